package main

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"broadsheet/backend/cli"
	"broadsheet/backend/store"
	"broadsheet/backend/window"
)

// App is the desk as a window sees it, whatever toolkit draws the window. The
// library is opened while the window comes up; what the page asks for
// meanwhile waits.
type App struct {
	launch *cli.Launch
	ready  chan struct{} // closed once room and err are there
	room   *cli.Room
	err    error
}

// NewApp returns an App for a start of the program.
func NewApp(l *cli.Launch) *App { return &App{launch: l, ready: make(chan struct{})} }

// Open opens the library. Fault is called where that fails: the window can
// show why, and nothing else.
func (a *App) Open(ctx context.Context, native window.Native, fault func(message string)) {
	a.room, a.err = a.launch.Open(ctx, native)
	close(a.ready)
	if a.err != nil {
		fault(a.launch.Message(a.err))
		native.Quit()
		return
	}
	context.AfterFunc(ctx, a.room.Window.Stop) // the system ends the program
}

// Middleware answers the page's calls. The page itself is served by the
// program, or by next where a development server has it.
func (a *App) Middleware(isDevelopment bool) func(next http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case strings.HasPrefix(r.URL.Path, "/api/"):
				a.serve(w, r)
			case isDevelopment:
				next.ServeHTTP(w, r)
			default:
				a.launch.Pages().ServeHTTP(w, r)
			}
		})
	}
}

func (a *App) serve(w http.ResponseWriter, r *http.Request) {
	<-a.ready
	if a.err != nil {
		http.Error(w, a.launch.Message(a.err), http.StatusServiceUnavailable)
		return
	}
	a.room.Handler.ServeHTTP(w, r)
}

// MayClose is asked before the window closes; false: not yet (window.MayClose).
func (a *App) MayClose() bool {
	select {
	case <-a.ready:
	default:
		return true // nothing has begun
	}
	return a.err != nil || a.room.Window.MayClose()
}

// Close puts everything away and keeps the window's place for the next start.
func (a *App) Close(place store.WindowPlace) error {
	<-a.ready
	if a.err != nil {
		return a.err
	}
	if place.Width > 0 {
		a.err = a.launch.KeepPlace(place)
	}
	return errors.Join(a.room.Close(), a.err)
}
