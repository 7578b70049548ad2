package colour

import "math"

// XYZ is a colour as CIE 1931 tristimulus values, relative to a white of Y = 1.
type XYZ struct {
	X, Y, Z float64
}

// Lab is a colour in CIELAB: L 0 to 100, A and B about -128 to 127.
type Lab struct {
	L, A, B float64
}

// D50 is the white of the profile connection space (ICC.1:2022, 7.2.16).
var D50 = XYZ{0.9642, 1, 0.8249}

// The bounds of CIELAB's linear part (CIE 15:2004, 8.2.1): 6/29, its cube, and
// the slope that joins it smoothly.
const (
	labKnee   = 6.0 / 29
	labEdge   = labKnee * labKnee * labKnee
	labSlope  = 1 / (3 * labKnee * labKnee)
	labOffset = 4.0 / 29
)

// Lab returns the colour in CIELAB under D50.
func (c XYZ) Lab() Lab {
	x, y, z := labRoot(c.X/D50.X), labRoot(c.Y/D50.Y), labRoot(c.Z/D50.Z)
	return Lab{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// XYZ returns the colour's tristimulus values under D50.
func (c Lab) XYZ() XYZ {
	y := (c.L + 16) / 116
	return XYZ{D50.X * labCube(y+c.A/500), D50.Y * labCube(y), D50.Z * labCube(y-c.B/200)}
}

func labRoot(t float64) float64 {
	if t > labEdge {
		return math.Cbrt(t)
	}
	return t*labSlope + labOffset
}

func labCube(t float64) float64 {
	if t > labKnee {
		return t * t * t
	}
	return (t - labOffset) / labSlope
}
