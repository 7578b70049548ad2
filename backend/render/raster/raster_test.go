package raster

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"strings"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/photo"
	"broadsheet/backend/render"
	"broadsheet/backend/render/ground"
	"broadsheet/backend/scene"
)

// shelf is a test's faces by id.
type shelf map[font.FaceID]*font.Face

func (s shelf) ByID(id font.FaceID) (*font.Face, bool) {
	f, ok := s[id]
	return f, ok
}

var faces = shelf{testfont.Square().ID(): testfont.Square()}

// dot is the side of a pixel at 72 dpi.
const dot = geom.Pt

func rect(x, y, w, h geom.Length) geom.Rect {
	return geom.Rect{X: x * dot, Y: y * dot, W: w * dot, H: h * dot}
}

func at(x, y geom.Length) geom.Point { return geom.Point{X: x * dot, Y: y * dot} }

// squares is a run of the square font: each Han character is a filled square
// from 0.8 em above the baseline to 0.2 below.
func squares(size, x, y geom.Length, text string) scene.Glyphs {
	f := testfont.Square()
	g := scene.Glyphs{Face: string(f.ID()), Size: size * dot, Origin: at(x, y), Text: text, Paint: colour.Black}
	pen := int64(0)
	for i, r := range []rune(text) {
		gid, _ := f.GID(r)
		g.GIDs = append(g.GIDs, uint32(gid))
		g.X = append(g.X, font.ToLength(pen, f.Metrics().UnitsPerEm, g.Size))
		g.Clusters = append(g.Clusters, int32(i))
		pen += int64(f.Advance(gid))
	}
	return g
}

var (
	red   = colour.Paint{CMYK: colour.CMYK{M: 1, Y: 1}}
	green = colour.Paint{CMYK: colour.CMYK{C: 1, Y: 1}}
)

// letters names the colours of a picture: one letter a pixel, lower case for
// half a tint on paper, "?" for any other.
func letters(img *image.RGBA) string {
	names := map[color.RGBA]byte{{255, 255, 255, 255}: '.'}
	for letter, p := range map[byte]colour.Paint{'K': colour.Black, 'R': red, 'G': green} {
		r, g, b := p.RGB()
		names[color.RGBA{r, g, b, 255}] = letter
	}
	var out strings.Builder
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y++ {
		for x := img.Rect.Min.X; x < img.Rect.Max.X; x++ {
			out.WriteByte(letter(names, img.RGBAAt(x, y)))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func letter(names map[color.RGBA]byte, c color.RGBA) byte {
	if l, ok := names[c]; ok {
		return l
	}
	for full, l := range names {
		near := func(have, solid uint8) bool { return math.Abs(float64(have)-(255+float64(solid))/2) < 4 }
		if l != '.' && near(c.R, full.R) && near(c.G, full.G) && near(c.B, full.B) {
			return l - 'A' + 'a'
		}
	}
	return '?'
}

// camera gives every photo in one solid colour.
type camera struct {
	colour color.Color
	err    error
}

func (c camera) Picture(string, scene.Crop, scene.Tone, geom.Length, geom.Length) (render.Encoded, error) {
	img := image.NewRGBA(image.Rect(0, 0, 32, 32))
	for i := range img.Pix {
		r, g, b, a := c.colour.RGBA()
		img.Pix[i] = [4]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}[i%4]
	}
	var b bytes.Buffer
	err := errors.Join(jpeg.Encode(&b, img, &jpeg.Options{Quality: 100}), c.err)
	return render.Encoded{Data: b.Bytes(), Width: 32, Height: 32, Space: photo.SRGB}, err
}

func drawPage(t *testing.T, w, h geom.Length, items ...scene.Item) *image.RGBA {
	t.Helper()
	s := &scene.Scene{Pages: []scene.Page{{Trim: rect(0, 0, w, h), Bleed: 3 * dot, Items: items}}}
	img, err := Light(s, 0, 72, faces, camera{colour: color.White})
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestPictures(t *testing.T) {
	clip := rect(1, 1, 3, 2)
	cases := []struct {
		name  string
		w, h  geom.Length
		items []scene.Item
		want  string
	}{
		{"two squares on a baseline", 12, 7, []scene.Item{squares(5, 1, 5, "国家")}, `
............
.KKKKKKKKKK.
.KKKKKKKKKK.
.KKKKKKKKKK.
.KKKKKKKKKK.
.KKKKKKKKKK.
............`},
		{"a comma is its left half", 22, 12, []scene.Item{squares(10, 1, 9, "，国")}, `
......................
.KKKKK.....KKKKKKKKKK.
.KKKKK.....KKKKKKKKKK.
.KKKKK.....KKKKKKKKKK.
.KKKKK.....KKKKKKKKKK.
.KKKKK.....KKKKKKKKKK.
.KKKKK.....KKKKKKKKKK.
.KKKKK.....KKKKKKKKKK.
.KKKKK.....KKKKKKKKKK.
.KKKKK.....KKKKKKKKKK.
.KKKKK.....KKKKKKKKKK.
......................`},
		{"half a pixel is half a tint", 4, 3, []scene.Item{scene.Fill{Rect: geom.Rect{X: 500, Y: 1000, W: 2000, H: 1000}, Paint: colour.Black}}, `
....
kKk.
....`},
		{"later covers earlier", 5, 3, []scene.Item{
			scene.Fill{Rect: rect(0, 0, 4, 2), Paint: red},
			scene.Rule{From: at(1, 1), To: at(5, 1), Width: 2 * dot, Paint: green},
		}, `
RGGGG
RGGGG
.....`},
		{"a group's clip", 6, 4, []scene.Item{scene.Group{Clip: &clip, Items: []scene.Item{
			scene.Fill{Rect: rect(0, 0, 6, 4), Paint: red}, squares(10, 3, 8, "国")}}}, `
......
.RRK..
.RRK..
......`},
		{"dashes", 9, 3, []scene.Item{scene.Rule{From: geom.Point{Y: 1500}, To: geom.Point{X: 9 * dot, Y: 1500}, Width: dot, Dash: []geom.Length{2 * dot, dot}, Paint: colour.Black}}, `
.........
KK.KK.KK.
.........`},
		{"a path with a hole by its turning", 6, 5, []scene.Item{scene.Fill{Paint: colour.Black, Path: []scene.PathSegment{
			{Op: 'M', P: [3]geom.Point{at(0, 0)}}, {Op: 'L', P: [3]geom.Point{at(5, 0)}}, {Op: 'L', P: [3]geom.Point{at(5, 5)}}, {Op: 'L', P: [3]geom.Point{at(0, 5)}}, {Op: 'Z'},
			{Op: 'M', P: [3]geom.Point{at(1, 1)}}, {Op: 'L', P: [3]geom.Point{at(1, 4)}}, {Op: 'L', P: [3]geom.Point{at(4, 4)}}, {Op: 'L', P: [3]geom.Point{at(4, 1)}}, {Op: 'Z'},
		}}}, `
KKKKK.
K...K.
K...K.
K...K.
KKKKK.`},
		{"a photo hides what is below", 5, 3, []scene.Item{
			scene.Fill{Rect: rect(0, 0, 5, 3), Paint: red}, scene.Picture{Rect: rect(1, 1, 3, 1)},
		}, `
RRRRR
R...R
RRRRR`},
		{"bleed is cut off", 3, 2, []scene.Item{scene.Fill{Rect: rect(-3, -3, 4, 9), Paint: red}}, `
R..
R..`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got, want := letters(drawPage(t, c.w, c.h, c.items...)), strings.TrimPrefix(c.want, "\n")+"\n"; got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// TestBandsLeaveNoSeam paints across several bands at once and in one go.
func TestBandsLeaveNoSeam(t *testing.T) {
	img := drawPage(t, 40, 3*bandHeight, squares(900, -300, 700, "国"), scene.Rule{From: at(0, 0), To: at(40, 3*bandHeight), Width: 3 * dot, Paint: green})
	var one brush
	s := &scene.Scene{Pages: []scene.Page{{Trim: rect(0, 0, 40, 3*bandHeight)}}}
	v, err := newView(s.Pages[0].Trim, 72)
	if err != nil {
		t.Fatal(err)
	}
	p := newPlan(v, ground.Rules{}, faces)
	if err := p.items([]scene.Item{squares(900, -300, 700, "国"), scene.Rule{From: at(0, 0), To: at(40, 3*bandHeight), Width: 3 * dot, Paint: green}}, nil); err != nil {
		t.Fatal(err)
	}
	if err := p.prepare(camera{}, (*photoStroke).asLight); err != nil {
		t.Fatal(err)
	}
	whole := image.NewRGBA(v.bounds)
	for i := range whole.Pix {
		whole.Pix[i] = 255
	}
	for _, st := range p.strokes {
		if b := st.bounds().Intersect(whole.Rect); !b.Empty() {
			st.paint(light{whole.SubImage(b).(*image.RGBA)}, &one)
		}
	}
	for i := range whole.Pix {
		if d := int(whole.Pix[i]) - int(img.Pix[i]); d > 1 || d < -1 {
			t.Fatalf("pixel %d, %d differs by %d between bands and whole", i/4%40, i/4/40, d)
		}
	}
}

func TestSameInputSamePicture(t *testing.T) {
	want := drawPage(t, 60, 40, squares(9, 3, 20, "国，家"))
	for range 3 {
		if !bytes.Equal(drawPage(t, 60, 40, squares(9, 3, 20, "国，家")).Pix, want.Pix) {
			t.Fatal("the same scene gave another picture")
		}
	}
}

func TestOddScenesAreDrawn(t *testing.T) {
	with := func(change func(g *scene.Glyphs)) scene.Glyphs {
		g := squares(9, 1, 9, "国家")
		change(&g)
		return g
	}
	cases := map[string]scene.Item{
		"empty run":          scene.Glyphs{},
		"few x":              with(func(g *scene.Glyphs) { g.X = g.X[:1] }),
		"unknown glyph":      with(func(g *scene.Glyphs) { g.GIDs[0] = 1 << 31 }),
		"not a scale":        with(func(g *scene.Glyphs) { g.ScaleX = math.NaN() }),
		"endless scale":      with(func(g *scene.Glyphs) { g.ScaleX = math.Inf(1) }),
		"far away":           with(func(g *scene.Glyphs) { g.Origin.X = math.MaxInt64 / 4 }),
		"too large":          with(func(g *scene.Glyphs) { g.Size = math.MaxInt64 / 4 }),
		"path without start": scene.Fill{Path: []scene.PathSegment{{Op: 'Z'}, {Op: 'L'}, {Op: 'C'}, {Op: '?'}}},
		"endless dash":       scene.Rule{To: at(900, 0), Width: 1, Dash: []geom.Length{0, 1}},
		"bad dash":           scene.Rule{To: at(9, 0), Width: 1, Dash: []geom.Length{5, -1}},
		"huge picture":       scene.Picture{Rect: geom.Rect{W: math.MaxInt64 / 4, H: math.MaxInt64 / 4}},
		"thin picture":       scene.Picture{Rect: geom.Rect{W: 1, H: 9 * dot}},
		"huge fill":          scene.Fill{Rect: geom.Rect{X: -1 << 60, Y: -1 << 60, W: 1 << 61, H: 1 << 61}},
		"nil":                nil,
	}
	for name, item := range cases {
		t.Run(name, func(t *testing.T) { drawPage(t, 20, 20, item) })
	}
}

func TestErrors(t *testing.T) {
	page := func(items ...scene.Item) *scene.Scene {
		return &scene.Scene{Pages: []scene.Page{{Trim: rect(0, 0, 9, 9), Items: items}}}
	}
	dark := errors.New("too dark")
	photo := scene.Picture{Photo: "one", Rect: rect(0, 0, 5, 5)}
	var face *render.FaceError
	var picture *render.PictureError
	cases := []struct {
		name  string
		scene *scene.Scene
		page  int
		dpi   float64
		pics  camera
		ok    func(error) bool
	}{
		{"no such page", page(), 1, 72, camera{}, nil},
		{"negative page", page(), -1, 72, camera{}, nil},
		{"no resolution", page(), 0, 0, camera{}, nil},
		{"nonsense resolution", page(), 0, math.NaN(), camera{}, nil},
		{"too large", page(), 0, 1e9, camera{}, nil},
		{"no size", &scene.Scene{Pages: make([]scene.Page, 1)}, 0, 72, camera{}, nil},
		{"unknown face", page(scene.Glyphs{Face: "none", Size: 1, GIDs: []uint32{1}, X: make([]geom.Length, 1)}), 0, 72, camera{},
			func(err error) bool { return errors.As(err, &face) && face.Face == "none" }},
		{"no scene", nil, 0, 72, camera{}, nil},
		{"no photo", page(photo), 0, 72, camera{color.White, dark},
			func(err error) bool { return errors.As(err, &picture) && errors.Is(err, dark) }},
	}
	for _, c := range cases {
		_, err := Light(c.scene, c.page, c.dpi, faces, c.pics)
		if err == nil || c.ok != nil && !c.ok(err) {
			t.Errorf("%s: got error %v", c.name, err)
		}
	}
}
