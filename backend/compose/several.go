package compose

import (
	"context"
	"fmt"
	"math"
	"sort"

	"broadsheet/backend/design"
	"broadsheet/backend/finding"
)

// several composes a story that one page cannot hold over as many as it
// takes: the text runs on, the pictures follow their sections.
func (c *copyText) several(ctx context.Context, result Result) (Result, error) {
	choice := c.gridForSeveral()
	pics := c.picturer(choice.grid)
	c.setPageAims(pics, choice)
	var found []candidate
	r := newRunner(c, choice.grid, pics, uint64(c.in.Seed))
	for _, o := range r.bestOpenings(max(2, min(c.in.Alternatives, openingsTried))) {
		if ctx.Err() != nil {
			return Result{}, ctx.Err()
		}
		if plan, ok := r.pagesFrom(o); ok {
			found = append(found, candidate{family: design.Running, grid: choice.grid, aims: pics.aims, plan: &plan, rows: choice.grid.Rows, cost: plan.cost})
		}
	}
	result.Tried += r.tried
	if len(found) == 0 {
		return Result{}, finding.Stop(CodeNoGrid, finding.Place{})
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].cost < found[j].cost })
	found = found[:min(len(found), c.in.Alternatives)]
	if err := c.layOut(ctx, found, &result); err != nil {
		return Result{}, err
	}
	if n := len(found[0].plan.pages); n > 1 && !c.in.Design.Continues {
		result.Findings = append(result.Findings, finding.New(finding.Note, CodeContinued, finding.Place{}, "pages", fmt.Sprint(n)))
	}
	return result, nil
}

// setPageAims spreads the pictures' share of all pages that the text will need.
func (c *copyText) setPageAims(pics *picturer, choice gridChoice) {
	low, high := c.shareAim()
	pages := math.Ceil(1.25 * float64(choice.likely) / float64(choice.grid.Columns*choice.grid.Rows))
	pics.setAims(min((low+high)/2, 0.6*high) * pages)
	capAims(pics.aims, c.mainShare())
}

// mainShare is the most that one picture takes of a page that runs on.
func (c *copyText) mainShare() float64 {
	if c.in.Design.Continues {
		return 0.26
	}
	return 0.14
}

// capAims keeps every picture to a page's measure: the first to most, the
// others to less than half of it.
func capAims(aims []float64, most float64) {
	for i := range aims {
		limit := most
		if i > 0 {
			limit = most * 0.55
		}
		aims[i] = min(aims[i], limit)
	}
}

// gridForSeveral prefers the grid whose last page is filled best; in designs
// that run on as a matter of course, the first.
func (c *copyText) gridForSeveral() gridChoice {
	choices := c.chooseGrids()
	if c.in.Design.Continues {
		return choices[0]
	}
	best, bestCost := choices[0], math.Inf(1)
	for _, ch := range choices {
		cells := float64(ch.grid.Columns * ch.grid.Rows)
		low, high := c.shareAim()
		pages := (float64(ch.likely)/cells + openingShare + (low+high)/2) / 0.97
		cost := 1.2*(math.Ceil(pages)-pages) + 0.3*math.Ceil(pages)
		if cost < bestCost {
			best, bestCost = ch, cost
		}
	}
	return best
}

// pagesFrom fills page after page below an opening.
func (r *runner) pagesFrom(o opening) (runningPlan, bool) {
	var pages []runningPage
	queue := r.byText(r.rest(o))
	text := 0 // likely rows of text set so far
	top := min(o.rows, r.g.Rows)
	for len(pages) <= maxPages {
		closed := r.closedOn(len(pages))
		if len(pages) == 0 {
			closed = closed.with(o.blocks, r.g.Columns)
		}
		taken, room := r.takePictures(queue, text, top)
		if closed != nil {
			room = max(0, room-closed.count)
		}
		left := max(0, r.likely-text)
		s := islandSearch{r: r, top: top, foot: r.g.Rows, pictures: taken, textFrom: text, closed: closed}
		if left <= room && len(taken) == len(queue) {
			if plan, ok := r.lastPage(o, pages, s, left); ok {
				return plan, true
			}
		}
		islands, _ := s.run(annealSteps / 3)
		islands, crowded := apart(islands, closed)
		queue = append(crowded, queue[len(taken):]...)
		pages = append(pages, runningPage{top: top, rows: r.g.Rows, islands: islands, closed: closed})
		text += s.cellsLeft(islands)
		top = 0
	}
	return runningPlan{}, false
}

// apart parts the islands that stand free from the pictures that found no
// place beside them, which go to the next page.
func apart(islands []slot, closed *closure) (free []slot, crowded []int) {
	for _, sl := range islands {
		if closed.collides(append(free[:len(free):len(free)], sl)) {
			crowded = append(crowded, sl.picture)
			continue
		}
		free = append(free, sl)
	}
	return free, crowded
}

// leastRoom is the fewest rows of a page that pictures may stand in.
const leastRoom = 10

// maxPages bounds a document; a longer text is a book.
const maxPages = 400

// byText orders pictures by where their sections begin; the dominant one first.
func (r *runner) byText(pictures []int) []int {
	out := append([]int(nil), pictures...)
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if (a == 0) != (b == 0) {
			return a == 0
		}
		return r.sectionStart(a) < r.sectionStart(b)
	})
	return out
}

// sectionStart is the likely row of text where a picture's section begins;
// pictures of one section are spread over it.
func (r *runner) sectionStart(picture int) int {
	si := r.copy.in.Pictures[picture].Section
	if si < 0 || si >= len(r.heads) {
		return r.likely * picture / max(1, len(r.copy.in.Pictures))
	}
	starts, _ := likelyFlow(r.items)
	from, to := r.likely, r.likely
	if r.heads[si] < len(starts) {
		from = starts[r.heads[si]]
	}
	if si+1 < len(r.heads) && r.heads[si+1] < len(starts) {
		to = starts[r.heads[si+1]]
	}
	mates := r.copy.sections[si].pictures
	for k, p := range mates {
		if p == picture {
			return from + (to-from)*k/(len(mates)+1)
		}
	}
	return from
}

// takePictures picks those whose text falls on the page; room is what the page
// then holds of text.
func (r *runner) takePictures(queue []int, text, top int) (taken []int, room int) {
	s := islandSearch{r: r, top: top, foot: r.g.Rows}
	room = r.g.Columns * (r.g.Rows - top)
	if r.g.Rows-top < leastRoom {
		return nil, room
	}
	most := s.pictureRoom(queue, r.likely-text, room)
	for _, p := range queue {
		cols := s.idealSpan(p)
		cells := cols * s.idealRows(p, cols)
		lastText := text+room-cells >= r.likely
		if p != 0 && r.sectionStart(p) > text+room-cells && !lastText || cells > most && len(taken) > 0 {
			break
		}
		taken = append(taken, p)
		room -= cells
		most -= cells
	}
	return taken, max(0, room)
}

// What pictures may take of a page's cells: some where text is plenty, more
// where the text would end long before the pictures.
const (
	fewPictures  = 0.45
	manyPictures = 0.75
)

// pictureRoom is how many of a page's cells pictures may take, such that the
// pictures of the queue end with the rows of text that are left.
func (s *islandSearch) pictureRoom(queue []int, text, room int) int {
	need := 0
	for _, p := range queue {
		cols := s.idealSpan(p)
		need += cols * s.idealRows(p, cols)
	}
	share := float64(need) / float64(max(1, need+max(0, text)))
	return int(float64(room) * min(max(share, fewPictures), manyPictures))
}

// lastPage closes the text: a full page where it nearly fills one, else its
// columns end level as far up as they can. It reports false where the rest
// does not fit the page.
func (r *runner) lastPage(o opening, pages []runningPage, s islandSearch, left int) (runningPlan, bool) {
	cells := left
	for _, p := range s.pictures {
		cols := s.idealSpan(p)
		cells += cols * s.idealRows(p, cols)
	}
	need := s.top + (cells+r.g.Columns-1)/r.g.Columns + 1
	tallest := s.top + minPictureRows
	for _, p := range s.pictures {
		tallest = max(tallest, s.top+s.idealRows(p, s.idealSpan(p)))
	}
	from := min(max(need, tallest), r.g.Rows)
	if float64(from) > 0.9*float64(r.g.Rows) {
		from = r.g.Rows
	}
	if s.closed != nil {
		from = r.g.Rows
	}
	for foot := from; ; foot = min(foot+1+foot/20, r.g.Rows) {
		s.foot, s.exact, s.least, s.most = foot, true, left, left+r.g.Columns-1
		islands, _ := s.run(annealSteps / 2)
		isFree := !s.closed.collides(islands)
		all := append(append([]runningPage(nil), pages...), runningPage{top: s.top, rows: foot, islands: islands, closed: s.closed})
		plan := r.settle(o, all)
		if isFree && plan.flow.ok {
			return r.exchange(plan), true
		}
		if foot == r.g.Rows {
			return runningPlan{}, false
		}
	}
}
