package font

import (
	"encoding/binary"
	"math"
)

// quadratic turns an outline into the points of TrueType contours. Lines and
// quadratic curves are kept; a cubic curve is cut into as many pieces as keep
// within tolerance (font units) of it. Points are rounded to whole units.
// Contours that have no area are left out.
func quadratic(outline []Segment, tolerance float32) []point {
	b := quadraticBuilder{tolerance: tolerance}
	for _, s := range outline {
		switch s.Op {
		case MoveTo:
			b.endContour()
			b.at = s.P[0]
			b.add(s.P[0], true)
		case LineTo:
			b.add(s.P[0], true)
			b.at = s.P[0]
		case QuadTo:
			b.add(s.P[0], false)
			b.add(s.P[1], true)
			b.at = s.P[1]
		case CubeTo:
			b.cube(s.P)
		}
	}
	b.endContour()
	return b.done
}

// xy is a point of a Segment.
type xy = struct{ X, Y float32 }

type quadraticBuilder struct {
	tolerance float32
	at        xy // the pen
	contour   []point
	done      []point
}

func (b *quadraticBuilder) add(p xy, isOnCurve bool) {
	q := point{x: round(p.X), y: round(p.Y), isOnCurve: isOnCurve}
	if n := len(b.contour); n > 0 && isOnCurve && b.contour[n-1] == q {
		return
	}
	b.contour = append(b.contour, q)
}

// endContour closes the contour: its end is not said twice.
func (b *quadraticBuilder) endContour() {
	c := b.contour
	if n := len(c); n > 1 && c[n-1] == c[0] {
		c = c[:n-1]
	}
	if len(c) > 2 || len(c) == 2 && (!c[0].isOnCurve || !c[1].isOnCurve) {
		c[len(c)-1].isLast = true
		b.done = append(b.done, c...)
	}
	b.contour = b.contour[:0]
}

// cube adds a cubic curve in n quadratic pieces of equal parameter length. The
// quadratic curve with control point (3(p1+p2)-p0-p3)/4 is off by at most
// √3/36 |p3-3p2+3p1-p0|; cut into n pieces the distance falls with n³.
func (b *quadraticBuilder) cube(p [3]struct{ X, Y float32 }) {
	p0, p1, p2, p3 := b.at, p[0], p[1], p[2]
	dx := float64(p3.X - 3*p2.X + 3*p1.X - p0.X)
	dy := float64(p3.Y - 3*p2.Y + 3*p1.Y - p0.Y)
	off := math.Sqrt(3) / 36 * math.Hypot(dx, dy)
	n := min(max(int(math.Ceil(math.Cbrt(off/float64(b.tolerance)))), 1), 16)
	start := p0
	for i := 1; i <= n; i++ {
		t0, t1 := float32(i-1)/float32(n), float32(i)/float32(n)
		end := p3
		if i < n {
			end = cubeAt(p0, p1, p2, p3, t1)
		}
		// The tangents at both ends of the piece meet in its control point, up
		// to the piece's own cubic part, which the mean of both evens out.
		h := (t1 - t0) / 2
		d0, d1 := cubeSlope(p0, p1, p2, p3, t0), cubeSlope(p0, p1, p2, p3, t1)
		b.add(xy{(start.X + h*d0.X + end.X - h*d1.X) / 2, (start.Y + h*d0.Y + end.Y - h*d1.Y) / 2}, false)
		b.add(end, true)
		start = end
	}
	b.at = p3
}

func cubeAt(p0, p1, p2, p3 xy, t float32) xy {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return xy{a*p0.X + b*p1.X + c*p2.X + d*p3.X, a*p0.Y + b*p1.Y + c*p2.Y + d*p3.Y}
}

func cubeSlope(p0, p1, p2, p3 xy, t float32) xy {
	u := 1 - t
	a, b, c := 3*u*u, 6*u*t, 3*t*t
	return xy{a*(p1.X-p0.X) + b*(p2.X-p1.X) + c*(p3.X-p2.X), a*(p1.Y-p0.Y) + b*(p2.Y-p1.Y) + c*(p3.Y-p2.Y)}
}

func round(x float32) float32 { return float32(math.Round(float64(x))) }

func countContours(points []point) int {
	n := 0
	for _, p := range points {
		if p.isLast {
			n++
		}
	}
	return n
}

// encodeGlyph writes points as a simple glyph of table glyf; nil for none.
func encodeGlyph(points []point) []byte {
	if len(points) == 0 || len(points) > 0xFFFF {
		return nil
	}
	b, _ := boundsOf(segmentsOf(points))
	out := binary.BigEndian.AppendUint16(nil, uint16(countContours(points)))
	for _, v := range []int{b.left, b.bottom, b.right, b.top} {
		out = binary.BigEndian.AppendUint16(out, uint16(int16(v)))
	}
	for i, p := range points {
		if p.isLast {
			out = binary.BigEndian.AppendUint16(out, uint16(i))
		}
	}
	out = append(out, 0, 0) // no instructions
	var xs, ys []byte
	var x, y int
	for _, p := range points {
		dx, dy := int(p.x)-x, int(p.y)-y
		x, y = int(p.x), int(p.y)
		flag := byte(0)
		if p.isOnCurve {
			flag = pointOnCurve
		}
		xs, flag = appendDelta(xs, flag, dx, pointShortX, pointSameX)
		ys, flag = appendDelta(ys, flag, dy, pointShortY, pointSameY)
		out = append(out, flag)
	}
	return append(append(out, xs...), ys...)
}

// appendDelta writes one coordinate in the shortest form and sets its flags.
func appendDelta(out []byte, flag byte, d int, short, same byte) ([]byte, byte) {
	switch {
	case d == 0:
		return out, flag | same
	case d > 0 && d < 256:
		return append(out, byte(d)), flag | short | same
	case d < 0 && d > -256:
		return append(out, byte(-d)), flag | short
	}
	return binary.BigEndian.AppendUint16(out, uint16(int16(d))), flag
}
