package compose

import "math"

// A cutting is a page cut into rectangles, recursively: a leaf holds a tile,
// other nodes are cut across (upper and lower part) or down (left and right).
type cutting struct {
	tile        *tile
	across      bool
	first, rest *cutting
	col, row    int
	cols, rows  int
}

// moduleGap is the empty row between modules that stand one above the other.
const moduleGap = 1

// A cutter finds the cheapest cutting of a page for tiles in reading order:
// every part of a cut holds a run of the order. This is the exact optimum over
// all such cuttings, by dynamic programming over (run of tiles, columns, rows).
// Runs that several orders share are cut once.
type cutter struct {
	cols, rows int
	runs       map[string]*cutTable // by the tables' numbers
}

// A cutTable holds the best cutting of one run of tiles for each rectangle.
type cutTable struct {
	cost [][]float64
	how  [][]cutChoice
	low  []int // smallest feasible height by width, 0 none
	high []int
}

// A cutChoice is small: there is one for every run of tiles and rectangle.
type cutChoice struct {
	split int16 // tiles before the cut, 0: a leaf
	at    int16 // rows of the upper or columns of the left part
	down  bool
}

func newCutter(cols, rows int) *cutter {
	return &cutter{cols: cols, rows: rows, runs: map[string]*cutTable{}}
}

// runKey names a run of tiles.
func runKey(run []*tileTable) string {
	key := make([]byte, len(run))
	for i, t := range run {
		key[i] = t.number
	}
	return string(key)
}

// table returns the best cuttings of a run of tiles.
func (c *cutter) table(run []*tileTable) *cutTable {
	key := runKey(run)
	if t, ok := c.runs[key]; ok {
		return t
	}
	t := &cutTable{low: make([]int, c.cols+1), high: make([]int, c.cols+1)}
	t.cost, t.how = make([][]float64, c.cols+1), make([][]cutChoice, c.cols+1)
	for w := range t.cost {
		t.cost[w] = make([]float64, c.rows+1)
		t.how[w] = make([]cutChoice, c.rows+1)
		for h := range t.cost[w] {
			t.cost[w][h] = math.Inf(1)
		}
	}
	if len(run) == 1 {
		for w := range t.cost {
			copy(t.cost[w], run[0].cost[w])
		}
	}
	for s := 1; s < len(run); s++ {
		c.joinAcross(t, c.table(run[:s]), c.table(run[s:]), s)
		c.joinDown(t, c.table(run[:s]), c.table(run[s:]), s)
	}
	t.findRange()
	c.runs[key] = t
	return t
}

func (t *cutTable) findRange() {
	for w := range t.cost {
		for h, cost := range t.cost[w] {
			if !math.IsInf(cost, 1) {
				if t.low[w] == 0 {
					t.low[w] = h
				}
				t.high[w] = h
			}
		}
	}
}

// joinAcross sets a over b at the same width.
func (c *cutter) joinAcross(t, a, b *cutTable, split int) {
	for w := 1; w <= c.cols; w++ {
		if a.low[w] == 0 || b.low[w] == 0 {
			continue
		}
		for h1 := a.low[w]; h1 <= a.high[w]; h1++ {
			upper := a.cost[w][h1]
			if math.IsInf(upper, 1) {
				continue
			}
			for h2 := b.low[w]; h2 <= b.high[w] && h1+moduleGap+h2 <= c.rows; h2++ {
				h := h1 + moduleGap + h2
				if cost := upper + b.cost[w][h2]; cost < t.cost[w][h] {
					t.cost[w][h] = cost
					t.how[w][h] = cutChoice{split: int16(split), at: int16(h1)}
				}
			}
		}
	}
}

// joinDown sets a to the left of b at the same height.
func (c *cutter) joinDown(t, a, b *cutTable, split int) {
	for w1 := 1; w1 < c.cols; w1++ {
		for w2 := 1; w1+w2 <= c.cols; w2++ {
			if a.low[w1] == 0 || b.low[w2] == 0 {
				continue
			}
			w := w1 + w2
			for h := max(a.low[w1], b.low[w2]); h <= min(a.high[w1], b.high[w2]); h++ {
				if cost := a.cost[w1][h] + b.cost[w2][h]; cost < t.cost[w][h] {
					t.cost[w][h] = cost
					t.how[w][h] = cutChoice{split: int16(split), at: int16(w1), down: true}
				}
			}
		}
	}
}

// rebuild walks the choices back into a tree.
func (c *cutter) rebuild(run []*tileTable, col, row, w, h int) *cutting {
	node := &cutting{col: col, row: row, cols: w, rows: h}
	choice := c.table(run).how[w][h]
	if choice.split == 0 {
		node.tile = &run[0].tile[w][h]
		return node
	}
	first, rest, at := run[:choice.split], run[choice.split:], int(choice.at)
	node.across = !choice.down
	if choice.down {
		node.first = c.rebuild(first, col, row, at, h)
		node.rest = c.rebuild(rest, col+at, row, w-at, h)
		return node
	}
	node.first = c.rebuild(first, col, row, w, at)
	node.rest = c.rebuild(rest, col, row+at+moduleGap, w, h-at-moduleGap)
	return node
}

// leaves lists the tiles of a cutting with their places, in reading order.
func (n *cutting) leaves() []*cutting {
	if n.tile != nil {
		return []*cutting{n}
	}
	return append(n.first.leaves(), n.rest.leaves()...)
}

// cutFolded composes a spread: the head group across the fold, then a cutting
// of its own on each half, so that no text crosses.
func (m *moduler) cutFolded(c *cutter, tiles []*tileTable) (best *cutting, cost float64) {
	rest, heads := tiles, []int{0}
	if m.copy.headline != nil {
		rest, heads = tiles[1:], feasible(tiles[0].cost[m.g.Columns])
	}
	cost = math.Inf(1)
	for _, head := range heads {
		top, upper := 0, 0.0
		if head > 0 {
			top, upper = head+moduleGap, tiles[0].cost[m.g.Columns][head]
		}
		for rows := m.g.Rows; rows > max(top, m.g.Rows/4); rows-- {
			for s := 1; s < len(rest); s++ {
				sum := upper + m.partCost(rows) + c.table(rest[:s]).cost[c.cols][rows-top] + c.table(rest[s:]).cost[c.cols][rows-top]
				if sum < cost {
					cost = sum
					best = m.foldedTree(c, tiles[0], rest, head, top, s, rows-top)
				}
			}
		}
	}
	return best, cost
}

// foldedTree joins head and halves into one tree.
func (m *moduler) foldedTree(c *cutter, headTable *tileTable, rest []*tileTable, head, top, split, rows int) *cutting {
	lower := &cutting{row: top, cols: m.g.Columns, rows: rows,
		first: c.rebuild(rest[:split], 0, top, c.cols, rows), rest: c.rebuild(rest[split:], c.cols, top, c.cols, rows)}
	if head == 0 {
		return lower
	}
	leaf := &cutting{cols: m.g.Columns, rows: head, tile: &headTable.tile[m.g.Columns][head]}
	return &cutting{across: true, cols: m.g.Columns, rows: top + rows, first: leaf, rest: lower}
}

// feasible lists the heights of finite cost.
func feasible(cost []float64) []int {
	var out []int
	for h, c := range cost {
		if !math.IsInf(c, 1) {
			out = append(out, h)
		}
	}
	return out
}

// Weights of what a cutting does not see: pictures of neighbouring tiles.
const (
	costLump    = 2.2 // pictures one above the other, only a gap between them
	costAbut    = 1.2 // pictures side by side whose edges do not agree
	costSunkTop = 2.5 // the dominant picture at the very foot; less above
)

// lumps judges the pictures of a whole page against each other and the height
// at which the dominant one stands.
func lumps(slots []slot, rows int) float64 {
	cost := 0.0
	for i, a := range slots {
		if a.picture == 0 {
			cost += costSunkTop * float64(a.row) / float64(rows)
		}
		for _, b := range slots[:i] {
			sharesCols := a.col < b.col+b.cols && b.col < a.col+a.cols
			sharesRows := a.row < b.row+b.rows && b.row < a.row+a.rows
			switch {
			case sharesCols && gap(a.row, a.row+a.rows, b.row, b.row+b.rows) <= moduleGap:
				cost += costLump
			case sharesRows && gap(a.col, a.col+a.cols, b.col, b.col+b.cols) == 0 && (a.row != b.row || a.rows != b.rows):
				cost += costAbut
			}
		}
	}
	return cost
}
