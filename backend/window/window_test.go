package window

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/httpapi"
)

// room is a newsroom of which a test sets what it needs.
type room struct {
	mu      sync.Mutex
	told    []desk.Event
	deaf    bool // no page listens
	busy    bool
	answer  func(desk.Event)
	uploads []string
}

func (r *room) Upload(_ context.Context, _ desk.Caller, name string, body io.Reader) (desk.Upload, error) {
	_, err := io.Copy(io.Discard, body)
	r.uploads = append(r.uploads, name)
	kind := desk.PhotoUpload
	switch {
	case strings.HasSuffix(name, ".txt"):
		kind = desk.ManuscriptUpload
	case strings.HasSuffix(name, ".broadsheet"):
		kind = desk.DocumentUpload
	}
	return desk.Upload{ID: "u-" + name, Name: name, Kind: kind}, err
}

func (r *room) Import(_ context.Context, _ desk.Caller, upload string) (desk.Job, error) {
	return desk.Job{ID: "import of " + upload}, nil
}

func (r *room) Job(_ desk.Caller, id string) (desk.Job, error) { return desk.Job{ID: id}, nil }

func (r *room) Result(job string) (desk.File, error) {
	if job != "j" {
		return desk.File{}, errors.New("no such job")
	}
	return desk.File{Name: "页.pdf", Data: []byte("PDF")}, nil
}

func (r *room) File(_ context.Context, id string) (desk.File, error) {
	return desk.File{Name: id + ".broadsheet", Data: []byte("zip")}, nil
}

func (r *room) IsBusy() bool { return r.busy }

func (r *room) Tell(client string, e desk.Event) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.deaf || client == "" {
		return false
	}
	r.told = append(r.told, e)
	if r.answer != nil {
		go r.answer(e)
	}
	return true
}

func (r *room) setDeaf(deaf bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.deaf = deaf
}

func (r *room) events() (names []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.told {
		names = append(names, e.Name)
	}
	return names
}

// toolkit answers what it is asked, and notes what it did.
type toolkit struct {
	open    []string
	save    string
	yes     bool
	mu      sync.Mutex
	asked   []string
	choose  func(string)
	raised  int
	quitted chan struct{}
}

func (t *toolkit) ShowMenu(_ httpapi.Menu, choose func(string)) { t.choose = choose }
func (t *toolkit) AskOpen(OpenQuestion) []string                { return t.open }
func (t *toolkit) AskSave(q SaveQuestion) string {
	t.note(q.Name)
	return t.save
}

func (t *toolkit) note(question string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.asked = append(t.asked, question)
}

func (t *toolkit) questions() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.asked)
}

func (t *toolkit) Confirm(_, question string) bool {
	t.note(question)
	return t.yes
}
func (t *toolkit) Raise() { t.raised++ }
func (t *toolkit) Quit()  { close(t.quitted) }

type made struct {
	*Window
	room    *room
	toolkit *toolkit
	files   map[string]string
}

var page = desk.Caller{Client: "page", Language: "zh"}

func newMade() made {
	m := made{room: &room{}, toolkit: &toolkit{quitted: make(chan struct{})}, files: map[string]string{"/a/b.txt": "text", "/a/c.jpg": "photo", "/a/d.broadsheet": "zip"}}
	m.Window = New(Options{
		Newsroom: m.room, Native: m.toolkit, Language: "zh", Patience: 50 * time.Millisecond,
		Say: func(language, key string, _ ...string) string { return language + " " + key },
		Read: func(path string) (io.ReadCloser, error) {
			if text, ok := m.files[path]; ok {
				return io.NopCloser(strings.NewReader(text)), nil
			}
			return nil, fs.ErrNotExist
		},
		Write: func(path string, write func(io.Writer) error) error {
			var out bytes.Buffer
			err := write(&out)
			m.files[path] = out.String()
			return err
		},
	})
	return m
}

func TestWhatIsOpenedBeforeThePageIsThereWaitsForIt(t *testing.T) {
	m := newMade()
	m.OpenDocument("first")
	m.OpenDocument("second")
	first := m.Start(page)
	if first.Document != "second" || first.Language != "zh" {
		t.Errorf("the page is to show %+v", first)
	}
	if again := m.Start(page); again.Document != "" {
		t.Errorf("a page that comes back shows its own, not %+v", again)
	}
	m.OpenJob("third", finding.New(finding.Warning, "store.photo-unreadable", finding.Place{File: "a.jpg"}, "reason", "gone"))
	if opening := m.room.told[0].Data.(httpapi.Opening); len(opening.Findings) != 1 || opening.Findings[0].Message == "" {
		t.Errorf("told of %+v", opening.Findings)
	}
	if got := m.room.events(); len(got) != 1 || got[0] != "show" {
		t.Errorf("told %q", got)
	}
	if m.toolkit.raised != 3 {
		t.Errorf("raised %d times", m.toolkit.raised)
	}
}

// TestAPageThatDoesNotListenYet has asked what to show already: what comes in
// between must not wait for another page.
func TestAPageThatDoesNotListenYet(t *testing.T) {
	m := newMade()
	m.Start(page)
	m.room.setDeaf(true)
	go func() {
		time.Sleep(60 * time.Millisecond)
		m.room.setDeaf(false)
	}()
	m.OpenJob("late")
	if got := m.room.events(); len(got) != 1 || got[0] != "show" {
		t.Errorf("told %q", got)
	}
	if again := m.Start(page); again.Job != nil {
		t.Errorf("shown twice: %+v", again)
	}
}

func TestChosenFilesFindTheirPlaces(t *testing.T) {
	m := newMade()
	m.Start(page)
	m.toolkit.open = []string{"/a/b.txt", "/a/c.jpg", "/a/d.broadsheet"}
	if err := m.Choose(t.Context(), page); err != nil {
		t.Fatal(err)
	}
	var uploads, jobs int
	for _, e := range m.room.told {
		opening := e.Data.(httpapi.Opening)
		uploads += len(opening.Uploads)
		if opening.Job != nil {
			jobs++
		}
	}
	if uploads != 2 || jobs != 1 {
		t.Errorf("%d uploads for the editor, %d documents imported", uploads, jobs)
	}
	m.toolkit.open = []string{"/gone.txt"}
	if err := m.Choose(t.Context(), page); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is gone: %v", err)
	}
}

func TestSave(t *testing.T) {
	for _, c := range []struct {
		name, path string
		yes        bool
		want       string // path of the file
		asked      int
	}{
		{"where the editor says", "/x/page.pdf", false, "/x/page.pdf", 1},
		{"with its extension", "/x/page", false, "/x/page.pdf", 1},
		{"given up", "", false, "", 1},
		{"not over a file that the dialog did not ask about", "/x/old", false, "", 2},
		{"over it, if the editor says so", "/x/old", true, "/x/old.pdf", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newMade()
			m.files["/x/old.pdf"] = "before"
			m.toolkit.save, m.toolkit.yes = c.path, c.yes
			got, err := m.Save(t.Context(), page, httpapi.SaveRequest{Job: "j"})
			if err != nil || got.Path != c.want {
				t.Fatalf("saved %q, %v; want %q", got.Path, err, c.want)
			}
			if c.want != "" && m.files[c.want] != "PDF" {
				t.Errorf("the file holds %q", m.files[c.want])
			}
			if c.want == "" && m.files["/x/old.pdf"] != "before" {
				t.Error("the file that was there is gone")
			}
			if len(m.toolkit.asked) != c.asked {
				t.Errorf("asked %q", m.toolkit.asked)
			}
		})
	}
}

func TestSaveOfNothing(t *testing.T) {
	m := newMade()
	if _, err := m.Save(t.Context(), page, httpapi.SaveRequest{}); err == nil {
		t.Error("nothing was saved")
	}
	if _, err := m.Save(t.Context(), page, httpapi.SaveRequest{Job: "gone"}); err == nil || len(m.toolkit.asked) > 0 {
		t.Errorf("a result that is gone: %v, asked %q", err, m.toolkit.asked)
	}
}

func TestClosing(t *testing.T) {
	for _, c := range []struct {
		name                string
		deaf, saved, silent bool // of the page
		busy, yes           bool
		asked               string
		quits               bool
	}{
		{name: "at once when all is kept", saved: true, quits: true},
		{name: "without a page", deaf: true, quits: true},
		{name: "asks about what is not kept", asked: "zh window-quit-unsaved"},
		{name: "asks about a page that does not answer", silent: true, asked: "zh window-quit-unsaved"},
		{name: "goes if the editor says so", silent: true, yes: true, asked: "zh window-quit-unsaved", quits: true},
		{name: "asks about work", saved: true, busy: true, asked: "zh window-quit-busy"},
		{name: "ends the work if the editor says so", saved: true, busy: true, yes: true, asked: "zh window-quit-busy", quits: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := newMade()
			m.Start(page)
			m.room.deaf, m.room.busy, m.toolkit.yes = c.deaf, c.busy, c.yes
			if !c.silent {
				m.room.answer = func(desk.Event) { m.Settled(c.saved) }
			}
			if m.MayClose() {
				t.Fatal("closes before anybody was asked")
			}
			quits := false
			select {
			case <-m.toolkit.quitted:
				quits = true
			case <-time.After(300 * time.Millisecond):
			}
			// Before MayClose is called again: that asks again where it did not quit.
			if got := strings.Join(m.toolkit.questions(), ","); got != c.asked {
				t.Errorf("asked %q, want %q", got, c.asked)
			}
			if quits != c.quits || quits != m.MayClose() {
				t.Errorf("quits: %v, want %v", quits, c.quits)
			}
		})
	}
}

func TestMenu(t *testing.T) {
	m := newMade()
	m.Start(page)
	m.room.answer = func(e desk.Event) {
		if e.Name == "closing" {
			m.Settled(true)
		}
	}
	m.ShowMenu(page, httpapi.Menu{Language: "en"})
	m.toolkit.choose("undo")
	if got := m.room.events(); len(got) != 1 || got[0] != "command" {
		t.Errorf("told %q", got)
	}
	m.toolkit.choose("quit") // needs no page that answers
	select {
	case <-m.toolkit.quitted:
	case <-time.After(time.Second):
		t.Error("does not quit")
	}
	if m.say("x") != "en x" {
		t.Errorf("the dialogs speak %q", m.say("x"))
	}
}

func TestInspect(t *testing.T) {
	m := newMade()
	m.Inspected(json.RawMessage(`"too early"`))
	go func() {
		time.Sleep(30 * time.Millisecond)
		m.Start(page) // the page comes while it is asked for
	}()
	m.room.answer = func(desk.Event) { m.Inspected(json.RawMessage(`"seen"`)) }
	seen, err := m.Inspect(t.Context(), httpapi.Place{})
	if err != nil || string(seen) != `"seen"` {
		t.Errorf("%s, %v", seen, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	m.room.answer = nil
	if _, err := m.Inspect(ctx, httpapi.Place{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a page that does not answer: %v", err)
	}
}

func TestPaintedIsForgottenByTheNextPage(t *testing.T) {
	m := newMade()
	m.Start(page)
	m.Painted()
	if s := m.Status(); s.Painted == nil || s.Pages != 1 {
		t.Errorf("%+v", s)
	}
	m.Start(page)
	if s := m.Status(); s.Painted != nil || s.Pages != 2 {
		t.Errorf("%+v", s)
	}
}
