package jpeg

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	standard "image/jpeg"
	"math/rand/v2"
	"testing"
)

var (
	full  = Sampling{1, 1}
	grey  = []Sampling{full}
	s444  = []Sampling{full, full, full}
	s420  = []Sampling{{2, 2}, full, full}
	s422  = []Sampling{{2, 1}, full, full}
	s440  = []Sampling{{1, 2}, full, full}
	s411  = []Sampling{{4, 1}, full, full}
	s410  = []Sampling{{4, 2}, full, full}
	odd32 = []Sampling{{3, 2}, {1, 2}, {1, 1}}
	lumaL = []Sampling{{1, 1}, {2, 2}, {2, 1}}
	inks  = []Sampling{full, full, full, full}
	inks2 = []Sampling{{2, 2}, full, full, {2, 2}}
)

// recipes are the kinds of file that the tests decode.
var recipes = map[string]recipe{
	"grey":                   {width: 61, height: 45, sampling: grey},
	"grey with factors 2x2":  {width: 61, height: 45, sampling: []Sampling{{2, 2}}},
	"4:4:4":                  {width: 64, height: 48, sampling: s444},
	"4:2:0":                  {width: 75, height: 51, sampling: s420},
	"4:2:2":                  {width: 75, height: 51, sampling: s422},
	"4:4:0":                  {width: 75, height: 51, sampling: s440},
	"4:1:1":                  {width: 75, height: 51, sampling: s411},
	"4:1:0":                  {width: 75, height: 51, sampling: s410},
	"3x2, 1x2, 1x1":          {width: 75, height: 51, sampling: odd32},
	"luma subsampled":        {width: 75, height: 51, sampling: lumaL},
	"split":                  {width: 75, height: 51, sampling: s420, isSplit: true},
	"restart":                {width: 175, height: 151, sampling: s420, restart: 3},
	"restart split":          {width: 175, height: 151, sampling: s420, restart: 7, isSplit: true},
	"progressive grey":       {width: 61, height: 45, sampling: grey, isProgressive: true},
	"progressive 4:2:0":      {width: 75, height: 51, sampling: s420, isProgressive: true},
	"progressive restart":    {width: 175, height: 151, sampling: s422, isProgressive: true, restart: 5},
	"progressive 3x2":        {width: 75, height: 51, sampling: odd32, isProgressive: true},
	"RGB by Adobe":           {width: 75, height: 51, sampling: s444, adobe: 1},
	"RGB by name":            {width: 75, height: 51, sampling: s444, ids: "RGB"},
	"CMYK":                   {width: 75, height: 51, sampling: inks},
	"Adobe CMYK":             {width: 75, height: 51, sampling: inks, adobe: 1},
	"Adobe YCCK":             {width: 75, height: 51, sampling: inks, adobe: 3},
	"Adobe YCCK, subsampled": {width: 75, height: 51, sampling: inks2, adobe: 3},
	"progressive YCCK":       {width: 75, height: 51, sampling: inks2, adobe: 3, isProgressive: true},
	"one pixel":              {width: 1, height: 1, sampling: s420},
	"one column":             {width: 1, height: 90, sampling: s410, isProgressive: true},
}

func decoded(t *testing.T, data []byte, o Options) *Picture {
	t.Helper()
	p, err := Decode(data, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// planeDifference returns the largest and the mean difference of a plane to a
// picture of the same size.
func planeDifference(c *Plane, want *image.Gray) (most int, mean float64) {
	sum := 0
	for y := range c.Height {
		for x := range c.Width {
			d := int(c.Pix[y*c.Stride+x]) - int(want.Pix[y*want.Stride+x])
			d = max(d, -d)
			most, sum = max(most, d), sum+d
		}
	}
	return most, float64(sum) / float64(c.Width*c.Height)
}

func TestPlanesAreWhatWasEncoded(t *testing.T) {
	for name, r := range recipes {
		for _, workers := range []int{1, 2, 5} {
			p := decoded(t, r.encode(), Options{Workers: workers})
			if p.IsDamaged {
				t.Errorf("%s: damaged: %s", name, p.Reason)
			}
			for i := range p.Planes {
				want := r.wanted(i)
				if p.Planes[i].Width != want.Rect.Dx() || p.Planes[i].Height != want.Rect.Dy() {
					t.Errorf("%s, %d: %d x %d, want %v", name, i, p.Planes[i].Width, p.Planes[i].Height, want.Rect)
				} else if most, mean := planeDifference(&p.Planes[i], want); most > 12 || mean > 1.6 {
					t.Errorf("%s, component %d, %d workers: differs by up to %d, mean %.2f", name, i, workers, most, mean)
				}
			}
		}
	}
}

// imageDifference returns the largest difference of two pictures in the values
// that they store.
func imageDifference(t *testing.T, a, b image.Image) int {
	t.Helper()
	if a.Bounds() != b.Bounds() || a.ColorModel() != b.ColorModel() {
		t.Fatalf("%v %T, want %v %T", a.Bounds(), a, b.Bounds(), b)
	}
	most := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			v, w := values(a.At(x, y)), values(b.At(x, y))
			for i := range v {
				most = max(most, v[i]-w[i], w[i]-v[i])
			}
		}
	}
	return most
}

func values(c color.Color) [4]int {
	switch c := c.(type) {
	case color.Gray:
		return [4]int{int(c.Y)}
	case color.YCbCr:
		return [4]int{int(c.Y), int(c.Cb), int(c.Cr)}
	case color.CMYK:
		return [4]int{int(c.C), int(c.M), int(c.Y), int(c.K)}
	case color.RGBA:
		return [4]int{int(c.R), int(c.G), int(c.B)}
	}
	panic(fmt.Sprintf("%T", c))
}

func TestFullSizeIsThatOfTheStandardLibrary(t *testing.T) {
	for name, r := range recipes {
		data := r.encode()
		want, err := standard.Decode(bytes.NewReader(data))
		if err != nil {
			t.Logf("%s: image/jpeg: %v", name, err) // the planes are tested above
			continue
		}
		got := decoded(t, data, Options{}).Image()
		limit := 2
		if r.adobe == 3 {
			limit = 6 // what differs in Cb and Cr is larger in C, M and Y
		}
		if d := imageDifference(t, got, want); d > limit {
			t.Errorf("%s: differs by %d", name, d)
		}
	}
}

// drawn is a picture of shapes and noise.
func drawn(width, height int) *image.YCbCr {
	m := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range m.Y {
		x, y := i%m.YStride, i/m.YStride
		v := (x*200/width + y*40/height) &^ 3
		if dx, dy := x%400-200, y%300-150; dx*dx+dy*dy < 9000 {
			v = 230 - v/2
		}
		m.Y[i] = uint8(v + random.IntN(9))
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = uint8(100+i%m.CStride*40/m.CStride), uint8(120+random.IntN(4))
	}
	return m
}

func encoded(t testing.TB, m image.Image, quality int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := standard.Encode(&out, m, &standard.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFilesOfTheStandardLibrary(t *testing.T) {
	m := drawn(641, 479)
	for _, quality := range []int{20, 75, 92, 100} {
		for _, img := range []image.Image{m, &image.Gray{Pix: m.Y, Stride: m.YStride, Rect: m.Rect}} {
			data := encoded(t, img, quality)
			want, err := standard.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if d := imageDifference(t, decoded(t, data, Options{}).Image(), want); d > 2 {
				t.Errorf("quality %d, %T: differs by %d", quality, img, d)
			}
		}
	}
}

// Progressive files hold the same coefficients as sequential ones of the same
// recipe, so the samples are the same at every scale.
func TestProgressiveIsSequential(t *testing.T) {
	for _, sampling := range [][]Sampling{grey, s444, s420, odd32, inks2} {
		for _, scale := range []int{1, 2, 4, 8} {
			r := recipe{width: 75, height: 51, sampling: sampling}
			want := decoded(t, r.encode(), Options{Scale: scale})
			r.isProgressive = true
			got := decoded(t, r.encode(), Options{Scale: scale})
			for i := range got.Planes {
				w := &want.Planes[i]
				if most, _ := planeDifference(&got.Planes[i], &image.Gray{Pix: w.Pix, Stride: w.Stride}); most > 0 {
					t.Errorf("%v at %d/8: component %d differs", sampling, scale, i)
				}
			}
		}
	}
}

func TestSizesAtScales(t *testing.T) {
	for name, r := range recipes {
		for _, scale := range []int{1, 2, 4, 8} {
			p := decoded(t, r.encode(), Options{Scale: scale})
			want := image.Rect(0, 0, over(r.width*scale, 8), over(r.height*scale, 8))
			if p.IsDamaged || p.Bounds != want || p.Image().Bounds() != want || p.Width != want.Dx() || p.Height != want.Dy() {
				t.Errorf("%s at %d/8: %v and %v, want %v; %s", name, scale, p.Bounds, p.Image().Bounds(), want, p.Reason)
			}
		}
	}
}

// A region has the samples that the whole picture has there.
func TestRegions(t *testing.T) {
	regions := []image.Rectangle{image.Rect(0, 0, 9, 9), image.Rect(33, 21, 70, 40), image.Rect(60, 44, 500, 500)}
	for name, r := range recipes {
		if r.width < 60 {
			continue
		}
		for _, scale := range []int{1, 2, 4, 8} {
			whole := decoded(t, r.encode(), Options{Scale: scale}).Image().(interface {
				SubImage(image.Rectangle) image.Image
			})
			for _, region := range regions {
				p := decoded(t, r.encode(), Options{Scale: scale, Region: region})
				if p.IsDamaged || imageDifference(t, p.Image(), whole.SubImage(p.Bounds)) > 0 {
					t.Errorf("%s at %d/8, %v: differs; %s", name, scale, region, p.Reason)
				}
			}
		}
	}
}

func TestConfig(t *testing.T) {
	transforms := map[string]Transform{"grey": Gray, "4:2:0": YCbCr, "RGB by Adobe": RGB, "RGB by name": RGB,
		"CMYK": CMYK, "Adobe CMYK": AdobeCMYK, "Adobe YCCK": AdobeYCCK, "progressive 3x2": YCbCr}
	for name, want := range transforms {
		r := recipes[name]
		c, err := DecodeConfig(r.encode())
		if err != nil || c.Width != r.width || c.Height != r.height || c.Components() != len(r.sampling) ||
			c.IsProgressive != r.isProgressive || c.Transform != want {
			t.Errorf("%s: %+v %v", name, c, err)
		}
	}
}

// withFrame changes bytes of the frame header: of the marker at 0, of the
// segment's length from 1 on.
func withFrame(change func(frame []byte)) []byte {
	data := recipes["4:2:0"].encode()
	change(data[bytes.Index(data, []byte{0xff, markSOF0})+1:])
	return data
}

func TestWhatIsNotSupported(t *testing.T) {
	cases := map[string][]byte{
		"12 bits a sample":    withFrame(func(f []byte) { f[3] = 12 }),
		"lossless coding":     withFrame(func(f []byte) { f[0] = 0xc3 }),
		"hierarchical coding": withFrame(func(f []byte) { f[0] = 0xc5 }),
		"arithmetic coding":   withFrame(func(f []byte) { f[0] = 0xc9 }),
		"a height that is told after the picture (DNL)": withFrame(func(f []byte) { f[4], f[5] = 0, 0 }),
	}
	for want, data := range cases {
		var unsupported *UnsupportedError
		if _, err := Decode(data, Options{}); !errors.As(err, &unsupported) || unsupported.Feature != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestHeadersThatCannotBeRead(t *testing.T) {
	cases := map[string][]byte{
		"nothing": nil, "no SOI": []byte("GIF89a"), "SOI alone": {0xff, 0xd8},
		"width 0":  withFrame(func(f []byte) { f[6], f[7] = 0, 0 }),
		"factor 0": withFrame(func(f []byte) { f[10] = 0 }),
	}
	for name, data := range cases {
		var format FormatError
		if _, err := Decode(data, Options{}); !errors.As(err, &format) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLimits(t *testing.T) {
	huge := withFrame(func(f []byte) { f[4], f[5], f[6], f[7] = 0xff, 0xff, 0xff, 0xff })
	for _, o := range []Options{{}, {MaxPixels: 1 << 40, MaxBytes: 1 << 20}} {
		var limit *LimitError
		if _, err := Decode(huge, o); !errors.As(err, &limit) {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if p := decoded(t, huge, Options{MaxPixels: 1 << 40, Region: image.Rect(0, 0, 20, 20)}); p.Bounds.Dx() != 20 {
		t.Error("a region is within the limit, whatever the picture is")
	}
}

func TestCutFiles(t *testing.T) {
	for name, r := range recipes {
		data := r.encode()
		first := bytes.Index(data, []byte{0xff, markSOS})
		for i := range 16 {
			cut := data[:len(data)*i/16]
			p, err := Decode(cut, Options{})
			if err == nil && !p.IsDamaged {
				t.Errorf("%s, %d/16: not said to be damaged", name, i)
			}
			if err != nil && len(cut) > first {
				t.Errorf("%s, %d/16: %v", name, i, err)
			}
		}
	}
}

func TestWhatIsLostIsGrey(t *testing.T) {
	r := recipe{width: 160, height: 160, sampling: grey}
	data := r.encode()
	p := decoded(t, data[:len(data)/2], Options{})
	want := r.wanted(0)
	for x := range 160 {
		if d := int(p.Planes[0].Pix[x]) - int(want.Pix[x]); d > 12 || d < -12 {
			t.Fatalf("the first row differs by %d at %d", d, x)
		}
		if v := p.Planes[0].Pix[159*p.Planes[0].Stride+x]; v != 128 {
			t.Fatalf("the last row is %d at %d", v, x)
		}
	}
}

// One interval lost leaves the others where they belong.
func TestDamagedInterval(t *testing.T) {
	r := recipe{width: 160, height: 160, sampling: grey, restart: 20}
	data := r.encode()
	from, to := bytes.Index(data, []byte{0xff, 0xd2}), bytes.Index(data, []byte{0xff, 0xd3})
	cases := map[string][]byte{
		"an interval and its marker are missing": append(bytes.Clone(data[:from]), data[to:]...),
		"an interval is cut":                     append(bytes.Clone(data[:from+20]), data[to:]...),
	}
	want := r.wanted(0)
	for name, broken := range cases {
		p := decoded(t, broken, Options{})
		if !p.IsDamaged {
			t.Errorf("%s: not said to be damaged", name)
		}
		for _, y := range []int{0, 15, 40, 159} {
			line := Plane{Pix: p.Planes[0].Pix[y*160:], Stride: 160, Width: 160, Height: 1}
			if most, _ := planeDifference(&line, &image.Gray{Pix: want.Pix[y*160:], Stride: 160}); most > 12 {
				t.Errorf("%s: row %d differs by %d", name, y, most)
			}
		}
	}
}

// Whatever byte is broken, nothing panics.
func TestBrokenBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for name, r := range recipes {
		data := r.encode()
		for range 60 {
			broken := bytes.Clone(data)
			for range 1 + random.IntN(4) {
				broken[random.IntN(len(broken))] = byte(random.IntN(256))
			}
			p, err := Decode(broken, Options{Scale: 1 << random.IntN(4), MaxPixels: 1 << 20})
			if err == nil {
				p.Image()
				if bytes.Contains([]byte(p.Reason), []byte("gave up")) {
					t.Errorf("%s: %s", name, p.Reason)
				}
			}
		}
	}
}
