package icc

import "broadsheet/backend/colour"

// encoding is how the three numbers of a table stand for a colour of the
// connection space (ICC.1:2022, 6.3.4).
type encoding int

const (
	// labV4 has L of 100 and a, b of 127 at the end of the scale; tables of 8
	// bits have always meant that.
	labV4 encoding = iota
	// labV2 has L of 100 at 0xff00 of 0xffff: lut16, in all versions (10.10).
	labV2
	// xyzWords has 1 + 32767/32768 at the end of the scale.
	xyzWords
)

const (
	xyzEnd     = 65535.0 / 32768
	labV2Scale = 65535.0 / 65280 // 0xffff to 0xff00
)

// encodingOf returns what a table of the given type uses.
func encodingOf(pcs Space, kind string) encoding {
	switch {
	case pcs == XYZ:
		return xyzWords
	case kind == "mft2":
		return labV2
	}
	return labV4
}

func (e encoding) decode(s Sample) colour.XYZ {
	switch e {
	case xyzWords:
		return colour.XYZ{X: s[0] * xyzEnd, Y: s[1] * xyzEnd, Z: s[2] * xyzEnd}
	case labV2:
		for i := range 3 {
			s[i] *= labV2Scale
		}
	}
	return colour.Lab{L: 100 * s[0], A: 255*s[1] - 128, B: 255*s[2] - 128}.XYZ()
}

func (e encoding) encode(c colour.XYZ) (s Sample) {
	if e == xyzWords {
		return Sample{c.X / xyzEnd, c.Y / xyzEnd, c.Z / xyzEnd}
	}
	lab := c.Lab()
	s = Sample{lab.L / 100, (lab.A + 128) / 255, (lab.B + 128) / 255}
	if e == labV2 {
		for i := range 3 {
			s[i] /= labV2Scale
		}
	}
	return s
}
