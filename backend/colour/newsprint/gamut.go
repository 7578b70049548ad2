package newsprint

import (
	"cmp"
	"math"
	"slices"

	"broadsheet/backend/colour"
)

// pull is how colours come into the gamut: along a straight line, in CIELAB, to
// the grey that is as light as the most saturated print of their hue. A colour
// too saturated for its lightness gives up some of both, which looks nearer
// than giving up saturation alone. Hue stays but for its bends.
type pull struct {
	s *separation
	// knee is the share of the way to the surface from which on saturated
	// colours are pressed together, so that different ones stay different; 1
	// clips.
	knee float64
	// bend is the power by which lightness is laid on the press's range; 0
	// leaves it as it is.
	bend float64
}

// shadowBend lies between a straight line in L*, which greys everything, and
// one in light, as black point compensation draws it, which drowns shadows.
const shadowBend = 1.4

func colorimetric(s *separation) pull { return pull{s: s, knee: 1} }
func perceptual(s *separation) pull   { return pull{s: s, knee: 0.75, bend: shadowBend} }

// inks returns the tones that are printed for a colour.
func (p pull) inks(c colour.Lab) [4]float64 { return p.s.inks(p.into(c)) }

// cuspPull holds the focus inside of the cusp: beside that of yellow, which is
// nearly as light as paper, a line from its own lightness would graze the
// surface.
const cuspPull = 0.6

// focus returns the L* of the grey that a colour is pulled to. Dark colours
// meet theirs half-way, so that brown does not turn to yellow.
func (p pull) focus(c colour.Lab) float64 {
	middle := (100 + p.s.darkest) / 2
	l := middle + cuspPull*(cuspOf(math.Atan2(c.B, c.A))-middle)
	if c.L < l {
		l = (l + c.L) / 2
	}
	return max(l, p.s.darkest+(100-p.s.darkest)/8)
}

// cusp is the most saturated print of a hue, in radians.
type cusp struct{ hue, l float64 }

// cusps are the solids of one and two inks, by hue, -π to π.
var cusps = func() (out []cusp) {
	for bits := 1; bits < 7; bits++ {
		c := corners[bits].xyz().Lab()
		out = append(out, cusp{math.Atan2(c.B, c.A), c.L})
	}
	slices.SortFunc(out, func(a, b cusp) int { return cmp.Compare(a.hue, b.hue) })
	return out
}()

// cuspOf returns the L* of a hue's cusp, between the solids by half a wave.
func cuspOf(hue float64) float64 {
	i, _ := slices.BinarySearchFunc(cusps, hue, func(c cusp, h float64) int { return cmp.Compare(c.hue, h) })
	before, after := cusps[(i+len(cusps)-1)%len(cusps)], cusps[i%len(cusps)]
	way := turn(hue-before.hue) / turn(after.hue-before.hue)
	return before.l + (after.l-before.l)*(1-math.Cos(math.Pi*way))/2
}

// turn brings an angle to 0 up to 2π.
func turn(a float64) float64 {
	if a < 0 {
		return a + 2*math.Pi
	}
	return a
}

// into returns the colour in gamut that stands for any colour.
func (p pull) into(c colour.Lab) colour.Lab {
	if p.bend > 0 {
		c.L = p.s.darkest + (100-p.s.darkest)*math.Pow(min(max(c.L, 0), 100)/100, p.bend)
	}
	chroma, height := math.Hypot(c.A, c.B), c.L-p.focus(c)
	way := math.Hypot(chroma, height)
	if way == 0 {
		return c
	}
	saturated := chroma / way
	knee := 1 - (1-p.knee)*saturated*saturated // greys are not pressed: lightness has been
	reach := 1 / knee
	if p.s.holds(c) && p.s.holds(p.along(c, reach)) {
		return c
	}
	surface := p.surface(c, reach)
	if surface == 0 {
		return colour.Lab{L: p.focus(c)}
	}
	if pressed := p.along(c, press(1/surface, knee)*surface); p.s.holds(pressed) {
		return pressed
	}
	return p.along(c, surface) // where the surface has a dent, or the last bit is missing
}

// press leaves what lies below the knee and lays the rest below 1, without a
// bend between.
func press(x, knee float64) float64 {
	if x <= knee || knee == 1 {
		return min(x, 1)
	}
	room := 1 - knee
	return 1 - room*math.Exp((knee-x)/room)
}

// along returns the colour at a share of the way from its focus to c.
func (p pull) along(c colour.Lab, t float64) colour.Lab {
	focus := p.focus(c)
	sin, cos := math.Sincos(hueTurn(c) * max(0, 1-t))
	return colour.Lab{L: focus + t*(c.L-focus), A: t * (c.A*cos - c.B*sin), B: t * (c.A*sin + c.B*cos)}
}

// bends are where the straight line to grey is not the best way, in degrees.
// Blues of one hue to the eye lie on a bow in CIELAB: a line would make them
// purple. The greens and yellows of screens have no like in newsprint; the
// nearest prints, by CIEDE2000, are yellower.
var bends = []struct{ hue, width, turn float64 }{{-54, 24, -20}, {125, 35, -14}}

// hueTurn returns by what angle a hue has turned when its chroma is gone.
func hueTurn(c colour.Lab) (turn float64) {
	hue := math.Atan2(c.B, c.A) * 180 / math.Pi
	for _, b := range bends {
		away := math.Remainder(hue-b.hue, 360) / b.width
		turn += b.turn * math.Pi / 180 * math.Exp(-away*away)
	}
	return turn
}

// surface returns the share, below reach, of the way to c that is in gamut.
func (p pull) surface(c colour.Lab, reach float64) float64 {
	low, high := 0.0, reach
	for range 14 {
		if t := (low + high) / 2; p.s.holds(p.along(c, t)) {
			low = t
		} else {
			high = t
		}
	}
	return low
}
