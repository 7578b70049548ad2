package desk

import (
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/search"
	"broadsheet/backend/store"
)

// catalogue keeps the index of the shelf's photos up to date. Whoever changes
// a document notes it, which costs nothing; the notes are read by the next
// search, or a little later by themselves. What no note tells of, after a start
// or a crash, is read from the library in the background.
//
// The index is derived: where its file is missing, damaged or of another
// version, the library has everything.
type catalogue struct {
	room  *Newsroom
	index *search.Index

	begin sync.Once
	wake  chan struct{} // closed when the index is wanted
	ready chan struct{} // closed when every document was read once
	done  atomic.Int64  // documents looked at, while not ready
	of    atomic.Int64

	applying sync.Mutex // held while notes become part of the index
	mu       sync.Mutex // guards noted and isSaved
	noted    map[store.DocumentID]note
	isSaved  bool // the file has what the index has
}

// note says that a document has changed: its card, or, where document is set,
// its content.
type note struct {
	document *document.Document
	revision Revision
}

const (
	catalogueAfter  = 4 * time.Second        // an index that nobody asks for is not read while the window comes up
	searchWaits     = 300 * time.Millisecond // that the first search waits for it
	catalogueSaving = 5 * time.Minute        // what a crash loses is read again
)

func newCatalogue(n *Newsroom) *catalogue {
	return &catalogue{
		room: n, index: new(search.Index), noted: map[store.DocumentID]note{},
		wake: make(chan struct{}), ready: make(chan struct{}),
	}
}

// note notes a change: of a document's card, or of its content, where that is
// given. Of two contents the later revision counts.
func (c *catalogue) note(id store.DocumentID, d *document.Document, revision Revision) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if before, is := c.noted[id]; !is || d != nil && revision >= before.revision {
		c.noted[id] = note{d, revision}
	}
	c.isSaved = false
}

// run reads the index when it is wanted or the start is over, and keeps it up
// to date until the newsroom closes.
func (c *catalogue) run(ctx context.Context) {
	select {
	case <-ctx.Done():
		return
	case <-c.wake:
	case <-time.After(catalogueAfter):
	}
	c.load()
	if c.readAll(ctx) != nil {
		return
	}
	close(c.ready)
	c.keepUp(ctx)
}

func (c *catalogue) keepUp(ctx context.Context) {
	every, saving := time.NewTicker(tidyEvery), time.NewTicker(catalogueSaving)
	defer every.Stop()
	defer saving.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-every.C:
			c.apply(ctx, c.readAndPut)
		case <-saving.C:
			c.save()
		}
	}
}

// catchUp brings the index to what was noted, as far as that is in memory. The
// first search waits a moment for an index that is being read.
func (c *catalogue) catchUp(ctx context.Context) {
	c.begin.Do(func() {
		close(c.wake)
		select {
		case <-c.ready:
		case <-ctx.Done():
		case <-time.After(searchWaits):
		}
	})
	c.apply(ctx, func(context.Context, store.Info) error { return errNotAtHand })
}

// errNotAtHand says that a document has to be read first.
var errNotAtHand = errors.New("not in memory")

// apply makes the notes part of the index; read is called for documents whose
// content nobody has noted. What fails stays noted.
func (c *catalogue) apply(ctx context.Context, read func(context.Context, store.Info) error) {
	c.applying.Lock()
	defer c.applying.Unlock()
	c.mu.Lock()
	noted := c.noted
	c.noted = map[store.DocumentID]note{}
	c.mu.Unlock()
	for id, now := range noted {
		if err := c.applyOne(ctx, id, now, read); err != nil {
			c.note(id, now.document, now.revision)
		}
	}
}

func (c *catalogue) applyOne(ctx context.Context, id store.DocumentID, now note, read func(context.Context, store.Info) error) error {
	info, err := c.room.library.Get(ctx, id)
	if f, is := finding.FromError(err); is && f.Code == store.DocumentMissing {
		c.index.Remove(string(id))
		return nil
	}
	if err != nil {
		return err
	}
	if now.document != nil {
		info.Revision = now.revision
		c.put(info, photosIn(now.document))
		return nil
	}
	return c.look(ctx, info, read)
}

// look compares a document's card with what the index knows of it.
func (c *catalogue) look(ctx context.Context, info store.Info, read func(context.Context, store.Info) error) error {
	known, is := c.index.Known(string(info.ID))
	if !is || known.Revision != info.Revision {
		return read(ctx, info)
	}
	if known.Title != info.Title || known.Binned != info.Binned || !known.Modified.Equal(info.Modified) {
		c.put(info, known.Photos)
	}
	return nil
}

func (c *catalogue) put(info store.Info, photos []search.Photo) {
	c.index.Put(search.Document{
		ID: string(info.ID), Title: info.Title, Modified: info.Modified, Revision: info.Revision, Binned: info.Binned, Photos: photos,
	})
}

// photosIn are the photos of a document with the pages on which they are.
func photosIn(d *document.Document) []search.Photo {
	page := map[document.PhotoID]int{}
	for i := range d.Pages {
		for _, f := range d.Pages[i].Frames {
			if _, is := page[f.Photo]; !is && f.Kind == document.PhotoFrame && f.Photo != "" {
				page[f.Photo] = i
			}
		}
	}
	out := make([]search.Photo, len(d.Photos))
	for i, p := range d.Photos {
		out[i] = search.Photo{Photo: p, Page: -1}
		if at, is := page[p.ID]; is {
			out[i].Page = at
		}
	}
	return out
}

// readAll compares the index with the shelf. Only the end of ctx is an error:
// a document that cannot be read is looked at again at the next start.
func (c *catalogue) readAll(ctx context.Context) error {
	all, err := c.room.library.List(ctx)
	if err != nil {
		return err
	}
	c.of.Store(int64(len(all)))
	isThere := map[string]bool{}
	for _, info := range all {
		isThere[string(info.ID)] = true
		begin := time.Now()
		c.applying.Lock()
		_ = c.applyOne(ctx, info.ID, note{}, c.readAndPut)
		c.applying.Unlock()
		c.done.Add(1)
		if err := rest(ctx, time.Since(begin)); err != nil {
			return err
		}
	}
	for _, id := range c.index.Documents() {
		if !isThere[id] {
			c.note(store.DocumentID(id), nil, 0) // deleted, or new since
		}
	}
	return nil
}

// rest leaves the processors to who is at work.
func rest(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

func (c *catalogue) readAndPut(ctx context.Context, info store.Info) error {
	d := &openDocument{room: c.room, id: info.ID}
	if err := d.read(ctx); err != nil {
		return err
	}
	last := d.past[len(d.past)-1]
	info.Revision = last.revision
	c.put(info, photosIn(last.document))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.isSaved = false
	return nil
}

// reading tells how far the first reading is; nil when it is over.
func (c *catalogue) reading() *Reading {
	select {
	case <-c.ready:
		return nil
	default:
		return &Reading{Done: int(c.done.Load()), Of: int(c.of.Load())}
	}
}

// load reads the file of the index. One that cannot be used counts as absent.
func (c *catalogue) load() {
	file, err := c.room.library.OpenIndex()
	if err != nil {
		return
	}
	defer file.Close()
	isWhole := c.index.Load(file) == nil
	c.mu.Lock()
	defer c.mu.Unlock()
	c.isSaved = isWhole && len(c.noted) == 0
}

// save writes the file of the index where something has changed. A failure
// costs the next start some reading, and nothing else.
func (c *catalogue) save() {
	c.mu.Lock()
	isSaved := c.isSaved
	c.isSaved = true
	c.mu.Unlock()
	if !isSaved {
		_ = c.room.library.WriteIndex(func(w io.Writer) error { return c.index.Save(w) })
	}
}

// close saves the index if it has been read.
func (c *catalogue) close(ctx context.Context) {
	select {
	case <-c.ready:
		c.apply(ctx, c.readAndPut)
		c.save()
	default:
	}
}
