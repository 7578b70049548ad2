package main

import "math"

// hash returns a number in [0, 1) that looks random but depends on the three
// integers alone: every picture is the same each time it is drawn.
func hash(x, y, z int) float64 {
	h := uint32(x)*0x8da6b343 ^ uint32(y)*0xd8163841 ^ uint32(z)*0xcb1ab31f
	h ^= h >> 16
	h *= 0x7feb352d
	h ^= h >> 15
	h *= 0x846ca68b
	h ^= h >> 16
	return float64(h) / (1 << 32)
}

// noise is value noise over the plane, in [0, 1].
func noise(x, y float64) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	ix, iy := int(fx), int(fy)
	u, v := x-fx, y-fy
	u, v = u*u*(3-2*u), v*v*(3-2*v)
	top := hash(ix, iy, 7)*(1-u) + hash(ix+1, iy, 7)*u
	low := hash(ix, iy+1, 7)*(1-u) + hash(ix+1, iy+1, 7)*u
	return top*(1-v) + low*v
}

// fbm sums octaves of noise, each half as strong and twice as fine, in [0, 1].
func fbm(x, y float64, octaves int) float64 {
	sum, weight, total := 0.0, 0.5, 0.0
	for range octaves {
		sum += weight * noise(x, y)
		total += weight
		weight /= 2
		x, y = 1.6*x-1.2*y+13.7, 1.2*x+1.6*y+7.1
	}
	return sum / total
}

// dice is a small generator of random numbers, one for each row of pixels.
type dice uint64

func newDice(a, b int) *dice {
	d := dice(uint64(a)*0x9e3779b97f4a7c15 ^ uint64(b+1)*0xbf58476d1ce4e5b9)
	d.roll()
	return &d
}

// roll returns the next number in [0, 1).
func (d *dice) roll() float64 {
	*d = *d*6364136223846793005 + 1442695040888963407
	v := uint64(*d)
	v ^= v >> 33
	v *= 0xff51afd7ed558ccd
	return float64(v>>11) / (1 << 53)
}

// between returns the next number in [lo, hi).
func (d *dice) between(lo, hi float64) float64 { return lo + (hi-lo)*d.roll() }

// around returns a direction about n with the density of its cosine.
func (d *dice) around(n vec) vec {
	z := 1 - 2*d.roll()
	s, c := math.Sincos(2 * math.Pi * d.roll())
	r := math.Sqrt(max(0, 1-z*z))
	return n.add(vec{r * c, r * s, z}).unit()
}
