package compose

import (
	"context"
	"fmt"
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
	number  int // tells it from the others
	family  design.Family
	grid    design.Grid
	aim     float64   // share of the pictures
	aims    []float64 // instead of aim, by picture
	cutting *cutting
	plan    *runningPlan
	rows    int // of the type area that it uses
	cost    float64
	liking  float64 // part of cost that is this batch's and no fault
	places  places
}

// Compose makes pages from a story and pictures: the best one and
// alternatives that differ from it and from each other. It fails with a
// *finding.Error where there is nothing to compose or no page can be made.
func Compose(ctx context.Context, in Input) (Result, error) {
	held, unmet := in.hold()
	result, err := compose(ctx, held)
	if err != nil {
		return Result{}, err
	}
	result.Findings = append(result.Findings, unmet...)
	result.Findings = append(result.Findings, checkConditions(held.Conditions, &result.Alternatives[0])...)
	return result, nil
}

// compose makes pages of an input whose conditions are in its design.
func compose(ctx context.Context, in Input) (Result, error) {
	in.Alternatives = max(1, in.Alternatives)
	if in.Story.Locale == "" {
		in.Story.Locale = "zh-Hans"
	}
	written := in.Story
	if in.kept != nil {
		in.Story = in.kept.arrange(written)
	} else {
		in.Story = orderStory(written, in.Credit)
	}
	in.Pictures = followSections(in.Pictures, written, in.Story)
	if len(in.Story.Blocks) == 0 && len(in.Pictures) == 0 && in.kept.isEmpty() {
		return Result{}, finding.Stop(CodeNoText, finding.Place{})
	}
	c := readCopy(&in, typeset.NewSetter(in.Book, in.Design.Faces, in.Design.Characters))
	if c.in.Design.Continues || c.isTooLong() {
		return c.several(ctx, Result{})
	}
	found, tried, err := c.search(ctx)
	if err != nil {
		return Result{}, err
	}
	result := Result{Tried: tried}
	if len(found) == 0 {
		return c.several(ctx, result)
	}
	picked, err := c.proof(ctx, found, &result)
	if err != nil {
		return Result{}, err
	}
	if len(result.Alternatives[0].Layout.Overset) > 0 && in.kept.isEmpty() {
		// What was counted and what was set differ: better a page more than
		// text that is missing.
		return c.several(ctx, Result{Tried: tried})
	}
	if fill := result.Alternatives[0].Fill; picked[0].rows < picked[0].grid.Rows-1 || fill < filled {
		result.Findings = append(result.Findings, finding.New(finding.Note, CodePartPage, finding.Place{Page: 1},
			"percent", fmt.Sprintf("%.0f", 100*fill)))
	}
	return result, nil
}

// filled is the share of the type area below which a page is told to be a part
// page: full pages leave a row or two at the end of the text.
const filled = 0.97

// isTooLong reports whether one page would hold the text only at the cost of
// its pictures, on every grid of the design.
func (c *copyText) isTooLong() bool {
	low, _ := c.designShare()
	low = min(low, c.sharpLimit())
	for _, choice := range c.chooseGrids() {
		if choice.share > starved*low-leastSpare {
			return false
		}
	}
	return true
}

// Below this part of the share that pictures should take, a page is too full;
// leastSpare allows for the estimate being rough.
const (
	starved    = 0.75
	leastSpare = 0.03
)

// search tries the likeliest grids in both families, on all cores; each job
// has its own chance, so the outcome does not depend on their order.
func (c *copyText) search(ctx context.Context) ([]candidate, int, error) {
	grids := c.chooseGrids()
	type job struct {
		choice gridChoice
		family design.Family
	}
	var jobs []job
	for _, f := range c.in.Design.Families {
		if f == design.Modules && !c.hasModules() {
			continue
		}
		for _, g := range c.gridsFor(f, grids) {
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
	for i := range all {
		all[i].likePage(c.in.Seed)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].cost < all[j].cost })
	return all, total, nil
}

// gridsFor picks the likeliest grids for a family. Running text wants wider
// columns than modules: its heads stand inside them.
func (c *copyText) gridsFor(f design.Family, grids []gridChoice) []gridChoice {
	out := append([]gridChoice(nil), grids...)
	if f == design.Running {
		for i := range out {
			narrow := max(0, runningChars-out[i].grid.Characters)
			out[i].cost += costNarrowRun * narrow * narrow
		}
		sort.SliceStable(out, func(i, j int) bool { return out[i].cost < out[j].cost })
	}
	return out[:min(len(out), gridsTried)]
}

const (
	gridsTried    = 3    // by each family
	runningChars  = 15   // of a column of running text
	costNarrowRun = 0.35 // per character less, squared
	costPart      = 6.0  // of a page that is not filled
	costPartRow   = 0.35 // for each row of the type area that stays empty
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
	a := Alternative{Document: doc, Family: cand.family, Columns: cand.grid.Columns, Score: cand.cost - cand.liking}
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
