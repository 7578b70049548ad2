package newsprint

import (
	"math"

	"broadsheet/backend/colour"
)

// aims are the looks of the paper and of the solids, CIELAB under D50 on black
// backing, by the bits C = 1, M = 2, Y = 4: ISO 12647-3 as it is recalled, not
// as it was read.
var aims = [8]colour.Lab{
	{L: 82, A: 0, B: 3}, {L: 57, A: -23, B: -27}, {L: 54, A: 44, B: -2}, {L: 41, A: 7, B: -22},
	{L: 78, A: -3, B: 58}, {L: 53, A: -34, B: 17}, {L: 52, A: 41, B: 25}, {L: 40, A: 0, B: 1},
}

// blackAim is solid K.
var blackAim = colour.Lab{L: 36, A: 1, B: 4}

const (
	cyan = iota
	magenta
	yellow
	black

	// gain is what a tone of 50 % grows by; at 40 % it is 25 %.
	gain = 0.26
	// underBlack is how much of its density an ink keeps under solid black,
	// whose wet film takes little: the aims do not say, and a four-ink solid of
	// L* 34 is what newspapers report.
	underBlack = 0.2
)

// gainPower makes a tone t print as 1 - (1-t)^p: of the curves with the wanted
// gain it rises all the way, and its inverse needs no search.
var gainPower = math.Log(0.5-gain) / math.Log(0.5)

// roots are the square roots of how much of the paper's X, Y and Z is left:
// Yule and Nielsen's formula with n = 2, in which paper between dots scatters
// light under them, mixes those by area.
type roots [3]float64

func rootsOf(c colour.XYZ) roots {
	return roots{root(c.X / colour.D50.X), root(c.Y), root(c.Z / colour.D50.Z)}
}

func root(v float64) float64 { return math.Sqrt(max(v, 0)) }

// xyz returns the colour relative to the paper.
func (r roots) xyz() colour.XYZ {
	return colour.XYZ{X: colour.D50.X * r[0] * r[0], Y: r[1] * r[1], Z: colour.D50.Z * r[2] * r[2]}
}

// overPaper returns the roots of a colour that was measured beside the paper.
func overPaper(c colour.Lab) roots {
	v, p := c.XYZ(), aims[0].XYZ()
	return roots{root(v.X / p.X), root(v.Y / p.Y), root(v.Z / p.Z)}
}

// corners are the sixteen solids by the bits of their inks, K = 8.
var corners = func() (out [16]roots) {
	k := overPaper(blackAim)
	for bits, aim := range aims {
		out[bits] = overPaper(aim)
		for i, v := range out[bits] {
			out[bits|8][i] = k[i] * math.Pow(v, underBlack)
		}
	}
	return out
}()

// mainChannel is where an ink absorbs most: C in X, M and K in Y, Y in Z. Its
// tone is measured there.
var mainChannel = [4]int{0, 1, 2, 1}

// areaOf returns the area that mixes by roots to what a tone, 0 to 1, prints
// with its gain by Murray and Davies, as gain is defined.
func areaOf(ink int, tone float64) float64 {
	solid := corners[1<<ink][mainChannel[ink]]
	printed := 1 - math.Pow(1-tone, gainPower)
	return (1 - math.Sqrt(1-printed*(1-solid*solid))) / (1 - solid)
}

// toneOf is the inverse of areaOf.
func toneOf(ink int, area float64) float64 {
	solid := corners[1<<ink][mainChannel[ink]]
	left := 1 - min(max(area, 0), 1)*(1-solid)
	printed := (1 - left*left) / (1 - solid*solid)
	return 1 - math.Pow(max(0, 1-printed), 1/gainPower)
}

// printed returns the colour of four tones, relative to the paper.
func printed(tones [4]float64) colour.XYZ {
	var areas [4]float64
	for i, t := range tones {
		areas[i] = areaOf(i, t)
	}
	return mixed(areas).xyz()
}

// mixed is Neugebauer's sum over the sixteen solids.
func mixed(areas [4]float64) (out roots) {
	for bits, solid := range corners {
		share := 1.0
		for i, a := range areas {
			if bits>>i&1 == 1 {
				share *= a
			} else {
				share *= 1 - a
			}
		}
		for i, v := range solid {
			out[i] += share * v
		}
	}
	return out
}
