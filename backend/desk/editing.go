package desk

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// Edit applies edits, all or none, and answers once they are kept.
func (n *Newsroom) Edit(ctx context.Context, c Caller, id string, r EditRequest) (Change, error) {
	return n.change(ctx, c, id, r.State, func(d *openDocument) (record, error) { return d.prepare(r) })
}

// Changes leads from a client's state to the present one.
func (n *Newsroom) Changes(ctx context.Context, c Caller, id string, at State) (Change, error) {
	return n.change(ctx, c, id, at, func(*openDocument) (record, error) { return nil, nil })
}

// Undo takes back the last step that is in force.
func (n *Newsroom) Undo(ctx context.Context, c Caller, id string, at State) (Change, error) {
	return n.change(ctx, c, id, at, func(d *openDocument) (record, error) {
		if d.history.Cursor() == 0 {
			return nil, finding.Stop(NothingToUndo, finding.Place{})
		}
		return one(d.history.PrepareUndo(c.Client, now()))
	})
}

// Redo puts the next step in force again.
func (n *Newsroom) Redo(ctx context.Context, c Caller, id string, at State) (Change, error) {
	return n.change(ctx, c, id, at, func(d *openDocument) (record, error) {
		if _, ok := d.history.CanRedo(); !ok {
			return nil, finding.Stop(NothingToRedo, finding.Place{})
		}
		return one(d.history.PrepareRedo(c.Client, now()))
	})
}

// Goto puts the first cursor steps of the history in force, and no others.
func (n *Newsroom) Goto(ctx context.Context, c Caller, id string, at State, cursor int) (Change, error) {
	return n.change(ctx, c, id, at, func(d *openDocument) (record, error) {
		return one(d.history.PrepareGoto(cursor, c.Client, now()))
	})
}

func one(e document.Entry, err error) (record, error) { return record{e}, err }

// now is the time that the history shows, in milliseconds since 1970.
func now() int64 { return time.Now().UnixMilli() }

// change does to a document what prepare says, nothing where it says nothing,
// and answers with the way from the client's state to the new one. A request
// of the client with a serial that was applied already is only answered.
func (n *Newsroom) change(ctx context.Context, c Caller, id string, at State, prepare func(*openDocument) (record, error)) (Change, error) {
	d, release, err := n.acquire(ctx, id)
	if err != nil {
		return Change{}, err
	}
	defer release()
	d.mu.Lock()
	defer d.mu.Unlock()
	if at.Serial > 0 && d.history.LastSerial(c.Client) >= at.Serial {
		return d.answer(c, at, d.revisionOf(c.Client, at.Serial)), nil
	}
	r, err := prepare(d)
	if err != nil {
		return Change{}, err
	}
	if len(r) == 0 {
		return d.answer(c, at, d.now.revision+1), nil
	}
	for i := range r {
		r[i].Client, r[i].Serial, r[i].Time = c.Client, at.Serial, now()
	}
	if err := d.commit(ctx, r); err != nil {
		return Change{}, err
	}
	n.catalogue.note(d.id, d.now.document, d.now.revision)
	n.hub.changed(id, d.now.revision, c.Client)
	return d.answer(c, at, d.now.revision), nil
}

// errNew says that a request was not done before.
var errNew = errors.New("not done before")

// again answers a request that was done already.
func (n *Newsroom) again(ctx context.Context, c Caller, id string, at State) (Change, error) {
	return n.change(ctx, c, id, at, func(*openDocument) (record, error) { return nil, errNew })
}

// prepare makes the entries of a request: its edits moved over what came since
// its base.
func (d *openDocument) prepare(r EditRequest) (record, error) {
	over, err := d.since(r.Base)
	if err != nil {
		return nil, err
	}
	var out record
	history := d.history.Copy()
	for _, e := range r.Edits {
		steps, ok := mapSteps(e.Steps, over)
		if !ok {
			return nil, refused(PlaceContested, finding.Place{})
		}
		over, _ = mapSteps(over, e.Steps)
		line := followCredits(history.Document(), steps)
		over = append(slices.Clone(over), line...)
		e.Steps = slices.Concat(steps, line)
		entry, err := history.Prepare(e, "", 0)
		if err == nil {
			_, err = history.Do(entry)
		}
		if err != nil {
			return nil, refusedBy(err)
		}
		if err := sound(history.Document()); err != nil {
			return nil, err
		}
		out = append(out, entry)
	}
	return out, nil
}

// mapSteps moves steps over others that were made on the same document.
func mapSteps(steps, over document.Steps) (document.Steps, bool) {
	if len(over) == 0 {
		return steps, true
	}
	moved, ok := steps.Map(over)
	if list, isList := moved.(document.Steps); isList {
		return list, ok
	}
	return document.Steps{moved}, ok
}

// since returns the steps that came after a revision.
func (d *openDocument) since(base Revision) (document.Steps, error) {
	if base == d.now.revision {
		return nil, nil
	}
	if base > d.now.revision || d.documentAt(base) == nil {
		return nil, refused(PageMovedOn, finding.Place{})
	}
	var out document.Steps
	for _, s := range d.past {
		if s.revision > base {
			out = append(out, s.step.steps...)
		}
	}
	return out, nil
}

func refused(why finding.Code, at finding.Place) error {
	return finding.Stop(EditRefused, at, "reason", string(why))
}

// refusedBy says why the document does not take an edit.
func refusedBy(err error) error {
	f, ok := finding.FromError(err)
	if !ok {
		return err
	}
	out := finding.New(finding.Fault, EditRefused, f.Place, "reason", string(f.Code))
	for name, value := range f.Params {
		out.Params[name] = value
	}
	return &finding.Error{Finding: out}
}

// commit makes a record the present state. The page is laid out before the
// store gets it: what cannot be laid out would be met at every opening. mu is
// held.
func (d *openDocument) commit(ctx context.Context, r record) error {
	data, err := json.Marshal(r)
	if err != nil {
		return err
	}
	after := d.history.Copy()
	var steps document.Steps
	for _, entry := range r {
		done, err := after.Do(entry)
		if err != nil {
			return refusedBy(err)
		}
		steps = append(steps, done...)
	}
	next, err := d.try(d.now.revision+1, after.Document())
	if err != nil {
		d.isStale = true // the proofer may hold half a page
		return err
	}
	kept := make(chan error, 1)
	go func() {
		_, err := d.room.library.Append(context.WithoutCancel(ctx), d.id, d.now.revision, data)
		kept <- err
	}()
	d.proofer.check(next)
	if err := <-kept; err != nil {
		d.doubt(ctx)
		return missing(err)
	}
	next.step = done{client: r[0].Client, serial: r[0].Serial, steps: steps}
	d.history = after
	d.advance(next)
	return nil
}

// try lays out a state, which nobody has looked over yet; a fault of the
// program in it is an error.
func (d *openDocument) try(revision Revision, doc *document.Document) (next *state, err error) {
	err = protected(func() error {
		next = d.proofer.glance(doc)
		next.revision = revision
		return nil
	})
	return next, err
}

// doubt looks whether an entry that the store refused may be there all the
// same; then the document is loaded anew.
func (d *openDocument) doubt(ctx context.Context) {
	info, err := d.room.library.Get(context.WithoutCancel(ctx), d.id)
	d.isStale = err != nil || info.Revision != d.now.revision
	d.room.catalogue.note(d.id, nil, 0)
}

// answer leads a client from its state to the present one. Of the steps that
// came since its base, those of revision own are Applied, those before it
// Foreign, those behind it (its answer was lost, and others went on) Late. mu
// is held.
func (d *openDocument) answer(c Caller, at State, own Revision) Change {
	out := Change{Status: d.status(c.Language)}
	if base := d.documentAt(at.Base); base != nil {
		out.Document = document.Diff(base, d.now.document)
	} else {
		out.Anew = d.now.document
	}
	for _, s := range d.past {
		switch {
		case s.revision <= at.Base:
		case s.revision < own:
			out.Foreign = append(out.Foreign, s.step.steps...)
		case s.revision == own:
			out.Applied = append(out.Applied, s.step.steps...)
		default:
			out.Late = append(out.Late, s.step.steps...)
		}
	}
	out.Scene, out.Whole = d.towards(at.Scene, d.now.scene)
	return out
}

// revisionOf is the one that a client's request with a serial made; one behind
// the present where that is too long ago.
func (d *openDocument) revisionOf(client string, serial int) Revision {
	for _, s := range d.past {
		if s.step.client == client && s.step.serial == serial {
			return s.revision
		}
	}
	return d.now.revision + 1
}

// do applies an edit of the desk's own to the present document.
func (n *Newsroom) do(ctx context.Context, c Caller, id string, e document.Edit) error {
	_, err := n.change(ctx, c, id, State{}, func(d *openDocument) (record, error) {
		return d.prepareOwn(e.Name, e.Steps...)
	})
	return err
}
