package desk

import (
	"context"
	"sync"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// Preview shows what steps would make of the page. Nothing is stored. A newer
// preview of the same client takes the place of one that waits, which ends
// with Superseded.
func (n *Newsroom) Preview(ctx context.Context, c Caller, id string, r PreviewRequest) (Preview, error) {
	d, release, err := n.acquire(ctx, id)
	if err != nil {
		return Preview{}, err
	}
	defer release()
	number := d.previews.enter(c.Client)
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return Preview{}, err
	}
	if !d.previews.isLatest(c.Client, number) {
		return Preview{}, finding.Stop(Superseded, finding.Place{})
	}
	return d.preview(r)
}

func (d *openDocument) preview(r PreviewRequest) (Preview, error) {
	over, err := d.since(r.Base)
	if err != nil {
		return Preview{}, err
	}
	steps, ok := mapSteps(r.Steps, over)
	if !ok {
		return Preview{}, refused(PlaceContested, finding.Place{})
	}
	after, err := steps.Apply(d.now.document)
	if err != nil {
		return Preview{}, refusedBy(err)
	}
	if err := sound(after); err != nil {
		return Preview{}, err
	}
	if d.ghost == nil {
		d.ghost = d.room.newProofer(d.proofer.tables)
	}
	s := d.ghost.glance(after)
	out := Preview{Overset: s.overset, Document: document.Diff(d.documentAt(r.Base), after)}
	out.Scene, out.Whole = d.towards(r.Scene, s.scene)
	return out, nil
}

// previewQueue lets only the latest preview of each client be computed: while
// one is under way, newer ones replace each other.
type previewQueue struct {
	mu     sync.Mutex
	latest map[string]uint64 // by client
	count  uint64
}

// enter returns a number for a preview that is about to wait.
func (q *previewQueue) enter(client string) uint64 {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.latest == nil {
		q.latest = map[string]uint64{}
	}
	q.count++
	q.latest[client] = q.count
	return q.count
}

// isLatest reports whether no newer preview of the client has come, and
// forgets the client if so.
func (q *previewQueue) isLatest(client string, number uint64) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.latest[client] != number {
		return false
	}
	delete(q.latest, client)
	return true
}
