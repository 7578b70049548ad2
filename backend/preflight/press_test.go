package preflight

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/layout"
	"broadsheet/backend/press"
	"broadsheet/backend/scene"
)

const pt = geom.Pt

// Colours of the cases.
var (
	solid  = colour.CMYK{K: 1}
	grey   = colour.CMYK{K: 0.5}
	white  = colour.CMYK{}
	red    = colour.CMYK{M: 1, Y: 1}
	cyan   = colour.CMYK{C: 1}
	rich   = colour.CMYK{C: 0.6, M: 0.5, Y: 0.5, K: 1}
	heavy  = colour.CMYK{C: 0.9, M: 0.9, Y: 0.9}
	pale   = colour.CMYK{Y: 0.1}
	bottle = colour.CMYK{C: 0.9, Y: 0.8, K: 0.6}
)

type shelf map[font.FaceID]*font.Face

func (s shelf) ByID(id font.FaceID) (*font.Face, bool) { f, ok := s[id]; return f, ok }

var (
	square  = testfont.Square()
	locked  = testfont.New(testfont.Options{Family: "Locked", FSType: 2})
	shelves = shelf{square.ID(): square, locked.ID(): locked}
)

// typeAt is a run of type of a size in points at a place; its glyphs are those
// of the square font.
func typeAt(x, y, size float64, paint colour.CMYK, text string) scene.Glyphs {
	g := scene.Glyphs{Face: string(square.ID()), Size: geom.Points(size), Text: text, Paint: colour.Paint{CMYK: paint}}
	g.Origin = geom.Point{X: geom.Points(x), Y: geom.Points(y)}
	for i, r := range []rune(text) {
		gid, _ := square.GID(r)
		g.GIDs, g.Clusters, g.X = append(g.GIDs, uint32(gid)), append(g.Clusters, int32(i)), append(g.X, geom.Length(i)*g.Size)
	}
	return g
}

func box(x, y, w, h float64, paint colour.CMYK) scene.Fill {
	return scene.Fill{Rect: rect(x, y, w, h), Paint: colour.Paint{CMYK: paint}}
}

func rect(x, y, w, h float64) geom.Rect {
	return geom.Rect{X: geom.Points(x), Y: geom.Points(y), W: geom.Points(w), H: geom.Points(h)}
}

func line(width float64, paint colour.CMYK) scene.Rule {
	return scene.Rule{From: geom.Point{X: 50 * pt, Y: 100 * pt}, To: geom.Point{X: 250 * pt, Y: 100 * pt}, Width: geom.Points(width), Paint: colour.Paint{CMYK: paint}}
}

func photoAt(x, y, w, h float64) scene.Picture {
	return scene.Picture{Photo: "p", Rect: rect(x, y, w, h), Crop: scene.Crop{W: 1, H: 1}}
}

func disc(x, y, side float64, paint colour.CMYK) scene.Fill {
	at := func(dx, dy float64) geom.Point {
		return geom.Point{X: geom.Points(x + dx*side), Y: geom.Points(y + dy*side)}
	}
	f := scene.Fill{Paint: colour.Paint{CMYK: paint}, Path: []scene.PathSegment{{Op: 'M', P: [3]geom.Point{at(0.5, 0)}}}}
	for _, c := range [][6]float64{{0.776, 0, 1, 0.224, 1, 0.5}, {1, 0.776, 0.776, 1, 0.5, 1}, {0.224, 1, 0, 0.776, 0, 0.5}, {0, 0.224, 0.224, 0, 0.5, 0}} {
		f.Path = append(f.Path, scene.PathSegment{Op: 'C', P: [3]geom.Point{at(c[0], c[1]), at(c[2], c[3]), at(c[4], c[5])}})
	}
	f.Path = append(f.Path, scene.PathSegment{Op: 'Z'})
	return f
}

// pressProfile is the program's own, as a printer would have it.
func pressProfile(t testing.TB, change ...func(*press.Profile)) *press.Profile {
	t.Helper()
	p, err := press.NewShelf(nil).Load("press")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range change {
		c(p)
	}
	return p
}

// proofOf is a page of 300 by 400 pt that shows these items in a frame "f".
func proofOf(t testing.TB, p *press.Profile, items ...scene.Item) Proof {
	t.Helper()
	d := &document.Document{Locale: "zh-Hans", Photos: []document.Photo{{ID: "p", Name: "河.jpg", Width: 1000, Height: 1000}}}
	d.Pages = []document.Page{{Frames: []document.Frame{{ID: "f", Kind: document.TextFrame}}}}
	s := &scene.Scene{Pages: []scene.Page{{Trim: rect(0, 0, 300, 400), Items: []scene.Item{scene.Group{Frame: "f", Items: items}}}}}
	return Proof{Document: d, Layout: new(layout.Layout), Scene: s, Profile: p, Faces: shelves}
}

func codesOf(found []Finding) string {
	var out []string
	for _, f := range found {
		out = append(out, strings.TrimPrefix(string(f.Code), "preflight."))
	}
	return strings.Join(out, " ")
}

func TestPressChecks(t *testing.T) {
	type items = []scene.Item
	for name, c := range map[string]struct {
		items items
		want  string
	}{
		"black type at its least":           {items{typeAt(50, 50, 6, solid, "河岸")}, ""},
		"black type too small":              {items{typeAt(50, 50, 5.9, solid, "河岸")}, "small-type"},
		"one solid ink is as good as black": {items{typeAt(50, 50, 6, cyan, "河岸")}, ""},
		"tinted type":                       {items{typeAt(50, 50, 9.9, grey, "河岸")}, "small-coloured-type"},
		"type in two inks":                  {items{typeAt(50, 50, 9.9, red, "河岸")}, "small-coloured-type"},
		"type in two inks, large":           {items{typeAt(50, 50, 10, red, "河岸")}, ""},

		"white on black":                     {items{box(40, 30, 100, 40, solid), typeAt(50, 50, 8, white, "河岸")}, ""},
		"white on black, small":              {items{box(40, 30, 100, 40, solid), typeAt(50, 50, 7.9, white, "河岸")}, "small-reversed-type"},
		"white on two inks":                  {items{box(40, 30, 100, 40, red), typeAt(50, 50, 9, white, "河岸")}, "small-reversed-type"},
		"white on a picture":                 {items{photoAt(40, 30, 100, 100), typeAt(50, 50, 9, white, "河岸")}, "small-reversed-type"},
		"white on a picture, large":          {items{photoAt(40, 30, 100, 100), typeAt(50, 50, 10, white, "河岸")}, ""},
		"white on paper over a picture":      {items{photoAt(40, 30, 100, 100), box(40, 30, 80, 40, white), typeAt(50, 50, 9, white, "河岸")}, "type-unseen"},
		"white half beside its ground":       {items{box(40, 30, 20, 40, solid), typeAt(50, 50, 12, white, "河岸")}, "type-unseen"},
		"white on a disc":                    {items{disc(40, 30, 40, solid), typeAt(54, 55, 12, white, "河")}, ""},
		"white in the corner beside a disc":  {items{disc(40, 30, 40, solid), typeAt(38, 40, 9, white, "河")}, "type-unseen"},
		"white on paper":                     {items{typeAt(50, 50, 20, white, "河岸")}, "type-unseen"},
		"red on red":                         {items{box(40, 30, 100, 40, red), typeAt(50, 50, 20, red, "河岸")}, "type-unseen"},
		"black on a picture is not reversed": {items{photoAt(40, 30, 100, 100), typeAt(50, 50, 7, solid, "河岸")}, ""},
		"painted over later":                 {items{typeAt(50, 50, 20, red, "河岸"), box(40, 30, 100, 40, red)}, ""},
		"a ground that is clipped away": {items{scene.Group{Clip: &geom.Rect{X: 200 * pt, W: 50 * pt, H: 50 * pt}, Items: items{box(40, 30, 100, 40, solid)}},
			typeAt(50, 50, 20, white, "河岸")}, "type-unseen"},

		"rich black type":           {items{typeAt(50, 50, 20, rich, "河岸")}, "ink-over-limit black-of-inks"},
		"black of four inks":        {items{typeAt(50, 50, 20, colour.CMYK{C: 0.5, M: 0.5, Y: 0.5, K: 0.85}, "河岸")}, "black-of-inks"},
		"dark green is no black":    {items{typeAt(50, 50, 20, bottle, "河岸")}, ""},
		"rich black rule":           {items{line(2, colour.CMYK{C: 0.3, K: 1})}, "black-of-inks"},
		"rich black area is wanted": {items{box(40, 30, 100, 40, colour.CMYK{C: 0.6, K: 1})}, ""},
		"too much ink in an area":   {items{box(40, 30, 100, 40, heavy)}, "ink-over-limit"},
		"the same ink twice":        {items{box(40, 30, 100, 40, heavy), box(40, 90, 100, 40, heavy)}, "ink-over-limit"},
		"black printed over a full ground": {items{box(40, 30, 100, 40, colour.CMYK{C: 0.8, M: 0.8}),
			typeAt(50, 50, 20, solid, "河岸")}, "overprint-ink"},
		"black printed over a tint": {items{box(40, 30, 100, 40, pale), typeAt(50, 50, 20, solid, "河岸")}, ""},

		"a hairline":                   {items{line(0.24, solid)}, "thin-rule"},
		"a line that holds":            {items{line(0.25, solid)}, ""},
		"a grey line":                  {items{line(0.99, grey)}, "fine-rule"},
		"a line of two inks":           {items{line(0.99, red)}, "fine-rule"},
		"a line of two inks, thick":    {items{line(1, red)}, ""},
		"a white line on black":        {items{box(40, 80, 220, 40, solid), line(0.5, white)}, "fine-rule"},
		"a cyan line on black":         {items{box(40, 80, 220, 40, solid), line(0.5, cyan)}, "fine-rule"},
		"a thin box is a line":         {items{box(50, 100, 200, 0.2, solid)}, "thin-rule"},
		"forty of one kind are one":    {items{line(0.2, solid), line(0.2, solid), line(0.2, solid)}, "thin-rule"},
		"two kinds are two":            {items{line(0.2, solid), line(0.1, solid)}, "thin-rule thin-rule"},
		"a line off the page's bounds": {items{scene.Rule{From: geom.Point{X: -900 * pt}, To: geom.Point{X: -800 * pt}, Width: 1}}, ""},

		"no glyph":                     {items{typeAt(50, 50, 9, solid, "河\u0e01")}, "missing-glyph"},
		"a face that must not be used": {items{withFace(typeAt(50, 50, 9, solid, "河"), locked.ID())}, "font-forbids-embedding"},
		"a face that is not there":     {items{withFace(typeAt(50, 50, 9, solid, "河"), "Nothing-1")}, "font-not-there"},
		"no glyphs at all":             {items{scene.Glyphs{Size: pt, Paint: colour.Black}}, ""},

		"text near the trim":             {items{typeAt(10, 50, 9, solid, "河岸")}, "text-near-trim"},
		"text off the page is not near":  {items{typeAt(-10, 50, 9, solid, "河岸")}, ""},
		"text near the right edge":       {items{typeAt(270, 50, 9, solid, "河岸")}, "text-near-trim"},
		"a picture near the trim":        {items{photoAt(5, 100, 100, 100)}, "picture-near-trim"},
		"a picture at the trim":          {items{photoAt(0, 100, 100, 100)}, "picture-near-trim"},
		"a picture off the page is told": {items{photoAt(-50, 100, 100, 100)}, ""},

		"too few pixels":                      {items{photoAt(20, 20, 250, 350)}, ""},
		"too many pixels":                     {items{photoAt(20, 20, 100, 100)}, "high-ppi"},
		"too many pixels twice are told once": {items{photoAt(20, 20, 100, 100), photoAt(150, 20, 50, 50)}, "high-ppi"},
	} {
		t.Run(name, func(t *testing.T) {
			p := pressProfile(t, func(p *press.Profile) {
				p.Limits.MinPPI = 100
				if !strings.Contains(name, "pixels") {
					p.Limits.MaxPPI = 0
				}
			})
			found := CheckPress(proofOf(t, p, c.items...))
			if got := codesOf(found); got != c.want {
				t.Errorf("found %q, want %q: %+v", got, c.want, found)
			}
			for _, f := range found {
				if f.Place.Page != 1 || f.Place.Frame != "f" || f.Rect.IsEmpty() {
					t.Errorf("%s stands nowhere: %+v %+v", f.Code, f.Place, f.Rect)
				}
				for _, lang := range finding.Languages {
					if text := f.Text(lang); strings.Contains(text, "{") {
						t.Errorf("%s: %s", f.Code, text)
					}
				}
			}
		})
	}
}

func withFace(g scene.Glyphs, id font.FaceID) scene.Glyphs {
	g.Face = string(id)
	return g
}

// TestLimitsOfZeroAskForNothing: the web profile lets hairlines and small
// white type pass.
func TestLimitsOfZeroAskForNothing(t *testing.T) {
	p := pressProfile(t, func(p *press.Profile) { p.Limits, p.Condition.InkLimit = press.Limits{}, 0 })
	proof := proofOf(t, p, box(1, 30, 100, 40, heavy), typeAt(2, 50, 3, white, "河岸"), line(0.01, red), photoAt(1, 1, 300, 400))
	if found := CheckPress(proof); len(found) != 0 {
		t.Errorf("found %s", codesOf(found))
	}
}

func TestPicturesAtTheBleed(t *testing.T) {
	withBleed := pressProfile(t, func(p *press.Profile) { p.Sheet.Bleed, p.Limits.MaxPPI = geom.MM(3), 0 })
	for name, c := range map[string]struct {
		x    float64
		want string
	}{"to the bleed": {-8.51, ""}, "to the trim": {0, "picture-near-trim"}, "inside": {20, ""}, "half the bleed": {-4, "picture-near-trim"}} {
		p := proofOf(t, withBleed, photoAt(c.x, 100, 100, 100))
		p.Scene.Pages[0].Bleed = geom.MM(3)
		if got := codesOf(CheckPress(p)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

type separated Ink

func (s separated) InkOf(scene.Picture) (Ink, bool) { return Ink(s), s.Most > 0 }

// TestInkOfPhotos: what goes to the press over the limit is a fault, what was
// pressed down to it a note where it is seen, and both say where it is worst.
func TestInkOfPhotos(t *testing.T) {
	corner := scene.Crop{X: 0.75, Y: 0.5, W: 0.25, H: 0.25}
	for _, c := range []struct {
		ink      separated
		severity finding.Severity
		want     string
		rect     geom.Rect
	}{
		{separated{}, 0, "", geom.Rect{}},
		{separated{Most: 240}, 0, "", geom.Rect{}},
		{separated{Most: 262, Share: 0.024, Worst: corner}, finding.Fault, "262 % of ink, 2.4 % of its area is over the limit of 240", rect(200, 150, 50, 50)},
		{separated{Most: 262, Share: 0.024}, finding.Fault, "262 % of ink", rect(50, 50, 200, 200)},
		{separated{Most: 290, Share: 0.31, Worst: corner, IsHeld: true}, finding.Note, "290 % of ink, 31.0 % of its area is over the limit of 240", rect(200, 150, 50, 50)},
		{separated{Most: 290, Share: 0.001, IsHeld: true}, 0, "", geom.Rect{}},
	} {
		p := proofOf(t, pressProfile(t), photoAt(50, 50, 200, 200))
		p.Ink = c.ink
		found := CheckPress(p)
		if c.want == "" {
			if len(found) != 0 {
				t.Errorf("%+v: %+v", c.ink, found)
			}
			continue
		}
		if len(found) != 1 || !strings.Contains(found[0].Text("en"), c.want) || found[0].Severity != c.severity || found[0].Rect != c.rect {
			t.Errorf("%+v: %+v", c.ink, found)
		}
	}
}

// TestPressMends applies each mend to a page whose scene is drawn from the
// mended document: what was found must be gone.
func TestPressMends(t *testing.T) {
	paint := func(c colour.CMYK) *colour.Paint { return &colour.Paint{CMYK: c} }
	for name, c := range map[string]struct {
		frame document.Frame
		want  string
	}{
		"hairline":         {document.Frame{Kind: document.RuleFrame, Width: geom.Points(0.1)}, "thin-rule"},
		"grey hairline":    {document.Frame{Kind: document.RuleFrame, Width: geom.Points(0.4), Paint: paint(grey)}, "fine-rule"},
		"red hairline":     {document.Frame{Kind: document.RuleFrame, Width: geom.Points(0.4), Paint: paint(red)}, "fine-rule"},
		"grey and thin":    {document.Frame{Kind: document.BoxFrame, Width: geom.Points(0.1), Ink: "grey"}, "fine-rule"},
		"rich black lines": {document.Frame{Kind: document.BoxFrame, Width: 2 * pt, Ink: "rich"}, "black-of-inks"},
		"too much ink":     {document.Frame{Kind: document.BoxFrame, Ink: "heavy"}, "ink-over-limit"},
		"its own paint":    {document.Frame{Kind: document.BoxFrame, Paint: paint(heavy)}, "ink-over-limit"},
		"a thin box":       {document.Frame{Kind: document.BoxFrame, Rect: rect(50, 60, 0.1, 200)}, "thin-rule"},
	} {
		t.Run(name, func(t *testing.T) {
			d := &document.Document{Locale: "zh-Hans"}
			d.Design.Format.Trim = rect(0, 0, 300, 400)
			d.Design.Inks = map[string]colour.Paint{
				"grey": {CMYK: grey}, "rich": {CMYK: colour.CMYK{C: 0.3, M: 0.2, K: 1}}, "heavy": {CMYK: heavy},
			}
			c.frame.ID = "f"
			if c.frame.Rect.IsEmpty() {
				c.frame.Rect = rect(50, 50, 200, 100)
			}
			d.Pages = []document.Page{{Frames: []document.Frame{c.frame}}}
			found := CheckPress(drawnProof(t, d))
			if got := codesOf(found); got != c.want || found[0].Mend == nil {
				t.Fatalf("found %q, want %q with a mend: %+v", got, c.want, found)
			}
			mended, err := found[0].Mend.Steps.Apply(d)
			if err != nil {
				t.Fatal(err)
			}
			if left := CheckPress(drawnProof(t, mended)); len(left) != 0 {
				t.Errorf("after the mend: %+v", left)
			}
			if reflect.DeepEqual(mended, d) {
				t.Error("nothing was mended")
			}
		})
	}
}

// drawnProof lays out frames of lines and areas as layout does.
func drawnProof(t *testing.T, d *document.Document) Proof {
	t.Helper()
	l := layout.LayOut(d, testfont.Book(), nil)
	s := &scene.Scene{}
	for _, page := range l.Pages {
		out := scene.Page{Trim: d.Design.Format.Trim}
		for _, p := range page.Placed {
			g := scene.Group{Frame: string(p.Frame), Role: p.Role}
			for _, f := range p.Fills {
				g.Items = append(g.Items, scene.Fill{Rect: f.Rect, Paint: f.Paint})
			}
			for _, r := range p.Rules {
				g.Items = append(g.Items, scene.Rule{From: r.From, To: r.To, Width: r.Width, Paint: r.Paint})
			}
			out.Items = append(out.Items, g)
		}
		s.Pages = append(s.Pages, out)
	}
	return Proof{Document: d, Layout: l, Scene: s, Profile: pressProfile(t), Faces: shelves}
}

// TestForPress: the profile's figure for pixels takes the place of the
// design's, and what says nothing of its place is given one.
func TestForPress(t *testing.T) {
	p := proofOf(t, pressProfile(t), photoAt(20, 20, 250, 250))
	p.Profile.Limits.MinPPI = 300
	found := []Finding{
		{Finding: finding.New(finding.Warning, LowPPI, finding.Place{Page: 1, Photo: "p"}, "limit", "200")},
		{Finding: finding.New(finding.Warning, MissingCaption, finding.Place{Photo: "p"})},
	}
	p.Layout = &layout.Layout{Pages: []layout.Page{{Placed: []layout.Placed{{Frame: "f", Pictures: []layout.Picture{{Photo: "p", Rect: rect(20, 20, 250, 250)}}}}}}}
	out := ForPress(found, p)
	i := slices.IndexFunc(out, func(f Finding) bool { return f.Code == LowPPI })
	if len(out) != 2 || i < 0 || out[i].Params["limit"] != "300" || out[0].Place.Page != 1 || out[0].Place.Frame != "f" || out[0].Rect != rect(20, 20, 250, 250) {
		t.Errorf("%+v", out)
	}
	if found[0].Params["limit"] != "200" || found[1].Place.Page != 0 {
		t.Error("what was handed over is changed")
	}
}

// BenchmarkCheckPress is a page of 7000 characters, 40 rules and 10 pictures.
func BenchmarkCheckPress(b *testing.B) {
	var items []scene.Item
	for i := range 10 {
		items = append(items, photoAt(float64(20+i*20), 20, 100, 100))
	}
	for range 40 {
		items = append(items, line(0.25, solid))
	}
	for i := range 500 {
		items = append(items, scene.Group{Block: fmt.Sprint(i), Items: []scene.Item{typeAt(20, float64(20+i%300), 9, solid, "岸线向后退了三十米去年春天")}})
	}
	p := proofOf(b, pressProfile(b), items...)
	for b.Loop() {
		CheckPress(p)
	}
}
