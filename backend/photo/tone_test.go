package photo

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// someTones are the ends of each slider, alone and together, and tones from
// within, the same each time.
func someTones() []Tone {
	var out []Tone
	for _, e := range []float64{-3, -0.5, 0, 0.7, 3} {
		for _, c := range []float64{-1, 0, 1} {
			for _, s := range []float64{-1, 0, 1} {
				for _, w := range []float64{0, 0.5} {
					out = append(out, Tone{e, c, s, w, false}, Tone{e, c, s, w, true})
				}
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		out = append(out, Tone{6*r.Float64() - 3, 2*r.Float64() - 1, 2*r.Float64() - 1, r.Float64() / 2, r.IntN(2) == 0}.normal())
	}
	return out
}

// TestCurveRisesWithoutGaps: no tone turns light and dark around, leaves the
// range, or tears neighbours apart.
func TestCurveRisesWithoutGaps(t *testing.T) {
	const steps = 4096
	for _, tone := range someTones() {
		last := tone.at(0)
		if last < 0 || tone.at(1) > 1 {
			t.Errorf("%s: from %v to %v", tone, last, tone.at(1))
		}
		for i := 1; i <= steps; i++ {
			now := tone.at(float64(i) / steps)
			if now < last-1e-9 || now-last > 0.06 {
				t.Fatalf("%s: at %d of %d from %v to %v", tone, i, steps, last, now)
			}
			last = now
		}
	}
}

// TestCurveMovesWithItsSliders: a small step of a slider is a small step of
// the curve, also where a slider passes zero.
func TestCurveMovesWithItsSliders(t *testing.T) {
	for _, base := range someTones() {
		for _, next := range []Tone{
			{base.Exposure + 0.01, base.Contrast, base.Shadows, base.White, base.Newsprint},
			{base.Exposure, base.Contrast + 0.01, base.Shadows, base.White, base.Newsprint},
			{base.Exposure, base.Contrast, base.Shadows + 0.01, base.White, base.Newsprint},
			{base.Exposure, base.Contrast, base.Shadows, base.White + 0.01, base.Newsprint},
		} {
			next = next.normal()
			for v := 0.0; v <= 1; v += 1.0 / 64 {
				if d := math.Abs(next.at(v) - base.at(v)); d > 0.09 {
					t.Fatalf("%s to %s: %v moves by %v", base, next, v, d)
				}
			}
		}
	}
}

// TestWhatEachSliderDoes holds what an editor expects of it.
func TestWhatEachSliderDoes(t *testing.T) {
	near := func(got, want, within float64) bool { return math.Abs(got-want) <= within }
	for name, isSo := range map[string]bool{
		"a stop doubles the light of the shadows":   near(toLinear(Tone{Exposure: 1}.at(0.3)), 2*toLinear(0.3), 1e-9),
		"a stop less halves it":                     near(toLinear(Tone{Exposure: -1}.at(0.9)), toLinear(0.9)/2, 1e-9),
		"exposure keeps white, and nothing else is": near(Tone{Exposure: 2}.at(1), 1, 1e-9) && Tone{Exposure: 2}.at(0.95) < 0.998,
		"exposure keeps black":                      Tone{Exposure: 3}.at(0) == 0,
		"contrast turns about middle grey":          near(Tone{Contrast: 1}.at(middleGrey), middleGrey, 1e-9),
		"contrast spreads":                          Tone{Contrast: 0.5}.at(0.25) < 0.22 && Tone{Contrast: 0.5}.at(0.75) > 0.78,
		"less contrast gathers":                     Tone{Contrast: -0.5}.at(0.25) > 0.28 && Tone{Contrast: -0.5}.at(0.75) < 0.72,
		"shadows lift the dark":                     Tone{Shadows: 1}.at(0.15) > 0.29,
		"shadows leave the light":                   near(Tone{Shadows: 1}.at(0.7), 0.7, 0.006),
		"shadows leave black":                       Tone{Shadows: 1}.at(0) == 0,
		"the white point is where it says":          near(Tone{White: 0.2}.at(0.8), 1, 1e-9) && Tone{White: 0.2}.at(0.78) < 1,
		"newsprint keeps paper white":               near(Tone{Newsprint: true}.at(1), 1, 1e-9),
		"newsprint softens black":                   near(Tone{Newsprint: true}.at(0), blackest, 1e-9),
		"newsprint sends 35 to 40 % for a half":     Tone{Newsprint: true}.at(0.5) > 0.6 && Tone{Newsprint: true}.at(0.5) < 0.65,
		"newsprint opens shadows":                   Tone{Newsprint: true}.at(0.1) > 0.18 && Tone{Newsprint: true}.at(0.1) < 0.25,
	} {
		if !isSo {
			t.Error("not so: " + name)
		}
	}
}

func TestToneInLetters(t *testing.T) {
	for tone, want := range map[Tone]string{
		{}:                            "",
		{Exposure: 0.5, Shadows: 0.2}: "e50s20",
		{Exposure: -3, Contrast: -0.07, White: 0.5, Newsprint: true}: "e-300c-7w50n",
		{Newsprint: true}: "n",
		{Exposure: 9, Contrast: math.NaN(), Shadows: 0.004}: "e300",
	} {
		if got := tone.String(); got != want {
			t.Errorf("%+v is %q, want %q", tone, got, want)
		}
		if got, ok := ParseTone(want); !ok || got != tone.normal() {
			t.Errorf("%q reads %+v, %v", want, got, ok)
		}
	}
	for _, s := range []string{"e", "e0", "e+5", "e05", "e301", "w-1", "s10e10", "nn", "n ", "x1", "e5-", "e--5", "E5", "e99999999999999999999", strings.Repeat("e5", 99)} {
		if got, ok := ParseTone(s); ok {
			t.Errorf("%q reads %+v", s, got)
		}
	}
}

// TestNoToneNoChange: bytes and key are those of a program without tones.
func TestNoToneNoChange(t *testing.T) {
	s := shelf{}
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(300, 200, 20), 90))
	plain := Spec{ID: p.ID, Crop: Whole, Width: 150, Height: 100, Sharpen: pageSharpen}
	nothing := plain
	nothing.Tone = Tone{Exposure: 0.001}
	if plain.normal().key() != nothing.normal().key() || strings.Contains(plain.normal().key(), "/t") {
		t.Errorf("keys %s and %s", plain.normal().key(), nothing.normal().key())
	}
	toned := plain
	toned.Tone = Tone{Exposure: 1}
	if toned.normal().key() == plain.normal().key() {
		t.Error("a tone has no key of its own")
	}
	var made [3]Rendition
	for i, spec := range []Spec{plain, nothing, toned} {
		r, err := NewDarkroom(nil, s, 1).Rendition(context.Background(), spec)
		if err != nil {
			t.Fatal(err)
		}
		made[i] = r
	}
	if !bytes.Equal(made[0].Data, made[1].Data) {
		t.Error("the zero tone changes bytes")
	}
	if got, was := mean(decodeJPEG(t, made[2].Data)), mean(decodeJPEG(t, made[0].Data)); got < was+20 {
		t.Errorf("a stop more takes the mean from %.1f to %.1f", was, got)
	}
	img := drawScene(31, 17, 20)
	before := bytes.Clone(img.Y)
	tone(img, Tone{})
	if !bytes.Equal(before, img.Y) {
		t.Error("the zero tone touches pixels")
	}
}

func mean(img image.Image) float64 {
	var sum float64
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			sum += float64(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)
		}
	}
	return sum / float64(b.Dx()*b.Dy())
}

// TestColoursKeepTheirHue: lighter, a colour has its hue still and is not
// pale; where it cannot be as strong any more it goes towards white, not
// towards another hue.
func TestColoursKeepTheirHue(t *testing.T) {
	for _, c := range []color.NRGBA{{120, 60, 40, 255}, {30, 60, 110, 255}, {70, 90, 30, 255}, {200, 60, 50, 255}, {180, 140, 120, 255}, {12, 6, 4, 255}} {
		for _, by := range []Tone{{Exposure: 1}, {Exposure: 2}, {Shadows: 1}, {Newsprint: true}, {Exposure: -1}, {Contrast: 0.6}} {
			y, cb, cr := color.RGBToYCbCr(c.R, c.G, c.B)
			tables := by.toning()
			ncb, ncr := tables.colour(y, cb, cr)
			if turn := hueTurn(cb, cr, ncb, ncr); turn > 12 && chromaOf(ncb, ncr) > 6 {
				t.Errorf("%v by %s: hue turns by %.0f degrees", c, by, turn)
			}
			for _, over := range reach(tables.luma[y], ncb, ncr) {
				if over > 2.5 {
					t.Errorf("%v by %s: out of reach by %.1f", c, by, over)
				}
			}
			if grown := chromaOf(ncb, ncr) / chromaOf(cb, cr); by == (Tone{Exposure: 1}) && c.R < 150 && c.R > 20 && grown < 1.2 {
				t.Errorf("%v by %s: chroma %.2f of what it was", c, by, grown)
			}
		}
	}
}

func chromaOf(cb, cr uint8) float64 { return math.Hypot(float64(cb)-128, float64(cr)-128) }

func hueTurn(cb, cr, ncb, ncr uint8) float64 {
	turn := math.Atan2(float64(ncr)-128, float64(ncb)-128) - math.Atan2(float64(cr)-128, float64(cb)-128)
	return math.Abs(math.Remainder(turn, 2*math.Pi)) * 180 / math.Pi
}

// reach returns by how much red, green and blue leave their range.
func reach(y, cb, cr uint8) (out [3]float64) {
	l, b, r := float64(y), float64(cb)-128, float64(cr)-128
	for i, v := range [3]float64{l + 1.402*r, l - 0.34414*b - 0.71414*r, l + 1.772*b} {
		out[i] = max(-v, v-255)
	}
	return out
}

// TestToneOfOddPictures: sizes that chroma does not divide, grey, one pixel.
func TestToneOfOddPictures(t *testing.T) {
	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410} {
		for _, size := range []image.Point{{1, 1}, {3, 5}, {7, 2}} {
			m := image.NewYCbCr(image.Rectangle{Max: size}, ratio)
			for i := range m.Cb {
				m.Cb[i], m.Cr[i] = 128, 128
			}
			for i := range m.Y {
				m.Y[i] = 50
			}
			tone(m, Tone{Exposure: 1})
			c := color.NRGBAModel.Convert(m.At(size.X-1, size.Y-1)).(color.NRGBA)
			if c.R != c.G || c.G != c.B || c.R != (Tone{Exposure: 1}).toning().luma[50] {
				t.Errorf("%v %v: grey becomes %v", ratio, size, c)
			}
		}
	}
	g := image.NewGray(image.Rect(0, 0, 3, 3))
	tone(g, Tone{Newsprint: true})
	if g.Pix[8] != 10 {
		t.Errorf("black on newsprint is sent as %d", g.Pix[8])
	}
}

// BenchmarkTone2MP is the tone alone, on the pixels of a picture for a page.
func BenchmarkTone2MP(b *testing.B) {
	img := drawScene(1800, 1200, 40)
	for b.Loop() {
		tone(img, Tone{Exposure: 0.01, Shadows: 0.01})
	}
}
