package icc

import (
	"broadsheet/backend/colour"
)

// Options say how colours go from one profile to another.
type Options struct {
	// Intent chooses among a profile's tables; the other one is taken where it
	// is missing. Between matrices all is relative colorimetric.
	Intent Intent
	// BlackPoint lays the source's darkest colour on the destination's.
	// Perceptual tables of version 4 are always scaled from their medium's
	// black, as ICC.1:2022, 6.3.3 means them.
	BlackPoint bool
}

// Link leads from colours of one profile to those of another, exactly.
type Link struct {
	from, to *Profile
	intent   Intent
	isScaled bool
	gain     colour.XYZ
	offset   colour.XYZ
}

// NewLink joins two profiles. An error says why the destination cannot be one.
func NewLink(from, to *Profile, o Options) (*Link, error) {
	if err := to.canShow(); err != nil {
		return nil, err
	}
	l := &Link{from: from, to: to, intent: o.Intent}
	if o.BlackPoint || from.hasMediumBlack(o.Intent) || to.hasMediumBlack(o.Intent) {
		l.scaleBlack(from.black(o), to.black(o))
	}
	return l, nil
}

// At converts a colour. Out of gamut it may lie outside 0 to 1.
func (l *Link) At(s Sample) Sample {
	c := l.from.connection(s, l.intent)
	if l.isScaled {
		c = colour.XYZ{X: c.X*l.gain.X + l.offset.X, Y: c.Y*l.gain.Y + l.offset.Y, Z: c.Z*l.gain.Z + l.offset.Z}
	}
	return l.to.device(c, l.intent)
}

// mediumBlack is the black of the perceptual reference medium of version 4
// (ICC.1:2022, 6.3.3).
var mediumBlack = colour.XYZ{X: 0.00336, Y: 0.0034731, Z: 0.00287}

// hasMediumBlack reports whether the profile means the reference medium.
func (p *Profile) hasMediumBlack(i Intent) bool {
	return i == Perceptual && p.Version == 4 && p.toPCS[0] != nil
}

// black returns the darkest colour of a profile as a grey: the reference
// medium's, else what the most ink or the least light shows. It is at most L*
// 50, as in Adobe's "Black Point Compensation" of 2006.
func (p *Profile) black(o Options) colour.XYZ {
	if p.hasMediumBlack(o.Intent) {
		return mediumBlack
	}
	if !o.BlackPoint {
		return colour.XYZ{}
	}
	darkest := Sample{}
	if p.Space == CMYK {
		darkest = Sample{1, 1, 1, 1}
	}
	lab := p.connection(darkest, o.Intent).Lab()
	return colour.Lab{L: min(max(lab.L, 0), 50)}.XYZ()
}

// scaleBlack lays one black on another and keeps white, linear in XYZ.
func (l *Link) scaleBlack(from, to colour.XYZ) {
	if from == to {
		return
	}
	l.isScaled = true
	one := func(from, to, white float64) (gain, offset float64) {
		gain = (to - white) / (from - white)
		return gain, white * (1 - gain)
	}
	l.gain.X, l.offset.X = one(from.X, to.X, colour.D50.X)
	l.gain.Y, l.offset.Y = one(from.Y, to.Y, colour.D50.Y)
	l.gain.Z, l.offset.Z = one(from.Z, to.Z, colour.D50.Z)
}
