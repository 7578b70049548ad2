package document

import (
	"unicode/utf8"

	"broadsheet/backend/story"
)

// length returns the number of runes of spans.
func length(spans []story.Span) int {
	n := 0
	for i := range spans {
		n += utf8.RuneCountInString(spans[i].Text)
	}
	return n
}

// byteOffset returns where rune n of a text begins.
func byteOffset(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}

// cut returns runes from..to of spans.
func cut(spans []story.Span, from, to int) []story.Span {
	var out []story.Span
	at := 0
	for _, s := range spans {
		n := utf8.RuneCountInString(s.Text)
		a, b := max(0, from-at), min(n, to-at)
		if a < b {
			s.Text = s.Text[byteOffset(s.Text, a):byteOffset(s.Text, b)]
			out = append(out, s)
		}
		at += n
	}
	return out
}

// merge returns the lists behind each other, neighbours of one appearance as
// one span, without empty ones. It is never nil, so that it is written as [].
func merge(lists ...[]story.Span) []story.Span {
	n := 0
	for _, list := range lists {
		n += len(list)
	}
	out := make([]story.Span, 0, n)
	for _, list := range lists {
		for _, s := range list {
			if s.Text == "" {
				continue
			}
			if last := len(out) - 1; last >= 0 && isAlike(out[last], s) {
				out[last].Text += s.Text
				continue
			}
			out = append(out, s)
		}
	}
	return out
}

// isAlike reports whether two spans have one appearance.
func isAlike(a, b story.Span) bool {
	a.Text, b.Text = "", ""
	return a == b
}

// isMerged reports whether merge would leave spans as they are.
func isMerged(spans []story.Span) bool {
	for i := range spans {
		if spans[i].Text == "" || i > 0 && isAlike(spans[i-1], spans[i]) {
			return false
		}
	}
	return spans != nil
}

// splice returns spans with runes from..to given way to others.
func splice(spans []story.Span, from, to int, insert []story.Span) []story.Span {
	return merge(cut(spans, 0, from), insert, cut(spans, to, length(spans)))
}

// plain returns the text of spans.
func plain(spans []story.Span) string { return story.Block{Spans: spans}.Text() }

// areValid reports whether the texts of spans are Unicode.
func areValid(spans []story.Span) bool {
	for i := range spans {
		if !utf8.ValidString(spans[i].Text) {
			return false
		}
	}
	return true
}
