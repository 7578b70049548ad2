package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/httpapi"
	"broadsheet/backend/store"
	"broadsheet/backend/window"
)

// Launch is a start of the program that shows a window. The window comes up
// while the library is being opened, which Open does.
type Launch struct {
	// Place is where the window was last.
	Place   store.WindowPlace
	serving *serving
	dir     string
	isAddr  bool // listen on the address too
}

// open shows the editor: in a window, in the window that has the library
// already, or in the browser where the program has no window.
func (s *serving) open(ctx context.Context, isAddrGiven bool) error {
	if s.Window == nil {
		return s.run(ctx, isAddrGiven)
	}
	dir, err := s.prepare()
	if err != nil {
		return err
	}
	if handOver(dir, s.Getenv, s.absolute()) {
		return nil
	}
	return s.Window(ctx, &Launch{Place: store.ReadWindowPlace(dir), serving: s, dir: dir, isAddr: isAddrGiven})
}

// Pages serves the editor's own files; they are there before the library is.
func (l *Launch) Pages() http.Handler { return httpapi.Pages(l.serving.Frontend) }

// Frontend holds the same files.
func (l *Launch) Frontend() fs.FS { return l.serving.Frontend }

// Say gives a text of the command line's language.
func (l *Launch) Say(key string, pairs ...string) string { return l.serving.words.say(key, pairs...) }

// Message puts an error into words.
func (l *Launch) Message(err error) string { return messageOf(err, l.serving.words) }

// Room is a library that is open, and the window's side of it.
type Room struct {
	Window *window.Window
	// Handler answers the window's page.
	Handler http.Handler

	launch  *Launch
	closers []func() error
}

// Open opens the library and begins with what the command line asks for.
func (l *Launch) Open(ctx context.Context, native window.Native) (*Room, error) {
	s := l.serving
	n, err := s.openNewsroom(ctx, l.dir, s.folders, s.words, func(desk.Step) {})
	if err != nil {
		return nil, err
	}
	summarise(s.Stderr, withoutNotes(n.library.Findings()), s.words, false)
	r := &Room{Window: newWindow(n, native, s.words.lang), launch: l, closers: []func() error{n.close}}
	api := httpapi.New(n.Newsroom, httpapi.Options{Frontend: s.Frontend, Shell: r.Window, Log: s.log})
	r.Handler = api
	r.closers = append(r.closers, func() error { api.Close(); return nil })
	take := func(other source) { l.take(ctx, n, r.Window, other) }
	if err := r.listen(n, take); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	if s.Manuscript != "" {
		go take(s.source)
	}
	return r, nil
}

func newWindow(n *newsroom, native window.Native, language string) *window.Window {
	return window.New(window.Options{
		Newsroom: n.Newsroom, Native: native, Language: language, Write: store.WriteFile,
		Read: func(path string) (io.ReadCloser, error) { return openFile(path) },
		Say: func(language, key string, pairs ...string) string {
			return wordsFor(language).say(key, pairs...)
		},
	})
}

// listen waits for other starts of the program, and on the address of the
// command line where one was given: a script drives the window through it.
func (r *Room) listen(n *newsroom, take func(source)) error {
	l := r.launch
	starts, err := receive(l.dir, l.serving.Getenv, take)
	if err != nil {
		// Without it a second start says that the library is in use.
		l.serving.log(err.Error())
	} else {
		r.closers = append(r.closers, starts.Close)
	}
	if !l.isAddr {
		return nil
	}
	listener, err := l.serving.listen(true)
	if err != nil {
		return err
	}
	token, err := l.serving.tokenFor(n)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := l.serving.server(n, listener.Addr(), token, r.Window)
	r.closers = append(r.closers, func() error { return shutDown(server) })
	go func() { _ = server.Serve(listener) }() // ends when it is shut down
	l.serving.noBrowser = true
	l.serving.announce(context.Background(), addressOf(listener.Addr(), l.serving.addr, "", token))
	return nil
}

// Close puts everything away, in the reverse order of its opening.
func (r *Room) Close() error {
	var all error
	for i := len(r.closers) - 1; i >= 0; i-- {
		all = errors.Join(all, r.closers[i]())
	}
	return all
}

// KeepPlace remembers where the window is.
func (l *Launch) KeepPlace(p store.WindowPlace) error { return store.WriteWindowPlace(l.dir, p) }

// take opens what a start of the program asks for.
func (l *Launch) take(ctx context.Context, n *newsroom, w *window.Window, s source) {
	switch document, job, findings, err := begin(ctx, n, s); {
	case err != nil:
		w.OpenError(err)
	case document != "":
		w.OpenDocument(document)
		n.Prepare(ctx, document) // while the page is still coming up
	case job != "":
		w.OpenJob(job, withoutNotes(findings)...)
	default:
		w.Raise()
	}
}

// begin starts the work on a file; nothing is to be done for none.
func begin(ctx context.Context, n *newsroom, s source) (document, job string, findings []finding.Finding, err error) {
	switch {
	case s.Manuscript == "":
		return "", "", nil, nil
	case isDocumentFile(s.Manuscript):
		document, upload, err := n.uploadFile(ctx, s.Manuscript)
		if document != "" || err != nil {
			return document, "", nil, err
		}
		job, err := n.Import(ctx, n.caller, upload)
		return "", job.ID, nil, err
	}
	request, findings, err := n.createRequest(ctx, s)
	if err != nil {
		return "", "", nil, err
	}
	made, err := n.Create(ctx, n.caller, request)
	return "", made.ID, findings, err
}
