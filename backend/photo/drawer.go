package photo

import (
	"slices"
	"sync"
)

// drawer keeps negatives up to a number of bytes; the one that was asked for
// longest ago goes first. A photo may have several: halved less for a large
// rendition, or of a part. It is safe for concurrent use.
type drawer struct {
	mu    sync.Mutex
	limit int64
	held  int64
	order []filed // the latest last; a page has few photos, so a list will do
}

// filed is a negative and the photo that it is of.
type filed struct {
	id ID
	*negative
}

func newDrawer(limit int64) *drawer { return &drawer{limit: limit} }

// get returns a negative of a photo that suits, nil if there is none.
func (d *drawer) get(id ID, suits func(*negative) bool) *negative {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, f := range d.order {
		if f.id == id && suits(f.negative) {
			d.order = append(slices.Delete(d.order, i, i+1), f)
			return f.negative
		}
	}
	return nil
}

// put keeps a negative in the place of those that show no more of the photo. One
// that is larger than the drawer is not kept.
func (d *drawer) put(id ID, n *negative) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i := len(d.order) - 1; i >= 0; i-- {
		if f := d.order[i]; f.id == id && f.halvings == n.halvings && f.region.In(n.region) {
			d.drop(i)
		}
	}
	if n.size() > d.limit {
		return
	}
	for d.held+n.size() > d.limit {
		d.drop(0)
	}
	d.held += n.size()
	d.order = append(d.order, filed{id, n})
}

// setLimit changes the number of bytes; what is too much goes.
func (d *drawer) setLimit(limit int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.limit = limit
	for d.held > d.limit {
		d.drop(0)
	}
}

// empty throws all negatives away.
func (d *drawer) empty() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.order, d.held = nil, 0
}

// drop throws away the i-th negative.
func (d *drawer) drop(i int) {
	d.held -= d.order[i].size()
	d.order = slices.Delete(d.order, i, i+1)
}
