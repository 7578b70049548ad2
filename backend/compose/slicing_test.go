package compose

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// drawTables draws tiles that can stand in some rectangles at some cost.
func drawTables(t *rapid.T, cols, rows int) []*tileTable {
	var out []*tileTable
	for n := range rapid.IntRange(1, 4).Draw(t, "tiles") {
		table := &tileTable{number: byte(n), cost: make([][]float64, cols+1), tile: make([][]tile, cols+1)}
		for w := range table.cost {
			table.cost[w], table.tile[w] = make([]float64, rows+1), make([]tile, rows+1)
			for h := range table.cost[w] {
				table.cost[w][h] = math.Inf(1)
				if w > 0 && h > 0 && rapid.IntRange(0, 2).Draw(t, "fits") > 0 {
					table.offer(w, h, float64(rapid.IntRange(0, 40).Draw(t, "cost")), tile{kind: tileKind(n)})
				}
			}
		}
		out = append(out, table)
	}
	return out
}

// bruteCut is the least cost of a rectangle for a run of tiles, by trying every
// cut everywhere.
func bruteCut(run []*tileTable, cols, rows int) float64 {
	if cols < 1 || rows < 1 {
		return math.Inf(1)
	}
	best := math.Inf(1)
	if len(run) == 1 {
		best = run[0].cost[cols][rows]
	}
	for s := 1; s < len(run); s++ {
		for at := 1; at < rows; at++ {
			best = min(best, bruteCut(run[:s], cols, at)+bruteCut(run[s:], cols, rows-at-moduleGap))
		}
		for at := 1; at < cols; at++ {
			best = min(best, bruteCut(run[:s], at, rows)+bruteCut(run[s:], cols-at, rows))
		}
	}
	return best
}

// TestCuttingIsTheOptimum holds the table of cuttings against trying all, and
// the tree that is rebuilt from it against its cost.
func TestCuttingIsTheOptimum(t *testing.T) {
	const cols, rows = 3, 8
	checkTimes(t, 60, func(t *rapid.T) {
		tables := drawTables(t, cols, rows)
		c := newCutter(cols, rows)
		found := c.table(tables)
		for h := 1; h <= rows; h++ {
			got, want := found.cost[cols][h], bruteCut(tables, cols, h)
			if got != want && !(math.IsInf(got, 1) && math.IsInf(want, 1)) {
				t.Fatalf("%d tiles in %d × %d: cost %v, by trying all %v", len(tables), cols, h, got, want)
			}
			if math.IsInf(got, 1) {
				continue
			}
			tree := c.rebuild(tables, 0, 0, cols, h)
			checkCutting(t, tree, tables, got)
			board := newBoard(cols, h)
			coverCutting(t, board, tree)
			board.isFull(t, 0, h)
		}
	})
}

// checkCutting holds that the leaves are the tiles in their order and cost what
// was promised.
func checkCutting(t *rapid.T, tree *cutting, tables []*tileTable, cost float64) {
	leaves := tree.leaves()
	if len(leaves) != len(tables) {
		t.Fatalf("%d leaves for %d tiles", len(leaves), len(tables))
	}
	sum := 0.0
	for i, leaf := range leaves {
		if leaf.tile.kind != tileKind(i) {
			t.Fatalf("leaf %d holds tile %d", i, leaf.tile.kind)
		}
		sum += tables[i].cost[leaf.cols][leaf.rows]
	}
	if sum != cost {
		t.Fatalf("the leaves cost %v, %v was promised", sum, cost)
	}
}

// coverCutting marks leaves, and between upper and lower parts the gap.
func coverCutting(t *rapid.T, b *board, n *cutting) {
	if n.tile != nil {
		b.cover(t, "a tile", n.col, n.row, n.cols, n.rows)
		return
	}
	coverCutting(t, b, n.first)
	coverCutting(t, b, n.rest)
	if n.across {
		if n.rest.row != n.first.row+n.first.rows+moduleGap || n.first.cols != n.cols || n.rest.cols != n.cols {
			t.Fatalf("a cut across is not level: %+v", n)
		}
		b.cover(t, "a gap", n.col, n.first.row+n.first.rows, n.cols, moduleGap)
		return
	}
	if n.rest.col != n.first.col+n.first.cols || n.first.rows != n.rows || n.rest.rows != n.rows {
		t.Fatalf("a cut down is not straight: %+v", n)
	}
}

// TestRunsAreCutOnce holds that orders share the work on runs that they share.
func TestRunsAreCutOnce(t *testing.T) {
	c := newCutter(2, 6)
	var tables []*tileTable
	for n := range 3 {
		table := &tileTable{number: byte(n), cost: make([][]float64, 3), tile: make([][]tile, 3)}
		for w := range table.cost {
			table.cost[w], table.tile[w] = make([]float64, 7), make([]tile, 7)
		}
		tables = append(tables, table)
	}
	first := c.table(tables)
	n := len(c.runs)
	if c.table(tables) != first || len(c.runs) != n || n != 6 {
		t.Errorf("%d runs after the first cut, %d after the second", n, len(c.runs))
	}
}
