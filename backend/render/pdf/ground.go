package pdf

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// ground is what lies on a page where something is painted next, in page space.
type ground struct {
	rect   geom.Rect
	inks   colour.CMYK
	covers bool // it hides all that lies below it in its rectangle
	// isPicture: its inks are up to the limit, in whatever mixture.
	isPicture bool
}

// lay puts a ground on the page, as far as its clip leaves it.
func (s *sheet) lay(g ground, clip *geom.Rect) {
	if clip != nil {
		g.rect = g.rect.Intersect(*clip)
	}
	if !g.rect.IsEmpty() {
		s.grounds = append(s.grounds, g)
	}
}

// layFill puts a fill down; one with a shape hides less than its bounds.
func (s *sheet) layFill(f *scene.Fill, clip *geom.Rect) {
	if len(f.Path) == 0 {
		s.lay(ground{rect: f.Rect, inks: f.Paint.CMYK, covers: true}, clip)
		return
	}
	s.lay(ground{rect: boundsOf(f.Path), inks: f.Paint.CMYK}, clip)
}

// boundsOf returns a rectangle around a path; curves lie within their handles.
func boundsOf(path []scene.PathSegment) geom.Rect {
	var out geom.Rect
	for _, s := range path {
		for _, p := range s.P[:pointsOf(s.Op)] {
			out = out.Union(geom.Rect{X: p.X, Y: p.Y, W: 1, H: 1})
		}
	}
	return out
}

func pointsOf(op byte) int {
	switch op {
	case 'M', 'L':
		return 1
	case 'C':
		return 3
	}
	return 0
}

// takesBlack reports whether solid black may be printed over what lies in a
// rectangle without more ink than the limit, 0 for none. What is hidden by
// something that covers all of the rectangle does not count.
func (s *sheet) takesBlack(over geom.Rect, limit float64) bool {
	if limit <= 0 {
		return true
	}
	for i := len(s.grounds) - 1; i >= 0; i-- {
		g := &s.grounds[i]
		if !g.rect.Overlaps(over) {
			continue
		}
		c := g.inks.Limit(limit)
		if g.isPicture || c.C+c.M+c.Y+1 > limit {
			return false
		}
		if g.covers && g.rect.Intersect(over) == over {
			return true
		}
	}
	return true
}

// reach is a rectangle that a run's glyphs do not leave, but for flourishes.
func reach(g *scene.Glyphs) geom.Rect {
	left, right := g.X[0], g.X[0]
	for _, x := range g.X {
		left, right = min(left, x), max(right, x)
	}
	return geom.Rect{X: g.Origin.X + left, Y: g.Origin.Y - g.Size, W: right - left + g.Size, H: g.Size + g.Size/3}
}

// breadth is the rectangle of a rule.
func breadth(r *scene.Rule) geom.Rect {
	half := r.Width/2 + 1
	x, y := min(r.From.X, r.To.X), min(r.From.Y, r.To.Y)
	return geom.Rect{
		X: x - half, Y: y - half,
		W: max(r.From.X, r.To.X) - x + 2*half, H: max(r.From.Y, r.To.Y) - y + 2*half,
	}
}
