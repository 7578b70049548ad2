// Package httpapi is the desk over HTTP, for browsers, for the desktop's
// window and for scripts: calls, bytes and events as docs/http-api.md says. It
// is an adapter: it reads requests, calls the newsroom and writes its answers.
//
// Who may call is decided in guard.go, in which status an error ends in
// status.go; both for all calls at once.
package httpapi

import (
	"io"
	"io/fs"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"broadsheet/backend/desk"
)

// Options are what a shell decides.
type Options struct {
	// Frontend holds the built editor: index.html and what belongs to it.
	Frontend fs.FS
	// Token is what a caller must know. Empty lets everybody in: for a window,
	// which nobody else reaches.
	Token string
	// Hosts are the addresses, with their ports, under which the server is
	// called; requests for others are refused. Nil lets all pass, for a window.
	Hosts []string
	// Shell is the window around the page; nil where there is none.
	Shell Shell
	// Log takes what went wrong inside the program, one entry a call; nil drops it.
	Log func(message string)
	// Heartbeat is how often an event stream shows that it is alive; 0: ten seconds.
	Heartbeat time.Duration
}

// Server answers HTTP requests. It is safe for concurrent use.
type Server struct {
	newsroom  Newsroom
	options   Options
	limits    desk.Limits
	patience  time.Duration // with a reader of events
	handler   http.Handler
	streams   atomic.Int32 // of events, that are open
	closing   chan struct{}
	closeOnce sync.Once
}

// New returns a server for a newsroom.
func New(n Newsroom, o Options) *Server {
	if o.Log == nil {
		o.Log = func(string) {}
	}
	if o.Heartbeat <= 0 {
		o.Heartbeat = 10 * time.Second
	}
	s := &Server{newsroom: n, options: o, limits: n.Session(desk.Caller{}).Limits, patience: eventTime, closing: make(chan struct{})}
	s.handler = s.recovering(s.guarding(s.routes()))
	return s
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close ends the event streams, which would last for ever.
func (s *Server) Close() { s.closeOnce.Do(func() { close(s.closing) }) }

// The time that a request and its answer may take on the wire. Event streams
// have none: each of their writes has.
const (
	bodyTime    = 5 * time.Minute
	refusedTime = 2 * time.Second // for the rest of a body that nobody reads
	answerTime  = 5 * time.Minute
	eventTime   = 10 * time.Second
)

// HTTPServer returns a server with the limits that keep slow or hostile
// callers from holding it up.
func (s *Server) HTTPServer(errorLog io.Writer) *http.Server {
	out := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          logTo(errorLog),
	}
	out.RegisterOnShutdown(s.Close)
	return out
}
