package compose

import (
	"math"
	"math/rand/v2"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
)

// An opening is what stands above the running text of the first page: head
// group, lead, and pictures beside them.
type opening struct {
	head    *headPlan
	headCol int
	headRow int
	lead    *leadPlan
	leadCol int
	leadRow int
	slots   []slot // pictures that it uses, in page columns and rows
	rows    int    // of the whole, the empty row below included
	// blocks are the cells of head and lead on a page where frames stay; the
	// text then begins at the page's top around them.
	blocks []slot
	cost   float64
	liking float64 // of this batch, for choosing among openings
}

// A runningPlan is a page (or several) of one text through all columns with
// photos as islands.
type runningPlan struct {
	opening  opening
	pages    []runningPage
	segments []pageSegment
	flow     flowed
	items    []item
	cost     float64
}

// A runningPage is the grid below row top, with its islands in page cells.
type runningPage struct {
	top, rows int
	islands   []slot
	closed    *closure // what stays there, nil: nothing
}

type pageSegment struct {
	segment
	page int
}

// runner searches running pages on one grid.
type runner struct {
	copy   *copyText
	g      design.Grid
	pics   *picturer
	flower flower
	rng    *rand.Rand
	items  []item
	heads  []int // index in items of each section's first item
	least  int
	likely int
	most   int
	tried  int
	closed []*closure // by page; nil where nothing stays
}

func newRunner(c *copyText, g design.Grid, pics *picturer, seed uint64) *runner {
	r := &runner{copy: c, g: g, pics: pics, rng: rand.New(rand.NewPCG(seed, uint64(g.Columns)<<32|uint64(g.Leading)))}
	for _, sec := range c.items(g) {
		r.heads = append(r.heads, len(r.items))
		r.items = append(r.items, sec...)
	}
	r.items = keepHeads(r.items)
	r.least, r.likely, r.most = bounds(r.items)
	r.closed = c.in.kept.closures(g)
	return r
}

// closedOn returns what stays on a page, counted from 0.
func (r *runner) closedOn(page int) *closure {
	if page < len(r.closed) && !r.closed[page].isOpen() {
		return r.closed[page]
	}
	return nil
}

// runningHead is a section head one column wide: badge and topic on the first
// line, the rest below, each line as wide as the column allows.
type runningHead struct {
	parts []document.Part
	badge *document.Badge
	ink   geom.Length
}

// Sizes of a head inside a column, in parts of the body size.
const (
	runHeadMost  = 1.95
	runHeadLeast = 1.25
	runSlogan    = 1.5
	runBadgeGap  = 6 * geom.Pt
	runBadge     = 1.35 // side of the badge, of the first line's size
	runBelowAim  = 0.75
	runBelow     = 0.55 // of the leading, at least, between head and text
)

func (c *copyText) runningHead(h *heading, g design.Grid) runningHead {
	label := h.block.Label
	most, least := g.Size.Scale(runHeadMost), g.Size.Scale(runHeadLeast)
	if g.Measure > 16*g.Size {
		most = g.Size.Scale(2.2)
	}
	parts := h.parts(1)
	for n := 1; n <= 4; n++ {
		next := h.parts(n)
		if len(next) == n {
			parts = next
		}
		if c.headFits(parts, label, g) {
			break
		}
	}
	if geom.Length(widest(parts)*float64(least.Scale(0.6))) > g.Measure {
		parts, _ = h.fitLines(g.Measure, g.Size, most)
	}
	return c.stackRunningHead(parts, label, g, most)
}

// headFits reports whether the lines of a head are strong enough in a column:
// the first well above the body's size, the others a little.
func (c *copyText) headFits(parts []emPart, label string, g design.Grid) bool {
	body := float64(g.Size)
	for i, p := range parts {
		room, em, least := float64(g.Measure), p.em, 1.12
		if i == 0 {
			least = 1.3
			if isBadge(label) {
				room -= float64(runBadgeGap)
				em += runBadge
			}
		}
		if room/em < least*body {
			return false
		}
	}
	return true
}

func (c *copyText) stackRunningHead(parts []emPart, label string, g design.Grid, most geom.Length) runningHead {
	out := runningHead{}
	first := fitSize(g.Measure, parts[0].em, 1, most)
	x, top := geom.Length(0), geom.Length(0)
	if isBadge(label) {
		first = fitSize(g.Measure-runBadgeGap, parts[0].em+runBadge, 1, most)
		side := first.Scale(runBadge)
		x = side + runBadgeGap
		top = (side - first) / 2
		out.badge = &document.Badge{Text: badgeText(label), Side: side, Size: side.Scale(c.in.Design.Badge.Share), Gap: runBadgeGap}
		out.ink = side
	}
	// A Chinese head is a topic and a slogan, each as wide as the column; a
	// Latin one is a sentence and keeps one size.
	chinese := c.locale.IsChinese()
	gap := g.Size.Scale(0.55)
	if !chinese {
		for _, p := range parts[1:] {
			first = fitSize(g.Measure, p.em, 1, first)
		}
		gap = first.Scale(0.12)
	}
	y := top
	for i, p := range parts {
		q := document.Part{End: p.end, Size: first, X: x, Top: y, Align: design.AlignStart}
		if i > 0 {
			q.X = 0
		}
		if i > 0 && chinese {
			q.Style = "sectionhead2"
			q.Size = fitSize(g.Measure, p.em, 1, min(first, g.Size.Scale(runSlogan)))
		}
		out.parts = append(out.parts, q)
		out.ink = max(out.ink, y+q.Size)
		y = max(y+q.Size, out.ink) + gap
	}
	if chinese {
		out.spread(g)
	}
	return out
}

// spread opens the gaps between a head's lines so that head and the white
// below it take whole rows.
func (h *runningHead) spread(g design.Grid) {
	if len(h.parts) < 2 {
		return
	}
	rows := (h.ink + g.Leading.Scale(runBelow) + g.Leading - 1) / g.Leading
	spare := rows*g.Leading - g.Leading.Scale(runBelowAim) - h.ink
	each := min(spare/geom.Length(len(h.parts)-1), g.Size.Scale(0.5))
	if each <= 0 {
		return
	}
	for i := range h.parts {
		h.parts[i].Top += geom.Length(i) * each
	}
	h.ink += geom.Length(len(h.parts)-1) * each
}

// headItem counts a section head inside running text.
func (c *copyText) headItem(h *heading, g design.Grid) item {
	ink := c.runningHead(h, g).ink
	rows := int((ink + g.Leading.Scale(runBelow) + g.Leading - 1) / g.Leading)
	return item{block: h.block.ID, isHead: true, rowsTop: rows, rowsMid: rows + 1}
}

// openings lists the ways to open the page: headline over part of the width
// with a picture or the lead beside it, or over all of it.
func (r *runner) openings() []opening {
	if c := r.closedOn(0); c != nil {
		return r.freeOpenings(c)
	}
	n := r.g.Columns
	var out []opening
	for w := (n + 1) / 2; w <= n; w++ {
		for _, p := range r.copy.headPlans(r.g, w) {
			plan := p
			out = append(out, r.openingsWith(&plan, n-w)...)
		}
	}
	if len(out) == 0 {
		out = r.underneath(opening{})
	}
	return out
}

func (r *runner) openingsWith(p *headPlan, side int) []opening {
	if side == 0 {
		return r.underneath(opening{head: p, rows: p.rows, cost: p.cost})
	}
	var out []opening
	for _, i := range r.sidePictures() {
		for extra := 0; extra <= 2; extra++ {
			s := slot{picture: i, col: p.cols, row: 0, cols: side, rows: p.rows + extra, atTop: true, atFoot: true}
			if cost := r.pics.cost(&s); cost < 12 {
				o := opening{head: p, rows: p.rows + extra, slots: []slot{s}, cost: p.cost + cost + 0.6*float64(extra)}
				out = append(out, r.underneath(o)...)
			}
		}
	}
	for _, l := range r.copy.leadPlans(r.g, side) {
		rows := max(p.rows, l.rows)
		if rows-p.rows > 2 || rows-l.rows > 4 {
			continue
		}
		lead := l.stretch(r.g, rows)
		cost := p.cost + l.cost + 0.6*float64(rows-p.rows) + 0.4*float64(rows-l.rows)
		out = append(out, opening{head: p, lead: &lead, leadCol: p.cols, rows: rows + 1, cost: cost})
	}
	return out
}

// sidePictures are those that may stand beside the headline: the second and
// third by rank, never the dominant one.
func (r *runner) sidePictures() []int {
	var out []int
	for i := 1; i < len(r.copy.in.Pictures) && i <= 3; i++ {
		out = append(out, i)
	}
	return out
}

// underneath closes an opening with the lead as a band below.
func (r *runner) underneath(o opening) []opening {
	if o.rows > 0 {
		o.rows++
	}
	plans := r.copy.leadPlans(r.g, r.g.Columns)
	if len(plans) == 0 {
		return []opening{o}
	}
	best := map[int]leadPlan{} // by rows
	for _, l := range plans {
		if have, ok := best[l.rows]; !ok || l.cost < have.cost {
			best[l.rows] = l
		}
	}
	var out []opening
	for rows := range r.g.Rows {
		if l, ok := best[rows]; ok {
			next := o
			next.lead, next.leadRow = &l, o.rows
			next.rows = o.rows + l.rows + 1
			next.cost = o.cost + l.cost
			out = append(out, next)
		}
	}
	return out
}

// segmentsOf lists the text pieces of a page around its islands, in reading
// order, and the cost of pieces that are too short to read.
func segmentsOf(p runningPage, columns int, out []pageSegment, page int) ([]pageSegment, float64) {
	if !p.closed.isOpen() {
		return p.closed.segments(p, columns, out, page)
	}
	cost := 0.0
	for col := range columns {
		row := p.top
		for row < p.rows {
			next := nextIsland(p.islands, col, row, p.rows)
			if n := next.row - row; n > 0 {
				cost += shortSegment(n)
				out = append(out, pageSegment{segment{col, row, n}, page})
			}
			row = next.row + next.rows
		}
	}
	return out, cost
}

// nextIsland returns the first island in a column at or below row; past the
// last one, an empty one at the foot.
func nextIsland(islands []slot, col, row, foot int) slot {
	best := slot{row: foot}
	for _, s := range islands {
		if s.col <= col && col < s.col+s.cols && s.row >= row && s.row < best.row {
			best = s
		}
	}
	return best
}

func shortSegment(rows int) float64 {
	switch {
	case rows < 3:
		return 12
	case rows < 6:
		return 1.2 * float64(6-rows)
	}
	return 0
}

// distance says how far a picture stands from its section's text: 0 when it
// touches it, else in columns and rows.
func (r *runner) distance(s slot, page int, segs []pageSegment, start, rows []int) float64 {
	pic := &r.copy.in.Pictures[s.picture]
	if pic.Section < 0 || pic.Section >= len(r.heads) {
		return 0
	}
	first := r.heads[pic.Section]
	last := len(r.items)
	if pic.Section+1 < len(r.heads) {
		last = r.heads[pic.Section+1]
	}
	if first >= len(start) || first >= last {
		return 0
	}
	from, to := start[first], start[last-1]+rows[last-1]
	best := math.Inf(1)
	slot := 0
	for _, seg := range segs {
		a, b := max(from, slot), min(to, slot+seg.rows)
		if a < b {
			top, foot := seg.row+a-slot, seg.row+b-slot
			dx := gap(seg.col, seg.col+1, s.col, s.col+s.cols)
			dy := gap(top, foot, s.row, s.row+s.rows)
			d := 3.2*float64(dx) + 0.12*float64(dy) + 6*math.Abs(float64(seg.page-page))
			best = min(best, d)
		}
		slot += seg.rows
	}
	if math.IsInf(best, 1) {
		return 0
	}
	return best * (0.35 + 0.65*pic.Confidence)
}

// gap is the distance between two ranges, 0 where they touch or overlap.
func gap(a, b, c, d int) int { return max(0, c-b, a-d) }
