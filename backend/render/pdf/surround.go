package pdf

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// Surround is what a file has around a page, in page space: the boxes, and the
// printer's marks in the order in which they are painted. The writer draws it;
// who shows a page before it is written asks for the same.
type Surround struct {
	Bleed, Media geom.Rect
	// Lines and Rings are hairlines of MarkWidth in registration colour, which
	// is on every plate.
	Lines   []MarkLine
	Rings   []MarkRing
	Patches []Patch
	Slug    *SlugLine
}

// MarkLine is a straight hairline.
type MarkLine struct{ From, To geom.Point }

// MarkRing is a circle drawn as a hairline.
type MarkRing struct {
	Middle geom.Point
	Radius geom.Length
}

// Patch is one of the colour bar's.
type Patch struct {
	Rect geom.Rect
	Inks colour.CMYK
}

// SlugLine is a line of words in K, smaller where it has more of them than
// Room; Origin is on its baseline.
type SlugLine struct {
	Text   string
	Origin geom.Point
	Size   geom.Length
	Room   geom.Length
}

// MarkWidth is that of the hairlines of marks.
const MarkWidth = geom.Pt / 4

// SurroundOf measures what a file made by these options has around a page;
// nil: the page's own bleed.
func SurroundOf(p *scene.Page, around *Sheet) Surround {
	return newSheet(p, around).surrounded(around)
}

func (s *sheet) surrounded(around *Sheet) Surround {
	trim := s.page.Trim
	out := Surround{Bleed: trim.Inset(-s.bleed), Media: trim.Inset(-s.margin)}
	if around == nil {
		return out
	}
	if around.Crop {
		out.crop(trim, s.bleed+markOffset)
	}
	if around.Registration {
		out.crosses(trim, s.bleed+markRoom/2)
	}
	if around.Bar {
		out.bar(trim, s.bleed+markOffset)
	}
	if around.Slug != "" {
		at := geom.Point{X: trim.X + clearSide, Y: trim.Bottom() + s.bleed + markOffset + slugSize}
		out.Slug = &SlugLine{s.slugText(around), at, slugSize, max(0, markSpan(trim))}
	}
	return out
}

// slugText is the slug line's words; a page among several says which it is.
func (s *sheet) slugText(around *Sheet) string {
	if s.isOneOfMany {
		return around.Slug + " · " + s.page.Label
	}
	return around.Slug
}

func (s *Surround) line(x1, y1, x2, y2 geom.Length) {
	s.Lines = append(s.Lines, MarkLine{geom.Point{X: x1, Y: y1}, geom.Point{X: x2, Y: y2}})
}

// crop places two lines at each corner, off away from the trim.
func (s *Surround) crop(trim geom.Rect, off geom.Length) {
	end := off + markLength
	for _, x := range []geom.Length{trim.X, trim.Right()} {
		s.line(x, trim.Y-off, x, trim.Y-end)
		s.line(x, trim.Bottom()+off, x, trim.Bottom()+end)
	}
	for _, y := range []geom.Length{trim.Y, trim.Bottom()} {
		s.line(trim.X-off, y, trim.X-end, y)
		s.line(trim.Right()+off, y, trim.Right()+end, y)
	}
}

// crosses places a registration mark in the middle of each side.
func (s *Surround) crosses(trim geom.Rect, off geom.Length) {
	x, y := trim.X+trim.W/2, trim.Y+trim.H/2
	for _, at := range []geom.Point{
		{X: x, Y: trim.Y - off}, {X: x, Y: trim.Bottom() + off}, {X: trim.X - off, Y: y}, {X: trim.Right() + off, Y: y},
	} {
		s.line(at.X-crossHalf, at.Y, at.X+crossHalf, at.Y)
		s.line(at.X, at.Y-crossHalf, at.X, at.Y+crossHalf)
		s.Rings = append(s.Rings, MarkRing{at, ringRadius})
	}
}

// markSpan is the room between a corner and the registration mark in the
// middle of a side.
func markSpan(trim geom.Rect) geom.Length { return trim.W/2 - clearSide - 2*crossHalf }

// bar places the patches above the page, from the left; a page too narrow for
// patches of a millimetre has none.
func (s *Surround) bar(trim geom.Rect, off geom.Length) {
	side := min(patchSide, markSpan(trim)/geom.Length(len(bar)))
	if side < geom.MM(1) {
		return
	}
	for i, inks := range bar {
		at := geom.Rect{X: trim.X + clearSide + geom.Length(i)*side, Y: trim.Y - off - patchSide, W: side, H: patchSide}
		s.Patches = append(s.Patches, Patch{at, inks})
	}
}
