package layout

import (
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// followers is how many lines of text must stand under a heading in its
// column: a heading may not be the last thing there (CLREQ, 8 Paragraphs).
const followers = 2

// mostKept bounds the rows that a heading keeps under it where headings follow
// each other: a long row of them may part between two columns.
const mostKept = 12

// gridFill is text flowing into rows of the grid.
type gridFill struct {
	l     *layouter
	slots []slot
	ends  []int // of each slot, the first slot after its unbroken stretch of rows
	same  []int // of each slot, how many slots from it on have its measure
	i     int   // the next free slot
	flow  flow
	puts  []put
}

// fillGrid lets text flow into neighbouring frames on the grid. Where the last
// of them balances its columns and holds the rest of the text, its columns
// close on one row, the first of them perhaps a row later.
func (l *layouter) fillGrid(f *flow, places []*place) {
	slots := l.slots(places)
	full := l.tryGrid(slots, *f)
	if balanced := l.balancedGrid(slots, *f, places[len(places)-1], &full); balanced != nil {
		full = *balanced
	}
	*f = full.flow
	commit(full.puts)
}

func (l *layouter) tryGrid(slots []slot, f flow) gridFill {
	g := gridFill{l: l, slots: slots, flow: f}
	g.findStretches()
	for !g.flow.isDone() && g.placeBlock() {
	}
	return g
}

// balancedGrid returns the fill in which the columns of the last frame close
// level, nil where there is nothing to balance.
func (l *layouter) balancedGrid(slots []slot, f flow, last *place, full *gridFill) *gridFill {
	columns := len(columnsOf(last.frame))
	if !last.frame.Balance || columns < 2 || !full.flow.isDone() {
		return nil
	}
	first, foot := l.rowsOf(last.frame.Rect)
	// try n: every column ends n/columns rows below the frame's top, the first
	// n%columns of them a row later.
	try := func(n int) gridFill {
		return l.tryGrid(closedAt(slots, last, first, n, columns), f)
	}
	n := leastFit(0, (foot-first+1)*columns, func(n int) bool {
		g := try(n)
		return g.flow.isDone()
	})
	g := try(n)
	if !g.flow.isDone() {
		return nil
	}
	return &g
}

// closedAt returns the slots without those of a frame that lie below n/columns
// rows from its first, one more in the first n%columns columns.
func closedAt(slots []slot, p *place, first, n, columns int) []slot {
	var out []slot
	for _, s := range slots {
		rows := n / columns
		if s.column < n%columns {
			rows++
		}
		if s.place != p || s.row < first+rows {
			out = append(out, s)
		}
	}
	return out
}

// findStretches fills ends and same, from the last slot to the first.
func (g *gridFill) findStretches() {
	n := len(g.slots)
	g.ends, g.same = make([]int, n), make([]int, n)
	for i := n - 1; i >= 0; i-- {
		g.ends[i], g.same[i] = i+1, 1
		if i+1 == n {
			continue
		}
		next := &g.slots[i+1]
		if next.follows(&g.slots[i]) {
			g.ends[i] = g.ends[i+1]
		}
		if next.measure == g.slots[i].measure {
			g.same[i] = g.same[i+1] + 1
		}
	}
}

// placeBlock places the next block, or as much of it as there are rows for,
// and reports whether there is room for more.
func (g *gridFill) placeBlock() bool {
	if g.i >= len(g.slots) {
		return false
	}
	if isHead(g.block(g.flow.at).Role, g.l.fitOf(&g.flow, g.flow.at)) {
		return g.placeHead()
	}
	return g.placeRunning()
}

func (g *gridFill) block(n int) *story.Block { return g.l.block(&g.flow, n) }

// placeRunning places the lines of a paragraph, one a row.
func (g *gridFill) placeRunning() bool {
	lines := g.setRunning()
	for k := range lines {
		if g.i >= len(g.slots) {
			g.flow.from = lines[k].Set.Start
			return false
		}
		g.putLine(&lines[k])
	}
	g.flow.finish()
	return true
}

// setRunning sets the next paragraph from the next free slot on. Behind the
// last slot the measure stays what it was, to tell how many lines are missing.
func (g *gridFill) setRunning() []Line {
	start := g.i
	s := &g.slots[start]
	m := measures{fixed: s.measure, same: g.same[start], at: func(line int) geom.Length {
		return g.slots[min(start+line, len(g.slots)-1)].measure
	}}
	if start+m.same == len(g.slots) {
		m.same = endless
	}
	n := g.flow.at
	style := StyleOf(g.l.d, s.place.frame, g.block(n).Role, g.l.fitOf(&g.flow, n))
	return g.l.setPassage(g.l.passageOf(&g.flow, n, style), m)
}

// putLine places a line in the next free slot; a label shares the slot of the
// line that follows it.
func (g *gridFill) putLine(line *Line) {
	s := &g.slots[g.i]
	line.X += s.x
	line.Baseline = Baseline(g.l.d.Grid.RowTop(s.row), g.l.d.Grid.Size)
	g.put(s.place.placed, *line)
	if !line.Label || line.Last {
		g.i++
	}
}

func (g *gridFill) put(to *Placed, lines ...Line) {
	if n := len(g.puts); n > 0 && g.puts[n-1].to == to {
		g.puts[n-1].lines = append(g.puts[n-1].lines, lines...)
		return
	}
	g.puts = append(g.puts, put{to: to, lines: append([]Line(nil), lines...)})
}

// placeHead places a heading in the first stretch of rows that holds it and
// the lines that must follow it; rows before that stretch stay empty.
func (g *gridFill) placeHead() bool {
	for i := g.i; i < len(g.slots); i = g.ends[i] {
		h := g.headAt(i)
		if g.ends[i]-i >= h.rows+g.linesAfter(g.flow.at, i) {
			g.i = i
			g.putHead(h)
			g.i += h.rows
			g.flow.finish()
			return true
		}
	}
	return false
}

// gridHead is a heading with the rows that it takes.
type gridHead struct {
	setHead
	rows   int
	isTop  bool       // it stands at the top of a stretch of rows
	origin geom.Point // of the heading's upper left corner, page space
}

// headAt sets the next heading for the stretch of rows at slot i.
func (g *gridFill) headAt(i int) gridHead {
	n := g.flow.at
	fit := g.l.fitOf(&g.flow, n)
	frame, badge := g.slots[i].place.frame, fit.Badge
	if badge == nil && n == 0 {
		badge = frame.Badge
	}
	x, measure := g.width(i)
	h := gridHead{setHead: g.l.setHeading(&g.flow, n, frame, badge, measure)}
	h.isTop = i == 0 || !g.slots[i].follows(&g.slots[i-1])
	h.rows = fit.Rows
	if h.rows <= 0 {
		h.rows = g.rowsFor(h.setHead, h.isTop)
	}
	h.origin = geom.Point{X: x, Y: g.l.d.Grid.RowTop(g.slots[i].row) + g.above(h)}
	return h
}

// width returns the left edge and measure that all rows of a stretch have.
func (g *gridFill) width(i int) (x, measure geom.Length) {
	x = g.slots[i].x
	right := x + g.slots[i].measure
	for _, s := range g.slots[i:g.ends[i]] {
		x, right = max(x, s.x), min(right, s.x+s.measure)
	}
	return x, right - x
}

// rowsFor returns the rows of a heading that asks for none: those of its ink
// and a leading below, and one more above unless it stands at the top of its
// stretch. A crosshead of one flow takes a row for each line.
func (g *gridFill) rowsFor(h setHead, isTop bool) int {
	leading := g.l.d.Grid.Leading
	if g.isSmall(h) {
		return max(1, h.count)
	}
	rows := int(ceilDiv(h.height+below(leading), leading))
	if !isTop {
		rows++
	}
	return rows
}

// below is the distance from the ink of a heading to the next row's top: a
// leading, less the 2 pt by which the ink of a line stands below its row's top.
func below(leading geom.Length) geom.Length { return max(0, leading-2*geom.Pt) }

// above returns the distance from the first row's top to the heading's ink. At
// the top of a stretch there is none; elsewhere the ink ends a fixed distance
// above the next line, or stands in the middle where the rows are too few.
func (g *gridFill) above(h gridHead) geom.Length {
	if h.isTop {
		return 0
	}
	grid := g.l.d.Grid
	room := geom.Length(h.rows) * grid.Leading
	if rest := room - h.height - below(grid.Leading); rest >= 0 {
		return rest
	}
	// The white between the line before and the first row's top counts too.
	return (room - (grid.Leading - grid.Size) - h.height) / 2
}

func (g *gridFill) putHead(h gridHead) {
	to := g.slots[g.i].place.placed
	if g.isSmall(h.setHead) && h.rows >= h.count {
		g.putOnRows(h, to)
		return
	}
	moved := h.movedBy(h.origin)
	g.put(to, moved.lines...)
	g.puts[len(g.puts)-1].fills = append(g.puts[len(g.puts)-1].fills, moved.fills...)
}

// isSmall reports whether a heading is no larger than a row (a crosshead): its
// lines stand on the baselines of rows, as those of the text do.
func (g *gridFill) isSmall(h setHead) bool { return h.isPlain && h.size <= g.l.d.Grid.Leading }

// putOnRows sets the lines of a small heading on rows. Of the rows that stay
// empty the larger half is above it, for a heading belongs to what follows;
// at the top of a stretch all of them are below.
func (g *gridFill) putOnRows(h gridHead, to *Placed) {
	row := g.slots[g.i].row
	if !h.isTop {
		row += (h.rows - h.count + 1) / 2
	}
	for _, line := range h.lines {
		line.X += h.origin.X
		line.Baseline = Baseline(g.l.d.Grid.RowTop(row), g.l.d.Grid.Size)
		g.put(to, line)
		if !line.Label {
			row++
		}
	}
}

// linesAfter returns the rows that must be free under heading n in its column.
func (g *gridFill) linesAfter(n, i int) int {
	if n+1 >= len(g.flow.blocks) {
		return 0
	}
	fit := g.l.fitOf(&g.flow, n+1)
	if isHead(g.block(n+1).Role, fit) {
		rows := fit.Rows
		if rows <= 0 {
			rows = 1
		}
		return min(rows+g.linesAfter(n+1, i), mostKept)
	}
	if n+2 >= len(g.flow.blocks) && g.isOneLine(n+1, i) {
		return 1
	}
	return followers
}

// isOneLine reports whether a paragraph takes one line at slot i.
func (g *gridFill) isOneLine(n, i int) bool {
	style := StyleOf(g.l.d, g.slots[i].place.frame, g.block(n).Role, g.l.fitOf(&g.flow, n))
	return len(g.l.setPassage(g.l.passageOf(&g.flow, n, style), constant(g.slots[i].measure))) <= 1
}
