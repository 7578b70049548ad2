package render_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/draw"

	"broadsheet/backend/colour"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/render"
	"broadsheet/backend/render/pdf"
	"broadsheet/backend/render/png"
	"broadsheet/backend/scene"
)

// samples is the folder of the sample report.
func samples(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("BROADSHEET_SAMPLES")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "samples")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the samples are not here; BROADSHEET_SAMPLES says where they are: %v", err)
	}
	return dir
}

// shelf is a test's faces by id.
type shelf map[font.FaceID]*font.Face

func (s shelf) ByID(id font.FaceID) (*font.Face, bool) {
	f, ok := s[id]
	return f, ok
}

func (s shelf) open(t testing.TB, file string) *font.Face {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "font", "bundled", "files", file))
	if err != nil {
		t.Skipf("the face %s is not here (make fonts fetches it)", file)
	}
	f, err := font.ParseFace(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	s[f.ID()] = f
	return f
}

// folder gives the photos of a folder whole, as they are; an id is the
// beginning of a file's name.
type folder string

func (f folder) Picture(id string, _ scene.Crop, _ scene.Tone, _, _ geom.Length) (render.Encoded, error) {
	files, err := filepath.Glob(filepath.Join(string(f), id+"*.jpg"))
	if err != nil || len(files) == 0 {
		return render.Encoded{}, fmt.Errorf("no photo %s: %w", id, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		return render.Encoded{}, err
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	return render.Encoded{Data: data, Width: c.Width, Height: c.Height, Space: photo.SRGB}, err
}

// easel builds a page by hand.
type easel struct {
	shelf shelf
	items []scene.Item
}

// run adds a shaped run with its origin at x, y (points) and returns its width.
func (e *easel) run(f *font.Face, size, x, y float64, text string, paint colour.Paint) float64 {
	g := scene.Glyphs{Face: string(f.ID()), Size: geom.Points(size), Origin: geom.Point{X: geom.Points(x), Y: geom.Points(y)}, Text: text, Paint: paint}
	at := int64(0)
	upem := f.Metrics().UnitsPerEm
	for _, s := range f.Shape([]rune(text), font.ShapeOptions{Language: "zh-Hans"}) {
		g.GIDs = append(g.GIDs, uint32(s.GID))
		g.X = append(g.X, font.ToLength(at+int64(s.XOffset), upem, g.Size))
		g.Clusters = append(g.Clusters, int32(s.Cluster))
		at += int64(s.Advance)
	}
	e.items = append(e.items, g)
	return font.ToLength(at, upem, g.Size).Points()
}

func pt(v float64) geom.Length { return geom.Points(v) }

func rect(x, y, w, h float64) geom.Rect { return geom.Rect{X: pt(x), Y: pt(y), W: pt(w), H: pt(h)} }

// broadPage is a whole page by hand: headline, rules, badge, photos, and the
// sample's text in eight columns of 13 characters. It knows no rule of
// setting; it only has the weight of the real thing.
func broadPage(t testing.TB, photos int) (*scene.Scene, shelf) {
	raw, err := os.ReadFile(filepath.Join(samples(t), "huinong.txt"))
	if err != nil {
		t.Skip(err)
	}
	e := &easel{shelf: shelf{}}
	body, black := e.shelf.open(t, "NotoSerifSC_400Regular.ttf"), e.shelf.open(t, "NotoSansSC_900Black.ttf")
	kai, semi := e.shelf.open(t, "LXGWWenKai-Regular.ttf"), e.shelf.open(t, "NotoSerifSC_600SemiBold.ttf")
	red := colour.Paint{CMYK: colour.CMYK{M: 1, Y: 0.9, K: 0.1}}
	mm := 72 / 25.4
	left, width := 20*mm, 350*mm
	e.items = append(e.items,
		scene.Rule{From: geom.Point{X: pt(left), Y: pt(80)}, To: geom.Point{X: pt(left + width), Y: pt(80)}, Width: pt(2), Paint: colour.Black},
		scene.Rule{From: geom.Point{X: pt(left), Y: pt(84)}, To: geom.Point{X: pt(left + width), Y: pt(84)}, Width: pt(0.3), Paint: colour.Black})
	e.run(kai, 12, left, 74, "04 专题 2025年1月15日 星期三", colour.Black)
	e.run(black, 72, left, 180, "惠农政策落地生根", red)
	e.run(semi, 24, left, 220, "——从田间到餐桌的一线观察", colour.Black)
	e.items = append(e.items, scene.Fill{Rect: rect(left, 240, 30, 30), Paint: red})
	e.run(black, 24, left+6, 264, "A", colour.White)
	text := []rune(strings.Join(strings.Fields(string(raw)), ""))
	step := (width - 13*9) / 7
	for col := 0; col < 8 && len(text) > 0; col++ {
		for line := 0; line < 60 && len(text) > 0; line++ {
			n := min(13, len(text))
			e.run(body, 9, left+float64(col)*step, 300+13*float64(line), string(text[:n]), colour.Black)
			text = text[n:]
		}
		if col > 0 {
			x := left + float64(col)*step - (step-13*9)/2
			e.items = append(e.items, scene.Rule{From: geom.Point{X: pt(x), Y: pt(290)}, To: geom.Point{X: pt(x), Y: pt(1080)}, Width: pt(0.25), Paint: colour.Paint{CMYK: colour.CMYK{K: 0.6}}})
		}
	}
	for i := range photos {
		w := width / 4
		x, y := left+float64(i%4)*w, 1100+float64(i/4)*200
		e.items = append(e.items, scene.Picture{Photo: fmt.Sprintf("%02d", i+1), Rect: rect(x, y, w-10, 180), Crop: scene.Crop{W: 1, H: 1}})
	}
	return &scene.Scene{Title: "惠农", Lang: "zh-Hans", Pages: []scene.Page{{
		Label: "04", Trim: geom.Rect{W: geom.MM(390), H: geom.MM(545)}, Bleed: geom.MM(3), Items: e.items,
	}}}, e.shelf
}

func photosOf(t testing.TB) folder { return folder(filepath.Join(samples(t), "photos")) }

// keep writes a result where BROADSHEET_OUT says, to be looked at.
func keep(t *testing.T, file string, data []byte) {
	if dir := os.Getenv("BROADSHEET_OUT"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o644); err != nil {
			t.Error(err)
		}
	}
}

func TestWholePageIsSmall(t *testing.T) {
	s, faces := broadPage(t, 0)
	var b bytes.Buffer
	if err := pdf.Render(&b, s, faces, nil, pdf.Options{Overprint: true, Links: true}); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 500_000 {
		t.Errorf("%d bytes without photos, at most 500,000 are allowed", b.Len())
	}
	t.Logf("%d bytes", b.Len())
}

// TestRenderersAgree compares the PDF, as poppler draws it, with our picture
// of the same scene.
func TestRenderersAgree(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed")
	}
	s, faces := broadPage(t, 2)
	s.Pages[0].Bleed = 0
	var b bytes.Buffer
	if err := pdf.Render(&b, s, faces, photosOf(t), pdf.Options{Overprint: true, Links: true}); err != nil {
		t.Fatal(err)
	}
	const dpi = 50
	ours, err := png.Render(s, 0, dpi, faces, photosOf(t))
	if err != nil {
		t.Fatal(err)
	}
	keep(t, "page.pdf", b.Bytes())
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, ours); err != nil {
		t.Fatal(err)
	}
	keep(t, "page.png", encoded.Bytes())
	path := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftoppm", "-r", fmt.Sprint(dpi), "-png", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	theirs, _, err := image.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	// Coarse cells of 8 × 8 pixels: hinting and ink tables differ, places not.
	sum, cells, worst := 0.0, 0, 0.0
	area := ours.Bounds().Intersect(theirs.Bounds())
	for y := area.Min.Y; y+8 <= area.Max.Y; y += 8 {
		for x := area.Min.X; x+8 <= area.Max.X; x += 8 {
			d := math.Abs(grey(ours, x, y) - grey(theirs, x, y))
			sum, cells, worst = sum+d, cells+1, max(worst, d)
		}
	}
	t.Logf("mean difference %.4f, worst cell %.3f", sum/float64(cells), worst)
	if sum/float64(cells) > 0.02 || worst > 0.3 {
		t.Errorf("the two renderers draw different pages: mean %.4f, worst cell %.3f (1 is black against white)", sum/float64(cells), worst)
	}
}

// grey returns the mean lightness of the cell at x, y, 0 to 1.
func grey(img image.Image, x, y int) float64 {
	sum := 0.0
	for j := range 8 {
		for i := range 8 {
			r, g, b, _ := img.At(x+i, y+j).RGBA()
			sum += float64(r)*0.3 + float64(g)*0.59 + float64(b)*0.11
		}
	}
	return sum / 64 / 65535
}

func BenchmarkPDF(b *testing.B) {
	s, faces := broadPage(b, 0)
	for b.Loop() {
		if err := pdf.Render(io.Discard, s, faces, nil, pdf.Options{Overprint: true, Links: true}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	s, faces := broadPage(b, 0)
	for b.Loop() {
		if _, err := png.Render(s, 0, 100, faces, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// renditions are JPEGs by photo, made at 250 ppi, as the photo package makes
// them.
type renditions map[string][]byte

func (r renditions) Picture(id string, _ scene.Crop, _ scene.Tone, _, _ geom.Length) (render.Encoded, error) {
	return render.Encoded{Data: r[id], Space: photo.SRGB}, nil
}

func renditionsOf(b *testing.B, s *scene.Scene) renditions {
	out := renditions{}
	for _, item := range s.Pages[0].Items {
		p, ok := item.(scene.Picture)
		if !ok {
			continue
		}
		original, err := photosOf(b).Picture(p.Photo, p.Crop, p.Tone, p.Rect.W, p.Rect.H)
		if err != nil {
			b.Fatal(err)
		}
		src, err := jpeg.Decode(bytes.NewReader(original.Data))
		if err != nil {
			b.Fatal(err)
		}
		dst := image.NewRGBA(image.Rect(0, 0, int(p.Rect.W.Points()*250/72), int(p.Rect.H.Points()*250/72)))
		draw.ApproxBiLinear.Scale(dst, dst.Rect, src, src.Bounds(), draw.Src, nil)
		var encoded bytes.Buffer
		if err := jpeg.Encode(&encoded, dst, &jpeg.Options{Quality: 88}); err != nil {
			b.Fatal(err)
		}
		out[p.Photo] = encoded.Bytes()
	}
	return out
}

func BenchmarkPDFWithPhotos(b *testing.B) {
	s, faces := broadPage(b, 7)
	photos := renditionsOf(b, s)
	for b.Loop() {
		if err := pdf.Render(io.Discard, s, faces, photos, pdf.Options{Overprint: true, Links: true}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPNGWithPhotos(b *testing.B) {
	s, faces := broadPage(b, 7)
	photos := renditionsOf(b, s)
	for b.Loop() {
		if _, err := png.Render(s, 0, 100, faces, photos); err != nil {
			b.Fatal(err)
		}
	}
}
