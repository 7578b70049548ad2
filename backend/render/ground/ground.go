// Package ground decides what is printed over what: whether solid black prints
// over its ground or knocks it out, and in which inks a paint is put down. The
// file and every picture of its plates ask here, so that a preview shows what
// is printed.
//
// Overprinting adds K to what lies below: a black hairline at the edge of a red
// badge came to 304 %. So solid black type and rules print over their ground
// where the sum stays within the ink limit, that no white edge shows where the
// plates do not meet; elsewhere, and over photos, whose inks are up to the
// limit, they knock it out. In doubt they knock out: on bare paper both are the
// same.
package ground

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
)

// Rules are what a use asks of paints. With the zero Rules everything knocks
// out, in as much ink as its paint says.
type Rules struct {
	// Overprint prints solid black type and rules over what lies below.
	Overprint bool
	// InkLimit is the most ink of any paint, all plates together, as a sum of
	// shares: 2.4 is 240 %; 0: none.
	InkLimit float64
}

// Inks returns the inks that a paint is put down in.
func (r Rules) Inks(p colour.Paint) colour.Paint {
	if r.InkLimit > 0 {
		p.CMYK = p.CMYK.Limit(r.InkLimit)
	}
	return p
}

// bearsBlack reports whether the sum of a ground's inks and solid K is within
// the limit. The ground's own K is then under that of the black.
func (r Rules) bearsBlack(below colour.CMYK) bool {
	return r.InkLimit <= 0 || below.C+below.M+below.Y+1 <= r.InkLimit
}

// Narrow returns the common part of a clip and that of a group within it; nil
// means no limit.
func Narrow(outer, inner *geom.Rect) *geom.Rect {
	switch {
	case inner == nil:
		return outer
	case outer == nil:
		return inner
	}
	r := outer.Intersect(*inner)
	return &r
}
