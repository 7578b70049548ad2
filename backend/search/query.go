package search

import (
	"cmp"
	"iter"
	"slices"

	"broadsheet/backend/document"
)

// Order says which photos come first.
type Order string

// The orders. ByRank puts photos whose caption has the words before those
// that are found by something else, and then those that changed last.
const (
	ByRank     Order = ""
	ByModified Order = "modified"
	ByName     Order = "name"
	ByDate     Order = "date" // taken last; those without a date at the end
)

// Query asks for photos.
type Query struct {
	Words    string // none finds all
	Document string // only photos of this one, if set
	// Distances, if set, are the photos to look at; those with the least come
	// first where no order is asked for.
	Distances     map[document.PhotoID]int
	Order         Order
	Offset, Limit int // Limit 0 gives the number alone
	// CompareNames orders file names.
	CompareNames func(a, b string) int
}

// Result is the asked part of what was found.
type Result struct {
	Total int
	Hits  []Hit
}

// Hit is a photo that was found.
type Hit struct {
	// Uses are its places on the shelf, the last changed first.
	Uses []Use
	// Found is the one of them that has the words: that in which Matches are.
	Found   int
	Matches []Match
}

// Use is a photo in a document.
type Use struct {
	Document Document // without its photos
	Photo    Photo
}

// found is a photo that has the words, while the others are looked at. There
// may be as many as the shelf has, so it holds no pointers.
type found struct {
	in   int32 // its document's place in the order
	use  int32 // its place in the document
	rank int32 // less is better
}

// The ranks: by how many of the words the caption has.
const (
	allInCaption = iota
	someInCaption
	elsewhere
	ranks
)

// Search finds photos.
func (x *Index) Search(q Query) Result {
	words := wordsOf(q.Words)
	x.mu.RLock()
	defer x.mu.RUnlock()
	all := x.find(q, words)
	out := Result{Total: len(all)}
	from := min(max(q.Offset, 0), len(all))
	to := min(from+max(q.Limit, 0), len(all))
	for _, f := range x.sorted(all, q, to)[from:to] {
		out.Hits = append(out.Hits, x.hit(f, words))
	}
	return out
}

// find looks through the texts, the last changed documents first: so are the
// photos that it returns, each once, with the best of its ranks.
func (x *Index) find(q Query, words []word) []found {
	var out []found
	at := make([]int32, x.numbers) // by a sheet's number: its place in out, from 1
	for in, e := range x.order {
		if e.Binned || q.Document != "" && e.ID != q.Document {
			continue
		}
		for use, rank := range e.having(words) {
			u := &e.uses[use]
			if q.Distances != nil && !has(q.Distances, u.photo.ID) {
				continue
			}
			f := found{int32(in), int32(use), int32(rank)}
			if n := at[u.number]; n == 0 {
				out = append(out, f)
				at[u.number] = int32(len(out))
			} else if rank < int(out[n-1].rank) {
				out[n-1] = f
			}
		}
	}
	return out
}

func has(distances map[document.PhotoID]int, id document.PhotoID) bool {
	_, is := distances[id]
	return is
}

// having are the photos of a document that have all words, with their ranks.
// The first word, the rarest, is looked for in all of them at once.
func (e *entry) having(words []word) iter.Seq2[int, int] {
	return func(yield func(use, rank int) bool) {
		next := -1 // where the first word stands next
		for i := range e.uses {
			u := &e.uses[i]
			if len(words) > 0 && next < int(u.start) {
				if next = words[0].in(e.text, int(u.start)); next < 0 {
					return
				}
			}
			if next >= int(u.end) {
				continue
			}
			if rank, ok := e.rank(u, words, next); ok && !yield(i, rank) {
				return
			}
		}
	}
}

// rank tells whether a photo has all words, of which the first stands at a
// place of it, and where they are.
func (e *entry) rank(u *use, words []word, at int) (rank int, ok bool) {
	inCaption := 0
	for i, w := range words {
		if i > 0 {
			if at = w.in(e.text[:u.end], int(u.start)); at < 0 {
				return 0, false
			}
		}
		if at < int(u.caption) {
			inCaption++
		}
	}
	switch inCaption {
	case len(words):
		return allInCaption, true
	case 0:
		return elsewhere, true
	}
	return someInCaption, true
}

// sorted puts what was found, which comes by recency, into the order of a
// query; at least the first so many.
func (x *Index) sorted(all []found, q Query, first int) []found {
	photo := func(f found) *Photo { return x.order[f.in].uses[f.use].photo }
	switch {
	case q.Order == ByModified:
	case q.Order == ByName:
		slices.SortStableFunc(all, func(a, b found) int { return q.CompareNames(photo(a).Name, photo(b).Name) })
	case q.Order == ByDate:
		slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(photo(b).Date, photo(a).Date) })
	case q.Distances != nil:
		all = byRank(all, len(all))
		slices.SortStableFunc(all, func(a, b found) int { return q.Distances[photo(a).ID] - q.Distances[photo(b).ID] })
	default:
		return byRank(all, first)
	}
	return all
}

// byRank returns the first so many by rank.
func byRank(all []found, first int) []found {
	out := make([]found, 0, first)
	for rank := range ranks {
		for i := range all {
			if len(out) == first {
				return out
			}
			if int(all[i].rank) == rank {
				out = append(out, all[i])
			}
		}
	}
	return out
}

// hit tells of a photo what is shown.
func (x *Index) hit(f found, words []word) Hit {
	in := x.order[f.in]
	u := &in.uses[f.use]
	h := Hit{Uses: usesOf(u.sheet, u.photo.ID), Matches: matches(&u.photo.Photo, words)}
	h.Found = slices.IndexFunc(h.Uses, func(u Use) bool { return u.Document.ID == in.ID })
	return h
}

// usesOf are the places of a photo on the shelf, the last changed first.
func usesOf(s *sheet, id document.PhotoID) []Use {
	in := slices.Clone(s.in)
	slices.SortFunc(in, byRecency)
	var out []Use
	for _, e := range in {
		if e.Binned {
			continue
		}
		for i := range e.uses {
			if e.uses[i].photo.ID == id {
				u := Use{Document: e.Document, Photo: *e.uses[i].photo}
				u.Document.Photos = nil
				out = append(out, u)
			}
		}
	}
	return out
}

// Uses returns the places of a photo on the shelf, the last changed first.
func (x *Index) Uses(id document.PhotoID) []Use {
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := x.sheets[id]
	if s == nil {
		return nil
	}
	return usesOf(s, id)
}

// Photos returns all photos that are found, those of the documents last
// changed first.
func (x *Index) Photos() []document.PhotoID {
	x.mu.RLock()
	defer x.mu.RUnlock()
	var out []document.PhotoID
	for _, f := range x.find(Query{}, nil) {
		out = append(out, x.order[f.in].uses[f.use].photo.ID)
	}
	return out
}
