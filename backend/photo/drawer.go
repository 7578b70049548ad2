package photo

import "sync"

// drawer keeps negatives up to a number of bytes; the one that was asked for
// longest ago goes first. It is safe for concurrent use.
type drawer struct {
	mu    sync.Mutex
	limit int64
	held  int64
	order []ID // the latest last; a page has few photos, so a list will do
	byID  map[ID]*negative
}

func newDrawer(limit int64) *drawer { return &drawer{limit: limit, byID: map[ID]*negative{}} }

// get returns a photo's negative, nil if there is none.
func (d *drawer) get(id ID) *negative {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.byID[id]
	if n != nil {
		d.unlist(id)
		d.order = append(d.order, id)
	}
	return n
}

// put keeps a negative in the place of an older one. One that is larger than
// the drawer is not kept.
func (d *drawer) put(id ID, n *negative) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.drop(id)
	if n.size() > d.limit {
		return
	}
	for d.held+n.size() > d.limit {
		d.drop(d.order[0])
	}
	d.byID[id] = n
	d.held += n.size()
	d.order = append(d.order, id)
}

// setLimit changes the number of bytes; what is too much goes.
func (d *drawer) setLimit(limit int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.limit = limit
	for d.held > d.limit {
		d.drop(d.order[0])
	}
}

// empty throws all negatives away.
func (d *drawer) empty() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.byID, d.order, d.held = map[ID]*negative{}, nil, 0
}

func (d *drawer) drop(id ID) {
	if n := d.byID[id]; n != nil {
		d.held -= n.size()
		delete(d.byID, id)
		d.unlist(id)
	}
}

func (d *drawer) unlist(id ID) {
	for i, other := range d.order {
		if other == id {
			d.order = append(d.order[:i], d.order[i+1:]...)
			return
		}
	}
}
