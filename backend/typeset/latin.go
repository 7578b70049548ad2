package typeset

import (
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// latinBreak says how a line may end before a rune inside Latin text.
type latinBreak uint8

const (
	latinNever latinBreak = iota
	latinAllowed
	latinURL    // inside an address, without a hyphen
	latinHyphen // inside a word, with one
)

var segmenters = sync.Pool{New: func() any { return new(segmenter.Segmenter) }}

// latinBreaks finds the breaks inside the Latin stretches of a text: those of
// UAX 14, those of addresses, and those of words where they may be divided.
func latinBreaks(text []rune, classes []class, hyphenate func(word string) []int) []latinBreak {
	out := make([]latinBreak, len(text))
	for i := 0; i < len(text); {
		if classes[i] != classLatin {
			i++
			continue
		}
		end := stretchEnd(text, classes, i)
		if !isPlainWord(text[i:end]) {
			lineBreaks(text[i:end], out[i:end])
		}
		eachToken(text, classes, i, end, func(from, to int) {
			tokenBreaks(text[from:to], out[from:to], hyphenate)
		})
		i = end
	}
	return out
}

// stretchEnd is the end of the Latin text that begins at i; spaces go with it.
func stretchEnd(text []rune, classes []class, i int) int {
	for i < len(text) && (classes[i] == classLatin || classes[i] == classSpace || classes[i] == classIgnorable) {
		i++
	}
	return i
}

// isPlainWord reports whether a stretch is a single word or number, inside
// which UAX 14 has no break.
func isPlainWord(text []rune) bool {
	for _, r := range text {
		if r >= 0x80 || !isAlnum(r) {
			return false
		}
	}
	return true
}

// lineBreaks notes the opportunities of UAX 14 in a stretch.
func lineBreaks(text []rune, out []latinBreak) {
	seg := segmenters.Get().(*segmenter.Segmenter)
	defer segmenters.Put(seg)
	seg.Init(text)
	for lines := seg.LineIterator(); lines.Next(); {
		if at := lines.Line().Offset; at > 0 {
			out[at] = latinAllowed
		}
	}
}

// eachToken calls do for every piece of a stretch without white space.
func eachToken(text []rune, classes []class, from, end int, do func(from, to int)) {
	for from < end {
		if classes[from] != classLatin {
			from++
			continue
		}
		to := from
		for to < end && classes[to] == classLatin {
			to++
		}
		do(from, to)
		from = to
	}
}

// tokenBreaks notes the breaks inside one token: an address or words.
func tokenBreaks(token []rune, out []latinBreak, hyphenate func(string) []int) {
	if isAddress(token) {
		addressBreaks(token, out)
		return
	}
	if hyphenate != nil {
		wordBreaks(token, out, hyphenate)
	}
}

// isAddress reports whether a token is a URL, a mail address or a host with a
// path.
func isAddress(token []rune) bool {
	if len(token) < 8 {
		return false
	}
	s := string(token)
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") ||
		strings.ContainsRune(s, '@') && strings.ContainsRune(s, '.') ||
		strings.Contains(s, ".") && strings.Contains(s, "/") && !unicode.IsDigit(token[0])
}

// addressBreaks allows a line to end behind / . - _ ? & = and @, without a
// hyphen, which would be taken for a part of the address.
func addressBreaks(token []rune, out []latinBreak) {
	for i := range token {
		out[i] = latinNever
		if i < 2 || len(token)-i < 2 {
			continue
		}
		if strings.ContainsRune("/.-_?&=@", token[i-1]) && token[i] != '/' {
			out[i] = latinURL
		}
	}
}

// Words outside these lengths are not divided: short ones gain nothing, and
// what is longer than any word (a key, a sequence of a gene) has no syllables,
// while looking for them takes time by the cube of its length.
const (
	shortestDivided = 5
	longestDivided  = 50
)

// wordBreaks notes where the words of a token may be divided. Words in
// capitals are mostly initials and stay whole.
func wordBreaks(token []rune, out []latinBreak, hyphenate func(string) []int) {
	for i := 0; i < len(token); {
		end := i
		for end < len(token) && unicode.IsLetter(token[end]) {
			end++
		}
		if word := token[i:end]; isDivided(word) {
			for _, at := range hyphenate(string(word)) {
				out[i+at] = latinHyphen
			}
		}
		i = max(end, i+1)
	}
}

func isDivided(word []rune) bool {
	return len(word) >= shortestDivided && len(word) <= longestDivided && !isCapitals(word)
}

func isCapitals(word []rune) bool { return unicode.IsUpper(word[0]) && unicode.IsUpper(word[1]) }
