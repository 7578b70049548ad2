package icc

import "fmt"

// cube is a table of colours on a grid of one, three or four dimensions.
type cube struct {
	in, out  int
	grid     [4]int // nodes along each input, at least 2
	values   sampled
	isLinear bool // all ways alike: for inputs whose grey axis is no diagonal
}

// nodes returns the number of nodes; with at most 255 along each of four
// inputs it is below 2^32.
func (c *cube) nodes() int64 {
	n := int64(1)
	for _, g := range c.grid[:c.in] {
		n *= int64(g)
	}
	return n
}

func (c *cube) check() error {
	for _, g := range c.grid[:c.in] {
		if g < 2 {
			return fmt.Errorf("a cube with %d nodes along an input", g)
		}
	}
	return nil
}

// place is a position along one input.
type place struct {
	step     int     // to the next node, as an index of values
	fraction float64 // of the way to it, 0 to 1
}

func (c *cube) apply(s Sample) (out Sample) {
	var places [4]place
	base, step := 0, c.out
	for i := c.in - 1; i >= 0; i-- { // the last input varies fastest
		pos := clip(s[i]) * float64(c.grid[i]-1)
		node := min(int(pos), c.grid[i]-2)
		places[i] = place{step, pos - float64(node)}
		base += node * step
		step *= c.grid[i]
	}
	c.blend(&out, base, places[:c.in], 1)
	return out
}

// blend adds the colour at some places, weighed: linear along the first input
// until three are left, which tetrahedra keep true on the grey axis.
func (c *cube) blend(out *Sample, base int, p []place, weight float64) {
	switch {
	case weight == 0:
	case len(p) == 0:
		for i, v := range c.values[base : base+c.out] {
			out[i] += weight * float64(v) / 65535
		}
	case len(p) == 3 && !c.isLinear:
		c.tetrahedron(out, base, p, weight)
	default:
		c.blend(out, base, p[1:], weight*(1-p[0].fraction))
		c.blend(out, base+p[0].step, p[1:], weight*p[0].fraction)
	}
}

// tetrahedron walks from the near corner to the far one, the longest way
// first: four nodes instead of eight.
func (c *cube) tetrahedron(out *Sample, base int, p []place, weight float64) {
	a, b, d := p[0], p[1], p[2]
	if a.fraction < b.fraction {
		a, b = b, a
	}
	if b.fraction < d.fraction {
		b, d = d, b
	}
	if a.fraction < b.fraction {
		a, b = b, a
	}
	c.blend(out, base, nil, weight*(1-a.fraction))
	c.blend(out, base+a.step, nil, weight*(a.fraction-b.fraction))
	c.blend(out, base+a.step+b.step, nil, weight*(b.fraction-d.fraction))
	c.blend(out, base+a.step+b.step+d.step, nil, weight*d.fraction)
}
