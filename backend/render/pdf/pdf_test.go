package pdf

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

func TestSameInputSameBytes(t *testing.T) {
	s := sample(square())
	want := renderPDF(t, s, shelve(square()))
	for range 5 { // gofpdf and we keep maps; each run walks them differently
		if !bytes.Equal(renderPDF(t, s, shelve(square())), want) {
			t.Fatal("the same scene gave other bytes")
		}
	}
	s.Pages[0].Label = "05"
	if bytes.Equal(renderPDF(t, s, shelve(square())), want) {
		t.Error("another label gave the same bytes")
	}
}

func TestDateIsGivenOrAbsent(t *testing.T) {
	var b bytes.Buffer
	o := Options{Date: time.Date(2025, 1, 15, 6, 0, 0, 0, time.FixedZone("", 8*3600)), Creator: "Maker"}
	if err := Render(&b, onePage(), shelve(), camera{}, o); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"(D:20250114220000+00'00')", "<xmp:CreateDate>2025-01-14T22:00:00+00:00<", "(Maker)", "<xmp:CreatorTool>Maker<"} {
		if !bytes.Contains(b.Bytes(), []byte(want)) {
			t.Errorf("%s is not in the file", want)
		}
	}
	if bytes.Contains(renderPDF(t, onePage(), shelve()), []byte("Date")) {
		t.Error("a date that no one gave")
	}
}

// reread takes a finished file apart with our own strict parser.
func reread(t *testing.T, pdf []byte) *file {
	t.Helper()
	f, err := parseFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestCatalog(t *testing.T) {
	f := reread(t, renderPDF(t, sample(square()), shelve(square())))
	catalog := f.objects[f.root].(dict)
	cases := []struct {
		key  name
		want string
	}{
		{"Lang", "(zh-Hans)"},
		{"PageLabels", "<</Nums[0 <</P(04)>>]>>"},
		{"ViewerPreferences", "<</DisplayDocTitle true>>"},
		{"Type", "/Catalog"},
	}
	for _, c := range cases {
		if got := string(appendObject(nil, catalog[c.key])); got != c.want {
			t.Errorf("%s is %s, want %s", c.key, got, c.want)
		}
	}
	if f.root != 1 {
		t.Errorf("the catalog is object %d, want 1", f.root)
	}
}

func TestBookmarks(t *testing.T) {
	f := reread(t, renderPDF(t, sample(square()), shelve(square())))
	at := func(d dict, k name) dict { return f.objects[d[k].(ref)].(dict) }
	root := at(f.objects[f.root].(dict), "Outlines")
	first := at(root, "First")
	if got, want := first["Title"].(text), textString("A 坚持"); string(got) != string(want) {
		t.Errorf("the first bookmark is % x, want % x", got, want)
	}
	dest := first["Dest"].(array)
	if got := string(appendObject(nil, dest[1:])); got != "[/XYZ 20 290 null]" {
		t.Errorf("it leads to %s, want the upper left of 10, 20 pt of the trim", got)
	}
	if under := at(first, "First"); string(under["Title"].(text)) != "under" {
		t.Errorf("under it is %q", under["Title"])
	}
	if last := at(root, "Last"); string(last["Title"].(text)) != "B" {
		t.Errorf("the last is %q", last["Title"])
	}
	if root["Count"] != plain("3") {
		t.Errorf("%v bookmarks, want 3", root["Count"])
	}
}

func TestEachPageHasItsOwnResources(t *testing.T) {
	s := sample(square())
	s.Pages = append(s.Pages, scene.Page{Trim: geom.Rect{W: 500 * geom.Pt, H: 100 * geom.Pt}})
	f := reread(t, renderPDF(t, s, shelve(square())))
	tree := f.objects[f.objects[f.root].(dict)["Pages"].(ref)].(dict)
	kids := tree["Kids"].(array)
	first := f.objects[kids[0].(ref)].(dict)
	xobjects := first["Resources"].(dict)["XObject"].(dict)
	for _, want := range []name{"Fm0", "Im1", "Im2"} {
		if xobjects[want] == nil {
			t.Errorf("page 1 lacks %s: %v", want, sortedKeys(xobjects))
		}
	}
	second := f.objects[kids[1].(ref)].(dict)
	if got := string(appendObject(nil, second["Resources"])); got != "<<>>" {
		t.Errorf("the empty page has resources %s", got)
	}
	if got := string(appendObject(nil, second["MediaBox"])); got != "[0 0 500 100]" {
		t.Errorf("the second page's media box is %s", got)
	}
}

// TestOneOutlineTwoTexts: a glyph that stands for two characters says each in
// its place.
func TestOneOutlineTwoTexts(t *testing.T) {
	f := square()
	g := setLine(f, 9000, 10, 50, "国国国国")
	g.Text = "国國国國"
	path := save(t, renderPDF(t, onePage(g), shelve(f)))
	if got := tool(t, "pdftotext", path, "-"); strings.TrimSpace(got) != g.Text {
		t.Errorf("%q comes out as %q", g.Text, got)
	}
	if got := trace(t, path); len(got) != 4 {
		t.Errorf("%d glyphs, want 4", len(got))
	}
}

// TestManyGlyphsOneCharacter: a cluster of more glyphs than characters.
func TestManyGlyphsOneCharacter(t *testing.T) {
	f := square()
	g := setLine(f, 9000, 10, 50, "中国人")
	g.Text, g.Clusters = "Ω家", []int32{0, 0, 1}
	path := save(t, renderPDF(t, onePage(g), shelve(f)))
	if got := tool(t, "pdftotext", path, "-"); strings.TrimSpace(got) != g.Text {
		t.Errorf("%q comes out as %q", g.Text, got)
	}
}

func TestOddScenesAreWrittenOrRefused(t *testing.T) {
	f := square()
	good := setLine(f, 9000, 10, 50, "国")
	with := func(change func(g *scene.Glyphs)) scene.Glyphs {
		g := setLine(f, 9000, 10, 50, "国家")
		change(&g)
		return g
	}
	empty := geom.Rect{}
	cases := map[string]scene.Item{
		"empty run":          scene.Glyphs{},
		"no size":            with(func(g *scene.Glyphs) { g.Size = 0 }),
		"no text":            with(func(g *scene.Glyphs) { g.Text = "" }),
		"no clusters":        with(func(g *scene.Glyphs) { g.Clusters = nil }),
		"wild clusters":      with(func(g *scene.Glyphs) { g.Clusters = []int32{7, -3} }),
		"few x":              with(func(g *scene.Glyphs) { g.X = g.X[:1] }),
		"few y":              with(func(g *scene.Glyphs) { g.Y = []geom.Length{5} }),
		"huge glyph number":  with(func(g *scene.Glyphs) { g.GIDs[0] = 1 << 31 }),
		"unknown glyph":      with(func(g *scene.Glyphs) { g.GIDs[0] = 65000 }),
		"not a scale":        with(func(g *scene.Glyphs) { g.ScaleX = math.NaN() }),
		"not UTF-8":          with(func(g *scene.Glyphs) { g.Text = "\xff\xfe" }),
		"far away":           with(func(g *scene.Glyphs) { g.Origin.X = math.MaxInt64 / 4 }),
		"ink that is no ink": scene.Fill{Rect: geom.Rect{W: 1, H: 1}, Paint: colour.Paint{CMYK: colour.CMYK{C: math.NaN(), M: 9, Y: -1}}},
		"empty fill":         scene.Fill{},
		"path without start": scene.Fill{Path: []scene.PathSegment{{Op: 'Z'}, {Op: 'L'}, {Op: 'C'}, {Op: '?'}}},
		"path of nothing":    scene.Fill{Path: []scene.PathSegment{{Op: 'Z'}}},
		"rule without width": scene.Rule{To: geom.Point{X: 1000}},
		"rule without way":   scene.Rule{Width: 1000},
		"bad dash":           scene.Rule{To: geom.Point{X: 1000}, Width: 1, Dash: []geom.Length{0, 0, -1}},
		"empty picture":      scene.Picture{Photo: "one"},
		"empty clip":         scene.Group{Clip: &empty, Items: []scene.Item{good}},
		"empty link":         scene.Link{},
		"nil":                nil,
	}
	for name, item := range cases {
		t.Run(name, func(t *testing.T) {
			path := save(t, renderPDF(t, onePage(good, item, good), shelve(f)))
			if out := tool(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax") {
				t.Error(out)
			}
			if out := tool(t, "mutool", "trace", path); strings.Contains(out, "error:") {
				t.Error(out)
			}
		})
	}
}

type failing struct{}

var errDisk = errors.New("disk full")

func (failing) Write([]byte) (int, error) { return 0, errDisk }

func TestErrors(t *testing.T) {
	f := square()
	photo := scene.Picture{Photo: "one", Rect: geom.Rect{W: 1000, H: 1000}}
	var face *render.FaceError
	var picture *render.PictureError
	cases := []struct {
		name string
		do   func() error
		ok   func(error) bool
	}{
		{"no scene", func() error { return Render(failing{}, nil, shelve(), camera{}, Options{}) }, nil},
		{"no page", func() error { return Render(failing{}, &scene.Scene{}, shelve(), camera{}, Options{}) }, nil},
		{"no size", func() error {
			return Render(failing{}, &scene.Scene{Pages: []scene.Page{{}}}, shelve(), camera{}, Options{})
		}, nil},
		{"unknown face", func() error {
			return Render(failing{}, onePage(setLine(f, 9000, 1, 1, "国")), shelve(), camera{}, Options{})
		}, func(err error) bool { return errors.As(err, &face) && errors.Is(err, render.ErrNoFace) }},
		{"no photo", func() error {
			return Render(failing{}, onePage(photo), shelve(), camera{errDisk}, Options{})
		}, func(err error) bool { return errors.As(err, &picture) && picture.Photo == "one" }},
		{"no photos at all", func() error { return Render(failing{}, onePage(photo), shelve(), nil, Options{}) },
			func(err error) bool { return errors.Is(err, render.ErrNoPictures) }},
		{"photo of no size", func() error { return Render(failing{}, onePage(photo), shelve(), broken{}, Options{}) },
			func(err error) bool { return errors.As(err, &picture) }},
		{"writer", func() error { return Render(failing{}, onePage(), shelve(), camera{}, Options{}) },
			func(err error) bool { return errors.Is(err, errDisk) }},
	}
	for _, c := range cases {
		err := c.do()
		if err == nil || c.ok != nil && !c.ok(err) {
			t.Errorf("%s: got error %v", c.name, err)
		}
	}
}

// broken gives bytes that are no JPEG.
type broken struct{}

func (broken) Picture(string, scene.Crop, scene.Tone, geom.Length, geom.Length) (render.Encoded, error) {
	return render.Encoded{Data: []byte("no jpeg"), Width: 1, Height: 1}, nil
}

func TestSameFaceTwiceIsOneFont(t *testing.T) {
	s := sample(square(), square())
	out := renderPDF(t, s, shelve(square()))
	f := reread(t, out)
	fonts := 0
	for _, o := range f.objects {
		if d, ok := o.(dict); ok && d["Subtype"] == name("Type0") {
			fonts++
		}
	}
	if fonts != 1 {
		t.Errorf("%d fonts, want 1", fonts)
	}
}
