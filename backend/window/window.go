// Package window is the desk in a window of its own: what the editor finds
// around the page beside the desk's calls, whatever toolkit draws it. It
// answers the page's calls below /api/shell (httpapi.Shell) and tells it the
// events "show", "command", "closing" and "inspect".
package window

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"sync"
	"time"

	"broadsheet/backend/desk"
	"broadsheet/backend/httpapi"
)

// Native is what a toolkit does for the window. All of its methods may be
// called from any goroutine; those that ask wait for the answer.
type Native interface {
	// ShowMenu replaces the menu bar and the title. choose is called with the
	// command of an entry that was chosen.
	ShowMenu(menu httpapi.Menu, choose func(command string))
	// AskOpen lets the editor choose files; none where it is given up.
	AskOpen(OpenQuestion) []string
	// AskSave asks where a file shall go; empty where it is given up.
	AskSave(SaveQuestion) string
	// Confirm asks a question that is answered by yes or no.
	Confirm(title, question string) bool
	// Raise brings the window to the front.
	Raise()
	// Quit closes the window without asking.
	Quit()
}

// FileKind is a choice in a dialog of files.
type FileKind struct {
	Name     string
	Patterns []string // "*.pdf"
}

// OpenQuestion is a dialog for files that are there.
type OpenQuestion struct {
	Title  string
	Folder string // empty: the system's choice
	Kinds  []FileKind
}

// SaveQuestion is a dialog for a file to write.
type SaveQuestion struct {
	Title  string
	Folder string
	Name   string // proposed
	Kind   FileKind
}

// Newsroom is what the window asks of the desk.
type Newsroom interface {
	Upload(ctx context.Context, c desk.Caller, name string, body io.Reader) (desk.Upload, error)
	Import(ctx context.Context, c desk.Caller, upload string) (desk.Job, error)
	Job(c desk.Caller, id string) (desk.Job, error)
	Result(job string) (desk.File, error)
	File(ctx context.Context, document string) (desk.File, error)
	Tell(client string, e desk.Event) (heard bool)
	IsBusy() bool
}

var _ Newsroom = (*desk.Newsroom)(nil)

// Options are what a window is made of.
type Options struct {
	Newsroom Newsroom
	Native   Native
	// Read opens a file that the editor has named.
	Read func(path string) (io.ReadCloser, error)
	// Write writes a file in one piece.
	Write func(path string, write func(io.Writer) error) error
	// Say gives a text in a language ("zh", "en"); pairs are name, value … for its {name}.
	Say func(language, key string, pairs ...string) string
	// Language is that in which the program was started.
	Language string
	// Patience is how long the page may take to answer; 0: three seconds.
	Patience time.Duration
}

// Window implements httpapi.Shell. It is safe for concurrent use.
type Window struct {
	options    Options
	closing    closing
	inspecting sync.Mutex // one question at a time
	inspected  chan json.RawMessage

	mu      sync.Mutex
	page    desk.Caller // who hears the events; the last that has started
	pending []opening   // that no page has shown yet
	status  httpapi.Status
	folder  string     // where files were saved last
	asking  sync.Mutex // one dialog at a time
}

var _ httpapi.Shell = (*Window)(nil)

// New returns a window, closed to nobody yet.
func New(o Options) *Window {
	if o.Patience <= 0 {
		o.Patience = 3 * time.Second
	}
	return &Window{
		options: o, closing: newClosing(), inspected: make(chan json.RawMessage, 1),
		page: desk.Caller{Language: o.Language}, status: httpapi.Status{Process: os.Getpid()},
	}
}

// Start implements httpapi.Shell.
func (w *Window) Start(c desk.Caller) httpapi.Opening {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.page = c
	w.status.Pages++
	w.status.Painted = nil
	first := httpapi.Opening{}
	if n := len(w.pending); n > 0 {
		first = w.pending[n-1].told(w.options.Newsroom, c) // one page shows one thing
		w.pending = nil
	}
	first.Language = w.options.Language
	return first
}

// Status implements httpapi.Shell.
func (w *Window) Status() httpapi.Status {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.status
}

// Painted implements httpapi.Shell.
func (w *Window) Painted() {
	now := time.Now()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.status.Painted = &now
}

// ShowMenu implements httpapi.Shell.
func (w *Window) ShowMenu(c desk.Caller, menu httpapi.Menu) {
	w.mu.Lock()
	w.page.Language = menu.Language
	w.mu.Unlock()
	w.options.Native.ShowMenu(menu, func(command string) { w.choose(c.Client, command) })
}

// quitCommand is the one command that works without a page that answers.
const quitCommand = "quit"

func (w *Window) choose(client, command string) {
	if command == quitCommand {
		w.Quit()
		return
	}
	w.options.Newsroom.Tell(client, desk.Event{Name: "command", Data: struct {
		Command string `json:"command"`
	}{command}})
}

// inspectTime is how long a page may take to come to rest and answer.
const inspectTime = 30 * time.Second

// Inspect implements httpapi.Shell.
func (w *Window) Inspect(ctx context.Context, at httpapi.Place) (json.RawMessage, error) {
	w.inspecting.Lock()
	defer w.inspecting.Unlock()
	select {
	case <-w.inspected: // an answer that came too late
	default:
	}
	ctx, cancel := context.WithTimeout(ctx, inspectTime)
	defer cancel()
	if err := w.tellPage(ctx, desk.Event{Name: "inspect", Data: at}); err != nil {
		return nil, err
	}
	select {
	case seen := <-w.inspected:
		return seen, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// tellPage waits for a page that is still coming up.
func (w *Window) tellPage(ctx context.Context, e desk.Event) error {
	for !w.options.Newsroom.Tell(w.caller().Client, e) {
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// Inspected implements httpapi.Shell. What nobody waits for is dropped.
func (w *Window) Inspected(seen json.RawMessage) {
	select {
	case w.inspected <- seen:
	default:
	}
}

// caller is the page, as the desk's callers are named.
func (w *Window) caller() desk.Caller {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.page
}

func (w *Window) say(key string, pairs ...string) string {
	return w.options.Say(w.caller().Language, key, pairs...)
}
