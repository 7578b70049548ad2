package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// word is one of a query, folded. It may begin anywhere in a script without
// spaces, and else where a word, or a number in a word, begins.
type word struct {
	text  string
	first kind
}

// wordsOf cuts a query into its words, each once, the longest first: it is the
// rarest. Marks and spaces only separate; nothing has a meaning of its own.
func wordsOf(query string) []word {
	var out []word
	for _, text := range strings.FieldsFunc(fold(query), func(r rune) bool { return kindOf(r) == separator }) {
		first, _ := utf8.DecodeRuneInString(text)
		out = append(out, word{text, kindOf(first)})
	}
	slices.SortFunc(out, func(a, b word) int {
		if byLength := len(b.text) - len(a.text); byLength != 0 {
			return byLength
		}
		return strings.Compare(a.text, b.text)
	})
	return slices.Compact(out)
}

// in returns the byte offset at which the word stands first in a folded text,
// from an offset on; -1 where it does not.
func (w word) in(text string, from int) int {
	for from <= len(text) {
		at := strings.Index(text[from:], w.text)
		if at < 0 {
			return -1
		}
		if at += from; w.mayBegin(text, at) {
			return at
		}
		from = at + 1
	}
	return -1
}

func (w word) mayBegin(text string, at int) bool {
	if at == 0 || w.first == free {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return kindOf(before) != w.first
}
