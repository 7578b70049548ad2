package photo

import (
	"context"
	"runtime"
	"sync"

	"golang.org/x/sync/semaphore"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo/heif"
)

const (
	// drawerLimit bounds the negatives kept for renditions: those of seven
	// photos of 24 megapixels take 63 MB.
	drawerLimit = 128 << 20
	// benchLimit bounds what decoding and printing take at once. One picture
	// that needs more is worked on alone.
	benchLimit = 160 << 20
)

// Darkroom decodes photos and makes renditions of them. It keeps what a run
// needs twice, and bounds the work under way by its memory. It is safe for
// concurrent use.
type Darkroom struct {
	cache  Cache
	source Source
	bench  *semaphore.Weighted // bytes of work under way
	slots  *semaphore.Weighted // decoders and printers at work
	drawer *drawer
	keys   keyedLock
	// converter reads what is not read here; mostly there is one.
	converter Converter
}

// NewDarkroom returns a darkroom with so many workers at once; 0 takes one for
// each processor. A nil cache keeps nothing.
func NewDarkroom(cache Cache, source Source, workers int) *Darkroom {
	if cache == nil {
		cache = NoCache{}
	}
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return &Darkroom{
		cache: cache, source: source,
		bench:  semaphore.NewWeighted(benchLimit),
		slots:  semaphore.NewWeighted(int64(workers)),
		drawer: newDrawer(drawerLimit),
	}
}

// Hold bounds the bytes of negatives that are kept for renditions.
func (d *Darkroom) Hold(bytes int64) { d.drawer.setLimit(bytes) }

// Clear forgets the negatives; the memory is free once nobody prints.
func (d *Darkroom) Clear() { d.drawer.empty() }

// work takes a slot and so much of the bench, and returns how to give it back.
func (d *Darkroom) work(ctx context.Context, bytes int64) (done func(), err error) {
	bytes = min(max(bytes, 1), benchLimit)
	if err := d.bench.Acquire(ctx, bytes); err != nil {
		return nil, err
	}
	if err := d.slots.Acquire(ctx, 1); err != nil {
		d.bench.Release(bytes)
		return nil, err
	}
	return func() { d.slots.Release(1); d.bench.Release(bytes) }, nil
}

// original is a photo's file: the bytes may be nil, and are read when needed.
type original struct {
	id   ID
	name string
	data []byte
}

// read makes the bytes of an original ready.
func (d *Darkroom) read(o *original) error {
	if o.data != nil {
		return nil
	}
	var err error
	if o.data, err = d.source.Read(o.id); err == nil {
		return nil
	}
	if _, ok := finding.FromError(err); ok {
		return err
	}
	return finding.Stop(NoOriginal, finding.Place{File: o.name}, "reason", reason(err))
}

// negative returns a picture to look at, or to print a rendition from if one
// is given: a kept one if it is the right one, else it is decoded and kept. How
// often it is halved depends on the photo and the rendition alone, and not on
// what is kept, so that the same rendition always has the same bytes.
func (d *Darkroom) negative(ctx context.Context, o original, wanted *Spec) (*negative, error) {
	unlock, err := d.keys.lock(ctx, o.id)
	if err != nil {
		return nil, err
	}
	defer unlock()
	if n := d.drawer.get(o.id, func(n *negative) bool { return n.serves(wanted) }); n != nil {
		return n, nil
	}
	// Whoever wants another part of a photo may want more of them: an editor
	// who moves a crop about.
	mayBePart := wanted != nil && d.drawer.get(o.id, func(n *negative) bool { return n.isPartFor(wanted) }) == nil
	n, err := d.decode(ctx, o, wanted, mayBePart)
	if err == nil {
		d.drawer.put(o.id, n)
	}
	return n, err
}

func (d *Darkroom) decode(ctx context.Context, o original, wanted *Spec, mayBePart bool) (*negative, error) {
	if err := d.read(&o); err != nil {
		return nil, err
	}
	data := o.data
	h, err := readHeader(o.name, data)
	if err == nil && h.format.heif == heif.HEIC {
		data, h, err = d.converted(ctx, o.id, o.name, data, h)
	}
	if err != nil {
		return nil, err
	}
	n := newNegative(data, h, wanted)
	if mayBePart && h.hasRegions(n.halvings) {
		n.region = n.regionFor(*wanted)
	}
	done, err := d.work(ctx, h.costOf(n)+int64(len(data)))
	if err != nil {
		return nil, err
	}
	defer done()
	return n.develop(ctx, o.name, data, h)
}

// keyedLock lets one goroutine at a time work on a photo.
type keyedLock struct {
	mu   sync.Mutex
	held map[ID]chan struct{} // closed when the lock is given back
}

// lock waits for a photo, or for the context's end.
func (k *keyedLock) lock(ctx context.Context, id ID) (unlock func(), err error) {
	for {
		busy := k.take(id)
		if busy == nil {
			return func() { k.release(id) }, nil
		}
		select {
		case <-busy:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// take locks a photo; if another has it, it returns what to wait for.
func (k *keyedLock) take(id ID) <-chan struct{} {
	k.mu.Lock()
	defer k.mu.Unlock()
	if busy, ok := k.held[id]; ok {
		return busy
	}
	if k.held == nil {
		k.held = map[ID]chan struct{}{}
	}
	k.held[id] = make(chan struct{})
	return nil
}

func (k *keyedLock) release(id ID) {
	k.mu.Lock()
	defer k.mu.Unlock()
	close(k.held[id])
	delete(k.held, id)
}
