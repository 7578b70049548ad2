package icc

import (
	"errors"
	"fmt"
)

// stage is one step of a table; what it gives is finite.
type stage interface {
	apply(Sample) Sample
}

// table is an A2B or B2A tag: its steps, and how it writes colours of the
// connection space.
type table struct {
	stages   []stage
	encoding encoding
}

func (t *table) run(s Sample) Sample {
	for _, st := range t.stages {
		s = st.apply(s)
	}
	return s
}

// curves bends each channel.
type curves []curve

func (c curves) apply(s Sample) Sample {
	for i, one := range c {
		s[i] = one.at(s[i])
	}
	return s
}

// affine is a matrix with an offset, for three channels.
type affine struct {
	matrix matrix
	offset [3]float64
}

func (a *affine) apply(s Sample) (out Sample) {
	for i, v := range a.matrix.times([3]float64(s[:3])) {
		out[i] = finite(v + a.offset[i])
	}
	return out
}

// table reads a tag between two spaces, nil if there is none.
func (t tagTable) table(name string, from, to Space, isFromPCS bool) (*table, error) {
	tag, ok := t[name]
	if !ok {
		return nil, nil
	}
	pcs := to
	if isFromPCS {
		pcs = from
	}
	kind, _ := kind(tag)
	stages, err := parseStages(kind, tag, from, to, isFromPCS)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &table{stages, encodingOf(pcs, kind)}, nil
}

func parseStages(kind string, tag []byte, from, to Space, isFromPCS bool) ([]stage, error) {
	in, out, isLinear := from.Channels(), to.Channels(), from == Lab
	if len(tag) < 32 {
		return nil, fmt.Errorf("a table in %d bytes", len(tag))
	}
	if int(tag[8]) != in || int(tag[9]) != out {
		return nil, fmt.Errorf("a table from %d to %d channels, not from %d to %d", tag[8], tag[9], in, out)
	}
	switch {
	case kind == "mft1" || kind == "mft2":
		return parseLUT(kind, tag, in, out, isLinear)
	case kind == "mAB " && !isFromPCS, kind == "mBA " && isFromPCS:
		return parseModular(tag, in, out, isFromPCS, isLinear)
	}
	return nil, fmt.Errorf("a table of type %q", kind)
}

// parseLUT reads lut8Type and lut16Type (ICC.1:2022, 10.10 and 10.11): matrix,
// input curves, cube, output curves.
func parseLUT(kind string, tag []byte, in, out int, isLinear bool) ([]stage, error) {
	width, start, inPoints, outPoints := 1, 48, 256, 256
	if kind == "mft2" {
		if len(tag) < 52 {
			return nil, errors.New("a table without its sizes")
		}
		width, start = 2, 52
		inPoints, outPoints = int(be.Uint16(tag[48:])), int(be.Uint16(tag[50:]))
	}
	if len(tag) < start || inPoints < 2 || outPoints < 2 || inPoints > 4096 || outPoints > 4096 {
		return nil, fmt.Errorf("curves of %d and %d points", inPoints, outPoints)
	}
	c := &cube{in: in, out: out, isLinear: isLinear}
	for i := range in {
		c.grid[i] = int(tag[10])
	}
	parts := &parts{rest: tag[start:], width: width}
	var stages []stage
	if m := parseMatrix(tag[12:]); in == 3 && m.matrix != unit {
		stages = append(stages, m)
	}
	stages = append(stages, parts.curves(in, inPoints), c, nil)
	c.values = parts.take(c.nodes() * int64(out))
	stages[len(stages)-1] = parts.curves(out, outPoints)
	return stages, errors.Join(c.check(), parts.err)
}

var unit = matrix{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}

// parseMatrix reads nine numbers, row by row.
func parseMatrix(b []byte) *affine {
	a := &affine{}
	for i := range 9 {
		a.matrix[i/3][i%3] = fixed(b[4*i:])
	}
	return a
}

// parts cuts a table's numbers off its bytes, one after the other.
type parts struct {
	rest  []byte
	width int // bytes of a number
	err   error
}

// take returns the next n numbers, of 65535; none after an error.
func (p *parts) take(n int64) sampled {
	if p.err == nil && (n < 0 || n*int64(p.width) > int64(len(p.rest))) {
		p.err = fmt.Errorf("%d numbers of %d bytes in %d bytes", n, p.width, len(p.rest))
	}
	if p.err != nil {
		return nil
	}
	b := p.rest[:n*int64(p.width)]
	p.rest = p.rest[len(b):]
	if p.width == 1 {
		return bytesAsWords(b)
	}
	return words(b)
}

func (p *parts) curves(channels, points int) curves {
	out := make(curves, channels)
	for i := range out {
		out[i] = p.take(int64(points))
	}
	return out
}

// parseModular reads lutAToBType and lutBToAType (ICC.1:2022, 10.12 and
// 10.13). The one goes A curves, cube, M curves, matrix, B curves, the other
// back; what is missing is left out.
func parseModular(tag []byte, in, out int, isFromPCS, isLinear bool) ([]stage, error) {
	first, last := out, in // channels on the B side and on the A side
	if isFromPCS {
		first, last = in, out
	}
	if first != 3 {
		return nil, fmt.Errorf("%d channels on the side of the connection space", first)
	}
	r := modular{tag: tag, in: in, out: out, isLinear: isLinear}
	stages := []stage{r.curves(12, first), r.matrix(16), r.curves(20, first), r.cube(24), r.curves(28, last)}
	if r.err == nil && stages[3] == nil && first != last {
		return nil, errors.New("channels differ, but there is no cube")
	}
	return inOrder(stages, isFromPCS), r.err
}

// inOrder leaves out what is missing; stages come as B, M and A are stored.
func inOrder(stages []stage, isFromPCS bool) (out []stage) {
	for i := range stages {
		if !isFromPCS {
			i = len(stages) - 1 - i
		}
		if stages[i] != nil {
			out = append(out, stages[i])
		}
	}
	return out
}

// modular reads the parts of a lutAToBType or lutBToAType by their offsets.
type modular struct {
	tag      []byte
	in, out  int
	isLinear bool
	err      error
}

// part returns the bytes from the offset that stands at a place, nil if none.
func (r *modular) part(at, least int) []byte {
	offset := int64(be.Uint32(r.tag[at:]))
	if r.err != nil || offset == 0 {
		return nil
	}
	if offset+int64(least) > int64(len(r.tag)) {
		r.err = fmt.Errorf("a part begins at byte %d of %d", offset, len(r.tag))
		return nil
	}
	return r.tag[offset:]
}

// curves reads curves, each of them padded to four bytes.
func (r *modular) curves(at, channels int) stage {
	rest := r.part(at, 8)
	if rest == nil {
		return nil
	}
	out := make(curves, channels)
	for i := range out {
		c, size, err := parseCurve(rest)
		if err != nil {
			r.err = err
			return nil
		}
		out[i], rest = c, rest[min((size+3)&^3, len(rest)):]
	}
	return out
}

func (r *modular) matrix(at int) stage {
	b := r.part(at, 48)
	if b == nil {
		return nil
	}
	a := parseMatrix(b)
	for i := range 3 {
		a.offset[i] = fixed(b[36+4*i:])
	}
	return a
}

func (r *modular) cube(at int) stage {
	b := r.part(at, 20)
	if b == nil {
		return nil
	}
	c := &cube{in: r.in, out: r.out, isLinear: r.isLinear}
	for i := range r.in {
		c.grid[i] = int(b[i])
	}
	if b[16] != 1 && b[16] != 2 {
		r.err = fmt.Errorf("a cube with numbers of %d bytes", b[16])
		return nil
	}
	parts := &parts{rest: b[20:], width: int(b[16])}
	c.values = parts.take(c.nodes() * int64(r.out))
	r.err = errors.Join(c.check(), parts.err)
	return c
}
