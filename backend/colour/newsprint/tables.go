package newsprint

import (
	"math"
	"runtime"
	"sync"

	"broadsheet/backend/colour"
)

const (
	sideFromInks = 9
	sideToInks   = 21
	sideOfGamut  = 17
	// curvePoints is odd, so that one stands on the grey axis.
	curvePoints = 257
	// rounding is what four inks may gain when they are rounded to bytes, and in
	// the coarser steps between nodes of a quick grid: 0.98 % at most.
	rounding = 0.01
)

// compute makes the profile for an ink limit in percent.
func compute(percent int) []byte {
	s := newSeparation(float64(percent)/100 - rounding)
	fromInks := tableFromInks()
	return assemble([]tag{
		{"desc", description(name(percent))},
		{"cprt", body("text", []byte("Computed by Broadsheet; no rights reserved.\x00"))},
		{"wtpt", body("XYZ ", xyzNumber(aims[0].XYZ()))},
		{"A2B0A2B1A2B2", fromInks},
		{"B2A0B2A2", tableToInks(perceptual(s))},
		{"B2A1", tableToInks(colorimetric(s))},
		{"gamt", tableOfGamut(colorimetric(s))},
	})
}

// tableFromInks samples the press over areas, in which it is nearly straight;
// the curves before it make areas of tones. All intents have one table: what
// is printed is printed.
func tableFromInks() string {
	var curves [][]uint16
	for ink := range 4 {
		curves = append(curves, sampled(curvePoints, func(t float64) float64 { return areaOf(ink, t) }))
	}
	grid := sample(sideFromInks, 4, 3, func(at [4]float64, out []uint16) {
		w := labWords(mixed(at).xyz().Lab())
		copy(out, w[:])
	})
	return lut(sideFromInks, 3, curves, grid)
}

func tableToInks(p pull) string {
	grid := sample(sideToInks, 3, 4, func(at [4]float64, out []uint16) {
		for i, t := range p.inks(labAt(at)) {
			out[i] = word(t)
		}
	})
	return lut(sideToInks, 4, labCurves(), grid)
}

// tableOfGamut says how far colours are from what can be printed: 0 in gamut.
func tableOfGamut(p pull) string {
	grid := sample(sideOfGamut, 3, 1, func(at [4]float64, out []uint16) {
		c := labAt(at)
		if d := p.into(c); d != c {
			out[0] = word(math.Sqrt((c.L-d.L)*(c.L-d.L)+(c.A-d.A)*(c.A-d.A)+(c.B-d.B)*(c.B-d.B)) / 128)
		}
	})
	return lut(sideOfGamut, 1, labCurves(), grid)
}

// The grid of CIELAB is denser in the light and near grey, where the little
// gamut of newsprint lies; far out all is pulled in anyway.
const (
	lightPower = 1.4
	greyWidth  = 40.0 // of a* and b*, within which nodes are about even
)

var greyEnd = math.Asinh(128 / greyWidth)

// labCurves lead from a colour as lut16Type has it to places on the grid.
func labCurves() [][]uint16 {
	const end = 65535.0 / 65280
	light := sampled(curvePoints, func(v float64) float64 { return math.Pow(min(v*end, 1), lightPower) })
	around := sampled(curvePoints, func(v float64) float64 {
		return 0.5 + 0.5*math.Asinh((v*end*255-128)/greyWidth)/greyEnd
	})
	return [][]uint16{light, around, around}
}

// labAt is the colour at a place on the grid.
func labAt(at [4]float64) colour.Lab {
	around := func(v float64) float64 { return greyWidth * math.Sinh((2*v-1)*greyEnd) }
	return colour.Lab{L: 100 * math.Pow(at[0], 1/lightPower), A: around(at[1]), B: around(at[2])}
}

// sample computes a grid on all processors; the last input varies fastest.
func sample(side, inputs, outputs int, value func(at [4]float64, out []uint16)) []uint16 {
	nodes := 1
	for range inputs {
		nodes *= side
	}
	grid := make([]uint16, nodes*outputs)
	bands := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for b := range bands {
		wait.Go(func() {
			for i := b; i < nodes; i += bands { // dear nodes lie together
				value(place(i, side, inputs), grid[i*outputs:][:outputs])
			}
		})
	}
	wait.Wait()
	return grid
}

// place returns where the i-th node lies, 0 to 1 along each input.
func place(i, side, inputs int) (at [4]float64) {
	for c := inputs - 1; c >= 0; c-- {
		at[c] = float64(i%side) / float64(side-1)
		i /= side
	}
	return at
}
