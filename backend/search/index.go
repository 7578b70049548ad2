// Package search finds photos by the words of their captions and of what else
// is known of them, over all documents of a shelf.
//
// Chinese has no spaces between words: a query finds any part of a Chinese
// text, down to one character. Latin words are found by how they begin, without
// regard to case and accents. Several words of a query must all be there.
//
// Deliberately absent: an inverted index. The folded texts of a hundred thousand
// captions are 20 MB, and looking through them takes less time than asking an
// index of pairs of characters; it finds every part of a text by its nature.
// Why, with figures: docs/decisions/0017.
package search

import (
	"slices"
	"strings"
	"sync"
	"time"

	"broadsheet/backend/document"
)

// Document is what the index knows of one.
type Document struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Modified time.Time `json:"modified"`
	Revision uint64    `json:"revision"`
	Binned   bool      `json:"binned,omitempty"` // its photos are not found
	Photos   []Photo   `json:"photos,omitempty"`
}

// Photo is a photo as a document holds it.
type Photo struct {
	document.Photo
	Page int `json:"page"` // counted from 0; -1 where no frame shows it
}

// Index is the photos of a shelf. Documents come and go while others search.
// The zero Index is empty and ready. It is safe for concurrent use.
type Index struct {
	mu        sync.RWMutex
	documents map[string]*entry
	order     []*entry // the last changed first
	sheets    map[document.PhotoID]*sheet
	unused    []int // numbers of sheets that are gone
	numbers   int
}

// entry is a document of the index.
type entry struct {
	Document
	uses []use
	// text is that of all uses, one after the other: looking through a
	// document's photos at once takes a third of the time of one by one.
	text string
}

// use is a photo in a document.
type use struct {
	photo *Photo
	sheet *sheet
	// number is the sheet's: a search looks at no more than these few bytes of
	// a photo that it finds.
	number int32
	// The photo's part of the text: all fields, folded, each ended by a line
	// break, the caption first.
	start, caption, end int32
}

// sheet is a photo, whatever documents hold it.
type sheet struct {
	number int
	in     []*entry
}

// Put makes the index know a document as it is now.
func (x *Index) Put(d Document) {
	e := entryOf(d)
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.documents == nil {
		x.documents, x.sheets = map[string]*entry{}, map[document.PhotoID]*sheet{}
	}
	x.take(d.ID)
	for i := range e.uses {
		u := &e.uses[i]
		u.sheet = x.sheetOf(u.photo.ID, e)
		u.number = int32(u.sheet.number)
	}
	x.documents[d.ID] = e
	at, _ := slices.BinarySearchFunc(x.order, e, byRecency)
	x.order = slices.Insert(x.order, at, e)
}

func entryOf(d Document) *entry {
	e := &entry{Document: d, uses: make([]use, len(d.Photos))}
	var text strings.Builder
	for i := range d.Photos {
		u := &e.uses[i]
		u.photo, u.start = &d.Photos[i], int32(text.Len())
		for n, f := range fieldsOf(&u.photo.Photo) {
			foldTo(&text, f.text)
			text.WriteByte('\n')
			if n == 0 {
				u.caption = int32(text.Len())
			}
		}
		u.end = int32(text.Len())
	}
	e.text = text.String()
	return e
}

// Remove makes the index forget a document.
func (x *Index) Remove(id string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.take(id)
}

// Known returns what the index knows of a document beside its photos.
func (x *Index) Known(id string) (Document, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	e, ok := x.documents[id]
	if !ok {
		return Document{}, false
	}
	return e.Document, true
}

// Documents returns the ids of all documents, the last changed first.
func (x *Index) Documents() []string {
	x.mu.RLock()
	defer x.mu.RUnlock()
	out := make([]string, len(x.order))
	for i, e := range x.order {
		out[i] = e.ID
	}
	return out
}

// take takes a document out; mu is held.
func (x *Index) take(id string) {
	e, ok := x.documents[id]
	if !ok {
		return
	}
	delete(x.documents, id)
	at, _ := slices.BinarySearchFunc(x.order, e, byRecency)
	x.order = slices.Delete(x.order, at, at+1)
	for i := range e.uses {
		x.leave(e.uses[i].sheet, e, e.uses[i].photo.ID)
	}
}

// sheetOf is the photo of an id, which a document holds from now on.
func (x *Index) sheetOf(id document.PhotoID, e *entry) *sheet {
	s := x.sheets[id]
	if s == nil {
		s = &sheet{number: x.number()}
		x.sheets[id] = s
	}
	s.in = append(s.in, e)
	return s
}

// number is one that no sheet has: small ones, for searches count by them.
func (x *Index) number() int {
	if n := len(x.unused); n > 0 {
		number := x.unused[n-1]
		x.unused = x.unused[:n-1]
		return number
	}
	x.numbers++
	return x.numbers - 1
}

// leave notes that a document does not hold a photo any more.
func (x *Index) leave(s *sheet, e *entry, id document.PhotoID) {
	if i := slices.Index(s.in, e); i >= 0 {
		s.in = slices.Delete(s.in, i, i+1)
	}
	if len(s.in) == 0 {
		delete(x.sheets, id)
		x.unused = append(x.unused, s.number)
	}
}

func byRecency(a, b *entry) int {
	if c := b.Modified.Compare(a.Modified); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}
