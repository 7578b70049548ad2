package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// drawScene draws a picture with the statistics of a photo: soft shapes, edges
// of all directions, texture and a sensor's grain (peak to peak, in levels).
func drawScene(w, h int, grain float64) *image.YCbCr {
	img := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	for y := range h {
		for x := range w {
			u, v := float64(x)/float64(w), float64(y)/float64(w)
			noise := float64(scramble(uint32(x), uint32(y))>>24)/255 - 0.5
			img.Y[img.YOffset(x, y)] = level(light(u, v) + grain*noise)
			if x%2 == 0 && y%2 == 0 {
				i := img.COffset(x, y)
				img.Cb[i] = level(128 + 30*math.Sin(9*u+2)*math.Cos(7*v))
				img.Cr[i] = level(128 + 25*math.Cos(8*v+5*u))
			}
		}
	}
	return img
}

// light is hills under a sky, with a fence and fine furrows.
func light(u, v float64) float64 {
	ridge := 0.25 + 0.07*math.Sin(6*u+1) + 0.02*math.Sin(31*u)
	l := 210 - 110*v
	if v > ridge {
		l = 125 + 40*math.Sin(260*u+170*v)*math.Sin(310*v)
	}
	if post := math.Mod(u*11, 1); post < 0.15 && v > 0.2+0.1*math.Sin(4*u) {
		l = 55 + 160*post/0.15
	}
	return l
}

func level(v float64) uint8 { return uint8(min(max(math.Round(v), 0), 255)) }

func scramble(x, y uint32) uint32 {
	h := x*0x9e3779b1 ^ y*0x85ebca77
	h = (h ^ h>>15) * 0x2c1b3c6d
	h = (h ^ h>>12) * 0x297a2d39
	return h ^ h>>15
}

func encodeJPEG(t testing.TB, img image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shelf is a Source of originals in memory.
type shelf map[ID][]byte

func (s shelf) Read(id ID) ([]byte, error) {
	data, ok := s[id]
	if !ok {
		return nil, errNotThere
	}
	return data, nil
}

// put stores an original and returns what Probe says of it.
func (s shelf) put(t testing.TB, name string, data []byte) Photo {
	t.Helper()
	p, _, err := Probe(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	s[p.ID] = data
	return p
}

// sample reads one of the sample photos, or skips the test.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	dir := os.Getenv("BROADSHEET_SAMPLES")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "samples")
	}
	data, err := os.ReadFile(filepath.Join(dir, "photos", name))
	if err != nil {
		t.Skipf("no samples: set BROADSHEET_SAMPLES to their folder (%v)", err)
	}
	return data
}

// luminance is how light a colour is, 0 to 255.
func luminance(c color.Color) int { return int(color.GrayModel.Convert(c).(color.Gray).Y) }
