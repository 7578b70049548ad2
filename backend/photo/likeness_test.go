package photo

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/disintegration/imaging"
)

// copies are what becomes of a photo on its way through a newsroom.
var copies = map[string]func(image.Image) image.Image{
	"as it is":   func(m image.Image) image.Image { return m },
	"half size":  func(m image.Image) image.Image { return imaging.Resize(m, m.Bounds().Dx()/2, 0, imaging.Lanczos) },
	"320 pixels": func(m image.Image) image.Image { return imaging.Resize(m, 320, 0, imaging.Box) },
	"stretched 2 %": func(m image.Image) image.Image {
		return imaging.Resize(m, m.Bounds().Dx(), m.Bounds().Dy()*102/100, imaging.Linear)
	},
	"lighter":       func(m image.Image) image.Image { return imaging.AdjustBrightness(m, 15) },
	"darker":        func(m image.Image) image.Image { return imaging.AdjustBrightness(m, -15) },
	"more contrast": func(m image.Image) image.Image { return imaging.AdjustContrast(m, 25) },
	"gamma":         func(m image.Image) image.Image { return imaging.AdjustGamma(m, 1.5) },
	"grey":          func(m image.Image) image.Image { return imaging.Grayscale(m) },
	"sharpened":     func(m image.Image) image.Image { return imaging.Sharpen(m, 1.5) },
	"cut 2 %":       func(m image.Image) image.Image { return cutBy(m, 2) },
	"cut 4 %":       func(m image.Image) image.Image { return cutBy(m, 4) },
}

// cutBy takes so many hundredths of the width away, half of it at each side,
// and the same from the height.
func cutBy(m image.Image, percent int) image.Image {
	b := m.Bounds()
	return imaging.CropCenter(m, b.Dx()*(100-percent)/100, b.Dy()*(100-percent)/100)
}

// likenessOf hashes a picture as it comes out of a JPEG of a quality.
func likenessOf(t testing.TB, m image.Image, quality int) Likeness {
	t.Helper()
	var data bytes.Buffer
	if err := jpeg.Encode(&data, m, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return likenessOfFile(t, data.Bytes())
}

func likenessOfFile(t testing.TB, data []byte) Likeness {
	t.Helper()
	id := idOf(data)
	d := NewDarkroom(nil, sources{id: data}, 1)
	l, err := d.Likeness(context.Background(), id, "x.jpg")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

type sources map[ID][]byte

func (s sources) Read(id ID) ([]byte, error) { return s[id], nil }

// originals are the files of the samples, where they are at hand.
func originals(t testing.TB) map[string][]byte {
	dir := os.Getenv("BROADSHEET_SAMPLES")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "samples")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "photos", "*.jpg"))
	out := map[string][]byte{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = data
	}
	return out
}

// motif draws soft shapes that no other seed has.
func motif(seed int) image.Image {
	m := image.NewGray(image.Rect(0, 0, 900, 600))
	s := float64(seed)
	for y := range 600 {
		for x := range 900 {
			u, v := float64(x)/900, float64(y)/600
			l := 128 + 50*math.Sin((3+math.Mod(s*1.7, 4))*u*3+s) + 40*math.Cos((2+math.Mod(s*2.3, 5))*v*3-2*s) + 35*math.Sin(9*u*v+3*s+7*u)
			m.SetGray(x, y, color.Gray{uint8(max(0, min(255, l)))})
		}
	}
	return m
}

// leastOfOthers is how far apart different photos are, with room to spare.
const leastOfOthers = 18

// TestCopiesAreAlike, whatever a mail program, an agency or a picture desk has
// done to them.
func TestCopiesAreAlike(t *testing.T) {
	for seed := range 3 {
		m := motif(seed)
		first := likenessOf(t, m, 92)
		for name, change := range copies {
			for _, quality := range []int{92, 40} {
				if got := first.Distance(likenessOf(t, change(m), quality)); got > alikeWithin {
					t.Errorf("motif %d %s, quality %d: distance %d", seed, name, quality, got)
				}
			}
		}
	}
}

// TestPhotosAreNotAlike, and a small copy of one is like it alone.
func TestPhotosAreNotAlike(t *testing.T) {
	all := originals(t)
	if len(all) == 0 {
		t.Skip("needs the sample photos")
	}
	known, nearest := map[string]Likeness{}, Unlike
	for name, data := range all {
		known[name] = likenessOfFile(t, data)
	}
	for a := range known {
		for b := range known {
			if a < b {
				nearest = min(nearest, known[a].Distance(known[b]))
			}
		}
	}
	if t.Logf("the nearest of %d photos are %d apart", len(all), nearest); nearest < leastOfOthers {
		t.Errorf("two photos are only %d apart", nearest)
	}
}

// TestTurnedPhotosAreAlike: a copy may have been turned upright.
func TestTurnedPhotosAreAlike(t *testing.T) {
	m := motif(1)
	upright := likenessOf(t, m, 92)
	var data bytes.Buffer
	if err := jpeg.Encode(&data, imaging.Rotate90(m), nil); err != nil { // counter-clockwise
		t.Fatal(err)
	}
	if got := upright.Distance(likenessOfFile(t, withPreview(data.Bytes(), 6, nil))); got > 2 {
		t.Errorf("distance %d", got)
	}
}

// TestPlainPhotosAreLikeNothing: their hashes are chance.
func TestPlainPhotosAreLikeNothing(t *testing.T) {
	plain := likenessOf(t, image.NewGray(image.Rect(0, 0, 300, 200)), 90)
	if plain.IsKnown() || plain.Distance(plain) != Unlike {
		t.Errorf("a black picture has the likeness %+v", plain)
	}
}

func TestALikenessIsKept(t *testing.T) {
	data := encodeJPEG(t, motif(1), 90)
	id, cache := idOf(data), new(MemoryCache)
	p := Photo{ID: id}
	d := NewDarkroom(cache, sources{id: data}, 1)
	if err := d.Analyse(context.Background(), &p); err != nil {
		t.Fatal(err)
	}
	l, ok := NewDarkroom(cache, sources{}, 1).KnownLikeness(id)
	if !ok || !l.IsKnown() {
		t.Error("looking at a photo does not keep its likeness")
	}
	if got := l.Distance(likenessOfFile(t, data)); got > 2 {
		t.Errorf("%d apart from that of a small decoding", got)
	}
}
