package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// DocumentID names a document on the shelf: letters, digits, - and _, so that
// it may stand in an address and in a subject.
type DocumentID string

var documentIDForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// newDocumentID returns an id that nobody guesses and that stands short in an
// address: 80 random bits.
func newDocumentID() DocumentID { return DocumentID(strings.ToLower(rand.Text()[:16])) }

// Info is what the shelf shows of a document.
type Info struct {
	ID       DocumentID `json:"id"`
	Title    string     `json:"title"`
	Design   string     `json:"design,omitempty"`
	Rubric   string     `json:"rubric,omitempty"`
	Created  time.Time  `json:"created"`
	Modified time.Time  `json:"modified"` // last entry of the journal or change of this
	// Revision is the last of the journal; the store alone sets it.
	Revision uint64 `json:"-"`
	Pages    int    `json:"pages,omitempty"`
	Errors   int    `json:"errors,omitempty"`
	Warnings int    `json:"warnings,omitempty"`
	Binned   bool   `json:"binned,omitempty"`
	// Source is the SHA-256 in hex of the file that it was imported from.
	Source string `json:"source,omitempty"`
}

// shelved is a document of the index.
type shelved struct {
	writing sync.Mutex // held by who appends, so that revisions come in order

	// Guarded by Library.mu.
	info     Info
	sequence uint64 // of the last entry, in the stream of all journals
	mark     mark   // a place in the stream to start reading from
}

// mark says which sequence of the stream a revision has.
type mark struct{ revision, sequence uint64 }

// List returns all documents, the last changed first, binned ones too.
func (l *Library) List(ctx context.Context) ([]Info, error) {
	if err := l.check(ctx); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]Info, 0, len(l.shelf))
	for _, d := range l.shelf {
		all = append(all, d.info)
	}
	slices.SortFunc(all, func(a, b Info) int {
		if byTime := b.Modified.Compare(a.Modified); byTime != 0 {
			return byTime
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return all, nil
}

// Get returns one document of the shelf, or DocumentMissing.
func (l *Library) Get(ctx context.Context, id DocumentID) (Info, error) {
	d, err := l.find(ctx, id)
	if err != nil {
		return Info{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return d.info, nil
}

// Create puts a new document on the shelf. Its origin becomes the first entry
// of the journal, as JSON, with revision 1. Where info has no id, one is made;
// times that are zero become now.
func (l *Library) Create(ctx context.Context, info Info, origin *document.Document) (Info, error) {
	data, err := json.Marshal(origin)
	if err != nil {
		return Info{}, err
	}
	if info.ID == "" {
		info.ID = newDocumentID()
	}
	if err := l.mayCreate(ctx, info.ID); err != nil {
		return Info{}, err
	}
	now := time.Now().UTC()
	info.Revision = 0
	info.Created = orTime(info.Created, now)
	info.Modified = orTime(info.Modified, now)
	d := &shelved{info: info}
	if err := l.appendTo(ctx, d, data); err != nil {
		return Info{}, err
	}
	// Last, for a journal without a card on the shelf is cleared away.
	if err := l.putCard(ctx, d.info); err != nil {
		return Info{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shelf[info.ID] = d
	return d.info, nil
}

func (l *Library) mayCreate(ctx context.Context, id DocumentID) error {
	if !documentIDForm.MatchString(string(id)) {
		return fmt.Errorf("store: %q is no id of a document", id)
	}
	_, err := l.find(ctx, id)
	if err == nil {
		return finding.Stop(DocumentExists, finding.Place{}, "document", string(id))
	}
	if f, ok := finding.FromError(err); ok && f.Code == DocumentMissing {
		return nil
	}
	return err
}

func orTime(t, otherwise time.Time) time.Time {
	if t.IsZero() {
		return otherwise
	}
	return t.UTC()
}

// Update changes what the shelf shows of a document. Its revision, and a zero
// Created or Modified, stay as they are.
func (l *Library) Update(ctx context.Context, info Info) error {
	d, err := l.find(ctx, info.ID)
	if err != nil {
		return err
	}
	d.writing.Lock()
	defer d.writing.Unlock()
	l.mu.Lock()
	info.Revision = d.info.Revision
	info.Created = orTime(info.Created, d.info.Created)
	info.Modified = orTime(info.Modified, d.info.Modified)
	l.mu.Unlock()
	if err := l.putCard(ctx, info); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	d.info = info
	return nil
}

// Delete does away with a document for ever: its journal, its snapshots, and
// the photos that no other document uses.
func (l *Library) Delete(ctx context.Context, id DocumentID) error {
	d, err := l.find(ctx, id)
	if err != nil {
		return err
	}
	d.writing.Lock()
	defer d.writing.Unlock()
	// The card first: without it, the rest is cleared away at the next start.
	if err := l.purge(ctx, shelfStream, "shelf."+string(id)); err != nil {
		return err
	}
	l.mu.Lock()
	delete(l.shelf, id)
	l.mu.Unlock()
	return l.clearAway(ctx, id)
}

// putCard writes what the shelf shows of a document.
func (l *Library) putCard(ctx context.Context, info Info) error {
	data, err := json.Marshal(info)
	if err != nil {
		return err
	}
	return l.write(ctx, len(data), func(ctx context.Context, e *engine) error {
		_, err := e.js.PublishMsg(ctx, &nats.Msg{Subject: "shelf." + string(info.ID), Data: data})
		return err
	})
}

// find returns a document of the index, or DocumentMissing.
func (l *Library) find(ctx context.Context, id DocumentID) (*shelved, error) {
	if err := l.check(ctx); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	d, ok := l.shelf[id]
	if !ok {
		return nil, finding.Stop(DocumentMissing, finding.Place{}, "document", string(id))
	}
	return d, nil
}
