package preflight

import "unicode"

// faultKind is a kind of fault in a text.
type faultKind int

const (
	halfWidth faultKind = iota
	doubled
	faultKinds = 2
)

// replacement is what stands for runes from..to of a text when it is mended.
type replacement struct {
	from, to int
	text     string
}

// faultsOf reads a Chinese text. Replacements are in order and do not overlap
// within a kind.
func faultsOf(text []rune) (out [faultKinds][]replacement) {
	out[halfWidth] = halfWidthMarks(text)
	out[doubled] = doubledMarks(text)
	return out
}

// wide are the full-width forms of marks that stand behind the text they
// belong to.
var wide = map[rune]string{',': "，", '.': "。", ':': "：", ';': "；", '?': "？", '!': "！"}

// halfWidthMarks finds half-width marks that belong to Chinese text: behind a
// Chinese character or mark, brackets and quotes that enclose or touch one. Marks inside numbers,
// times, Latin words and addresses stay.
func halfWidthMarks(text []rune) []replacement {
	var out []replacement
	pairs := pairedMarks(text)
	for i, r := range text {
		if form, ok := pairs[i]; ok {
			out = append(out, replacement{i, i + 1, form})
			continue
		}
		form, ok := wide[r]
		if !ok || i == 0 || !isChinese(text[i-1]) || staysNarrow(text, i) {
			continue
		}
		out = append(out, replacement{i, i + 1 + spaceAfter(text, i), form})
	}
	return out
}

// staysNarrow holds for a mark that joins what is behind it to a Latin word or
// number without a space ("第3.5", ".NET"), and for rows of points.
func staysNarrow(text []rune, i int) bool {
	if i+1 >= len(text) {
		return false
	}
	next := text[i+1]
	if text[i] == '.' {
		return next == '.' || isLatin(next)
	}
	return false
}

// spaceAfter is 1 where a space follows the mark and Chinese text that: the
// full-width mark brings its own white.
func spaceAfter(text []rune, i int) int {
	if i+2 < len(text) && text[i+1] == ' ' && isChinese(text[i+2]) {
		return 1
	}
	return 0
}

// pairedMarks returns the full-width forms of brackets and straight quotes, by
// their places, where the pair encloses or touches Chinese text.
func pairedMarks(text []rune) map[int]string {
	out := map[int]string{}
	pair := func(open, close int, opening, closing string) {
		if touchesChinese(text, open, close) {
			out[open], out[close] = opening, closing
		}
	}
	var brackets []int
	double, single := -1, -1
	for i, r := range text {
		switch {
		case r == '(':
			brackets = append(brackets, i)
		case r == ')' && len(brackets) > 0:
			pair(brackets[len(brackets)-1], i, "（", "）")
			brackets = brackets[:len(brackets)-1]
		case r == '"' && double < 0:
			double = i
		case r == '"':
			pair(double, i, "“", "”")
			double = -1
		case r == '\'' && isApostrophe(text, i):
		case r == '\'' && single < 0:
			single = i
		case r == '\'':
			pair(single, i, "‘", "’")
			single = -1
		}
	}
	return out
}

// isApostrophe holds between two letters: "don't".
func isApostrophe(text []rune, i int) bool {
	return i > 0 && i+1 < len(text) && isLatin(text[i-1]) && isLatin(text[i+1])
}

// touchesChinese reports whether Chinese text stands inside a pair at one of
// its ends.
func touchesChinese(text []rune, open, close int) bool {
	return close > open+1 && (isChinese(text[open+1]) || isChinese(text[close-1])) ||
		open > 0 && isChinese(text[open-1]) && (close+1 >= len(text) || !isLatin(text[close+1]))
}

// doublable are the marks of which never two stand in a row.
const doublable = "。，、；："

// doubledMarks finds marks that were typed twice. Three full stops and more
// are meant as an ellipsis.
func doubledMarks(text []rune) []replacement {
	var out []replacement
	for i := 0; i < len(text); {
		n := 1
		for i+n < len(text) && text[i+n] == text[i] {
			n++
		}
		if n > 1 && contains(doublable, text[i]) {
			out = append(out, replacement{i, i + n, oneFor(text[i], n)})
		}
		i += n
	}
	return out
}

func oneFor(mark rune, n int) string {
	if mark == '。' && n > 2 {
		return "……"
	}
	return string(mark)
}

func contains(marks string, r rune) bool {
	for _, m := range marks {
		if m == r {
			return true
		}
	}
	return false
}

// isChinese holds for Han characters and full-width marks.
func isChinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3001 && r <= 0x301f || r >= 0xff01 && r <= 0xff65 || contains("“”‘’…—", r)
}

func isLatin(r rune) bool {
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
