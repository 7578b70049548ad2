package layout

import (
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
)

// piece is what display text is made of: a line, or a heading as a whole.
// Coordinates are relative to its upper left corner.
type piece struct {
	lines   []Line
	fills   []Fill
	height  geom.Length // of its ink
	advance geom.Length // to the top of the next piece
	from    int         // rune offset of its first line in the block
}

// displayFill is text flowing into a frame without the grid: lines follow
// from the frame's top by their leading.
type displayFill struct {
	l       *layouter
	place   *place
	columns []column
	limits  []int // pieces a column may hold; nil: as many as there is room for
	flow    flow
	c       int // the column being filled
	n       int // pieces in it
	y       geom.Length
	foot    geom.Length // of the lowest ink, from the frame's top
	lines   []Line
	fills   []Fill
}

// fillDisplay lets text flow into a frame without the grid, balanced if the
// frame asks for it and holds all that is left.
func (l *layouter) fillDisplay(f *flow, p *place) {
	full := l.tryDisplay(p, *f, nil)
	if columns := len(full.columns); p.frame.Balance && columns > 1 && full.flow.isDone() {
		try := func(n int) displayFill { return l.tryDisplay(p, *f, evenly(n, columns)) }
		n := leastFit(0, full.pieces()*columns, func(n int) bool {
			d := try(n)
			return d.flow.isDone()
		})
		if d := try(n); d.flow.isDone() {
			full = d
		}
	}
	*f = full.flow
	full.commit()
}

// evenly shares n pieces among columns, the earlier ones get one more.
func evenly(n, columns int) []int {
	out := make([]int, columns)
	for i := range out {
		out[i] = n / columns
		if i < n%columns {
			out[i]++
		}
	}
	return out
}

func (l *layouter) tryDisplay(p *place, f flow, limits []int) displayFill {
	d := displayFill{l: l, place: p, columns: columnsOf(p.frame), limits: limits, flow: f}
	for isFirst := true; !d.flow.isDone() && d.placeBlock(isFirst); isFirst = false {
	}
	return d
}

// pieces returns at least as many as a column may need to hold.
func (d *displayFill) pieces() int { return len(d.lines) + 1 }

// placeBlock places the pieces of the next block and reports whether all found
// room. The frame's badge stands at its first block.
func (d *displayFill) placeBlock(isFirst bool) bool {
	var badge *document.Badge
	if isFirst {
		badge = d.place.frame.Badge
	}
	for _, p := range d.l.pieces(&d.flow, d.place.frame, badge, d.columns[0].measure) {
		if !d.findRoom(p.height) {
			d.flow.from = p.from
			return false
		}
		d.put(p)
	}
	d.flow.finish()
	return true
}

// findRoom moves to the column that holds a piece of a height.
func (d *displayFill) findRoom(height geom.Length) bool {
	for ; d.c < len(d.columns); d.c, d.n, d.y = d.c+1, 0, 0 {
		isFree := d.limits == nil || d.n < d.limits[d.c]
		if isFree && d.y+height <= d.place.frame.Rect.H+tolerance {
			return true
		}
	}
	return false
}

func (d *displayFill) put(p piece) {
	at := geom.Point{X: d.columns[d.c].x, Y: d.place.frame.Rect.Y + d.y}
	h := setHead{lines: p.lines, fills: p.fills}.movedBy(at)
	d.lines = append(d.lines, h.lines...)
	d.fills = append(d.fills, h.fills...)
	d.foot = max(d.foot, d.y+p.height)
	d.y += p.advance
	d.n++
}

// commit places what was tried, moved to the frame's vertical alignment.
func (d *displayFill) commit() {
	shift := geom.Length(0)
	switch d.place.frame.VAlign {
	case document.Middle:
		shift = (d.place.frame.Rect.H - d.foot) / 2
	case document.Bottom:
		shift = d.place.frame.Rect.H - d.foot
	}
	h := setHead{lines: d.lines, fills: d.fills}.movedBy(geom.Point{Y: shift})
	commit([]put{{to: d.place.placed, lines: h.lines, fills: h.fills}})
}

// pieces returns the pieces of the flow's next block in a frame.
func (l *layouter) pieces(f *flow, frame *document.Frame, badge *document.Badge, measure geom.Length) []piece {
	n := f.at
	fit := l.fitOf(f, n)
	style := StyleOf(l.d, frame, l.block(f, n).Role, fit)
	if badge == nil {
		badge = fit.Badge
	}
	if f.from == 0 && (badge != nil || len(fit.Parts) > 0) {
		h := l.setHeading(f, n, frame, badge, measure)
		return []piece{{lines: h.lines, fills: h.fills, height: h.height, advance: h.height + style.Leading - style.Size}}
	}
	lines := l.setPassage(l.passageOf(f, n, style), constant(measure))
	return linePieces(lines, style.Size, style.Leading)
}

// linePieces makes a piece of each line, a label with the line it belongs to.
func linePieces(lines []Line, size, leading geom.Length) []piece {
	var out []piece
	for i := 0; i < len(lines); i++ {
		first := i
		if lines[i].Label && i+1 < len(lines) {
			i++
		}
		p := piece{lines: lines[first : i+1], height: size, advance: leading, from: lines[i].Set.Start}
		for k := range p.lines {
			p.lines[k].Baseline = Baseline(0, size)
		}
		out = append(out, p)
	}
	return out
}
