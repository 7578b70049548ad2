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

// TestBlackKnocksOutWhereInksAddUp: a run of black at 10 to 50 pt across,
// on grounds of several kinds, with a limit of 240 %.
func TestBlackKnocksOutWhereInksAddUp(t *testing.T) {
	red, tint := colour.CMYK{M: 1, Y: 0.9}, colour.CMYK{C: 0.2, K: 0.5}
	photo := pictureAt("inks", 5)
	photo.Rect.W = 60 * geom.Pt
	heart := scene.Fill{Paint: colour.Paint{CMYK: red}, Path: []scene.PathSegment{
		{Op: 'M', P: [3]geom.Point{{X: 45 * geom.Pt, Y: 45 * geom.Pt}}},
		{Op: 'C', P: [3]geom.Point{{X: 70 * geom.Pt}, {X: 70 * geom.Pt, Y: 70 * geom.Pt}, {X: 45 * geom.Pt, Y: 60 * geom.Pt}}},
		{Op: 'Z'},
	}}
	narrow := geom.Rect{X: 60 * geom.Pt, W: 50 * geom.Pt, H: 100 * geom.Pt}
	cases := map[string]struct {
		below []scene.Item
		limit float64
		over  bool
	}{
		"paper":               {nil, 2.4, true},
		"a light tint":        {[]scene.Item{fillOf(0, 100, tint)}, 2.4, true},
		"two inks":            {[]scene.Item{fillOf(0, 100, red)}, 2.4, false},
		"two inks, no limit":  {[]scene.Item{fillOf(0, 100, red)}, 0, true},
		"two inks elsewhere":  {[]scene.Item{fillOf(80, 100, red)}, 2.4, true},
		"the edge of two":     {[]scene.Item{fillOf(45, 100, red)}, 2.4, false},
		"a photo":             {[]scene.Item{photo}, 2.4, false},
		"a panel on a photo":  {[]scene.Item{photo, fillOf(0, 100, tint)}, 2.4, true},
		"half a panel":        {[]scene.Item{photo, fillOf(30, 100, tint)}, 2.4, false},
		"a shape":             {[]scene.Item{heart}, 2.4, false},
		"a clip that hides":   {[]scene.Item{scene.Group{Clip: &narrow, Items: []scene.Item{fillOf(0, 100, red)}}}, 2.4, true},
		"a panel under a red": {[]scene.Item{fillOf(0, 100, tint), fillOf(0, 100, red)}, 2.4, false},
	}
	for name, c := range cases {
		run := setLine(square(), 10_000, 10, 50, "国家国家")
		var b bytes.Buffer
		o := Options{Overprint: true, InkLimit: c.limit}
		if err := Render(&b, onePage(append(c.below, run)...), shelve(square()), album{"inks": inksJPEG(t)}, o); err != nil {
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
