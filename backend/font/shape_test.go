package font_test

import (
	"testing"

	"broadsheet/backend/font"
	"broadsheet/backend/internal/testfont"
)

func TestShapeDashPair(t *testing.T) {
	f := testfont.New(testfont.Options{DashLigate: true})
	text := []rune("甲——乙")
	got := f.Shape(text, font.ShapeOptions{Language: "zh-Hans"})
	if len(got) != 3 {
		t.Fatalf("got %d glyphs, want 3: %v", len(got), got)
	}
	for i, want := range []struct {
		cluster int
		advance int32
	}{{0, 1000}, {1, 2000}, {3, 1000}} {
		if got[i].Cluster != want.cluster || got[i].Advance != want.advance {
			t.Errorf("glyph %d: got %+v, want cluster %d, advance %d", i, got[i], want.cluster, want.advance)
		}
	}
	single := f.Shape([]rune("—"), font.ShapeOptions{Language: "zh-Hans"})
	if len(single) != 1 || single[0].Advance != 1000 {
		t.Errorf("one dash alone: got %v", single)
	}
}

func TestShapeFeatureCanBeSwitchedOff(t *testing.T) {
	f := testfont.New(testfont.Options{DashLigate: true})
	off := font.ShapeOptions{Language: "zh-Hans", Features: []font.Feature{{Tag: "ccmp", Value: 0}, {Tag: "not a tag"}}}
	if got := f.Shape([]rune("——"), off); len(got) != 2 {
		t.Errorf("got %v, want two glyphs", got)
	}
}

func TestShapeVertical(t *testing.T) {
	f := testfont.New(testfont.Options{})
	got := f.Shape([]rune("国a"), font.ShapeOptions{Language: "zh-Hans", Vertical: true})
	if len(got) != 2 {
		t.Fatalf("got %v", got)
	}
	// The pen runs down the middle of the column from the top of the em: the
	// origin of a glyph lies half its width to the left, and its ascent (by
	// the vertical metrics, 800) below.
	for i, width := range []int32{1000, 500} {
		want := font.Glyph{GID: got[i].GID, Cluster: i, Advance: 1000, XOffset: -width / 2, YOffset: -800}
		if got[i] != want {
			t.Errorf("glyph %d: got %+v, want %+v", i, got[i], want)
		}
	}
}

func TestShapeEmptyAndMissing(t *testing.T) {
	f := testfont.Square()
	if got := f.Shape(nil, font.ShapeOptions{}); got != nil {
		t.Errorf("no text: got %v", got)
	}
	got := f.Shape([]rune("กx"), font.ShapeOptions{Language: "th"})
	if len(got) != 2 || got[0].GID != 0 || got[1].Cluster != 1 {
		t.Errorf("a missing rune: got %v, want .notdef and x", got)
	}
}
