package typeset

import (
	"strings"
	"testing"

	"broadsheet/backend/design"
)

// The rules of widths, sections 4 and 5 of docs/chinese-rules.md, each as one line
// drawn by the square font: a character and the x of its glyph's origin in em.
// An opening mark's ink is the right half of its glyph, so that its origin is
// half an em left of its ink.
func TestWidths(t *testing.T) {
	cases := []struct {
		rule, text, want, width string
	}{
		{"4: pause marks are one em", "国，国。国", "国0 ，1 国2 。3 国4", "5"},
		{"4: short connector is half an em", "国–国", "国0 –1 国1.5", "2.5"},
		{"4: interpunct is half an em, centred", "夫·托", "夫0 ·1.12 托1.5", "2.5"},
		{"4: solidus is half an em", "国/国", "国0 /1 国1.5", "2.5"},
		{"4: a full-width solidus too wide for half an em", "国／国", "国0 ／1 国2", "3"},
		{"4: the dash is two em", "国——国", "国0 —1 国3", "4"},
		{"4: the ellipsis is two em", "国……国", "国0 …1 …2 国3", "4"},
		{"5: open and open", "国（《国", "国0 （1 《1.5 国2.5", "3.5"},
		{"5: close and close", "国》）国", "国0 》1 ）1.5 国2.5", "3.5"},
		{"5: close and open share an em and a half", "国）（国", "国0 ）1 （1.5 国2.5", "3.5"},
		{"5: close and pause", "国》，国", "国0 》1 ，1.5 国2.5", "3.5"},
		{"5: pause and open", "国：“国", "国0 ：1 “1.5 国2.5", "3.5"},
		{"5: pause and close", "国。”国", "国0 。1 ”1.5 国2.5", "3.5"},
		{"5: three marks", "国。』」国", "国0 。1 』1.5 」2 国3", "4"},
		{"5: an opening bracket at a line's start gives up its half", "（国国", "（-0.5 国0.5 国1.5", "2.5"},
		{"5: a mark at the line's end takes half an em", "国国。", "国0 国1 。2", "2.5"},
		{"5.1.2: two exclamations in one em", "国！？国", "国0 ！1 ？1.5 国2", "3"},
		{"5.1.2: three in two", "国！！！国", "国0 ！1 ！1.5 ！2 国3", "4"},
		{"7: a quarter em between Han and Latin", "国A国", "国0 A1.25 国2", "3"},
		{"7: a quarter em between Han and digits", "国12国", "国0 11.25 21.75 国2.5", "3.5"},
		{"7: a typed space there is that space", "国 A 国", "国0 A1.25 国2", "3"},
		{"7: none beside pause marks", "国，A。", "国0 ，1 A2 。2.5", "3"},
		{"7: none inside brackets", "国（A）国", "国0 （1 A2 ）2.5 国3.5", "4.5"},
		{"7: after a percent sign", "40%的", "40 00.5 %1 的1.75", "2.75"},
		{"a typed space beside a full-width mark does not show", "国， 国", "国0 ，1 国2", "3"},
		{"between Han a typed space parts phrases", "国 国", "国0 国1.5", "2.5"},
		{"an ideographic space is one em", "国　国", "国0 国2", "3"},
		{"several spaces show as one", "A   B", "A0 B0.75", "1.25"},
		{"control characters behave as spaces", "A\tB", "A0 B0.75", "1.25"},
		{"space at the paragraph's edges does not show", "　　国 ", "国0", "1"},
		{"full-width quotation marks in Chinese", "“国”", "“-0.5 国0.5 ”1.5", "2"},
		{"an apostrophe in a Latin word is Latin", "it’s", "i0 t0.5 ’1.04 s1.58", "2.08"},
	}
	for _, c := range cases {
		p, s := setSquare(c.text, 30, nil)
		check(t, c.rule, drawn(p, s.Lines[0]), c.want)
		check(t, c.rule+", width", widthInEm(s.Lines[0]), c.width)
	}
}

// Section 5 again: how much is squeezed is the style's choice.
func TestSqueezeStyles(t *testing.T) {
	const text = "（国），“国”。"
	cases := []struct {
		squeeze design.Squeeze
		want    string
		width   string
	}{
		{design.SqueezeNone, "（0 国1 ）2 ，3 “4 国5 ”6 。7", "8"},
		{design.SqueezeLineEnd, "（0 国1 ）2 ，3 “4 国5 ”6 。7", "7.5"},
		{design.SqueezeAdjacent, "（-0.5 国0.5 ）1.5 ，2 “2.5 国3.5 ”4.5 。5", "5.5"},
		{design.SqueezeAll, "（-0.5 国0.5 ）1.5 ，2 “2 国3 ”4 。4.5", "5"},
	}
	for _, c := range cases {
		p, s := setSquare(text, 30, func(st *design.ParagraphStyle) { st.Squeeze = c.squeeze })
		check(t, string(c.squeeze), drawn(p, s.Lines[0]), c.want)
		check(t, string(c.squeeze)+", width", widthInEm(s.Lines[0]), c.width)
	}
}

// In Taiwan and Hong Kong pause marks are centred and keep their em.
func TestCentredPauses(t *testing.T) {
	p, s := setLocale("國，國（國）。", 30, "zh-Hant", nil)
	check(t, "4: zh-Hant", drawn(p, s.Lines[0]), "國0 ，1 國2 （3 國4 ）5 。5.5")
}

func TestIndent(t *testing.T) {
	indent := func(st *design.ParagraphStyle) { st.Indent = 2 }
	p, s := setSquare("国国国国", 10, indent)
	check(t, "8: two em", drawn(p, s.Lines[0]), "国2 国3 国4 国5")
	p, s = setSquare("《国》国国国", 10, indent)
	check(t, "5: the bracket's ink starts at two em", drawn(p, s.Lines[0]), "《1.5 国2.5 》3.5 国4.5 国5.5 国6.5")
	p, s = setSquare("国国国", 3, indent)
	check(t, "no indent where two characters have no room beside it", drawn(p, s.Lines[0]), "国0 国1 国2")
}

// Section 2: which marks may not begin or end a line, by level. 一 is the last
// character that fits.
func TestKinsoku(t *testing.T) {
	cases := []struct {
		rule    string
		level   design.Kinsoku
		text    string
		measure float64
		want    string
	}{
		{"none: a comma may start a line", design.KinsokuNone, "国国国国国国，国国国", 6, "国国国国国国|，国国国"},
		{"basic: no pause mark at a line's start", design.KinsokuBasic, "国国国国国国国国国国国，国国", 11, "国国国国国国国国国国|国，国国"},
		{"basic: no closing mark at a line's start", design.KinsokuBasic, "国国国国国国国国国国国）国国", 11, "国国国国国国国国国国|国）国国"},
		{"basic: no opening mark at a line's end", design.KinsokuBasic, "国国国国国国国国国国（国国国", 11, "国国国国国国国国国国|（国国国"},
		{"basic: no interpunct at a line's start", design.KinsokuBasic, "国国国国国国国国国列夫·托尔斯泰", 11, "国国国国国国国国国列|夫·托尔斯泰"},
		{"basic: no connector at a line's start", design.KinsokuBasic, "国国国国国国国国国国国～国国", 11, "国国国国国国国国国国|国～国国"},
		{"basic: no solidus at a line's start", design.KinsokuBasic, "国国国国国国国国国国国／国国", 11, "国国国国国国国国国国|国／国国"},
		{"basic: a solidus may end a line", design.KinsokuBasic, "国国国国国国国国国国／国国国国", 11, "国国国国国国国国国国／|国国国国"},
		{"gb: no solidus at a line's end", design.KinsokuGB, "国国国国国国国国国国国／国国国", 11.5, "国国国国国国国国国国|国／国国国"},
		{"gb: a dash may start a line", design.KinsokuGB, "国国国国国国——国国", 6, "国国国国国国|——国国"},
		{"strict: a dash may not", design.KinsokuStrict, "国国国国国国国国国国国——国国", 11, "国国国国国国国国国国|国——国国"},
		{"a percent sign stays with its number", design.KinsokuGB, "国国国国国国国国国国40％国", 11, "国国国国国国国国国国|40％国"},
		{"a currency sign stays with its number", design.KinsokuGB, "国国国国国国国国国国￥40国", 11, "国国国国国国国国国国|￥40国"},
		{"full-width digits stay together", design.KinsokuGB, "国国国国国国国国国国１２３国", 11, "国国国国国国国国国国|１２３国"},
		{"a number is not broken", design.KinsokuGB, "国国国国国国国国国国12345国国", 11, "国国国国国国国国国国|12345国国"},
	}
	for _, c := range cases {
		p, s := setSquare(c.text, c.measure, func(st *design.ParagraphStyle) { st.Kinsoku = c.level })
		check(t, "2: "+c.rule, linesOf(p, s), c.want)
	}
}

// The cases that other typesetters got wrong.
func TestKnownFaults(t *testing.T) {
	for em := 4.0; em < 14; em += 0.5 {
		p, s := setSquare("国国国列夫·托尔斯泰国国——国国国国……国国·国国国国国——国国国国国国国国国国", em, nil)
		for _, l := range s.Lines {
			line := string(p.text[l.Start:l.End])
			if strings.HasPrefix(line, "·") {
				t.Errorf("%v em: an interpunct starts a line: %s", em, linesOf(p, s))
			}
			if strings.Count(line, "—")%2 != 0 || strings.Count(line, "…")%2 != 0 {
				t.Errorf("%v em: a unit is split: %s", em, linesOf(p, s))
			}
		}
	}
	p, s := setSquare("国国国国国国国A国国国国国国国国国国国国", 11.2, nil)
	check(t, "Han-Latin space is stretched on both sides alike", hanLatinSides(p, s.Lines[0]), "0.33 0.33")
}

// hanLatinSides is the space before and behind the A of a line, in em.
func hanLatinSides(p *Paragraph, l Line) string {
	var before, at, behind float64
	last := 0.0
	for _, r := range l.Runs {
		for k, c := range r.Clusters {
			x := float64(r.X+r.At[k]) / float64(r.Size)
			switch {
			case p.text[c] == 'A':
				before, at = x-last-1, x
			case at > 0 && behind == 0:
				behind = x - at - 0.5
			}
			last = x
		}
	}
	return trim(before) + " " + trim(behind)
}

// Section 8: 孤字不成行.
func TestLastLine(t *testing.T) {
	cases := []struct{ rule, text, want string }{
		{"one character is no line", "国国国国国国国国国国国国", "国国国国国国国国国国|国国"},
		{"nor with its mark", "国国国国国国国国国国国国。", "国国国国国国国国国国|国国。"},
		{"two are", "国国国国国国国国国国国国国", "国国国国国国国国国国国|国国"},
		{"a letter counts", "国国国国国国国国国国国国A", "国国国国国国国国国国国|国A"},
		{"one character alone is a paragraph", "国", "国"},
	}
	for _, c := range cases {
		p, s := setSquare(c.text, 11, nil)
		check(t, "8: "+c.rule, linesOf(p, s), c.want)
		if s.Badness >= Intolerable {
			t.Errorf("8: %s: intolerable", c.rule)
		}
	}
}
