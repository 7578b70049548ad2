package httpapi

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
)

// Shell is what a window of its own can do beside the desk. Its calls are
// those below /api/shell; where there is no window they do not exist.
type Shell interface {
	// Start is the first call of a page: it gets what it shall show, and hears
	// the window's events from now on.
	Start(desk.Caller) Opening
	Status() Status
	// Painted notes that the page has painted a document for the first time.
	Painted()
	ShowMenu(desk.Caller, Menu)
	// Choose asks for files and opens them; the page hears of them by "show".
	Choose(context.Context, desk.Caller) error
	// Save asks where a file shall go and writes it.
	Save(context.Context, desk.Caller, SaveRequest) (Saved, error)
	// Settled answers the event "closing".
	Settled(isSaved bool)
	// Quit closes the window, as its menu does.
	Quit()
	// Inspect asks the page what it shows, in the words of docs/scripting.md;
	// Inspected is its answer.
	Inspect(context.Context, Place) (json.RawMessage, error)
	Inspected(json.RawMessage)
}

// Opening is what a page shall show: a document, one that a job makes, or
// files from which the editor makes a page; the shelf where it is empty.
type Opening struct {
	// Language is that of the program, for a page that has none of its own yet.
	Language string `json:"language,omitempty"`
	Document string `json:"document,omitempty"`
	// Opened is the document itself, as the call that opens it gives it: the page
	// is seen sooner. Nil where it cannot be opened; that call then says why.
	Opened  *desk.Opened  `json:"opened,omitempty"`
	Job     *desk.Job     `json:"job,omitempty"`
	Uploads []desk.Upload `json:"uploads,omitempty"`
	Error   *desk.Finding `json:"error,omitempty"`
	// Findings are what else should be known: photos of a folder that could not
	// be read.
	Findings []desk.Finding `json:"findings,omitempty"`
}

// Status is how far the window is.
type Status struct {
	Process int `json:"process"` // its number
	// Painted is when a document was last painted for the first time by a page:
	// a new one, or one that came after a crash. Nil before.
	Painted *time.Time `json:"painted,omitempty"`
	Pages   int        `json:"pages"` // that have started: more than one after a crash
}

// Menu is the window's menu bar, made of the commands that the page has.
type Menu struct {
	Language string `json:"language"`
	Title    string `json:"title"` // of the window
	Menus    []Item `json:"menus"`
}

// Item is an entry of a menu; with Items a menu itself, with nothing a line
// between others.
type Item struct {
	Command    string `json:"command,omitempty"` // what the event "command" names
	Label      string `json:"label,omitempty"`   // "_" before the letter that chooses it
	Keys       string `json:"keys,omitempty"`    // "Ctrl+Shift+E": shown; the page itself listens for them
	IsDisabled bool   `json:"isDisabled,omitempty"`
	IsChecked  *bool  `json:"isChecked,omitempty"` // nil: nothing to check
	Items      []Item `json:"items,omitempty"`
}

// SaveRequest names a file of the desk: the result of an export, or a document.
type SaveRequest struct {
	Job      string `json:"job,omitempty"`
	Document string `json:"document,omitempty"`
}

// Saved says where a file went; empty where the editor gave it up.
type Saved struct {
	Path string `json:"path,omitempty"`
}

// Place is a place of a frame, or of its text, whose point on the screen is
// asked for.
type Place struct {
	Frame  string `json:"frame,omitempty"`
	Offset *int   `json:"offset,omitempty"`
}

// shellRoutes are the calls of a window.
func (s *Server) shellRoutes() map[string]call {
	if s.options.Shell == nil {
		return nil
	}
	return map[string]call{
		"GET /api/shell":            s.shellStatus,
		"POST /api/shell/start":     s.shellStart,
		"POST /api/shell/painted":   s.shellPainted,
		"PUT /api/shell/menu":       s.shellMenu,
		"POST /api/shell/open":      s.shellOpen,
		"POST /api/shell/save":      s.shellSave,
		"POST /api/shell/settled":   s.shellSettled,
		"POST /api/shell/quit":      s.shellQuit,
		"POST /api/shell/inspect":   s.shellInspect,
		"POST /api/shell/inspected": s.shellInspected,
	}
}

func (s *Server) shellStatus(http.ResponseWriter, *http.Request) (any, error) {
	return s.options.Shell.Status(), nil
}

func (s *Server) shellStart(_ http.ResponseWriter, r *http.Request) (any, error) {
	by := callerOf(r)
	opening := s.options.Shell.Start(by)
	if opening.Document != "" {
		opening.Opened = s.openedSoon(r.Context(), by, opening.Document)
	}
	return opening, nil
}

// openedSoon opens a document for a page that waits for it with nothing to
// show; nil where that cannot be done, or takes long.
func (s *Server) openedSoon(ctx context.Context, by desk.Caller, id string) *desk.Opened {
	answer := make(chan *desk.Opened, 1)
	go func() {
		defer close(answer)
		defer func() { _ = recover() }() // the call that opens it tells
		if opened, err := s.newsroom.Open(ctx, by, id); err == nil {
			answer <- &opened
		}
	}()
	select {
	case opened := <-answer:
		return opened
	case <-time.After(time.Second):
		return nil
	}
}

func (s *Server) shellPainted(w http.ResponseWriter, _ *http.Request) (any, error) {
	s.options.Shell.Painted()
	return done(w)
}

func (s *Server) shellMenu(w http.ResponseWriter, r *http.Request) (any, error) {
	var menu Menu
	if err := read(w, r, &menu); err != nil {
		return nil, err
	}
	s.options.Shell.ShowMenu(callerOf(r), menu)
	return done(w)
}

func (s *Server) shellOpen(w http.ResponseWriter, r *http.Request) (any, error) {
	if err := s.options.Shell.Choose(r.Context(), callerOf(r)); err != nil {
		return nil, err
	}
	return done(w)
}

func (s *Server) shellSave(w http.ResponseWriter, r *http.Request) (any, error) {
	var request SaveRequest
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	return s.options.Shell.Save(r.Context(), callerOf(r), request)
}

func (s *Server) shellSettled(w http.ResponseWriter, r *http.Request) (any, error) {
	var request struct {
		IsSaved bool `json:"isSaved"`
	}
	if err := read(w, r, &request); err != nil {
		return nil, err
	}
	s.options.Shell.Settled(request.IsSaved)
	return done(w)
}

func (s *Server) shellQuit(w http.ResponseWriter, _ *http.Request) (any, error) {
	s.options.Shell.Quit()
	return done(w)
}

func (s *Server) shellInspect(w http.ResponseWriter, r *http.Request) (any, error) {
	var at Place
	if err := read(w, r, &at); err != nil {
		return nil, err
	}
	return s.options.Shell.Inspect(r.Context(), at)
}

func (s *Server) shellInspected(w http.ResponseWriter, r *http.Request) (any, error) {
	var seen json.RawMessage
	if err := read(w, r, &seen); err != nil {
		return nil, err
	}
	s.options.Shell.Inspected(seen)
	return done(w)
}

// Told puts a finding into the words of a language, as the calls do.
func Told(f finding.Finding, language string) desk.Finding {
	return desk.Finding{Finding: f, Message: f.Message(language)}
}

// ToldError puts an error into the words of a language, as the calls do.
func ToldError(err error, language string) *desk.Finding {
	told := Told(problemOf(err).finding, language)
	return &told
}

// NoFile is a request to save nothing.
func NoFile() error { return finding.Stop(BadRequest, finding.Place{}, "reason", "job or document") }
