package manuscript

import (
	"strings"

	"broadsheet/backend/story"
)

// openParagraph collects the runs of the paragraph being read.
type openParagraph struct {
	spans    []story.Span
	sizes    map[int]int // characters by type size, in half points
	pictures []int
	boxes    []paragraph // of text boxes that are anchored in it
	format   paragraphFormat
	line     int
}

// add appends text in a run's format.
func (p *openParagraph) add(text string, f runFormat) {
	if text == "" {
		return
	}
	p.spans = append(p.spans, story.Span{Text: text, Bold: f.bold == on, Italic: f.italic == on})
	if p.sizes == nil {
		p.sizes = map[int]int{}
	}
	p.sizes[f.size] += countInk(text)
}

// block reads an element that stands where paragraphs stand.
func (r *bodyReader) block(e element) error {
	switch e.name {
	case "p":
		return r.paragraph()
	case "tbl":
		return r.table()
	case "AlternateContent":
		return r.alternative(r.block)
	case "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo":
		return r.x.children(r.block)
	case "del", "moveFrom":
		r.changes++
	case "altChunk":
		r.reportObject("altChunk")
	}
	return r.x.skip()
}

// alternative reads one branch of a mc:AlternateContent: the first choice,
// which is the newer form, or the fallback where there is no choice.
func (r *bodyReader) alternative(read func(element) error) error {
	done := false
	return r.x.children(func(e element) error {
		if done || e.name != "Choice" && e.name != "Fallback" {
			return r.x.skip()
		}
		done = true
		return r.x.children(read)
	})
}

// paragraph reads a w:p. One whose end was deleted stays open and goes on
// with the next.
func (r *bodyReader) paragraph() error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	outer := r.par
	r.line++
	carried := outer != nil && outer.format.markGone && outer.line < 0
	if carried {
		r.par.line = -outer.line
		outer = nil
	} else {
		r.par = &openParagraph{line: r.line}
	}
	r.par.format = paragraphFormat{}
	err := r.x.children(func(e element) error {
		if e.name == "pPr" {
			return r.x.paragraphFormat(&r.par.format)
		}
		return r.inline(e)
	})
	for i := range r.fields { // instructions do not reach over paragraphs
		r.fields[i] = false
	}
	if err != nil {
		return err
	}
	if r.par.format.markGone && outer == nil {
		r.changes++
		r.par.line = -r.par.line // marks it as carried over
		return nil
	}
	r.close(r.par)
	r.par = outer
	if len(r.out) > maxParagraphs {
		return r.d.stop(TooManyParagraphs, r.line)
	}
	return nil
}

// closeCarried finishes a paragraph that waited for a next one in vain.
func (r *bodyReader) closeCarried() {
	if r.par != nil && r.par.line < 0 {
		r.par.line = -r.par.line
		r.close(r.par)
	}
	r.par = nil
}

// close turns the runs into a paragraph and appends it, with the text boxes
// anchored in it.
func (r *bodyReader) close(open *openParagraph) {
	style := open.format.style
	if style == "" {
		style = r.styles.defaultParagraph
	}
	format := open.format.over(r.styles.format(style))
	role, level := r.styles.role(style)
	if format.outline > 0 && format.outline < 10 && level == 0 && role == "" {
		level = format.outline
	}
	p := paragraph{line: open.line, level: level, pictures: open.pictures}
	p.isTitle = role == story.Headline
	if !p.isTitle {
		p.styled = role
	}
	if format.list != "" && format.list != "0" {
		p.label = r.lists.label(format.list, format.level)
	}
	spans := trimSpans(mergeSpans(open.spans))
	if len(spans) == 0 {
		p.label = ""
	}
	if p.label != "" && level == 0 {
		p.kind = listItem
	}
	p.look = lookOf(spans, open.sizes, format)
	r.appendLines(p, spans)
	r.out = append(r.out, open.boxes...)
}

// appendLines appends a paragraph, parted at its manual line breaks. Heads
// keep theirs: it is where the writer wants the line to end.
func (r *bodyReader) appendLines(p paragraph, spans []story.Span) {
	if len(spans) == 0 && len(p.pictures) == 0 {
		r.blanks++
		return
	}
	p.before, r.blanks = r.blanks, 0
	if r.keepsBreaks(p, spans) {
		p.spans = spans
		r.out = append(r.out, p)
		return
	}
	for i, line := range splitSpans(spans) {
		if i > 0 {
			p = paragraph{line: p.line, look: p.look, styled: p.styled}
		}
		p.spans = line
		r.out = append(r.out, p)
	}
}

func (r *bodyReader) keepsBreaks(p paragraph, spans []story.Span) bool {
	text := story.Block{Spans: spans}.Text()
	if !strings.Contains(text, "\n") || p.level > 0 || p.isTitle {
		return true
	}
	return p.look.centred && isWithin(text, 60) && strings.Count(text, "\n") == 1 && !isStatement(text)
}

// lookOf sums up the runs of a paragraph.
func lookOf(spans []story.Span, sizes map[int]int, format paragraphFormat) look {
	l := look{centred: format.align == "center", bold: len(spans) > 0, italic: len(spans) > 0}
	for _, s := range spans {
		if countInk(s.Text) > 0 {
			l.bold, l.italic = l.bold && s.Bold, l.italic && s.Italic
		}
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size > l.size {
			l.size, most = size, n
		}
	}
	return l
}

// trimSpans takes the white space from both ends of a paragraph; full-width
// spaces are the indent that Chinese writers type.
func trimSpans(spans []story.Span) []story.Span {
	for len(spans) > 0 {
		s := &spans[0]
		if s.Text = strings.TrimLeftFunc(s.Text, isBlank); s.Text != "" {
			break
		}
		spans = spans[1:]
	}
	for n := len(spans); n > 0; n = len(spans) {
		s := &spans[n-1]
		if s.Text = strings.TrimRightFunc(s.Text, isBlank); s.Text != "" {
			break
		}
		spans = spans[:n-1]
	}
	return spans
}

// splitSpans parts spans at line breaks; lines without text are left out.
func splitSpans(spans []story.Span) [][]story.Span {
	var lines [][]story.Span
	var line []story.Span
	flush := func() {
		if line = trimSpans(line); len(line) > 0 {
			lines = append(lines, line)
		}
		line = nil
	}
	for _, s := range spans {
		for i, part := range strings.Split(s.Text, "\n") {
			if i > 0 {
				flush()
			}
			line = append(line, story.Span{Text: part, Bold: s.Bold, Italic: s.Italic})
		}
	}
	flush()
	if len(lines) == 0 {
		return [][]story.Span{nil}
	}
	return lines
}

// table reads a w:tbl. Tables that only arrange (one column, or pictures with
// their captions) give their paragraphs; others give a line for each row.
func (r *bodyReader) table() error {
	outer, out := r.par, r.out
	var rows [][][]paragraph
	err := r.tableRows(&rows)
	r.par, r.out = outer, out
	if err != nil {
		return err
	}
	paragraphs := columnsOf(rows)
	if !isArrangement(rows) {
		r.tables++
		paragraphs = rowsOf(rows)
	}
	if len(paragraphs) > 0 {
		paragraphs[0].before, r.blanks = max(paragraphs[0].before, r.blanks), 0
	}
	r.out = append(r.out, paragraphs...)
	return nil
}

func (r *bodyReader) tableRows(rows *[][][]paragraph) error {
	return r.x.children(func(e element) error {
		switch e.name {
		case "tr":
			return r.tableRow(rows)
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			return r.tableRows(rows)
		}
		return r.x.skip()
	})
}

func (r *bodyReader) tableRow(rows *[][][]paragraph) error {
	var cells [][]paragraph
	isDeleted := false
	var read func(element) error
	read = func(e element) error {
		switch e.name {
		case "trPr":
			return r.x.children(func(e element) error {
				isDeleted = isDeleted || e.name == "del"
				return r.x.skip()
			})
		case "sdt", "sdtContent", "customXml":
			return r.x.children(read)
		case "tc":
			r.par, r.out, r.blanks = nil, nil, 0
			err := r.x.children(r.block)
			r.closeCarried()
			cells = append(cells, r.out)
			return err
		}
		return r.x.skip()
	}
	if err := r.x.children(read); err != nil {
		return err
	}
	if isDeleted {
		r.changes++
		return nil
	}
	*rows = append(*rows, cells)
	return nil
}

// isArrangement reports whether a table has pictures, or text in one column
// only.
func isArrangement(rows [][][]paragraph) bool {
	isNarrow := true
	for _, cells := range rows {
		filled := 0
		for _, cell := range cells {
			if len(cell) > 0 {
				filled++
			}
			for _, p := range cell {
				if len(p.pictures) > 0 {
					return true
				}
			}
		}
		isNarrow = isNarrow && filled <= 1
	}
	return isNarrow
}

// columnsOf returns the paragraphs column by column, so that a caption comes
// behind the picture above it.
func columnsOf(rows [][][]paragraph) []paragraph {
	var out []paragraph
	for column, more := 0, true; more; column++ {
		more = false
		for _, cells := range rows {
			if column < len(cells) {
				out = append(out, cells[column]...)
				more = true
			}
		}
	}
	return out
}

// rowsOf returns one paragraph for each row, its cells parted by tabs.
func rowsOf(rows [][][]paragraph) []paragraph {
	var out []paragraph
	for _, cells := range rows {
		row := paragraph{kind: tableRow}
		for _, cell := range cells {
			row.appendCell(cell)
		}
		if row.spans = trimSpans(mergeSpans(row.spans)); len(row.spans) > 0 {
			out = append(out, row)
		}
	}
	return out
}

func (p *paragraph) appendCell(cell []paragraph) {
	if p.spans != nil {
		p.spans = append(p.spans, story.Span{Text: "\t"})
	}
	for i, q := range cell {
		if i > 0 {
			p.spans = append(p.spans, story.Span{Text: " "})
		}
		if p.line == 0 {
			p.line, p.before = q.line, q.before
		}
		if q.label != "" {
			p.spans = append(p.spans, story.Span{Text: q.label + " "})
		}
		p.spans = append(p.spans, q.spans...)
	}
	if p.spans == nil {
		p.spans = []story.Span{}
	}
}
