package pdf

import (
	"bytes"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

func fillOf(x, w float64, inks colour.CMYK) scene.Fill {
	return scene.Fill{Rect: geom.Rect{X: geom.Points(x), W: geom.Points(w), H: 100 * geom.Pt}, Paint: colour.Paint{CMYK: inks}}
}

// TestFileAsksItsGround: a run of black on each of what a page paints, in the
// order in which it is painted. What is decided is held by render/ground.
func TestFileAsksItsGround(t *testing.T) {
	red, tint := colour.CMYK{M: 1, Y: 0.9}, colour.CMYK{C: 0.2, K: 0.5}
	photo := pictureAt("inks", 5)
	band := scene.Rule{From: geom.Point{Y: 50 * geom.Pt}, To: geom.Point{X: 90 * geom.Pt, Y: 50 * geom.Pt}, Width: 20 * geom.Pt, Paint: colour.Paint{CMYK: red}}
	narrow := geom.Rect{X: 60 * geom.Pt, W: 50 * geom.Pt, H: 100 * geom.Pt}
	run := setLine(square(), 10_000, 10, 50, "国家国家")
	for name, c := range map[string]struct {
		items []scene.Item
		limit float64
		over  bool
	}{
		"paper":               {[]scene.Item{run}, 2.4, true},
		"two inks":            {[]scene.Item{fillOf(0, 100, red), run}, 2.4, false},
		"two inks, no limit":  {[]scene.Item{fillOf(0, 100, red), run}, 0, true},
		"two inks over it":    {[]scene.Item{run, fillOf(0, 100, red)}, 2.4, true},
		"a photo":             {[]scene.Item{photo, run}, 2.4, false},
		"a panel on a photo":  {[]scene.Item{photo, fillOf(0, 100, tint), run}, 2.4, true},
		"a photo on a panel":  {[]scene.Item{fillOf(0, 100, tint), photo, run}, 2.4, false},
		"a rule":              {[]scene.Item{band, run}, 2.4, false},
		"a clip that hides":   {[]scene.Item{scene.Group{Clip: &narrow, Items: []scene.Item{fillOf(0, 100, red)}}, run}, 2.4, true},
		"a clip that doesn't": {[]scene.Item{scene.Group{Clip: &narrow, Items: []scene.Item{photo}}, fillOf(0, 100, red), run}, 2.4, false},
	} {
		var b bytes.Buffer
		o := Options{Overprint: true, InkLimit: c.limit}
		if err := Render(&b, onePage(c.items...), shelve(square()), album{"inks": inksJPEG(t)}, o); err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(b.Bytes(), []byte("/OP true")); got != c.over {
			t.Errorf("on %s black overprints: %v, want %v", name, got, c.over)
		}
	}
}

// TestPaintsKeepToTheInkLimit draws a fill of 400 % and looks at its inks.
func TestPaintsKeepToTheInkLimit(t *testing.T) {
	var b bytes.Buffer
	s := onePage(fillOf(0, 100, colour.CMYK{C: 1, M: 1, Y: 1, K: 1}))
	if err := Render(&b, s, shelve(), nil, Options{InkLimit: 2.4}); err != nil {
		t.Fatal(err)
	}
	at, _, _ := plates(t, b.Bytes())
	sum := 0
	for _, v := range at(50, 50) {
		sum += int(v)
	}
	if sum > 612+2 || sum < 600 { // 240 % of 255
		t.Errorf("inks %v, want 240 %%", at(50, 50))
	}
}
