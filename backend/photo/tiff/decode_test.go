package tiff

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	standard "image/jpeg"
	"runtime"
	"strings"
	"testing"

	xtiff "golang.org/x/image/tiff"
)

// slope is a value that is different at every place.
func slope(x, y, s int) uint16 { return uint16(3*x + 5*y + 70*s) }

// wide is the same in 16 bits.
func wide(x, y, s int) uint16 { return slope(x, y, s)<<8 | uint16(x*y)&0xff }

// stripes is a value of few bits.
func stripes(x, y, s int) uint16 { return uint16(x/3 + y) }

func at(m image.Image, x, y int) color.NRGBA {
	return color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
}

// TestKinds decodes every kind in every packing and byte order, in strips, tiles
// and planes, and compares each pixel.
func TestKinds(t *testing.T) {
	grey := func(v uint8) color.NRGBA { return color.NRGBA{v, v, v, 255} }
	kinds := []struct {
		name string
		page page
		want func(v func(s int) uint16) color.NRGBA
	}{
		{"grey", page{photometric: 1, samples: 1, bits: 8, value: slope}, func(v func(int) uint16) color.NRGBA { return grey(uint8(v(0))) }},
		{"grey, white is 0", page{photometric: 0, samples: 1, bits: 8, value: slope}, func(v func(int) uint16) color.NRGBA { return grey(255 - uint8(v(0))) }},
		{"grey, 16 bits", page{photometric: 1, samples: 1, bits: 16, value: wide}, func(v func(int) uint16) color.NRGBA { return grey(uint8(v(0) >> 8)) }},
		{"grey, 4 bits", page{photometric: 1, samples: 1, bits: 4, value: stripes}, func(v func(int) uint16) color.NRGBA { return grey(uint8(v(0)&15) * 17) }},
		{"grey, 2 bits", page{photometric: 1, samples: 1, bits: 2, value: stripes}, func(v func(int) uint16) color.NRGBA { return grey(uint8(v(0)&3) * 85) }},
		{"black and white", page{photometric: 0, samples: 1, bits: 1, value: stripes}, func(v func(int) uint16) color.NRGBA { return grey(255 - uint8(v(0)&1)*255) }},
		{"grey and alpha", page{photometric: 1, samples: 2, bits: 8, extra: []int{2}, value: func(x, y, s int) uint16 { return uint16(255 * (1 - s) * (x & 1)) }},
			func(v func(int) uint16) color.NRGBA { return grey(255) }}, // all of it paper
		{"RGB", page{photometric: 2, samples: 3, bits: 8, value: slope}, func(v func(int) uint16) color.NRGBA {
			return color.NRGBA{uint8(v(0)), uint8(v(1)), uint8(v(2)), 255}
		}},
		{"RGB, 16 bits", page{photometric: 2, samples: 3, bits: 16, value: wide}, func(v func(int) uint16) color.NRGBA {
			return color.NRGBA{uint8(v(0) >> 8), uint8(v(1) >> 8), uint8(v(2) >> 8), 255}
		}},
		{"RGBA", page{photometric: 2, samples: 4, bits: 8, extra: []int{2}, value: slope}, func(v func(int) uint16) color.NRGBA {
			return color.NRGBA{uint8(v(0)), uint8(v(1)), uint8(v(2)), uint8(v(3))}
		}},
		{"RGB and more", page{photometric: 2, samples: 5, bits: 8, extra: []int{0, 0}, value: slope}, func(v func(int) uint16) color.NRGBA {
			return color.NRGBA{uint8(v(0)), uint8(v(1)), uint8(v(2)), 255}
		}},
		{"CMYK", page{photometric: 5, samples: 4, bits: 8, value: slope}, func(v func(int) uint16) color.NRGBA {
			return color.NRGBAModel.Convert(color.CMYK{uint8(v(0)), uint8(v(1)), uint8(v(2)), uint8(v(3))}).(color.NRGBA)
		}},
		{"palette", page{photometric: 3, samples: 1, bits: 4, palette: ramp(16), value: stripes}, func(v func(int) uint16) color.NRGBA {
			i := uint8(v(0) & 15)
			return color.NRGBA{i, 16 + i, 32 + i, 255}
		}},
	}
	for _, k := range kinds {
		for _, compression := range []int{plain, lzwCoding, deflate, adobeDeflate, packBits} {
			for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
				for form := range 5 {
					p := k.page
					p.width, p.height, p.compression, p.order = 37, 29, compression, order
					p.rows = []int{0, 7, 0, 0, 4}[form]
					p.tile = []int{0, 0, 16, 48, 0}[form]
					p.isPlanar = form > 2
					if p.bits >= 8 && form%2 == 1 && (compression == lzwCoding || compression == deflate) {
						p.predictor = 2
					}
					name := fmt.Sprintf("%s, packed by %d, %v, form %d", k.name, compression, order, form)
					got, err := Decode(p.encode())
					if err != nil || got.Damage != "" {
						t.Errorf("%s: %v %+v", name, err, got)
						continue
					}
					for i := range 37 * 29 {
						x, y := i%37, i/37
						want := k.want(func(s int) uint16 { return p.value(x, y, s) })
						if c := at(got.Image, x, y); c != want {
							t.Errorf("%s: %d, %d is %v, want %v", name, x, y, c, want)
							break
						}
					}
				}
			}
		}
	}
}

// ramp is a palette: reds from 0, greens from n, blues from 2n.
func ramp(n int) (out []uint16) {
	for i := range 3 * n {
		out = append(out, uint16(i)<<8|0x7f)
	}
	return out
}

// TestAlphaOfGrey holds that grey is laid on white, whichever way its alpha is.
func TestAlphaOfGrey(t *testing.T) {
	for kind, want := range map[int]uint8{1: 100 + 255 - 128, 2: uint8((100*128 + 255*127 + 127) / 255)} {
		p := page{width: 3, height: 2, photometric: 1, samples: 2, bits: 8, extra: []int{kind}, value: func(_, _, s int) uint16 { return []uint16{100, 128}[s] }}
		got, err := Decode(p.encode())
		if err != nil || at(got.Image, 1, 1).R != want {
			t.Errorf("kind %d: %v, %v, want %d", kind, got, err, want)
		}
	}
}

// TestFax reads what another coder wrote: one row of 16 white pixels by group 4
// is a single vertical code.
func TestFax(t *testing.T) {
	p := page{width: 16, height: 4, photometric: 0, samples: 1, bits: 1, compression: fax4, pack: func([]byte) []byte { return []byte{0xf0, 0x01, 0x00, 0x10} }}
	for _, order := range []int{1, 2} {
		p.fillOrder = order
		p.value = stripes
		got, err := Decode(p.encode())
		if err != nil || got.Damage != "" || at(got.Image, 5, 3).R != 255 {
			t.Errorf("fill order %d: %+v, %v", order, got, err)
		}
	}
}

// TestJPEGInside reads tiles and strips that are JPEGs, as YCbCr and as grey.
func TestJPEGInside(t *testing.T) {
	want := color.NRGBA{200, 90, 40, 255}
	coded := func(m image.Image) []byte {
		var b bytes.Buffer
		if err := standard.Encode(&b, m, &standard.Options{Quality: 95}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	colour := func(x, y, w, h int) []byte {
		m := image.NewNRGBA(image.Rect(0, 0, w, h))
		for i := range w * h {
			m.SetNRGBA(i%w, i/w, want)
		}
		return coded(m)
	}
	grey := func(x, y, w, h int) []byte {
		m := image.NewGray(image.Rect(0, 0, w, h))
		for i := range m.Pix {
			m.Pix[i] = uint8(x + 16*y/16)
		}
		return coded(m)
	}
	for name, p := range map[string]page{
		"tiles":  {width: 100, height: 70, photometric: isYCbCr, samples: 3, bits: 8, compression: jpegCoding, tile: 32, jpeg: colour},
		"strips": {width: 100, height: 70, photometric: isYCbCr, samples: 3, bits: 8, compression: jpegCoding, rows: 70, jpeg: colour},
	} {
		got, err := Decode(p.encode())
		if err != nil || got.Damage != "" {
			t.Fatalf("%s: %v %+v", name, err, got)
		}
		for _, q := range []image.Point{{0, 0}, {99, 69}, {31, 32}} {
			c := at(got.Image, q.X, q.Y)
			for _, d := range []int{int(c.R) - int(want.R), int(c.G) - int(want.G), int(c.B) - int(want.B)} {
				if d < -5 || d > 5 {
					t.Errorf("%s: %v is %v, want %v", name, q, c, want)
				}
			}
		}
	}
	p := page{width: 64, height: 64, photometric: blackIsZero, samples: 1, bits: 8, compression: jpegCoding, tile: 32, jpeg: grey}
	got, err := Decode(p.encode())
	if err != nil || got.Damage != "" {
		t.Fatalf("grey: %v %+v", err, got)
	}
	if a, b := at(got.Image, 5, 5).R, at(got.Image, 40, 40).R; a > 3 || b < 60 || b > 68 {
		t.Errorf("grey: %d and %d, want 0 and 64", a, b)
	}
}

// TestOtherWriter reads what x/image/tiff writes.
func TestOtherWriter(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 41, 33))
	for i := range m.Pix {
		m.Pix[i] = uint8(i * 7)
	}
	for _, compression := range []xtiff.CompressionType{xtiff.Uncompressed, xtiff.Deflate} {
		var b bytes.Buffer
		if err := xtiff.Encode(&b, m, &xtiff.Options{Compression: compression, Predictor: true}); err != nil {
			t.Fatal(err)
		}
		got, err := Decode(b.Bytes())
		if err != nil || got.Damage != "" {
			t.Fatalf("%v: %v", compression, err)
		}
		for i := range 41 * 33 {
			if a, b := at(got.Image, i%41, i/41), m.NRGBAAt(i%41, i/41); a != b {
				t.Fatalf("%v: pixel %d is %v, want %v", compression, i, a, b)
			}
		}
	}
}

// TestRefused holds that what is not read is told by its name, and what is
// broken does no harm.
func TestRefused(t *testing.T) {
	sound := page{width: 20, height: 20, photometric: 1, samples: 1, bits: 8, value: slope}
	with := func(tag uint16, values ...int) []byte {
		p := sound
		p.tags = map[uint16][]int{tag: values}
		return p.encode()
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "is too short"},
		{"BigTIFF", []byte("II+\x00\x08\x00\x00\x00\x10\x00"), "BigTIFF"},
		{"no directory", []byte("II*\x00\xff\xff\xff\xff"), "has no directory"},
		{"directory in the header", []byte("II*\x00\x00\x00\x00\x00"), "has no directory"},
		{"half a directory", sound.encode()[:430], "breaks off"},
		{"no width", with(tagWidth, 0), "impossible size"},
		{"huge", with(tagWidth, 1<<30), "impossible size"},
		{"no colours", with(tagSamples, 0), "fewer samples"},
		{"1000 samples", with(tagSamples, 1000), "1000 samples"},
		{"LogLuv", with(tagPhotometric, 32845), "colours of kind 32845"},
		{"CIELAB", with(tagPhotometric, 8), "CIELAB"},
		{"12 bits", with(tagBits, 12), "12 bits"},
		{"floating point", with(tagSampleFormat, 3), "whole numbers"},
		{"old JPEG", with(tagCompression, oldJPEG), "old way"},
		{"unknown packing", with(tagCompression, 34925), "compression 34925"},
		{"palette without one", with(tagPhotometric, 3), "no palette"},
		{"tiles of a pixel", with(tagTileWidth, 1), "impossible tiles"},
		{"tiles without end", with(tagTileWidth, 1<<19), "impossible tiles"},
		{"no strips", with(tagRowsPerStrip, 0), "impossible strips"},
		{"strips elsewhere", with(tagStripOffsets, 1<<30), "beyond the end"},
		{"no offsets", with(tagStripOffsets), "part 1 is missing"},
		{"not LZW", with(tagCompression, lzwCoding), "part 1 of 1"},
		{"not zlib", with(tagCompression, deflate), "part 1 of 1"},
		{"not JPEG", with(tagCompression, jpegCoding), "part 1 of 1"},
	} {
		p, err := Decode(c.data)
		var format FormatError
		var kind *UnsupportedError
		if err == nil || !strings.Contains(err.Error(), c.want) || !errors.As(err, &format) && !errors.As(err, &kind) {
			t.Errorf("%s: %v %v, want %q", c.name, p, err, c.want)
		}
	}
}

// TestCutOff holds that what is there of a cut file is shown, and the rest grey.
func TestCutOff(t *testing.T) {
	p := page{width: 20, height: 40, photometric: 2, samples: 3, bits: 8, rows: 10, value: func(x, y, s int) uint16 { return 10 }}
	p.tags = map[uint16][]int{tagStripOffsets: {8, 8 + 600, 1 << 20, 8 + 1800}}
	got, err := Decode(p.encode())
	if err != nil || !strings.Contains(got.Damage, "part 3 of 4") {
		t.Fatalf("%v %+v", err, got)
	}
	for y, want := range map[int]uint8{5: 10, 15: 10, 25: 128, 35: 10} {
		if c := at(got.Image, 3, y); c.R != want {
			t.Errorf("row %d is %v, want %d", y, c, want)
		}
	}
}

// costLimit keeps a fuzz run quick.
const costLimit = 1 << 20

func FuzzDecode(f *testing.F) {
	for _, p := range []page{
		{width: 20, height: 20, photometric: 1, samples: 1, bits: 8, value: slope},
		{width: 20, height: 20, photometric: 5, samples: 4, bits: 16, compression: lzwCoding, predictor: 2, tile: 16, value: wide},
		{width: 20, height: 20, photometric: 2, samples: 4, bits: 8, compression: packBits, isPlanar: true, extra: []int{1}, value: slope},
		{width: 20, height: 20, photometric: 3, samples: 1, bits: 4, palette: ramp(16), compression: deflate, rows: 3, value: stripes},
		{width: 16, height: 4, photometric: 0, samples: 1, bits: 1, compression: fax4, pack: func([]byte) []byte { return []byte{0xf0, 0x01, 0x00, 0x10} }, value: stripes},
	} {
		f.Add(p.encode())
		p.order = binary.BigEndian
		f.Add(p.encode())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := DecodeConfig(data)
		if err != nil || c.Cost() > costLimit {
			return
		}
		p, err := Decode(data)
		if err != nil {
			var format FormatError
			var kind *UnsupportedError
			if !errors.As(err, &format) && !errors.As(err, &kind) {
				t.Fatalf("%v is no error of this package", err)
			}
			return
		}
		if b := p.Image.Bounds(); b != image.Rect(0, 0, c.Width, c.Height) {
			t.Fatalf("%v, the header says %d × %d", b, c.Width, c.Height)
		}
		p.Image.At(c.Width-1, c.Height-1)
	})
}

// TestTooLittleIsThere holds that a page of which next to nothing can be read is
// refused, and that no memory is taken for one of which nothing can.
func TestTooLittleIsThere(t *testing.T) {
	p := page{width: 900, height: 400, photometric: 2, samples: 3, bits: 8, rows: 1, compression: deflate, value: func(x, y, s int) uint16 { return uint16(y % 200) }}
	sound := p.encode()
	c, err := DecodeConfig(sound)
	if err != nil || c.Coded < 400*10 || c.Coded > 400*100 {
		t.Fatalf("%+v, %v", c, err)
	}
	l, _ := readLayout(sound)
	for rows, isShown := range map[int]bool{400: true, 20: true, 7: true, 5: false, 0: false} {
		data := bytes.Clone(sound)
		for i := rows; i < 400; i++ {
			at := l.at(tagStripOffsets, i)
			copy(data[at:at+l.at(tagStripCounts, i)], bytes.Repeat([]byte{0xff}, 100))
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if got, err := Decode(data); (err == nil) != isShown {
			t.Errorf("%d rows: %v, %v", rows, got != nil, err)
		}
		runtime.ReadMemStats(&after)
		if taken := after.TotalAlloc - before.TotalAlloc; rows == 0 && taken > 900*400 {
			t.Errorf("for nothing %d bytes were taken", taken)
		}
	}
}
