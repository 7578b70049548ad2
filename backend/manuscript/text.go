package manuscript

import (
	"strconv"
	"strings"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// line is one line of a plain text that holds more than white space.
type line struct {
	text   string // without white space at its ends
	number int    // counted from 1
	before int    // blank lines before it
	indent int    // columns of white space at its start
}

// readText finds the paragraphs of a plain text: lines, or in a text that was
// wrapped by hand or by a mail program the lines that belong together.
func readText(d *draft, text string) error {
	lines, err := splitLines(d, text)
	if err != nil {
		return err
	}
	wrap := findWrap(lines)
	var whole strings.Builder // of the paragraph at hand
	joined := 0
	for i, l := range lines {
		isLast := i+1 == len(lines) || !wrap.continues(l, lines[i+1])
		if whole.Len() == 0 {
			d.paragraphs = append(d.paragraphs, paragraph{line: l.number, before: l.before})
		}
		whole.WriteString(l.text)
		if isLast {
			d.paragraphs[len(d.paragraphs)-1].spans = []story.Span{{Text: whole.String()}}
			whole.Reset()
			continue
		}
		whole.WriteString(joint(l.text, lines[i+1].text))
		joined++
	}
	if joined > 0 {
		d.report(finding.Note, LinesRejoined, 0, "", "count", strconv.Itoa(joined), "width", strconv.Itoa(wrap.width))
	}
	return nil
}

// splitLines returns the lines that hold text. It cuts one line after the
// other, since a file of eight million line ends is a small file.
func splitLines(d *draft, text string) ([]line, error) {
	var lines []line
	number, before := 0, 0
	for rest, more := text, true; more; {
		var raw string
		raw, rest, more = strings.Cut(rest, "\n")
		number++
		trimmed := strings.TrimFunc(raw, isBlank)
		if trimmed == "" {
			before++
			continue
		}
		if len(lines) == maxLines {
			return nil, d.stop(TooManyParagraphs, number, "limit", strconv.Itoa(maxLines))
		}
		lines = append(lines, line{trimmed, number, before, indentOf(raw)})
		before = 0
	}
	return lines, nil
}

// indentOf returns the width of the white space at the start of a line; a tab
// counts four columns.
func indentOf(raw string) int {
	n := 0
	for _, r := range raw {
		switch {
		case !isBlank(r):
			return n
		case r == '\t':
			n += 4
		case r == '\u3000':
			n += 2
		default:
			n++
		}
	}
	return n
}
