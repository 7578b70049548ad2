package icc

import (
	"errors"
	"math"

	"broadsheet/backend/colour"
)

// Chromaticity is a colour without its lightness, in CIE 1931 x and y.
type Chromaticity struct{ X, Y float64 }

// Calibration is an RGB device told by numbers instead of a profile: its white,
// its red, green and blue, and what its codes are raised to. A gamma of 0 is the
// curve of sRGB.
type Calibration struct {
	White, Red, Green, Blue Chromaticity
	Gamma                   float64
}

// CalibratedSRGB are the primaries and the curve of sRGB (IEC 61966-2-1).
var CalibratedSRGB = Calibration{
	White: Chromaticity{0.3127, 0.329}, Red: Chromaticity{0.64, 0.33}, Green: Chromaticity{0.3, 0.6}, Blue: Chromaticity{0.15, 0.06},
}

// Profile returns the profile of a device; its white becomes D50 by Bradford's
// adaptation (ICC.1:2022, annex E). The error says why there is no such device.
func (c Calibration) Profile() (*Profile, error) {
	m, err := c.matrix()
	if err != nil {
		return nil, err
	}
	s := &shaper{matrix: m, areShared: true}
	var ok bool
	if s.inverse, ok = m.inverse(); !ok {
		return nil, errors.New("icc: the primaries lie on a line")
	}
	tone := SRGB().shaper.curves[0]
	if c.Gamma > 0 {
		tone = gamma(c.Gamma)
	}
	s.curves = [3]curve{tone, tone, tone}
	return &Profile{Version: 4, Class: "mntr", Space: RGB, Connection: XYZ, shaper: s}, nil
}

// bradford maps XYZ to the responses of the eye that adapt to a white.
var bradford = matrix{{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}

// matrix leads from the device's light to XYZ under D50.
func (c Calibration) matrix() (matrix, error) {
	for _, p := range []Chromaticity{c.White, c.Red, c.Green, c.Blue} {
		if !(p.X >= 0 && p.Y > 0 && p.X+p.Y <= 1) {
			return matrix{}, errors.New("icc: a primary is no colour")
		}
	}
	var light matrix
	for i, p := range []Chromaticity{c.Red, c.Green, c.Blue} {
		light[0][i], light[1][i], light[2][i] = p.X, p.Y, 1-p.X-p.Y
	}
	inverse, ok := light.inverse()
	if !ok {
		return matrix{}, errors.New("icc: the primaries lie on a line")
	}
	white := [3]float64{c.White.X / c.White.Y, 1, (1 - c.White.X - c.White.Y) / c.White.Y}
	for i, amount := range inverse.times(white) { // so that full light is white
		for j := range light {
			light[j][i] *= amount
		}
	}
	adapt := adaptation(white)
	return adapt.after(&light), nil
}

// adaptation leads from colours under a white to those under D50.
func adaptation(white [3]float64) matrix {
	from, to := bradford.times(white), bradford.times([3]float64{colour.D50.X, colour.D50.Y, colour.D50.Z})
	back, _ := bradford.inverse()
	scaled := bradford
	for i := range scaled {
		for j := range scaled {
			scaled[i][j] *= to[i] / math.Max(from[i], 1e-6)
		}
	}
	return back.after(&scaled)
}
