package compose

import (
	"math"
	"sort"
)

// islandSearch looks for places of pictures on one page of running text, by
// simulated annealing over whole columns and rows. Its cost is arithmetic; the
// exact setting of the text comes after, for the winners only.
type islandSearch struct {
	r         *runner
	top, foot int
	pictures  []int
	// textFrom is how much text (in rows, of the likely setting) stands on the
	// pages before.
	textFrom int
	// exact asks for islands that leave as many cells as the text takes, from
	// least to most rows.
	exact       bool
	least, most int

	starts, rows []int // of the items in the likely setting, from this page on
	segs         []pageSegment
	cellWeight   float64
	closed       *closure // what stays on the page, nil: nothing
}

// Weights of the shape of a page.
const (
	costCells       = 0.2 // for each cell that text and pictures do not match, at first
	costCellsEnd    = 1.6 // and in the end
	costOverlap     = 12.0
	costOverlapCell = 0.35
	costTouch       = 5.0 // pictures side by side that form no strip
	costStack       = 5.0 // pictures one on the other without text between
	costNearEdge    = 1.1 // edges one or two rows apart: neither level nor different
	costWideMid     = 1.5 // a picture of several columns that text must jump
	costFirstText   = 1.6 // a picture where the reader starts
	costLowMain     = 3.0 // the dominant picture not at the top
	costMidMain     = 6.0
)

// How the annealing goes: the heat it starts with, and the steps after which
// the weight of unmatched cells rises.
const (
	firstHeat = 3.2
	reweigh   = 100
)

// run returns the best islands found and their cost.
func (s *islandSearch) run(steps int) ([]slot, float64) {
	s.starts, s.rows = likelyFlow(s.r.items)
	for i := range s.starts {
		s.starts[i] -= s.textFrom
	}
	s.cellWeight = costCells
	state := s.first()
	if len(state) == 0 {
		return nil, s.cost(nil)
	}
	s.fitCells(state)
	cost := s.cost(state)
	best, bestCost := append([]slot(nil), state...), cost
	next := make([]slot, len(state))
	for i := range steps {
		s.r.tried++
		if i%reweigh == 0 { // the text must fit in the end, but not stand in the way at first
			s.cellWeight = costCells + (costCellsEnd-costCells)*float64(i)/float64(steps)
			cost, bestCost = s.cost(state), s.cost(best)
		}
		heat := firstHeat * math.Pow(1-float64(i)/float64(steps), 2)
		copy(next, state)
		s.change(next)
		if c := s.cost(next); c < cost || s.r.rng.Float64() < math.Exp((cost-c)/(heat+1e-9)) {
			copy(state, next)
			cost = c
			if c < bestCost {
				copy(best, state)
				bestCost = c
			}
		}
	}
	return best, bestCost
}

// likelyFlow lays the items end to end in their best row counts.
func likelyFlow(items []item) (starts, rows []int) {
	at := 0
	for _, it := range items {
		starts = append(starts, at)
		rows = append(rows, it.best())
		at += it.best()
	}
	return starts, rows
}

// first makes a state by chance: each picture in about its size, at the head
// or foot of a column near its section.
func (s *islandSearch) first() []slot {
	var out []slot
	for _, p := range s.pictures {
		sl := slot{picture: p, cols: s.idealSpan(p)}
		sl.rows = s.idealRows(p, sl.cols)
		s.place(&sl)
		out = append(out, sl)
	}
	return out
}

// idealSpan is the number of columns at which a picture in its own shape takes
// the area it should.
func (s *islandSearch) idealSpan(p int) int {
	g := s.r.g
	ph := &s.r.copy.in.Pictures[p].Photo
	w := math.Sqrt(s.r.pics.aims[p] * s.r.pics.area * float64(ph.Width) / float64(ph.Height))
	n := int(math.Round((w + float64(g.Gutter)) / float64(g.Measure+g.Gutter)))
	return max(1, min(n, g.Columns))
}

// idealRows is the number of rows at which a picture keeps its own shape, or
// as near to it as its area allows.
func (s *islandSearch) idealRows(p, cols int) int {
	g := s.r.g
	ph := &s.r.copy.in.Pictures[p].Photo
	_, w := g.SpanX(0, cols)
	h := float64(w) * float64(ph.Height) / float64(ph.Width)
	aim := s.r.pics.aims[p] * s.r.pics.area / float64(w)
	h = math.Sqrt(h * math.Min(math.Max(aim, 0.75*h), 1.35*h))
	extra := 2.2 * float64(g.Leading)
	rows := int(math.Round((h + extra) / float64(g.Leading)))
	return max(minPictureRows, min(rows, s.foot-s.top-1))
}

// place puts a slot somewhere: mostly to the head or the foot.
func (s *islandSearch) place(sl *slot) {
	g := s.r.g
	sl.cols = min(sl.cols, g.Columns)
	sl.col = s.r.rng.IntN(g.Columns - sl.cols + 1)
	room := s.foot - s.top - sl.rows
	switch k := s.r.rng.IntN(5); {
	case room <= 0 || k < 2:
		sl.row = s.top
	case k < 4:
		sl.row = s.foot - sl.rows
	default:
		sl.row = s.top + s.r.rng.IntN(room+1)
	}
}

// fitCells trades rows of pictures until the cells left are the text's.
func (s *islandSearch) fitCells(state []slot) {
	if !s.exact {
		return
	}
	for range 60 {
		off := s.cellsLeft(state) - (s.least+s.most)/2
		if off >= s.least-s.most && off <= s.most-s.least && s.inRange(state) {
			return
		}
		sl := &state[s.r.rng.IntN(len(state))]
		switch {
		case off > 0 && sl.row+sl.rows < s.foot:
			sl.rows++
		case off > 0 && sl.row > s.top:
			sl.row--
			sl.rows++
		case off < 0 && sl.rows > minPictureRows:
			sl.rows--
			if sl.atFoot || sl.row+sl.rows+1 == s.foot {
				sl.row++
			}
		}
	}
}

func (s *islandSearch) inRange(state []slot) bool {
	n := s.cellsLeft(state)
	return n >= s.least && n <= s.most
}

// cellsLeft counts the cells that the islands leave to text.
func (s *islandSearch) cellsLeft(state []slot) int {
	n := s.r.g.Columns * (s.foot - s.top)
	if s.closed != nil {
		n -= s.closed.count
	}
	for _, sl := range state {
		n -= sl.cols * sl.rows
	}
	return n
}

// change makes one move.
func (s *islandSearch) change(state []slot) {
	rng := s.r.rng
	sl := &state[rng.IntN(len(state))]
	switch rng.IntN(8) {
	case 0:
		s.place(sl)
	case 1:
		sl.col = min(max(0, sl.col+1-2*rng.IntN(2)), s.r.g.Columns-sl.cols)
	case 2:
		sl.row = min(max(s.top, sl.row+rng.IntN(13)-6), s.foot-sl.rows)
	case 3, 4:
		s.grow(sl, 1-2*rng.IntN(2))
	case 5:
		s.respan(sl)
	case 6:
		s.swap(sl, &state[rng.IntN(len(state))])
	case 7:
		other := &state[rng.IntN(len(state))]
		d := 1 + rng.IntN(3)
		s.grow(sl, d)
		s.grow(other, -max(1, d*sl.cols/other.cols))
	}
}

// grow changes a picture's rows and keeps it at the head or foot if it was.
func (s *islandSearch) grow(sl *slot, by int) {
	atFoot := sl.row+sl.rows == s.foot && sl.row != s.top
	rows := min(max(minPictureRows, sl.rows+by), s.foot-s.top)
	if atFoot {
		sl.row -= rows - sl.rows
	}
	sl.rows = rows
	sl.row = max(s.top, min(sl.row, s.foot-sl.rows))
}

// respan changes a picture's columns at about the same area.
func (s *islandSearch) respan(sl *slot) {
	cols := sl.cols + 1 - 2*s.r.rng.IntN(2)
	if cols < 1 || cols > s.r.g.Columns {
		return
	}
	atFoot := sl.row+sl.rows == s.foot && sl.row != s.top
	sl.rows = s.idealRows(sl.picture, cols)
	sl.cols = cols
	sl.col = min(sl.col, s.r.g.Columns-cols)
	if atFoot {
		sl.row = s.foot - sl.rows
	}
	sl.row = max(s.top, min(sl.row, s.foot-sl.rows))
}

func (s *islandSearch) swap(a, b *slot) {
	if a.cols == b.cols || a.picture != 0 && b.picture != 0 {
		a.picture, b.picture = b.picture, a.picture
	}
}

// cost judges a state. Islands may overlap on the way, at a price that pays for
// parting them.
func (s *islandSearch) cost(state []slot) float64 {
	cost := 0.0
	for i := range state {
		for _, other := range state[:i] {
			if n := overlapCells(state[i], other); n > 0 {
				cost += costOverlap + costOverlapCell*float64(n)
			}
		}
	}
	for i := range state {
		if n := s.closed.taken(state[i]); n > 0 {
			cost += costOverlap + costOverlapCell*float64(n)
		}
	}
	page := runningPage{top: s.top, rows: s.foot, islands: state, closed: s.closed}
	var short float64
	s.segs, short = segmentsOf(page, s.r.g.Columns, s.segs[:0], 0)
	cost += short + s.cellCost(state)
	for i := range state {
		markEdges(&state[i], s.top, s.foot, s.closed)
		cost += s.r.pics.cost(&state[i])
		cost += s.placeCost(state[i])
		cost += 0.8 * s.distance(state[i])
	}
	if s.closed != nil {
		return cost + shapeCost(append(state[:len(state):len(state)], s.closed.pins...))
	}
	return cost + shapeCost(state)
}

// markEdges notes whether a slot touches the head or foot of the text.
func markEdges(sl *slot, top, foot int, c *closure) {
	sl.atTop = sl.row == top || c.isUnder(*sl)
	sl.atFoot = sl.row+sl.rows == foot
}

func (s *islandSearch) cellCost(state []slot) float64 {
	if !s.exact {
		return 0
	}
	n := s.cellsLeft(state)
	off := max(0, s.least-n, n-s.most)
	return s.cellWeight * float64(off)
}

// distance is the runner's, in the likely setting.
func (s *islandSearch) distance(sl slot) float64 {
	return s.r.distance(sl, 0, s.segs, s.starts, s.rows)
}

func (s *islandSearch) placeCost(sl slot) float64 {
	cost := 0.0
	mid := !sl.atTop && !sl.atFoot
	if mid && sl.cols > 1 {
		cost += costWideMid * float64(sl.cols-1)
	}
	if sl.atTop && sl.col == 0 && s.textFrom == 0 {
		cost += costFirstText
	}
	if sl.picture == 0 {
		switch {
		case sl.atFoot:
			cost += costLowMain
		case mid:
			cost += costMidMain
		}
	}
	return cost
}

func overlap(a, b slot) bool { return overlapCells(a, b) > 0 }

// overlapCells counts the cells that two slots share.
func overlapCells(a, b slot) int {
	cols := min(a.col+a.cols, b.col+b.cols) - max(a.col, b.col)
	rows := min(a.row+a.rows, b.row+b.rows) - max(a.row, b.row)
	return max(0, cols) * max(0, rows)
}

// shapeCost judges islands against each other: strips are good, lumps are not,
// edges are level or clearly apart.
func shapeCost(state []slot) float64 {
	cost := 0.0
	for i, a := range state {
		for _, b := range state[:i] {
			cost += pairCost(a, b)
		}
	}
	return cost
}

func pairCost(a, b slot) float64 {
	dx := gap(a.col, a.col+a.cols, b.col, b.col+b.cols)
	dy := gap(a.row, a.row+a.rows, b.row, b.row+b.rows)
	sharesCols := a.col < b.col+b.cols && b.col < a.col+a.cols
	sharesRows := a.row < b.row+b.rows && b.row < a.row+a.rows
	cost := 0.0
	switch {
	case sharesRows && dx == 0:
		if a.row != b.row || a.rows != b.rows {
			cost += costTouch
		} else {
			cost += 0.6
		}
	case sharesCols && dy == 0:
		cost += costStack
	case dx == 0 && dy == 0: // corner to corner
		cost += 1.5
	}
	if dx <= 2 {
		cost += nearEdge(a.row-b.row) + nearEdge(a.row+a.rows-b.row-b.rows)
	}
	return cost
}

func nearEdge(d int) float64 {
	if d == 0 || d > 2 || d < -2 {
		return 0
	}
	return costNearEdge
}

// byPlace orders slots down the columns, for a stable document.
func byPlace(slots []slot) {
	sort.Slice(slots, func(i, j int) bool {
		if slots[i].col != slots[j].col {
			return slots[i].col < slots[j].col
		}
		return slots[i].row < slots[j].row
	})
}
