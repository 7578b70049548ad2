package newsprint

import "math"

// face is the mixture of three inks while the fourth is held: for each of X, Y
// and Z a polynomial with the terms 1, x, y, xy, z, xz, yz, xyz, by the bits of
// its variables.
type face [8]roots

// faceOf holds an ink at an area; the others keep their order.
func faceOf(ink int, area float64) (f face) {
	for bits := range f {
		low := bits & (1<<ink - 1)
		corner := (bits-low)<<1 | low
		for i := range f[bits] {
			f[bits][i] = corners[corner][i]*(1-area) + corners[corner|1<<ink][i]*area
		}
	}
	for _, bit := range [3]int{1, 2, 4} { // from values at corners to terms
		for bits := range f {
			if bits&bit != 0 {
				for i := range f[bits] {
					f[bits][i] -= f[bits&^bit][i]
				}
			}
		}
	}
	return f
}

// at returns the value of a channel and its slopes.
func (f *face) at(i int, x, y, z float64) (v, dx, dy, dz float64) {
	a, b := f[0][i]+f[1][i]*x, f[2][i]+f[3][i]*x // without and with y
	c, d := f[4][i]+f[5][i]*x, f[6][i]+f[7][i]*x // the same with z
	v = a + b*y + (c+d*y)*z
	dx = f[1][i] + f[3][i]*y + (f[5][i]+f[7][i]*y)*z
	return v, dx, b + d*z, c + d*y
}

const (
	rounds = 10
	exact  = 1e-8 // of a root
	astray = 2    // areas beyond which none in gamut is found
)

// solve finds the three areas that mix to a colour, by Newton's method from
// the middle. They may lie outside 0 to 1; ok is false where it leads nowhere.
func (f *face) solve(want roots) (x [3]float64, ok bool) {
	x = [3]float64{0.5, 0.5, 0.5}
	for range rounds {
		var j [3]roots
		var miss [3]float64
		for i := range 3 {
			var v float64
			v, j[i][0], j[i][1], j[i][2] = f.at(i, x[0], x[1], x[2])
			miss[i] = want[i] - v
		}
		if max(math.Abs(miss[0]), math.Abs(miss[1]), math.Abs(miss[2])) < exact {
			return x, true
		}
		step, ok := linear(&j, miss)
		if !ok {
			return x, false
		}
		for i := range x {
			if x[i] += step[i]; !(math.Abs(x[i]) < astray) {
				return x, false
			}
		}
	}
	return x, false
}

// linear solves three equations by the cross products of their rows.
func linear(j *[3]roots, b [3]float64) (x [3]float64, ok bool) {
	p, q, r := cross(&j[1], &j[2]), cross(&j[2], &j[0]), cross(&j[0], &j[1])
	det := j[0][0]*p[0] + j[0][1]*p[1] + j[0][2]*p[2]
	if math.Abs(det) < 1e-12 {
		return x, false
	}
	for i := range x {
		x[i] = (b[0]*p[i] + b[1]*q[i] + b[2]*r[i]) / det
	}
	return x, true
}

func cross(a, b *roots) roots {
	return roots{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}
