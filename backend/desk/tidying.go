package desk

import (
	"context"
	"errors"
	"slices"
	"time"

	"broadsheet/backend/store"
)

// Open documents are closed when nobody has asked for them for idleLimit, and
// the one that was used least lately where there are more than mostOpen: ten
// of the sample's size stay well within the memory that the program may use.
const (
	mostOpen  = 12
	idleLimit = 10 * time.Minute
	tidyEvery = 2 * time.Second
)

// acquire returns an open document, which stays open until release is called.
// One that is not open is loaded.
func (n *Newsroom) acquire(ctx context.Context, id string) (d *openDocument, release func(), err error) {
	d = n.enter(store.DocumentID(id))
	release = func() { n.leave(d) }
	if err := d.ensure(ctx); err != nil {
		release()
		return nil, nil, err
	}
	return d, release, nil
}

// ensure loads a document that is not loaded.
func (d *openDocument) ensure(ctx context.Context) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.isLoaded() {
		return nil
	}
	return d.load(ctx)
}

func (n *Newsroom) enter(id store.DocumentID) *openDocument {
	n.mu.Lock()
	defer n.mu.Unlock()
	d := n.open[id]
	if d == nil {
		d = &openDocument{room: n, id: id}
		n.open[id] = d
	}
	d.users++
	return d
}

// leave lets go of a document. With no user left nobody else touches it, so
// that reading it needs no lock of its own.
func (n *Newsroom) leave(d *openDocument) {
	n.mu.Lock()
	defer n.mu.Unlock()
	d.users--
	d.used = time.Now()
	if d.users == 0 && !d.isLoaded() {
		delete(n.open, d.id)
	}
}

// tidy does what can wait, until the newsroom closes.
func (n *Newsroom) tidy() {
	every := time.NewTicker(tidyEvery)
	defer every.Stop()
	for {
		select {
		case <-n.stopped.Done():
			return
		case <-every.C:
			n.tidyOnce(n.stopped)
		}
	}
}

func (n *Newsroom) tidyOnce(ctx context.Context) {
	for _, d := range n.enterAll() {
		d.keepUp(ctx)
		n.leaveIdle(d)
	}
	n.closeIdle(ctx)
}

// enterAll holds all open documents open.
func (n *Newsroom) enterAll() []*openDocument {
	n.mu.Lock()
	defer n.mu.Unlock()
	var all []*openDocument
	for _, d := range n.open {
		d.users++
		all = append(all, d)
	}
	return all
}

// leaveIdle lets go of a document without counting that as use.
func (n *Newsroom) leaveIdle(d *openDocument) {
	n.mu.Lock()
	defer n.mu.Unlock()
	d.users--
}

// keepUp writes what the store should know of a document beside its journal:
// its card on the shelf, and from time to time a snapshot. What fails is tried
// again the next time; the journal has everything.
func (d *openDocument) keepUp(ctx context.Context) {
	if d.saveSnapshot(ctx, snapshotEvery) == nil {
		_ = d.writeCard(ctx)
	}
}

// writeCard tells the shelf what has changed.
func (d *openDocument) writeCard(ctx context.Context) error {
	d.mu.Lock()
	now, told := d.now, d.told
	d.mu.Unlock()
	if now == nil || now.revision == told {
		return nil
	}
	_, err := d.room.update(ctx, string(d.id), func(i *store.Info) { describe(i, now) })
	if err == nil {
		d.mu.Lock()
		d.told = now.revision
		d.mu.Unlock()
	}
	return err
}

// closeIdle closes the documents that have not been used for long, and the
// least used where there are too many.
func (n *Newsroom) closeIdle(ctx context.Context) {
	for _, d := range n.idle(time.Now()) {
		n.close(ctx, d)
	}
}

// idle lists the documents to close.
func (n *Newsroom) idle(now time.Time) []*openDocument {
	n.mu.Lock()
	defer n.mu.Unlock()
	var unused, out []*openDocument
	for _, d := range n.open {
		if d.users == 0 {
			unused = append(unused, d)
		}
	}
	slices.SortFunc(unused, func(a, b *openDocument) int { return a.used.Compare(b.used) })
	tooMany := len(n.open) - mostOpen
	for i, d := range unused {
		if i < tooMany || now.Sub(d.used) > idleLimit {
			out = append(out, d)
		}
	}
	return out
}

// close writes what is to be kept of a document and forgets it, unless
// somebody has come for it meanwhile.
func (n *Newsroom) close(ctx context.Context, d *openDocument) error {
	err := errors.Join(d.saveSnapshot(ctx, 1), d.writeCard(ctx))
	n.mu.Lock()
	defer n.mu.Unlock()
	if d.users == 0 && n.open[d.id] == d {
		delete(n.open, d.id)
	}
	return err
}

// closeAll closes every document; nobody asks any more.
func (n *Newsroom) closeAll(ctx context.Context) error {
	var all error
	for _, d := range n.enterAll() {
		n.leaveIdle(d)
		all = errors.Join(all, n.close(ctx, d))
	}
	return all
}
