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
