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
	// black, as ICC.1:2022, 6.3.3 means them. Absolute colours have none.
	BlackPoint bool
}

// Link leads from colours of one profile to those of another, exactly.
type Link struct {
	from, to *Profile
	intent   Intent
	isScaled bool
	scaling  scaling
}

// NewLink joins two profiles. An error says why the destination cannot be one.
func NewLink(from, to *Profile, o Options) (*Link, error) {
	if err := to.canShow(); err != nil {
		return nil, err
	}
	l := &Link{from: from, to: to, intent: o.Intent}
	switch {
	case o.Intent == Absolute:
		l.scale(from.white != to.white, whiteToWhite(from.white, to.white))
	case o.BlackPoint || from.hasMediumBlack(o.Intent) || to.hasMediumBlack(o.Intent):
		o.BlackPoint = o.BlackPoint || to.hasMediumBlack(o.Intent) // whose black must come from somewhere
		source, destination := from.sourceBlack(o), to.destinationBlack(o)
		l.scale(source != destination, blackToBlack(source, destination))
	}
	return l, nil
}

func (l *Link) scale(isScaled bool, s scaling) { l.isScaled, l.scaling = isScaled, s }

// At converts a colour. Out of gamut it may lie outside 0 to 1.
func (l *Link) At(s Sample) Sample {
	c := l.from.connection(s, l.intent)
	if l.isScaled {
		c = l.scaling.at(c)
	}
	return l.to.device(c, l.intent)
}

// scaling is a straight line for each of X, Y and Z.
type scaling struct{ gain, offset colour.XYZ }

func (s scaling) at(c colour.XYZ) colour.XYZ {
	return colour.XYZ{X: c.X*s.gain.X + s.offset.X, Y: c.Y*s.gain.Y + s.offset.Y, Z: c.Z*s.gain.Z + s.offset.Z}
}

// blackToBlack lays one black on another and keeps white.
func blackToBlack(from, to colour.XYZ) (s scaling) {
	one := func(from, to, white float64) (gain, offset float64) {
		gain = (to - white) / (from - white)
		return gain, white * (1 - gain)
	}
	s.gain.X, s.offset.X = one(from.X, to.X, colour.D50.X)
	s.gain.Y, s.offset.Y = one(from.Y, to.Y, colour.D50.Y)
	s.gain.Z, s.offset.Z = one(from.Z, to.Z, colour.D50.Z)
	return s
}

// whiteToWhite shows a colour on one medium as it looked on another: tables
// are relative to their own white (ICC.1:2022, 6.3.2).
func whiteToWhite(from, to colour.XYZ) scaling {
	return scaling{gain: colour.XYZ{X: from.X / to.X, Y: from.Y / to.Y, Z: from.Z / to.Z}}
}
