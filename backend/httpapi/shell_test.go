package httpapi

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"broadsheet/backend/desk"
)

// aWindow notes what it is told.
type aWindow struct {
	Shell
	menu    Menu
	settled []bool
	quits   int
	place   Place
}

func (w *aWindow) Start(c desk.Caller) Opening {
	return Opening{Document: "d of " + c.Client, Language: "zh"}
}
func (w *aWindow) Status() Status                 { return Status{Process: 7, Pages: 1} }
func (w *aWindow) Painted()                       {}
func (w *aWindow) ShowMenu(_ desk.Caller, m Menu) { w.menu = m }
func (w *aWindow) Save(_ context.Context, _ desk.Caller, r SaveRequest) (Saved, error) {
	if r.Job == "" {
		return Saved{}, NoFile()
	}
	return Saved{Path: "/x/" + r.Job}, nil
}
func (w *aWindow) Settled(isSaved bool) { w.settled = append(w.settled, isSaved) }
func (w *aWindow) Quit()                { w.quits++ }
func (w *aWindow) Inspect(_ context.Context, at Place) (json.RawMessage, error) {
	w.place = at
	return json.RawMessage(`{"seen":null}`), nil
}

func TestShellCalls(t *testing.T) {
	w := &aWindow{}
	s := New(&fake{}, Options{Shell: w})
	for _, c := range []struct {
		call, body string
		status     int
		answer     string
	}{
		{"GET /api/shell", ``, 200, `{"process":7,"pages":1}`},
		{"POST /api/shell/start", ``, 200, `{"language":"zh","document":"d of tab","opened":{"id":"d of tab"`},
		{"POST /api/shell/painted", `{}`, 204, ``},
		{"PUT /api/shell/menu", `{"language":"zh","title":"页","menus":[{"label":"文件(_F)","items":[{"command":"quit","label":"退出","keys":"Ctrl+Q","isChecked":false}]}]}`, 204, ``},
		{"PUT /api/shell/menu", `{"titel":"页"}`, 400, `bad-request`},
		{"POST /api/shell/save", `{"job":"j.pdf"}`, 200, `{"path":"/x/j.pdf"}`},
		{"POST /api/shell/save", `{}`, 400, `bad-request`},
		{"POST /api/shell/settled", `{"isSaved":true}`, 204, ``},
		{"POST /api/shell/quit", `{}`, 204, ``},
		{"POST /api/shell/inspect", `{"frame":"f","offset":0}`, 200, `{"seen":null}`},
	} {
		method, path, _ := strings.Cut(c.call, " ")
		r := httptest.NewRequest(method, path, strings.NewReader(c.body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("X-Client", "tab")
		out := httptest.NewRecorder()
		s.ServeHTTP(out, r)
		if out.Code != c.status || !strings.Contains(out.Body.String(), c.answer) {
			t.Errorf("%s %s: %d %s", c.call, c.body, out.Code, out.Body)
		}
	}
	// One that cannot be opened is named all the same: the page asks, and is told why.
	out := httptest.NewRecorder()
	s.ServeHTTP(out, httptest.NewRequest(http.MethodPost, "/api/shell/start", nil))
	if got := out.Body.String(); out.Code != http.StatusOK || strings.Contains(got, "opened") {
		t.Errorf("the start with a document that is gone: %d %s", out.Code, got)
	}
	if item := w.menu.Menus[0].Items[0]; item.Command != "quit" || item.IsChecked == nil || *item.IsChecked {
		t.Errorf("the menu: %+v", item)
	}
	if w.quits != 1 || len(w.settled) != 1 || w.place.Offset == nil {
		t.Errorf("%d quits, settled %v, place %+v", w.quits, w.settled, w.place)
	}
}

// TestNoShell: in a browser there is nothing of a window, and with a token
// nobody has it who does not know it.
func TestNoShell(t *testing.T) {
	for name, o := range map[string]Options{"no window": {}, "no token": {Shell: &aWindow{}, Token: testToken}} {
		out := httptest.NewRecorder()
		New(&fake{}, o).ServeHTTP(out, httptest.NewRequest(http.MethodPost, "/api/shell/quit", nil))
		if out.Code != http.StatusNotFound && out.Code != http.StatusUnauthorized {
			t.Errorf("%s: %d", name, out.Code)
		}
	}
}

func TestPagesNeedNoDesk(t *testing.T) {
	pages := Pages(fstest.MapFS{"index.html": {Data: []byte("<!doctype html>editor")}})
	for path, want := range map[string]int{"/": 200, "/d/one": 200, "/gone.js": 404} {
		out := httptest.NewRecorder()
		pages.ServeHTTP(out, httptest.NewRequest(http.MethodGet, path, nil))
		if out.Code != want || out.Header().Get("Content-Security-Policy") == "" {
			t.Errorf("%s: %d", path, out.Code)
		}
	}
}
