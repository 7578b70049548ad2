package newsprint

import (
	"math"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/colour/icc"
)

var greyWays = map[string]icc.Options{
	"perceptual":           {Intent: icc.Perceptual},
	"relative":             {Intent: icc.Relative},
	"relative-black-point": {Intent: icc.Relative, BlackPoint: true},
}

// greys sends the 256 greys of sRGB to the press.
func greys(t *testing.T, limit float64, o icc.Options) (out [256]icc.Sample) {
	t.Helper()
	tr, err := icc.NewTransform(icc.SRGB(), Profile(Options{InkLimit: limit}), o)
	if err != nil {
		t.Fatal(err)
	}
	for v := range out {
		got := tr.Row(make([]byte, 4), []byte{byte(v), byte(v), byte(v)})
		for i, ink := range got {
			out[v][i] = float64(ink) / 255
		}
	}
	return out
}

// TestGreysRise holds that no ink falls where a grey grows darker, but for the
// rounding of bytes from one to the next, and yellow in the shadows by 2 % in
// all; and that greys print without a hue.
func TestGreysRise(t *testing.T) {
	const level, yellowFalls = 1.01 / 255, 0.02
	for name, o := range greyWays {
		t.Run(name, func(t *testing.T) {
			p := Profile(Options{})
			ramp := greys(t, 0, o)
			if ramp[255] != (icc.Sample{}) {
				t.Errorf("white gets inks: %v", ramp[255])
			}
			last := 0.0
			for v, s := range ramp {
				for ink := range s {
					if falls := ramp[v][ink] - ramp[0][ink]; falls > level && ink != yellow || falls > yellowFalls {
						t.Errorf("ink %d: %.4f at grey %d, %.4f at black", ink, s[ink], v, ramp[0][ink])
					}
					if v > 0 && s[ink] > ramp[v-1][ink]+level {
						t.Errorf("ink %d: %.4f at grey %d, %.4f at %d", ink, s[ink], v, ramp[v-1][ink], v-1)
					}
				}
				look := p.Look(s, icc.Relative)
				if chroma := math.Hypot(look.A, look.B); chroma > 1.2 {
					t.Errorf("grey %d prints as %.2f", v, look)
				}
				if look.L < last-0.35 {
					t.Errorf("grey %d prints as L* %.2f, darker than the one before: %.2f", v, look.L, last)
				}
				last = look.L
			}
		})
	}
}

// TestBlackBegins holds that K stays out of light greys, starts gently, and
// carries the depth.
func TestBlackBegins(t *testing.T) {
	p := Profile(Options{})
	k := func(l float64) float64 { return match(t, p, colour.Lab{L: l}, icc.Relative)[black] }
	if got := k(96); got > 0.003 {
		t.Errorf("K %.3f at L* 96", got)
	}
	if got := k(90); got > 0.03 {
		t.Errorf("K %.3f at L* 90", got)
	}
	deep := match(t, p, colour.Lab{L: 0}, icc.Perceptual)
	if deep[black] < 0.94 || deep[black] > mostBlack+0.001 || sum(deep) < 230 {
		t.Errorf("the darkest grey is %.3f", deep)
	}
}

// TestGamutKeepsHueAndOrder holds that saturated colours keep their hue but for
// its bends, and that the perceptual intent keeps different ones different.
func TestGamutKeepsHueAndOrder(t *testing.T) {
	p := perceptual(newSeparation(DefaultInk/100.0 - rounding))
	for hue := 0.0; hue < 360; hue += 15 {
		sin, cos := math.Sincos(hue * math.Pi / 180)
		last := 0.0
		for chroma := 5.0; chroma <= 110; chroma += 5 {
			got := p.into(colour.Lab{L: 60, A: chroma * cos, B: chroma * sin})
			c := math.Hypot(got.A, got.B)
			if c < last-0.25 || c <= last && chroma <= 60 { // far out the knee is flat and hues turn
				t.Errorf("hue %v: chroma %v becomes %.3f, not above %.3f", hue, chroma, c, last)
			}
			last = c
			turned := math.Abs(math.Remainder(math.Atan2(got.B, got.A)*180/math.Pi-hue, 360))
			if limit := math.Abs(hueTurn(got))*180/math.Pi + 6; turned > limit || hue < 60 && turned > 1.5 {
				t.Errorf("hue %v at chroma %v turns by %.2f degrees", hue, chroma, turned)
			}
		}
	}
}

// TestInksOfKnownColours holds that the blue of screens prints with at most as
// much magenta as cyan, and skin and grass with the inks they are made of.
func TestInksOfKnownColours(t *testing.T) {
	for _, o := range greyWays {
		tr, err := icc.NewTransform(icc.SRGB(), Profile(Options{}), o)
		if err != nil {
			t.Fatal(err)
		}
		ink := func(r, g, b byte) []byte { return tr.Row(make([]byte, 4), []byte{r, g, b}) }
		if s := ink(0, 0, 255); s[magenta] > s[cyan] || s[yellow] > 2 {
			t.Errorf("%+v: blue is %v", o, s)
		}
		if s := ink(222, 180, 155); s[magenta] < s[cyan] || s[yellow] < s[cyan] || s[black] > 25 {
			t.Errorf("%+v: skin is %v", o, s)
		}
		if s := ink(90, 140, 50); s[yellow] < s[cyan] || s[cyan] < s[magenta] {
			t.Errorf("%+v: grass is %v", o, s)
		}
		if s := ink(255, 0, 0); s[yellow] < 200 || s[magenta] < 140 || s[cyan] > 3 {
			t.Errorf("%+v: red is %v", o, s)
		}
	}
}

// TestNearlyTheNearest holds that a colour out of gamut prints nearly as near
// as the press can come, by CIEDE2000. Blue and purple are not asked for: there
// the formula would rather have grey.
func TestNearlyTheNearest(t *testing.T) {
	s := newSeparation(DefaultInk/100.0 - rounding)
	var prints []colour.Lab
	for l := s.darkest; l <= 100; l += 2 {
		for a := -40.0; a <= 50; a += 3 {
			for b := -35.0; b <= 62; b += 3 {
				if c := (colour.Lab{L: l, A: a, B: b}); s.holds(c) {
					prints = append(prints, c)
				}
			}
		}
	}
	for _, c := range []colour.Lab{
		{L: 97.6, A: -15, B: 93}, {L: 97.6, A: -21, B: 94}, {L: 65, A: 60, B: 48}, {L: 89, A: -70, B: 68}, {L: 92, A: -40, B: -12},
		{L: 60, A: 50, B: 40}, {L: 70, A: 40, B: 60}, {L: 75, A: -40, B: 50}, {L: 60, A: -15, B: -40}, {L: 20}, {L: 45, A: 40, B: 40},
	} {
		nearest := math.Inf(1)
		for _, print := range prints {
			nearest = min(nearest, print.Difference(c))
		}
		got := colorimetric(s).into(c)
		if d := got.Difference(c); d > nearest+3 {
			t.Errorf("%v prints as %.1f, %.1f away; the nearest print is %.1f away", c, got, d, nearest)
		}
	}
}

// TestProof holds that a proof shows bare paper and solid K as they are
// measured, and beside white when it is relative.
func TestProof(t *testing.T) {
	for _, c := range []struct {
		intent       icc.Intent
		paper, solid colour.Lab
	}{
		{icc.Absolute, aims[0], blackAim},
		{icc.Relative, colour.Lab{L: 100}, overPaper(blackAim).xyz().Lab()},
	} {
		tr, err := icc.NewTransform(Profile(Options{}), icc.SRGB(), icc.Options{Intent: c.intent})
		if err != nil {
			t.Fatal(err)
		}
		got := tr.Row(make([]byte, 6), []byte{0, 0, 0, 0, 0, 0, 0, 255})
		for i, want := range []colour.Lab{c.paper, c.solid} {
			rgb := icc.Sample{float64(got[3*i]) / 255, float64(got[3*i+1]) / 255, float64(got[3*i+2]) / 255}
			if look := icc.SRGB().Look(rgb, icc.Relative); look.Difference(want) > 0.7 {
				t.Errorf("intent %d: proof shows %.2f, not %.2f", c.intent, look, want)
			}
		}
	}
}
