package desk

import (
	"bytes"
	"context"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// typing is an edit that puts text into the longest body block.
func typing(d *document.Document, at int, text string, join bool) document.Edit {
	ref := document.TextRef{Story: d.Stories[0].ID, Block: bodyOf(d).ID}
	step := document.ReplaceText{At: ref, From: at, To: at, Spans: []story.Span{{Text: text}}}
	return document.Edit{Name: "type", Steps: document.Steps{step}, Join: join}
}

func (e *editor) mustEdit(id string, at State, edits ...document.Edit) Change {
	e.Helper()
	return must[Change](e)(e.edit(id, at, edits...))
}

// after is a client's state once it has taken a change in.
func after(at State, c Change) State {
	at.Base = c.Status.Revision
	switch {
	case c.Whole != nil:
		at.Scene = c.Whole.ID()
	case c.Scene != nil:
		at.Scene = sceneIDOf(c)
	}
	return at
}

func TestEditIsKept(t *testing.T) {
	dir := t.TempDir()
	e := openEditor(t, dir)
	id := e.page()
	o := e.open(id)
	change := e.mustEdit(id, stateOf(o), typing(o.Document, 3, "新写", false))
	if change.Status.Revision != 2 || !change.Status.CanUndo || change.Status.UndoName != "type" || change.Scene == nil || len(change.Applied) != 1 {
		t.Fatalf("%s", jsonOf(t, change))
	}
	want := jsonOf(t, e.open(id))
	e.close()
	if got := jsonOf(t, openEditor(t, dir).open(id)); got != want {
		t.Errorf("after a restart\n%.300s\nwant\n%.300s", got, want)
	}
}

func TestUndoToTheBeginningRedoToTheEnd(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	o := e.open(id)
	first, at := jsonOf(t, o.Document), stateOf(o)
	for i := range 5 {
		at = after(at, e.mustEdit(id, at, typing(o.Document, i, "字", false)))
	}
	last := jsonOf(t, e.open(id).Document)
	for range 5 {
		at = after(at, must[Change](e)(e.room.Undo(context.Background(), e.caller, id, at)))
	}
	if got := jsonOf(t, e.open(id).Document); got != first {
		t.Error("undone, the document is not what it was")
	}
	if _, err := e.room.Undo(context.Background(), e.caller, id, at); codeOf(err) != NothingToUndo {
		t.Errorf("one more: %v", err)
	}
	must[Change](e)(e.room.Goto(context.Background(), e.caller, id, at, 5))
	if got := jsonOf(t, e.open(id).Document); got != last {
		t.Error("redone, the document is not what it was")
	}
	h := must[History](e)(e.room.History(context.Background(), id))
	if h.Cursor != 5 || len(h.Steps) != 5 || h.Steps[4].Name != "type" || h.Steps[4].Number != 5 {
		t.Errorf("%+v", h)
	}
}

func TestEditsOfOthersAreMappedOver(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	o := e.open(id)
	at := stateOf(o)
	e.mustEdit(id, at, typing(o.Document, 0, "前", false))
	e.caller.Client, e.serial = "two", 0
	change := e.mustEdit(id, at, typing(o.Document, 5, "后", false)) // on the same base
	if len(change.Foreign) != 1 || len(change.Applied) != 1 {
		t.Fatalf("foreign %s, applied %s", jsonOf(t, change.Foreign), jsonOf(t, change.Applied))
	}
	text := []rune(bodyOf(e.open(id).Document).Text())
	if text[0] != '前' || text[6] != '后' {
		t.Errorf("the text begins %s", string(text[:8]))
	}
}

func TestEditWhosePlaceIsGoneIsRefused(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	o := e.open(id)
	s := o.Document.Stories[0]
	remove := document.Edit{Name: "remove", Steps: document.Steps{document.RemoveBlocks{Story: s.ID, Blocks: []story.BlockID{bodyOf(o.Document).ID}}}}
	e.mustEdit(id, stateOf(o), remove)
	before := jsonOf(t, e.open(id))
	if _, err := e.edit(id, stateOf(o), typing(o.Document, 2, "字", false)); codeOf(err) != EditRefused {
		t.Errorf("got %v", err)
	}
	if jsonOf(t, e.open(id)) != before {
		t.Error("a refused edit has changed something")
	}
}

func TestSecondRequestWithOneSerialIsAnsweredOnly(t *testing.T) {
	dir := t.TempDir()
	e := openEditor(t, dir)
	id := e.page()
	o := e.open(id)
	r := EditRequest{State: numbered(stateOf(o), 1), Edits: []document.Edit{typing(o.Document, 0, "一", false), typing(o.Document, 1, "二", true)}}
	ctx := context.Background()
	one := must[Change](e)(e.room.Edit(ctx, e.caller, id, r))
	two := must[Change](e)(e.room.Edit(ctx, e.caller, id, r))
	if one.Status.Revision != 2 || jsonOf(t, one) != jsonOf(t, two) {
		t.Errorf("answers differ:\n%.400s\n%.400s", jsonOf(t, one), jsonOf(t, two))
	}
	other := e.caller
	other.Client = "two"
	must[Change](e)(e.room.Edit(ctx, other, id, EditRequest{State: numbered(after(r.State, one), 0), Edits: []document.Edit{typing(o.Document, 0, "零", false)}}))
	if again := must[Change](e)(e.room.Edit(ctx, e.caller, id, r)); len(again.Foreign) != 0 || jsonOf(t, again.Applied) != jsonOf(t, one.Applied) || len(again.Late) != 1 {
		t.Errorf("foreign %s, applied %s, late %s", jsonOf(t, again.Foreign), jsonOf(t, again.Applied), jsonOf(t, again.Late))
	}
	e.close()
	e = openEditor(t, dir)
	three := must[Change](e)(e.room.Edit(ctx, e.caller, id, r))
	if three.Status.Revision != 3 {
		t.Errorf("after a restart: %.300s", jsonOf(t, three))
	}
	// What lies between is not known any more: the whole document comes.
	if three.Anew == nil || jsonOf(t, three.Anew) != jsonOf(t, e.open(id).Document) || len(three.Document.Stories) != 0 {
		t.Errorf("after a restart: %.300s", jsonOf(t, three.Document))
	}
}

func TestPreviewStoresNothing(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	o := e.open(id)
	moved := *photoFrame(o.Document)
	moved.Rect.X += 40 * geom.Pt
	before := jsonOf(t, o)
	r := PreviewRequest{State: stateOf(o), Steps: document.Steps{document.SetFrame{Frame: moved}}}
	p := must[Preview](e)(e.room.Preview(context.Background(), e.caller, id, r))
	if p.Scene == nil || len(p.Document.Frames) != 1 {
		t.Errorf("%s", jsonOf(t, p))
	}
	if jsonOf(t, e.open(id)) != before {
		t.Error("a preview has changed the document")
	}
}

func photoFrame(d *document.Document) *document.Frame {
	for i := range d.Pages {
		for j := range d.Pages[i].Frames {
			if f := &d.Pages[i].Frames[j]; f.Kind == document.PhotoFrame {
				return f
			}
		}
	}
	return nil
}

func TestOlderPreviewIsSuperseded(t *testing.T) {
	var q previewQueue
	first, second := q.enter("a"), q.enter("a")
	other := q.enter("b")
	if q.isLatest("a", first) || !q.isLatest("a", second) || !q.isLatest("b", other) {
		t.Error("the latest of each client counts, and no other")
	}
}

func TestAlternativeIsOneStepAndKeepsWords(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	o := e.open(id)
	j := e.finished(must[Job](e)(e.room.Compose(ctx, e.caller, id, ComposeRequest{Base: 1, Count: 2})))
	at := after(stateOf(o), e.mustEdit(id, stateOf(o), typing(o.Document, 0, "新写的字", false)))
	change := must[Change](e)(e.room.Apply(ctx, e.caller, id, j.Alternatives, 1, at))
	if change.Status.UndoName != "apply-alternative" || change.Status.Revision != 3 {
		t.Errorf("%+v", change.Status)
	}
	if text := bodyOf(e.open(id).Document).Text(); text[:len("新写的字")] != "新写的字" {
		t.Errorf("the edited text is gone: %.40s", text)
	}
	if e.open(id).Document.Stories[0].Read == nil {
		t.Error("the story as read is gone")
	}
}

func TestAlternativeKeepsTitleAndFolio(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	o := e.open(id)
	j := e.finished(must[Job](e)(e.room.Compose(ctx, e.caller, id, ComposeRequest{Base: 1, Count: 2})))
	title, author, folio := "新题", "新作者", o.Document.Folio
	folio.PageNumber = "11"
	set := document.SetProperties{Title: &title, Author: &author, Folio: &folio}
	at := after(stateOf(o), e.mustEdit(id, stateOf(o), document.Edit{Name: "properties", Steps: document.Steps{set}}))
	must[Change](e)(e.room.Apply(ctx, e.caller, id, j.Alternatives, 1, at))
	if d := e.open(id).Document; d.Title != title || d.Author != author || d.Folio != folio {
		t.Errorf("title %q, author %q, folio %+v", d.Title, d.Author, d.Folio)
	}
}

func TestMendTakesItsFindingAway(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	o := e.open(id)
	at := after(stateOf(o), e.mustEdit(id, stateOf(o), typing(o.Document, 4, "河水,清", false)))
	mend := func() *document.Edit {
		for _, f := range e.open(id).Status.Findings {
			if f.Code == "preflight.half-width-marks" && f.Mend != nil && f.Message != "" {
				return f.Mend
			}
		}
		return nil
	}
	edit := mend()
	if edit == nil {
		t.Fatalf("no mend among %s", jsonOf(t, e.open(id).Status.Findings))
	}
	e.mustEdit(id, at, *edit)
	if mend() != nil {
		t.Error("the finding is still there")
	}
}

// bytesOf is a whole file.
func bytesOf(e *editor, f File) []byte {
	e.Helper()
	var out bytes.Buffer
	if n, err := f.WriteTo(&out); err != nil || n != int64(out.Len()) {
		e.Fatal(n, err)
	}
	return out.Bytes()
}

func TestFileAndBack(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	o := e.open(id)
	e.mustEdit(id, stateOf(o), typing(o.Document, 0, "字", false))
	file := must[File](e)(e.room.File(ctx, id))
	j := e.finished(must[Job](e)(e.room.Import(ctx, e.caller, e.upload(file.Name, bytesOf(e, file)))))
	if j.State != JobDone {
		t.Fatalf("import ended %s: %+v", j.State, j.Error)
	}
	if got, want := jsonOf(t, e.open(j.Document).Document), jsonOf(t, e.open(id).Document); got != want {
		t.Error("the document that came back is another one")
	}
	if h := must[History](e)(e.room.History(ctx, j.Document)); len(h.Steps) != 1 || h.Cursor != 1 {
		t.Errorf("its history is %+v", h)
	}
	if _, err := e.room.Undo(ctx, e.caller, j.Document, stateOf(e.open(j.Document))); err != nil {
		t.Error(err)
	}
}
