package font_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/internal/testfont"
)

func TestFaceOfTheSquareFont(t *testing.T) {
	f := testfont.New(testfont.Options{Family: "Test Song", LocalName: "测试宋", Weight: 600, Italic: true})
	if got, want := f.Family(), "Test Song"; got != want {
		t.Errorf("family %q, want %q", got, want)
	}
	if got, want := f.PostScriptName(), "TestSong-SemiBoldItalic"; got != want {
		t.Errorf("PostScript name %q, want %q", got, want)
	}
	if f.Weight() != 600 || !f.Italic() || f.Format() != font.TrueType || f.Embedding() != font.EmbedSubset {
		t.Errorf("weight %d italic %v format %v embedding %v", f.Weight(), f.Italic(), f.Format(), f.Embedding())
	}
	want := font.Metrics{UnitsPerEm: 1000, Ascent: 800, Descent: -200, CapHeight: 700, HanTop: 800, HanBottom: -200}
	if got := f.Metrics(); got != want {
		t.Errorf("metrics %+v, want %+v", got, want)
	}
}

func TestAdvance(t *testing.T) {
	f := testfont.Square()
	for _, c := range []struct {
		r    rune
		want int32
	}{{'国', 1000}, {'，', 1000}, {'a', 500}, {' ', 250}, {'·', 250}, {'—', 1000}, {'⸺', 2000}, {0x20000, 1000}} {
		g, ok := f.GID(c.r)
		if got := f.Advance(g); !ok || got != c.want {
			t.Errorf("advance of %q: got %d (in the face: %v), want %d", c.r, got, ok, c.want)
		}
	}
	for _, r := range []rune{'ก', 0x10FFFF, -1, 0x7FFFFFFF} {
		if g, ok := f.GID(r); ok || g != 0 {
			t.Errorf("rune %U: got glyph %d, want none", r, g)
		}
	}
	if got := f.Advance(1 << 20); got != 0 {
		t.Errorf("advance of a glyph beyond the last: got %d, want 0", got)
	}
}

func TestFaceIDFollowsTheBytes(t *testing.T) {
	a := testfont.New(testfont.Options{Runes: "国"})
	b := testfont.New(testfont.Options{Runes: "国"})
	c := testfont.New(testfont.Options{Runes: "国家"})
	if a.ID() != b.ID() {
		t.Errorf("same bytes, but %s and %s", a.ID(), b.ID())
	}
	if a.ID() == c.ID() {
		t.Errorf("different bytes, but both are %s", a.ID())
	}
}

func TestEmbedding(t *testing.T) {
	for _, c := range []struct {
		fsType int
		want   font.Embedding
	}{
		{0x000, font.EmbedSubset}, {0x004, font.EmbedSubset}, {0x008, font.EmbedSubset},
		{0x002, font.EmbedForbidden}, {0x006, font.EmbedSubset},
		{0x100, font.EmbedWhole}, {0x104, font.EmbedWhole}, {0x200, font.EmbedForbidden},
	} {
		if got := testfont.New(testfont.Options{Runes: "国", FSType: c.fsType}).Embedding(); got != c.want {
			t.Errorf("fsType %#x: got %v, want %v", c.fsType, got, c.want)
		}
	}
}

func TestParseFaceRefuses(t *testing.T) {
	good := testfont.Bytes(testfont.Options{Runes: "国"})
	for _, c := range []struct {
		name  string
		bytes []byte
		index int
		want  finding.Code
	}{
		{"nothing", nil, 0, font.CodeNotAFont},
		{"text", []byte("this is not a font at all"), 0, font.CodeNotAFont},
		{"face 1 of a file with one", good, 1, font.CodeNoSuchFace},
		{"face -1", good, -1, font.CodeNoSuchFace},
		{"directory alone", good[:12+16*12], 0, font.CodeDamaged},
		{"cut in the directory", good[:40], 0, font.CodeDamaged},
		{"collection of nothing", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00"), 0, font.CodeNoSuchFace},
	} {
		_, err := font.ParseFace(c.bytes, c.index)
		var e *finding.Error
		if !errors.As(err, &e) || e.Finding.Code != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestOutlineOfASquare(t *testing.T) {
	f := testfont.Square()
	g, _ := f.GID('国')
	got := f.Outline(g)
	want := [][2]float32{{0, -200}, {0, 800}, {1000, 800}, {1000, -200}}
	if len(got) != len(want) || got[0].Op != font.MoveTo {
		t.Fatalf("got %v", got)
	}
	for i, s := range got {
		if s.P[0].X != want[i][0] || s.P[0].Y != want[i][1] || (i > 0 && s.Op != font.LineTo) {
			t.Errorf("segment %d: got %v, want a line to %v", i, s, want[i])
		}
	}
	if g, _ := f.GID(' '); f.Outline(g) != nil {
		t.Errorf("the space has an outline")
	}
}

// TestConcurrentUse is for the race detector; it also holds that the answers
// are the same from everywhere.
func TestConcurrentUse(t *testing.T) {
	f := testfont.New(testfont.Options{DashLigate: true})
	text := []rune("破折号——在这里，and 𠀀 more。")
	want := f.Shape(text, font.ShapeOptions{Language: "zh-Hans"})
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			random := rand.New(rand.NewPCG(1, uint64(worker)))
			for range 50 {
				if got := f.Shape(text, font.ShapeOptions{Language: "zh-Hans"}); !slices.Equal(got, want) {
					t.Errorf("worker %d: got %v, want %v", worker, got, want)
					return
				}
				g, _ := f.GID(0x4E00 + rune(random.IntN(0x5000)))
				f.Outline(g)
				f.Metrics()
				if _, err := f.Subset([]font.GID{g}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}
