package compose

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestSegmentsOf(t *testing.T) {
	at := func(col, row, cols, rows int) slot { return slot{col: col, row: row, cols: cols, rows: rows} }
	for _, c := range []struct {
		name    string
		page    runningPage
		columns int
		want    string // column/row+rows
		cost    float64
	}{
		{"none", runningPage{top: 2, rows: 12}, 2, "0/2+10 1/2+10", 0},
		{"at the head", runningPage{rows: 20, islands: []slot{at(0, 0, 2, 8)}}, 3, "0/8+12 1/8+12 2/0+20", 0},
		{"in the middle", runningPage{rows: 30, islands: []slot{at(1, 10, 1, 8)}}, 2, "0/0+30 1/0+10 1/18+12", 0},
		{"two in a column", runningPage{rows: 30, islands: []slot{at(0, 20, 1, 10), at(0, 0, 1, 8)}}, 1, "0/8+12", 0},
		{"one on the other", runningPage{rows: 30, islands: []slot{at(0, 8, 1, 10), at(0, 0, 1, 8)}}, 1, "0/18+12", 0},
		{"a full column", runningPage{rows: 10, islands: []slot{at(0, 0, 1, 10)}}, 2, "1/0+10", 0},
		{"too short a piece", runningPage{rows: 12, islands: []slot{at(0, 0, 1, 10)}}, 1, "0/10+2", 12},
		{"a short piece", runningPage{rows: 14, islands: []slot{at(0, 0, 1, 10)}}, 1, "0/10+4", 2.4},
	} {
		got, cost := segmentsOf(c.page, c.columns, nil, 0)
		text := ""
		for _, s := range got {
			text += fmt.Sprintf(" %d/%d+%d", s.col, s.row, s.rows)
		}
		if text != " "+c.want || fmt.Sprintf("%.3f", cost) != fmt.Sprintf("%.3f", c.cost) {
			t.Errorf("%s: got%s cost %v, want %s cost %v", c.name, text, cost, c.want, c.cost)
		}
	}
}

// TestSegmentsTileThePage holds that islands and segments cover every cell of
// the text area once.
func TestSegmentsTileThePage(t *testing.T) {
	checkTimes(t, 200, func(t *rapid.T) {
		columns, foot := rapid.IntRange(1, 8).Draw(t, "columns"), rapid.IntRange(10, 60).Draw(t, "rows")
		p := runningPage{top: rapid.IntRange(0, 5).Draw(t, "top"), rows: foot}
		for range rapid.IntRange(0, 6).Draw(t, "islands") {
			s := slot{cols: rapid.IntRange(1, columns).Draw(t, "cols"), rows: rapid.IntRange(1, foot-p.top).Draw(t, "height")}
			s.col = rapid.IntRange(0, columns-s.cols).Draw(t, "col")
			s.row = rapid.IntRange(p.top, foot-s.rows).Draw(t, "row")
			p.islands, _ = apart(append(p.islands, s), nil)
		}
		segments, _ := segmentsOf(p, columns, nil, 3)
		board := newBoard(columns, foot)
		for _, s := range p.islands {
			board.cover(t, "an island", s.col, s.row, s.cols, s.rows)
		}
		for _, s := range segments {
			board.cover(t, "a segment", s.col, s.row, 1, s.rows)
			if s.page != 3 {
				t.Fatalf("segment on page %d", s.page)
			}
		}
		board.isFull(t, p.top, foot)
	})
}

// A board counts what covers the cells of a page.
type board struct {
	columns int
	cells   [][]bool
}

func newBoard(columns, rows int) *board {
	b := &board{columns: columns, cells: make([][]bool, rows)}
	for i := range b.cells {
		b.cells[i] = make([]bool, columns)
	}
	return b
}

// cover fails where the rectangle leaves the board or covers a cell again.
func (b *board) cover(t *rapid.T, what string, col, row, cols, rows int) {
	t.Helper()
	if col < 0 || row < 0 || cols < 1 || rows < 1 || col+cols > b.columns || row+rows > len(b.cells) {
		t.Fatalf("%s leaves the board: column %d+%d, row %d+%d of %d × %d", what, col, cols, row, rows, b.columns, len(b.cells))
	}
	for r := row; r < row+rows; r++ {
		for c := col; c < col+cols; c++ {
			if b.cells[r][c] {
				t.Fatalf("%s covers column %d, row %d again", what, c, r)
			}
			b.cells[r][c] = true
		}
	}
}

// isFull fails where a cell from row top to foot is not covered.
func (b *board) isFull(t *rapid.T, top, foot int) {
	t.Helper()
	for r := top; r < foot; r++ {
		for c := range b.columns {
			if !b.cells[r][c] {
				t.Fatalf("nothing covers column %d, row %d", c, r)
			}
		}
	}
}

func TestApart(t *testing.T) {
	at := func(picture, col, row int) slot { return slot{picture: picture, col: col, row: row, cols: 2, rows: 8} }
	free, crowded := apart([]slot{at(0, 0, 0), at(1, 1, 2), at(2, 2, 0), at(3, 3, 7)}, nil)
	if len(free) != 2 || free[0].picture != 0 || free[1].picture != 2 || fmt.Sprint(crowded) != "[1 3]" {
		t.Errorf("free %v, crowded %v", free, crowded)
	}
}

func TestPairCost(t *testing.T) {
	at := func(col, row, cols, rows int) slot { return slot{col: col, row: row, cols: cols, rows: rows} }
	for _, c := range []struct {
		name string
		a, b slot
		want float64
	}{
		{"a strip", at(0, 0, 2, 9), at(2, 0, 2, 9), 0.6},
		{"side by side, heights differ", at(0, 0, 2, 9), at(2, 0, 2, 14), costTouch},
		{"side by side, nearly level", at(0, 0, 2, 9), at(2, 0, 2, 10), costTouch + costNearEdge},
		{"one on the other", at(0, 0, 2, 9), at(0, 9, 2, 9), costStack},
		{"corner to corner", at(0, 0, 2, 9), at(2, 9, 2, 9), 1.5},
		{"apart, heads level", at(0, 0, 2, 9), at(4, 0, 2, 20), 0},
		{"apart, heads nearly level", at(0, 0, 2, 9), at(4, 2, 2, 20), costNearEdge},
		{"far apart", at(0, 0, 2, 9), at(5, 2, 2, 20), 0},
	} {
		if got := pairCost(c.a, c.b); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if got := pairCost(c.b, c.a); got != c.want {
			t.Errorf("%s, turned round: %v, want %v", c.name, got, c.want)
		}
	}
}
