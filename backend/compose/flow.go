package compose

import (
	"math"
	"sort"

	"broadsheet/backend/story"
)

// An item is one block of the running text as the composer counts it: in
// whole rows of the grid.
type item struct {
	block story.BlockID
	// rows and costs are the row counts that a paragraph can be set in, and
	// what each costs in looks. A heading has rowsTop and rowsMid instead.
	rows  []int
	costs []float64
	// A heading takes rowsTop rows at the head of a segment, rowsMid below
	// other text, and at least keep rows must follow it there.
	isHead           bool
	rowsTop, rowsMid int
	keep             int
	// underHead marks a heading right under another: it takes rowsMid.
	underHead bool
}

// headFollowers is how many lines of text must stand under a heading, as
// layout holds it.
const headFollowers = 2

// mostKept bounds what a heading keeps where headings follow each other, as
// layout does.
const mostKept = 12

// keepHeads returns the items of one thread with what each heading keeps under
// it, by the rule of layout: two lines of text; another heading and what that
// keeps; nothing, or a single line, where the text ends.
func keepHeads(items []item) []item {
	out := append([]item(nil), items...)
	for i := len(out) - 1; i >= 0; i-- {
		if !out[i].isHead {
			continue
		}
		out[i].underHead = i > 0 && out[i-1].isHead
		out[i].keep = keepUnder(out[i+1:])
	}
	return out
}

// keepUnder is what a heading keeps of the items under it.
func keepUnder(under []item) int {
	switch {
	case len(under) == 0:
		return 0
	case under[0].isHead:
		return min(under[0].rowsMid+under[0].keep, mostKept)
	case len(under) == 1 && under[0].rows[0] == 1:
		under[0].rows = under[0].rows[:1] // it will not be set in two
		return 1
	}
	return headFollowers
}

// least and most rows an item can take.
func (it item) least() int {
	if it.isHead {
		return it.rowsTop
	}
	return it.rows[0]
}

func (it item) most() int {
	if it.isHead {
		return it.rowsMid + 1
	}
	return it.rows[len(it.rows)-1]
}

// best is the row count of the paragraph's best setting.
func (it item) best() int {
	if it.isHead {
		return it.rowsMid
	}
	b := 0
	for i := range it.rows {
		if it.costs[i] < it.costs[b] {
			b = i
		}
	}
	return it.rows[b]
}

// What the faults of a column cost. A page without any of them is what the
// search is for; the figures say how one fault weighs against another. A lone
// last line at the top of a column is the gravest (CLREQ: 孤行不成页).
const (
	costWidow    = 60.0 // last line alone at a segment's top
	costOrphan   = 0.8  // first line alone at a segment's foot: tolerated in newspapers
	costHole     = 5.0  // a row left empty before a heading
	costTail     = 3.0  // a row left empty at the end of the text
	costTallHead = 1.6  // a heading with one row more than it wants
	costParaTop  = -0.15
)

// A flowed text: what each item takes and where it starts.
type flowed struct {
	cost  float64
	start []int // slot where each item begins, rows left empty before it aside
	rows  []int // rows that each item takes
	tail  int   // rows left empty at the end
	holes int   // rows left empty elsewhere
	ok    bool  // false: the text does not fit
}

// A flower pours items into segments. It is scratch space that is used over and over;
// each goroutine has its own.
type flower struct {
	segStart, segEnd []int // by slot
	states           []flowState
	layers           []int // index in states where each item's layer begins
	index            []int // of the state at a slot in the layer being built, from base
}

// A flowState is the best way to have set the items so far up to a slot.
type flowState struct {
	slot, prev, rows, from int
	cost                   float64
}

// prepare lays the segments (their rows, in reading order) end to end.
func (f *flower) prepare(segments []int) (total int) {
	f.segStart, f.segEnd = f.segStart[:0], f.segEnd[:0]
	for _, rows := range segments {
		for range rows {
			f.segStart = append(f.segStart, total)
			f.segEnd = append(f.segEnd, total+rows)
		}
		total += rows
	}
	return total
}

// flow pours the items into the segments at the least cost: by dynamic
// programming over (item, slot), exact within the row counts that paragraphs
// offer. If exact is false, text may end anywhere.
func (f *flower) flow(items []item, segments []int, tailCost float64) flowed {
	total := f.prepare(segments)
	f.states = append(f.states[:0], flowState{prev: -1})
	f.layers = append(f.layers[:0], 0)
	first, last := 0, 1
	for i := range items {
		f.layers = append(f.layers, last)
		if cap(f.index) <= total+1 {
			f.index = make([]int, total+2)
		}
		f.index = f.index[:total+1]
		for s := first; s < last; s++ {
			f.extend(&items[i], s, total, f.layers[i+1])
		}
		for s := last; s < len(f.states); s++ {
			f.index[f.states[s].slot] = 0
		}
		first, last = last, len(f.states)
		if last-first > maxStates {
			last = f.prune(first)
		}
		if first == last {
			return flowed{cost: math.Inf(1)}
		}
	}
	return f.finish(items, first, last, total, tailCost)
}

// maxStates bounds a layer, so that the cost of a long text grows with its
// length: a slot far from the cheapest ones is never reached again.
const maxStates = 192

// prune keeps the cheapest states of the layer from first on.
func (f *flower) prune(first int) (last int) {
	layer := f.states[first:]
	sort.Slice(layer, func(i, j int) bool {
		if layer[i].cost != layer[j].cost {
			return layer[i].cost < layer[j].cost
		}
		return layer[i].slot < layer[j].slot
	})
	f.states = f.states[:first+maxStates]
	return len(f.states)
}

// extend adds the states that follow state s by setting one more item.
func (f *flower) extend(it *item, s, total, layer int) {
	st := f.states[s]
	if it.isHead {
		f.extendHead(it, s, st, total, layer)
		return
	}
	for k, rows := range it.rows {
		end := st.slot + rows
		if end > total {
			break
		}
		f.add(flowState{slot: end, prev: s, rows: rows, from: st.slot, cost: st.cost + it.costs[k] + f.breakCost(st.slot, end)}, layer)
	}
}

func (f *flower) extendHead(it *item, s int, st flowState, total, layer int) {
	from, hole := st.slot, 0
	if from >= total {
		return
	}
	need := it.rowsMid
	if f.segStart[from] == from {
		need = it.rowsTop
	}
	// Without room for the heading and its first lines, the rest of the
	// segment stays empty.
	for f.segEnd[from]-from < need+it.keep {
		hole += f.segEnd[from] - from
		from = f.segEnd[from]
		if from >= total {
			return
		}
		need = it.rowsTop
	}
	cost := st.cost + float64(hole)*costHole
	f.add(flowState{slot: from + need, prev: s, rows: need, from: from, cost: cost}, layer)
	if need == it.rowsMid && !it.underHead && f.segEnd[from]-from > need+it.keep {
		f.add(flowState{slot: from + need + 1, prev: s, rows: need + 1, from: from, cost: cost + costTallHead}, layer)
	}
}

// breakCost is what it costs that a paragraph on slots from to end-1 breaks
// over the segments.
func (f *flower) breakCost(from, end int) float64 {
	if f.segStart[from] == from {
		return costParaTop
	}
	edge := f.segEnd[from]
	if end <= edge {
		return 0
	}
	cost := 0.0
	if edge-from == 1 {
		cost += costOrphan
	}
	if end-f.segStart[end-1] == 1 {
		cost += costWidow
	}
	return cost
}

// add keeps st if it is the best way to its slot in the layer.
func (f *flower) add(st flowState, layer int) {
	if at := f.index[st.slot]; at > 0 && at >= layer {
		if st.cost < f.states[at].cost {
			f.states[at] = st
		}
		return
	}
	f.index[st.slot] = len(f.states)
	f.states = append(f.states, st)
}

// finish picks the best end and walks back.
func (f *flower) finish(items []item, first, last, total int, tailCost float64) flowed {
	best, bestCost := -1, math.Inf(1)
	for s := first; s < last; s++ {
		cost := f.states[s].cost + float64(total-f.states[s].slot)*tailCost
		if cost < bestCost {
			best, bestCost = s, cost
		}
	}
	out := flowed{cost: bestCost, ok: true, tail: total - f.states[best].slot,
		start: make([]int, len(items)), rows: make([]int, len(items))}
	for i, s := len(items)-1, best; i >= 0; i-- {
		st := f.states[s]
		out.start[i], out.rows[i] = st.from, st.rows
		out.holes += st.from - f.states[st.prev].slot
		s = st.prev
	}
	return out
}

// bounds returns the fewest, the likely and the most rows of items.
func bounds(items []item) (least, likely, most int) {
	for _, it := range items {
		least += it.least()
		likely += it.best()
		most += it.most()
	}
	return least, likely, most
}
