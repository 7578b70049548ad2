package desk

import (
	"context"
	"testing"
)

func TestFitIsProposedAndApplied(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	o := e.open(id)
	r := FitRequest{Base: o.Status.Revision, Story: o.Document.Stories[0].ID, Lines: -1}
	p, err := e.room.Fit(ctx, e.caller, id, r)
	if codeOf(err) == NoFit {
		r.Lines = 1
		p, err = e.room.Fit(ctx, e.caller, id, r)
	}
	if err != nil || len(p.Changes) == 0 || len(p.Edit.Steps) == 0 || p.Lines == 0 || p.Edit.Name != "fit" {
		t.Fatalf("%+v, %v", p, err)
	}
	change := e.mustEdit(id, stateOf(o), p.Edit)
	if change.Status.UndoName != "fit" || wordsOf(e.open(id).Document) != wordsOf(o.Document) {
		t.Errorf("%+v", change.Status)
	}
	if _, err := e.room.Fit(ctx, e.caller, id, r); codeOf(err) != EditRefused {
		t.Errorf("a proposal for a page that has moved on: %v", err)
	}
}

func TestPhotosAreAddedOnce(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	add := func(photos ...PhotoFile) (PhotosChange, error) {
		r := AddPhotosRequest{State: stateOf(e.open(id))}
		for _, p := range photos {
			data, _ := p.Read()
			r.Uploads = append(r.Uploads, e.upload(p.Name, data))
		}
		return e.room.AddPhotos(ctx, e.caller, id, r)
	}
	third := drawnPhoto("3.jpg", 900, 600, 200)
	change := must[PhotosChange](e)(add(third, drawnPhoto("1.jpg", 1800, 1200, 10), third))
	d := e.open(id).Document
	if len(d.Photos) != 3 || change.Status.UndoName != "add-photos" || d.Photos[2].Name != "3.jpg" {
		t.Fatalf("%d photos, %+v", len(d.Photos), change.Status)
	}
	if data := must[[]byte](e)(e.room.Photo(ctx, string(d.Photos[2].ID), 320, "")); len(data) == 0 {
		t.Error("the photo has no picture")
	}
	broken := PhotoFile{Name: "4.jpg", Read: func() ([]byte, error) { return []byte("no photo"), nil }}
	if _, err := add(broken); err == nil || len(e.open(id).Document.Photos) != 3 {
		t.Errorf("a photo that is none: %v, %d photos", err, len(e.open(id).Document.Photos))
	}
	mixed := must[PhotosChange](e)(add(drawnPhoto("5.jpg", 300, 300, 1), broken))
	if n := len(e.open(id).Document.Photos); n != 4 || len(mixed.Findings) != 1 || mixed.Findings[0].Place.File != "4.jpg" {
		t.Errorf("beside one that can be used: %d photos, %+v", n, mixed.Findings)
	}
}

func TestDuplicateGoesItsOwnWay(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	o := e.open(id)
	e.mustEdit(id, stateOf(o), typing(o.Document, 0, "字", false))
	twin := must[DocumentInfo](e)(e.room.Duplicate(ctx, e.caller, id, "副本"))
	if twin.ID == id || twin.Title != "副本" {
		t.Fatalf("%+v", twin)
	}
	before := jsonOf(t, e.open(id).Document)
	at := stateOf(e.open(twin.ID))
	for range 2 { // the title, and what was typed into the original
		at = after(at, must[Change](e)(e.room.Undo(ctx, e.caller, twin.ID, at)))
	}
	if got := wordsOf(e.open(twin.ID).Document); got != wordsOf(o.Document) {
		t.Error("the history of the copy does not lead back")
	}
	if jsonOf(t, e.open(id).Document) != before {
		t.Error("the original followed its copy")
	}
	if err := e.room.Delete(ctx, id); err != nil {
		t.Fatal(err)
	}
	photo := string(e.open(twin.ID).Document.Photos[0].ID)
	if data := must[[]byte](e)(e.room.Photo(ctx, photo, 200, "")); len(data) == 0 {
		t.Error("the copy has lost a photo with its original")
	}
}

func TestFileBringsItsHistory(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	o := e.open(id)
	at := stateOf(o)
	for i, word := range []string{"一", "二", "三"} {
		at = after(at, e.mustEdit(id, at, typing(o.Document, i, word, false)))
	}
	must[Change](e)(e.room.Undo(ctx, e.caller, id, at))
	want := wordsOf(e.open(id).Document)
	data := bytesOf(e, must[File](e)(e.room.File(ctx, id)))

	other := newEditor(t)
	j := other.finished(must[Job](other)(other.room.Import(ctx, other.caller, other.upload("a.broadsheet", data))))
	if j.State != JobDone || wordsOf(other.open(j.Document).Document) != want {
		t.Fatalf("%+v", j)
	}
	at = stateOf(other.open(j.Document))
	at = after(at, must[Change](other)(other.room.Redo(ctx, other.caller, j.Document, at)))
	at = after(at, must[Change](other)(other.room.Goto(ctx, other.caller, j.Document, at, 0)))
	if got := jsonOf(t, other.open(j.Document).Document); got != jsonOf(t, o.Document) {
		t.Error("undone to the beginning, the imported document is not what it was")
	}
	// The serials of the first library mean nothing here.
	other.serial = 0
	change := other.mustEdit(j.Document, at, typing(o.Document, 0, "新", false))
	if len(change.Applied) != 1 {
		t.Errorf("%s", jsonOf(t, change))
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	data := bytesOf(e, must[File](e)(e.room.File(ctx, e.page())))
	shelf := must[[]DocumentInfo](e)(e.room.Documents(ctx, "", false))
	for name, bad := range map[string][]byte{
		"half":    data[:len(data)/2],
		"altered": append(append([]byte(nil), data[:len(data)/3]...), append([]byte{data[len(data)/3] ^ 1}, data[len(data)/3+1:]...)...),
		"none":    []byte("no file"),
	} {
		j := e.finished(must[Job](e)(e.room.Import(ctx, e.caller, e.upload("a.broadsheet", bad))))
		if j.State != JobFailed || j.Error == nil || j.Error.Message == "" || j.Error.Code == Internal {
			t.Errorf("%s: %+v", name, j)
		}
	}
	if now := must[[]DocumentInfo](e)(e.room.Documents(ctx, "", false)); len(now) != len(shelf) {
		t.Errorf("%d documents on the shelf, there were %d", len(now), len(shelf))
	}
}

// TestAClientThatWasLongAway: its base is too old to map an edit, so it is told
// so, and gets the whole document; nothing is lost.
func TestAClientThatWasLongAway(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	o := e.open(id)
	old, at := stateOf(o), stateOf(o)
	for range keptDocuments + 2 {
		at = after(at, e.mustEdit(id, at, typing(o.Document, 0, "字", true)))
	}
	if _, err := e.edit(id, old, typing(o.Document, 0, "晚", false)); codeOf(err) != EditRefused {
		t.Errorf("an edit on a base that is too old: %v", err)
	}
	change := must[Change](e)(e.room.Changes(ctx, e.caller, id, old))
	if change.Whole == nil || change.Anew == nil || jsonOf(t, change.Anew) != jsonOf(t, e.open(id).Document) || change.Status.Revision != at.Base {
		t.Error("the client is not led to the present state")
	}
	if _, err := e.edit(id, State{Base: at.Base + 9}, typing(o.Document, 0, "早", false)); codeOf(err) != EditRefused {
		t.Errorf("an edit on a base that is to come: %v", err)
	}
}
