package store

import (
	"sync"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// Originals finds the bytes of a photo's original by its content hash. It
// keeps the way to them, not the bytes: seven photos of 8 MB would be a sixth
// of the memory that the whole program may use. It implements photo.Source
// and is safe for concurrent use.
type Originals struct {
	mu    sync.RWMutex
	reads map[photo.ID]func() ([]byte, error)
}

// NewOriginals returns an empty collection.
func NewOriginals() *Originals {
	return &Originals{reads: map[photo.ID]func() ([]byte, error){}}
}

// Keep remembers how the original of a photo is read.
func (o *Originals) Keep(id photo.ID, read func() ([]byte, error)) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.reads[id] = read
}

// Read returns the original's bytes. One that was never kept, or has gone
// since, is a *finding.Error.
func (o *Originals) Read(id photo.ID) ([]byte, error) {
	o.mu.RLock()
	read, ok := o.reads[id]
	o.mu.RUnlock()
	if !ok {
		return nil, finding.Stop(PhotoUnreadable, finding.Place{}, "reason", "no original "+string(id))
	}
	return read()
}
