package pdf

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// The marks outside the bleed, in places and sizes that printers are used to:
// a hairline in registration colour, which is on every plate, clear of the
// bleed so that no mark is left on a page that is cut badly.
var (
	markOffset = geom.MM(2)  // from the bleed
	markLength = geom.MM(5)  // of crop marks
	markRoom   = geom.MM(12) // that all marks take beyond the bleed
	crossHalf  = geom.MM(3)  // half a registration cross
	ringRadius = geom.MM(1.5)
	patchSide  = geom.MM(5) // of the colour bar
	clearSide  = geom.MM(15)
)

const markWidth = geom.Pt / 4

// bar is the colour bar: solids, half tints, overprints, a grey of three inks
// that shows at a glance whether they are in balance, and tints of K.
var bar = []colour.CMYK{
	{C: 1}, {M: 1}, {Y: 1}, {K: 1}, {C: 0.5}, {M: 0.5}, {Y: 0.5}, {K: 0.5},
	{M: 1, Y: 1}, {C: 1, Y: 1}, {C: 1, M: 1}, {C: 0.5, M: 0.4, Y: 0.4},
}

// marks draws what the options ask for around a page.
func (a *artist) marks(o *Options) error {
	a.b = append(a.b, "/Artifact BMC\n"...)
	sh := a.form.sheet
	if o.Sheet.Crop || o.Sheet.Registration {
		a.form.hasRegistration = true
		a.b = append(a.b, "/All CS 1 SCN "...)
		a.length(markWidth)
		a.op("w")
	}
	if o.Sheet.Crop {
		a.cropMarks(sh.page.Trim, sh.bleed+markOffset)
	}
	if o.Sheet.Registration {
		a.crosses(sh.page.Trim, sh.bleed+markRoom/2)
	}
	if o.Sheet.Bar {
		a.bar(sh.page.Trim, sh.bleed+markOffset)
	}
	err := a.slug(o, sh.page.Trim, sh.bleed)
	a.endText()
	a.op("EMC")
	return err
}

// cropMarks draws two lines at each corner, off away from the trim.
func (a *artist) cropMarks(trim geom.Rect, off geom.Length) {
	for _, x := range []geom.Length{trim.X, trim.Right()} {
		a.stroke(geom.Point{X: x, Y: trim.Y - off}, geom.Point{X: x, Y: trim.Y - off - markLength})
		a.stroke(geom.Point{X: x, Y: trim.Bottom() + off}, geom.Point{X: x, Y: trim.Bottom() + off + markLength})
	}
	for _, y := range []geom.Length{trim.Y, trim.Bottom()} {
		a.stroke(geom.Point{X: trim.X - off, Y: y}, geom.Point{X: trim.X - off - markLength, Y: y})
		a.stroke(geom.Point{X: trim.Right() + off, Y: y}, geom.Point{X: trim.Right() + off + markLength, Y: y})
	}
}

// stroke draws a straight line.
func (a *artist) stroke(from, to geom.Point) {
	a.point(from)
	a.op("m")
	a.point(to)
	a.op("l S")
}

// crosses draws a registration mark in the middle of each side.
func (a *artist) crosses(trim geom.Rect, off geom.Length) {
	x, y := trim.X+trim.W/2, trim.Y+trim.H/2
	for _, at := range []geom.Point{
		{X: x, Y: trim.Y - off}, {X: x, Y: trim.Bottom() + off}, {X: trim.X - off, Y: y}, {X: trim.Right() + off, Y: y},
	} {
		a.stroke(geom.Point{X: at.X - crossHalf, Y: at.Y}, geom.Point{X: at.X + crossHalf, Y: at.Y})
		a.stroke(geom.Point{X: at.X, Y: at.Y - crossHalf}, geom.Point{X: at.X, Y: at.Y + crossHalf})
		a.ring(at, ringRadius)
	}
}

// ring strokes a circle, made of four curves.
func (a *artist) ring(c geom.Point, r geom.Length) {
	k := r * 5523 / 10000 // where a curve's handles lie for the best circle
	at := func(x, y geom.Length) geom.Point { return geom.Point{X: c.X + x, Y: c.Y + y} }
	a.path([]scene.PathSegment{
		{Op: 'M', P: [3]geom.Point{at(r, 0)}},
		{Op: 'C', P: [3]geom.Point{at(r, k), at(k, r), at(0, r)}},
		{Op: 'C', P: [3]geom.Point{at(-k, r), at(-r, k), at(-r, 0)}},
		{Op: 'C', P: [3]geom.Point{at(-r, -k), at(-k, -r), at(0, -r)}},
		{Op: 'C', P: [3]geom.Point{at(k, -r), at(r, -k), at(r, 0)}},
	})
	a.op("s")
}

// markSpan is the room between a corner and the registration mark in the
// middle of a side.
func markSpan(trim geom.Rect) geom.Length { return trim.W/2 - clearSide - 2*crossHalf }

// bar paints the patches above the page, from the left; a page too narrow for
// patches of a millimetre has none.
func (a *artist) bar(trim geom.Rect, off geom.Length) {
	side := min(patchSide, markSpan(trim)/geom.Length(len(bar)))
	if side < geom.MM(1) {
		return
	}
	a.overprint(false)
	for i, inks := range bar {
		a.inks(colour.Paint{CMYK: inks})
		a.op("k")
		a.rect(geom.Rect{X: trim.X + clearSide + geom.Length(i)*side, Y: trim.Y - off - patchSide, W: side, H: patchSide})
		a.op("re f")
	}
	a.now.hasFill = false
}
