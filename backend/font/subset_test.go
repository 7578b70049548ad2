package font_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/internal/testfont"
)

func gidsOf(f *font.Face, text string) []font.GID {
	var gids []font.GID
	for _, r := range text {
		g, _ := f.GID(r)
		gids = append(gids, g)
	}
	return gids
}

func TestSubsetKeepsNumbersAndOutlines(t *testing.T) {
	f := testfont.Square()
	used := gidsOf(f, "中国A，")
	file, err := f.Subset(used)
	if err != nil {
		t.Fatal(err)
	}
	cut, err := font.ParseFace(file, 0)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := cut.GlyphCount(), int(slices.Max(used))+1; got != want {
		t.Errorf("%d glyphs, want %d: up to the highest used", got, want)
	}
	for g := range font.GID(cut.GlyphCount()) {
		isUsed := g == 0 || slices.Contains(used, g)
		switch {
		case isUsed && !slices.Equal(cut.Outline(g), f.Outline(g)):
			t.Errorf("glyph %d: outline %v, want %v", g, cut.Outline(g), f.Outline(g))
		case isUsed && cut.Advance(g) != f.Advance(g):
			t.Errorf("glyph %d: advance %d, want %d", g, cut.Advance(g), f.Advance(g))
		case !isUsed && cut.Outline(g) != nil:
			t.Fatalf("glyph %d is not used and has an outline", g)
		}
	}
	if cut.PostScriptName() != f.PostScriptName() {
		t.Errorf("name %q, want %q", cut.PostScriptName(), f.PostScriptName())
	}
}

func TestSubsetDoesNotDependOnOrder(t *testing.T) {
	f := testfont.Square()
	gids := gidsOf(f, "一二三三二一")
	a, errA := f.Subset(gids)
	slices.Reverse(gids)
	b, errB := f.Subset(append(gids, 1<<30)) // a glyph that is not there is passed over
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Errorf("two orders of the same glyphs gave different files (%v, %v)", errA, errB)
	}
}

func TestSubsetOfNothing(t *testing.T) {
	file, err := testfont.Square().Subset(nil)
	if err != nil {
		t.Fatal(err)
	}
	cut, err := font.ParseFace(file, 0)
	if err != nil || cut.GlyphCount() != 1 || cut.Outline(0) == nil {
		t.Errorf("want a face of .notdef alone, got %v, %v", cut, err)
	}
}

func TestSubsetAndLicence(t *testing.T) {
	forbidden := testfont.New(testfont.Options{Runes: "国", FSType: 0x2})
	_, err := forbidden.Subset(nil)
	var e *finding.Error
	if !errors.As(err, &e) || e.Finding.Code != font.CodeNoEmbedding {
		t.Errorf("forbidden: got %v, want %s", err, font.CodeNoEmbedding)
	}
	whole := testfont.New(testfont.Options{Runes: "中国", FSType: 0x100})
	file, err := whole.Subset(nil)
	if err != nil {
		t.Fatal(err)
	}
	cut, _ := font.ParseFace(file, 0)
	for g := range font.GID(whole.GlyphCount()) {
		if !slices.Equal(cut.Outline(g), whole.Outline(g)) {
			t.Errorf("glyph %d is not whole", g)
		}
	}
}

// TestChecksums adds up the file as a reader that is strict about it does.
func TestChecksums(t *testing.T) {
	file, err := testfont.Square().Subset([]font.GID{5, 7})
	if err != nil {
		t.Fatal(err)
	}
	var sum uint32
	for i := 0; i < len(file); i += 4 {
		sum += uint32(file[i])<<24 | uint32(file[i+1])<<16 | uint32(file[i+2])<<8 | uint32(file[i+3])
	}
	if sum != 0xB1B0AFBA {
		t.Errorf("the file adds up to %#x, want 0xB1B0AFBA", sum)
	}
}
