package compose

import (
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
)

// A closure is the part of a page's grid that composing may not use.
type closure struct {
	pins   []slot // what stays on the page
	blocks []slot // the head group and the lead with the empty row under them
	cells  []bool // by column and row: those of pins and blocks
	count  int    // of them
	rows   int
}

// isOpen reports whether the whole page is free.
func (c *closure) isOpen() bool { return c == nil || len(c.pins) == 0 }

// closures returns what stays of each page on a grid; nil where nothing does.
func (k *kept) closures(g design.Grid) []*closure {
	if k.isEmpty() {
		return nil
	}
	out := make([]*closure, len(k.frames))
	for i, frames := range k.frames {
		out[i] = &closure{rows: g.Rows}
		for _, f := range frames {
			if f.NoWrap || f.Kind == document.RuleFrame {
				continue
			}
			r := withAir(f)
			if f.Kind == document.TextFrame && !f.OnGrid {
				r.H += g.Leading // display text wants a row of white under it
			}
			if s, ok := slotOf(g, r); ok {
				out[i].pins = append(out[i].pins, s)
			}
		}
		out[i].close(g.Columns)
	}
	return out
}

// with returns the closure of a page with an opening's blocks.
func (c *closure) with(blocks []slot, columns int) *closure {
	if c.isOpen() {
		return c
	}
	out := &closure{pins: c.pins, blocks: blocks, rows: c.rows}
	out.close(columns)
	return out
}

// close marks the cells of pins and blocks.
func (c *closure) close(columns int) {
	c.cells = make([]bool, columns*c.rows)
	c.mark(c.cells, c.pins)
	c.mark(c.cells, c.blocks)
	c.count = 0
	for _, taken := range c.cells {
		if taken {
			c.count++
		}
	}
}

func (c *closure) mark(cells []bool, slots []slot) {
	for _, s := range slots {
		for col := s.col; col < s.col+s.cols && (col+1)*c.rows <= len(cells); col++ {
			for row := max(0, s.row); row < min(s.row+s.rows, c.rows); row++ {
				cells[col*c.rows+row] = true
			}
		}
	}
}

// taken counts the cells of a slot that are closed.
func (c *closure) taken(s slot) int {
	if c.isOpen() {
		return 0
	}
	n := 0
	for col := s.col; col < s.col+s.cols; col++ {
		for row := s.row; row < s.row+s.rows && row < c.rows; row++ {
			if c.cells[col*c.rows+row] {
				n++
			}
		}
	}
	return n
}

// isUnder reports whether a slot stands right under a block over its width.
func (c *closure) isUnder(s slot) bool {
	if c.isOpen() {
		return false
	}
	for _, b := range c.blocks {
		if s.row == b.row+b.rows && s.col >= b.col && s.col+s.cols <= b.col+b.cols {
			return true
		}
	}
	return false
}

// collides reports whether a slot takes closed cells or any two share some.
func (c *closure) collides(state []slot) bool {
	for _, s := range state {
		if c.taken(s) > 0 {
			return true
		}
	}
	return anyOverlap(state)
}

// leastSegment is the fewest rows of text that stand between closed cells: a
// line or two there would be read as part of something else.
const leastSegment = 3

// What closed pages cost: a stretch of rows that is left empty.
const costSliver = 2.0

// segments lists the text pieces of a page around islands and closed cells, in
// reading order, and the cost of those that are too short.
func (c *closure) segments(p runningPage, columns int, out []pageSegment, page int) ([]pageSegment, float64) {
	cells := append(make([]bool, 0, len(c.cells)), c.cells...)
	c.mark(cells, p.islands)
	cost := 0.0
	for col := range columns {
		run := 0
		for row := p.top; row <= p.rows; row++ {
			if row < p.rows && !cells[col*c.rows+row] {
				run++
				continue
			}
			switch {
			case run >= leastSegment:
				cost += shortSegment(run)
				out = append(out, pageSegment{segment{col, row - run, run}, page})
			case run > 0:
				cost += costSliver * float64(run)
			}
			run = 0
		}
	}
	return out, cost
}

// misfit is how badly what stays fits a grid: the columns' width that it would
// leave white beside it, in columns.
func (k *kept) misfit(g design.Grid) float64 {
	if k.isEmpty() {
		return 0
	}
	white := 0.0
	for _, frames := range k.frames {
		for _, f := range frames {
			s, ok := slotOf(g, f.Rect)
			if !ok || f.Kind != document.PhotoFrame {
				continue
			}
			_, w := g.SpanX(s.col, s.cols)
			white += float64(max(0, w-f.Rect.W)) / float64(g.Measure+g.Gutter)
		}
	}
	own := k.doc.Grid
	if k.hasText && (own.Columns != g.Columns || own.Size != g.Size || own.Leading != g.Leading) {
		white += 4
	}
	return white
}

// share is the part of the type areas that frames that stay take: the photos,
// or all that text runs around.
func (k *kept) share(area geom.Rect, photosOnly bool) float64 {
	if k == nil || area.IsEmpty() {
		return 0
	}
	sum := 0.0
	for _, frames := range k.frames {
		for _, f := range frames {
			isPhoto := f.Kind == document.PhotoFrame
			if isPhoto || !photosOnly && !f.NoWrap && f.Kind != document.RuleFrame {
				sum += f.Rect.Area()
			}
		}
	}
	return sum / area.Area() / float64(max(1, len(k.frames)))
}
