package font

// Metrics returns the measures of the face as a whole.
func (f *Face) Metrics() Metrics { return f.metric() }

func (f *Face) readMetrics() Metrics {
	m := Metrics{
		UnitsPerEm: int32(f.facts.unitsPerEm),
		Ascent:     int32(f.facts.ascent),
		Descent:    int32(f.facts.descent),
		CapHeight:  int32(f.facts.capHeight),
	}
	if m.CapHeight <= 0 {
		m.CapHeight = f.measureCapHeight()
	}
	m.HanTop, m.HanBottom = m.CapHeight, 0
	if g, ok := f.GID('国'); ok {
		if b, ok := f.bounds(g); ok {
			m.HanTop, m.HanBottom = int32(b.top), int32(b.bottom)
		}
	}
	return m
}

// measureCapHeight measures an H; without one, seven tenths of the em, which
// is about what text faces have.
func (f *Face) measureCapHeight() int32 {
	if g, ok := f.GID('H'); ok {
		if b, ok := f.bounds(g); ok {
			return int32(b.top)
		}
	}
	return int32(f.facts.unitsPerEm * 7 / 10)
}

// box is a rectangle in font units, y upwards.
type box struct{ left, bottom, right, top int }

// bounds returns the box around a glyph's ink; false for a glyph without any.
func (f *Face) bounds(g GID) (box, bool) {
	if f.facts.format == TrueType {
		// The glyph's own header says so: no need to follow the curves.
		b := f.glyphBytes(g)
		return box{i16(b, 2), i16(b, 4), i16(b, 6), i16(b, 8)}, len(b) >= 10
	}
	return boundsOf(f.Outline(g))
}

// boundsOf returns the box around the points of an outline, control points
// included.
func boundsOf(outline []Segment) (box, bool) {
	var b box
	isFirst := true
	for _, s := range outline {
		for _, p := range s.P[:s.Op.points()] {
			at := box{floor(p.X), floor(p.Y), -floor(-p.X), -floor(-p.Y)}
			if isFirst {
				b, isFirst = at, false
				continue
			}
			b = box{min(b.left, at.left), min(b.bottom, at.bottom), max(b.right, at.right), max(b.top, at.top)}
		}
	}
	return b, !isFirst
}

// points returns how many of a segment's points count.
func (op SegmentOp) points() int {
	switch op {
	case QuadTo:
		return 2
	case CubeTo:
		return 3
	}
	return 1
}

func floor(x float32) int {
	n := int(x)
	if float32(n) > x {
		n--
	}
	return n
}
