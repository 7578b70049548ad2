package preflight

import "unicode"

// faultKind is a kind of fault in a text.
type faultKind int

const (
	halfWidth faultKind = iota
	doubled
	misnested  // of the wrong level: ‘ outside of “
	misturned  // a quote the wrong way round, two closing marks in each other's place
	unpaired   // without its other half: only an editor knows where that is
	repeated   // a word that stands twice
	faultKinds = 6
)

// textRules are what the faults of a text depend on beside it.
type textRules struct {
	isChinese bool
	isAlone   bool // a caption: no paragraph behind it ends what it begins
}

// replacement is what stands for runes from..to of a text when it is mended.
type replacement struct {
	from, to int
	text     string
}

// faultsOf reads a text. Replacements are in order and do not overlap within a
// kind.
func faultsOf(text []rune, rules textRules) (out [faultKinds][]replacement) {
	if rules.isChinese {
		out[halfWidth] = halfWidthMarks(text)
	}
	out[doubled] = doubledMarks(text)
	pairs := pairFaultsOf(text, rules)
	out[misnested], out[misturned], out[unpaired] = pairs.misnested, pairs.misturned, pairs.unpaired
	out[repeated] = repeatedWords(text)
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

// doublable are the marks of which never two stand in a row.
const doublable = "。，、；："

// doubledMarks finds marks that were typed twice, half-width ones behind a
// Latin word. Three full stops and more are meant as an ellipsis.
func doubledMarks(text []rune) []replacement {
	var out []replacement
	for i := 0; i < len(text); {
		n := 1
		for i+n < len(text) && text[i+n] == text[i] {
			n++
		}
		if n > 1 && contains(doublable, text[i]) || n == 2 && isDoubledLatin(text, i) {
			out = append(out, replacement{i, i + n, oneFor(text[i], n)})
		}
		i += n
	}
	return out
}

// isDoubledLatin holds for two points or commas behind a word, and before the
// end or a space: not for "a..b" or "../x".
func isDoubledLatin(text []rune, i int) bool {
	before, _ := neighbours(text, i)
	_, after := neighbours(text, i+1)
	return contains(".,", text[i]) && (isLatin(before) || before == '.') && (unicode.IsSpace(after) || isChinese(after))
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
