package ground

import (
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// rect is in points.
func rect(x, y, w, h float64) geom.Rect {
	return geom.Rect{X: geom.Points(x), Y: geom.Points(y), W: geom.Points(w), H: geom.Points(h)}
}

func at(x, y float64) geom.Point { return geom.Point{X: geom.Points(x), Y: geom.Points(y)} }

// fill is 100 pt high from the top of the page.
func fill(x, w float64, inks colour.CMYK) scene.Fill {
	return scene.Fill{Rect: rect(x, 0, w, 100), Paint: colour.Paint{CMYK: inks}}
}

// run is four glyphs of 10 pt on a baseline at 50 pt, from x to x + 40.
func run(x float64, inks colour.CMYK) scene.Glyphs {
	return scene.Glyphs{
		Size: 10 * geom.Pt, Origin: at(x, 50), GIDs: []uint32{1, 1, 1, 1},
		X: []geom.Length{0, 10 * geom.Pt, 20 * geom.Pt, 30 * geom.Pt}, Paint: colour.Paint{CMYK: inks},
	}
}

func rule(from, to geom.Point, width float64, inks colour.CMYK) scene.Rule {
	return scene.Rule{From: from, To: to, Width: geom.Points(width), Paint: colour.Paint{CMYK: inks}}
}

// put paints items and returns what the last says, false for what never
// overprints.
func (p *Page) put(clip *geom.Rect, items ...scene.Item) (over bool) {
	for _, item := range items {
		switch v := item.(type) {
		case scene.Fill:
			p.Fill(&v, clip)
		case scene.Picture:
			p.Picture(&v, clip)
		case scene.Glyphs:
			over = p.Glyphs(&v, clip)
		case scene.Rule:
			over = p.Rule(&v, clip)
		case scene.Group:
			over = p.put(Narrow(clip, v.Clip), v.Items...)
		}
	}
	return over
}

var (
	solid = colour.CMYK{K: 1}
	red   = colour.CMYK{M: 1, Y: 0.9}
	tint  = colour.CMYK{C: 0.2, K: 0.5}
)

// TestBlackKnocksOutWhereInksAddUp puts black type at 10 to 50 pt across on
// grounds of several kinds.
func TestBlackKnocksOutWhereInksAddUp(t *testing.T) {
	photo := scene.Picture{Rect: rect(5, 20, 60, 40)}
	heart := scene.Fill{Paint: colour.Paint{CMYK: red}, Path: []scene.PathSegment{
		{Op: 'M', P: [3]geom.Point{at(45, 45)}},
		{Op: 'C', P: [3]geom.Point{at(70, 0), at(70, 70), at(45, 60)}},
		{Op: 'Z'},
	}}
	narrow, empty := rect(60, 0, 50, 100), geom.Rect{X: 9, W: -5}
	raised := run(10, solid)
	raised.Y = []geom.Length{0, 60 * geom.Pt, 0, 0}
	cases := map[string]struct {
		below []scene.Item
		limit float64
		black scene.Item
		over  bool
	}{
		"paper":                 {nil, 2.4, run(10, solid), true},
		"a light tint":          {[]scene.Item{fill(0, 100, tint)}, 2.4, run(10, solid), true},
		"two inks":              {[]scene.Item{fill(0, 100, red)}, 2.4, run(10, solid), false},
		"two inks, no limit":    {[]scene.Item{fill(0, 100, red)}, 0, run(10, solid), true},
		"two inks elsewhere":    {[]scene.Item{fill(80, 100, red)}, 2.4, run(10, solid), true},
		"the edge of two":       {[]scene.Item{fill(45, 100, red)}, 2.4, run(10, solid), false},
		"just what may be":      {[]scene.Item{fill(0, 100, colour.CMYK{C: 0.75, M: 0.75})}, 2.5, run(10, solid), true},
		"a little more":         {[]scene.Item{fill(0, 100, colour.CMYK{C: 0.75, M: 0.76})}, 2.5, run(10, solid), false},
		"a photo":               {[]scene.Item{photo}, 2.4, run(10, solid), false},
		"a photo, no limit":     {[]scene.Item{photo}, 0, run(10, solid), true},
		"a panel on a photo":    {[]scene.Item{photo, fill(0, 100, tint)}, 2.4, run(10, solid), true},
		"half a panel":          {[]scene.Item{photo, fill(30, 100, tint)}, 2.4, run(10, solid), false},
		"a shape":               {[]scene.Item{heart}, 2.4, run(10, solid), false},
		"a shape on red":        {[]scene.Item{fill(0, 100, red), scene.Fill{Path: heart.Path}}, 2.4, run(10, solid), false},
		"a clip that hides":     {[]scene.Item{scene.Group{Clip: &narrow, Items: []scene.Item{fill(0, 100, red)}}}, 2.4, run(10, solid), true},
		"a clip of nothing":     {[]scene.Item{scene.Group{Clip: &empty, Items: []scene.Item{fill(0, 100, red)}}}, 2.4, run(10, solid), true},
		"a panel under a red":   {[]scene.Item{fill(0, 100, tint), fill(0, 100, red)}, 2.4, run(10, solid), false},
		"red type":              {[]scene.Item{run(40, red)}, 2.4, run(10, solid), false},
		"red type beside it":    {[]scene.Item{run(70, red)}, 2.4, run(10, solid), true},
		"black type":            {[]scene.Item{run(10, solid)}, 2.4, run(10, solid), true},
		"grey type":             {[]scene.Item{run(10, colour.CMYK{K: 0.4})}, 2.4, run(10, solid), true},
		"a band drawn as rule":  {[]scene.Item{rule(at(0, 48), at(90, 48), 20, red)}, 2.4, run(10, solid), false},
		"a rule on two inks":    {[]scene.Item{fill(0, 50, red)}, 2.4, rule(at(50, 0), at(50, 90), 0.5, solid), false},
		"a rule beside":         {[]scene.Item{fill(0, 50, red)}, 2.4, rule(at(51, 0), at(51, 90), 0.5, solid), true},
		"a raised glyph on red": {[]scene.Item{fill(0, 100, tint), scene.Fill{Rect: rect(0, -20, 100, 15), Paint: colour.Paint{CMYK: red}}}, 2.4, raised, false},
		"cut off before red":    {[]scene.Item{fill(45, 100, red)}, 2.4, scene.Group{Clip: &geom.Rect{W: 45 * geom.Pt, H: 100 * geom.Pt}, Items: []scene.Item{run(10, solid)}}, true},
		"grey":                  {nil, 2.4, run(10, colour.CMYK{K: 0.99}), false},
		"rich black":            {nil, 2.4, run(10, colour.CMYK{C: 0.1, K: 1}), false},
		"without glyphs":        {[]scene.Item{fill(0, 100, red)}, 2.4, scene.Glyphs{Paint: colour.Black}, true},
	}
	for name, c := range cases {
		p := Page{Rules: Rules{Overprint: true, InkLimit: c.limit}}
		if got := p.put(nil, append(c.below, c.black)...); got != c.over {
			t.Errorf("%s: black overprints: %v, want %v", name, got, c.over)
		}
		p = Page{Rules: Rules{InkLimit: c.limit}}
		if p.put(nil, append(c.below, c.black)...) {
			t.Errorf("%s: black overprints though nothing should", name)
		}
	}
}

// TestInks: a paint is put down within the limit, and where there is none as
// it is.
func TestInks(t *testing.T) {
	rich := colour.Paint{CMYK: colour.CMYK{C: 1, M: 1, Y: 1, K: 1}}
	if got := (Rules{InkLimit: 2.4}).Inks(rich).Total(); got > 2.4 || got < 2.39 {
		t.Errorf("400 %% becomes %.1f %%", 100*got)
	}
	if got := (Rules{}).Inks(rich); got != rich {
		t.Errorf("without a limit 400 %% becomes %v", got)
	}
}
