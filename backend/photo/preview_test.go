package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// withPreview puts an EXIF block with an orientation and, if given, a preview at
// the beginning of a JPEG.
func withPreview(data []byte, orientation uint16, preview []byte) []byte {
	b := []byte("MM\x00*\x00\x00\x00\x08")
	entry := func(tag, kind uint16, value uint32) {
		b = binary.BigEndian.AppendUint16(b, tag)
		b = binary.BigEndian.AppendUint16(b, kind)
		b = binary.BigEndian.AppendUint32(b, 1)
		b = binary.BigEndian.AppendUint32(b, value)
	}
	b = append(b, 0, 1)
	entry(0x0112, 3, uint32(orientation)<<16)
	const second = 8 + 2 + 12 + 4
	b = binary.BigEndian.AppendUint32(b, second)
	b = append(b, 0, 2)
	entry(0x0201, 4, second+2+24+4)
	entry(0x0202, 4, uint32(len(preview)))
	b = append(append(b, 0, 0, 0, 0), preview...)
	out := append([]byte("\xff\xd8\xff\xe1"), byte((len(b)+8)>>8), byte(len(b)+8))
	return append(append(append(out, exifHeader...), b...), data[2:]...)
}

// flag is a picture whose left half is white, with bars above and below.
func flag(w, h, bar int) image.Image {
	m := image.NewGray(image.Rect(0, 0, w, h))
	for y := bar; y < h-bar; y++ {
		for x := range w {
			m.SetGray(x, y, color.Gray{uint8(80 + 175*((w-1-x)*2/w))})
		}
	}
	return m
}

func TestPreview(t *testing.T) {
	original := encodeJPEG(t, flag(600, 400, 0), 80)
	small := encodeJPEG(t, flag(160, 120, 7), 90)
	for _, c := range []struct {
		name        string
		orientation uint16
		w, h        int
		x, y        int // where it is white
	}{
		{"upright", 1, 160, 106, 10, 50},
		{"upside down", 3, 160, 106, 150, 50},
		{"to be turned clockwise", 6, 106, 160, 50, 10},
		{"to be turned back", 8, 106, 160, 50, 150},
		{"mirrored", 2, 160, 106, 150, 50},
		{"not known", 99, 160, 106, 10, 50},
	} {
		got := Preview(withPreview(original, c.orientation, small))
		m, err := jpeg.Decode(bytes.NewReader(got))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		white, _, _, _ := m.At(c.x, c.y).RGBA()
		dark, _, _, _ := m.At(c.w-1-c.x, c.h-1-c.y).RGBA()
		if b := m.Bounds(); b.Dx() != c.w || b.Dy() != c.h || white < 0xd000 || dark > 0x8000 {
			t.Errorf("%s: %v, %x where it is white, %x where it is dark", c.name, b, white, dark)
		}
	}
}

// TestAFittingPreviewIsHandedOn as it is, from the beginning of the file alone.
func TestAFittingPreviewIsHandedOn(t *testing.T) {
	small := encodeJPEG(t, flag(150, 100, 0), 90)
	data := withPreview(encodeJPEG(t, flag(600, 400, 0), 80), 1, small)
	if got := Preview(data[:len(data)-200]); !bytes.Equal(got, small) {
		t.Errorf("got %d bytes, want %d", len(got), len(small))
	}
}

func TestNoPreview(t *testing.T) {
	original, small := encodeJPEG(t, flag(600, 400, 0), 80), encodeJPEG(t, flag(160, 120, 0), 90)
	whole := withPreview(original, 1, small)
	for name, data := range map[string][]byte{
		"nothing":       nil,
		"no EXIF":       original,
		"empty":         withPreview(original, 1, nil),
		"no JPEG":       withPreview(original, 1, []byte("GIF89a")),
		"cut short":     withPreview(original, 1, small[:len(small)/3]),
		"no more bytes": whole[:300],
		"too large":     withPreview(original, 1, encodeJPEG(t, flag(1500, 20, 0), 20)),
	} {
		if got := Preview(data); got != nil {
			t.Errorf("%s: %d bytes", name, len(got))
		}
	}
}

// FuzzPreview: whatever stands in a file, what is taken out of it is a JPEG.
func FuzzPreview(f *testing.F) {
	f.Add(withPreview(encodeJPEG(f, flag(60, 40, 0), 80), 6, encodeJPEG(f, flag(16, 12, 0), 90)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got := Preview(data); got != nil {
			if _, err := jpeg.Decode(bytes.NewReader(got)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkPreview(b *testing.B) {
	data := withPreview(encodeJPEG(b, flag(600, 400, 0), 80), 6, encodeJPEG(b, flag(160, 120, 7), 90))
	for range b.N {
		Preview(data)
	}
}
