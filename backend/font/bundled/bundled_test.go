package bundled

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	gotext "github.com/go-text/typesetting/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"broadsheet/backend/font"
)

var zh = font.ShapeOptions{Language: "zh-Hans"}

// book returns the Book of the embedded faces; the test is skipped where the
// program was built without them.
func book(t testing.TB) *font.Book {
	t.Helper()
	if len(Source().Faces()) < len(faces) {
		t.Skip("not all faces are embedded: run make fonts")
	}
	return font.NewBook(Source())
}

func face(t testing.TB, family string, weight int) *font.Face {
	t.Helper()
	f, err := book(t).Face(font.Query{Family: family, Weight: weight})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// sample returns the text of the sample report.
func sample(t testing.TB) []rune {
	t.Helper()
	folder := os.Getenv("BROADSHEET_SAMPLES")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "..", "shared", "samples")
	}
	text, err := os.ReadFile(filepath.Join(folder, "huinong.txt"))
	if err != nil {
		t.Skipf("no sample report (set BROADSHEET_SAMPLES): %v", err)
	}
	return []rune(string(text))
}

// TestFacesAreAsDescribed holds the list of faces against the files.
func TestFacesAreAsDescribed(t *testing.T) {
	b := book(t)
	for _, d := range faces {
		f, err := b.Face(font.Query{Family: d.Family, Weight: d.Weight})
		if err != nil {
			t.Fatal(err)
		}
		if f.Family() != d.Family || f.Weight() != d.Weight || f.Italic() != d.Italic {
			t.Errorf("%s: is %s %d italic %v", d.File, f.Family(), f.Weight(), f.Italic())
		}
		if l := f.Licence(); !strings.Contains(l.Text, "Open Font License") || l.URL == "" || f.FSType() != 0 {
			t.Errorf("%s: licence %q, fsType %#x", d.File, l, f.FSType())
		}
		if f.Format() != font.TrueType || f.Embedding() != font.EmbedSubset {
			t.Errorf("%s: format %v, embedding %v", d.File, f.Format(), f.Embedding())
		}
	}
	if found := b.Findings(); len(found) > 0 {
		t.Errorf("findings: %v", found)
	}
}

// TestHanNeedsNoShaping lets the typesetter set runs of Han characters by
// glyph number and advance: HarfBuzz comes to the same.
func TestHanNeedsNoShaping(t *testing.T) {
	text := slices.DeleteFunc(sample(t), func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	for _, d := range faces {
		f := face(t, d.Family, d.Weight)
		for i, g := range f.Shape(text, zh) {
			want, _ := f.GID(text[i])
			if g != (font.Glyph{GID: want, Cluster: i, Advance: f.Advance(want)}) {
				t.Errorf("%s, %c: shaped to %+v, by the character map %d, %d wide", d.File, text[i], g, want, f.Advance(want))
			}
		}
	}
}

// TestDashPair holds that —— comes out two em wide, one glyph in Noto and two
// in the Kai, from the cluster of the first dash.
func TestDashPair(t *testing.T) {
	for _, c := range []struct {
		family string
		glyphs int
	}{{"Noto Serif SC", 1}, {"Noto Sans SC", 1}, {"LXGW WenKai", 2}} {
		f := face(t, c.family, 400)
		got := f.Shape([]rune("甲——乙"), zh)
		if len(got) != c.glyphs+2 || got[1].Cluster != 1 || got[len(got)-1].Cluster != 3 {
			t.Errorf("%s: got %+v, want %d glyphs between the two", c.family, got, c.glyphs)
			continue
		}
		width := int32(0)
		for _, g := range got[1 : 1+c.glyphs] {
			width += g.Advance
		}
		if width != 2*f.Metrics().UnitsPerEm {
			t.Errorf("%s: %d wide, want two em", c.family, width)
		}
	}
}

// TestAgreesWithGoText reads every glyph of a face, and every rune, a second
// time with a parser that is not ours.
func TestAgreesWithGoText(t *testing.T) {
	for _, d := range faces {
		if d.Weight != 400 {
			continue
		}
		f := face(t, d.Family, d.Weight)
		raw, _ := files.ReadFile("files/" + d.File)
		other, err := gotext.ParseTTF(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		for g := range font.GID(f.GlyphCount()) {
			outline, _ := other.GlyphDataOutline(gotext.GID(g))
			if got, want := inkOf(f.Outline(g)), inkOfGoText(outline); got != want {
				t.Errorf("%s, glyph %d: ink %v, want %v", d.File, g, got, want)
			}
			if got, want := f.Advance(g), int32(other.HorizontalAdvance(gotext.GID(g))); got != want {
				t.Errorf("%s, glyph %d: advance %d, want %d", d.File, g, got, want)
			}
		}
		for r := rune(0); r < 0x30000; r++ {
			got, _ := f.GID(r)
			want, _ := other.NominalGlyph(r)
			if got != font.GID(want) {
				t.Errorf("%s, %U: glyph %d, want %d", d.File, r, got, want)
			}
		}
	}
}

type ink struct{ left, bottom, right, top float32 }

func (b *ink) add(x, y float32, isFirst bool) {
	if isFirst {
		*b = ink{x, y, x, y}
	}
	*b = ink{min(b.left, x), min(b.bottom, y), max(b.right, x), max(b.top, y)}
}

func inkOf(outline []font.Segment) (b ink) {
	for i, s := range outline {
		for _, p := range s.P[:map[font.SegmentOp]int{font.MoveTo: 1, font.LineTo: 1, font.QuadTo: 2, font.CubeTo: 3}[s.Op]] {
			b.add(p.X, p.Y, i == 0)
		}
	}
	return b
}

func inkOfGoText(outline gotext.GlyphOutline) (b ink) {
	for i := range outline.Segments {
		for _, p := range outline.Segments[i].ArgsSlice() {
			b.add(p.X, p.Y, i == 0)
		}
	}
	return b
}

// TestSubsetReadsElsewhere cuts each face down to the sample's glyphs and
// reads the result with two parsers that are not ours.
func TestSubsetReadsElsewhere(t *testing.T) {
	text := sample(t)
	for _, d := range faces {
		f := face(t, d.Family, d.Weight)
		gids := glyphsOf(f, text)
		file, err := f.Subset(gids)
		if err != nil {
			t.Fatal(err)
		}
		goText, err := gotext.ParseTTF(bytes.NewReader(file))
		if err != nil {
			t.Errorf("%s: go-text: %v", d.File, err)
			continue
		}
		goImage, err := sfnt.Parse(file)
		if err != nil {
			t.Errorf("%s: x/image: %v", d.File, err)
			continue
		}
		var buf sfnt.Buffer
		em := fixed.I(1000)
		for _, g := range gids {
			outline, _ := goText.GlyphDataOutline(gotext.GID(g))
			if got, want := inkOfGoText(outline), inkOf(f.Outline(g)); got != want {
				t.Errorf("%s, glyph %d: ink %v, want %v", d.File, g, got, want)
			}
			if got, err := goImage.GlyphAdvance(&buf, sfnt.GlyphIndex(g), em, 0); err != nil || got != fixed.I(int(f.Advance(g))) {
				t.Errorf("%s, glyph %d: advance %v (%v), want %d", d.File, g, got, err, f.Advance(g))
			}
			if segments, err := goImage.LoadGlyph(&buf, sfnt.GlyphIndex(g), em, nil); err != nil || (len(segments) == 0) != (len(f.Outline(g)) == 0) {
				t.Errorf("%s, glyph %d: %d segments, %v", d.File, g, len(segments), err)
			}
		}
		if again, _ := f.Subset(gids); !bytes.Equal(file, again) {
			t.Errorf("%s: the same glyphs gave two different files", d.File)
		}
	}
}

func glyphsOf(f *font.Face, text []rune) []font.GID {
	var gids []font.GID
	for _, g := range f.Shape(text, zh) {
		gids = append(gids, g.GID)
	}
	slices.Sort(gids)
	return slices.Compact(gids)
}

func TestConcurrentFaces(t *testing.T) {
	b, text := book(t), []rune("惠农——国家 AVA fi，。")
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			for _, d := range faces {
				f, err := b.Face(font.Query{Family: d.Family, Weight: d.Weight})
				if err != nil {
					t.Error(err)
					return
				}
				f.Shape(text, zh)
				f.Outline(100)
				if _, err := f.Subset(glyphsOf(f, text)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkPreloadFive(b *testing.B) {
	for b.Loop() {
		book(b).Preload(
			font.Query{Family: "serif", Weight: 400}, font.Query{Family: "serif", Weight: 900}, font.Query{Family: "sans", Weight: 500},
			font.Query{Family: "sans", Weight: 900}, font.Query{Family: "kai", Weight: 400})
	}
}

func BenchmarkShapeReport(b *testing.B) {
	f, text := face(b, "serif", 400), sample(b)
	for b.Loop() {
		f.Shape(text, zh)
	}
}

func BenchmarkGlyphNumbersOfReport(b *testing.B) {
	f, text := face(b, "serif", 400), sample(b)
	for b.Loop() {
		for _, r := range text {
			g, _ := f.GID(r)
			f.Advance(g)
		}
	}
}

func BenchmarkSubsetOfReport(b *testing.B) {
	f := face(b, "serif", 400)
	gids := glyphsOf(f, sample(b))
	for b.Loop() {
		if _, err := f.Subset(gids); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFaceFor(b *testing.B) {
	book := book(b)
	for b.Loop() {
		book.FaceFor(font.Query{Family: "serif", Weight: 400}, '国')
	}
}
