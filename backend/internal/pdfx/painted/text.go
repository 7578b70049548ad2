package painted

import (
	"math"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/pdfx"
	"broadsheet/backend/scene"
)

// textState is where type stands (9.4.1).
type textState struct{ matrix, line geom.Matrix }

// setText obeys operators of type.
func (p *painter) setText(o pdfx.Operation, n []float64, resources pdfx.Dict) {
	s := &p.state
	switch o.Operator {
	case "BT":
		p.text = textState{geom.Identity, geom.Identity}
	case "Tc":
		s.charSpace = first(n)
	case "Tw":
		s.wordSpace = first(n)
	case "Tz":
		s.scale = first(n) / 100
	case "TL":
		s.leading = first(n)
	case "Ts":
		s.rise = first(n)
	case "Tr":
		s.mode = int(first(n))
	case "Tf":
		p.setFont(o.Operands, resources)
	case "Td", "TD":
		if len(n) == 2 {
			p.moveLine(n[0], n[1])
		}
		if o.Operator == "TD" && len(n) == 2 {
			s.leading = -n[1]
		}
	case "Tm":
		if len(n) == 6 {
			p.text = textState{matrixOf(n), matrixOf(n)}
		}
	case "T*":
		p.moveLine(0, -s.leading)
	default:
		p.showText(o)
	}
}

func (p *painter) setFont(operands []pdfx.Object, resources pdfx.Dict) {
	if len(operands) != 2 {
		return
	}
	p.state.font = p.fontOf(p.resource(resources, "Font", operands[:1]))
	p.state.size, _ = operands[1].(float64)
}

func (p *painter) moveLine(x, y float64) {
	p.text.line = within(p.text.line, geom.Matrix{A: 1, D: 1, E: x, F: y})
	p.text.matrix = p.text.line
}

// showText obeys operators that paint type.
func (p *painter) showText(o pdfx.Operation) {
	last := len(o.Operands) - 1
	if last < 0 {
		return
	}
	switch o.Operator {
	case "'", "\"":
		if last == 2 {
			p.state.wordSpace, _ = o.Operands[0].(float64)
			p.state.charSpace, _ = o.Operands[1].(float64)
		}
		p.moveLine(0, -p.state.leading)
		fallthrough
	case "Tj":
		p.show(pdfx.Array{o.Operands[last]})
	case "TJ":
		list, _ := o.Operands[last].(pdfx.Array)
		p.show(list)
	}
}

// run is a run of glyphs that is being shown.
type run struct {
	scene.Glyphs
	isLevel bool // glyphs follow one another to the right on the page
}

// show paints strings and the spaces between them.
func (p *painter) show(list pdfx.Array) {
	s := &p.state
	if s.font == nil {
		return
	}
	at := within(s.at, p.text.matrix)
	size := math.Abs(s.size) * math.Hypot(at.C, at.D)
	r := run{Glyphs: scene.Glyphs{Face: s.font.name, Size: bounded(size)}}
	r.isLevel = at.B == 0 && at.A > 0 && !s.font.isVertical
	r.Paint = colour.Paint{CMYK: s.fill.paint}
	for _, o := range list {
		switch v := o.(type) {
		case float64:
			p.advance(-v/1000*s.size, 0)
		case pdfx.Text:
			for _, g := range s.font.glyphs(v) {
				p.showGlyph(&r, g)
			}
		}
	}
	p.flush(&r)
}

// showGlyph adds one glyph to a run, and goes on behind it (9.4.4).
func (p *painter) showGlyph(r *run, g glyph) {
	s := &p.state
	matrix := within(p.text.matrix, geom.Matrix{A: 1, D: 1, F: s.rise})
	at := placed(within(s.at, matrix), 0, 0)
	if !r.isLevel {
		p.flush(r)
	}
	if len(r.GIDs) == 0 {
		r.Origin = at
	}
	r.GIDs = append(r.GIDs, 1) // which one nobody asks
	r.X = append(r.X, at.X-r.Origin.X)
	r.Clusters = append(r.Clusters, int32(len([]rune(r.Text))))
	r.Text += g.text
	space := s.charSpace
	if g.isSpace {
		space += s.wordSpace
	}
	p.advance(g.width*s.size+space, g.width*s.size+space)
}

// advance moves along the line: to the right, or down in vertical type.
func (p *painter) advance(across, down float64) {
	m := geom.Matrix{A: 1, D: 1, E: across * p.state.scale}
	if p.state.font.isVertical {
		m = geom.Matrix{A: 1, D: 1, F: -down}
	}
	p.text.matrix = within(p.text.matrix, m)
}

// flush puts a run onto the page; a run of nothing but spaces paints nothing.
func (p *painter) flush(r *run) {
	if s := &p.state; len(r.GIDs) > 0 && r.Size > 0 && s.mode%4 != 3 && !s.fill.isNone && hasInk(r.Text) {
		g := r.Glyphs
		p.note(Type, s.fill, geom.Rect{X: g.Origin.X, Y: g.Origin.Y - g.Size, W: g.X[len(g.X)-1] + g.Size, H: g.Size})
		p.add(g)
	}
	r.GIDs, r.X, r.Clusters, r.Text = nil, nil, nil, ""
}
