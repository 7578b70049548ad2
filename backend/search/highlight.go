package search

import (
	"slices"
	"strings"
	"unicode"

	"broadsheet/backend/document"
)

// Match is a place where a word of the query stands. From and To are rune
// offsets in the field; in lists of names, in the names joined by ListSeparator.
type Match struct {
	Field string `json:"field"`
	From  int    `json:"from"`
	To    int    `json:"to"`
}

// ListSeparator stands between the people and the keywords of a photo where
// they are taken for one text.
const ListSeparator = "\n"

// field is a text of a photo that is searched.
type field struct{ name, text string }

// fieldsOf are the searched texts of a photo, the caption first.
func fieldsOf(p *document.Photo) [8]field {
	return [8]field{
		{"caption", p.Caption}, {"credit", p.Credit}, {"headline", p.Headline}, {"byline", p.Byline}, {"place", p.Place},
		{"people", strings.Join(p.People, ListSeparator)}, {"keywords", strings.Join(p.Keywords, ListSeparator)}, {"name", p.Name},
	}
}

// matches finds the words in the fields of a photo, in the order of the fields
// and of the text. Places that touch are one.
func matches(p *document.Photo, words []word) []Match {
	var out []Match
	for _, f := range fieldsOf(p) {
		if f.text == "" || len(words) == 0 {
			continue
		}
		out = append(out, f.matches(words)...)
	}
	return out
}

func (f field) matches(words []word) []Match {
	text, runes := foldPlaces(f.text)
	if !slices.ContainsFunc(words, func(w word) bool { return w.in(text, 0) >= 0 }) {
		return nil
	}
	original := []rune(f.text)
	var found []Match
	for _, w := range words {
		for at := w.in(text, 0); at >= 0; at = w.in(text, at+1) {
			end := runes[at+len(w.text)-1] + 1
			for end < len(original) && unicode.Is(unicode.Mn, original[end]) {
				end++ // its accent
			}
			found = append(found, Match{f.name, runes[at], end})
		}
	}
	slices.SortFunc(found, func(a, b Match) int { return a.From - b.From })
	return joined(found)
}

// joined makes one of places that overlap or touch.
func joined(found []Match) []Match {
	var out []Match
	for _, m := range found {
		if n := len(out); n > 0 && m.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, m.To)
			continue
		}
		out = append(out, m)
	}
	return out
}

// foldPlaces folds a text and tells for each byte of the result the rune of
// the text that it comes from.
func foldPlaces(s string) (text string, runes []int) {
	var out strings.Builder
	index := 0
	for _, r := range s {
		foldRune(&out, r)
		for len(runes) < out.Len() {
			runes = append(runes, index)
		}
		index++
	}
	return out.String(), runes
}
