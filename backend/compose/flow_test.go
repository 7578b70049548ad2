package compose

import (
	"fmt"
	"math"
	"testing"

	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

// bruteFlow pours items into segments in every way that there is, by the rules
// as they are written, and returns the least cost; infinite where none fits.
func bruteFlow(items []item, segments []int, tailCost float64) float64 {
	total := 0
	for _, rows := range segments {
		total += rows
	}
	return pourRest(items, segments, 0, total, tailCost)
}

func pourRest(items []item, segments []int, slot, total int, tailCost float64) float64 {
	if len(items) == 0 {
		return float64(total-slot) * tailCost
	}
	it, best := items[0], math.Inf(1)
	if !it.isHead {
		for k, rows := range it.rows {
			if slot+rows <= total {
				best = min(best, it.costs[k]+breaksOf(segments, slot, rows)+pourRest(items[1:], segments, slot+rows, total, tailCost))
			}
		}
		return best
	}
	for from := slot; from < total; {
		start, end := segmentAt(segments, from)
		need := it.rowsMid
		if from == start {
			need = it.rowsTop
		}
		if end-from < need+it.keep {
			from = end
			continue
		}
		hole := costHole * float64(from-slot)
		best = hole + pourRest(items[1:], segments, from+need, total, tailCost)
		if from != start && !it.underHead && end-from >= need+1+it.keep {
			best = min(best, hole+costTallHead+pourRest(items[1:], segments, from+need+1, total, tailCost))
		}
		break
	}
	return best
}

// segmentAt returns where the segment of a slot begins and ends.
func segmentAt(segments []int, slot int) (start, end int) {
	for _, rows := range segments {
		if slot < start+rows {
			return start, start + rows
		}
		start += rows
	}
	return start, start
}

// breaksOf is what it costs a paragraph to stand on these rows.
func breaksOf(segments []int, slot, rows int) float64 {
	start, end := segmentAt(segments, slot)
	if start == slot {
		return costParaTop
	}
	if slot+rows <= end {
		return 0
	}
	cost := 0.0
	if end-slot == 1 {
		cost += costOrphan
	}
	if lastStart, _ := segmentAt(segments, slot+rows-1); slot+rows-1 == lastStart {
		cost += costWidow
	}
	return cost
}

func drawItems(t *rapid.T) []item {
	var out []item
	for i := range rapid.IntRange(0, 6).Draw(t, "items") {
		it := item{block: story.BlockID(fmt.Sprint(i))}
		if rapid.IntRange(0, 3).Draw(t, "head") == 0 {
			it.isHead, it.rowsTop = true, rapid.IntRange(1, 3).Draw(t, "rows")
			it.rowsMid = it.rowsTop + 1
			out = append(out, it)
			continue
		}
		least := rapid.IntRange(1, 6).Draw(t, "least")
		for k := range rapid.IntRange(1, 3).Draw(t, "options") {
			it.rows = append(it.rows, least+k)
			it.costs = append(it.costs, float64(rapid.IntRange(0, 8).Draw(t, "cost"))/8)
		}
		out = append(out, it)
	}
	return keepHeads(out)
}

// TestFlowIsTheOptimum holds the dynamic programming against trying all.
func TestFlowIsTheOptimum(t *testing.T) {
	var f flower // used over and over, as the search does
	checkTimes(t, 400, func(t *rapid.T) {
		items := drawItems(t)
		segments := rapid.SliceOfN(rapid.IntRange(1, 12), 1, 4).Draw(t, "segments")
		got := f.flow(items, segments, costTail)
		want := bruteFlow(items, segments, costTail)
		if got.ok != !math.IsInf(want, 1) || got.ok && math.Abs(got.cost-want) > 1e-9 {
			t.Fatalf("items %+v in %v: cost %v (ok %v), by trying all %v", items, segments, got.cost, got.ok, want)
		}
		if got.ok {
			checkFlow(t, items, segments, got)
		}
	})
}

// checkFlow holds that the way which is told is one that can be gone.
func checkFlow(t *rapid.T, items []item, segments []int, f flowed) {
	slot, holes := 0, 0
	for i, it := range items {
		if f.start[i] < slot {
			t.Fatalf("item %d starts at %d, before %d where the one above ends", i, f.start[i], slot)
		}
		holes += f.start[i] - slot
		if it.isHead {
			if start, end := segmentAt(segments, f.start[i]); start < 0 || f.start[i]+f.rows[i]+it.keep > end {
				t.Fatalf("heading %d on rows %d to %d leaves its segment or keeps too little", i, f.start[i], f.start[i]+f.rows[i])
			}
		} else if f.start[i] != slot {
			t.Fatalf("a hole before paragraph %d", i)
		}
		slot = f.start[i] + f.rows[i]
	}
	total := 0
	for _, rows := range segments {
		total += rows
	}
	if slot+f.tail != total || holes != f.holes {
		t.Fatalf("text ends at %d of %d: tail %d, holes %d (counted %d)", slot, total, f.tail, f.holes, holes)
	}
}

func TestKeepHeads(t *testing.T) {
	head := func(mid int) item { return item{isHead: true, rowsTop: mid - 1, rowsMid: mid} }
	text := func(rows ...int) item { return item{rows: rows, costs: make([]float64, len(rows))} }
	for _, c := range []struct {
		name  string
		items []item
		want  []int // what each heading keeps
	}{
		{"two lines of text", []item{head(3), text(5)}, []int{2}},
		{"one line follows, then more", []item{head(3), text(1), text(4)}, []int{2}},
		{"one line and no more", []item{head(3), text(1, 2)}, []int{1}},
		{"nothing", []item{text(3), head(3)}, []int{0}},
		{"a heading and its text", []item{head(3), head(4), text(5)}, []int{6, 2}},
		{"headings alone", []item{head(3), head(4)}, []int{4, 0}},
		{"a long row of headings", []item{head(5), head(5), head(5), head(5), text(3)}, []int{mostKept, mostKept, 7, 2}},
	} {
		var got []int
		for _, it := range keepHeads(c.items) {
			if it.isHead {
				got = append(got, it.keep)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: kept %v, want %v", c.name, got, c.want)
		}
	}
}

// TestFlowFaults names the faults of a column one by one.
func TestFlowFaults(t *testing.T) {
	para := func(rows ...int) item { return item{rows: rows, costs: make([]float64, len(rows))} }
	head := item{isHead: true, rowsTop: 2, rowsMid: 3}
	for _, c := range []struct {
		name     string
		items    []item
		segments []int
		cost     float64
	}{
		{"closes exactly", []item{para(6)}, []int{6}, costParaTop},
		{"a row is left", []item{para(5)}, []int{6}, costParaTop + costTail},
		{"an option closes it", []item{para(5, 6)}, []int{6}, costParaTop},
		{"lone last line at a top", []item{para(3), para(4)}, []int{6, 1}, costParaTop + costWidow},
		{"lone first line at a foot", []item{para(3), para(3)}, []int{4, 2}, costParaTop + costOrphan},
		{"a heading would stand last", []item{para(3), head, para(4)}, []int{6, 6}, costParaTop + 3*costHole},
		{"a heading takes one row more", []item{para(3), head, para(4)}, []int{11}, costParaTop + costTallHead},
		{"too much", []item{para(7)}, []int{6}, inf},
	} {
		var f flower
		if got := f.flow(keepHeads(c.items), c.segments, costTail); math.Abs(got.cost-c.cost) > 1e-9 && got.cost != c.cost {
			t.Errorf("%s: cost %v, want %v", c.name, got.cost, c.cost)
		}
	}
}
