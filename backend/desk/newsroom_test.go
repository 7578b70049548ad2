package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/photo"
	"broadsheet/backend/store"
	"broadsheet/backend/story"
)

// editor is a client of a newsroom in a test: it asks, and fails the test
// where it is refused.
type editor struct {
	testing.TB
	room    *Newsroom
	library *store.Library
	caller  Caller
	serial  int
}

// newEditor opens a newsroom with the square font over a new library.
func newEditor(tb testing.TB) *editor { return openEditor(tb, tb.TempDir()) }

func openEditor(tb testing.TB, dir string) *editor {
	tb.Helper()
	library, err := store.OpenLibrary(context.Background(), dir)
	if err != nil {
		tb.Fatal(err)
	}
	room, err := OpenNewsroom(context.Background(), Tools{
		Cache: new(photo.MemoryCache), Bundled: testfont.Source(), Clock: newTickingClock(), Version: "test",
	}, library)
	if err != nil {
		tb.Fatal(err)
	}
	e := &editor{TB: tb, room: room, library: library, caller: Caller{Client: "one", Language: "en"}}
	tb.Cleanup(e.close)
	return e
}

// close ends the program as a user would: everything is written.
func (e *editor) close() {
	if e.room == nil {
		return
	}
	if err := e.room.Close(context.Background()); err != nil {
		e.Error(err)
	}
	if err := e.library.Close(); err != nil {
		e.Error(err)
	}
	e.room = nil
}

func must[T any](e *editor) func(v T, err error) T {
	return func(v T, err error) T {
		e.Helper()
		if err != nil {
			e.Fatal(err)
		}
		return v
	}
}

// upload sends a file and returns its id.
func (e *editor) upload(name string, data []byte) string {
	e.Helper()
	return must[Upload](e)(e.room.Upload(context.Background(), e.caller, name, bytes.NewReader(data))).ID
}

// finished waits for a job.
func (e *editor) finished(j Job) Job {
	e.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if j = must[Job](e)(e.room.Job(e.caller, j.ID)); j.State != JobRunning {
			return j
		}
	}
	e.Fatalf("job %s does not end", j.Kind)
	return j
}

// create makes a document and returns its id.
func (e *editor) create(text string, photos ...PhotoFile) string {
	e.Helper()
	r := CreateRequest{Manuscript: e.upload("river.txt", []byte(text)), Folio: Folio{Date: "2025-05-16", PageNumber: "04"}}
	for _, p := range photos {
		data, err := p.Read()
		if err != nil {
			e.Fatal(err)
		}
		r.Photos = append(r.Photos, e.upload(p.Name, data))
	}
	j := e.finished(must[Job](e)(e.room.Create(context.Background(), e.caller, r)))
	if j.State != JobDone || j.Document == "" {
		e.Fatalf("create ended %s: %+v", j.State, j.Error)
	}
	return j.Document
}

// page is the document of most tests: the short report with two photos.
func (e *editor) page() string {
	e.Helper()
	return e.create(report, drawnPhoto("1.jpg", 1800, 1200, 10), drawnPhoto("2.jpg", 1200, 1500, 90))
}

func (e *editor) open(id string) Opened {
	e.Helper()
	return must[Opened](e)(e.room.Open(context.Background(), e.caller, id))
}

// state is what a client has that has just opened a document.
func stateOf(o Opened) State { return State{Base: o.Status.Revision, Scene: o.Scene.ID()} }

// numbered is a client's state with the number of its request.
func numbered(at State, serial int) State {
	at.Serial = serial
	return at
}

func (e *editor) edit(id string, at State, edits ...Edit) (Change, error) {
	e.serial++
	return e.room.Edit(context.Background(), e.caller, id, EditRequest{State: numbered(at, e.serial), Edits: edits})
}

func bodyOf(d *document.Document) *story.Block { return longestBlock(d.Stories[0].Story.Blocks) }

func jsonOf(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// sceneIDOf is the id of the scene that a change leads to.
func sceneIDOf(c Change) string {
	var delta struct{ ID string }
	if data, err := json.Marshal(c.Scene); err == nil {
		_ = json.Unmarshal(data, &delta)
	}
	return delta.ID
}
