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
type cutter struct {
	tables     []tileTable
	cols, rows int
	nodes      map[[2]int]*cutTable
}

// A cutTable holds the best cutting of one run of tiles for each rectangle.
type cutTable struct {
	cost [][]float64
	how  [][]cutChoice
	low  []int // smallest feasible height by width, 0 none
	high []int
}

type cutChoice struct {
	split int // tiles before the cut, 0: a leaf
	at    int // rows of the upper or columns of the left part
	down  bool
}

func newCutter(tables []tileTable, cols, rows int) *cutter {
	return &cutter{tables: tables, cols: cols, rows: rows, nodes: map[[2]int]*cutTable{}}
}

// best returns the cheapest cutting of all tiles over the whole page.
func (c *cutter) best(rows int) (*cutting, float64) {
	n := len(c.tables)
	t := c.table(0, n)
	cost := t.cost[c.cols][rows]
	if math.IsInf(cost, 1) {
		return nil, cost
	}
	return c.rebuild(0, n, 0, 0, c.cols, rows), cost
}

func (c *cutter) table(i, j int) *cutTable {
	if t, ok := c.nodes[[2]int{i, j}]; ok {
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
	if j == i+1 {
		for w := range t.cost {
			copy(t.cost[w], c.tables[i].cost[w])
		}
	}
	for s := i + 1; s < j; s++ {
		c.joinAcross(t, c.table(i, s), c.table(s, j), s-i)
		c.joinDown(t, c.table(i, s), c.table(s, j), s-i)
	}
	t.findRange()
	c.nodes[[2]int{i, j}] = t
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
					t.how[w][h] = cutChoice{split: split, at: h1}
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
					t.how[w][h] = cutChoice{split: split, at: w1, down: true}
				}
			}
		}
	}
}

// rebuild walks the choices back into a tree.
func (c *cutter) rebuild(i, j, col, row, w, h int) *cutting {
	node := &cutting{col: col, row: row, cols: w, rows: h}
	choice := c.table(i, j).how[w][h]
	if choice.split == 0 {
		node.tile = &c.tables[i].tile[w][h]
		return node
	}
	s := i + choice.split
	node.across = !choice.down
	if choice.down {
		node.first = c.rebuild(i, s, col, row, choice.at, h)
		node.rest = c.rebuild(s, j, col+choice.at, row, w-choice.at, h)
		return node
	}
	node.first = c.rebuild(i, s, col, row, w, choice.at)
	lower := row + choice.at + moduleGap
	node.rest = c.rebuild(s, j, col, lower, w, h-choice.at-moduleGap)
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
func (m *moduler) cutFolded(tiles []tileTable, choice gridChoice, aim float64) (candidate, bool) {
	half := m.g.Columns / 2
	rest, heads := tiles, []int{0}
	if m.copy.headline != nil {
		rest, heads = tiles[1:], feasible(tiles[0].cost[m.g.Columns])
	}
	cutter := newCutter(rest, half, m.g.Rows)
	var best *cutting
	bestCost, bestRows := math.Inf(1), 0
	for _, head := range heads {
		top, cost := 0, 0.0
		if head > 0 {
			top, cost = head+moduleGap, tiles[0].cost[m.g.Columns][head]
		}
		for rows := m.g.Rows; rows > m.g.Rows/4; rows-- {
			part := cost
			if rows < m.g.Rows {
				part += 6 + costPartRow*float64(m.g.Rows-rows)
			}
			for s := 1; s < len(rest); s++ {
				h := rows - top
				if h <= 0 {
					continue
				}
				c := part + cutter.table(0, s).cost[half][h] + cutter.table(s, len(rest)).cost[half][h]
				if c < bestCost {
					bestCost, bestRows = c, rows
					best = m.foldedTree(cutter, tiles, head, top, s, h)
				}
			}
		}
	}
	if best == nil {
		return candidate{}, false
	}
	return cutCandidate(m.g, best, bestRows, bestCost+choice.cost, aim), true
}

// foldedTree joins head and halves into one tree.
func (m *moduler) foldedTree(c *cutter, tiles []tileTable, head, top, split, rows int) *cutting {
	half := m.g.Columns / 2
	lower := &cutting{col: 0, row: top, cols: m.g.Columns, rows: rows,
		first: c.rebuild(0, split, 0, top, half, rows), rest: c.rebuild(split, len(c.tables), half, top, half, rows)}
	if head == 0 {
		return lower
	}
	leaf := &cutting{cols: m.g.Columns, rows: head, tile: &tiles[0].tile[m.g.Columns][head]}
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
