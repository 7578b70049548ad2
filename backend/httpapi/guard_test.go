package httpapi

import (
	"net/http"
	"strings"
	"testing"
)

func TestWhoMayCall(t *testing.T) {
	s := newTestServer(&fake{})
	for name, c := range map[string]struct {
		request
		want int
	}{
		"with the token":       {request{path: "/api/session"}, 200},
		"without":              {request{path: "/api/session", header: map[string]string{"Authorization": ""}}, 401},
		"with another":         {request{path: "/api/session", header: map[string]string{"Authorization": "Bearer t"}}, 401},
		"with the cookie":      {request{path: "/api/session", header: map[string]string{"Authorization": "", "Cookie": "broadsheet-4321=" + testToken}}, 200},
		"another port's":       {request{path: "/api/session", header: map[string]string{"Authorization": "", "Cookie": "broadsheet-1=" + testToken}}, 401},
		"token in the address": {request{path: "/api/session?token=" + testToken, header: map[string]string{"Authorization": ""}}, 401},
		"another host":         {request{path: "/api/session", host: "evil.example:4321"}, 403},
		"another port":         {request{path: "/api/session", host: "127.0.0.1:1"}, 403},
		"a page at a host":     {request{path: "/", host: "evil.example"}, 403},
		"own origin":           {request{path: "/api/session", header: map[string]string{"Origin": "http://" + testHost}}, 200},
		"another origin":       {request{path: "/api/session", header: map[string]string{"Origin": "http://evil.example"}}, 403},
		"origin of a file":     {request{path: "/api/session", header: map[string]string{"Origin": "null"}}, 403},
		"an image elsewhere":   {request{path: "/api/session", header: map[string]string{"Sec-Fetch-Site": "cross-site"}}, 403},
		"a link elsewhere":     {request{path: "/", header: map[string]string{"Sec-Fetch-Site": "cross-site", "Authorization": ""}}, 200},
	} {
		if w := c.on(s); w.Code != c.want {
			t.Errorf("%s: status %d, want %d: %s", name, w.Code, c.want, w.Body)
		}
	}
}

func TestTheTokenBecomesACookie(t *testing.T) {
	s := newTestServer(&fake{})
	w := request{path: "/d/abc?token=" + testToken + "&x=1", header: map[string]string{"Authorization": ""}}.on(s)
	wantStatus(t, w, http.StatusSeeOther)
	if got := w.Header().Get("Location"); got != "/d/abc?x=1" {
		t.Errorf("leads to %q", got)
	}
	cookie := w.Header().Get("Set-Cookie")
	for _, part := range []string{"broadsheet-4321=" + testToken, "HttpOnly", "SameSite=Strict", "Path=/"} {
		if !strings.Contains(cookie, part) {
			t.Errorf("cookie %q lacks %s", cookie, part)
		}
	}
	wantStatus(t, request{path: "/?token=wrong"}.on(s), 401)
	if got := (request{path: "//evil.example/?token=" + testToken}).on(s).Header().Get("Location"); strings.HasPrefix(got, "//") {
		t.Errorf("leads away: %q", got)
	}
}

func TestAWindowNeedsNoToken(t *testing.T) {
	s := New(&fake{}, Options{})
	wantStatus(t, request{path: "/api/session", host: "wails.localhost", header: map[string]string{"Authorization": "", "Origin": "wails://wails"}}.on(s), 200)
}

func TestEveryAnswerIsProtected(t *testing.T) {
	s := newTestServer(&fake{})
	for _, path := range []string{"/", "/api/session", "/api/nothing", "/nothing"} {
		h := request{path: path}.on(s).Header()
		if h.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(h.Get("Content-Security-Policy"), "script-src 'self';") {
			t.Errorf("%s: %v", path, h)
		}
	}
}
