package typeset

import "broadsheet/backend/design"

// breakpoint is a place where a line may end and the next one begin, with all
// that the badness of a line between two of them is made of.
type breakpoint struct {
	item    int32 // the line before ends with the item before this one
	kind    breakKind
	penalty float32
	letters int32 // Han characters, letters and digits before it
	startX  int64 // where a line that begins here begins on the endless line
	endX    int64 // where a line that ends here ends
	start   room  // of the gaps before the item, for lines that begin here
	end     room  // of the gaps inside lines that end here
}

// noLine is the cost of a state that is not reached.
const noLine = float32(1e30)

// Widths of the search. A paragraph's line counts lie within a few of its
// best; keeping only those makes long paragraphs linear.
const (
	countBand   = 9 // line counts kept at each breakpoint
	rescueLines = 4 // loose lines tried where no line is tolerable
)

// search finds the breaks of least total badness for each line count (after
// Knuth and Plass 1981, with the line count in the state as in their looseness).
type search struct {
	bps      []breakpoint
	tol      *tolerance
	measures *measures
	fallback bool // also try intolerable lines everywhere

	cost []float32 // by breakpoint and count - base
	from []int32   // breakpoint before, same index
	base []int32   // first kept line count of a breakpoint, -1: not reached

	ends []lineEnd // of the lines from one breakpoint, reused
	// window is the first breakpoint that the last start could not reach in
	// windowMeasure.
	window        int
	windowMeasure int64
}

// lineEnd is a line's end and its badness.
type lineEnd struct {
	to   int32
	cost float32
}

// measures gives the measure of each line in units, the first-line indent
// taken off, asking only once.
type measures struct {
	ask    func(line int) int64
	values []int64
}

// at returns the measure of a line.
func (m *measures) at(line int) int64 {
	for len(m.values) <= line {
		m.values = append(m.values, m.ask(len(m.values)))
	}
	return m.values[line]
}

// run fills the table.
func (s *search) run() {
	n := len(s.bps)
	s.cost, s.from, s.base = resize(s.cost, n*countBand), resize(s.from, n*countBand), resize(s.base, n)
	for i := range s.cost {
		s.cost[i] = noLine
	}
	for i := range s.base {
		s.base[i] = -1
	}
	s.base[0], s.cost[0] = 0, 0
	s.window, s.windowMeasure = 1, 1<<62
	for a := 0; a < n-1; a++ {
		if s.base[a] >= 0 {
			s.extend(a)
		}
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// extend adds every line that begins at a. Lines of equal measure have equal
// ends, whatever their number.
func (s *search) extend(a int) {
	best := s.bestCount(a)
	measure := int64(-1 << 62)
	for k := range int32(countBand) {
		cost := s.cost[a*countBand+int(k)]
		if cost >= noLine {
			continue
		}
		count := s.base[a] + k
		if m := s.measures.at(int(count)); m != measure {
			measure = m
			s.findEnds(a, m)
		}
		for _, e := range s.ends {
			s.relax(a, e, count+1, cost, best+1)
		}
	}
}

// bestCount is the line count of least cost at a.
func (s *search) bestCount(a int) int32 {
	best := 0
	row := s.cost[a*countBand : (a+1)*countBand]
	for k, c := range row {
		if c < row[best] {
			best = k
		}
	}
	return s.base[a] + int32(best)
}

// relax notes a way to e.to in count lines, if it is the best so far.
func (s *search) relax(a int, e lineEnd, count int32, cost float32, centre int32) {
	to := int(e.to)
	if s.base[to] < 0 {
		s.base[to] = max(0, centre-countBand/2)
	}
	k := count - s.base[to]
	if k < 0 || k >= countBand {
		return
	}
	at := to*countBand + int(k)
	if c := cost + e.cost; c <= s.cost[at] {
		s.cost[at], s.from[at] = c, int32(a)
	}
}

// findEnds lists the lines from a in a measure: the tolerable ones, or, where
// there are none (or in fallback), those that are the least intolerable.
func (s *search) findEnds(a int, measure int64) {
	s.ends = s.ends[:0]
	over := s.firstOverfull(a, measure)
	if over == a+1 {
		s.ends = append(s.ends, lineEnd{int32(over), badnessOverfull})
		return
	}
	misses := 0
	for j := over - 1; j > a && misses < 2; j-- {
		cost, ok := s.lineCost(a, j, measure)
		if !ok {
			misses++
			continue
		}
		s.ends = append(s.ends, lineEnd{int32(j), cost})
	}
	if len(s.ends) == 0 || s.fallback {
		s.findRescue(a, over, measure)
	}
}

// firstOverfull returns the first breakpoint to which a line from a is too
// wide even when squeezed; breakpoints beyond a forced one are too far as well.
// What was not too far from an earlier start in a shorter measure is not now.
func (s *search) firstOverfull(a int, measure int64) int {
	j := a + 1
	if measure >= s.windowMeasure {
		j = max(j, s.window)
	}
	for ; j < len(s.bps); j++ {
		if j-1 > a && s.bps[j-1].kind == breakForced || s.isOverfull(a, j, measure) {
			break
		}
	}
	s.window, s.windowMeasure = j, measure
	return j
}

func (s *search) isOverfull(a, j int, measure int64) bool {
	from, to := &s.bps[a], &s.bps[j]
	need := measure - (to.endX - from.startX)
	if need >= -s.tol.near {
		return false
	}
	if s.tol.align != design.AlignJustify {
		return true // ragged lines are not squeezed
	}
	r := to.end.minus(&from.start)
	return -need > r.total()+s.tol.near
}

// lineCost is the badness of the line from a to j with the penalties of its
// end, and whether it is tolerable.
func (s *search) lineCost(a, j int, measure int64) (float32, bool) {
	from, to := &s.bps[a], &s.bps[j]
	r := to.end.minus(&from.start)
	need := measure - (to.endX - from.startX)
	if to.kind == breakForced {
		bad, ok := s.tol.last(need, measure, &r)
		return float32(bad) + s.lastPenalty(a, j), ok
	}
	bad, ok := s.tol.line(need, measure, &r)
	cost := float32(bad) + to.penalty
	if from.kind == breakHyphen && to.kind == breakHyphen {
		cost += penaltyHyphenTwice
	}
	return cost, ok
}

// lastPenalty keeps a last line from being a single character, its mark aside
// (孤字不成行, docs/chinese-rules.md, section 8).
func (s *search) lastPenalty(a, j int) float32 {
	from, to := &s.bps[a], &s.bps[j]
	switch n := to.letters - from.letters; {
	case a == 0 || s.bps[a].kind == breakForced:
		return 0
	case n < 2:
		return badnessLone
	case n < 3:
		return penaltyShortLast
	}
	return 0
}

// findRescue adds the fullest lines from a that are not overfull, however
// loose.
func (s *search) findRescue(a, over int, measure int64) {
	for j := over - 1; j > a && j >= over-rescueLines; j-- {
		if cost, ok := s.lineCost(a, j, measure); !ok {
			s.ends = append(s.ends, lineEnd{int32(j), cost + s.looseness(a, j, measure)})
		}
	}
}

// looseGrowth makes several lines that are a little too loose better than one
// that is half empty.
const looseGrowth = 40

// looseness is the badness of a line that is short beyond the tolerances.
func (s *search) looseness(a, j int, measure int64) float32 {
	need := measure - (s.bps[j].endX - s.bps[a].startX)
	q := float64(max(need, 0)) / float64(max(measure, 1))
	return float32(Intolerable * (1 + float64(looseGrowth*q*q)))
}
