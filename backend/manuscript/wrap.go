package manuscript

import (
	"slices"
	"strings"
	"unicode"
)

// wrapping says how a text's lines were broken by hand. The zero value is a
// text whose lines are paragraphs.
type wrapping struct {
	width int // of a full line, in columns; 0 for a text that is not wrapped
	slack int // by how much a full line may be shorter than the next word asks
}

// A wrapped text has lines of between 36 and 130 columns; verse is shorter,
// and lines that are longer are paragraphs.
const (
	minWrapColumns = 36
	maxWrapColumns = 130
	minWrapLines   = 3 // fewer full lines are no evidence
)

// findWrap looks at the lines that have another directly below. In a wrapped
// text nearly all of them are as full as the next word allows, and most end
// in the middle of a sentence.
func findWrap(lines []line) wrapping {
	var widths []int
	for i := 0; i+1 < len(lines); i++ {
		if lines[i+1].before == 0 {
			widths = append(widths, lines[i].indent+columns(lines[i].text))
		}
	}
	if len(widths) < minWrapLines {
		return wrapping{}
	}
	slices.Sort(widths)
	w := wrapping{width: widths[len(widths)*95/100], slack: 4}
	if widths[len(widths)-1] > w.width*3/2 || w.width < minWrapColumns || w.width > maxWrapColumns {
		return wrapping{}
	}
	full, open, all := 0, 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i+1].before > 0 {
			continue
		}
		all++
		if w.isFull(lines[i], lines[i+1]) {
			full++
			if !isEnded(lines[i].text) {
				open++
			}
		}
	}
	if full < minWrapLines || full*10 < all*6 || open*10 < full*6 {
		return wrapping{}
	}
	return w
}

// isFull reports whether the next line's first word would not have fitted.
func (w wrapping) isFull(l, next line) bool {
	return l.indent+columns(l.text)+columns(firstWord(next.text)) > w.width-w.slack
}

// continues reports whether a line goes on with the sentence of the one above.
func (w wrapping) continues(above, l line) bool {
	if w.width == 0 || l.before > 0 || !w.isFull(above, l) {
		return false
	}
	return l.indent < 2 || l.indent <= above.indent
}

// firstWord returns what a line breaker would have to move as a whole: one
// Chinese character, or letters up to a space, with the space before them.
func firstWord(text string) string {
	if r := firstRune(text); isWide(r) {
		return string(r)
	}
	end := strings.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || isHan(r) })
	if end < 0 {
		end = len(text)
	}
	return " " + text[:end]
}
