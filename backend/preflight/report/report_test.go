package report

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/image/draw"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/preflight"
	"broadsheet/backend/press"
)

func found(s finding.Severity, code finding.Code, page int, rect geom.Rect) preflight.Finding {
	return preflight.Finding{Finding: finding.New(s, code, finding.Place{Page: page}), Rect: rect}
}

var somewhere = geom.Rect{X: geom.MM(10), Y: geom.MM(20), W: geom.MM(30), H: geom.MM(5)}

func sample() []preflight.Finding {
	return []preflight.Finding{
		found(finding.Note, "preflight.high-ppi", 1, somewhere),
		found(finding.Warning, "preflight.low-ppi", 2, somewhere),
		found(finding.Fault, "preflight.ink-over-limit", 1, somewhere),
		found(finding.Warning, "preflight.thin-rule", 1, geom.Rect{}),
		found(finding.Warning, "preflight.photo-dark", 0, geom.Rect{}),
		found(finding.Fault, "layout.overset", 1, somewhere),
	}
}

func profile(override bool) *press.Profile {
	return &press.Profile{Name: "house", Title: map[string]string{"zh": "本报", "en": "House"}, Override: override,
		Checks: map[finding.Code]press.Decision{"preflight.thin-rule": press.Stop, "preflight.photo-dark": press.Off}}
}

func TestDecisions(t *testing.T) {
	for name, c := range map[string]struct {
		overrides []Override
		may       bool
		counts    Counts
		order     string
	}{
		"none":        {nil, false, Counts{Stop: 3, Warn: 1, Note: 1, Off: 1}, "stop stop stop warn note"},
		"all":         {[]Override{{By: "主编", Why: "来不及"}}, true, Counts{Overridden: 3, Warn: 1, Note: 1, Off: 1}, "passed passed passed warn note"},
		"one of them": {[]Override{{By: "主编", Why: "有意", Codes: []finding.Code{"layout.overset"}}}, false, Counts{Stop: 2, Overridden: 1, Warn: 1, Note: 1, Off: 1}, "stop stop passed warn note"},
		"another":     {[]Override{{By: "主编", Why: "有意", Codes: []finding.Code{"preflight.low-ppi"}}}, false, Counts{Stop: 3, Warn: 1, Note: 1, Off: 1}, "stop stop stop warn note"},
	} {
		t.Run(name, func(t *testing.T) {
			r := New(profile(true), sample(), c.overrides, "zh")
			var order []string
			for i := range r.Findings {
				order = append(order, r.Findings[i].Kind())
				if r.Findings[i].Number != i+1 {
					t.Errorf("number %d at place %d", r.Findings[i].Number, i)
				}
			}
			if r.MayExport != c.may || r.Counts != c.counts || strings.Join(order, " ") != c.order {
				t.Errorf("may %v, %+v, %v", r.MayExport, r.Counts, order)
			}
		})
	}
}

func TestOverridesAreRefused(t *testing.T) {
	for _, c := range []struct {
		allowed  bool
		override Override
		want     finding.Code
	}{
		{true, Override{By: "a", Why: "b"}, ""}, {false, Override{By: "a", Why: "b"}, OverrideRefused},
		{true, Override{By: " ", Why: "b"}, OverrideBlank}, {true, Override{By: "a"}, OverrideBlank},
	} {
		f, _ := finding.FromError(c.override.Check(profile(c.allowed)))
		if f.Code != c.want {
			t.Errorf("%+v: %q, want %q", c.override, f.Code, c.want)
		}
	}
}

// paper is a page of 100 by 150 mm with a black spot at a rectangle.
func paper(dpi float64, spot geom.Rect) *image.RGBA {
	page := image.NewRGBA(pixels(geom.Rect{W: geom.MM(100), H: geom.MM(150)}, dpi))
	draw.Draw(page, page.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(page, pixels(spot, dpi), image.Black, image.Point{}, draw.Src)
	return page
}

// TestPictures: the picture of a place shows it, with a frame in the colour of
// its decision about it.
func TestPictures(t *testing.T) {
	for name, at := range map[string]geom.Rect{
		"inside": somewhere, "corner": {X: -geom.MM(3), Y: -geom.MM(3), W: geom.MM(8), H: geom.MM(8)},
		"a line": {X: geom.MM(5), Y: geom.MM(75), W: geom.MM(90), H: 1}, "all": {W: geom.MM(100), H: geom.MM(150)},
		"outside": {X: geom.MM(300), Y: geom.MM(300), W: geom.MM(5), H: geom.MM(5)},
	} {
		t.Run(name, func(t *testing.T) {
			r := New(profile(true), []preflight.Finding{found(finding.Fault, "layout.overset", 1, at)}, nil, "zh")
			if !r.Wants(1) || r.Wants(2) {
				t.Fatal("the wrong pages are wanted")
			}
			const dpi = 100
			r.Illustrate(1, "04", paper(dpi, at), dpi)
			picture, err := jpeg.Decode(bytes.NewReader(r.Findings[0].Picture))
			if err != nil {
				t.Fatal(err)
			}
			if b := picture.Bounds(); b.Dx() > pictureWidth || b.Dy() > pictureHeight {
				t.Errorf("the picture has %v", b)
			}
			if name != "outside" && name != "all" && countNear(picture, signal(&r.Findings[0])) == 0 {
				t.Error("no frame is drawn")
			}
			m := r.Sheets[0].Marks[0]
			for _, v := range []float64{m.Left, m.Top, m.Left + m.Width, m.Top + m.Height} {
				if v < 0 || v > 100.001 {
					t.Errorf("the mark leaves the page: %+v", m)
				}
			}
		})
	}
}

func countNear(img image.Image, want color.RGBA) (n int) {
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			if near(r, want.R) && near(g, want.G) && near(b, want.B) {
				n++
			}
		}
	}
	return n
}

func near(a uint32, b uint8) bool { d := int(a>>8) - int(b); return d > -60 && d < 60 }

// TestHTML: the page is whole, says what was found in its language, holds
// nothing from elsewhere, and takes no word of a document for its own.
func TestHTML(t *testing.T) {
	const bad = `<script>alert(1)</script>"'&`
	for _, lang := range finding.Languages {
		all := append(sample(), preflight.Finding{
			Finding: finding.New(finding.Fault, "preflight.name-misspelled", finding.Place{Page: 1, Excerpt: bad}, "wrong", bad, "right", "b"),
			Mend:    new(document.Edit), Rect: somewhere,
		})
		r := New(profile(true), all, []Override{{By: bad, Why: bad, Codes: []finding.Code{"layout.overset"}}}, lang)
		r.Subject = Subject{Title: bad, File: bad, Paper: bad, Date: "2025-01-15", Labels: []string{"04", ""}, Trims: [][2]float64{{390, 545}, {390, 545}}}
		r.Illustrate(1, "04", paper(80, somewhere), 80)
		var first, second bytes.Buffer
		if err := r.HTML(&first); err != nil {
			t.Fatal(err)
		}
		if err := r.HTML(&second); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Error("the same report, other bytes")
		}
		text := first.String()
		for _, word := range []string{"<script", "http://", "https://", "ZgotmplZ"} {
			if strings.Contains(text, word) {
				t.Errorf("%s: the page has %q", lang, word)
			}
		}
		for _, word := range []string{"2025-01-15", "390 × 545 mm", "layout.overset", wordsIn(lang).say("may-not"), wordsIn(lang).say("page-label", "label", "04"), "data:image/jpeg;base64,"} {
			if !strings.Contains(text, word) {
				t.Errorf("%s: the page lacks %q", lang, word)
			}
		}
	}
}

func TestWordsAgree(t *testing.T) {
	zh, en := wordsIn("zh"), wordsIn("en")
	for key, text := range zh {
		if en[key] == "" || strings.Count(text, "{") != strings.Count(en[key], "{") {
			t.Errorf("%s: %q and %q", key, text, en[key])
		}
	}
	if len(zh) != len(en) {
		t.Errorf("%d words in Chinese, %d in English", len(zh), len(en))
	}
	if !reflect.DeepEqual(wordsIn("fr"), en) {
		t.Error("other languages do not get English")
	}
}
