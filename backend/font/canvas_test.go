package font_test

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/font/bundled"
	"broadsheet/backend/internal/testfont"
)

// canvasFace reads a canvas face back.
func canvasFace(t *testing.T, f *font.Face, gids []font.GID) *font.Face {
	t.Helper()
	file, err := f.Canvas(gids)
	if err != nil {
		t.Fatal(err)
	}
	back, err := font.ParseFace(file, 0)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

func TestCanvasDrawsGlyphsByNumber(t *testing.T) {
	f := testfont.Square()
	back := canvasFace(t, f, nil)
	if back.GlyphCount() != f.GlyphCount() {
		t.Errorf("%d glyphs, want all %d", back.GlyphCount(), f.GlyphCount())
	}
	for g := font.GID(1); int(g) < f.GlyphCount(); g++ {
		got, ok := back.GID(rune(font.CanvasRune + g))
		if !ok || got != g {
			t.Fatalf("U+%X draws glyph %d, want %d", font.CanvasRune+g, got, g)
		}
		if !slices.Equal(back.Outline(g), f.Outline(g)) || back.Advance(g) != f.Advance(g) {
			t.Errorf("glyph %d has another outline or advance", g)
		}
	}
	if _, ok := back.GID('中'); ok {
		t.Error("a character of the text draws something: a browser could shape it")
	}
}

func TestCanvasOfSomeGlyphs(t *testing.T) {
	f := testfont.Square()
	used := gidsOf(f, "中国")
	back := canvasFace(t, f, used)
	for g := font.GID(1); int(g) < back.GlyphCount(); g++ {
		if isUsed := slices.Contains(used, g); isUsed != (back.Outline(g) != nil) {
			t.Errorf("glyph %d: used %v, outline %v", g, isUsed, back.Outline(g) != nil)
		}
		want := font.GID(0)
		if slices.Contains(used, g) {
			want = g
		}
		if got, _ := back.GID(rune(font.CanvasRune + g)); got != want {
			t.Errorf("U+%X draws glyph %d, want %d", font.CanvasRune+g, got, want)
		}
	}
	a, _ := f.Canvas(used)
	slices.Reverse(used)
	b, _ := f.Canvas(used)
	if !bytes.Equal(a, b) {
		t.Error("the order of the glyphs changes the file")
	}
	if none := canvasFace(t, f, []font.GID{}); none.GlyphCount() != 1 {
		t.Errorf("no glyphs: %d", none.GlyphCount())
	}
}

// TestCanvasHasWhatBrowsersDemand: the sanitiser of browsers rejects a face
// that lacks one of these tables, and shaping tables would undo the layout's work.
func TestCanvasHasWhatBrowsersDemand(t *testing.T) {
	file, err := testfont.Square().Canvas(nil)
	if err != nil {
		t.Fatal(err)
	}
	var tags []string
	for i := range int(file[4])<<8 | int(file[5]) {
		tags = append(tags, string(file[12+16*i:][:4]))
	}
	if !slices.IsSorted(tags) {
		t.Errorf("tables %q are not sorted", tags)
	}
	for _, tag := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		if !slices.Contains(tags, tag) {
			t.Errorf("table %s is missing", tag)
		}
	}
	for _, tag := range []string{"GSUB", "GPOS", "GDEF", "kern", "morx"} {
		if slices.Contains(tags, tag) {
			t.Errorf("table %s is there", tag)
		}
	}
}

func TestCanvasAndLicence(t *testing.T) {
	_, err := testfont.New(testfont.Options{Runes: "国", FSType: 0x2}).Canvas(nil)
	if f, _ := finding.FromError(err); f.Code != font.CodeNoEmbedding {
		t.Errorf("forbidden: got %v, want %s", err, font.CodeNoEmbedding)
	}
	whole := testfont.New(testfont.Options{Runes: "中国", FSType: 0x100})
	if back := canvasFace(t, whole, gidsOf(whole, "中")); back.GlyphCount() != whole.GlyphCount() {
		t.Errorf("%d glyphs of a face that may only be embedded whole, want %d", back.GlyphCount(), whole.GlyphCount())
	}
}

func BenchmarkCanvas(b *testing.B) {
	files, _ := os.ReadDir("bundled/files")
	if len(files) == 0 {
		b.Skip("no bundled faces: run make fonts")
	}
	book := font.NewBook(bundled.Source())
	f, ok := book.FaceFor(font.Query{Family: "Noto Serif SC", Weight: 400}, '国')
	if !ok {
		b.Skip("no bundled faces: run make fonts")
	}
	for name, gids := range map[string][]font.GID{"whole": nil, "subset": gidsOf(f, "清晨六点河边的雾还没有散去")} {
		b.Run(name, func(b *testing.B) {
			size := 0
			for b.Loop() {
				file, err := f.Canvas(gids)
				if err != nil {
					b.Fatal(err)
				}
				size = len(file)
			}
			b.ReportMetric(float64(size)/1e6, "MB")
		})
	}
}
