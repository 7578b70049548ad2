package raster

import (
	"bytes"
	"compress/zlib"
	"image/color"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/photo/jpeg"
	"broadsheet/backend/render"
	"broadsheet/backend/render/ground"
	"broadsheet/backend/scene"
)

// press gives one rendition for every photo.
type press render.Encoded

func (p press) Picture(string, scene.Crop, scene.Tone, geom.Length, geom.Length) (render.Encoded, error) {
	return render.Encoded(p), nil
}

// flat is a picture of one colour, 16 by 16 pixels, in either coding.
func flat(t *testing.T, coding photo.Coding, space photo.Space, pixel ...byte) press {
	t.Helper()
	row := bytes.Repeat(pixel, 16)
	e := render.Encoded{Width: 16, Height: 16, Coding: coding, Space: space}
	if coding == photo.JPEG {
		var err error
		e.Data, err = jpeg.Encode(jpeg.Samples{Pix: bytes.Repeat(row, 16), Width: 16, Height: 16, Stride: len(row), Channels: len(pixel)}, jpeg.EncodeOptions{Quality: 100})
		if err != nil {
			t.Fatal(err)
		}
		return press(e)
	}
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(bytes.Repeat(append([]byte{0}, row...), 16))
	z.Close()
	e.Data = b.Bytes()
	return press(e)
}

// TestPicturesInInks: on plates they are what they are, as light what their
// inks look like.
func TestPicturesInInks(t *testing.T) {
	page := &scene.Scene{Pages: []scene.Page{{Trim: rect(0, 0, 40, 40), Items: []scene.Item{
		scene.Picture{Photo: "p", Rect: rect(0, 0, 40, 40), Crop: scene.Crop{W: 1, H: 1}},
	}}}}
	for _, coding := range []photo.Coding{photo.JPEG, photo.Flate} {
		for name, c := range map[string]struct {
			picture press
			want    color.CMYK
		}{
			"inks":  {flat(t, coding, photo.CMYK, 200, 10, 100, 30), color.CMYK{C: 200, M: 10, Y: 100, K: 30}},
			"black": {flat(t, coding, photo.Black, 55), color.CMYK{K: 200}},
		} {
			plates, err := Plates(page, 0, 72, ground.Rules{}, faces, c.picture)
			if err != nil {
				t.Fatal(name, err)
			}
			if got := plates.CMYKAt(20, 20); !closeTo(got.C, c.want.C) || !closeTo(got.M, c.want.M) || !closeTo(got.Y, c.want.Y) || !closeTo(got.K, c.want.K) {
				t.Errorf("%s, coding %d: %v on the plates, want %v", name, coding, got, c.want)
			}
			light, err := Light(page, 0, 72, faces, c.picture)
			if err != nil {
				t.Fatal(name, err)
			}
			share := func(v uint8) float64 { return float64(v) / 255 }
			r, g, b := colour.CMYK{C: share(c.want.C), M: share(c.want.M), Y: share(c.want.Y), K: share(c.want.K)}.RGB()
			if got := light.RGBAAt(20, 20); !closeTo(got.R, r) || !closeTo(got.G, g) || !closeTo(got.B, b) {
				t.Errorf("%s, coding %d: looks %v, want %d %d %d", name, coding, got, r, g, b)
			}
		}
	}
}

// closeTo allows what a JPEG's luma and chroma round.
func closeTo(a, b uint8) bool { return int(a)-int(b) <= 4 && int(b)-int(a) <= 4 }
