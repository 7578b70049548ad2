package layout

import (
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// The number on a photo that shares its caption with others: a disc of paper
// in a ring of ink, so that it stands out from any picture. Lengths in em of
// the number but the share.
const (
	numberOverCaption = 1.1 // its size where the design gives none, of the caption's
	discSide          = 1.62
	ringWidth         = 0.07
	discMargin        = 0.55 // from the photo's edges
	mostOfPhoto       = 0.3  // of the photo's shorter side
)

// leastNumber is the smallest that can be read: a photo too small for it goes
// without.
const leastNumber = 4 * geom.Pt

// placeNumber puts a photo's number into the first corner that no caption
// covers. It is furniture: no text of any story or caption.
func (l *layouter) placeNumber(p *place, number string) {
	size := l.numberSize(p.frame.Rect)
	if size < leastNumber {
		return
	}
	disc := l.freeCorner(p, size.Scale(discSide), size.Scale(discMargin))
	ink := l.d.Design.Paint(l.d.Design.Photos.NumberInk)
	p.placed.Marks = []Fill{
		{Rect: disc, Shape: Disc, Paint: ink},
		{Rect: disc.Inset(size.Scale(ringWidth)), Shape: Disc, Paint: paper},
	}
	style := l.d.Design.Style("caption")
	style.Size, style.Weight, style.Indent, style.Tracking = size, 700, 0, 0
	if _, ok := l.d.Design.Faces[reversedFamily]; ok {
		style.Family = reversedFamily
	}
	word := l.setWord(textKey{owner: string(p.frame.ID), label: true}, number, style, story.Locale("en"))
	line := word.line(disc.X+(disc.W-word.width)/2, ink)
	// Figures are about 0.73 em high, on the baseline.
	line.Baseline = disc.Y + disc.H/2 + size.Scale(0.365)
	line.Role, line.Label = "number", true
	p.placed.Lines = append(p.placed.Lines, line)
}

// numberSize is the design's, less where a photo is small.
func (l *layouter) numberSize(photo geom.Rect) geom.Length {
	size := l.d.Design.Photos.NumberSize
	if size <= 0 {
		size = sound(l.d.Design.Style("caption")).Size.Scale(numberOverCaption)
	}
	return min(size, min(photo.W, photo.H).Scale(mostOfPhoto/discSide))
}

// freeCorner returns a square in a corner of a photo: upper left, upper right,
// lower right or lower left, the first that no caption covers.
func (l *layouter) freeCorner(p *place, side, margin geom.Length) geom.Rect {
	in := p.frame.Rect.Inset(margin)
	corners := []geom.Point{{X: in.X, Y: in.Y}, {X: in.Right() - side, Y: in.Y}, {X: in.Right() - side, Y: in.Bottom() - side}, {X: in.X, Y: in.Bottom() - side}}
	for _, c := range corners {
		if r := (geom.Rect{X: c.X, Y: c.Y, W: side, H: side}); !l.isUnderCaption(p.page, r) {
			return r
		}
	}
	return geom.Rect{X: in.X, Y: in.Y, W: side, H: side}
}

func (l *layouter) isUnderCaption(page int, r geom.Rect) bool {
	for i := range l.pages[page] {
		if f := l.pages[page][i].frame; f.Kind == document.CaptionFrame && f.Rect.Overlaps(r) {
			return true
		}
	}
	return false
}
