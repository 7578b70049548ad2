package desk

import (
	"context"
	"testing"
)

// TestARequestThatComesTwiceIsDoneOnce: whatever call it is, also after a
// restart, when what it named (uploads, alternatives) is gone.
func TestARequestThatComesTwiceIsDoneOnce(t *testing.T) {
	ctx := context.Background()
	calls := map[string]func(*editor, string) func(*editor, State) (Change, error){
		"undo": func(_ *editor, id string) func(*editor, State) (Change, error) {
			return func(e *editor, at State) (Change, error) { return e.room.Undo(ctx, e.caller, id, at) }
		},
		"redo": func(e *editor, id string) func(*editor, State) (Change, error) {
			for range 2 {
				must[Change](e)(e.room.Undo(ctx, e.caller, id, State{}))
			}
			return func(e *editor, at State) (Change, error) { return e.room.Redo(ctx, e.caller, id, at) }
		},
		"goto": func(_ *editor, id string) func(*editor, State) (Change, error) {
			return func(e *editor, at State) (Change, error) { return e.room.Goto(ctx, e.caller, id, at, 1) }
		},
		"apply": func(e *editor, id string) func(*editor, State) (Change, error) {
			j := e.finished(must[Job](e)(e.room.Compose(ctx, e.caller, id, ComposeRequest{Count: 1})))
			return func(e *editor, at State) (Change, error) {
				return e.room.Apply(ctx, e.caller, id, j.Alternatives, 1, at)
			}
		},
		"reread": func(e *editor, id string) func(*editor, State) (Change, error) {
			r := must[Reread](e)(e.room.Reread(ctx, e.caller, id, RereadRequest{Upload: e.upload("river.txt", []byte(report+"\n\n河水又清了一些，岸边的人也多了起来。\n"))}))
			take := RereadTake{Take: []int{r.Changes[0].Number}}
			return func(e *editor, at State) (Change, error) {
				take.State = at
				return e.room.ApplyReread(ctx, e.caller, id, r.ID, take)
			}
		},
		"photos": func(e *editor, id string) func(*editor, State) (Change, error) {
			data, err := drawnPhoto("3.jpg", 600, 400, 40).Read()
			if err != nil {
				e.Fatal(err)
			}
			uploads := []string{e.upload("3.jpg", data)}
			return func(e *editor, at State) (Change, error) {
				c, err := e.room.AddPhotos(ctx, e.caller, id, AddPhotosRequest{State: at, Uploads: uploads})
				return c.Change, err
			}
		},
		"photos of another page": func(e *editor, id string) func(*editor, State) (Change, error) {
			other := e.create(report, drawnPhoto("3.jpg", 600, 400, 40))
			photos := []string{string(e.open(other).Document.Photos[0].ID)}
			return func(e *editor, at State) (Change, error) {
				return e.room.ReusePhotos(ctx, e.caller, id, ReusePhotosRequest{State: at, Photos: photos})
			}
		},
	}
	for name, prepare := range calls {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			e := openEditor(t, dir)
			id := e.page()
			for i := range 3 {
				e.mustEdit(id, stateOf(e.open(id)), typing(e.open(id).Document, i, "字", false))
			}
			call := prepare(e, id)
			at := numbered(stateOf(e.open(id)), 9)
			one := must[Change](e)(call(e, at))
			if one.Status.Revision != at.Base+1 {
				t.Fatalf("it made revision %d of %d", one.Status.Revision, at.Base)
			}
			if two := must[Change](e)(call(e, at)); jsonOf(t, two) != jsonOf(t, one) {
				t.Errorf("the second answer is\n%.300s\nwant\n%.300s", jsonOf(t, two), jsonOf(t, one))
			}
			e.close()
			e = openEditor(t, dir)
			if three := must[Change](e)(call(e, at)); three.Status.Revision != one.Status.Revision {
				t.Errorf("after a restart it is done again: revision %d", three.Status.Revision)
			}
		})
	}
}
