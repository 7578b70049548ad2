package preflight

import (
	"slices"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// Likenesses tells how photos look. Of one that nobody has looked at yet it
// knows the zero Likeness, which is like nothing.
type Likenesses interface {
	Likeness(id document.PhotoID) photo.Likeness
}

// checkedLikenesses are the photos of a page with those that are like an
// earlier one: its index, or -1.
type checkedLikenesses struct {
	looks  []photo.Likeness
	likeTo []int
}

// checkAlike looks for photos that show the same, among those that are placed:
// a reader would take it for a mistake.
func (c *checker) checkAlike(placed map[document.PhotoID]finding.Place) {
	if c.memo.Likenesses == nil {
		return
	}
	var photos []*document.Photo
	var looks []photo.Likeness
	for i := range c.d.Photos {
		p := &c.d.Photos[i]
		if _, isPlaced := placed[p.ID]; isPlaced {
			photos = append(photos, p)
			looks = append(looks, c.memo.Likenesses.Likeness(p.ID))
		}
	}
	for i, first := range c.memo.likeTo(looks) {
		if first >= 0 {
			c.find(finding.Note, PhotosAlike, placed[photos[i].ID], "photo", photos[i].Name, "other", photos[first].Name)
		}
	}
}

// likeTo finds for each look the first before it that is alike; anew where one
// has changed.
func (m *Memo) likeTo(looks []photo.Likeness) []int {
	if c := &m.alike; !slices.Equal(c.looks, looks) {
		*c = checkedLikenesses{looks, make([]int, len(looks))}
		for i, l := range looks {
			c.likeTo[i] = slices.IndexFunc(looks[:i], l.IsAlike)
		}
	}
	return m.alike.likeTo
}
