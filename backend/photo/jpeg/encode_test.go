package jpeg

import (
	"bytes"
	"fmt"
	"image"
	standard "image/jpeg"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// inked draws a picture of four channels: drawn shapes in dark inks, held to a
// limit as a conversion holds them, and, by the kind, noise or type over it.
func inked(width, height, limit int, kind string) Samples {
	s := Samples{Pix: make([]byte, 4*width*height), Width: width, Height: height, Stride: 4 * width, Channels: 4}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range width * height {
		p := s.Pix[4*i:][:4]
		for c := range p {
			p[c] = inkSampleAt(kind, c, i%width, i/width, random)
		}
		hold(p, limit)
	}
	return s
}

func inkSampleAt(kind string, c, x, y int, random *rand.Rand) byte {
	switch kind {
	case "noise":
		return byte(random.IntN(256))
	case "hard noise":
		return byte(255 * random.IntN(2))
	case "type": // strokes of solid ink on paper and on solid ink
		return byte(255 * ((x/3*7 + y/5*3 + x*y/97 + c/3) % 2))
	case "dark":
		return byte(min(150+sampleAt(c, x, y)/3, 255))
	}
	return byte(sampleAt(c, x, y))
}

// hold takes the three colours of a pixel back until it keeps the limit.
func hold(p []byte, limit int) {
	sum, black := int(p[0])+int(p[1])+int(p[2]), int(p[3])
	if limit == 0 || sum+black <= limit {
		return
	}
	for c := range 3 {
		p[c] = byte(int(p[c]) * (limit - black) / sum)
	}
}

func encodedInks(t testing.TB, s Samples, o EncodeOptions) []byte {
	t.Helper()
	data, err := Encode(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// decodedInks reads inks back, 255 full.
func decodedInks(t *testing.T, data []byte) *image.CMYK {
	t.Helper()
	p := decoded(t, data, Options{})
	if p.IsDamaged || p.Config.Transform != AdobeYCCK {
		t.Fatalf("damage %q, transform %v", p.Reason, p.Config.Transform)
	}
	return p.Image().(*image.CMYK)
}

// mostInk returns the most ink in a pixel.
func mostInk(pix []byte) (most int) {
	for i := 0; i+4 <= len(pix); i += 4 {
		most = max(most, int(pix[i])+int(pix[i+1])+int(pix[i+2])+int(pix[i+3]))
	}
	return most
}

// noise is the root of the mean square between two pictures.
func noise(a, b []byte) float64 {
	sum := 0.0
	for i, v := range a {
		d := float64(v) - float64(b[i])
		sum += d * d
	}
	return math.Sqrt(sum / float64(len(a)))
}

func TestInksComeBack(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {7, 9}, {8, 8}, {64, 3}, {203, 131}} {
		for quality, most := range map[int]float64{100: 0.8, 95: 3, 80: 6, 1: 80} {
			s := inked(size.X, size.Y, 0, "")
			data := encodedInks(t, s, EncodeOptions{Quality: quality})
			if got := noise(decodedInks(t, data).Pix, s.Pix); got > most {
				t.Errorf("%v at %d: %.1f levels off, want %.1f", size, quality, got, most)
			}
			standardImage, err := standard.Decode(bytes.NewReader(data))
			if err != nil {
				t.Errorf("%v at %d: image/jpeg: %v", size, quality, err)
				continue
			}
			if got := noise(standardImage.(*image.CMYK).Pix[:4], decodedInks(t, data).Pix[:4]); got > 2 {
				t.Errorf("%v at %d: image/jpeg sees another colour", size, quality)
			}
		}
	}
}

func TestGreyComesBack(t *testing.T) {
	s := Samples{Pix: make([]byte, 203*131), Width: 203, Height: 131, Stride: 203, Channels: 1}
	for i := range s.Pix {
		s.Pix[i] = byte(sampleAt(0, i%203, i/203))
	}
	data := encodedInks(t, s, EncodeOptions{Quality: 95})
	m, err := standard.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	ours := decoded(t, data, Options{}).Image().(*image.Gray)
	for y := range 131 {
		if got := noise(ours.Pix[y*ours.Stride:][:203], s.Pix[y*203:][:203]); got > 6 {
			t.Errorf("row %d: %.1f levels off", y, got)
		}
	}
	if m.Bounds() != image.Rect(0, 0, 203, 131) {
		t.Errorf("image/jpeg reads %v", m.Bounds())
	}
}

func TestInkLimitHoldsOnceDecoded(t *testing.T) {
	for _, kind := range []string{"noise", "hard noise", "type", "dark", "drawn"} {
		for _, percent := range []int{100, 150, 240, 300} {
			for _, quality := range []int{1, 50, 80, 92, 100} {
				limit := percent * 255 / 100
				s := inked(101, 67, limit, kind)
				open := decodedInks(t, encodedInks(t, s, EncodeOptions{Quality: quality}))
				held := decodedInks(t, encodedInks(t, s, EncodeOptions{Quality: quality, MostInk: limit}))
				if got := mostInk(held.Pix); got > limit {
					t.Errorf("%s, %d %%, quality %d: %d levels, the limit is %d (%d without)", kind, percent, quality, got, limit, mostInk(open.Pix))
				}
				if a, b := noise(open.Pix, s.Pix), noise(held.Pix, s.Pix); percent >= 240 && quality >= 80 && b > 2.5*a+1 {
					t.Errorf("%s, %d %%, quality %d: the limit takes %.1f levels from the picture, quantising %.1f", kind, percent, quality, b, a)
				}
			}
		}
	}
}

func TestBytesDoNotDependOnProcessors(t *testing.T) {
	s := inked(300, 200, 612, "dark")
	first := encodedInks(t, s, EncodeOptions{Quality: 90, MostInk: 612})
	for range 5 {
		if !bytes.Equal(first, encodedInks(t, s, EncodeOptions{Quality: 90, MostInk: 612})) {
			t.Fatal("the same picture gave other bytes")
		}
	}
}

func TestImpossibleSamplesAreRefused(t *testing.T) {
	for _, s := range []Samples{
		{}, {Pix: make([]byte, 12), Width: 2, Height: 2, Stride: 6, Channels: 3},
		{Pix: make([]byte, 15), Width: 2, Height: 2, Stride: 8, Channels: 4},
		{Pix: make([]byte, 70000), Width: 70000, Height: 1, Stride: 70000, Channels: 1},
		{Pix: make([]byte, 16), Width: 2, Height: 2, Stride: 4, Channels: 4},
	} {
		if _, err := Encode(s, EncodeOptions{Quality: 90}); err == nil {
			t.Errorf("%d × %d of %d channels was written", s.Width, s.Height, s.Channels)
		}
	}
}

// TestOtherProgramsReadInks holds that mutool sees in a file what was put there.
func TestOtherProgramsReadInks(t *testing.T) {
	convert, err := exec.LookPath("convert")
	if err != nil {
		t.Skip("ImageMagick is not here")
	}
	s := inked(64, 48, 612, "dark")
	dir := t.TempDir()
	file, raw := filepath.Join(dir, "inks.jpg"), filepath.Join(dir, "inks.cmyk")
	if err := os.WriteFile(file, encodedInks(t, s, EncodeOptions{Quality: 95, MostInk: 612}), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(convert, file, "-depth", "8", raw).CombinedOutput(); err != nil || len(out) > 0 {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(raw)
	if err != nil || len(got) != len(s.Pix) {
		t.Fatalf("%d bytes, %v", len(got), err)
	}
	if off := noise(got, s.Pix); off > 3 {
		t.Errorf("%.1f levels off", off)
	}
	if most := mostInk(got); most > 612+4 { // other programs round their samples in other ways
		t.Errorf("%d levels of ink, the limit is 612", most)
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, kind := range []string{"drawn", "dark"} {
		for _, limit := range []int{0, 612} {
			b.Run(fmt.Sprint(kind, limit), func(b *testing.B) {
				s := inked(2000, 1500, 612, kind)
				b.SetBytes(2000 * 1500)
				for b.Loop() {
					encodedInks(b, s, EncodeOptions{Quality: 92, MostInk: limit})
				}
			})
		}
	}
}
