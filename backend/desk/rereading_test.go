package desk

import (
	"context"
	"slices"
	"strings"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/story"
)

// reread sends a corrected manuscript and returns what it changes.
func (e *editor) reread(id, text string) Reread {
	e.Helper()
	r := RereadRequest{Base: e.open(id).Status.Revision, Upload: e.upload("river.txt", []byte(text))}
	return must[Reread](e)(e.room.Reread(context.Background(), e.caller, id, r))
}

func kindsOf(r Reread) []string {
	out := []string{}
	for _, c := range r.Changes {
		out = append(out, c.Kind)
	}
	return out
}

func TestRereadShowsWhatWasNotTakenAgain(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	corrected := strings.NewReplacer("十七处堆场", "十八处堆场", "夏天开窗", "夏夜开窗").Replace(report)
	before := jsonOf(t, e.open(id).Document)
	first := e.reread(id, corrected)
	if !slices.Equal(kindsOf(first), []string{"changed", "changed"}) {
		t.Fatalf("%+v", first.Changes)
	}
	if jsonOf(t, e.open(id).Document) != before {
		t.Error("to compare has changed the document")
	}
	take := RereadTake{State: stateOf(e.open(id)), Take: []int{first.Changes[0].Number}}
	change := must[Change](e)(e.room.ApplyReread(ctx, e.caller, id, first.ID, take))
	if change.Status.UndoName != "reread" || !strings.Contains(wordsOf(e.open(id).Document), "十八处堆场") {
		t.Errorf("%+v", change.Status)
	}
	if strings.Contains(jsonOf(t, change.Document), `"read"`) {
		t.Error("the manuscript as last read goes to the clients")
	}
	second := e.reread(id, corrected)
	if len(second.Changes) != 1 || second.Changes[0].After != first.Changes[1].After {
		t.Errorf("shown again: %+v", second.Changes)
	}
	if _, err := e.room.Undo(ctx, e.caller, id, stateOf(e.open(id))); err != nil {
		t.Fatal(err)
	}
	if again := e.reread(id, corrected); len(again.Changes) != 2 || jsonOf(t, e.open(id).Document) != before {
		t.Errorf("after undo: %+v", again.Changes)
	}
}

func TestRereadOfWordsThatTheEditorChanged(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	o := e.open(id)
	e.mustEdit(id, stateOf(o), saying(t, o.Document, "十七处", "二十处"))
	r := e.reread(id, strings.Replace(report, "十七处", "十八处", 1))
	if len(r.Changes) != 1 || !r.Changes[0].IsConflict || !strings.Contains(r.Changes[0].Current, "二十处") {
		t.Fatalf("%+v", r.Changes)
	}
	must[Change](e)(e.room.ApplyReread(ctx, e.caller, id, r.ID, RereadTake{State: stateOf(e.open(id)), Take: []int{1}}))
	if text := wordsOf(e.open(id).Document); !strings.Contains(text, "十八处") || strings.Contains(text, "二十处") {
		t.Error("a conflict that is taken takes the manuscript's words")
	}
	if _, err := e.room.ApplyReread(ctx, e.caller, id, "none", RereadTake{}); codeOf(err) != NoReread {
		t.Errorf("another comparison: %v", err)
	}
}

// saying is an edit that changes the first place where the story says old.
func saying(t *testing.T, d *document.Document, old, new string) document.Edit {
	t.Helper()
	for _, b := range d.Stories[0].Story.Blocks {
		if before, _, ok := strings.Cut(b.Text(), old); ok {
			from := len([]rune(before))
			step := document.ReplaceText{At: document.TextRef{Story: d.Stories[0].ID, Block: b.ID}, From: from, To: from + len([]rune(old)), Spans: []story.Span{{Text: new}}}
			return document.Edit{Name: "type", Steps: document.Steps{step}}
		}
	}
	t.Fatalf("nothing says %s", old)
	return document.Edit{}
}

func wordsOf(d *document.Document) string {
	var out strings.Builder
	for _, b := range d.Stories[0].Story.Blocks {
		out.WriteString(b.Text() + "\n")
	}
	return out.String()
}
