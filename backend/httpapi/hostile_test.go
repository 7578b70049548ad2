package httpapi

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/desk"
)

// TestARefusedCallerIsLetGo: who may not call cannot hold a connection by
// sending a body that never ends.
func TestARefusedCallerIsLetGo(t *testing.T) {
	web := httptest.NewUnstartedServer(nil)
	s := New(&fake{}, Options{Token: testToken})
	web.Config = s.HTTPServer(io.Discard)
	web.Start()
	defer web.Close()
	c, err := net.Dial("tcp", web.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "POST /api/uploads?name=a HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nbegin")
	_ = c.SetDeadline(time.Now().Add(4 * refusedTime))
	in := bufio.NewReader(c)
	if status, err := in.ReadString('\n'); err != nil || !strings.Contains(status, "401") {
		t.Fatal(status, err)
	}
	if _, err := io.Copy(io.Discard, in); err != nil {
		t.Errorf("the connection is held: %v", err)
	}
}

func TestEventStreamsAreBounded(t *testing.T) {
	f := &fake{events: make(chan desk.Event)}
	s, _ := listen(t, f)
	s.streams.Add(mostStreams - 1)
	w := request{path: "/api/events"}.on(s)
	wantStatus(t, w, http.StatusServiceUnavailable)
	if got := s.streams.Load(); got != mostStreams {
		t.Errorf("%d streams are counted", got)
	}
}

// TestTheTokenIsNotLogged holds that no log line tells the token, whichever way
// it came.
func TestTheTokenIsNotLogged(t *testing.T) {
	var logged strings.Builder
	f := &fake{documents: func() ([]desk.DocumentInfo, error) { panic("a fault") }}
	s := New(f, Options{Token: testToken, Log: func(m string) { logged.WriteString(m) }})
	w := request{path: "/api/documents?token=" + testToken, header: map[string]string{"Cookie": "broadsheet-4321=" + testToken}}.on(s)
	wantStatus(t, w, http.StatusInternalServerError)
	if logged.Len() == 0 || strings.Contains(logged.String(), testToken) || strings.Contains(w.Body.String(), testToken) {
		t.Errorf("logged %.200s, answered %s", logged.String(), w.Body)
	}
}
