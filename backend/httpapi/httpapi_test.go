package httpapi

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
)

// failure reads the finding of an answer.
func failure(t *testing.T, w *httptest.ResponseRecorder) desk.Finding {
	t.Helper()
	var got struct{ Error desk.Finding }
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return got.Error
}

func TestErrorsAndTheirStatus(t *testing.T) {
	for _, c := range []struct {
		err  error
		code finding.Code
		want int
	}{
		{finding.Stop(desk.NoDocument, finding.Place{}), desk.NoDocument, 404},
		{finding.Stop(desk.NoAlternatives, finding.Place{}), desk.NoAlternatives, 404},
		{fmt.Errorf("wrapped: %w", finding.Stop(desk.EditRefused, finding.Place{})), desk.EditRefused, 409},
		{finding.Stop(desk.NothingToUndo, finding.Place{}), desk.NothingToUndo, 409},
		{finding.Stop(desk.BadRequest, finding.Place{}), desk.BadRequest, 400},
		{finding.Stop(desk.BadDate, finding.Place{}), desk.BadDate, 422},
		{finding.Stop(desk.NoFaces, finding.Place{}), desk.NoFaces, 422},
		{finding.Stop(diskFull, finding.Place{}), diskFull, 507},
		{finding.Stop(desk.Superseded, finding.Place{}), desk.Superseded, 499},
		{context.Canceled, Cancelled, 499},
		{finding.Stop(desk.Internal, finding.Place{}), desk.Internal, 500},
		{errors.New("anything"), Failed, 500},
	} {
		s := newTestServer(&fake{documents: func() ([]desk.DocumentInfo, error) { return nil, c.err }})
		w := request{path: "/api/documents"}.on(s)
		wantStatus(t, w, c.want)
		if got := failure(t, w); got.Code != c.code || got.Message == "" {
			t.Errorf("%v: %+v", c.err, got)
		}
	}
}

func TestMessagesComeInTheCallersLanguage(t *testing.T) {
	s := newTestServer(&fake{})
	for accepted, want := range map[string]string{
		"": "There is no call", "en-GB,en;q=0.9": "There is no call", "zh-CN,zh;q=0.9,en;q=0.8": "没有", "fr, zh;q=0.5": "没有", "fr": "There is no call",
	} {
		w := request{path: "/api/nothing", header: map[string]string{"Accept-Language": accepted}}.on(s)
		wantStatus(t, w, 404)
		if got := failure(t, w); !strings.HasPrefix(got.Message, want) {
			t.Errorf("%q: %q", accepted, got.Message)
		}
	}
}

func TestAPanicIsOneRequests(t *testing.T) {
	var log strings.Builder
	f := &fake{documents: func() ([]desk.DocumentInfo, error) { return nil, nil }}
	s := New(f, Options{Log: func(m string) { log.WriteString(m) }})
	w := request{path: "/api/documents/abc"}.on(s) // the fake has no Open
	wantStatus(t, w, 500)
	if got := failure(t, w); got.Code != Failed {
		t.Errorf("%+v", got)
	}
	if !strings.Contains(log.String(), "GET /api/documents/abc") || !strings.Contains(log.String(), "goroutine") {
		t.Errorf("logged %.200q", log.String())
	}
	w = request{path: "/api/documents"}.on(s)
	wantStatus(t, w, 200)
	if w.Body.String() != "[]" {
		t.Errorf("an empty shelf is %s", w.Body)
	}
}

func TestEditIsHandedOn(t *testing.T) {
	var got desk.EditRequest
	var by desk.Caller
	f := &fake{edit: func(_ context.Context, c desk.Caller, id string, r desk.EditRequest) (desk.Change, error) {
		got, by = r, c
		return desk.Change{Status: desk.Status{Revision: 8}}, nil
	}}
	body := `{"base":7,"scene":"s1","serial":3,"edits":[{"name":"type","steps":[]}]}`
	w := request{method: "POST", path: "/api/documents/abc/edits", body: body, header: map[string]string{"X-Client": "tab", "Accept-Language": "zh"}}.on(newTestServer(f))
	wantStatus(t, w, 200)
	if got.Base != 7 || got.Scene != "s1" || got.Serial != 3 || len(got.Edits) != 1 || by != (desk.Caller{Client: "tab", Language: "zh"}) {
		t.Errorf("got %+v by %+v", got, by)
	}
	if !strings.Contains(w.Body.String(), `"revision":8`) {
		t.Errorf("%s", w.Body)
	}
}

func TestMalformedRequests(t *testing.T) {
	s := newTestServer(&fake{})
	for name, q := range map[string]request{
		"no JSON":       {body: `{"base":`},
		"two values":    {body: `{} {}`},
		"unknown field": {body: `{"bass":1}`},
		"wrong type":    {body: `{"base":"x"}`},
		"no type":       {body: `{}`, header: map[string]string{"Content-Type": "text/plain"}},
	} {
		q.method, q.path = "POST", "/api/documents/abc/edits"
		if w := q.on(s); w.Code != 400 {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
	for _, path := range []string{"/api/documents/a/changes?base=x", "/api/documents/a/changes", "/api/documents/a/thumbnail?page=x", "/api/photos/p?width=1e3", "/api/documents/a/alternatives/s/x"} {
		wantStatus(t, request{path: path}.on(s), 400)
	}
}

func TestBodiesHaveLimits(t *testing.T) {
	var read int64
	f := &fake{upload: func(body io.Reader) (desk.Upload, error) {
		n, err := io.Copy(io.Discard, body)
		read = n
		if err != nil { // as a desk that has words of its own for it
			return desk.Upload{}, finding.Stop(desk.NoUpload, finding.Place{})
		}
		return desk.Upload{Bytes: n}, nil
	}}
	s := newTestServer(f)
	post := request{method: "POST", path: "/api/uploads?name=a.txt"}
	post.body = strings.Repeat("x", 100)
	wantStatus(t, post.on(s), 200)
	post.body = strings.Repeat("x", 101)
	wantStatus(t, post.on(s), 413)
	chunked := httptest.NewRequest("POST", "/api/uploads?name=a.txt", io.MultiReader(strings.NewReader(post.body)))
	chunked.Host, chunked.ContentLength = testHost, -1
	chunked.Header.Set("Authorization", "Bearer "+testToken)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, chunked)
	wantStatus(t, w, 413)
	for _, name := range []string{"", "%ff.jpg", strings.Repeat("长", 100)} {
		wantStatus(t, request{method: "POST", path: "/api/uploads?name=" + name, body: "x"}.on(s), 400)
	}
	if read > 100 {
		t.Errorf("%d bytes were read", read)
	}
	big := request{method: "POST", path: "/api/documents/a/undo", body: `{"scene":"` + strings.Repeat("x", maxJSON) + `"}`}
	wantStatus(t, big.on(s), 413)
}

func TestWhatBrowsersMayKeep(t *testing.T) {
	s := newTestServer(&fake{})
	for path, want := range map[string]string{
		"/api/faces/Song":            "private, max-age=31536000, immutable",
		"/api/faces/Song?document=a": "no-store",
		"/api/session":               "no-store",
		"/assets/a-1234.js":          "private, max-age=31536000, immutable",
		"/":                          "no-cache",
	} {
		w := request{path: path}.on(s)
		wantStatus(t, w, 200)
		if got := w.Header().Get("Cache-Control"); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	thumbnail := request{path: "/api/documents/a/thumbnail"}
	w := thumbnail.on(s)
	wantStatus(t, w, 200)
	thumbnail.header = map[string]string{"If-None-Match": w.Header().Get("ETag")}
	wantStatus(t, thumbnail.on(s), 304)
}

func TestResultHasItsName(t *testing.T) {
	w := request{path: "/api/jobs/j/result"}.on(newTestServer(&fake{}))
	want := "attachment; filename*=utf-8''%E4%B8%93%E9%A2%98%2004.pdf"
	if got := w.Header().Get("Content-Disposition"); got != want || w.Body.String() != "%PDF" {
		t.Errorf("%q, body %q", got, w.Body)
	}
}

func TestZippedOnlyOverANetwork(t *testing.T) {
	f := &fake{documents: func() ([]desk.DocumentInfo, error) { return make([]desk.DocumentInfo, 500), nil }}
	s := newTestServer(f)
	for address, want := range map[string]string{"127.0.0.1:5": "", "192.168.1.7:5": "gzip"} {
		r := httptest.NewRequest("GET", "/api/documents", nil)
		r.Host, r.RemoteAddr = testHost, address
		r.Header.Set("Authorization", "Bearer "+testToken)
		r.Header.Set("Accept-Encoding", "gzip, br")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if got := w.Header().Get("Content-Encoding"); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
		body := io.Reader(w.Body)
		if want != "" {
			body, _ = gzip.NewReader(w.Body)
		}
		var list []desk.DocumentInfo
		if err := json.NewDecoder(body).Decode(&list); err != nil || len(list) != 500 {
			t.Errorf("%s: %d documents, %v", address, len(list), err)
		}
	}
}

func TestPages(t *testing.T) {
	s := newTestServer(&fake{})
	for path, want := range map[string]int{"/": 200, "/d/abc": 200, "/d/abc/photos": 200, "/photos": 200, "/assets/a-1234.js": 200, "/nothing": 404, "/.gitkeep": 404, "/assets": 404} {
		w := request{path: path}.on(s)
		wantStatus(t, w, want)
		if strings.HasPrefix(path, "/d/") && !strings.Contains(w.Body.String(), "editor") {
			t.Errorf("%s: %s", path, w.Body)
		}
	}
	unbuilt := New(&fake{}, Options{Frontend: fstest.MapFS{".gitkeep": {}}})
	w := request{path: "/d/abc"}.on(unbuilt)
	wantStatus(t, w, 503)
	if !strings.Contains(w.Body.String(), "make build") {
		t.Errorf("%s", w.Body)
	}
}

func FuzzRequestDecoding(f *testing.F) {
	f.Add("/api/documents/a/edits", `{"base":1,"scene":"s","edits":[],"serial":1}`)
	f.Add("/api/documents/a/preview", `{"base":1,"steps":[{"type":"removePage","index":0}]}`)
	f.Add("/api/documents", `{"manuscript":"u","photos":["p"],"folio":{"date":"2025-01-15"}}`)
	f.Add("/api/documents/a/reread/r/apply", `{"take":[1,2]}`)
	s := New(calm{}, Options{})
	f.Fuzz(func(t *testing.T, path, body string) {
		if !strings.HasPrefix(path, "/") || strings.ContainsAny(path, " \x00\r\n\t%#?") {
			t.Skip()
		}
		r, err := http.NewRequest("POST", "http://x"+path, bytes.NewReader([]byte(body)))
		if err != nil {
			t.Skip()
		}
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Fatalf("%s %q: %d %s", path, body, w.Code, w.Body)
		}
	})
}
