package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold returns a text as it is compared: without case, marks over letters and
// the width of characters; what separates nothing (the dot in a name of two
// parts, an apostrophe, a joiner) is left out.
func fold(s string) string {
	var out strings.Builder
	foldTo(&out, s)
	return out.String()
}

func foldTo(out *strings.Builder, s string) {
	for _, r := range s {
		foldRune(out, r)
	}
}

// foldRune writes what a character is compared as. Each is folded by itself,
// so that a place in the folded text has one in the original.
func foldRune(out *strings.Builder, r rune) {
	switch {
	case r < utf8.RuneSelf:
		if r != '\'' {
			out.WriteByte(asciiLower(byte(r)))
		}
	case isPlainHan(r) || isIdeographicMark(r):
		out.WriteRune(r)
	case 0xff01 <= r && r <= 0xff5e: // full width
		foldRune(out, r-0xfee0)
	default:
		foldRare(out, r)
	}
}

func asciiLower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// isPlainHan: of these, none has another form.
func isPlainHan(r rune) bool { return 0x3400 <= r && r <= 0x9fff || r >= 0x20000 && r < 0x2f800 }

// isIdeographicMark: 、。《》 and the like, which have no other form either.
func isIdeographicMark(r rune) bool { return 0x3001 <= r && r <= 0x3029 }

func foldRare(out *strings.Builder, r rune) {
	for _, part := range norm.NFKD.String(string(r)) {
		part = unicode.ToLower(part)
		switch letters, is := ligatures[part]; {
		case is:
			out.WriteString(letters)
		case part == '\'' || isSilent(part):
		default:
			out.WriteRune(part)
		}
	}
}

// ligatures are the letters that Unicode takes for letters of their own, and
// that nobody finds on another keyboard.
var ligatures = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i",
}

// isSilent reports whether a character separates nothing: marks over letters,
// joiners and selectors, apostrophes, and the dots inside names (阿卜杜拉·买买提).
func isSilent(r rune) bool {
	switch r {
	case '’', '‘', 'ʼ', '·', '•', '‧', '・':
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf)
}

// kind is what a character is to a word.
type kind byte

const (
	separator kind = iota // belongs to no word
	free                  // of a script without spaces: a word of its own
	letter
	digit
)

// kindOf tells the kind of a folded character.
func kindOf(r rune) kind {
	switch {
	case 'a' <= r && r <= 'z':
		return letter
	case '0' <= r && r <= '9':
		return digit
	case r < utf8.RuneSelf:
		return separator
	case isPlainHan(r) || unicode.In(r, unspaced...):
		return free
	case r == utf8.RuneError: // of bytes that are no text
		return separator
	case unicode.IsNumber(r):
		return digit
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsSymbol(r):
		return letter
	}
	return separator
}

// unspaced are the scripts that write no spaces between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}
