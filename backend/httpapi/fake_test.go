package httpapi

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
)

const (
	testToken = "T-0123456789"
	testHost  = "127.0.0.1:4321"
)

// fake is a newsroom of which a test sets what it needs; every other call
// panics, as a program with a fault would.
type fake struct {
	Newsroom
	documents func() ([]desk.DocumentInfo, error)
	edit      func(context.Context, desk.Caller, string, desk.EditRequest) (desk.Change, error)
	upload    func(io.Reader) (desk.Upload, error)
	events    chan desk.Event

	shelfPhotos func(desk.ShelfPhotosRequest)

	mu      sync.Mutex
	stopped int
}

// Open knows the document of the tab, and that there is none of a client
// without a name; of others it knows nothing.
func (f *fake) Open(ctx context.Context, c desk.Caller, id string) (desk.Opened, error) {
	switch id {
	case "d of tab":
		return desk.Opened{ID: id}, nil
	case "d of ":
		return desk.Opened{}, finding.Stop("desk.no-document", finding.Place{})
	}
	return f.Newsroom.Open(ctx, c, id)
}

func (f *fake) Session(c desk.Caller) desk.Session {
	return desk.Session{Language: c.Language, Limits: desk.Limits{ManuscriptBytes: 10, PhotoBytes: 100, FileBytes: 50}}
}

func (f *fake) Documents(context.Context, string, bool) ([]desk.DocumentInfo, error) {
	return f.documents()
}

func (f *fake) Edit(ctx context.Context, c desk.Caller, id string, r desk.EditRequest) (desk.Change, error) {
	return f.edit(ctx, c, id, r)
}

func (f *fake) Upload(_ context.Context, _ desk.Caller, _ string, body io.Reader) (desk.Upload, error) {
	return f.upload(body)
}

func (f *fake) Subscribe(desk.Caller) (<-chan desk.Event, func()) {
	return f.events, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.stopped++
	}
}

func (f *fake) Face(_ context.Context, _, _ string) ([]byte, error) { return []byte("face"), nil }

func (f *fake) Glyphs(context.Context, string, []int) ([]byte, error) { return []byte("glyphs"), nil }

func (f *fake) Thumbnail(_ context.Context, _ string, _, _ int, known string) (desk.Image, error) {
	if known == "r7" {
		return desk.Image{ETag: "r7"}, nil
	}
	return desk.Image{ETag: "r7", Data: []byte("PNG")}, nil
}

func (f *fake) ShelfPhotos(_ context.Context, r desk.ShelfPhotosRequest) (desk.ShelfPhotos, error) {
	f.shelfPhotos(r)
	return desk.ShelfPhotos{}, nil
}

// PhotoPreview knows none of the photo "plain".
func (f *fake) PhotoPreview(_ context.Context, id string) ([]byte, error) {
	if id == "plain" {
		return []byte{}, nil
	}
	return []byte("JPEG"), nil
}

func (f *fake) Result(string) (desk.File, error) {
	return desk.File{Name: "专题 04.pdf", Type: "application/pdf", Data: []byte("%PDF")}, nil
}

func newTestServer(f *fake) *Server {
	return New(f, Options{
		Frontend: fstest.MapFS{
			"index.html":       {Data: []byte("<!doctype html>editor")},
			"assets/a-1234.js": {Data: []byte("export {}")},
			".gitkeep":         {},
		},
		Token: testToken, Hosts: []string{testHost}, Heartbeat: 20 * time.Millisecond,
	})
}

// request is one request and what may differ from an ordinary one.
type request struct {
	method, path, body string
	header             map[string]string
	host               string
}

func (q request) on(h http.Handler) *httptest.ResponseRecorder {
	r := httptest.NewRequest(firstOf(q.method, "GET"), q.path, strings.NewReader(q.body))
	r.Host = firstOf(q.host, testHost)
	r.RemoteAddr = "127.0.0.1:5"
	r.Header.Set("Authorization", "Bearer "+testToken)
	if q.body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for name, value := range q.header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func wantStatus(t *testing.T, w *httptest.ResponseRecorder, want int) {
	t.Helper()
	if w.Code != want {
		t.Errorf("status %d, want %d: %.300s", w.Code, want, w.Body)
	}
}
