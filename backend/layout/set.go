package layout

import (
	"unicode"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// defaultLocale is that of a document that names none: Chinese rules.
const defaultLocale story.Locale = "zh-Hans"

// endless stands for as many lines as a text may have.
const endless = 1 << 30

// measures are the lengths of the lines that a text may fill: the first same
// lines have the length fixed; at tells it for any line.
type measures struct {
	fixed geom.Length
	same  int
	at    typeset.Measure
}

// constant is one measure for all lines.
func constant(l geom.Length) measures { return measures{fixed: l, same: endless} }

// passage is a stretch of a block to be set in a style.
type passage struct {
	owner  string // id of the story
	index  int    // of the block
	block  *story.Block
	locale story.Locale
	from   int // rune offsets in the block's text
	to     int // negative: to its end
	lines  int // asked for; 0: the best
	style  design.ParagraphStyle
	// label, if not empty, is set in front of the text.
	label string
}

// passageOf returns the rest of a block from a rune offset on.
func (l *layouter) passageOf(f *flow, n int, style design.ParagraphStyle) passage {
	s := &l.d.Stories[f.story]
	index := f.blocks[n]
	p := passage{owner: string(s.ID), index: index, block: &s.Story.Blocks[index], locale: l.localeOf(s.Story.Locale), to: -1, style: style}
	if n == f.at && f.from > 0 {
		p.from = f.from
		p.style.Indent = 0
		return p
	}
	p.lines = max(0, s.Fits[p.block.ID].Lines)
	p.label = p.block.Label
	return p
}

func (l *layouter) localeOf(locale story.Locale) story.Locale {
	switch {
	case locale != "":
		return locale
	case l.d.Locale != "":
		return l.d.Locale
	}
	return defaultLocale
}

// setPassage sets a passage into lines. X of a line is relative to the start
// of its measure; Baseline is left to the caller. A label has a line of its
// own before the first line of text, marked as Label, on the same baseline.
func (l *layouter) setPassage(p passage, m measures) []Line {
	if p.label != "" {
		return l.setLabelled(p, m)
	}
	spans := p.block.Spans
	if p.from > 0 || p.to >= 0 {
		spans = cutSpans(spans, p.from, p.to)
	}
	text := l.cache.text(textKey{owner: p.owner, index: p.index, from: p.from}, spans, p.style, p.locale)
	l.reportMissing(text.missing, p.block.ID)
	set := text.setFixed(m.fixed, p.lines, p.from)
	if len(set) > m.same {
		set = text.setVarying(m.at, p.lines, p.from)
	}
	return l.linesOfBlock(p, set, m)
}

func (l *layouter) linesOfBlock(p passage, set []typeset.Line, m measures) []Line {
	out := make([]Line, len(set))
	text, paint := p.block.Text(), l.d.Design.Paint(p.style.Ink)
	for i := range set {
		out[i] = Line{Measure: m.fixed, Text: text, Set: set[i], Paint: paint, Block: p.block.ID, Role: string(p.block.Role)}
		if i >= m.same {
			out[i].Measure = m.at(i)
		}
	}
	if len(out) > 0 {
		out[len(out)-1].Last = true
	}
	return out
}

// setLabelled sets a passage with its label in front: the first line of text
// gives it room, whatever the alignment.
func (l *layouter) setLabelled(p passage, m measures) []Line {
	label, room := l.setLabel(p), l.labelRoom(p)
	p.label = ""
	at := func(line int) geom.Length {
		switch {
		case line == 0:
			return m.fixed - room
		case line < m.same:
			return m.fixed
		}
		return m.at(line)
	}
	lines := l.setPassage(p, measures{fixed: m.fixed - room, same: 1, at: at})
	start := room
	if len(lines) > 0 {
		lines[0].X = room
		start += inkStart(lines[0].Set)
	}
	front := label.line(start-room, l.d.Design.Paint(p.style.Ink))
	front.Block, front.Role, front.Label = p.block.ID, string(p.block.Role), true
	front.Last = len(lines) == 0
	return append([]Line{front}, lines...)
}

func (l *layouter) setLabel(p passage) word {
	return l.setWord(textKey{owner: p.owner, index: p.index, label: true}, p.label, p.style, p.locale)
}

// labelRoom returns the length that a passage's label takes before its text.
func (l *layouter) labelRoom(p passage) geom.Length {
	return l.setLabel(p).width + labelGap(p.label, p.style.Size, p.locale)
}

// labelGap returns the space between a label and its text: none after a
// full-width mark, a quarter of an em after others, else half an em.
func labelGap(label string, size geom.Length, locale story.Locale) geom.Length {
	runes := []rune(label)
	last := runes[len(runes)-1]
	switch {
	case !unicode.IsPunct(last):
		return size / 2
	case last >= 0x2e80 && locale.IsChinese():
		return 0
	}
	return size / 4
}

// inkStart returns where a set line begins inside its measure.
func inkStart(line typeset.Line) geom.Length {
	if len(line.Runs) == 0 {
		return 0
	}
	return line.Runs[0].X
}

// word is a short text set on one line: a label, a field of the folio.
type word struct {
	text  string
	width geom.Length
	set   typeset.Line
	isSet bool
}

// setWord sets a text on one line at its natural width.
func (l *layouter) setWord(key textKey, text string, style design.ParagraphStyle, locale story.Locale) word {
	style.Indent, style.Align = 0, design.AlignStart
	t := l.cache.text(key, []story.Span{{Text: text}}, style, locale)
	l.reportMissing(t.missing, "")
	w := word{text: text, width: t.natural()}
	if set := t.setFixed(w.width, 1, 0); len(set) > 0 {
		w.set, w.isSet = set[0], true
	}
	return w
}

// line returns the word as a line at x.
func (w word) line(x geom.Length, paint design.Paint) Line {
	return Line{X: x, Measure: w.width, Text: w.text, Set: w.set, Paint: paint}
}

// cutSpans returns runes from..to of spans; a negative to means their end.
func cutSpans(spans []story.Span, from, to int) []story.Span {
	var out []story.Span
	at := 0
	for _, s := range spans {
		runes := []rune(s.Text)
		a, b := max(0, from-at), len(runes)
		if to >= 0 {
			b = min(b, to-at)
		}
		if a < b {
			s.Text = string(runes[a:b])
			out = append(out, s)
		}
		at += len(runes)
	}
	return out
}

// fitOf returns how a block is fitted.
func (l *layouter) fitOf(f *flow, n int) document.Fit {
	s := &l.d.Stories[f.story]
	return s.Fits[s.Story.Blocks[f.blocks[n]].ID]
}
