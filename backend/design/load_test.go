package design

import (
	"testing"

	"broadsheet/backend/geom"
)

// Every design that comes with the program is whole: styles, inks and grids
// that its own parts name exist, and columns hold whole characters in the
// type area with a gutter that the eye can see.
func TestDesignsAreWhole(t *testing.T) {
	for _, name := range Names() {
		d, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Grids) == 0 || len(d.Families) == 0 {
			t.Errorf("%s: no grids or families", name)
		}
		for role, s := range d.Styles {
			if d.Faces[s.Family] == "" {
				t.Errorf("%s: style %s names the unknown family %q", name, role, s.Family)
			}
			if _, ok := d.Inks[s.Ink]; !ok {
				t.Errorf("%s: style %s names the unknown ink %q", name, role, s.Ink)
			}
		}
		for _, g := range d.Grids {
			checkGrid(t, name, d, g)
		}
	}
}

func checkGrid(t *testing.T, name string, d Design, g Grid) {
	t.Helper()
	if em := float64(g.Gutter) / float64(g.Size); em < 0.95 || em > 2 {
		t.Errorf("%s: %d × %g at %g pt leaves a gutter of %.2f em", name, g.Columns, g.Characters, g.Size.Points(), em)
	}
	right := g.X[g.Columns-1] + g.Measure
	if right != d.Format.TypeArea.Right() {
		t.Errorf("%s: %d columns end at %v, the type area at %v", name, g.Columns, right, d.Format.TypeArea.Right())
	}
	if foot := g.RowFoot(g.Rows - 1); foot > d.Format.TypeArea.Bottom() || foot+g.Leading <= d.Format.TypeArea.Bottom() {
		t.Errorf("%s: last row ends at %v", name, foot)
	}
	if d.Format.Fold > 0 {
		middle := d.Format.Trim.W / 2
		for _, x := range g.X {
			if x < middle+d.Format.Fold/2 && x+g.Measure > middle-d.Format.Fold/2 {
				t.Errorf("%s: a column at %v stands in the fold", name, x)
			}
		}
	}
}

func TestExtendsLaysOnlyWhatItNames(t *testing.T) {
	base, _ := Load("broadsheet")
	d, err := Load("feature")
	if err != nil {
		t.Fatal(err)
	}
	if d.Styles["headline"].Weight != 600 || d.Styles["headline"].Family != base.Styles["headline"].Family {
		t.Errorf("headline: %+v", d.Styles["headline"])
	}
	if d.Format != base.Format {
		t.Errorf("format changed: %+v", d.Format)
	}
}

func TestGridRows(t *testing.T) {
	f := Format{TypeArea: geom.Rect{X: geom.MM(20), Y: geom.MM(28), W: geom.MM(352.4), H: geom.MM(490)}}
	g := f.grid(8, 13, geom.Points(9), geom.Points(13))
	if g.Rows != 107 || g.Measure != geom.Points(117) {
		t.Errorf("the classic 8 × 13 at 9 on 13: %d rows, measure %v", g.Rows, g.Measure)
	}
}

func TestUnknownDesignNamesTheOthers(t *testing.T) {
	if _, err := Load("../secret"); err == nil {
		t.Fatal("want an error")
	}
}

// TestTextDividesLatinWords: a narrow Chinese column with a long English word
// in it cannot be filled otherwise.
func TestTextDividesLatinWords(t *testing.T) {
	for _, name := range Names() {
		d, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, style := range []string{"body", "lead"} {
			if !d.Styles[style].Hyphenate {
				t.Errorf("%s: %s does not divide words", name, style)
			}
		}
	}
}
