package httpapi

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/desk"
)

// line reads the next line of a stream that begins with a text.
func line(t *testing.T, in *bufio.Reader, begin string) string {
	t.Helper()
	for {
		text, err := in.ReadString('\n')
		if err != nil {
			t.Fatalf("waiting for %q: %v", begin, err)
		}
		if strings.HasPrefix(text, begin) {
			return strings.TrimSpace(text)
		}
	}
}

func (f *fake) wantStopped(t *testing.T) {
	t.Helper()
	for range 200 {
		f.mu.Lock()
		n := f.stopped
		f.mu.Unlock()
		if n == 1 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the subscription goes on")
}

// stream opens the events of a server that is really listening.
func listen(t *testing.T, f *fake) (*Server, *http.Response) {
	t.Helper()
	s := New(f, Options{Heartbeat: 20 * time.Millisecond})
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, "GET", web.URL+"/api/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	return s, answer
}

func TestEvents(t *testing.T) {
	f := &fake{events: make(chan desk.Event, 2)}
	_, answer := listen(t, f)
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Errorf("type %q", kind)
	}
	in := bufio.NewReader(answer.Body)
	f.events <- desk.Event{Name: "changed", Data: desk.Changed{Document: "d\n1", Revision: 7, Client: "tab"}}
	line(t, in, "event: changed")
	if got, want := line(t, in, "data: "), `data: {"document":"d\n1","revision":7,"client":"tab"}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	line(t, in, ": still here")
	answer.Body.Close()
	f.wantStopped(t)
}

func TestEventsEndWithTheServer(t *testing.T) {
	f := &fake{events: make(chan desk.Event)}
	s, answer := listen(t, f)
	s.Close()
	s.Close() // twice does no harm
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		t.Errorf("the stream ends with %v", err)
	}
	f.wantStopped(t)
}

func TestEventsEndWithTheNewsroom(t *testing.T) {
	f := &fake{events: make(chan desk.Event)}
	_, answer := listen(t, f)
	close(f.events)
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		t.Errorf("the stream ends with %v", err)
	}
	f.wantStopped(t)
}

// window is the writer of a desktop's web view: it cannot flush, and it fails
// once the page has gone.
type window struct {
	header http.Header
	left   int
}

func (w *window) Header() http.Header { return w.header }
func (w *window) WriteHeader(int)     {}
func (w *window) Write(p []byte) (int, error) {
	if w.left--; w.left < 0 {
		return 0, errors.New("the page has gone")
	}
	return len(p), nil
}

// undone is a context that never ends, as that of a web view's requests.
type undone struct{ context.Context }

func (undone) Done() <-chan struct{} { return nil }

func TestEventsInAWindowEndWhenAWriteFails(t *testing.T) {
	f := &fake{events: make(chan desk.Event)}
	r := httptest.NewRequest("GET", "/api/events", nil).WithContext(undone{context.Background()})
	New(f, Options{Heartbeat: time.Millisecond}).ServeHTTP(&window{http.Header{}, 3}, r)
	f.wantStopped(t)
}

// oneConnection is a listener that hands out one connection and then waits.
type oneConnection struct {
	net.Listener
	connections chan net.Conn
}

func (l oneConnection) Accept() (net.Conn, error) {
	c, ok := <-l.connections
	if !ok {
		return nil, net.ErrClosed
	}
	return c, nil
}
func (l oneConnection) Close() error   { return nil }
func (l oneConnection) Addr() net.Addr { return &net.TCPAddr{} }

// TestASlowReaderIsDropped: a pipe has no buffer, so that a reader who stops
// holds up the next write.
func TestASlowReaderIsDropped(t *testing.T) {
	f := &fake{events: make(chan desk.Event)}
	s := New(f, Options{Heartbeat: time.Millisecond})
	s.patience = 50 * time.Millisecond
	ours, theirs := net.Pipe()
	defer ours.Close()
	listener := oneConnection{connections: make(chan net.Conn, 1)}
	listener.connections <- theirs
	server := s.HTTPServer(io.Discard)
	go func() { _ = server.Serve(listener) }()
	defer close(listener.connections)
	if _, err := io.WriteString(ours, "GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	line(t, bufio.NewReaderSize(ours, 16), "HTTP/1.1 200") // and reads no more
	f.wantStopped(t)
}
