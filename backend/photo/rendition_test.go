package photo

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/jpeg"
	"sync"
	"testing"

	"github.com/disintegration/imaging"
)

var errNotThere = errors.New("not there")

// big is a 24-megapixel JPEG of about 8 MB, made once.
var big = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, drawScene(6000, 4000, 40), &jpeg.Options{Quality: 92}); err != nil {
		panic(err)
	}
	return b.Bytes()
})

func BenchmarkDecode24MP(b *testing.B) {
	data := big()
	for b.Loop() {
		if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProbe24MP(b *testing.B) {
	data := big()
	for b.Loop() {
		if _, _, err := Probe("big.jpg", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAnalyse24MP(b *testing.B) {
	s := shelf{}
	p := s.put(b, "big.jpg", big())
	for b.Loop() {
		if err := NewDarkroom(nil, s, 0).Analyse(context.Background(), &p); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRendition24MP makes renditions after Analyse, as a run does: that of
// the dominant photo, and of a small one.
func BenchmarkRendition24MP(b *testing.B) {
	s := shelf{}
	p := s.put(b, "big.jpg", big())
	for name, width := range map[string]int{"dominant": 2280, "small": 800} {
		b.Run(name, func(b *testing.B) {
			d := NewDarkroom(nil, s, 0)
			if err := d.Analyse(context.Background(), &p); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				_, err := d.Rendition(context.Background(), Spec{ID: p.ID, Crop: p.CropFor(1.5), Width: width, Height: width * 2 / 3, Sharpen: pageSharpen})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkPage24MP does all that a page of seven photos needs from this
// package, several photos at a time.
func BenchmarkPage24MP(b *testing.B) { benchmarkPage(b, big()) }

// BenchmarkPage2MP is the same with photos of 1,800 pixels.
func BenchmarkPage2MP(b *testing.B) { benchmarkPage(b, encodeJPEG(b, drawScene(1800, 1200, 40), 92)) }

func benchmarkPage(b *testing.B, picture []byte) {
	s := shelf{}
	var photos []Photo
	for i := range 7 { // the same picture, but other bytes
		photos = append(photos, s.put(b, "big.jpg", append(bytes.Clone(picture), byte(i))))
	}
	each := func(do func(p *Photo, i int) error) {
		var wait sync.WaitGroup
		for i := range photos {
			wait.Go(func() {
				if err := do(&photos[i], i); err != nil {
					b.Error(err)
				}
			})
		}
		wait.Wait()
	}
	for b.Loop() {
		d := NewDarkroom(nil, s, 0)
		each(func(p *Photo, _ int) error { return d.Analyse(context.Background(), p) })
		each(func(p *Photo, i int) error {
			w := 2280 / min(i+1, 3)
			_, err := d.Rendition(context.Background(), Spec{ID: p.ID, Crop: p.CropFor(1.6), Width: w, Height: w * 5 / 8, Sharpen: pageSharpen})
			return err
		})
	}
}

// TestRenditionIsLikeLanczos compares renditions from the halved negative with
// Lanczos straight from the full picture, encoded without much loss: the grain
// of a generated picture says nothing of JPEG. TestSampleRenditions holds what
// remains after encoding.
func TestRenditionIsLikeLanczos(t *testing.T) {
	const w, h = 6000, 600
	for _, c := range []struct {
		name          string
		grain         float64
		crop          Crop
		width, height int
		isAlone       bool
	}{
		{"alone", 12, Whole, 500, 50, true},
		{"alone, heavy grain", 40, Whole, 500, 50, true},
		{"alone, a part", 12, Crop{0.25, 0, 0.5, 1}, 240, 48, true},
		{"heavy grain, dominant", 40, Whole, 2280, 228, false},
		{"heavy grain, two columns", 40, Whole, 1000, 100, false},
		{"heavy grain, half of the picture", 40, Crop{0.25, 0, 0.5, 1}, 2280, 456, false},
		{"dominant", 12, Whole, 2280, 228, false},
		{"two columns", 12, Whole, 1000, 100, false},
		{"one column", 12, Crop{0.25, 0, 0.5, 1}, 500, 100, false},
		{"all pixels", 12, Crop{0.25, 0, 0.25, 0.75}, 1500, 450, false},
	} {
		img := sceneOf(w, h, c.grain)
		s := shelf{}
		p := s.put(t, "wide.jpg", encodeJPEG(t, img, 95))
		d := NewDarkroom(nil, s, 0)
		if err := d.Analyse(context.Background(), &p); err != nil {
			t.Fatal(err)
		}
		r, err := d.Rendition(context.Background(), Spec{ID: p.ID, Crop: c.crop, Width: c.width, Height: c.height, Quality: 100, IsAlone: c.isAlone})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		full := decodeJPEG(t, s[p.ID])
		part := image.Rect(int(c.crop.X*w), int(c.crop.Y*h), int((c.crop.X+c.crop.W)*w), int((c.crop.Y+c.crop.H)*h))
		want := imaging.Resize(lightOf(full).SubImage(part), c.width, c.height, imaging.Lanczos)
		similarity := ssim(lightOf(decodeJPEG(t, r.Data)), firstChannel(want))
		t.Logf("%s: SSIM %.4f, %d kB", c.name, similarity, len(r.Data)>>10)
		if similarity < 0.98 {
			t.Errorf("%s: SSIM %.4f, want 0.98", c.name, similarity)
		}
	}
}

// TestSampleRenditions holds that real photos, encoded as on a page, stay like
// the picture before.
func TestSampleRenditions(t *testing.T) {
	for _, name := range []string{"07-study-around-table.jpg", "11-street-market.jpg", "12-tomatoes-portrait.jpg"} {
		s := shelf{}
		p := s.put(t, name, sample(t, name))
		spec := Spec{ID: p.ID, Width: 900, Height: 900 * p.Height / p.Width}
		r, err := NewDarkroom(nil, s, 0).Rendition(context.Background(), spec)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := imaging.Resize(lightOf(decodeJPEG(t, s[p.ID])), spec.Width, spec.Height, imaging.Lanczos)
		similarity := ssim(lightOf(decodeJPEG(t, r.Data)), firstChannel(want))
		t.Logf("%s: SSIM %.4f, %d kB", name, similarity, len(r.Data)>>10)
		if similarity < 0.98 {
			t.Errorf("%s: SSIM %.4f, want 0.98", name, similarity)
		}
	}
}

// sceneOf keeps the scenes drawn: they take a while.
var sceneOf = func() func(w, h int, grain float64) *image.YCbCr {
	type key struct {
		w, h  int
		grain float64
	}
	drawn := map[key]*image.YCbCr{}
	return func(w, h int, grain float64) *image.YCbCr {
		k := key{w, h, grain}
		if drawn[k] == nil {
			drawn[k] = drawScene(w, h, grain)
		}
		return drawn[k]
	}
}()

func decodeJPEG(t testing.TB, data []byte) image.Image {
	t.Helper()
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// lightOf returns the luma of a decoded JPEG.
func lightOf(img image.Image) *image.Gray {
	switch m := img.(type) {
	case *image.YCbCr:
		return &image.Gray{Pix: m.Y, Stride: m.YStride, Rect: m.Rect}
	case *image.Gray:
		return m
	}
	panic("not a JPEG")
}

// firstChannel returns a grey picture whose channels are all the same.
func firstChannel(img *image.NRGBA) *image.Gray {
	out := image.NewGray(img.Rect)
	for i := range out.Pix {
		out.Pix[i] = img.Pix[4*i]
	}
	return out
}

// ssim returns the mean structural similarity (Wang et al. 2004) over windows
// of 8 by 8 pixels, 4 apart.
func ssim(a, b *image.Gray) float64 {
	const window, step = 8, 4
	var total float64
	n := 0
	for y := 0; y+window <= a.Rect.Dy(); y += step {
		for x := 0; x+window <= a.Rect.Dx(); x += step {
			total += windowSSIM(a, b, x, y, window)
			n++
		}
	}
	return total / float64(n)
}

func windowSSIM(a, b *image.Gray, x0, y0, size int) float64 {
	const c1, c2 = 0.01 * 255 * 0.01 * 255, 0.03 * 255 * 0.03 * 255
	var sa, sb, saa, sbb, sab float64
	for y := y0; y < y0+size; y++ {
		for x := x0; x < x0+size; x++ {
			u, v := float64(a.GrayAt(x, y).Y), float64(b.GrayAt(x, y).Y)
			sa, sb, saa, sbb, sab = sa+u, sb+v, saa+u*u, sbb+v*v, sab+u*v
		}
	}
	n := float64(size * size)
	ma, mb := sa/n, sb/n
	va, vb, cov := saa/n-ma*ma, sbb/n-mb*mb, sab/n-ma*mb
	return (2*ma*mb + c1) * (2*cov + c2) / ((ma*ma + mb*mb + c1) * (va + vb + c2))
}
