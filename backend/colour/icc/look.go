package icc

import "broadsheet/backend/colour"

// Look returns the colour that the device shows for a sample: beside its own
// white, or in the absolute intent as it is measured.
func (p *Profile) Look(s Sample, intent Intent) colour.Lab {
	c := p.connection(s, intent)
	if intent == Absolute {
		c = whiteToWhite(p.white, colour.D50).at(c)
	}
	return c.Lab()
}

// Match returns the sample for which the device shows a colour, or one that
// the intent gives in its place; it is the way back from Look. The error says
// that the profile only leads from the device.
func (p *Profile) Match(c colour.Lab, intent Intent) (Sample, error) {
	if err := p.canShow(); err != nil {
		return Sample{}, err
	}
	xyz := c.XYZ()
	if intent == Absolute {
		xyz = whiteToWhite(colour.D50, p.white).at(xyz)
	}
	return p.device(xyz, intent), nil
}
