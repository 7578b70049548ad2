package typeset

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/speedata/hyphenation"

	"broadsheet/backend/design"
	"broadsheet/backend/story"
)

//go:embed patterns/hyph-en-us.tex
var patternsEnglish string

// english divides English words by Liang's algorithm, at least two letters
// before and three behind the hyphen.
var english = sync.OnceValue(func() *hyphenation.Lang {
	l, err := hyphenation.New(strings.NewReader(texGroup(patternsEnglish, `\patterns{`)))
	if err != nil {
		panic("typeset: patterns: " + err.Error()) // embedded, so ours
	}
	l.Leftmin, l.Rightmin = 1, 3 // the library allows a break behind one more than Leftmin
	return l
})

// exceptions are the words that the patterns get wrong.
var exceptions = sync.OnceValue(func() map[string][]int {
	out := map[string][]int{}
	for _, word := range strings.Fields(texGroup(patternsEnglish, `\hyphenation{`)) {
		var at []int
		for i := range word {
			if word[i] == '-' {
				at = append(at, i-len(at))
			}
		}
		out[strings.ReplaceAll(word, "-", "")] = at
	}
	return out
})

// texGroup returns what stands in the group that begins with open, comments
// taken out.
func texGroup(file, open string) string {
	var b strings.Builder
	inside := false
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "%")
		if _, after, ok := strings.Cut(line, open); ok {
			inside, line = true, after
		}
		before, _, ends := strings.Cut(line, "}")
		if inside {
			b.WriteString(before + "\n")
		}
		if ends {
			inside = false
		}
	}
	return b.String()
}

// divideEnglish returns the offsets in runes at which a word may be divided.
func divideEnglish(word string) []int {
	if at, ok := exceptions()[strings.ToLower(word)]; ok {
		return at
	}
	return english().Hyphenate(word)
}

// hyphenator returns what divides the words of a paragraph, nil where words
// stay whole. Latin words in Chinese text are taken for English.
func hyphenator(style design.ParagraphStyle, locale story.Locale) func(string) []int {
	if !style.Hyphenate || !strings.HasPrefix(string(locale), "en") && !locale.IsChinese() {
		return nil
	}
	return divideEnglish
}
