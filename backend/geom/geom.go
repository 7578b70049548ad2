// Package geom holds the measures of the page: lengths, points, rectangles and
// affine matrices.
//
// Page space has its origin at the top left corner of the trim, x to the right
// and y downwards. Every length is an integer count of thousandths of a point,
// so that equal input gives equal bytes on every machine.
package geom

import "math"

// Length is a distance in 1/1000 pt (1 pt = 1/72 in). In page space positive
// is to the right or downwards.
type Length int64

// Pt is one point; Inch is 72 of them.
const (
	Pt   Length = 1000
	Inch Length = 72 * Pt
)

// mmPerInch is exact by definition.
const mmPerInch = 25.4

// Points returns the length nearest to v points.
func Points(v float64) Length { return Length(math.Round(v * float64(Pt))) }

// MM returns the length nearest to v millimetres.
func MM(v float64) Length { return Length(math.Round(v * float64(Inch) / mmPerInch)) }

// Points returns l in points.
func (l Length) Points() float64 { return float64(l) / float64(Pt) }

// MM returns l in millimetres.
func (l Length) MM() float64 { return float64(l) * mmPerInch / float64(Inch) }

// Scale returns l times f, rounded to the nearest unit.
func (l Length) Scale(f float64) Length { return Length(math.Round(float64(l) * f)) }

// Point is a place in page space unless its user says otherwise.
type Point struct{ X, Y Length }

// Add returns p moved by q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Rect is an upright rectangle: X, Y is its top left corner.
type Rect struct{ X, Y, W, H Length }

// Right returns the x of the right edge.
func (r Rect) Right() Length { return r.X + r.W }

// Bottom returns the y of the lower edge.
func (r Rect) Bottom() Length { return r.Y + r.H }

// IsEmpty reports whether r covers no area.
func (r Rect) IsEmpty() bool { return r.W <= 0 || r.H <= 0 }

// Area returns the area in square millimetres.
func (r Rect) Area() float64 { return r.W.MM() * r.H.MM() }

// Inset returns r with every side moved inwards by d (outwards if negative).
func (r Rect) Inset(d Length) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// Move returns r moved by p.
func (r Rect) Move(p Point) Rect { return Rect{r.X + p.X, r.Y + p.Y, r.W, r.H} }

// Intersect returns the common part of r and s, empty if there is none.
func (r Rect) Intersect(s Rect) Rect {
	x, y := max(r.X, s.X), max(r.Y, s.Y)
	return Rect{x, y, min(r.Right(), s.Right()) - x, min(r.Bottom(), s.Bottom()) - y}
}

// Overlaps reports whether r and s share area; touching edges do not count.
func (r Rect) Overlaps(s Rect) bool { return !r.Intersect(s).IsEmpty() }

// Union returns the smallest rectangle that covers r and s. An empty one adds nothing.
func (r Rect) Union(s Rect) Rect {
	if r.IsEmpty() {
		return s
	}
	if s.IsEmpty() {
		return r
	}
	x, y := min(r.X, s.X), min(r.Y, s.Y)
	return Rect{x, y, max(r.Right(), s.Right()) - x, max(r.Bottom(), s.Bottom()) - y}
}

// Contains reports whether p lies in r; the right and lower edges are outside.
func (r Rect) Contains(p Point) bool {
	return p.X >= r.X && p.Y >= r.Y && p.X < r.Right() && p.Y < r.Bottom()
}

// Matrix maps (x, y) to (A*x + C*y + E, B*x + D*y + F), lengths in points.
type Matrix struct{ A, B, C, D, E, F float64 }

// Identity is the matrix that changes nothing.
var Identity = Matrix{A: 1, D: 1}

// Apply returns the image of (x, y).
func (m Matrix) Apply(x, y float64) (float64, float64) {
	return m.A*x + m.C*y + m.E, m.B*x + m.D*y + m.F
}
