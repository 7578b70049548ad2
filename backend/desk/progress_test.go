package desk

import (
	"bytes"
	"context"
	"testing"
	"time"
)

// stepsOf collects the steps that a kind of job tells until it ends.
func stepsOf(t *testing.T, events <-chan Event, kind JobKind) (steps []string, last Job) {
	t.Helper()
	for timeout := time.After(time.Minute); ; {
		select {
		case event := <-events:
			job, ok := event.Data.(Job)
			if !ok || job.Kind != kind {
				continue
			}
			if n := len(steps); job.Step != "" && (n == 0 || steps[n-1] != job.Step) {
				steps = append(steps, job.Step)
			}
			if job.Of < job.Done {
				t.Errorf("%s: %d of %d", job.Step, job.Done, job.Of)
			}
			if job.State != JobRunning {
				return steps, job
			}
		case <-timeout:
			t.Fatalf("the job tells no end, only %v", steps)
		}
	}
}

func TestLongWorkTellsItsSteps(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	events, stop := e.room.Subscribe(e.caller)
	defer stop()
	id := e.page()
	if steps, last := stepsOf(t, events, CreateJob); len(steps) < 3 || last.State != JobDone || last.Document != id {
		t.Errorf("create tells %v, ends %+v", steps, last)
	}
	must[Job](e)(e.room.Export(ctx, e.caller, id, ExportRequest{Format: "pdf"}))
	if steps, last := stepsOf(t, events, ExportJob); len(steps) == 0 || last.State != JobDone {
		t.Errorf("export tells %v, ends %+v", steps, last)
	}
	file := bytesOf(e, must[File](e)(e.room.File(ctx, id)))
	must[Job](e)(e.room.Import(ctx, e.caller, must[Upload](e)(e.room.Upload(ctx, e.caller, "a.broadsheet", bytes.NewReader(file))).ID))
	if steps, last := stepsOf(t, events, ImportJob); len(steps) < 2 || last.State != JobDone {
		t.Errorf("import tells %v, ends %+v", steps, last)
	}
}

// TestCancelledWorkLeavesNothing: what was cancelled stands on no shelf, and
// its uploads can be used again.
func TestCancelledWorkLeavesNothing(t *testing.T) {
	e := newEditor(t)
	ctx := context.Background()
	big := drawnPhoto("1.jpg", 3000, 2000, 10)
	data, _ := big.Read()
	r := CreateRequest{Manuscript: e.upload("river.txt", []byte(report)), Photos: []string{e.upload("1.jpg", data)}}
	j := must[Job](e)(e.room.Create(ctx, e.caller, r))
	if err := e.room.CancelJob(j.ID); err != nil {
		t.Fatal(err)
	}
	if j = e.finished(j); j.State != JobCancelled || j.Error != nil {
		t.Fatalf("%+v", j)
	}
	if shelf := must[[]DocumentInfo](e)(e.room.Documents(ctx, "", false)); len(shelf) != 0 {
		t.Errorf("on the shelf stands %+v", shelf)
	}
	if j = e.finished(must[Job](e)(e.room.Create(ctx, e.caller, r))); j.State != JobDone {
		t.Errorf("again: %+v", j.Error)
	}
}
