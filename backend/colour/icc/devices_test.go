package icc

import (
	"math"

	"broadsheet/backend/colour"
)

var d65 = chromaticity{0.3127, 0.3290}

var (
	srgbPrimaries  = primaries(chromaticity{0.64, 0.33}, chromaticity{0.30, 0.60}, chromaticity{0.15, 0.06}, d65)
	adobePrimaries = primaries(chromaticity{0.64, 0.33}, chromaticity{0.21, 0.71}, chromaticity{0.15, 0.06}, d65)
	p3Primaries    = primaries(chromaticity{0.680, 0.320}, chromaticity{0.265, 0.690}, chromaticity{0.150, 0.060}, d65)
	// ROMM RGB, ISO 22028-2, whose white is D50.
	proPhotoPrimaries = primaries(chromaticity{0.7347, 0.2653}, chromaticity{0.1596, 0.8404}, chromaticity{0.0366, 0.0001}, chromaticity{0.3457, 0.3585})
)

// srgbCurve is sRGB's curve as a parametric tag.
func srgbCurve() []byte { return paraOf(3, 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045) }

// solids are the looks of the process inks and their overprints, by the bits
// C = 1, M = 2, Y = 4; round numbers near ISO 12647-2 on coated paper.
var solids = [8]colour.Lab{
	{L: 95, A: 0, B: -2}, {L: 55, A: -37, B: -50}, {L: 48, A: 74, B: -3}, {L: 24, A: 22, B: -46},
	{L: 89, A: -5, B: 93}, {L: 50, A: -65, B: 27}, {L: 47, A: 68, B: 48}, {L: 23, A: 0, B: 0},
}

// press is a model of printing: areas of the solids mixed by Yule and
// Nielsen's formula with n = 2, under a black that leaves 3 % of the light.
// Its white is the paper's, as relative colorimetry has it.
func press(s Sample) colour.XYZ {
	var mixed [3]float64
	for bits, solid := range solids {
		area := 1.0
		for c := range 3 {
			if bits>>c&1 == 1 {
				area *= s[c]
			} else {
				area *= 1 - s[c]
			}
		}
		c, paper := solid.XYZ(), solids[0].XYZ()
		mixed[0] += area * math.Sqrt(c.X/paper.X)
		mixed[1] += area * math.Sqrt(c.Y/paper.Y)
		mixed[2] += area * math.Sqrt(c.Z/paper.Z)
	}
	k := square(1 - s[3]*(1-math.Sqrt(0.03)))
	return colour.XYZ{X: colour.D50.X * square(mixed[0]) * k, Y: square(mixed[1]) * k, Z: colour.D50.Z * square(mixed[2]) * k}
}

// scanner is a model of an RGB device with cross-talk and a black that is not
// dark: wide primaries, a gamma of 2, and 0.4 % of stray light.
func scanner(s Sample) colour.XYZ {
	light := adobePrimaries.times([3]float64{square(s[0]), square(s[1]), square(s[2])})
	mean := (light[0] + light[1] + light[2]) / 3
	for i := range light {
		light[i] = 0.996*(0.93*light[i]+0.07*mean*[3]float64{1.04, 1.08, 0.88}[i]) + 0.004*[3]float64{colour.D50.X, 1, colour.D50.Z}[i]
	}
	return colour.XYZ{X: light[0], Y: light[1], Z: light[2]}
}

// specimen is a profile that the conversion is judged with.
type specimen struct {
	name    string
	profile func() []byte
	options Options
}

var specimens = []specimen{
	{"adobe-rgb", func() []byte { return shaperProfile(2, adobePrimaries, curvOf(0x0233)) }, Options{}},
	{"display-p3", func() []byte { return shaperProfile(4, p3Primaries, srgbCurve()) }, Options{}},
	{"prophoto", func() []byte { return shaperProfile(2, proPhotoPrimaries, curvOf(0x01cd)) }, Options{}},
	{"shaper-table", func() []byte {
		return shaperProfile(2, p3Primaries, curvTable(600, func(v float64) float64 { return math.Pow(v, 1.5) }))
	}, Options{}},
	{"grey-gamma", func() []byte { return write(2, "mntr", Gray, XYZ, body{"kTRC", curvOf(0x01cd)}) }, Options{}},
	{"grey-dot-gain-lab", func() []byte {
		return write(2, "prtr", Gray, Lab, body{"kTRC", curvTable(64, func(v float64) float64 { return math.Pow(v, 0.8) })})
	}, Options{}},
	{"grey-lut16", func() []byte {
		return write(2, "scnr", Gray, Lab, body{"A2B0", lut16(1, 17, Lab, func(s Sample) colour.XYZ { return scale(colour.D50, 0.02+0.98*s[0]*square(s[0])) })})
	}, Options{}},
	{"cmyk-lut16", func() []byte { return write(2, "prtr", CMYK, Lab, body{"A2B0", lut16(4, 9, Lab, press)}) }, Options{}},
	{"cmyk-lut8", func() []byte { return write(2, "prtr", CMYK, Lab, body{"A2B0", lut8(4, 9, press)}) }, Options{}},
	{"cmyk-mab", func() []byte {
		return write(4, "prtr", CMYK, Lab, body{"A2B1", lutAToB(4, 9, Lab, 2, press)})
	}, Options{Intent: Relative}},
	{"cmyk-relative-black-point", func() []byte {
		return write(2, "scnr", CMYK, Lab, body{"A2B1", lut16(4, 9, Lab, press)})
	}, Options{Intent: Relative, BlackPoint: true}},
	{"rgb-lut16-lab", func() []byte { return write(2, "scnr", RGB, Lab, body{"A2B0", lut16(3, 17, Lab, scanner)}) }, Options{}},
	{"rgb-lut16-xyz", func() []byte { return write(2, "scnr", RGB, XYZ, body{"A2B0", lut16(3, 17, XYZ, scanner)}) }, Options{}},
	{"rgb-lut8", func() []byte { return write(2, "scnr", RGB, Lab, body{"A2B0", lut8(3, 17, scanner)}) }, Options{}},
	{"rgb-mab-xyz", func() []byte {
		return write(4, "scnr", RGB, XYZ, body{"A2B1", lutAToB(3, 17, XYZ, 2, scanner)})
	}, Options{Intent: Relative}},
	{"rgb-mab-perceptual", func() []byte {
		return write(4, "scnr", RGB, Lab, body{"A2B0", lutAToB(3, 17, Lab, 2, scanner)})
	}, Options{BlackPoint: true}},
}

// patches are the colours that are compared, as bytes: a grid, the grey axis
// among it.
func (s Space) patches() (out [][]byte) {
	levels := map[Space][]byte{
		Gray: {0, 8, 16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 192, 224, 240, 255},
		RGB:  {0, 37, 99, 181, 255}, CMYK: {0, 70, 150, 255},
	}[s]
	n := s.Channels()
	for i := range int(math.Pow(float64(len(levels)), float64(n))) {
		p := make([]byte, n)
		for c := range p {
			p[c] = levels[i%len(levels)]
			i /= len(levels)
		}
		out = append(out, p)
	}
	return out
}
