package font

// The flags of a component (OpenType 1.9, "glyf", composite glyphs).
const (
	componentWords      = 1 << 0
	componentXY         = 1 << 1
	componentScale      = 1 << 3
	componentMore       = 1 << 5
	componentXYScale    = 1 << 6
	componentMatrix     = 1 << 7
	componentScaledMove = 1 << 11
)

// component is one part of a composite glyph.
type component struct {
	glyph      GID
	flags      int
	arg1, arg2 int        // offset, or the two points to lay on each other
	matrix     [4]float32 // xx, yx, xy, yy
}

// componentsOf reads the components of a composite glyph, as many as are whole.
func componentsOf(b []byte) []component {
	var out []component
	for at := 10; ; {
		c, next := readComponent(b, at)
		if next > len(b) {
			return out
		}
		out = append(out, c)
		if c.flags&componentMore == 0 || len(out) >= maxComponents {
			return out
		}
		at = next
	}
}

// readComponent reads the component at an offset and returns the offset after
// it.
func readComponent(b []byte, at int) (component, int) {
	c := component{flags: u16(b, at), glyph: GID(u16(b, at+2)), matrix: [4]float32{1, 0, 0, 1}}
	at += 4
	at = c.readArguments(b, at)
	switch {
	case c.flags&componentScale != 0:
		c.matrix[0] = f2dot14(b, at)
		c.matrix[3] = c.matrix[0]
		at += 2
	case c.flags&componentXYScale != 0:
		c.matrix[0], c.matrix[3] = f2dot14(b, at), f2dot14(b, at+2)
		at += 4
	case c.flags&componentMatrix != 0:
		for i := range c.matrix {
			c.matrix[i] = f2dot14(b, at+2*i)
		}
		at += 8
	}
	return c, at
}

// readArguments reads the two arguments: signed where they are an offset.
func (c *component) readArguments(b []byte, at int) int {
	isSigned := c.flags&componentXY != 0
	if c.flags&componentWords != 0 {
		c.arg1, c.arg2 = u16(b, at), u16(b, at+2)
		if isSigned {
			c.arg1, c.arg2 = int(int16(c.arg1)), int(int16(c.arg2))
		}
		return at + 4
	}
	pair := u16(b, at)
	c.arg1, c.arg2 = pair>>8, pair&0xFF
	if isSigned {
		c.arg1, c.arg2 = int(int8(c.arg1)), int(int8(c.arg2))
	}
	return at + 2
}

// place moves the component's points to where they belong; before are the
// points of the composite so far.
func (c component) place(part, before []point) {
	m := c.matrix
	for i := range part {
		x, y := part[i].x, part[i].y
		part[i].x, part[i].y = m[0]*x+m[2]*y, m[1]*x+m[3]*y
	}
	dx, dy := c.offset(part, before)
	for i := range part {
		part[i].x += dx
		part[i].y += dy
	}
}

func (c component) offset(part, before []point) (dx, dy float32) {
	if c.flags&componentXY == 0 {
		if c.arg1 >= len(before) || c.arg2 >= len(part) {
			return 0, 0
		}
		a, b := before[c.arg1], part[c.arg2]
		return a.x - b.x, a.y - b.y
	}
	dx, dy = float32(c.arg1), float32(c.arg2)
	if c.flags&componentScaledMove != 0 {
		dx, dy = c.matrix[0]*dx+c.matrix[2]*dy, c.matrix[1]*dx+c.matrix[3]*dy
	}
	return dx, dy
}

func f2dot14(b []byte, at int) float32 { return float32(i16(b, at)) / (1 << 14) }
