package newsprint

import (
	"math/rand/v2"
	"slices"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/colour/icc"
)

// match returns the tones of a profile for a colour.
func match(t testing.TB, p *icc.Profile, c colour.Lab, intent icc.Intent) icc.Sample {
	t.Helper()
	s, err := p.Match(c, intent)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSolids holds the profile to the aims it was made from.
func TestSolids(t *testing.T) {
	p := Profile(Options{})
	check := func(s icc.Sample, want colour.Lab) {
		t.Helper()
		if got := p.Look(s, icc.Absolute); got.Difference(want) > 0.2 {
			t.Errorf("inks %v print as %.2f, the aim is %v", s, got, want)
		}
	}
	for bits, want := range aims {
		check(icc.Sample{float64(bits & 1), float64(bits >> 1 & 1), float64(bits >> 2)}, want)
	}
	check(icc.Sample{black: 1}, blackAim)
}

// TestGain holds that half a tone of each ink prints 26 % darker, and two
// fifths 25 %, by Murray and Davies where the ink absorbs most.
func TestGain(t *testing.T) {
	p := Profile(Options{})
	light := func(ink int, tone float64) float64 {
		var s icc.Sample
		s[ink] = tone
		c := p.Look(s, icc.Relative).XYZ()
		return [3]float64{c.X / colour.D50.X, c.Y, c.Z / colour.D50.Z}[mainChannel[ink]]
	}
	for ink := range 4 {
		for tone, want := range map[float64]float64{0.4: 0.65, 0.5: 0.76} {
			printed := (1 - light(ink, tone)) / (1 - light(ink, 1))
			if printed < want-0.006 || printed > want+0.006 {
				t.Errorf("ink %d: a tone of %v prints as %.3f, not %v", ink, tone, printed, want)
			}
		}
	}
}

// TestTableIsTheModel holds the sampled press to the computed one.
func TestTableIsTheModel(t *testing.T) {
	p := Profile(Options{})
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		tones := [4]float64{r.Float64(), r.Float64(), r.Float64(), r.Float64()}
		got, want := p.Look(icc.Sample(tones), icc.Relative), printed(tones).Lab()
		if d := got.Difference(want); d > 0.4 {
			t.Fatalf("%v: %.2f in the table, %.2f computed, %.2f apart", tones, got, want, d)
		}
	}
}

// inGamut returns colours that the press can print within the limit.
func inGamut(s *separation, n int) (out []colour.Lab) {
	r := rand.New(rand.NewPCG(3, 4))
	for len(out) < n {
		c := colour.Lab{L: 38 + 62*r.Float64(), A: 110*r.Float64() - 50, B: 110*r.Float64() - 45}
		if s.holds(c) {
			out = append(out, c)
		}
	}
	return out
}

// TestThereAndBack holds that colours in gamut print as they are.
func TestThereAndBack(t *testing.T) {
	for _, limit := range []float64{LeastInk, 220, DefaultInk, MostInk} {
		p := Profile(Options{InkLimit: limit})
		s := newSeparation(limit/100 - rounding)
		var all []float64
		for _, c := range inGamut(s, 3000) {
			all = append(all, p.Look(match(t, p, c, icc.Relative), icc.Relative).Difference(c))
		}
		slices.Sort(all)
		median, p95, worst := all[len(all)/2], all[len(all)*95/100], all[len(all)-1]
		t.Logf("limit %v: CIEDE2000 median %.3f, 95 in 100 below %.3f, worst %.3f", limit, median, p95, worst)
		if median > 0.5 || p95 > 1.5 || worst > 3 {
			t.Errorf("limit %v: CIEDE2000 median %.3f, 95 in 100 below %.3f, worst %.3f", limit, median, p95, worst)
		}
	}
}
