package compose

import (
	"sync"

	"broadsheet/backend/design"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// A copy is the story as the composer counts it: what each part takes.
type copyText struct {
	in       *Input
	setter   *typeset.Setter
	locale   story.Locale
	headline *heading
	kicker   *heading
	deck     *heading
	byline   []story.Block
	lead     []story.Block
	sections []section
	mu       sync.Mutex
	byGrid   map[gridKey][][]item
	heads    map[headKey]*moduleHead
	leads    map[geom.Length]int // lines of the lead by measure at 10 pt
}

// A section is a heading with its paragraphs.
type section struct {
	head *heading
	body []story.Block
	// pictures are indexes in Input.Pictures.
	pictures []int
	em       []float64 // widths of the body blocks on one line, once known
}

type gridKey struct {
	measure, size, leading geom.Length
}

// readCopy takes the story apart. A credit line becomes the last block.
func readCopy(in *Input, setter *typeset.Setter) *copyText {
	c := &copyText{in: in, setter: setter, locale: in.Story.Locale, byGrid: map[gridKey][][]item{}, heads: map[headKey]*moduleHead{}, leads: map[geom.Length]int{}}
	for _, b := range in.Story.Blocks {
		if isBlank(b) {
			continue
		}
		switch b.Role {
		case story.Headline:
			c.headline = c.heading(b, "headline")
		case story.Kicker:
			c.kicker = c.heading(b, "kicker")
		case story.Deck:
			c.deck = c.heading(b, "deck")
		case story.Byline, story.Dateline:
			c.byline = append(c.byline, b)
		case story.Lead:
			c.lead = append(c.lead, b)
		}
	}
	for _, s := range in.Story.Sections() {
		sec := section{body: s.Body}
		if s.Head != nil {
			sec.head = c.heading(*s.Head, "sectionhead")
		}
		c.sections = append(c.sections, sec)
	}
	c.assignPictures()
	return c
}

// assignPictures gives each picture but the dominant one to its section; one
// that belongs nowhere goes to the section with the fewest, in order.
func (c *copyText) assignPictures() {
	if len(c.sections) == 0 {
		return
	}
	for i, p := range c.in.Pictures {
		if i == 0 {
			continue
		}
		at := p.Section
		if at < 0 || at >= len(c.sections) {
			at = c.poorest()
		}
		c.sections[at].pictures = append(c.sections[at].pictures, i)
	}
}

// poorest returns the section with the fewest pictures for its length; on a
// tie the first.
func (c *copyText) poorest() int {
	best := 0
	for i := range c.sections {
		if len(c.sections[i].pictures) < len(c.sections[best].pictures) {
			best = i
		}
	}
	return best
}

// items returns the rows that each section's blocks take at a grid's measure;
// the credit line joins the last section.
func (c *copyText) items(g design.Grid) [][]item {
	key := gridKey{g.Measure, g.Size, g.Leading}
	c.mu.Lock()
	defer c.mu.Unlock()
	if have, ok := c.byGrid[key]; ok {
		return have
	}
	out := make([][]item, len(c.sections))
	for i, s := range c.sections {
		if s.head != nil {
			out[i] = append(out[i], c.headItem(s.head, g))
		}
		for _, b := range s.body {
			out[i] = append(out[i], c.blockItem(b, g))
		}
	}
	c.byGrid[key] = out
	return out
}

// blockItem counts a paragraph at the grid's measure.
func (c *copyText) blockItem(b story.Block, g design.Grid) item {
	style := gridStyle(c.in.Design, string(b.Role), g)
	if b.Role == story.Crosshead {
		lines := bestOption(c.setter.Prepare(labelled(b), style, c.locale).Options(g.Measure)).Lines
		return item{block: b.ID, isHead: true, rowsTop: lines, rowsMid: lines + 1}
	}
	options := c.setter.Prepare(labelled(b), style, c.locale).Options(g.Measure)
	it := item{block: b.ID}
	least := options[0].Badness
	for _, o := range options {
		least = min(least, o.Badness)
	}
	for _, o := range options {
		it.rows = append(it.rows, o.Lines)
		it.costs = append(it.costs, looseness(o.Badness-least))
	}
	return it
}

// labelled returns the block's spans with its label in front, as layout sets
// them where no badge shows the label.
func labelled(b story.Block) []story.Span {
	if b.Label == "" {
		return b.Spans
	}
	return append([]story.Span{{Text: b.Label + " "}}, b.Spans...)
}

// looseness turns the badness that a line count adds into the composer's
// scale, where 1 is about as bad as one row of white. It saturates: every
// option is inside the tolerances.
func looseness(badness float64) float64 {
	return 1.2 * badness / (badness + 1)
}

// gridStyle returns the style of a role as set on the grid: body text takes
// the grid's size, everything its leading.
func gridStyle(d design.Design, role string, g design.Grid) design.ParagraphStyle {
	s := d.Style(role)
	if role == "body" || role == "note" {
		s.Size = g.Size
	}
	s.Leading = g.Leading
	return s
}

// bestOption returns the option with the least badness.
func bestOption(options []typeset.Option) typeset.Option {
	best := options[0]
	for _, o := range options {
		if o.Badness < best.Badness {
			best = o
		}
	}
	return best
}

type headKey struct {
	section, cols int
	grid          gridKey
}

// cachedHead solves a section's head over cols columns, once for each grid.
func (c *copyText) cachedHead(si int, g design.Grid, cols int) *moduleHead {
	key := headKey{si, cols, gridKey{g.Measure, g.Size, g.Leading}}
	c.mu.Lock()
	defer c.mu.Unlock()
	if h, ok := c.heads[key]; ok {
		return h
	}
	_, width := g.SpanX(0, cols)
	h := c.moduleHead(c.sections[si].head, c.sections[si].head.block.Label, g, width)
	c.heads[key] = h
	return h
}
