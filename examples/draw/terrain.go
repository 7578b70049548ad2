package main

import "math"

// land is ground whose height is given over a square of the plane, held as a
// grid of heights so that rays are quick to answer.
type land struct {
	x0, z0, side float64
	n            int
	heights      []float64
	low, high    float64
}

// newLand samples height over the square from (x0, z0), n points a side.
func newLand(x0, z0, side float64, n int, height func(x, z float64) float64) *land {
	l := &land{x0, z0, side, n, make([]float64, n*n), math.Inf(1), math.Inf(-1)}
	step := side / float64(n-1)
	eachRow(n, func(j int) {
		for i := range n {
			l.heights[j*n+i] = height(x0+float64(i)*step, z0+float64(j)*step)
		}
	})
	for _, h := range l.heights {
		l.low, l.high = min(l.low, h), max(l.high, h)
	}
	return l
}

func (l *land) bounds() (lo, hi vec) {
	return vec{l.x0, l.low - 1, l.z0}, vec{l.x0 + l.side, l.high, l.z0 + l.side}
}

// at returns the height of the ground at a place.
func (l *land) at(x, z float64) float64 {
	k := float64(l.n-1) / l.side
	u, v := clamp((x-l.x0)*k, 0, float64(l.n)-1.001), clamp((z-l.z0)*k, 0, float64(l.n)-1.001)
	i, j := int(u), int(v)
	u, v = u-float64(i), v-float64(j)
	row := l.heights[j*l.n+i:]
	below := l.heights[(j+1)*l.n+i:]
	return (row[0]*(1-u)+row[1]*u)*(1-v) + (below[0]*(1-u)+below[1]*u)*v
}

func (l *land) meet(o, d vec, near, far float64) (float64, vec, bool) {
	lo, hi := l.bounds()
	t0, t1, _ := slabs(lo, hi, o, d)
	cell := l.side / float64(l.n)
	before := max(t0, near)
	t, end := before, min(t1, far)
	for t <= end {
		p := o.add(d.times(t))
		gap := p.y - l.at(p.x, p.z)
		if gap < 0 {
			t = l.between(o, d, before, t)
			p = o.add(d.times(t))
			return t, l.normal(p.x, p.z, cell*(1+t*0.002)), true
		}
		before = t
		t += max(cell*0.5, gap*0.6, t*0.002)
	}
	return 0, vec{}, false
}

// between halves the stretch in which the ray enters the ground.
func (l *land) between(o, d vec, above, below float64) float64 {
	for range 10 {
		mid := (above + below) / 2
		if p := o.add(d.times(mid)); p.y < l.at(p.x, p.z) {
			below = mid
		} else {
			above = mid
		}
	}
	return above
}

func (l *land) normal(x, z, e float64) vec {
	return vec{l.at(x-e, z) - l.at(x+e, z), 2 * e, l.at(x, z-e) - l.at(x, z+e)}.unit()
}
