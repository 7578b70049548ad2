package desk

import (
	"context"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/layout"
	"broadsheet/backend/store"
)

const poison = "cannot be laid out"

// failing is a layout with a fault: it cannot take a certain title.
func failing(d *document.Document, b *font.Book, c *layout.Cache) *layout.Layout {
	if d.Title == poison {
		panic("a fault")
	}
	return layout.LayOut(d, b, c)
}

func titled(title string) document.Edit {
	return document.Edit{Name: "title", Steps: document.Steps{document.SetProperties{Title: &title}}}
}

func TestWhatCannotBeLaidOutIsNotKept(t *testing.T) {
	dir := t.TempDir()
	e := openEditor(t, dir)
	id := e.page()
	e.room.layOut = failing
	e.room.open = map[store.DocumentID]*openDocument{}
	before := jsonOf(t, e.open(id))
	if _, err := e.edit(id, stateOf(e.open(id)), titled(poison)); err == nil {
		t.Fatal("it was taken")
	}
	if got := jsonOf(t, e.open(id)); got != before {
		t.Error("the refused step changed something")
	}
	e.mustEdit(id, stateOf(e.open(id)), titled("good"))
	want := jsonOf(t, e.open(id).Document)
	e.close()
	if got := jsonOf(t, openEditor(t, dir).open(id).Document); got != want {
		t.Error("after a restart it is another document")
	}
}

func TestADocumentWhoseLastStepsCannotBeLaidOutOpensWithoutThem(t *testing.T) {
	dir := t.TempDir()
	e := openEditor(t, dir)
	id := e.page()
	e.mustEdit(id, stateOf(e.open(id)), titled("good"))
	e.mustEdit(id, stateOf(e.open(id)), titled(poison))
	e.mustEdit(id, stateOf(e.open(id)), typing(e.open(id).Document, 0, "字", false))
	want := jsonOf(t, e.open(id).Document)
	e.close()

	e = openEditor(t, dir)
	e.room.layOut = failing
	o := e.open(id)
	if o.Document.Title != "good" || !o.Status.CanRedo || !tells(o.Status, StepsUndone) {
		t.Fatalf("title %q, status %s", o.Document.Title, jsonOf(t, o.Status))
	}
	if _, err := e.room.Redo(context.Background(), e.caller, id, stateOf(o)); err == nil {
		t.Error("the step is redone, and cannot be laid out")
	}
	if got := e.open(id); got.Status.Revision != o.Status.Revision || got.Document.Title != "good" {
		t.Errorf("revision %d, title %q", got.Status.Revision, got.Document.Title)
	}
	e.close()

	e = openEditor(t, dir)
	must[Change](e)(e.room.Goto(context.Background(), e.caller, id, State{}, 3))
	if got := jsonOf(t, e.open(id).Document); got != want {
		t.Error("without the fault the steps do not come back")
	}
}

func tells(s Status, code finding.Code) bool {
	for _, f := range s.Findings {
		if f.Code == code && f.Message != "" {
			return true
		}
	}
	return false
}
