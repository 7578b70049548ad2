package pdf

import (
	"bytes"
	"strings"
	"testing"

	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/ghostscript"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/scene"
)

// TestLetteringTakesTheFaceOfEachCharacter: a slug line in two scripts, neither
// of whose faces has all of it, and a page whose own face has none.
func TestLetteringTakesTheFaceOfEachCharacter(t *testing.T) {
	latin := testfont.New(testfont.Options{Family: "Latin", Runes: "abdfp.- 0123456789"})
	han := testfont.New(testfont.Options{Family: "Han", Runes: "惠农校样·"})
	own := testfont.New(testfont.Options{Family: "Own", Runes: "国"})
	o := forPress(X4)
	o.Sheet.Slug = "惠农-04.pdf · 校样"
	o.Lettering = func(r rune) (*font.Face, bool) {
		for _, f := range []*font.Face{latin, han} {
			if _, ok := f.GID(r); ok {
				return f, true
			}
		}
		return latin, false
	}
	var b bytes.Buffer
	if err := Render(&b, onePage(setLine(own, 9000, 10, 50, "国")), shelve(latin, han, own), nil, o); err != nil {
		t.Fatal(err)
	}
	path := save(t, b.Bytes())
	if text := tool(t, "mutool", "draw", "-F", "text", path); !strings.Contains(text, o.Sheet.Slug) {
		t.Errorf("the slug line comes out as %q", text)
	}
	if trace := tool(t, "mutool", "trace", path); strings.Contains(trace, `glyph="0"`) || strings.Contains(trace, `glyph=".notdef"`) {
		t.Error("the slug line has characters that are missing")
	}
	var far geom.Length // each run begins where the one before it ends
	a := &artist{fonts: newFontSet(shelve(latin, han))}
	l := a.letter(&o, 10*geom.Pt, o.Sheet.Slug)
	for _, g := range l.runs {
		if g.Origin.X != far {
			t.Errorf("%q begins at %v, not at %v", g.Text, g.Origin.X, far)
		}
		for i, r := range []rune(g.Text) {
			if _, ok := o.Lettering(r); !ok {
				t.Errorf("nobody asked for %q, character %d", r, i)
			}
			far += map[bool]geom.Length{true: 10 * geom.Pt, false: 5 * geom.Pt}[strings.ContainsRune("惠农校样", r)]
			if r == ' ' || r == '·' {
				far -= 5 * geom.Pt / 2
			}
		}
	}
	if l.width != far {
		t.Errorf("the line is %v wide, not %v", l.width, far)
	}
}

// TestLetteringWithoutAFace: where no face has a character, one draws it as
// missing; where there is none at all, nothing is written.
func TestLetteringWithoutAFace(t *testing.T) {
	own := testfont.New(testfont.Options{Family: "Own", Runes: "国"})
	for name, c := range map[string]struct {
		items []scene.Item
		o     Options
	}{
		"a page without type":        {nil, Options{}},
		"nothing but another's face": {[]scene.Item{setLine(own, 9000, 10, 50, "国")}, Options{}},
		"nobody knows it":            {nil, Options{Lettering: func(rune) (*font.Face, bool) { return nil, false }}},
		"missing everywhere":         {nil, Options{Lettering: func(rune) (*font.Face, bool) { return own, false }}},
	} {
		c.o.Sheet, c.o.Watermark = &Sheet{Slug: "a国"}, "校"
		var b bytes.Buffer
		if err := Render(&b, onePage(c.items...), shelve(own), nil, c.o); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAccentsStayWithTheirLetters: a combining accent is set by the face of its
// letter, though another face would be asked for it alone.
func TestAccentsStayWithTheirLetters(t *testing.T) {
	a, b := square(), testfont.New(testfont.Options{Family: "Other", Runes: "国"})
	o := Options{Lettering: func(r rune) (*font.Face, bool) { return map[bool]*font.Face{true: a, false: b}[r < 0x300], true }}
	art := &artist{fonts: newFontSet(shelve(a, b))}
	l := art.letter(&o, 9000, "e\u0301\ufe0fa国")
	if len(l.runs) != 2 || l.runs[0].Text != "e\u0301\ufe0fa" {
		t.Errorf("%d runs: %+v", len(l.runs), l.runs)
	}
}

// TestSlugNamesThePage: a page among several says which it is.
func TestSlugNamesThePage(t *testing.T) {
	s := onePage(setLine(square(), 9000, 10, 50, "国"))
	s.Pages = append(s.Pages, s.Pages[0])
	s.Pages[1].Label = "05"
	var b bytes.Buffer
	if err := Render(&b, s, shelve(square()), nil, Options{Sheet: &Sheet{Slug: "file"}}); err != nil {
		t.Fatal(err)
	}
	text := tool(t, "mutool", "draw", "-F", "text", save(t, b.Bytes()))
	if !strings.Contains(text, "file · 04") || !strings.Contains(text, "file · 05") {
		t.Errorf("the slug lines do not name their pages:\n%s", text)
	}
}

// TestMarksOnThePlates looks at a press file as a printer's software separates
// it: crop and registration marks are on every plate, the slug line on K alone.
func TestMarksOnThePlates(t *testing.T) {
	for _, standard := range []Standard{X4, X1a} {
		const dpi, point = 144, 2
		seen := ghostscript.Plates(t, renderPress(t, forPress(standard)), dpi)
		trim := markRoom.Points() + geom.MM(3).Points()
		most := func(x, y, w, h float64) (all, one [4]uint8) { // all: of the pixel with most on its least plate
			for j := int(y * point); j < int((y+h)*point); j++ {
				for i := int(x * point); i < int((x+w)*point); i++ {
					p := [4]uint8(seen.Pix[seen.PixOffset(i, j):])
					if min(p[0], p[1], p[2], p[3]) > min(all[0], all[1], all[2], all[3]) {
						all = p
					}
					for k, v := range p {
						one[k] = max(one[k], v)
					}
				}
			}
			return all, one
		}
		solid := [4]uint8{255, 255, 255, 255}
		if all, _ := most(trim-1, markRoom.Points()-geom.MM(6).Points(), 2, 10); all != solid {
			t.Errorf("%s: a crop mark has %v", standard, all)
		}
		if all, _ := most(trim+100-1, 0, 2, markRoom.Points()); all != solid {
			t.Errorf("%s: a registration mark has %v", standard, all)
		}
		below := trim + 300 + geom.MM(3).Points() + markOffset.Points()
		if _, one := most(trim+clearSide.Points(), below, 20, slugSize.Points()*1.3); one != [4]uint8{3: 255} {
			t.Errorf("%s: the slug line has up to %v", standard, one)
		}
	}
}
