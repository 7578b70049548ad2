package typeset

import (
	"strings"
	"testing"

	"broadsheet/backend/design"
)

// marked writes a text with its breaks: | allowed, / in an address, - hyphen.
func marked(text string, hyphenate bool) string {
	runes := []rune(text)
	var divide func(string) []int
	if hyphenate {
		divide = divideEnglish
	}
	var b strings.Builder
	for i, k := range latinBreaks(runes, classify(runes, false), divide) {
		b.WriteString([]string{"", "|", "↵", "~"}[k] + string(runes[i]))
	}
	return b.String()
}

func TestLatinBreaks(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"words", "one two", "one |two"},
		{"a number", "1,234.5", "1,234.5"},
		{"behind a hyphen", "well-known", "well-|known"},
		{"behind a solidus", "and/or", "and/|or"},
		{"an address", "https://a.org/b_c?d=e&f", "https://↵a.↵org/↵b_↵c?↵d=↵e&f"},
		{"a mail address", "desk@paper.org", "desk@↵paper.↵org"},
		{"not a date", "2024/10/12", "2024/10/12"},
	}
	for _, c := range cases {
		check(t, c.name, marked(c.text, false), c.want)
	}
}

func TestHyphens(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"patterns", "hyphenation", "hy~phen~ation"},
		{"two before, three behind", "ability", "abil~ity"},
		{"an exception of the list", "associates", "as~so~ciates"},
		{"an exception that is not divided", "project", "project"},
		{"capitals stay whole", "UNESCO", "UNESCO"},
		{"short words stay whole", "into", "into"},
		{"what is longer than any word stays whole", strings.Repeat("hyphenation", 2000), strings.Repeat("hyphenation", 2000)},
		{"not inside an address", "www.hyphenation.org", "www.↵hyphenation.↵org"},
		{"both parts of a compound", "newspaper-making", "news~pa~per-|mak~ing"},
	}
	for _, c := range cases {
		check(t, c.name, marked(c.text, true), c.want)
	}
}

// English in a narrow column: lines are filled, words divided.
func TestEnglish(t *testing.T) {
	const text = "The representative offered considerable hyphenation opportunities to every newspaper."
	p, s := setLocale(text, 16, "en", func(st *design.ParagraphStyle) { st.Hyphenate = true })
	check(t, "lines", linesOf(p, s), "The representative offered con|siderable hyphenation opportuni|ties to every newspaper.")
	for i, l := range s.Lines[:len(s.Lines)-1] {
		last := l.Runs[len(l.Runs)-1]
		if hyphen, _ := last.Face.GID('-'); last.GIDs[len(last.GIDs)-1] != hyphen {
			t.Errorf("line %d ends without a hyphen", i)
		}
		check(t, "width", l.Width, inEm(16))
	}
	p, s = setLocale(text, 16, "en", nil)
	check(t, "whole words", linesOf(p, s), "The representative offered |considerable hyphenation |opportunities to every newspaper.")
}

// A word is divided inside a ligature: each part is shaped for itself.
func TestDividedLigature(t *testing.T) {
	s := realSetter(t)
	style := bodyStyle()
	style.Indent, style.Hyphenate = 0, true
	p := s.Prepare(plain("difficulty"), style, "en")
	if len(p.splits) != 2 {
		t.Skip("the face has no ligature ffi")
	}
	whole := p.Set(Fixed(inEm(20)), 0)
	check(t, "glyphs of the whole word", len(whole.Lines[0].Runs[0].GIDs), 8)
	divided := p.Set(Fixed(style.Size*2), 0)
	check(t, "lines", linesOf(p, divided)[:4], "dif|")
	check(t, "glyphs before the break", len(divided.Lines[0].Runs[0].GIDs), 4) // d i f and the hyphen
	face := divided.Lines[0].Runs[0].Face
	f, _ := face.GID('f')
	check(t, "the f by itself", divided.Lines[0].Runs[0].GIDs[2], f)
}
