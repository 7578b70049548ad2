package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

// inks is the colour of testdata/inks.jpg, in shares of 255: an Adobe JPEG,
// YCCK, upside down.
var inks = []byte{0, 255, 204, 26}

// album gives pictures by name.
type album map[string]render.Encoded

func (a album) Picture(id string, _ scene.Crop, _ scene.Tone, _, _ geom.Length) (render.Encoded, error) {
	return a[id], nil
}

// rows packs pixels of one colour as a Flate rendition, with PNG's filter
// "none".
func rows(width, height int, space photo.Space, pixel []byte) render.Encoded {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	row := append([]byte{0}, bytes.Repeat(pixel, width)...)
	_, _ = z.Write(bytes.Repeat(row, height))
	z.Close()
	return render.Encoded{Data: b.Bytes(), Width: width, Height: height, Coding: photo.Flate, Space: space}
}

func inksJPEG(t testing.TB) render.Encoded {
	data, err := os.ReadFile("testdata/inks.jpg")
	if err != nil {
		t.Fatal(err)
	}
	return render.Encoded{Data: data, Space: photo.CMYK}
}

// pictureAt fills a rectangle of a page, 40 pt wide, with a picture.
func pictureAt(id string, x float64) scene.Picture {
	return scene.Picture{Photo: id, Rect: geom.Rect{X: geom.Points(x), Y: 20 * geom.Pt, W: 40 * geom.Pt, H: 40 * geom.Pt}, Crop: scene.Crop{W: 1, H: 1}}
}

// TestPicturesOfEveryCoding draws each on the plates and looks at its middle.
func TestPicturesOfEveryCoding(t *testing.T) {
	pictures := album{
		"jpeg":  inksJPEG(t),
		"flate": rows(8, 8, photo.CMYK, inks),
		"black": rows(8, 8, photo.Black, []byte{55}),
	}
	s := onePage(pictureAt("jpeg", 0), pictureAt("flate", 50), pictureAt("black", 100), pictureAt("jpeg", 150))
	var out bytes.Buffer
	if err := Render(&out, s, shelve(), pictures, Options{}); err != nil {
		t.Fatal(err)
	}
	plates := filepath.Join(t.TempDir(), "plates.pam")
	tool(t, "mutool", "draw", "-r", "72", "-c", "cmyk", "-o", plates, save(t, out.Bytes()))
	raw, err := os.ReadFile(plates)
	if err != nil {
		t.Fatal(err)
	}
	_, pixels, _ := bytes.Cut(raw, []byte("ENDHDR\n"))
	for _, c := range []struct {
		x    int
		want []byte
	}{{30, inks}, {80, inks}, {130, []byte{0, 0, 0, 200}}, {180, inks}} {
		got := pixels[4*(50*220+c.x):][:4]
		for i := range got {
			if d := int(got[i]) - int(c.want[i]); d < -3 || d > 3 {
				t.Errorf("at %d the inks are %v, want %v", c.x, got, c.want)
				break
			}
		}
	}
	if n := strings.Count(out.String(), "/Subtype/Image"); n != 3 {
		t.Errorf("%d images in the file, want 3: one picture is shown twice", n)
	}
}

func TestPicturesThatCannotBe(t *testing.T) {
	jpeg := inksJPEG(t)
	cases := map[string]struct {
		picture  render.Encoded
		standard Standard
	}{
		"RGB in process inks": {rows(2, 2, photo.SRGB, []byte{1, 2, 3}), X1a},
		"no zlib":             {render.Encoded{Data: []byte("rows"), Width: 1, Height: 1, Coding: photo.Flate}, ""},
		"rows without a size": {render.Encoded{Data: rows(1, 1, photo.Gray, []byte{0}).Data, Coding: photo.Flate}, ""},
		"other channels":      {render.Encoded{Data: jpeg.Data, Space: photo.SRGB}, ""},
		"half a header":       {render.Encoded{Data: jpeg.Data[:8], Space: photo.CMYK}, ""},
		"empty":               {render.Encoded{}, ""},
	}
	for name, c := range cases {
		var at *render.PictureError
		o := Options{}
		if c.standard != "" {
			o = forPress(c.standard)
		}
		err := Render(&bytes.Buffer{}, onePage(pictureAt("it", 0)), shelve(), album{"it": c.picture}, o)
		if !errors.As(err, &at) || at.Photo != "it" {
			t.Errorf("%s: got error %v", name, err)
		}
	}
}
