package painted

import (
	"math"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// path is one that is being built (8.5.2), its points on the page.
type path []scene.PathSegment

// hairline stands for a line of width 0, the thinnest that a device can make.
const hairline geom.Length = 1

// buildPath obeys operators of paths, and reports whether this is one.
func (p *painter) buildPath(operator string, n []float64) bool {
	switch operator {
	case "m", "l", "c", "v", "y", "h", "re":
		p.extend(operator, n)
	case "W", "W*":
		if len(p.path) > 0 {
			p.state.clip = p.state.clip.Intersect(scene.Box(p.path))
		}
	case "s", "b", "b*":
		p.path = append(p.path, scene.PathSegment{Op: 'Z'})
		p.paintPath(operator != "s", true)
	case "S":
		p.paintPath(false, true)
	case "f", "F", "f*":
		p.paintPath(true, false)
	case "B", "B*":
		p.paintPath(true, true)
	case "n":
		p.path = nil
	default:
		return false
	}
	return true
}

// extend adds a piece to the path.
func (p *painter) extend(operator string, n []float64) {
	at := func(i int) geom.Point { return p.place(n[i], n[i+1]) }
	switch {
	case operator == "h":
		p.path = append(p.path, scene.PathSegment{Op: 'Z'})
	case operator == "m" && len(n) == 2:
		p.path = append(p.path, scene.PathSegment{Op: 'M', P: [3]geom.Point{at(0)}})
	case operator == "l" && len(n) == 2:
		p.path = append(p.path, scene.PathSegment{Op: 'L', P: [3]geom.Point{at(0)}})
	case operator == "c" && len(n) == 6:
		p.path = append(p.path, scene.PathSegment{Op: 'C', P: [3]geom.Point{at(0), at(2), at(4)}})
	case operator == "v" && len(n) == 4:
		p.path = append(p.path, scene.PathSegment{Op: 'C', P: [3]geom.Point{p.path.end(), at(0), at(2)}})
	case operator == "y" && len(n) == 4:
		p.path = append(p.path, scene.PathSegment{Op: 'C', P: [3]geom.Point{at(0), at(2), at(2)}})
	case operator == "re" && len(n) == 4:
		x, y, w, h := n[0], n[1], n[2], n[3]
		corner := func(op byte, x, y float64) scene.PathSegment {
			return scene.PathSegment{Op: op, P: [3]geom.Point{p.place(x, y)}}
		}
		p.path = append(p.path, corner('M', x, y), corner('L', x+w, y), corner('L', x+w, y+h), corner('L', x, y+h), scene.PathSegment{Op: 'Z'})
	}
}

// end is where the last piece of a path ends.
func (s path) end() geom.Point {
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i].Op {
		case 'M', 'L':
			return s[i].P[0]
		case 'C':
			return s[i].P[2]
		}
	}
	return geom.Point{}
}

// parts cuts a path where it is taken up anew.
func (s path) parts() []path {
	var out []path
	begin := 0
	for i := range s {
		if s[i].Op == 'M' && i > begin {
			out, begin = append(out, s[begin:i]), i
		}
	}
	if begin < len(s) {
		out = append(out, s[begin:])
	}
	return out
}

// isUpright reports whether a path is an upright rectangle.
func (s path) isUpright() bool {
	if n := len(s); n > 0 && s[n-1].Op == 'Z' {
		s = s[:n-1]
	}
	if n := len(s); n == 5 && s[4].Op == 'L' && s[4].P[0] == s[0].P[0] {
		s = s[:4]
	}
	if len(s) != 4 || s[0].Op != 'M' {
		return false
	}
	for i := range s {
		a, b := s[i].P[0], s[(i+1)%4].P[0]
		if i > 0 && s[i].Op != 'L' || (a.X == b.X) == (a.Y == b.Y) {
			return false
		}
	}
	return true
}

// paintPath fills and strokes the path, and forgets it.
func (p *painter) paintPath(fills, strokes bool) {
	if fills && !p.state.fill.isNone {
		p.fillPath()
	}
	if strokes && !p.state.stroke.isNone {
		for _, part := range p.path.parts() {
			p.strokePart(part)
		}
	}
	p.path = nil
}

// fillPath fills rectangles one by one, and what has another shape as a whole.
func (p *painter) fillPath() {
	paint, parts, areUpright := colour.Paint{CMYK: p.state.fill.paint}, p.path.parts(), true
	for _, part := range parts {
		areUpright = areUpright && part.isUpright()
	}
	switch {
	case len(p.path) == 0:
	case areUpright:
		for _, part := range parts {
			p.note(Area, p.state.fill, scene.Box(part))
			p.add(scene.Fill{Rect: scene.Box(part), Paint: paint})
		}
	default:
		p.note(Area, p.state.fill, scene.Box(p.path))
		p.add(scene.Fill{Path: append([]scene.PathSegment(nil), p.path...), Paint: paint})
	}
}

// strokePart strokes a piece of a path, a curve as the line between its ends.
func (p *painter) strokePart(part path) {
	width := max(hairline, bounded(math.Abs(p.state.width)*growth(p.state.at)))
	if len(part) == 0 || len(part[0].Points()) == 0 {
		return
	}
	start := part[0].P[0]
	from := start
	for i := 1; i < len(part); i++ {
		to := start
		if part[i].Op != 'Z' {
			to = path(part[i : i+1]).end()
		}
		if to != from {
			rule := scene.Rule{From: from, To: to, Width: width, Paint: colour.Paint{CMYK: p.state.stroke.paint}}
			p.note(Line, p.state.stroke, boxAround(from, to).Inset(-width/2))
			p.add(rule)
		}
		from = to
	}
}
