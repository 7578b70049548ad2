package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/photo"
	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

// shelf is a test's faces by id.
type shelf map[font.FaceID]*font.Face

func (s shelf) ByID(id font.FaceID) (*font.Face, bool) {
	f, ok := s[id]
	return f, ok
}

func shelve(faces ...*font.Face) shelf {
	s := shelf{}
	for _, f := range faces {
		s[f.ID()] = f
	}
	return s
}

// realFace opens a bundled face; without it the test is skipped.
func realFace(t testing.TB, file string) *font.Face {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "font", "bundled", "files", file))
	if err != nil {
		t.Skipf("the face %s is not here (make fonts fetches it)", file)
	}
	f, err := font.ParseFace(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// setLine shapes text into a run with its origin at x, y in points.
func setLine(f *font.Face, size geom.Length, x, y float64, text string) scene.Glyphs {
	g := scene.Glyphs{Face: string(f.ID()), Size: size, Origin: geom.Point{X: geom.Points(x), Y: geom.Points(y)}, Text: text, Paint: colour.Black}
	at := int64(0)
	for _, s := range f.Shape([]rune(text), font.ShapeOptions{Language: "zh-Hans"}) {
		g.GIDs = append(g.GIDs, uint32(s.GID))
		g.X = append(g.X, font.ToLength(at+int64(s.XOffset), f.Metrics().UnitsPerEm, size))
		g.Clusters = append(g.Clusters, int32(s.Cluster))
		at += int64(s.Advance)
	}
	return g
}

// onePage is a scene of one page, 200 × 300 pt with 10 pt of bleed.
func onePage(items ...scene.Item) *scene.Scene {
	return &scene.Scene{
		Title: "惠农 (test)", Author: "记者", Lang: "zh-Hans",
		Pages:   []scene.Page{{Label: "04", Trim: geom.Rect{W: 200 * geom.Pt, H: 300 * geom.Pt}, Bleed: 10 * geom.Pt, Items: items}},
		Outline: []scene.Bookmark{{Title: "A 坚持", At: geom.Point{X: 10 * geom.Pt, Y: 20 * geom.Pt}}, {Title: "under", Level: 3}, {Title: "B", Level: 0}},
	}
}

// camera gives each photo as a small JPEG of its own colour; "grey" is grey.
type camera struct{ err error }

func (c camera) Picture(id string, _ scene.Crop, _ scene.Tone, w, h geom.Length) (render.Encoded, error) {
	if c.err != nil {
		return render.Encoded{}, c.err
	}
	pw, ph := int(w.Points()), int(h.Points())
	var img image.Image
	space := photo.SRGB
	if id == "grey" {
		space = photo.Gray
		img = image.NewGray(image.Rect(0, 0, pw, ph))
	} else {
		m := image.NewRGBA(image.Rect(0, 0, pw, ph))
		for i := range m.Pix {
			m.Pix[i] = id[i%4%len(id)]
		}
		m.Set(0, 0, color.White)
		img = m
	}
	var b bytes.Buffer
	err := jpeg.Encode(&b, img, nil)
	return render.Encoded{Data: b.Bytes(), Width: pw, Height: ph, Space: space}, err
}

func renderPDF(t testing.TB, s *scene.Scene, faces shelf) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Render(&b, s, faces, camera{}, Options{Overprint: true, Links: true}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// square is the square font.
func square() *font.Face { return testfont.Square() }
