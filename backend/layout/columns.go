package layout

import (
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
)

const (
	// maxColumns and maxRows keep a document with absurd numbers finite.
	maxColumns = 64
	maxRows    = 4096
	// leastShare is the narrowest part of a column, in em of the body, that
	// text may use beside an obstacle; below it lines fall apart.
	leastShare = 6
	// snap is how far a computed column may be from the grid's and still be
	// the grid's: the rounding of widths over many columns.
	snap = 20 * geom.Pt / 1000
)

// column is one column of a frame, page space.
type column struct{ x, measure geom.Length }

// columnsOf returns the columns of a frame: those it lists, else evenly spaced
// ones. There is always at least one.
func columnsOf(f *document.Frame) []column {
	n := min(max(1, f.Columns, len(f.ColumnX)), maxColumns)
	measure := f.ColumnMeasure
	if measure <= 0 {
		measure = (f.Rect.W - geom.Length(n-1)*f.Gutter) / geom.Length(n)
	}
	out := make([]column, n)
	for i := range out {
		out[i] = column{f.Rect.X + geom.Length(i)*(f.Rect.W+f.Gutter)/geom.Length(n), measure}
		if len(f.ColumnX) > 0 {
			out[i].x = f.Rect.X + f.ColumnX[min(i, len(f.ColumnX)-1)]
		}
	}
	if k := len(f.ColumnX); k > 0 {
		return out[:min(k, n)]
	}
	return out
}

// gridColumns returns the columns of a frame on the grid. Those that differ
// from the grid's by no more than rounding are the grid's, so that a measure
// holds exactly the characters that were planned.
func (l *layouter) gridColumns(f *document.Frame) []column {
	columns := columnsOf(f)
	for i := range columns {
		c := &columns[i]
		if within(c.measure, l.d.Grid.Measure, snap) {
			c.measure = l.d.Grid.Measure
		}
		for _, x := range l.d.Grid.X {
			if within(c.x, x, snap) {
				c.x = x
			}
		}
	}
	return columns
}

func within(a, b, d geom.Length) bool { return a-b <= d && b-a <= d }

// slot is one row of one column that a line can stand in.
type slot struct {
	place   *place
	column  int
	row     int
	x       geom.Length
	measure geom.Length
}

// follows reports whether s is the row below t in the same column.
func (s *slot) follows(t *slot) bool {
	return s.place == t.place && s.column == t.column && s.row == t.row+1
}

// slots returns the rows that text may use in frames on the grid, in the order
// of reading: those whose cell lies inside the frame and that no obstacle
// covers. Beside an obstacle a row keeps its widest free part.
func (l *layouter) slots(places []*place) []slot {
	var out []slot
	for _, p := range places {
		obstacles := l.obstacles(p)
		first, last := l.rowsOf(p.frame.Rect)
		for c, col := range l.gridColumns(p.frame) {
			if col.measure <= 0 {
				continue
			}
			near := inColumn(obstacles, col)
			for row := first; row <= last; row++ {
				free, ok := l.freePart(col, row, near)
				if ok {
					out = append(out, slot{p, c, row, free.x, free.measure})
				}
			}
		}
	}
	return out
}

// rowsOf returns the first and last row whose cells lie inside a rectangle.
func (l *layouter) rowsOf(r geom.Rect) (first, last int) {
	g := l.d.Grid
	first = int(ceilDiv(r.Y-tolerance-g.Top, g.Leading))
	last = int(floorDiv(r.Bottom()+tolerance-g.Size-g.Top, g.Leading))
	return first, min(last, first+maxRows)
}

func floorDiv(a, b geom.Length) geom.Length {
	q := a / b
	if a%b != 0 && a < 0 {
		q--
	}
	return q
}

func ceilDiv(a, b geom.Length) geom.Length { return -floorDiv(-a, b) }

// obstacles returns the rectangles on the frame's page that its text must
// keep clear of, with the air above and below them.
func (l *layouter) obstacles(p *place) []geom.Rect {
	var out []geom.Rect
	for i := range l.pages[p.page] {
		o := &l.pages[p.page][i]
		if o == p || !isObstacle(o.frame) || (o.thread != noThread && o.thread == p.thread) {
			continue
		}
		r := o.frame.Rect
		r.Y -= o.frame.Standoff
		r.H += 2 * o.frame.Standoff
		if r.Overlaps(p.frame.Rect) {
			out = append(out, r)
		}
	}
	return out
}

func isObstacle(f *document.Frame) bool {
	switch f.Kind {
	case document.PhotoFrame, document.CaptionFrame, document.BoxFrame, document.TextFrame:
		return !f.NoWrap
	}
	return false
}

// inColumn returns the obstacles that reach into a column by more than rounding.
func inColumn(obstacles []geom.Rect, c column) []geom.Rect {
	var out []geom.Rect
	for _, r := range obstacles {
		if r.Right() > c.x+tolerance && r.X < c.x+c.measure-tolerance {
			out = append(out, r)
		}
	}
	return out
}

// freePart returns the part of a column's row that text may use: all of it, or
// beside obstacles the widest stretch of whole characters, if it is wide
// enough.
func (l *layouter) freePart(c column, row int, obstacles []geom.Rect) (column, bool) {
	top := l.d.Grid.RowTop(row)
	foot := top + l.d.Grid.Size
	best, isWhole := c, true
	for from := c.x; from < c.x+c.measure; {
		part, next := freeFrom(c, from, top, foot, obstacles)
		if part.measure == c.measure {
			return c, true
		}
		if isWhole || part.measure > best.measure {
			best, isWhole = part, false
		}
		from = next
	}
	return l.wholeCharacters(c, best)
}

// freeFrom returns the free stretch of a row that begins at or after from, and
// where to look for the next one.
func freeFrom(c column, from, top, foot geom.Length, obstacles []geom.Rect) (column, geom.Length) {
	right := c.x + c.measure
	start, end := from, right
	for moved := true; moved; {
		moved = false
		for _, r := range obstacles {
			if covers(r, top, foot) && r.X <= start+tolerance && r.Right() > start {
				start, moved = r.Right(), true
			}
		}
	}
	for _, r := range obstacles {
		if covers(r, top, foot) && r.X > start && r.X < end {
			end = r.X
		}
	}
	if start >= right {
		return column{right, 0}, right
	}
	return column{start, end - start}, max(end, start+1)
}

func covers(r geom.Rect, top, foot geom.Length) bool {
	return r.Y < foot-tolerance && r.Bottom() > top+tolerance
}

// wholeCharacters rounds a free part down to whole characters of the body,
// at least half a character away from the obstacle: against the edge of the
// column that is free, in the middle between two obstacles.
func (l *layouter) wholeCharacters(c, part column) (column, bool) {
	em := l.d.Grid.Size
	if em <= 0 {
		return part, part.measure > 0
	}
	measure := (part.measure - em/2) / em * em
	if measure < leastShare*em {
		return column{}, false
	}
	switch {
	case part.x > c.x && part.x+part.measure >= c.x+c.measure:
		part.x += part.measure - measure
	case part.x > c.x:
		part.x += (part.measure - measure) / 2
	}
	part.measure = measure
	return part, true
}
