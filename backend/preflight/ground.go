package preflight

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// ground is an area that has been painted: a fill, or a picture, of which
// nobody knows what it is like at a point.
type ground struct {
	rect      geom.Rect
	path      []corner // nil: the whole rectangle
	paint     colour.CMYK
	isPicture bool
}

// corner is a point of a polygon, in points.
type corner struct{ x, y float64 }

// paint remembers an area for what is painted over it.
func (c *pressCheck) lay(g ground, clip geom.Rect) {
	if g.rect = g.rect.Intersect(clip); !g.rect.IsEmpty() {
		c.grounds = append(c.grounds, g)
	}
}

// under returns what lies under a point; bare paper where nothing does.
func (c *pressCheck) under(p geom.Point) ground {
	for i := len(c.grounds) - 1; i >= 0; i-- {
		if g := &c.grounds[i]; g.rect.Contains(p) && g.holds(p) {
			return *g
		}
	}
	return ground{}
}

// holds reports whether a point of the rectangle lies inside the shape.
func (g *ground) holds(p geom.Point) bool {
	if g.path == nil {
		return true
	}
	x, y := p.X.Points(), p.Y.Points()
	isIn := false
	for i, a := range g.path {
		b := g.path[(i+1)%len(g.path)]
		if (a.y > y) != (b.y > y) && x < a.x+(y-a.y)/(b.y-a.y)*(b.x-a.x) {
			isIn = !isIn
		}
	}
	return isIn
}

// curveSteps is how many straight pieces stand for a curve: a disc of twelve
// points is then off by less than a hundredth of a point.
const curveSteps = 8

// polygon returns a path's corners. All its parts count as one: shapes on a
// page are triangles and discs.
func polygon(path []scene.PathSegment) []corner {
	var out []corner
	for _, s := range path {
		switch s.Op {
		case 'M', 'L':
			out = append(out, cornerOf(s.P[0]))
		case 'C':
			out = append(out, curve(out, s)...)
		}
	}
	return out
}

func cornerOf(p geom.Point) corner { return corner{p.X.Points(), p.Y.Points()} }

// curve returns the points of a cubic that begins at the last corner.
func curve(before []corner, s scene.PathSegment) []corner {
	a, b, d, e := corner{}, cornerOf(s.P[0]), cornerOf(s.P[1]), cornerOf(s.P[2])
	if n := len(before); n > 0 {
		a = before[n-1]
	}
	out := make([]corner, curveSteps)
	for i := range out {
		t := float64(i+1) / curveSteps
		u := 1 - t
		w := [4]float64{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}
		out[i] = corner{
			w[0]*a.x + w[1]*b.x + w[2]*d.x + w[3]*e.x,
			w[0]*a.y + w[1]*b.y + w[2]*d.y + w[3]*e.y,
		}
	}
	return out
}

// plates returns how many inks a colour is printed in.
func plates(p colour.CMYK) int {
	n := 0
	for _, amount := range [...]float64{p.C, p.M, p.Y, p.K} {
		if amount > 0 {
			n++
		}
	}
	return n
}

// isSolid reports whether a colour is one ink without a screen: its edge is
// sharp and no plate has to meet it.
func isSolid(p colour.CMYK) bool {
	return plates(p) == 1 && max(p.C, p.M, p.Y, p.K) >= 1
}

// The bounds of a black: as dark as three solid inks over one another
// (luminance 0.04), and of no colour that an eye would call one.
const (
	darkest   = 0.05
	mostChrom = 32 // of 255, between the sRGB channels
)

// isBlackOfInks reports whether a colour is meant as black and needs more than
// the black plate.
func isBlackOfInks(p colour.CMYK) bool {
	if p.IsBlackOnly() || plates(p) < 2 {
		return false
	}
	r, g, b := p.RGB()
	return p.Luminance() < darkest && int(max(r, g, b))-int(min(r, g, b)) <= mostChrom
}
