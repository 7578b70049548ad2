package jpeg

import (
	"bytes"
	"image"
	"strings"
	"testing"
)

// FuzzDecode takes foreign bytes all the way: whatever they are, there is a
// picture of the size that the header tells, or an error.
func FuzzDecode(f *testing.F) {
	for _, r := range recipes {
		r.width, r.height = min(r.width, 24), min(r.height, 20)
		f.Add(r.encode(), uint8(len(r.sampling)))
	}
	f.Add(encoded(f, drawn(17, 9), 40), uint8(3))
	f.Fuzz(func(t *testing.T, data []byte, choice uint8) {
		o := Options{Scale: 1 << (choice & 3), Workers: 1 + int(choice>>2&1), MaxPixels: 1 << 18, MaxBytes: 1 << 24}
		if choice&8 != 0 {
			o.Region = image.Rect(3, 2, 19, 11)
		}
		p, err := Decode(data, o)
		if err != nil {
			return
		}
		if strings.Contains(p.Reason, "gave up") || p.IsDamaged != (p.Reason != "") {
			t.Fatal(p.Reason)
		}
		if m := p.Image(); m.Bounds() != p.Bounds {
			t.Fatalf("%v, want %v", m.Bounds(), p.Bounds)
		}
		again, err := Decode(bytes.Clone(data), o)
		if err != nil || again.IsDamaged != p.IsDamaged {
			t.Fatal("twice, with two results")
		}
	})
}

// FuzzInkLimit holds that no picture, of any size and quality, comes back with
// more ink than was allowed, nor another picture than went in.
func FuzzInkLimit(f *testing.F) {
	f.Add([]byte{0, 255, 255, 0, 9, 200, 200, 200, 255, 255, 255, 0}, uint8(9), uint8(92), uint8(240))
	f.Add(bytes.Repeat([]byte{255, 0, 255, 0, 255}, 40), uint8(17), uint8(1), uint8(100))
	f.Fuzz(func(t *testing.T, pix []byte, width, quality, percent uint8) {
		w := int(max(width, 1))
		s := Samples{Pix: pix, Width: w, Height: len(pix) / 4 / w, Stride: 4 * w, Channels: 4}
		if s.Height == 0 {
			return
		}
		limit := max(int(percent)*255/100, 255)
		data, err := Encode(s, EncodeOptions{Quality: int(quality), MostInk: limit})
		if err != nil {
			t.Fatal(err)
		}
		m := decodedInks(t, data)
		if got := mostInk(m.Pix); got > limit {
			t.Fatalf("%d levels of ink, the limit is %d", got, limit)
		}
		for i := 3; i < 4*w*s.Height && quality >= 90; i += 4 { // black is left alone
			if d := int(m.Pix[i]) - int(pix[i]); d < -70 || d > 70 {
				t.Fatalf("black %d comes back as %d", pix[i], m.Pix[i])
			}
		}
	})
}
