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

// bar is the colour bar: solids, half tints, overprints, a grey of three inks
// that shows at a glance whether they are in balance, and tints of K.
var bar = []colour.CMYK{
	{C: 1}, {M: 1}, {Y: 1}, {K: 1}, {C: 0.5}, {M: 0.5}, {Y: 0.5}, {K: 0.5},
	{M: 1, Y: 1}, {C: 1, Y: 1}, {C: 1, M: 1}, {C: 0.5, M: 0.4, Y: 0.4},
}

// marks draws what the options ask for around a page.
func (a *artist) marks(o *Options) error {
	a.b = append(a.b, "/Artifact BMC\n"...)
	around := a.form.sheet.surrounded(o.Sheet)
	a.hairlines(&around)
	a.bar(around.Patches)
	err := a.slug(o, around.Slug)
	a.endText()
	a.op("EMC")
	return err
}

// hairlines draws lines and rings in registration colour.
func (a *artist) hairlines(s *Surround) {
	if len(s.Lines) == 0 {
		return
	}
	a.form.hasRegistration = true
	a.b = append(a.b, "/All CS 1 SCN "...)
	a.length(MarkWidth)
	a.op("w")
	for _, l := range s.Lines {
		a.stroke(l.From, l.To)
	}
	for _, r := range s.Rings {
		a.ring(r.Middle, r.Radius)
	}
}

// stroke draws a straight line.
func (a *artist) stroke(from, to geom.Point) {
	a.point(from)
	a.op("m")
	a.point(to)
	a.op("l S")
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

// bar paints the patches of the colour bar.
func (a *artist) bar(patches []Patch) {
	if len(patches) == 0 {
		return
	}
	a.overprint(false)
	for _, p := range patches {
		a.inks(colour.Paint{CMYK: p.Inks})
		a.op("k")
		a.rect(p.Rect)
		a.op("re f")
	}
	a.now.hasFill = false
}
