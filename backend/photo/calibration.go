package photo

import (
	"encoding/binary"
	"fmt"
	"math"

	"broadsheet/backend/colour/icc"
	"broadsheet/backend/photo/heif"
)

// unit is what the numbers of gAMA and cHRM are parts of (PNG, 11.3.2.1 and
// 11.3.2.2).
const unit = 100_000

// gammaOfSRGB is what programs write for the curve of sRGB, which is no power.
const gammaOfSRGB = 45_455

// pngCalibration returns the colours that a PNG tells by numbers, in its chunks
// gAMA and cHRM. It is not ok where a profile, the mark of sRGB or a code stands
// above them (PNG, 4.3), or where they say no more than that it is sRGB.
func pngCalibration(data []byte) (c icc.Calibration, ok bool) {
	c = icc.CalibratedSRGB
	gamma := uint32(gammaOfSRGB)
	for kind, body := range pngChunks(data) {
		switch {
		case kind == "iCCP", kind == "sRGB", kind == "cICP":
			return c, false
		case kind == "gAMA" && len(body) == 4:
			gamma = binary.BigEndian.Uint32(body)
		case kind == "cHRM" && len(body) == 32:
			c.White, c.Red, c.Green, c.Blue = chromaticity(body), chromaticity(body[8:]), chromaticity(body[16:]), chromaticity(body[24:])
		}
		if kind == "IDAT" {
			break
		}
	}
	isOfSRGB := isNear(c, icc.CalibratedSRGB)
	if isOfSRGB {
		c = icc.CalibratedSRGB
	}
	if isSensible(gamma) && !(isOfSRGB && isUsual(gamma)) {
		c.Gamma = unit / float64(gamma)
	}
	return c, c != icc.CalibratedSRGB
}

// chromaticity reads x and y.
func chromaticity(b []byte) icc.Chromaticity {
	return icc.Chromaticity{X: float64(binary.BigEndian.Uint32(b)) / unit, Y: float64(binary.BigEndian.Uint32(b[4:])) / unit}
}

// isNear reports whether two devices have the same primaries, as far as writers
// round them.
func isNear(a, b icc.Calibration) bool {
	near := func(p, q icc.Chromaticity) bool { return math.Abs(p.X-q.X) < 0.002 && math.Abs(p.Y-q.Y) < 0.002 }
	return near(a.White, b.White) && near(a.Red, b.Red) && near(a.Green, b.Green) && near(a.Blue, b.Blue)
}

// isUsual reports whether a gamma stands for sRGB's curve, isSensible whether
// there is a screen that has it: 0.2 to 5.
func isUsual(gamma uint32) bool    { return gamma > gammaOfSRGB-1000 && gamma < gammaOfSRGB+1000 }
func isSensible(gamma uint32) bool { return gamma >= unit/5 && gamma <= 5*unit }

// codedCalibration returns the colours that the code points of an AVIF stand for
// (ITU-T H.273, tables 2 and 3), where they are not sRGB's or near it: curves of
// television are shown as sRGB's.
func codedCalibration(codes heif.Colours) (c icc.Calibration, ok bool) {
	c = icc.CalibratedSRGB
	switch codes.Primaries {
	case primariesBT2020:
		c.Red, c.Green, c.Blue = icc.Chromaticity{X: 0.708, Y: 0.292}, icc.Chromaticity{X: 0.17, Y: 0.797}, icc.Chromaticity{X: 0.131, Y: 0.046}
	case primariesP3:
		c.Red, c.Green, c.Blue = icc.Chromaticity{X: 0.68, Y: 0.32}, icc.Chromaticity{X: 0.265, Y: 0.69}, icc.Chromaticity{X: 0.15, Y: 0.06}
	}
	c.Gamma = map[int]float64{4: 2.2, 5: 2.8, 8: 1}[codes.Transfer]
	return c, c != icc.CalibratedSRGB
}

// calibrated returns the profile of a device told by numbers.
func calibrated(c icc.Calibration) *profile {
	p, err := c.Profile()
	if err != nil {
		return &profile{fault: reason(err)}
	}
	description := fmt.Sprintf("red at %.3f, %.3f", c.Red.X, c.Red.Y)
	if c.Gamma > 0 {
		description += fmt.Sprintf(", gamma %.2f", c.Gamma)
	}
	return profileOf(p, description)
}
