package ground

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// Page is a page as far as it is painted. Everything that is painted is told to
// it, in paint order and with the clip that its groups leave, nil for none;
// what is clipped away altogether may be left out. All is in page space. It is
// ready once it has its rules; it is not for concurrent use.
type Page struct {
	Rules
	laid []layer
}

// layer is something painted that black may come to stand on.
type layer struct {
	rect   geom.Rect
	inks   colour.CMYK
	covers bool // it hides all that lies below it in its rectangle
	// isPicture: its inks are up to the limit, in whatever mixture.
	isPicture bool
}

// Picture puts a photo down.
func (p *Page) Picture(v *scene.Picture, clip *geom.Rect) {
	p.lay(layer{rect: v.Rect, covers: true, isPicture: true}, clip)
}

// Fill puts a fill down; one with a shape hides less than its bounds. Fills
// never overprint.
func (p *Page) Fill(f *scene.Fill, clip *geom.Rect) {
	if len(f.Path) == 0 {
		p.lay(layer{rect: f.Rect, inks: p.Inks(f.Paint).CMYK, covers: true}, clip)
		return
	}
	p.lay(layer{rect: boundsOf(f.Path), inks: p.Inks(f.Paint).CMYK}, clip)
}

// Glyphs puts a run down and reports whether it overprints.
func (p *Page) Glyphs(g *scene.Glyphs, clip *geom.Rect) bool {
	return p.print(g.Paint, reach(g), clip)
}

// Rule puts a rule down and reports whether it overprints.
func (p *Page) Rule(r *scene.Rule, clip *geom.Rect) bool {
	return p.print(r.Paint, breadth(r), clip)
}

// print puts type or a rule down somewhere within a rectangle. What has K alone
// brings no black above the limit, so only other inks are remembered.
func (p *Page) print(paint colour.Paint, in geom.Rect, clip *geom.Rect) (overprints bool) {
	if clip != nil {
		in = in.Intersect(*clip)
	}
	if paint.Overprints() {
		return p.Overprint && p.takesBlack(in)
	}
	if !paint.IsBlackOnly() {
		p.lay(layer{rect: in, inks: p.Inks(paint).CMYK}, nil)
	}
	return false
}

// lay puts a layer on the page, as far as its clip leaves it.
func (p *Page) lay(l layer, clip *geom.Rect) {
	if !p.Overprint {
		return // nobody will ask
	}
	if clip != nil {
		l.rect = l.rect.Intersect(*clip)
	}
	if !l.rect.IsEmpty() {
		p.laid = append(p.laid, l)
	}
}

// takesBlack reports whether solid black may be printed over what lies in a
// rectangle. What is hidden by something that covers all of the rectangle does
// not count.
func (p *Page) takesBlack(over geom.Rect) bool {
	for i := len(p.laid) - 1; i >= 0; i-- {
		l := &p.laid[i]
		if !l.rect.Overlaps(over) {
			continue
		}
		if l.isPicture && p.InkLimit > 0 || !p.bearsBlack(l.inks) {
			return false
		}
		if l.covers && l.rect.Intersect(over) == over {
			return true
		}
	}
	return true
}

// boundsOf is a rectangle around a path; one of a single line has a breadth.
func boundsOf(path []scene.PathSegment) geom.Rect {
	box := scene.Box(path)
	box.W, box.H = box.W+1, box.H+1
	return box
}

// reach is a rectangle that a run's glyphs do not leave, but for flourishes;
// empty for a run without glyphs.
func reach(g *scene.Glyphs) geom.Rect {
	if len(g.X) == 0 {
		return geom.Rect{}
	}
	left, right := bounds(g.X)
	fallen, risen := bounds(g.Y)
	fallen, risen = min(fallen, 0), max(risen, 0)
	wide := g.Size
	if g.ScaleX > 1 && g.ScaleX < widest {
		wide = wide.Scale(g.ScaleX)
	}
	return geom.Rect{
		X: g.Origin.X + left, Y: g.Origin.Y - g.Size - risen,
		W: right - left + wide, H: g.Size + g.Size/3 + risen - fallen,
	}
}

// widest is a horizontal scale beyond any that type is set in.
const widest = 100

// bounds returns the least and the greatest of some lengths, zeros for none.
func bounds(ls []geom.Length) (least, most geom.Length) {
	for i, l := range ls {
		if i == 0 {
			least, most = l, l
		}
		least, most = min(least, l), max(most, l)
	}
	return least, most
}

// breadth is a rectangle around a rule.
func breadth(r *scene.Rule) geom.Rect {
	half := r.Width/2 + 1
	x, y := min(r.From.X, r.To.X), min(r.From.Y, r.To.Y)
	return geom.Rect{
		X: x - half, Y: y - half,
		W: max(r.From.X, r.To.X) - x + 2*half, H: max(r.From.Y, r.To.Y) - y + 2*half,
	}
}
