package typeset

import (
	"sync"

	"broadsheet/backend/design"
	"broadsheet/backend/geom"
)

// plan holds the ways to set a paragraph in one sequence of measures.
type plan struct {
	uniform geom.Length // the measure of all lines, where they are alike
	reach   int         // number of lines whose measure matters
	options []Option
	ends    [][]cut // of the lines of each option
}

// cut is where a line ends: before an item, and how.
type cut struct {
	item int32
	kind breakKind
}

// Bounds on what a paragraph remembers: the composer asks for about ten
// measures, the page for one or two.
const (
	maxPlans    = 16
	maxSettings = 4
)

// Options lists the line counts in which the paragraph can be set in lines of
// one measure, fewest first. It is never empty: where no count is inside the
// tolerances, the least bad one is returned, its Badness at least Intolerable.
func (p *Paragraph) Options(measure geom.Length) []Option {
	return p.uniformPlan(measure).options
}

// uniformPlan returns the plan for lines of one measure.
func (p *Paragraph) uniformPlan(measure geom.Length) *plan {
	p.mu.Lock()
	for i, q := range p.plans {
		if q.uniform == measure {
			copy(p.plans[1:i+1], p.plans[:i])
			p.plans[0] = q
			p.mu.Unlock()
			return q
		}
	}
	p.mu.Unlock()
	q := p.plan(Fixed(measure))
	q.uniform = measure
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.plans) < maxPlans {
		p.plans = append(p.plans, nil)
	}
	copy(p.plans[1:], p.plans)
	p.plans[0] = q
	return q
}

// tables lends the search its memory.
var tables = sync.Pool{New: func() any { return new(search) }}

// plan finds the options for any measure.
func (p *Paragraph) plan(m Measure) *plan {
	if len(p.items) == 0 {
		return &plan{options: []Option{{Lines: 1}}, ends: [][]cut{nil}}
	}
	s := tables.Get().(*search)
	defer tables.Put(s)
	s.tol = &p.tol
	s.measures = &measures{ask: p.asker(m)}
	s.bps = p.breaks
	if narrowest := p.narrowest(s.measures); p.widest > narrowest {
		s.bps = p.breakpoints(narrowest)
	}
	s.fallback = false
	s.run()
	if s.least() >= Intolerable {
		s.fallback = true
		s.run()
	}
	q := p.read(s)
	q.reach = len(s.measures.values)
	s.bps, s.tol, s.measures = nil, nil, nil // the pool keeps only its tables
	return q
}

// asker returns the measure of a line in units, the indent taken off where the
// line has room for it and two characters.
func (p *Paragraph) asker(m Measure) func(int) int64 {
	return func(line int) int64 {
		l := m(line)
		if line == 0 {
			l -= p.indentIn(l)
		}
		return p.toUnits(l)
	}
}

// indentIn is the first line's indent in a measure: none where there is no
// room for it and two characters.
func (p *Paragraph) indentIn(measure geom.Length) geom.Length {
	if d := p.indent(); measure-d >= 2*p.style.Size {
		return d
	}
	return 0
}

// narrowest is the least measure among the lines that the paragraph may take.
func (p *Paragraph) narrowest(m *measures) int64 {
	const slack = 3 // lines more than the natural width fills
	natural := p.breaks[len(p.breaks)-1].endX
	least, sum, extra := m.at(0), m.at(0), 0
	for line := 1; extra < slack; line++ {
		w := m.at(line)
		least = min(least, w)
		if sum += max(w, p.em/2); sum > natural+natural/8 {
			extra++
		}
	}
	return least
}

// least is the cost of the best way to the end.
func (s *search) least() float32 {
	n := len(s.bps) - 1
	best := noLine
	for _, c := range s.cost[n*countBand : (n+1)*countBand] {
		best = min(best, c)
	}
	return best
}

// read collects the options from the finished table: the best one, and those
// that look as even.
func (p *Paragraph) read(s *search) *plan {
	least := s.least()
	n := len(s.bps) - 1
	q := &plan{}
	for k := range int32(countBand) {
		cost := s.cost[n*countBand+int(k)]
		if cost > least && (cost >= Intolerable || !s.isEven(s.base[n]+k)) || cost >= noLine || cost >= Intolerable && len(q.ends) > 0 {
			continue
		}
		count := s.base[n] + k
		ends := s.lineEnds(count)
		q.options = append(q.options, Option{Lines: int(count), Badness: float64(cost), LastWidth: p.lastWidth(ends)})
		q.ends = append(q.ends, ends)
	}
	return q
}

// Evenness of an option: a page of such paragraphs has most of its Han gaps
// closed, and hardly any as wide as they may be.
const (
	gapSeen = 20  // 1/1000 em: a gap that shows
	gapWide = 100 // a gap that catches the eye
)

// isEven reports whether at most half of an option's justified lines (in short
// paragraphs one more) show gaps, and one in twenty wide ones.
func (s *search) isEven(count int32) bool {
	seen, wide := int32(0), int32(0)
	at := int32(len(s.bps) - 1)
	for l := count - 1; l >= 0; l-- {
		from := s.from[int(at)*countBand+int(l+1-s.base[at])]
		switch g := s.hanGap(from, at, s.measures.at(int(l))); {
		case g > gapWide:
			wide++
			seen++
		case g > gapSeen:
			seen++
		}
		at = from
	}
	return 3*seen <= 2*count && 20*wide <= count-1
}

// hanGap is what each gap between Han characters takes in a line, in 1/1000 em.
func (s *search) hanGap(from, to int32, measure int64) int64 {
	a, b := &s.bps[from], &s.bps[to]
	r := b.end.minus(&a.start)
	need := measure - (b.endX - a.startX) - r.grow[0] - r.grow[1]
	if s.tol.align != design.AlignJustify || b.kind == breakForced || need <= 0 || r.any == 0 {
		return 0
	}
	return need * 1000 / (r.any * s.tol.em)
}

// lineEnds returns where the lines of a setting end.
func (s *search) lineEnds(count int32) []cut {
	out := make([]cut, count)
	at := int32(len(s.bps) - 1)
	for l := count - 1; l >= 0; l-- {
		out[l] = cut{s.bps[at].item, s.bps[at].kind}
		at = s.from[int(at)*countBand+int(l+1-s.base[at])]
	}
	return out
}

// lastWidth is the natural width of the last line, with the indent if that is
// the first as well.
func (p *Paragraph) lastWidth(ends []cut) geom.Length {
	last := len(ends) - 1
	if last == 0 {
		return p.NaturalWidth()
	}
	return p.toLength(p.naturalBetween(ends[last-1], ends[last]))
}

// choose returns the index of the option with the asked count: the best for
// lines <= 0, the nearest where it is no option.
func (q *plan) choose(lines int) int {
	best := 0
	for i, o := range q.options {
		b := q.options[best]
		if lines <= 0 && o.Badness < b.Badness || lines > 0 && distance(o.Lines, lines) < distance(b.Lines, lines) {
			best = i
		}
	}
	return best
}

func distance(a, b int) int { return max(a-b, b-a) }
