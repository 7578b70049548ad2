package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/render/canvas"
	"broadsheet/backend/store"
)

// record is what one request did to a document: one entry of the store's
// journal, so that the edits of a request are kept all or none. A single entry
// is written as itself, several as a list.
type record []document.Entry

// MarshalJSON implements json.Marshaler.
func (r record) MarshalJSON() ([]byte, error) {
	if len(r) == 1 {
		return json.Marshal(r[0])
	}
	return json.Marshal([]document.Entry(r))
}

// UnmarshalJSON implements json.Unmarshaler.
func (r *record) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		return json.Unmarshal(data, (*[]document.Entry)(r))
	}
	*r = make(record, 1)
	return json.Unmarshal(data, &(*r)[0])
}

// load reads the document from the store and lays it out; mu is held.
func (d *openDocument) load(ctx context.Context) error {
	if err := d.read(ctx); err != nil {
		return err
	}
	d.isStale, d.ghost = false, nil
	d.proofer, d.notices = d.room.newProofer(new(canvas.Tables)), nil
	last := d.past[len(d.past)-1]
	d.past = d.past[:len(d.past)-1]
	d.told = last.revision
	d.room.likes.recall(idsOf(last.document.Photos))
	now, err := d.try(last.revision, last.document)
	if err != nil {
		return d.stepBack(ctx, last, err)
	}
	d.proofer.check(now)
	now.step = last.step
	d.advance(now)
	return nil
}

// read reads the document from the store: its last snapshot and what came
// since. The last of past is then how it is; mu is held.
func (d *openDocument) read(ctx context.Context) error {
	kept, err := d.restore(ctx)
	if err != nil {
		return missing(err)
	}
	entries, err := d.room.library.Journal(ctx, d.id, kept)
	if err != nil {
		return missing(err)
	}
	d.past, d.kept = nil, kept
	if kept > 0 {
		d.past = []*state{{revision: kept, document: d.history.Document()}}
	}
	for _, e := range entries {
		if err := protected(func() error { return d.replay(e) }); err != nil {
			d.forget()
			return finding.Stop(Internal, finding.Place{}, "reason", string(d.id)+": "+err.Error())
		}
	}
	return nil
}

// mostBack bounds how many states are laid out to find one that can be.
const mostBack = 64

// stepBack opens a document whose last state cannot be laid out at the last
// one that can: by undoing, so that the steps stay in the history and can be
// redone by a program without the fault. mu is held.
func (d *openDocument) stepBack(ctx context.Context, last *state, fault error) error {
	cursor := d.history.Cursor()
	for target := cursor - 1; target >= max(0, cursor-mostBack); target-- {
		after, entry, next := d.stateAt(target, last.revision+1)
		if next == nil {
			continue
		}
		if err := d.keepStepBack(ctx, last.revision, entry); err != nil {
			d.forget()
			return missing(err)
		}
		d.history = after
		d.past = append(d.past, last)
		d.proofer.check(next)
		d.advance(next)
		d.room.catalogue.note(d.id, next.document, next.revision)
		d.notices = []finding.Finding{finding.New(finding.Warning, StepsUndone, finding.Place{}, "count", strconv.Itoa(cursor-target), "reason", fault.Error())}
		return nil
	}
	d.forget()
	return fault
}

// stateAt is the state with the first steps of the history in force; nil
// where it cannot be laid out either.
func (d *openDocument) stateAt(target int, revision Revision) (*document.History, document.Entry, *state) {
	after := d.history.Copy()
	entry, err := after.PrepareGoto(target, "", now())
	var steps document.Steps
	if err == nil {
		steps, err = after.Do(entry)
	}
	if err != nil {
		return nil, entry, nil
	}
	d.proofer = d.room.newProofer(new(canvas.Tables))
	next, err := d.try(revision, after.Document())
	if err != nil {
		return nil, entry, nil
	}
	next.step.steps = steps
	return after, entry, next
}

func (d *openDocument) keepStepBack(ctx context.Context, at Revision, e document.Entry) error {
	data, err := json.Marshal(record{e})
	if err == nil {
		_, err = d.room.library.Append(context.WithoutCancel(ctx), d.id, at, data)
	}
	return err
}

// restore takes the history out of the last snapshot, and returns its
// revision: 0 where there is none that can be read.
func (d *openDocument) restore(ctx context.Context) (Revision, error) {
	d.history = nil
	revision, data, err := d.room.library.Snapshot(ctx, d.id)
	if err != nil || data == nil {
		return 0, err
	}
	if d.history, err = document.RestoreHistory(data); err != nil {
		d.history = nil
		return 0, nil //nolint:nilerr // the journal has everything
	}
	return revision, nil
}

// replay does an entry of the journal again. The first is the document as it
// was created.
func (d *openDocument) replay(e store.JournalEntry) error {
	s := &state{revision: e.Revision}
	if d.history == nil {
		var origin document.Document
		if err := json.Unmarshal(e.Data, &origin); err != nil {
			return err
		}
		d.history = document.NewHistory(&origin)
	} else if err := d.redo(e.Data, s); err != nil {
		return err
	}
	s.document = d.history.Document()
	d.past = append(d.past, s)
	if n := len(d.past) - keptDocuments; n > 0 {
		d.past = d.past[n:]
	}
	return nil
}

func (d *openDocument) redo(data []byte, s *state) error {
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	for _, entry := range r {
		steps, err := d.history.Do(entry)
		if err != nil {
			return err
		}
		s.step.client, s.step.serial = entry.Client, entry.Serial
		s.step.steps = append(s.step.steps, steps...)
	}
	return nil
}

// snapshotEvery is after how many entries a snapshot is written: reading so
// many again takes some milliseconds.
const snapshotEvery = 100

// saveSnapshot keeps the whole document where at least so many entries came
// since the last one. Edits go on meanwhile.
func (d *openDocument) saveSnapshot(ctx context.Context, after Revision) error {
	d.mu.Lock()
	if !d.isLoaded() || d.now.revision < d.kept+after {
		d.mu.Unlock()
		return nil
	}
	revision, history := d.now.revision, d.history.Copy()
	d.mu.Unlock()
	data, err := history.Snapshot()
	if err != nil {
		return err
	}
	if err := d.room.library.PutSnapshot(ctx, d.id, revision, data); err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.kept = max(d.kept, revision)
	return nil
}
