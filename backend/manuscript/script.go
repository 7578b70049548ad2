package manuscript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isBlank reports whether a rune is white space of any kind, the full-width
// space, the zero-width space and a stray byte order mark included.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

// countInk returns the number of runes that are not white space.
func countInk(text string) int {
	n := 0
	for _, r := range text {
		if !isBlank(r) {
			n++
		}
	}
	return n
}

// isHan reports whether a rune is a Chinese character.
func isHan(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }

// isWide reports whether a rune is a full-width character or mark, between
// which Chinese needs no space.
func isWide(r rune) bool {
	switch {
	case r < 0x2e80:
		return strings.ContainsRune("“”‘’—…·", r)
	case r <= 0x303f, r >= 0xff00 && r <= 0xffef:
		return true
	}
	return isHan(r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r) || unicode.Is(unicode.Bopomofo, r)
}

// columns returns the width of a text in the columns of a terminal: two for a
// full-width character, one for others.
func columns(text string) int {
	n := 0
	for _, r := range text {
		n++
		if isWide(r) {
			n++
		}
	}
	return n
}

// isMostlyHan reports whether a text counts as Chinese: measures of length
// are in characters there, elsewhere in columns.
func isMostlyHan(text string) bool {
	han, letters := 0, 0
	for _, r := range text {
		switch {
		case isHan(r):
			han++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return han > 0 && han*4 >= letters
}

// isWithin reports whether a text is at most so many characters long in
// Chinese, or three times as many columns in other scripts: a Chinese
// character says about as much as half an English word.
func isWithin(text string, characters int) bool {
	if len(text) > 12*characters+64 {
		return false
	}
	if isMostlyHan(text) {
		return countInk(text) <= characters
	}
	return columns(text) <= 3*characters
}

func lastRune(text string) rune {
	r, size := utf8.DecodeLastRuneInString(text)
	if size == 0 {
		return 0
	}
	return r
}

func firstRune(text string) rune {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return 0
	}
	return r
}

const (
	sentenceMarks = "。！？!?….．｡；;：:"
	closingMarks  = "”’」』）)】》〉\"']］〕"
	commaMarks    = "，、,"
)

// isEnded reports whether a paragraph ends as paragraphs end: with a
// sentence's mark, or with a closing quote or bracket.
func isEnded(text string) bool {
	return strings.ContainsRune(sentenceMarks+closingMarks+"—～~*", lastRune(text))
}

// isSentence reports whether a text ends with a full stop, behind whatever
// closing marks.
func isSentence(text string) bool {
	text = strings.TrimRight(text, closingMarks)
	return strings.ContainsRune("。！？!?….．｡；;", lastRune(text))
}

// isStatement is isSentence without the marks that heads may end with too.
func isStatement(text string) bool {
	text = strings.TrimRight(text, closingMarks)
	return strings.ContainsRune("。.｡；;，,、", lastRune(text))
}

// joint returns what goes between two parts of a text that a line end parted:
// nothing in Chinese and after a hyphen, a space elsewhere.
func joint(left, right string) string {
	a, b := lastRune(left), firstRune(right)
	switch {
	case a == 0, b == 0, isWide(a), isWide(b):
		return ""
	case a == '-' && unicode.IsLower(b) && len(left) > 1 && left[len(left)-2] != ' ' && left[len(left)-2] != '-':
		return ""
	}
	return " "
}
