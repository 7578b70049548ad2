package typeset

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"broadsheet/backend/design"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// pieces are what the generated paragraphs are made of.
var pieces = []string{
	"国", "人民", "，", "。", "！", "？", "（", "）", "“", "”", "‘", "’", "《", "》", "·", "–", "——", "—", "……", "…", "／", "/",
	"2024", "40%", "￥12", "A", "word", "extraordinary", "https://example.org/a/b?c=d", " ", "　", "\t", "\n", "\u00a0", "\u200b", "\u00ad",
	"é", "e\u0301", "👨‍👩‍👧", "🇨🇳", "\U00020000", "\u2060", "\ufeff", "、", "；", "：", "①", "℃", "-", ".", ",", "\x00", "ﬁ", "ع", "가",
}

func drawText(t *rapid.T) string {
	text := ""
	for _, k := range rapid.SliceOfN(rapid.IntRange(0, len(pieces)-1), 0, 60).Draw(t, "text") {
		text += pieces[k]
	}
	return text
}

func drawStyle(t *rapid.T) design.ParagraphStyle {
	style := plainStyle()
	style.Indent = float64(rapid.IntRange(0, 2).Draw(t, "indent"))
	style.Align = rapid.SampledFrom([]design.Align{design.AlignJustify, design.AlignStart, design.AlignEnd, design.AlignCentre, design.AlignSpread}).Draw(t, "align")
	style.Squeeze = rapid.SampledFrom([]design.Squeeze{design.SqueezeNone, design.SqueezeLineEnd, design.SqueezeAdjacent, design.SqueezeAll}).Draw(t, "squeeze")
	style.Kinsoku = rapid.SampledFrom([]design.Kinsoku{design.KinsokuNone, design.KinsokuBasic, design.KinsokuGB, design.KinsokuStrict}).Draw(t, "kinsoku")
	style.Hyphenate = rapid.Bool().Draw(t, "hyphenate")
	return style
}

func drawMeasure(t *rapid.T) Measure {
	widths := rapid.SliceOfN(rapid.IntRange(2, 40), 1, 4).Draw(t, "half ems")
	return func(line int) geom.Length { return em10 / 2 * geom.Length(widths[min(line, len(widths)-1)]) }
}

// No rune is lost or set twice, nothing is wider than its measure unless it
// cannot be divided, and the same input gives the same output.
func TestLinesProperties(t *testing.T) {
	setter := square()
	rapid.Check(t, func(t *rapid.T) {
		text, style, measure := drawText(t), drawStyle(t), drawMeasure(t)
		locale := rapid.SampledFrom([]story.Locale{"zh-Hans", "zh-Hant", "en"}).Draw(t, "locale")
		spans := splitSpans(t, text)
		p := setter.Prepare(spans, style, locale)
		s := p.Set(measure, rapid.IntRange(0, 9).Draw(t, "lines"))
		checkRunes(t, p, s, text)
		checkWidths(t, p, s, measure)
		again := NewSetter(setter.book, nil, nil).Prepare(spans, style, locale)
		if got := again.Set(measure, 0); !reflect.DeepEqual(got, p.Set(measure, 0)) {
			t.Fatalf("not the same again")
		}
	})
}

// splitSpans cuts a text into up to three spans of different looks.
func splitSpans(t *rapid.T, text string) []story.Span {
	runes := []rune(text)
	a := rapid.IntRange(0, len(runes)).Draw(t, "bold from")
	b := rapid.IntRange(a, len(runes)).Draw(t, "italic from")
	return []story.Span{{Text: string(runes[:a])}, {Text: string(runes[a:b]), Bold: true}, {Text: string(runes[b:]), Italic: true}}
}

func checkRunes(t *rapid.T, p *Paragraph, s Setting, text string) {
	at := 0
	for i, l := range s.Lines {
		if l.Start != at || l.End < l.Start {
			t.Fatalf("line %d is %d to %d, the one before ends at %d", i, l.Start, l.End, at)
		}
		at = l.End
		checkRuns(t, p, l)
	}
	if at != utf8.RuneCountInString(text) {
		t.Fatalf("lines end at %d of %d", at, utf8.RuneCountInString(text))
	}
}

// checkRuns checks that each visible rune has a glyph in its line.
func checkRuns(t *rapid.T, p *Paragraph, l Line) {
	drawn := map[int]bool{}
	for _, r := range l.Runs {
		if len(r.GIDs) == 0 || len(r.At) != len(r.GIDs) || len(r.Clusters) != len(r.GIDs) || r.Face == nil {
			t.Fatalf("run %+v", r)
		}
		if r.Start < l.Start || r.End > l.End || r.End <= r.Start {
			t.Fatalf("run %d to %d in line %d to %d", r.Start, r.End, l.Start, l.End)
		}
		for _, c := range r.Clusters {
			if int(c) < r.Start || int(c) >= r.End {
				t.Fatalf("cluster %d in run %d to %d", c, r.Start, r.End)
			}
			drawn[int(c)] = true
		}
	}
	for i := l.Start; i < l.End; i++ {
		if r := p.text[i]; (isHanRune(r) || isAlnum(r) && r < 0x80) && !drawn[i] {
			t.Fatalf("no glyph for %q", r)
		}
	}
}

func checkWidths(t *rapid.T, p *Paragraph, s Setting, m Measure) {
	for i, l := range s.Lines {
		start, items := geom.Length(0), 0
		if i == 0 {
			start = p.indentIn(m(0))
		}
		for k := range p.items {
			if int(p.items[k].start) >= l.Start && int(p.items[k].start) < l.End {
				items++
			}
		}
		if l.Width > m(i)-start+2 && items > 1 {
			t.Fatalf("line %d %q is %d wide in %d", i, string(p.text[l.Start:l.End]), l.Width, m(i)-start)
		}
	}
}

func FuzzSet(f *testing.F) {
	for _, piece := range pieces {
		f.Add(piece+"国，"+piece, 30)
	}
	setter := square()
	f.Fuzz(func(t *testing.T, text string, em int) {
		if len(text) > 2000 {
			return
		}
		p := setter.Prepare(plain(text), bodyStyle(), "zh-Hans")
		s := p.Set(Fixed(geom.Length(em%60)*em10/4), 0)
		if got := s.Lines[len(s.Lines)-1].End; got != len([]rune(text)) {
			t.Errorf("lines end at %d of %d", got, len([]rune(text)))
		}
	})
}
