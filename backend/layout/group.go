package layout

import (
	"cmp"
	"slices"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
)

// member is one of the captions that a frame shows together.
type member struct {
	photo document.Photo
	shown *place // the photo's frame on the caption's page, nil if there is none
	label string // with the mark and the space that part it from the caption
	// number stands on the photo; empty where the label is none.
	number string
}

// groupsOfCaptions finds, for each frame with captions of several photos, the
// photos in the order of reading and what the captions are labelled with, and
// the numbers that stand on photos.
func (l *layouter) groupsOfCaptions() {
	l.groups = map[*place][]member{}
	l.numbers = map[*place]string{}
	for i := range l.pages {
		for j := range l.pages[i] {
			if p := &l.pages[i][j]; p.frame.Kind == document.CaptionFrame && len(p.frame.Photos) > 0 {
				l.groups[p] = l.groupOf(p)
				l.numberPhotos(l.groups[p])
			}
		}
	}
}

// numberPhotos keeps the numbers for the photos' frames; of two the first
// stands.
func (l *layouter) numberPhotos(group []member) {
	for _, m := range group {
		if m.shown != nil && m.number != "" && l.numbers[m.shown] == "" {
			l.numbers[m.shown] = m.number
		}
	}
}

// groupOf returns the photos of a caption frame in the order of reading: those
// on its page by where they stand, then the others as the frame names them.
// Photos without a caption count for the directions and are then left out.
func (l *layouter) groupOf(p *place) []member {
	var all []member
	for _, id := range p.frame.Photos {
		if photo, ok := l.d.Photo(id); ok {
			all = append(all, member{photo: photo, shown: l.photoPlace(p, id)})
		}
	}
	isAway := func(m member) bool { return m.shown == nil }
	slices.SortStableFunc(all, func(a, b member) int { return cmp.Compare(count(isAway(a)), count(isAway(b))) })
	placed := all[:len(all)-countIf(all, isAway)]
	rects := make([]geom.Rect, len(placed))
	for i := range placed {
		rects[i] = placed[i].shown.frame.Rect
	}
	if order := readingOrder(rects); len(order) > 1 {
		placed, rects = permuted(placed, order), permuted(rects, order)
		copy(all, placed)
	}
	label(all[:len(placed)], rects, p.frame.Caption.Label, l.localeOf(""))
	return slices.DeleteFunc(all, func(m member) bool { return m.photo.Caption == "" })
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

func countIf[T any](list []T, is func(T) bool) int {
	n := 0
	for _, v := range list {
		n += count(is(v))
	}
	return n
}

func permuted[T any](list []T, order []int) []T {
	out := make([]T, len(order))
	for i, from := range order {
		out[i] = list[from]
	}
	return out
}

// photoPlace returns the frame of a photo on a caption's page: of several the
// nearest.
func (l *layouter) photoPlace(caption *place, id document.PhotoID) *place {
	var nearest *place
	for j := range l.pages[caption.page] {
		p := &l.pages[caption.page][j]
		if p.frame.Kind != document.PhotoFrame || p.frame.Photo != id || p.frame.Rect.IsEmpty() {
			continue
		}
		if nearest == nil || distance(p.frame.Rect, caption.frame.Rect) < distance(nearest.frame.Rect, caption.frame.Rect) {
			nearest = p
		}
	}
	return nearest
}

// distance is the white between two rectangles, across and down together.
func distance(a, b geom.Rect) geom.Length {
	across := max(0, a.X-b.Right(), b.X-a.Right())
	down := max(0, a.Y-b.Bottom(), b.Y-a.Bottom())
	return across + down
}

// readingOrder returns the indexes of rectangles as they are read: rows from
// top to bottom, in a row from left to right, cut again and again where white
// parts them (a column of two beside a tall one is read at one go).
func readingOrder(rects []geom.Rect) []int {
	all := make([]int, len(rects))
	for i := range all {
		all[i] = i
	}
	return ordered(rects, all)
}

func ordered(rects []geom.Rect, some []int) []int {
	if len(some) < 2 {
		return some
	}
	for _, s := range []sideOf{upright, level} {
		if bands := bandsOf(rects, some, s); len(bands) > 1 {
			var out []int
			for _, band := range bands {
				out = append(out, ordered(rects, band)...)
			}
			return out
		}
	}
	slices.SortStableFunc(some, func(a, b int) int {
		return cmp.Or(cmp.Compare(rects[a].Y, rects[b].Y), cmp.Compare(rects[a].X, rects[b].X))
	})
	return some
}

// sideOf returns where a rectangle begins and ends in one direction.
type sideOf func(geom.Rect) (from, to geom.Length)

func upright(r geom.Rect) (from, to geom.Length) { return r.Y, r.Bottom() }
func level(r geom.Rect) (from, to geom.Length)   { return r.X, r.Right() }

// bandsOf parts rectangles into bands that follow one another in a direction.
func bandsOf(rects []geom.Rect, some []int, s sideOf) [][]int {
	sorted := slices.Clone(some)
	slices.SortStableFunc(sorted, func(a, b int) int {
		from, _ := s(rects[a])
		other, _ := s(rects[b])
		return cmp.Compare(from, other)
	})
	var bands [][]int
	for _, i := range sorted {
		last := len(bands) - 1
		if last < 0 || !slices.ContainsFunc(bands[last], func(j int) bool { return !isBefore(rects[j], rects[i], s) }) {
			bands = append(bands, []int{i})
			continue
		}
		bands[last] = append(bands[last], i)
	}
	return bands
}

// isBefore reports whether a ends where b begins, or before; they may overlap
// by a quarter of the smaller.
func isBefore(a, b geom.Rect, s sideOf) bool {
	aFrom, aTo := s(a)
	bFrom, bTo := s(b)
	return aTo <= bFrom+min(aTo-aFrom, bTo-bFrom)/4
}
