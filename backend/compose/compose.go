package compose

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"sort"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/layout"
	"broadsheet/backend/typeset"

	"golang.org/x/sync/errgroup"
)

// The codes of this package's findings.
const (
	CodePartPage  finding.Code = "compose.part-page" // the text is too short to fill the page
	CodeContinued finding.Code = "compose.continued" // the text goes on over several pages
	CodeNoText    finding.Code = "compose.no-text"   // nothing to compose
	CodeNoGrid    finding.Code = "compose.no-page"   // no arrangement was found
)

// A candidate is one page that the search found, not yet a document.
type candidate struct {
	family  design.Family
	grid    design.Grid
	aim     float64   // share of the pictures
	aims    []float64 // instead of aim, by picture
	cutting *cutting
	plan    *runningPlan
	rows    int // of the type area that it uses
	cost    float64
	main    mainPlace
}

// mainPlace is where the dominant photo stands, for telling pages apart.
type mainPlace struct{ col, row, cols, rows int }

// Compose makes pages from a story and pictures: the best one and
// alternatives that differ from it and from each other. It fails with a
// *finding.Error where there is nothing to compose or no page can be made.
func Compose(ctx context.Context, in Input) (Result, error) {
	in.Alternatives = max(1, in.Alternatives)
	if in.Story.Locale == "" {
		in.Story.Locale = "zh-Hans"
	}
	in.Story = orderStory(in.Story, in.Credit)
	if len(in.Story.Blocks) == 0 && len(in.Pictures) == 0 {
		return Result{}, finding.Stop(CodeNoText, finding.Place{})
	}
	c := readCopy(&in, typeset.NewSetter(in.Book, in.Design.Faces))
	found, tried, err := c.search(ctx)
	if err != nil {
		return Result{}, err
	}
	result := Result{Tried: tried}
	picked := pick(found, in.Alternatives)
	if len(picked) == 0 {
		return c.several(ctx, result)
	}
	if err := c.layOut(ctx, picked, &result); err != nil {
		return Result{}, err
	}
	if best := picked[0]; best.rows < best.grid.Rows-1 {
		result.Findings = append(result.Findings, finding.New(finding.Note, CodePartPage, finding.Place{Page: 1},
			"percent", fmt.Sprintf("%.0f", 100*float64(best.rows)/float64(best.grid.Rows))))
	}
	return result, nil
}

// search tries the likeliest grids in both families, on all cores; each job
// has its own chance, so the outcome does not depend on their order.
func (c *copyText) search(ctx context.Context) ([]candidate, int, error) {
	grids := c.chooseGrids()
	type job struct {
		choice gridChoice
		family design.Family
	}
	var jobs []job
	for i, g := range grids {
		for _, f := range c.in.Design.Families {
			if f == design.Modules && (!c.hasModules() || i >= gridsOfModules) || i >= gridsOfRunning {
				continue
			}
			jobs = append(jobs, job{g, f})
		}
	}
	results := make([][]candidate, len(jobs))
	tried := make([]int, len(jobs))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, j := range jobs {
		group.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if j.family == design.Modules {
				results[i], tried[i] = c.modules(j.choice)
			} else {
				results[i], tried[i] = c.runningPages(j.choice)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, 0, err
	}
	var all []candidate
	total := 0
	for i := range results {
		all = append(all, results[i]...)
		total += tried[i]
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].cost < all[j].cost })
	return all, total, nil
}

// How many of the likeliest grids each family tries.
const (
	gridsOfModules = 3
	gridsOfRunning = 3
	costPartRow    = 0.35 // for each row of the type area that stays empty
)

// hasModules reports whether the story has sections enough to be cut into
// rectangles.
func (c *copyText) hasModules() bool {
	heads := 0
	for _, s := range c.sections {
		if s.head != nil {
			heads++
		}
	}
	return heads >= 2 && len(c.sections) <= 12
}

// modules finds the best cuttings on one grid.
func (c *copyText) modules(choice gridChoice) ([]candidate, int) {
	m := &moduler{copy: c, g: choice.grid, pics: c.picturer(choice.grid)}
	aim := c.clampAim(choice.share)
	m.pics.setAims(aim)
	sections := make([]tileTable, len(c.sections))
	for i := range sections {
		sections[i] = m.sectionTiles(i)
	}
	var out []candidate
	for _, stagger := range []bool{false, true} {
		for _, tiles := range m.orders(sections, stagger) {
			if cand, ok := m.cut(tiles, choice, aim); ok {
				out = append(out, cand)
			}
		}
	}
	return out, m.tried
}

// clampAim keeps the aim for the pictures inside the design's range, scaled to
// their number.
func (c *copyText) clampAim(share float64) float64 {
	low, high := c.shareAim()
	return min(max(share, low, 0.01), max(high, 0.01))
}

// orders lists the tiles in the orders of reading that make sense: the
// dominant photo before the lead, after it, or inside the text.
func (m *moduler) orders(sections []tileTable, stagger bool) [][]tileTable {
	var head, lead, photo []tileTable
	if m.copy.headline != nil {
		head = append(head, m.headTiles(stagger))
	}
	if len(m.copy.lead) > 0 {
		lead = append(lead, m.leadTiles())
	}
	if len(m.copy.in.Pictures) > 0 {
		photo = append(photo, m.photoTiles(0))
	}
	join := func(parts ...[]tileTable) []tileTable {
		var out []tileTable
		for _, p := range parts {
			out = append(out, p...)
		}
		return out
	}
	out := [][]tileTable{join(head, photo, lead, sections)}
	if len(lead) > 0 && len(photo) > 0 {
		out = append(out, join(head, lead, photo, sections))
	}
	if len(sections) > 2 && len(photo) > 0 {
		out = append(out, join(head, lead, sections[:1], photo, sections[1:]))
		out = append(out, join(head, lead, sections[:2], photo, sections[2:]))
	}
	return out
}

// cut finds the best cutting for one order over the whole type area; where
// none fills it, over as much of it as can be.
func (m *moduler) cut(tiles []tileTable, choice gridChoice, aim float64) (candidate, bool) {
	if m.copy.in.Design.Format.Fold > 0 {
		return m.cutFolded(tiles, choice, aim)
	}
	cutter := newCutter(tiles, m.g.Columns, m.g.Rows)
	bestRows, bestCost := 0, math.Inf(1)
	t := cutter.table(0, len(tiles))
	for rows := m.g.Rows; rows > m.g.Rows/4; rows-- {
		part := 0.0
		if rows < m.g.Rows {
			part = 6 + costPartRow*float64(m.g.Rows-rows)
		}
		if cost := t.cost[m.g.Columns][rows] + part; cost < bestCost {
			bestRows, bestCost = rows, cost
		}
	}
	if bestRows == 0 {
		return candidate{}, false
	}
	tree, _ := cutter.best(bestRows)
	return cutCandidate(m.g, tree, bestRows, bestCost+choice.cost, aim), true
}

func cutCandidate(g design.Grid, tree *cutting, rows int, cost, aim float64) candidate {
	cand := candidate{family: design.Modules, grid: g, aim: aim, cutting: tree, rows: rows, cost: cost}
	for _, leaf := range tree.leaves() {
		if leaf.tile.kind == photoTile {
			cand.main = mainPlace{leaf.col, leaf.row, leaf.cols, leaf.rows}
		}
	}
	return cand
}

// runningPages finds the best pages of running text on one grid.
func (c *copyText) runningPages(choice gridChoice) ([]candidate, int) {
	pics := c.picturer(choice.grid)
	aim := c.clampAim(choice.share)
	pics.setAims(aim)
	r := newRunner(c, choice.grid, pics, uint64(c.in.Seed))
	plans := r.onePage(choice.grid.Rows, openingsTried)
	if foot := r.partFoot(choice); foot < choice.grid.Rows {
		plans = append(plans, r.onePage(foot, openingsTried/2)...)
	}
	var out []candidate
	for _, plan := range plans {
		p := plan
		foot := p.pages[0].rows
		cand := candidate{family: design.Running, grid: choice.grid, aim: aim, plan: &p, rows: foot, cost: p.cost + choice.cost}
		if foot < choice.grid.Rows {
			cand.cost += 6 + costPartRow*float64(choice.grid.Rows-foot)
		}
		for _, s := range append(append([]slot(nil), p.opening.slots...), p.pages[0].islands...) {
			if s.picture == 0 {
				cand.main = mainPlace{s.col, s.row, s.cols, s.rows}
			}
		}
		out = append(out, cand)
	}
	return out, r.tried
}

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

// layOut turns the picked candidates into documents and lays them out.
func (c *copyText) layOut(ctx context.Context, picked []candidate, result *Result) error {
	result.Alternatives = make([]Alternative, len(picked))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, cand := range picked {
		group.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			result.Alternatives[i] = c.alternative(cand)
			return nil
		})
	}
	return group.Wait()
}

func (c *copyText) alternative(cand candidate) Alternative {
	doc := c.document(cand)
	a := Alternative{Document: doc, Family: cand.family, Columns: cand.grid.Columns, Score: cand.cost}
	a.Layout = layout.LayOut(&a.Document, c.in.Book, nil)
	a.Fill = float64(cand.rows) / float64(cand.grid.Rows)
	if cand.plan != nil {
		a.Fill -= float64(cand.plan.emptyRows()) / float64(cand.grid.Rows*cand.grid.Columns)
	}
	a.PhotoShare = photoShare(&a.Document)
	return a
}

func (c *copyText) document(cand candidate) document.Document {
	pics := c.picturer(cand.grid)
	pics.setAims(cand.aim)
	if cand.aims != nil {
		pics.aims = cand.aims
	}
	b := newBuilder(c, cand.grid, pics)
	if cand.plan != nil {
		b.running(*cand.plan)
	} else {
		b.cutting(cand.cutting)
	}
	return b.finish()
}

// photoShare is the part of the type areas of all pages that is photo.
func photoShare(d *document.Document) float64 {
	area := 0.0
	for _, p := range d.Pages {
		for _, f := range p.Frames {
			if f.Kind == document.PhotoFrame {
				area += f.Rect.Area()
			}
		}
	}
	return area / d.Design.Format.TypeArea.Area() / float64(max(1, len(d.Pages)))
}
