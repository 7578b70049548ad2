package manuscript

import (
	"strings"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// sourceLine is one line of a Markdown paragraph that stays a line.
type sourceLine struct {
	spans  []story.Span
	number int // of lines below the paragraph's first
}

// piece is a part of a span up to a line break.
type piece struct {
	span story.Span
	end  byte // '\n' hard break, 0 soft break, ' ' none
}

// breakLines parts a Markdown paragraph into the lines and paragraphs that
// its writer meant. Hard breaks part. Line ends of the source join in Latin
// text, as Markdown has it; in Chinese, where one types a paragraph in one
// line, they join only if the line is full or ends in the middle of a clause.
func (r *markdownReader) breakLines(p paragraph, isMarked bool) []sourceLine {
	keeps := p.level > 0 || isMarked
	var out []sourceLine
	current, number, text := sourceLine{}, 0, ""
	pieces := cutPieces(p.spans)
	for i, c := range pieces {
		current.spans = append(current.spans, c.span)
		text += c.span.Text
		if c.end == ' ' {
			continue
		}
		number++
		next := followingText(pieces[i+1:])
		switch {
		case keeps:
			current.spans = append(current.spans, story.Span{Text: lineBreakOf(text, next, p, isMarked)})
		case c.end == '\n' || r.parts(text, next, p.line):
			out = append(out, current)
			current = sourceLine{number: number}
		default:
			current.spans = append(current.spans, story.Span{Text: joint(strings.TrimRight(text, " "), next), Bold: c.span.Bold, Italic: c.span.Italic})
		}
		text = ""
	}
	return append(out, current)
}

// lineBreakOf returns what a line end becomes inside a head or a marked
// paragraph: in heads the line end itself.
func lineBreakOf(text, next string, p paragraph, isMarked bool) string {
	if p.level > 0 || p.styled == story.Headline || isMarked && isWithin(text, 40) && !isStatement(text) {
		return "\n"
	}
	return joint(text, next)
}

func cutPieces(spans []story.Span) []piece {
	var out []piece
	for _, s := range spans {
		for {
			at := strings.IndexAny(s.Text, "\n"+softBreak)
			if at < 0 {
				out = append(out, piece{s, ' '})
				break
			}
			cut := s
			cut.Text = s.Text[:at]
			out = append(out, piece{cut, s.Text[at]})
			s.Text = s.Text[at+1:]
		}
	}
	return out
}

// followingText returns the text up to the next line end.
func followingText(pieces []piece) string {
	var out strings.Builder
	for _, c := range pieces {
		out.WriteString(c.span.Text)
		if c.end != ' ' {
			break
		}
	}
	return strings.TrimLeft(out.String(), " ")
}

// halfLine is the width in columns from which a Chinese line that does not
// end a clause was broken by a program.
const halfLine = 50

// parts reports whether a line end of the source parts paragraphs.
func (r *markdownReader) parts(text, next string, at int) bool {
	if isByline(next) || isByline(text) || hasDash(next) && isWithin(text, 50) && !isEnded(text) {
		return true
	}
	if !isMostlyHan(text + next) {
		return false
	}
	l, below := line{text: text}, line{text: next}
	isBroken := r.wrap.width > 0 && r.wrap.isFull(l, below) || !isEnded(text) && columns(text) >= halfLine
	if !isBroken {
		r.d.report(finding.Note, LinesParted, at, text)
	}
	return !isBroken
}

// plainBreaks makes spaces of all breaks, for cells and captions.
func plainBreaks(spans []story.Span) []story.Span {
	out := make([]story.Span, len(spans))
	for i, s := range spans {
		s.Text = strings.NewReplacer(softBreak, " ", "\n", " ").Replace(s.Text)
		out[i] = s
	}
	return out
}
