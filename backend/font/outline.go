package font

// Outline returns a glyph's curves in font units, y upwards; nil for a glyph
// without ink, a number that the face does not have, or damaged curves. Every
// contour begins with MoveTo and is to be closed and filled by the non-zero
// winding rule.
func (f *Face) Outline(g GID) []Segment {
	if f.facts.format == CFF {
		return f.outlineCFF(g)
	}
	walk := glyfWalk{face: f, components: maxComponents, room: maxPoints}
	return segmentsOf(walk.points(g, 0))
}

// Limits of composite glyphs: a crafted face could otherwise nest them without
// end. The most that real glyphs need is a few thousand points.
const (
	maxComponents = 512
	maxPoints     = 1 << 17
	maxDepth      = 16
)

// glyphBytes returns a glyph's description in table glyf; nil if it is empty
// or lies outside.
func (f *Face) glyphBytes(g GID) []byte {
	if int(g) >= f.facts.glyphs {
		return nil
	}
	loca, at := f.loca(), int(g)
	var start, end int64
	if f.facts.hasLongLoca {
		if 4*at+8 > len(loca) {
			return nil
		}
		start, end = u32(loca, 4*at), u32(loca, 4*at+4)
	} else {
		if 2*at+4 > len(loca) {
			return nil
		}
		start, end = 2*int64(u16(loca, 2*at)), 2*int64(u16(loca, 2*at+2))
	}
	if end <= start {
		return nil
	}
	return f.file.part("glyf", start, end)
}

// point is one point of a TrueType contour.
type point struct {
	x, y      float32
	isOnCurve bool
	isLast    bool // of its contour
}

// glyfWalk collects the points of a glyph and of its components.
type glyfWalk struct {
	face       *Face
	components int // that may still be read
	room       int // points that may still be read
}

func (w *glyfWalk) points(g GID, depth int) []point {
	b := w.face.glyphBytes(g)
	if len(b) < 10 || depth > maxDepth {
		return nil
	}
	if n := i16(b, 0); n >= 0 {
		points := simplePoints(b, n)
		if w.room -= len(points); w.room < 0 {
			return nil
		}
		return points
	}
	var all []point
	for _, c := range componentsOf(b) {
		if w.components--; w.components < 0 {
			return all
		}
		part := w.points(c.glyph, depth+1)
		c.place(part, all)
		all = append(all, part...)
	}
	return all
}

// The flags of a simple glyph's points.
const (
	pointOnCurve = 1 << iota
	pointShortX
	pointShortY
	pointRepeat
	pointSameX // with pointShortX: positive
	pointSameY
)

// simplePoints reads a glyph of n contours; nil if it is cut off.
func simplePoints(b []byte, n int) []point {
	if n == 0 {
		return nil
	}
	count := u16(b, 10+2*(n-1)) + 1
	at := 10 + 2*n
	at += 2 + u16(b, at) // instructions
	if at > len(b) {
		return nil
	}
	flags, rest := pointFlags(b[at:], count)
	if flags == nil {
		return nil
	}
	points := make([]point, count)
	xs := pointDeltas{rest: rest, short: pointShortX, same: pointSameX}
	for i, flag := range flags {
		points[i].isOnCurve = flag&pointOnCurve != 0
		points[i].x = float32(xs.next(flag))
	}
	ys := pointDeltas{rest: xs.rest, short: pointShortY, same: pointSameY}
	for i, flag := range flags {
		points[i].y = float32(ys.next(flag))
	}
	for i := range n {
		if end := u16(b, 10+2*i); end < count {
			points[end].isLast = true
		}
	}
	return points
}

// pointFlags unpacks count flags and returns what follows them.
func pointFlags(b []byte, count int) (flags, rest []byte) {
	// A flag of a byte repeats at most 256 times in two.
	if count > 128*len(b) {
		return nil, nil
	}
	flags = make([]byte, 0, count)
	for len(flags) < count {
		if len(b) == 0 {
			return nil, nil
		}
		flag, times := b[0], 1
		b = b[1:]
		if flag&pointRepeat != 0 && len(b) > 0 {
			times += int(b[0])
			b = b[1:]
		}
		for ; times > 0 && len(flags) < count; times-- {
			flags = append(flags, flag)
		}
	}
	return flags, b
}

// pointDeltas reads one coordinate of a glyph's points, each as the difference
// to the one before.
type pointDeltas struct {
	rest        []byte
	short, same byte
	sum         int
}

func (d *pointDeltas) next(flag byte) int {
	switch {
	case flag&d.short != 0 && len(d.rest) >= 1:
		if flag&d.same != 0 {
			d.sum += int(d.rest[0])
		} else {
			d.sum -= int(d.rest[0])
		}
		d.rest = d.rest[1:]
	case flag&(d.short|d.same) == 0 && len(d.rest) >= 2:
		d.sum += i16(d.rest, 0)
		d.rest = d.rest[2:]
	}
	return d.sum
}

// segmentsOf turns contours into segments. Between two control points lies an
// implied point on the curve.
func segmentsOf(points []point) []Segment {
	if len(points) == 0 {
		return nil
	}
	out := make([]Segment, 0, len(points)+4)
	for start := 0; start < len(points); {
		end := start
		for end < len(points)-1 && !points[end].isLast {
			end++
		}
		out = appendContour(out, points[start:end+1])
		start = end + 1
	}
	return out
}

func appendContour(out []Segment, c []point) []Segment {
	first, c := startOfContour(c)
	out = append(out, segment(MoveTo, first))
	for i := 0; i < len(c); i++ {
		if c[i].isOnCurve {
			out = append(out, segment(LineTo, c[i]))
			continue
		}
		end := first
		switch {
		case i+1 < len(c) && c[i+1].isOnCurve:
			end = c[i+1]
		case i+1 < len(c):
			end = middle(c[i], c[i+1])
		}
		out = append(out, segment(QuadTo, c[i], end))
		if i+1 < len(c) && c[i+1].isOnCurve {
			i++
		}
	}
	return out
}

// startOfContour returns a point on the curve and the points that follow it
// around the contour.
func startOfContour(c []point) (point, []point) {
	last := len(c) - 1
	switch {
	case c[0].isOnCurve:
		return c[0], c[1:]
	case c[last].isOnCurve:
		return c[last], c[:last]
	}
	return middle(c[0], c[last]), c
}

func middle(a, b point) point {
	return point{x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOnCurve: true}
}

func segment(op SegmentOp, points ...point) Segment {
	s := Segment{Op: op}
	for i, p := range points {
		s.P[i].X, s.P[i].Y = p.x, p.y
	}
	return s
}
