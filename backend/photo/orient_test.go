package photo

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"testing"

	"github.com/disintegration/imaging"
)

// withEXIF puts an EXIF block with tags of type short, ASCII or byte behind the
// start of a JPEG.
func withEXIF(jpeg []byte, tags ...exifTag) []byte {
	tiff := []byte("II*\x00\x08\x00\x00\x00")
	tiff = binary.LittleEndian.AppendUint16(tiff, uint16(len(tags)))
	values := []byte{}
	offset := 8 + 2 + 12*len(tags) + 4
	for _, t := range tags {
		tiff = binary.LittleEndian.AppendUint16(tiff, t.number)
		tiff = binary.LittleEndian.AppendUint16(tiff, t.kind)
		tiff = binary.LittleEndian.AppendUint32(tiff, uint32(len(t.value)/map[uint16]int{1: 1, 2: 1, 3: 2}[t.kind]))
		if len(t.value) <= 4 {
			tiff = append(tiff, append(bytes.Clone(t.value), 0, 0, 0, 0)[:4]...)
			continue
		}
		tiff = binary.LittleEndian.AppendUint32(tiff, uint32(offset+len(values)))
		values = append(values, t.value...)
	}
	tiff = append(append(tiff, 0, 0, 0, 0), values...)
	return withSegment(jpeg, 0xe1, append([]byte("Exif\x00\x00"), tiff...))
}

type exifTag struct {
	number, kind uint16
	value        []byte
}

// withSegment puts a segment behind the start of a JPEG.
func withSegment(jpeg []byte, marker byte, body []byte) []byte {
	out := append([]byte{0xff, 0xd8, 0xff, marker}, binary.BigEndian.AppendUint16(nil, uint16(len(body)+2))...)
	return append(append(out, body...), jpeg[2:]...)
}

// corners is a picture with a colour in each quarter, from the top left in the
// order of reading.
func corners(w, h int, c [4]color.NRGBA) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetNRGBA(x, y, c[2*(2*y/h)+2*x/w])
		}
	}
	return img
}

// TestOrientations stores an upright picture in each of the eight ways and
// holds that it comes out upright, whole and cut.
func TestOrientations(t *testing.T) {
	colours := [4]color.NRGBA{{200, 40, 40, 255}, {40, 160, 60, 255}, {50, 60, 190, 255}, {210, 200, 60, 255}}
	img := corners(96, 64, colours)
	store := map[int]func(image.Image) *image.NRGBA{
		1: imaging.Clone, 2: imaging.FlipH, 3: imaging.Rotate180, 4: imaging.FlipV,
		5: imaging.Transpose, 6: imaging.Rotate90, 7: imaging.Transverse, 8: imaging.Rotate270,
	}
	for orientation := 1; orientation <= 8; orientation++ {
		data := withEXIF(encodeJPEG(t, store[orientation](img), 95), exifTag{0x0112, 3, []byte{byte(orientation), 0}})
		s := shelf{}
		p := s.put(t, "x.jpg", data)
		if p.Orientation != orientation || p.Width != 96 || p.Height != 64 {
			t.Errorf("%d: read as %d, %d × %d", orientation, p.Orientation, p.Width, p.Height)
		}
		d := NewDarkroom(nil, s, 1)
		for i, c := range []Crop{{0, 0, 0.5, 0.5}, {0.5, 0, 0.5, 0.5}, {0, 0.5, 0.5, 0.5}, {0.5, 0.5, 0.5, 0.5}} {
			checkMiddle(t, d, p, c, 24, 16, 0.5, 0.5, colours[i])
		}
		for i, at := range [][2]float64{{0.25, 0.25}, {0.75, 0.25}, {0.25, 0.75}, {0.75, 0.75}} {
			checkMiddle(t, d, p, Whole, 96, 64, at[0], at[1], colours[i])
		}
	}
}

// checkMiddle holds the size of a rendition and the colour at a place.
func checkMiddle(t *testing.T, d *Darkroom, p Photo, c Crop, w, h int, x, y float64, want color.NRGBA) {
	t.Helper()
	r, err := d.Rendition(context.Background(), Spec{ID: p.ID, Crop: c, Width: w, Height: h})
	if err != nil {
		t.Fatal(err)
	}
	if r.Width != w || r.Height != h {
		t.Errorf("orientation %d, crop %v: %d × %d, want %d × %d", p.Orientation, c, r.Width, r.Height, w, h)
	}
	got := color.NRGBAModel.Convert(decodeJPEG(t, r.Data).At(int(x*float64(w)), int(y*float64(h)))).(color.NRGBA)
	if !near8(got, want, 12) {
		t.Errorf("orientation %d, crop %v, at %v %v: %v, want %v", p.Orientation, c, x, y, got, want)
	}
}
