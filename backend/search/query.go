package search

import (
	"cmp"
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

// found is a photo that has the words, while the others are looked at.
type found struct {
	use  *use
	in   *entry
	rank int // less is better
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
	all = sorted(all, q)
	out := Result{Total: len(all)}
	from := min(max(q.Offset, 0), len(all))
	to := min(from+max(q.Limit, 0), len(all))
	for _, f := range all[from:to] {
		out.Hits = append(out.Hits, x.hit(f, words))
	}
	return out
}

// find looks through the texts, the last changed documents first: so are the
// photos that it returns, each once, with the best of its ranks.
func (x *Index) find(q Query, words []word) []found {
	var out []found
	at := make([]int32, x.numbers) // by a sheet's number: its place in out, from 1
	for _, e := range x.order {
		if e.Binned || q.Document != "" && e.ID != q.Document {
			continue
		}
		for i := range e.uses {
			u := &e.uses[i]
			if _, is := q.Distances[u.photo.ID]; !is && q.Distances != nil {
				continue
			}
			rank, ok := u.rank(words)
			if !ok {
				continue
			}
			if n := at[u.sheet.number]; n == 0 {
				out = append(out, found{u, e, rank})
				at[u.sheet.number] = int32(len(out))
			} else if better := &out[n-1]; rank < better.rank {
				*better = found{u, e, rank}
			}
		}
	}
	return out
}

// rank tells whether a photo has all words, and where.
func (u *use) rank(words []word) (rank int, ok bool) {
	inCaption := 0
	for _, w := range words {
		at := w.in(u.text, 0)
		if at < 0 {
			return 0, false
		}
		if at < u.caption {
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

// sorted puts what was found, which comes by recency, into the order of a query.
func sorted(all []found, q Query) []found {
	switch q.Order {
	case ByModified:
	case ByName:
		slices.SortStableFunc(all, func(a, b found) int { return q.CompareNames(a.use.photo.Name, b.use.photo.Name) })
	case ByDate:
		slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(b.use.photo.Date, a.use.photo.Date) })
	default:
		all = byRank(all)
		if q.Distances != nil {
			slices.SortStableFunc(all, func(a, b found) int { return q.Distances[a.use.photo.ID] - q.Distances[b.use.photo.ID] })
		}
	}
	return all
}

func byRank(all []found) []found {
	out := make([]found, 0, len(all))
	for rank := range ranks {
		for _, f := range all {
			if f.rank == rank {
				out = append(out, f)
			}
		}
	}
	return out
}

// hit tells of a photo what is shown.
func (x *Index) hit(f found, words []word) Hit {
	h := Hit{Uses: usesOf(f.use.sheet, f.use.photo.ID), Matches: matches(&f.use.photo.Photo, words)}
	h.Found = slices.IndexFunc(h.Uses, func(u Use) bool { return u.Document.ID == f.in.ID })
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
