package desk

import (
	"context"
	"slices"
	"testing"
	"time"

	"broadsheet/backend/finding"
)

func codeOf(err error) finding.Code {
	f, _ := finding.FromError(err)
	return f.Code
}

func TestAlternatives(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	ctx := context.Background()
	j := e.finished(must[Job](e)(e.room.Compose(ctx, e.caller, id, ComposeRequest{Base: 1, Count: 3, Seed: 4})))
	if j.State != JobDone {
		t.Fatalf("compose ended %s: %+v", j.State, j.Error)
	}
	set := must[AlternativeSet](e)(e.room.Alternatives(ctx, id, j.Alternatives))
	if len(set.Alternatives) == 0 || set.Seed != 4 || set.Base != 1 || set.Current.Columns == 0 {
		t.Fatalf("%+v", set)
	}
	for i, a := range set.Alternatives {
		page := must[AlternativePage](e)(e.room.Alternative(ctx, id, set.ID, a.Number))
		if a.Number != i+1 || len(page.Document.Pages) == 0 || page.Document.Grid.Columns != a.Columns {
			t.Errorf("alternative %+v is a page of %d columns", a, page.Document.Grid.Columns)
		}
	}
	if _, err := e.room.Alternative(ctx, id, set.ID, 99); codeOf(err) != NoAlternatives {
		t.Errorf("alternative 99: %v", err)
	}
	if _, err := e.room.Alternatives(ctx, "other", set.ID); codeOf(err) != NoAlternatives {
		t.Errorf("another document's set: %v", err)
	}
}

func TestJobsAreToldAndCancelled(t *testing.T) {
	e := newEditor(t)
	events, stop := e.room.Subscribe(e.caller)
	defer stop()
	if first := <-events; first.Name != "hello" {
		t.Fatalf("the first event is %s", first.Name)
	}
	started := make(chan struct{})
	j := e.room.jobs.start(ExportJob, func(ctx context.Context, _ *job) error {
		close(started)
		<-ctx.Done()
		return ctx.Err()
	})
	<-started
	if err := e.room.CancelJob(j.id); err != nil {
		t.Fatal(err)
	}
	if got := e.finished(j.told("en")); got.State != JobCancelled {
		t.Errorf("the job is %s", got.State)
	}
	var states []JobState
	for len(states) < 2 {
		select {
		case event := <-events:
			if job, ok := event.Data.(Job); ok {
				states = append(states, job.State)
			}
		case <-time.After(5 * time.Second):
			t.Fatalf("only %v was told", states)
		}
	}
	if !slices.Equal(states, []JobState{JobRunning, JobCancelled}) {
		t.Errorf("told %v", states)
	}
}

func TestPanicOfAJobHarmsNoOther(t *testing.T) {
	e := newEditor(t)
	j := e.room.jobs.start(ExportJob, func(context.Context, *job) error { panic("a fault") })
	got := e.finished(j.told("en"))
	if got.State != JobFailed || got.Error == nil || got.Error.Code != Internal || got.Error.Message == "" {
		t.Errorf("%+v", got)
	}
}

func TestSlowListenerIsLetGo(t *testing.T) {
	h := newHub()
	events, stop := h.subscribe(Caller{})
	defer stop()
	for range queued + 10 {
		h.shelf()
	}
	n := 0
	for range events { // ends, because the channel is closed
		n++
	}
	if n != queued {
		t.Errorf("%d events waited, want %d", n, queued)
	}
}

func TestIdsThatNameNothing(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	id := e.page()
	_, open := e.room.Open(ctx, e.caller, "none")
	_, job := e.room.Job(e.caller, "none")
	_, result := e.room.Result("none")
	_, photo := e.room.Photo(ctx, "none", 320, "")
	_, face := e.room.Face(ctx, "none", "")
	_, page := e.room.Thumbnail(ctx, id, 7, 320, "")
	_, create := e.room.Create(ctx, e.caller, CreateRequest{Manuscript: "none"})
	_, export := e.room.Export(ctx, e.caller, id, ExportRequest{Format: "doc"})
	for want, err := range map[finding.Code]error{
		NoDocument: open, NoJob: job, NoPhoto: photo, NoFace: face, NoPage: page, NoUpload: create, BadRequest: export,
	} {
		if codeOf(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if codeOf(result) != NoJob {
		t.Errorf("result: %v", result)
	}
}

func TestPhotosAndFaces(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	opened := e.open(e.page())
	data := must[[]byte](e)(e.room.Photo(ctx, string(opened.Document.Photos[0].ID), 300, ""))
	if len(data) < 500 || data[0] != 0xff {
		t.Errorf("a photo of %d bytes", len(data))
	}
	face := opened.Scene.Faces()[0]
	whole := must[[]byte](e)(e.room.Face(ctx, face, ""))
	part := must[[]byte](e)(e.room.Face(ctx, face, opened.ID))
	few := must[[]byte](e)(e.room.Glyphs(ctx, face, []int{1, 2, -1, 1 << 20}))
	if len(part) == 0 || len(part) > len(whole) || len(few) == 0 || len(few) > len(part) {
		t.Errorf("the face has %d bytes, its part %d, two glyphs %d", len(whole), len(part), len(few))
	}
}
