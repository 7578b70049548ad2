package photo

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/colour/icc"
	"broadsheet/backend/photo/jpeg"
)

// plainInks is a conversion without a profile: each ink is what its light
// lacks, most of the grey in black, all of it somewhat heavy.
func plainInks(dst, src []byte) []byte {
	for i := 0; i+3 <= len(src); i += 3 {
		c, m, y := 255-int(src[i]), 255-int(src[i+1]), 255-int(src[i+2])
		k := max(min(c, m, y)-40, 0)
		p := dst[i/3*4:][:4]
		p[0], p[1], p[2], p[3] = byte(c-k/4), byte(m-k/4), byte(y-k/4), byte(k)
	}
	return dst[:len(src)/3*4]
}

func plainlyShown(s icc.Sample) icc.Sample {
	r, g, b := colour.CMYK{C: s[0], M: s[1], Y: s[2], K: s[3]}.RGB()
	return icc.Sample{float64(r) / 255, float64(g) / 255, float64(b) / 255}
}

func plainCondition(t testing.TB, limit float64, p Packing) *Condition {
	t.Helper()
	c, err := newCondition("plain", plainInks, plainlyShown, limit, p)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// inkPictures are the hard cases of a limit on ink.
func inkPictures() map[string]image.Image {
	random := rand.New(rand.NewPCG(3, 4))
	draw := func(at func(x, y int) color.NRGBA) image.Image {
		m := image.NewNRGBA(image.Rect(0, 0, 131, 97))
		for i := range 131 * 97 {
			m.SetNRGBA(i%131, i/131, at(i%131, i/131))
		}
		return m
	}
	level := func(most int) uint8 { return uint8(random.IntN(most)) }
	return map[string]image.Image{
		"noise": draw(func(int, int) color.NRGBA { return color.NRGBA{level(256), level(256), level(256), 255} }),
		"dark":  draw(func(x, y int) color.NRGBA { return color.NRGBA{level(40), uint8(x / 8), level(30), 255} }),
		"black": draw(func(int, int) color.NRGBA { return color.NRGBA{0, 0, 0, 255} }),
		"type": draw(func(x, y int) color.NRGBA {
			if (x/2*5+y/3*7+x*y/50)%3 == 0 {
				return color.NRGBA{250, 240, 220, 255}
			}
			return color.NRGBA{10, 0, 20, 255}
		}),
		"drawn": drawScene(180, 120, 20),
	}
}

func printed4(t *testing.T, img image.Image, s Spec) Rendition {
	t.Helper()
	shelf := shelf{}
	s.ID = shelf.put(t, "x.png", encodePNG(t, img)).ID
	r, err := NewDarkroom(nil, shelf, 1).Rendition(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func encodePNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := e.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inksIn decodes a rendition.
func inksIn(t *testing.T, r Rendition) *image.CMYK {
	t.Helper()
	img, err := r.Image()
	if err != nil {
		t.Fatal(err)
	}
	return img.(*image.CMYK)
}

func TestDecodedPicturesKeepTheInkLimit(t *testing.T) {
	for name, img := range inkPictures() {
		for _, limit := range []float64{150, 240.3} {
			for _, packing := range []Packing{JPEGAlone, FlateAlone} {
				for _, quality := range []int{30, 92} {
					r := printed4(t, img, Spec{Crop: Whole, Width: 400, Height: 300, Quality: quality, Sharpen: 0.5, Condition: plainCondition(t, limit, packing)})
					most := 0
					for p := inksIn(t, r).Pix; len(p) > 0; p = p[4:] {
						most = max(most, int(p[0])+int(p[1])+int(p[2])+int(p[3]))
					}
					if float64(most) > limit*255/100 {
						t.Errorf("%s at %d: %.1f %% of ink, the limit is %v", name, quality, float64(most)/2.55, limit)
					}
				}
			}
		}
	}
}

func TestHoldInksKeepsBlackAndHue(t *testing.T) {
	for _, c := range []struct{ in, want [4]byte }{
		{[4]byte{100, 100, 100, 100}, [4]byte{100, 100, 100, 100}},
		{[4]byte{255, 255, 255, 255}, [4]byte{119, 119, 119, 255}},
		{[4]byte{200, 100, 50, 262 - 7}, [4]byte{200, 100, 50, 255}},
		{[4]byte{255, 255, 128, 100}, [4]byte{204, 204, 102, 100}},
	} {
		got := c.in
		if holdInks(got[:], 612); got != c.want {
			t.Errorf("%v becomes %v, want %v", c.in, got, c.want)
		}
	}
}

func TestGreyGoesToBlackAlone(t *testing.T) {
	ramp := image.NewGray(image.Rect(0, 0, 256, 16))
	for i := range ramp.Pix {
		ramp.Pix[i] = uint8(i)
	}
	c := plainCondition(t, 240, FlateAlone)
	r := printed4(t, ramp, Spec{Crop: Whole, Width: 256, Height: 16, Condition: c})
	if r.Space != Black || r.Width != 256 {
		t.Fatalf("space %v, %d pixels", r.Space, r.Width)
	}
	m := inksIn(t, r)
	before := 256
	for x := range 256 {
		p := m.CMYKAt(x, 8)
		if p.C+p.M+p.Y != 0 || int(p.K) > before {
			t.Fatalf("grey %d becomes %v after K %d", x, p, before)
		}
		before = int(p.K)
	}
	if m.CMYKAt(0, 0).K != 255 || m.CMYKAt(255, 0).K != 0 {
		t.Errorf("black is %v, white %v", m.CMYKAt(0, 0), m.CMYKAt(255, 0))
	}
	// Middle grey must look as far between solid and paper as it is between
	// black and white.
	at := func(k float64) float64 { return lightIn(plainlyShown(icc.Sample{3: k})) }
	got := (at(float64(m.CMYKAt(128, 0).K)/255) - at(1)) / (at(0) - at(1))
	if want := toLinear(128.0 / 255); math.Abs(got-want) > 0.01 {
		t.Errorf("middle grey has %.3f of the light, want %.3f", got, want)
	}
}

func TestColoursGoToTheirInks(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []byte{250, 60, 20, 255})
	}
	for _, p := range []Packing{JPEGAlone, FlateAlone} {
		r := printed4(t, img, Spec{Crop: Whole, Width: 64, Height: 64, Condition: plainCondition(t, 240, p)})
		got := inksIn(t, r).CMYKAt(30, 30)
		want := [4]byte{}
		plainInks(want[:], []byte{250, 60, 20})
		for i, v := range []byte{got.C, got.M, got.Y, got.K} {
			if d := int(v) - int(want[i]); d < -4 || d > 4 {
				t.Errorf("%v: %v, want %v", p, got, want)
				break
			}
		}
	}
}

func TestPackingIsTheSmaller(t *testing.T) {
	flat := image.NewNRGBA(image.Rect(0, 0, 600, 400))
	for i := range 600 * 400 {
		c := [3]byte{255, 255, 255}
		if (i%600/37+i/600/29)%3 == 0 { // edges within blocks, as type has them
			c = [3]byte{200, 20, 60}
		}
		copy(flat.Pix[4*i:], append(c[:], 255))
	}
	for name, c := range map[string]struct {
		img  image.Image
		want Coding
	}{"a graphic": {flat, Flate}, "a photo": {drawScene(600, 400, 40), JPEG}} {
		var size [3]int
		for _, p := range []Packing{Smallest, JPEGAlone, FlateAlone} {
			r := printed4(t, c.img, Spec{Crop: Whole, Width: 600, Height: 400, Condition: plainCondition(t, 240, p)})
			size[p] = len(r.Data)
			if p == Smallest && r.Coding != c.want {
				t.Errorf("%s is packed as %v, want %v", name, r.Coding, c.want)
			}
		}
		if size[Smallest] > min(size[JPEGAlone], size[FlateAlone]) {
			t.Errorf("%s takes %d bytes, %d as JPEG, %d as Flate", name, size[Smallest], size[JPEGAlone], size[FlateAlone])
		}
	}
}

// TestRowsArePNGs holds the filters against a reader that is not ours.
func TestRowsArePNGs(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for channels, kind := range map[int]byte{1: 0, 3: 2, 4: 6} {
		s := jpeg.Samples{Width: 37, Height: 61, Stride: 40 * channels, Channels: channels}
		s.Pix = make([]byte, s.Stride*s.Height)
		for i := range s.Pix {
			s.Pix[i] = byte(i/s.Stride*random.IntN(1+i/s.Stride/4) + i%s.Stride*(i/s.Stride%7))
		}
		packed := deflate(s)
		img, err := png.Decode(bytes.NewReader(pngAround(packed, s.Width, s.Height, kind)))
		if err != nil {
			t.Fatal(channels, err)
		}
		pix, err := inflate(packed, s.Width, s.Height, channels)
		if err != nil {
			t.Fatal(channels, err)
		}
		for y := range s.Height {
			row := s.Pix[y*s.Stride:][:s.Width*channels]
			if !bytes.Equal(row, pix[y*len(row):][:len(row)]) {
				t.Fatalf("%d channels: row %d differs", channels, y)
			}
			for x := range s.Width {
				c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
				if first := row[x*channels]; c.R != first && !(channels == 4 && c.A == 0) {
					t.Fatalf("%d channels: image/png reads %v at %d, %d, want %d", channels, c, x, y, first)
				}
			}
		}
	}
}

// pngAround makes a file of packed rows.
func pngAround(packed []byte, w, h int, kind byte) []byte {
	out := rawPNG(w, h, 8, kind, 0, nil)
	head := bytes.Clone(out[:33])
	return append(append(head, pngChunk("IDAT", packed)...), pngChunk("IEND", nil)...)
}

func TestDamagedRowsAreRefused(t *testing.T) {
	s := jpeg.Samples{Pix: bytes.Repeat([]byte{1, 2, 3, 4}, 100), Width: 10, Height: 10, Stride: 40, Channels: 4}
	good := deflate(s)
	for name, data := range map[string][]byte{
		"nothing": nil, "half": good[:len(good)/2], "no end": good[:len(good)-1], "no zlib": []byte("rows of inks"),
		"a row more":            deflate(jpeg.Samples{Pix: make([]byte, 440), Width: 10, Height: 11, Stride: 40, Channels: 4}),
		"a filter that is none": deflated(bytes.Repeat([]byte{9}, 410)),
	} {
		if _, err := inflate(data, 10, 10, 4); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

func TestConditionIsInTheKey(t *testing.T) {
	plain := Spec{ID: "p", Crop: Whole, Width: 100, Height: 50}.normal()
	if got, want := plain.key(), fmt.Sprintf("rendition/%d/p/0.000000,0.000000,1.000000,1.000000/100x50/q92/s0.000", renditionVersion); got != want {
		t.Errorf("without a condition the key is %q, want %q as ever", got, want)
	}
	seen := map[string]bool{plain.key(): true}
	for _, limit := range []float64{240, 300} {
		for _, p := range []Packing{Smallest, JPEGAlone, FlateAlone} {
			for _, name := range []string{"a", "b"} {
				c, err := newCondition(name, plainInks, plainlyShown, limit, p)
				if err != nil {
					t.Fatal(err)
				}
				s := plain
				s.Condition = c
				if seen[s.key()] {
					t.Errorf("%s stands for two renditions", s.key())
				}
				seen[s.key()] = true
			}
		}
	}
}

func TestKeptRenditionsComeBack(t *testing.T) {
	cache, s := &MemoryCache{}, &counted{shelf: shelf{}}
	p := s.put(t, "x.jpg", encodeJPEG(t, drawScene(300, 200, 10), 88))
	for _, packing := range []Packing{JPEGAlone, FlateAlone} {
		spec := Spec{ID: p.ID, Crop: Whole, Width: 150, Height: 100, Condition: plainCondition(t, 240, packing)}
		print := func() Rendition {
			r, err := NewDarkroom(cache, s, 1).Rendition(context.Background(), spec)
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		cold := print()
		reads := s.reads.Load()
		warm := print()
		if s.reads.Load() != reads || !bytes.Equal(cold.Data, warm.Data) || cold.Coding != warm.Coding || cold.Space != warm.Space || cold.Width != warm.Width || cold.Height != warm.Height {
			t.Errorf("packing %v: what was kept is another rendition", packing)
		}
		key := spec.normal().key()
		kept, _ := cache.Get(key)
		for i := range kept {
			if i%97 == 0 || i < keptHead {
				broken := bytes.Clone(kept)
				broken[i] ^= 0x10
				if _, ok := parseKept(broken); ok {
					t.Errorf("byte %d may be damaged", i)
				}
			}
		}
		cache.Put(key, kept[:len(kept)/2])
		if r := print(); !bytes.Equal(r.Data, cold.Data) {
			t.Error("a damaged entry was not made anew")
		}
	}
}

func TestPressDoesNotEnlarge(t *testing.T) {
	r := printed4(t, drawScene(300, 200, 0), Spec{Crop: Crop{0, 0, 0.5, 0.5}, Width: 1500, Height: 1000, Condition: plainCondition(t, 240, Smallest)})
	if r.Width != 150 || r.Height != 100 || inksIn(t, r).Rect.Dx() != 150 {
		t.Errorf("%d × %d, want 150 × 100", r.Width, r.Height)
	}
}

// TestGainIsMadeUpForOnce: the tone for newsprint does what a condition's profile
// does too.
func TestGainIsMadeUpForOnce(t *testing.T) {
	spec := Spec{Crop: Whole, Width: 90, Height: 60, Condition: plainCondition(t, 240, Smallest)}
	plain := printed4(t, drawScene(90, 60, 0), spec)
	spec.Tone.Newsprint = true
	if toned := printed4(t, drawScene(90, 60, 0), spec); !bytes.Equal(plain.Data, toned.Data) {
		t.Error("the tone for newsprint was laid under the condition")
	}
}

func TestImpossibleConditions(t *testing.T) {
	for _, limit := range []float64{0, 99, 401, math.NaN()} {
		if _, err := newCondition("x", plainInks, plainlyShown, limit, Smallest); err == nil {
			t.Errorf("a limit of %v %% was taken", limit)
		}
	}
}
