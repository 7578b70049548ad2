package font_test

import (
	"os"
	"testing"

	"broadsheet/backend/font"
)

// cffFiles are faces with cubic outlines as Debian installs them.
var cffFiles = []string{
	"/usr/share/fonts/opentype/urw-base35/C059-Italic.otf",
	"/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
}

// TestCFF reads faces with cubic outlines and holds the TrueType subset made
// of them against what it was made from.
func TestCFF(t *testing.T) {
	tested := 0
	for _, path := range cffFiles {
		raw, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		tested++
		f, err := font.ParseFace(raw, 0)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if f.Format() != font.CFF {
			t.Errorf("%s: format %v", path, f.Format())
		}
		checkCFFSubset(t, f, "国家惠农 Hamburgefonts@&Qg")
	}
	if tested == 0 {
		t.Skip("no face with cubic outlines is installed (fonts-urw-base35, fonts-noto-cjk)")
	}
}

func checkCFFSubset(t *testing.T, f *font.Face, text string) {
	t.Helper()
	var gids []font.GID
	for _, g := range f.Shape([]rune(text), font.ShapeOptions{Language: "zh-Hans"}) {
		gids = append(gids, g.GID)
	}
	file, err := f.Subset(gids)
	if err != nil {
		t.Fatal(err)
	}
	cut, err := font.ParseFace(file, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range gids {
		if got, want := cut.Advance(g), f.Advance(g); got != want {
			t.Errorf("%s, glyph %d: advance %d, want %d", f.ID(), g, got, want)
		}
		// A thousandth of the em squared is 1000 of these units.
		got, want := area(cut.Outline(g)), area(f.Outline(g))
		if diff := got - want; diff > 1000 || diff < -1000 {
			t.Errorf("%s, glyph %d: area %.0f, want %.0f", f.ID(), g, got, want)
		}
	}
}

// area adds up the signed area inside an outline's contours, in square units,
// following each curve in 16 steps.
func area(outline []font.Segment) float64 {
	type xy struct{ x, y float64 }
	var sum float64
	var start, at xy
	line := func(to xy) {
		sum += (at.x*to.y - to.x*at.y) / 2
		at = to
	}
	for _, s := range outline {
		var p [3]xy
		for i := range s.P {
			p[i] = xy{float64(s.P[i].X), float64(s.P[i].Y)}
		}
		switch from := at; s.Op {
		case font.MoveTo:
			line(start)
			start, at = p[0], p[0]
		case font.LineTo:
			line(p[0])
		case font.QuadTo:
			for i := 1; i <= 16; i++ {
				u := float64(i) / 16
				v := 1 - u
				line(xy{v*v*from.x + 2*v*u*p[0].x + u*u*p[1].x, v*v*from.y + 2*v*u*p[0].y + u*u*p[1].y})
			}
		case font.CubeTo:
			for i := 1; i <= 16; i++ {
				u := float64(i) / 16
				v := 1 - u
				a, b, c, d := v*v*v, 3*v*v*u, 3*v*u*u, u*u*u
				line(xy{a*from.x + b*p[0].x + c*p[1].x + d*p[2].x, a*from.y + b*p[0].y + c*p[1].y + d*p[2].y})
			}
		}
	}
	line(start)
	return sum
}
