package font

import (
	"math"
	"testing"
)

// TestQuadraticStaysClose holds a circle of four cubic curves against the
// quadratic contour made of it.
func TestQuadraticStaysClose(t *testing.T) {
	const r, k = 400, 400 * 0.5522847
	arc := func(p ...float32) Segment {
		s := Segment{Op: CubeTo}
		for i := range 3 {
			s.P[i].X, s.P[i].Y = p[2*i], p[2*i+1]
		}
		return s
	}
	start := Segment{Op: MoveTo}
	start.P[0].X = r
	circle := []Segment{start,
		arc(r, k, k, r, 0, r), arc(-k, r, -r, k, -r, 0), arc(-r, -k, -k, -r, 0, -r), arc(k, -r, r, -k, r, 0)}
	points := quadratic(circle, 0.5)
	if len(points) > 40 {
		t.Errorf("%d points for a circle: too many", len(points))
	}
	last := points[0]
	for _, s := range segmentsOf(points) {
		end := s.P[s.Op.points()-1]
		for i := range 11 {
			u := float32(i) / 10
			x, y := last.x+(end.X-last.x)*u, last.y+(end.Y-last.y)*u
			if s.Op == QuadTo {
				v := 1 - u
				x = v*v*last.x + 2*v*u*s.P[0].X + u*u*end.X
				y = v*v*last.y + 2*v*u*s.P[0].Y + u*u*end.Y
			}
			// half a unit of tolerance, and rounding to whole units
			if off := math.Abs(math.Hypot(float64(x), float64(y)) - r); off > 1.3 {
				t.Errorf("point %.1f,%.1f is off by %.2f", x, y, off)
			}
		}
		last = point{x: end.X, y: end.Y}
	}
}

func TestEncodeGlyphReadsBack(t *testing.T) {
	points := []point{
		{x: 0, y: 0, isOnCurve: true}, {x: 300, y: -5}, {x: 300, y: 900, isOnCurve: true}, {x: 0, y: 901, isLast: true},
		{x: 10, y: 10, isOnCurve: true}, {x: 10, y: 600, isOnCurve: true}, {x: 265, y: 600, isLast: true, isOnCurve: true},
	}
	got := simplePoints(encodeGlyph(points), 2)
	if len(got) != len(points) {
		t.Fatalf("got %v", got)
	}
	for i := range points {
		if got[i] != points[i] {
			t.Errorf("point %d: got %+v, want %+v", i, got[i], points[i])
		}
	}
}

func TestCompositeGlyph(t *testing.T) {
	c, next := readComponent(words(componentWords|componentXY|componentScale|componentMore, 7, -50, 20, 0x2000), 0)
	if next != 10 || c.glyph != 7 {
		t.Fatalf("got %+v, next at %d", c, next)
	}
	part := []point{{x: 100, y: 200}}
	if c.place(part, nil); part[0].x != 0 || part[0].y != 120 {
		t.Errorf("half the size and moved by (-50, 20): got %+v, want (0, 120)", part[0])
	}
	onto, _ := readComponent(words(0, 7, 1<<8), 0) // lay point 0 on point 1
	if onto.place(part, []point{{}, {x: 5, y: 6}}); part[0].x != 5 || part[0].y != 6 {
		t.Errorf("laid on a point: got %+v, want (5, 6)", part[0])
	}
}
