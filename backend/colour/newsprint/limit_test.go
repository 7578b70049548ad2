package newsprint

import (
	"math/rand/v2"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/colour/icc"
)

// sum returns the inks together, in percent.
func sum(s icc.Sample) float64 { return 100 * (s[0] + s[1] + s[2] + s[3]) }

// TestLimitHoldsBetweenNodes holds that no colour whatever gets more ink than
// the limit, less what rounding may add.
func TestLimitHoldsBetweenNodes(t *testing.T) {
	for _, limit := range []float64{LeastInk, 220, DefaultInk, MostInk} {
		p := Profile(Options{InkLimit: limit})
		r := rand.New(rand.NewPCG(5, 6))
		most := 0.0
		for range 15000 {
			c := colour.Lab{L: 130*r.Float64() - 15, A: 300*r.Float64() - 150, B: 300*r.Float64() - 150}
			for _, intent := range []icc.Intent{icc.Perceptual, icc.Relative, icc.Absolute} {
				most = max(most, sum(match(t, p, c, intent)))
			}
		}
		if most > limit-100*rounding+0.01 || most < limit-40 {
			t.Errorf("limit %v: a colour gets %.3f %%", limit, most)
		}
	}
}

// TestLimitHoldsInPictures sends every colour of sRGB through the quick grid,
// as bytes.
func TestLimitHoldsInPictures(t *testing.T) {
	for _, c := range []struct {
		limit   float64
		options icc.Options
		step    int
	}{
		{DefaultInk, icc.Options{Intent: icc.Relative, BlackPoint: true}, 1},
		{DefaultInk, icc.Options{Intent: icc.Perceptual}, 1},
		{DefaultInk, icc.Options{Intent: icc.Relative}, 3},
		{LeastInk, icc.Options{Intent: icc.Relative, BlackPoint: true}, 3},
		{MostInk, icc.Options{Intent: icc.Perceptual}, 3},
	} {
		tr, err := icc.NewTransform(icc.SRGB(), Profile(Options{InkLimit: c.limit}), c.options)
		if err != nil {
			t.Fatal(err)
		}
		if most := mostInk(tr, c.step); most > c.limit*2.55 || most < (min(c.limit, 270)-20)*2.55 {
			t.Errorf("limit %v, %+v: a pixel gets %.2f %%", c.limit, c.options, most/2.55)
		}
	}
}

// mostInk returns the greatest sum of bytes over a cube of colours.
func mostInk(tr *icc.Transform, step int) (most float64) {
	var row []byte
	dst := make([]byte, 256*4)
	for r := 0; r < 256; r += step {
		for g := 0; g < 256; g += step {
			row = row[:0]
			for b := 0; b < 256; b += step {
				row = append(row, byte(r), byte(g), byte(b))
			}
			got := tr.Row(dst[:len(row)/3*4], row)
			for i := 0; i < len(got); i += 4 {
				most = max(most, float64(int(got[i])+int(got[i+1])+int(got[i+2])+int(got[i+3])))
			}
		}
	}
	return most
}

// TestLimits holds what is made of an ink limit that cannot be had.
func TestLimits(t *testing.T) {
	for asked, want := range map[float64]int{0: 240, 240: 240, 239.9: 239, 90: 100, 220.5: 220, 400: 300, -1: 100} {
		if got := (Options{InkLimit: asked}).limit(); got != want {
			t.Errorf("a limit of %v is taken as %d, not %d", asked, got, want)
		}
	}
}

// TestNoHoles holds that every node of both tables is a colour that the press
// prints: one that is not would get no ink, a white speck.
func TestNoHoles(t *testing.T) {
	for _, limit := range []float64{LeastInk, 180, DefaultInk, MostInk} {
		s := newSeparation(limit/100 - rounding)
		for _, p := range []pull{perceptual(s), colorimetric(s)} {
			sample(sideToInks, 3, 1, func(at [4]float64, _ []uint16) {
				c := labAt(at)
				got := p.into(c)
				if !s.holds(got) {
					t.Errorf("limit %v: %.2f is laid on %.2f, which has no inks", limit, c, got)
				} else if back := printed(s.inks(got)).Lab(); back.Difference(got) > 0.01 {
					t.Errorf("limit %v: %.2f is laid on %.2f, but prints as %.2f", limit, c, got, back)
				}
			})
		}
	}
}
