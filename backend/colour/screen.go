package colour

import "math"

// light is a colour in encoded sRGB, 0 to 1.
type light [3]float64

// solids are the process inks and their overprints as they look on coated
// paper under sRGB, by the bits C = 1, M = 2, Y = 4. They are what ISO 12647-2
// prints, rounded to familiar values; a proof by profile comes from the
// profile, not from here.
var solids = [8]light{
	rgb8(255, 255, 255),
	rgb8(0, 158, 224), // C
	rgb8(230, 0, 126), // M
	rgb8(49, 39, 131), // C+M
	rgb8(255, 237, 0), // Y
	rgb8(0, 150, 64),  // C+Y
	rgb8(227, 6, 19),  // M+Y
	rgb8(58, 53, 54),  // C+M+Y
}

// pressBlack is solid K. Ink on paper is never the black of a screen.
var pressBlack = rgb8(0x1a, 0x17, 0x18)

// tone bends an ink's share before it is mixed in encoded sRGB, so that half
// a tint of black comes out as light as it prints with ordinary dot gain.
const tone = 1.15

func rgb8(r, g, b float64) light { return light{r / 255, g / 255, b / 255} }

// RGB returns the colour as it looks in print, in sRGB, 0 to 255: a plain
// approximation for the screen and for proofs without a profile.
func (c CMYK) RGB() (r, g, b uint8) {
	l := c.light()
	return byteOf(l[0]), byteOf(l[1]), byteOf(l[2])
}

func byteOf(v float64) uint8 { return uint8(math.Round(255 * min(1, max(0, v)))) }

// share returns an amount of ink as it is mixed: 0 to 1, NaN as none.
func share(v float64) float64 {
	if !(v > 0) {
		return 0
	}
	return math.Pow(min(v, 1), tone)
}

// light mixes the eight solids by the areas that they cover (Neugebauer), then
// lays K over them.
func (c CMYK) light() light {
	return mix(share(c.C), share(c.M), share(c.Y), share(c.K))
}

func mix(c, m, y, k float64) light {
	var out light
	for bits, solid := range solids {
		area := part(c, bits&1 != 0) * part(m, bits&2 != 0) * part(y, bits&4 != 0)
		for i, v := range solid {
			out[i] += area * v
		}
	}
	for i := range out {
		out[i] *= 1 - k*(1-pressBlack[i])
	}
	return out
}

// part returns the area with an ink, or without.
func part(v float64, with bool) float64 {
	if with {
		return v
	}
	return 1 - v
}

// FromRGB returns inks that look like an sRGB colour, 0 to 255, as near as
// RGB's mixture can come. Grey is made of K alone, and as much of a colour's
// grey is K as can be, so that type and rules stay on few plates.
func FromRGB(r, g, b uint8) CMYK {
	want := rgb8(float64(r), float64(g), float64(b))
	brightest := max(want[0], want[1], want[2])
	k := min(1, (1-brightest)/(1-pressBlack[0]))
	if r == g && g == b {
		return CMYK{K: inkOf(k)}
	}
	var ink [3]float64
	for range 64 { // each round brings every ink nearer to its own channel
		got := mix(ink[0], ink[1], ink[2], k)
		for i := range ink {
			ink[i] += (got[i] - want[i]) * 0.8
			if ink[i] < 0 { // no ink, and still too dark: the black must give way
				k, ink[i] = max(0, k+ink[i]), 0
			}
			ink[i] = min(1, ink[i])
		}
	}
	return CMYK{inkOf(ink[0]), inkOf(ink[1]), inkOf(ink[2]), inkOf(k)}
}

// inkOf takes tone back and rounds to a thousandth.
func inkOf(share float64) float64 {
	return math.Round(math.Pow(share, 1/tone)*1000) / 1000
}
