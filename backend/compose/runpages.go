package compose

import (
	"fmt"
	"slices"
	"sort"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
)

// Steps of the search: enough to settle, few enough for an editor's patience.
const (
	openingsTried = 6
	annealSteps   = 3000
	exchangeSteps = 240
)

// onePage searches pages that hold the whole text below each of the best
// openings; foot is the row where the text area ends.
func (r *runner) onePage(foot, want int) []runningPlan {
	var out []runningPlan
	for _, o := range r.bestOpenings(want) {
		if p, ok := r.searchPage(o, foot); ok {
			out = append(out, p)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].cost < out[j].cost })
	return out
}

// bestOpenings picks openings by cost, but of differing kinds: the width of
// the headline, what stands beside it, how the lead is set.
func (r *runner) bestOpenings(n int) []opening {
	all := r.openings()
	r.likeOpenings(all)
	sort.SliceStable(all, func(i, j int) bool { return all[i].cost+all[i].liking < all[j].cost+all[j].liking })
	seen := map[string]int{}
	var out []opening
	for _, o := range all {
		kind := o.kind()
		if seen[kind] >= 1 {
			continue
		}
		seen[kind]++
		if out = append(out, o); len(out) == n {
			break
		}
	}
	return out
}

// kind names what makes openings look different.
func (o opening) kind() string {
	k := ""
	if o.head != nil {
		k = fmt.Sprintf("%d/%d/%v", o.head.cols, o.head.lines, o.head.stagger)
	}
	if o.blocks != nil {
		k += fmt.Sprintf("@%d.%d", o.headCol, o.headRow)
		if o.head == nil {
			k += fmt.Sprintf("@%d/%d", o.leadCol, o.lead.cols)
		}
	}
	if len(o.slots) > 0 {
		k += "+photo"
	}
	if o.lead != nil && o.leadRow == 0 {
		k += "+lead"
	}
	return k
}

// rest lists the pictures that an opening leaves.
func (r *runner) rest(o opening) []int {
	used := map[int]bool{}
	for _, s := range o.slots {
		used[s.picture] = true
	}
	var out []int
	for i := range r.copy.in.Pictures {
		if !used[i] {
			out = append(out, i)
		}
	}
	return out
}

func (r *runner) searchPage(o opening, foot int) (runningPlan, bool) {
	s := islandSearch{r: r, top: o.rows, foot: foot, pictures: r.rest(o), exact: true, least: r.least, most: r.most}
	s.closed = r.closedOn(0).with(o.blocks, r.g.Columns)
	if foot-o.rows < 10 {
		return runningPlan{}, false
	}
	islands, _ := s.run(annealSteps)
	if s.closed.collides(islands) {
		return runningPlan{}, false
	}
	plan := r.settle(o, []runningPage{{top: o.rows, rows: foot, islands: islands, closed: s.closed}})
	plan = r.exchange(plan)
	return plan, plan.flow.ok
}

// settle sets the text exactly around islands.
func (r *runner) settle(o opening, pages []runningPage) runningPlan {
	p := runningPlan{opening: o, pages: pages, items: r.items}
	shape := 0.0
	for i := range pages {
		pg := &pages[i]
		for k := range pg.islands {
			markEdges(&pg.islands[k], pg.top, pg.rows, pg.closed)
			shape += r.pics.cost(&pg.islands[k])
		}
		var short float64
		p.segments, short = segmentsOf(*pg, r.g.Columns, p.segments, i)
		shape += short + shapeCost(pg.islands)
		if pg.closed != nil {
			shape += shapeCost(append(pg.islands[:len(pg.islands):len(pg.islands)], pg.closed.pins...)) - shapeCost(pg.islands)
		}
	}
	rows := make([]int, len(p.segments))
	for i, s := range p.segments {
		rows[i] = s.rows
	}
	p.flow = r.flower.flow(r.items, rows, costTail)
	p.cost = o.cost + shape + p.flow.cost
	if p.flow.ok {
		for i, pg := range pages {
			place := islandSearch{r: r, top: pg.top, foot: pg.rows, textFrom: i}
			for _, sl := range pg.islands {
				p.cost += r.distance(sl, i, p.segments, p.flow.start, p.flow.rows) + place.placeCost(sl)
			}
		}
	}
	return p
}

// exchange improves a page by moving single rows between its pictures, each
// time with the text set exactly.
func (r *runner) exchange(p runningPlan) runningPlan {
	last := len(p.pages) - 1
	pg := p.pages[last]
	if len(pg.islands) == 0 {
		return p
	}
	s := islandSearch{r: r, top: pg.top, foot: pg.rows, exact: true, textFrom: last, closed: pg.closed}
	for range exchangeSteps {
		next := append([]slot(nil), pg.islands...)
		sl := &next[r.rng.IntN(len(next))]
		switch r.rng.IntN(4) {
		case 0:
			sl.row = max(pg.top, min(sl.row+r.rng.IntN(5)-2, pg.rows-sl.rows))
		case 1:
			s.grow(sl, 1-2*r.rng.IntN(2))
		default:
			s.grow(sl, 1)
			s.grow(&next[r.rng.IntN(len(next))], -1)
		}
		if pg.closed.collides(next) {
			continue
		}
		r.tried++
		pages := append(append([]runningPage(nil), p.pages[:last]...), runningPage{top: pg.top, rows: pg.rows, islands: next, closed: pg.closed})
		if q := r.settle(p.opening, pages); q.cost < p.cost {
			p, pg = q, q.pages[last]
		}
	}
	return p
}

func anyOverlap(state []slot) bool {
	for i := range state {
		for j := range i {
			if overlap(state[i], state[j]) {
				return true
			}
		}
	}
	return false
}

// running places a plan's frames.
func (b *builder) running(p runningPlan) {
	b.opening(p.opening)
	var frames []document.FrameID
	for i, pg := range p.pages {
		if i > 0 {
			b.turnPage()
		}
		byPlace(pg.islands)
		for _, sl := range pg.islands {
			b.photo(sl)
		}
		if !pg.closed.isOpen() {
			frames = append(frames, b.segmentFrames(p, i)...)
			b.runningRules(p, i)
			continue
		}
		for col := range b.textColumns(p, pg) {
			frames = append(frames, b.add(b.gridFrame(fmt.Sprintf("column-%d", col+1), col, 1, pg.top, pg.rows-pg.top)))
		}
		b.runningRules(p, i)
	}
	b.runningText(p, frames)
}

// textColumns is how many columns of a page have frames: none where there is
// no text, or no row for it.
func (b *builder) textColumns(p runningPlan, pg runningPage) int {
	if len(p.items) == 0 || pg.rows <= pg.top {
		return 0
	}
	return b.g.Columns
}

// segmentFrames makes a frame for each piece of text of a page: where frames
// stay, text stands in the cells that the composer counted and nowhere else.
func (b *builder) segmentFrames(p runningPlan, page int) []document.FrameID {
	var out []document.FrameID
	nth := map[int]int{}
	for _, s := range p.segments {
		if s.page != page || len(p.items) == 0 {
			continue
		}
		nth[s.col]++
		id := fmt.Sprintf("column-%d", s.col+1)
		if n := nth[s.col]; n > 1 {
			id = fmt.Sprintf("%s-%d", id, n)
		}
		out = append(out, b.add(b.gridFrame(id, s.col, 1, s.row, s.rows)))
	}
	return out
}

func (b *builder) opening(o opening) {
	if o.blocks != nil {
		if o.head != nil {
			b.head(o.head, o.headCol, o.headRow, o.head.rows)
		}
		if o.lead != nil {
			b.lead(o.lead, o.leadCol, o.leadRow)
		}
		return
	}
	if o.head != nil {
		headRows := o.head.rows
		if o.leadRow == 0 && o.lead != nil {
			headRows = max(headRows, o.lead.rows)
		}
		for _, s := range o.slots {
			headRows = max(headRows, s.rows)
		}
		b.head(o.head, o.headCol, 0, headRows)
	}
	for _, s := range o.slots {
		b.photo(s)
	}
	if o.lead != nil {
		b.lead(o.lead, o.leadCol, o.leadRow)
	}
}

func (b *builder) runningText(p runningPlan, frames []document.FrameID) {
	if len(p.items) == 0 {
		return
	}
	for i, it := range p.items {
		if i < len(p.flow.rows) {
			b.fitItem(it, p.flow.rows[i])
		}
	}
	for _, s := range b.copy.sections {
		if s.head != nil {
			h := b.copy.runningHead(s.head, b.g)
			b.fit(s.head.block.ID, func(f *document.Fit) { f.Parts, f.Badge = h.parts, h.badge })
		}
	}
	b.thread(p.items[0].block, p.items[len(p.items)-1].block, frames...)
}

// textCells returns the cells (column, row) of a page that hold text.
func (p *runningPlan) textCells(page int) map[[2]int]bool {
	busy := map[[2]int]bool{}
	left := 0 // slots up to the end of the text
	if n := len(p.flow.start); n > 0 {
		left = p.flow.start[n-1] + p.flow.rows[n-1]
	}
	for _, s := range p.segments {
		for row := s.row; row < s.row+min(s.rows, left) && s.page == page; row++ {
			busy[[2]int{s.col, row}] = true
		}
		left -= min(s.rows, left)
	}
	return busy
}

// runningRules draws hairlines in the gutters wherever both neighbours are
// text for long enough.
func (b *builder) runningRules(p runningPlan, page int) {
	busy := p.textCells(page)
	pg := p.pages[page]
	for col := 1; col < b.g.Columns; col++ {
		from := -1
		for row := pg.top; row <= pg.rows; row++ {
			both := row < pg.rows && busy[[2]int{col, row}] && busy[[2]int{col - 1, row}]
			switch {
			case both && from < 0:
				from = row
			case !both && from >= 0:
				b.columnRule(fmt.Sprintf("hairline-%d-%d", col, from), col, from, row-from)
				from = -1
			}
		}
	}
}

// emptyRows is the count of rows that a plan leaves blank.
func (p runningPlan) emptyRows() int { return p.flow.tail + p.flow.holes }

// runningPages finds the best pages of running text on one grid.
func (c *copyText) runningPages(choice gridChoice) ([]candidate, int) {
	pics := c.picturer(choice.grid)
	aim := c.clampAim(choice.share)
	pics.setAims(aim)
	r := newRunner(c, choice.grid, pics, uint64(c.in.Seed))
	plans := r.onePage(choice.grid.Rows, openingsTried)
	if r.closedOn(0) != nil {
		return r.candidates(choice, aim, plans), r.tried
	}
	if len(c.in.Pictures) == 0 {
		plans = append(plans, r.shortPages(choice.grid.Rows)...)
	} else if foot := r.partFoot(choice); foot < choice.grid.Rows {
		plans = append(plans, r.onePage(foot, openingsTried/2)...)
	}
	return r.candidates(choice, aim, plans), r.tried
}

// candidates turns plans of one page on a grid into candidates.
func (r *runner) candidates(choice gridChoice, aim float64, plans []runningPlan) []candidate {
	pics := r.pics
	var out []candidate
	for _, plan := range plans {
		p := plan
		foot := p.pages[0].rows
		cand := candidate{family: design.Running, grid: choice.grid, aim: aim, plan: &p, rows: foot, cost: p.cost + choice.cost}
		if foot < choice.grid.Rows {
			cand.cost += costPart + costPartRow*float64(choice.grid.Rows-foot)
		}
		all := slices.Concat(p.opening.slots, p.pages[0].islands)
		cand.places = runningPlaces(p, all)
		cand.cost += pics.dominance(all)
		out = append(out, cand)
	}
	return out
}

// shortPages are pages of text alone whose columns end level: each ends at the
// first row at which its opening leaves room for the text.
func (r *runner) shortPages(rows int) []runningPlan {
	var out []runningPlan
	for _, o := range r.bestOpenings(openingsTried / 2) {
		foot := o.rows + (r.least+r.g.Columns-1)/r.g.Columns
		for last := min(foot+footsTried, rows); foot < last; foot++ {
			if p := r.settle(o, []runningPage{{top: o.rows, rows: foot}}); p.flow.ok {
				out = append(out, p)
				break
			}
		}
	}
	return out
}

// footsTried allows for heads and short paragraphs that may not be parted.
const footsTried = 12

// partFoot is the row where a text too short for the page would end with its
// pictures as large as they may be.
func (r *runner) partFoot(choice gridChoice) int {
	_, high := r.copy.shareAim()
	spare := choice.share - high
	if spare < 0.05 {
		return choice.grid.Rows
	}
	return int(float64(choice.grid.Rows) * (1 - spare/pictureShare))
}
