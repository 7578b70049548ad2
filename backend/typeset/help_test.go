package typeset

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"broadsheet/backend/design"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/story"
)

// em10 is the em of the tests with the square font: 10 pt.
const em10 = 10 * geom.Pt

// square sets with the square font: Han and marks one em, ASCII half an em,
// a space a quarter.
func square() *Setter { return NewSetter(testfont.Book(), nil, nil) }

// plainStyle justifies without an indent.
func plainStyle() design.ParagraphStyle {
	return design.ParagraphStyle{Family: "serif", Weight: 400, Size: em10, Leading: 15 * geom.Pt,
		Align: design.AlignJustify, Kinsoku: design.KinsokuGB, Squeeze: design.SqueezeAdjacent}
}

// inEm is a length of some em of the tests' size.
func inEm(n float64) geom.Length { return em10.Scale(n) }

// setSquare sets a text in a measure of so many em.
func setSquare(text string, em float64, change func(*design.ParagraphStyle)) (*Paragraph, Setting) {
	return setLocale(text, em, "zh-Hans", change)
}

func setLocale(text string, em float64, locale story.Locale, change func(*design.ParagraphStyle)) (*Paragraph, Setting) {
	style := plainStyle()
	if change != nil {
		change(&style)
	}
	p := square().Prepare(plain(text), style, locale)
	return p, p.Set(Fixed(inEm(em)), 0)
}

// linesOf returns the text of each line, joined by |.
func linesOf(p *Paragraph, s Setting) string {
	var out []string
	for _, l := range s.Lines {
		out = append(out, string(p.text[l.Start:l.End]))
	}
	return strings.Join(out, "|")
}

// drawn writes a line as its characters, each with the x of its glyph's origin
// in em: "国0 国1 ，2".
func drawn(p *Paragraph, l Line) string {
	var out []string
	for _, r := range l.Runs {
		for k, c := range r.Clusters {
			if unicode.IsSpace(p.text[c]) {
				continue
			}
			x := float64(r.X+r.At[k]) / float64(r.Size)
			out = append(out, string(p.text[c])+trim(x))
		}
	}
	return strings.Join(out, " ")
}

// trim writes a number with at most two decimals.
func trim(x float64) string {
	s := strconv.FormatFloat(x, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// widthInEm is a line's width in em.
func widthInEm(l Line) string { return trim(float64(l.Width) / float64(em10)) }

// check compares two values by what they print.
func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		t.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}
