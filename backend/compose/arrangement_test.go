package compose

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// drawRoom draws a rectangle for a section, its head's rows by columns and any
// need of text.
func drawRoom(t *rapid.T) room {
	r := room{cols: rapid.IntRange(1, 6).Draw(t, "cols"), rows: rapid.IntRange(8, 40).Draw(t, "rows")}
	r.heads = make([]moduleHead, r.cols+1)
	head := rapid.IntRange(0, 4).Draw(t, "head")
	for k := range r.heads {
		r.heads[k].rows = head + (r.cols-k)/3
	}
	r.most = r.cols * r.rows
	return r
}

// TestArrangementsTileTheRoom holds that in every arrangement head, pictures
// and text cover the room once, whatever the number of pictures.
func TestArrangementsTileTheRoom(t *testing.T) {
	checkTimes(t, 150, func(t *rapid.T) {
		r := drawRoom(t)
		q := rapid.IntRange(0, 7).Draw(t, "pictures")
		p := 0
		if q > 0 && rapid.Bool().Draw(t, "strip") {
			p = rapid.IntRange(0, max(0, r.rows-r.head())).Draw(t, "rows of pictures")
		}
		for _, a := range arrangements(q, r, p) {
			checkArrangement(t, a, r, q)
		}
	})
}

func checkArrangement(t *rapid.T, a arrangement, r room, q int) {
	if len(a.slots) != q {
		t.Fatalf("%d slots for %d pictures", len(a.slots), q)
	}
	head := r.heads[a.headCols].rows
	segments, ok := a.textSegments(r.rows, head)
	if !ok {
		return // too short a piece: never set
	}
	b := newBoard(r.cols, r.rows)
	for _, s := range a.slots {
		b.cover(t, "a picture", s.col, s.row, s.cols, s.rows)
		if s.rows < minPictureRows {
			t.Fatalf("a picture of %d rows", s.rows)
		}
	}
	if head > 0 {
		at := headColumn(a)
		b.cover(t, "the head", at, 0, a.headCols, head)
	}
	for _, s := range segments {
		b.cover(t, "text", s.col, s.row, 1, s.rows)
		if s.rows < minModuleText {
			t.Fatalf("a text column of %d rows", s.rows)
		}
	}
	b.isFull(t, 0, r.rows)
}

// headColumn is the first column that does not belong to a picture alone.
func headColumn(a arrangement) int {
	for i, full := range a.full {
		if !full {
			return i
		}
	}
	return 0
}

func TestSplits(t *testing.T) {
	for _, c := range []struct {
		cols, n int
		want    string
	}{
		{4, 2, "[[2 2]]"}, {5, 2, "[[3 2] [2 3]]"}, {7, 3, "[[3 2 2] [2 2 3]]"}, {3, 3, "[[1 1 1]]"}, {2, 3, "[]"}, {6, 1, "[[6]]"},
	} {
		if got := fmt.Sprint(splits(c.cols, c.n)); got != c.want {
			t.Errorf("%d columns among %d: %s, want %s", c.cols, c.n, got, c.want)
		}
	}
}

func TestIsBadge(t *testing.T) {
	for label, want := range map[string]bool{"": false, "A": true, "一": true, "①": true, "12": true, "2.": true, "一、": false, "（三）": false, "IV": true, "Part One": false} {
		if got := isBadge(label); got != want {
			t.Errorf("%q: %v, want %v", label, got, want)
		}
	}
}
