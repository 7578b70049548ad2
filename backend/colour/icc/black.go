package icc

import (
	"math"

	"broadsheet/backend/colour"
)

// The blacks of two profiles, as "Adobe Systems' Implementation of Black Point
// Compensation" (2006) finds them; its steps are named where they stand. All
// blacks are grey and at most L* 50.

// mediumBlack is the black of the perceptual reference medium of version 4
// (ICC.1:2022, 6.3.3).
var mediumBlack = colour.XYZ{X: 0.00336, Y: 0.0034731, Z: 0.00287}

const lightestBlack = 50 // L*

func greyOf(l float64) colour.XYZ {
	return colour.Lab{L: min(max(l, 0), lightestBlack)}.XYZ()
}

// hasMediumBlack reports whether the profile means the reference medium.
func (p *Profile) hasMediumBlack(i Intent) bool {
	return i == Perceptual && p.Version == 4 && p.toPCS[0] != nil
}

// sourceBlack returns the darkest colour of a profile that colours come from.
// A press never prints what four full inks would show: for a printer of inks
// it is what its perceptual table prints for black.
func (p *Profile) sourceBlack(o Options) colour.XYZ {
	switch {
	case p.hasMediumBlack(o.Intent):
		return mediumBlack
	case !o.BlackPoint:
		return colour.XYZ{}
	case p.Class == "prtr" && p.Space == CMYK && o.Intent == Relative && p.toPCS[0] != nil && p.fromPCS[0] != nil:
		return greyOf(p.printed(0, Perceptual))
	}
	darkest := Sample{}
	if p.Space == CMYK {
		darkest = Sample{1, 1, 1, 1}
	}
	return greyOf(p.connection(darkest, o.Intent).Lab().L)
}

// printed returns the L* that comes out when a grey of L* l is sent to the
// device by an intent's table and then measured.
func (p *Profile) printed(l float64, intent Intent) float64 {
	c := colour.Lab{L: l}.XYZ()
	if p.hasMediumBlack(intent) {
		c = blackToBlack(colour.XYZ{}, mediumBlack).at(c)
	}
	s := p.device(c, intent)
	for i := range s {
		s[i] = clip(s[i])
	}
	return p.connection(s, Relative).Lab().L
}

// destinationBlack returns the black that colours are laid on. What a table
// prints for black itself may lie below where its greys end to follow: then
// the black is where the foot of the curve, drawn on, meets the ground.
func (p *Profile) destinationBlack(o Options) colour.XYZ {
	switch {
	case p.hasMediumBlack(o.Intent):
		return mediumBlack
	case !o.BlackPoint:
		return colour.XYZ{}
	case pick(p.fromPCS, o.Intent) == nil:
		return p.sourceBlack(o)
	}
	ramp := p.greyRamp(o.Intent)
	if ramp[0] >= ramp[255] {
		return colour.XYZ{}
	}
	if o.Intent == Relative && ramp.isStraight() {
		return p.sourceBlack(o)
	}
	return greyOf(ramp.foot(o.Intent))
}

// greyRamp is the L* printed for 256 greys of L* 0 to 100, made rising.
type greyRamp [256]float64

func rampAt(i int) float64 { return float64(i) * 100 / 255 }

func (p *Profile) greyRamp(intent Intent) (r greyRamp) {
	for i := range r {
		r[i] = p.printed(rampAt(i), intent)
	}
	for i := 254; i > 0; i-- {
		r[i] = min(r[i], r[i+1])
	}
	return r
}

// isStraight reports whether greys above the darkest fifth print within 4 of
// what they are.
func (r *greyRamp) isStraight() bool {
	low := r[0] + 0.2*(r[255]-r[0])
	for i, l := range r {
		if rampAt(i) > low && math.Abs(rampAt(i)-l) >= 4 {
			return false
		}
	}
	return true
}

// foot fits a parabola to the shadows and returns where it reaches 0: shadows
// are 3 to 25 % of the range that is printed, and 10 to 50 % in the relative
// intent, whose table clips what lies below.
func (r *greyRamp) foot(intent Intent) float64 {
	low, high := 0.03, 0.25
	if intent == Relative {
		low, high = 0.1, 0.5
	}
	var f parabola
	for i, l := range r {
		if y := (l - r[0]) / (r[255] - r[0]); y >= low && y < high {
			f.add(rampAt(i), y)
		}
	}
	return f.root()
}

// parabola gathers the sums of a least-squares fit of a x² + b x + c.
type parabola struct {
	x [5]float64 // sums of x⁰ to x⁴
	y [3]float64 // sums of y, xy and x²y
}

func (f *parabola) add(x, y float64) {
	power := 1.0
	for i := range f.x {
		f.x[i] += power
		if i < 3 {
			f.y[i] += power * y
		}
		power *= x
	}
}

// root returns the greater root, 0 to 50; 0 where there is none, or too few
// points for a fit.
func (f *parabola) root() float64 {
	normal := matrix{{f.x[0], f.x[1], f.x[2]}, {f.x[1], f.x[2], f.x[3]}, {f.x[2], f.x[3], f.x[4]}}
	inverse, ok := normal.inverse()
	if !ok || f.x[0] < 3 {
		return 0
	}
	v := inverse.times(f.y)
	c, b, a := v[0], v[1], v[2]
	if math.Abs(a) < 1e-10 {
		return within(-c / b)
	}
	d := b*b - 4*a*c
	if d <= 0 {
		return 0
	}
	return within((-b + math.Sqrt(d)) / (2 * a))
}

func within(l float64) float64 {
	if l != l {
		return 0
	}
	return min(max(l, 0), lightestBlack)
}
