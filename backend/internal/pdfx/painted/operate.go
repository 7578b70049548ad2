package painted

import (
	"math"

	"broadsheet/backend/geom"
	"broadsheet/backend/internal/pdfx"
)

// operate obeys one operator (ISO 32000-1, annex A).
func (p *painter) operate(o pdfx.Operation, resources pdfx.Dict, depth int) {
	n := numbers(o.Operands)
	switch o.Operator {
	case "q":
		if len(p.kept) < 1000 {
			p.kept = append(p.kept, p.state)
		}
	case "Q":
		if last := len(p.kept) - 1; last >= 0 {
			p.state, p.kept = p.kept[last], p.kept[:last]
		}
	case "cm":
		if len(n) == 6 {
			p.state.at = within(p.state.at, matrixOf(n))
		}
	case "w":
		p.state.width = first(n)
	case "gs":
		p.applyState(p.resource(resources, "ExtGState", o.Operands))
	case "Do":
		p.do(o.Operands, resources, depth)
	case "BI":
		p.inlineImage(o.Operands, resources)
	default:
		if !p.setColour(o, n, resources) && !p.buildPath(o.Operator, n) {
			p.setText(o, n, resources)
		}
	}
}

// numbers returns the operands that are numbers, if all are.
func numbers(operands []pdfx.Object) []float64 {
	out := make([]float64, 0, len(operands))
	for _, o := range operands {
		v, ok := o.(float64)
		if !ok || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		out = append(out, v)
	}
	return out
}

func first(n []float64) float64 {
	if len(n) == 0 {
		return 0
	}
	return n[0]
}

func matrixOf(n []float64) geom.Matrix {
	return geom.Matrix{A: n[0], B: n[1], C: n[2], D: n[3], E: n[4], F: n[5]}
}

// within returns the matrix that maps by inner first, then by outer.
func within(outer, inner geom.Matrix) geom.Matrix {
	out := geom.Matrix{}
	out.A, out.B = outer.A*inner.A+outer.C*inner.B, outer.B*inner.A+outer.D*inner.B
	out.C, out.D = outer.A*inner.C+outer.C*inner.D, outer.B*inner.C+outer.D*inner.D
	out.E, out.F = outer.Apply(inner.E, inner.F)
	return out
}

// growth is by how much a matrix makes lengths larger, on average.
func growth(m geom.Matrix) float64 { return math.Sqrt(math.Abs(m.A*m.D - m.B*m.C)) }

// resource returns what the last operand names among the resources of a kind.
func (p *painter) resource(resources pdfx.Dict, kind pdfx.Name, operands []pdfx.Object) pdfx.Object {
	if len(operands) == 0 {
		return nil
	}
	n, _ := operands[len(operands)-1].(pdfx.Name)
	return p.file.Dict(resources[kind])[n]
}

// applyState takes the line's width and the font of a graphics state (8.4.5).
func (p *painter) applyState(o pdfx.Object) {
	d := p.file.Dict(o)
	if w, ok := p.file.Number(d["LW"]); ok {
		p.state.width = w
	}
	if a := p.file.Array(d["Font"]); len(a) == 2 {
		p.state.font = p.fontOf(a[0])
		p.state.size, _ = p.file.Number(a[1])
	}
}

// do paints a form or a picture (8.8).
func (p *painter) do(operands []pdfx.Object, resources pdfx.Dict, depth int) {
	named := p.resource(resources, "XObject", operands)
	s, ok := p.file.At(named).(*pdfx.Stream)
	if !ok {
		return
	}
	switch p.file.Name(s.Dict["Subtype"]) {
	case "Form":
		if depth < maxForms && !p.isTooMuch() {
			p.form(s, resources, depth+1)
		} else {
			p.isBroken = true
		}
	case "Image":
		p.image(named, s, resources)
	}
}

// formCost is how many operations the beginning of a form counts for.
const formCost = 50

// form paints a form inside its box (8.10).
func (p *painter) form(s *pdfx.Stream, resources pdfx.Dict, depth int) {
	p.operations += formCost
	before := p.state
	if m := numbers(p.file.Array(s.Dict["Matrix"])); len(m) == 6 {
		p.state.at = within(p.state.at, matrixOf(m))
	}
	if b, ok := p.file.Rect(s.Dict["BBox"]); ok {
		p.state.clip = p.state.clip.Intersect(p.boxOf(b))
	}
	if own := p.file.Dict(s.Dict["Resources"]); own != nil {
		resources = own
	}
	if s.Content == nil {
		p.isBroken = true
	} else if !p.state.clip.IsEmpty() {
		p.paint(s.Content, resources, depth)
	}
	p.state = before
}

// boxOf is the box on the page around a box of user space.
func (p *painter) boxOf(b [4]float64) geom.Rect {
	return boxAround(p.place(b[0], b[1]), p.place(b[2], b[1]), p.place(b[2], b[3]), p.place(b[0], b[3]))
}
