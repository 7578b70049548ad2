package desk

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"broadsheet/backend/compose"
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/draw"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/photo"
	"broadsheet/backend/render/canvas"

	"golang.org/x/sync/errgroup"
)

// Conditions narrow what composing again may choose; zero fields leave it free.
type Conditions struct {
	Design  string        `json:"design,omitempty"`
	Family  design.Family `json:"family,omitempty"`
	Columns int           `json:"columns,omitempty"`
	Size    geom.Length   `json:"size,omitempty"` // of the body
	// PhotoShare is the photos' share of the type area, 0 to 1.
	PhotoShare float64 `json:"photoShare,omitempty"`
}

// ComposeRequest asks for other pages of a document.
type ComposeRequest struct {
	Base       Revision   `json:"base"`
	Conditions Conditions `json:"conditions"`
	Count      int        `json:"count"`
	Seed       int64      `json:"seed"`
}

// Alternative is a page in figures.
type Alternative struct {
	Number     int           `json:"number"` // from 1; 0 is the page as it is
	Family     design.Family `json:"family"`
	Columns    int           `json:"columns"`
	Size       geom.Length   `json:"size"`
	Fill       float64       `json:"fill"` // of the type area, 0 to 1
	PhotoShare float64       `json:"photoShare"`
	// PhotoDistanceMM is the mean distance of photos from their sections.
	PhotoDistanceMM float64 `json:"photoDistanceMm"`
	OversetLines    int     `json:"oversetLines"`
	Rating          float64 `json:"rating"` // 0 to 100, 100 is perfect
}

// AlternativeSet is what composing again found, best first.
type AlternativeSet struct {
	ID           string        `json:"id"`
	Base         Revision      `json:"base"`
	Tried        int           `json:"tried"`
	Milliseconds float64       `json:"milliseconds"`
	Seed         int64         `json:"seed"`
	Current      Alternative   `json:"current"`
	Alternatives []Alternative `json:"alternatives"`
	// Unmet names the conditions that no page meets, which were left aside.
	Unmet []string `json:"unmet"`
}

// AlternativePage is an alternative to look at.
type AlternativePage struct {
	Scene    *Scene             `json:"scene"`
	Document *document.Document `json:"document"`
}

// alternativeSet is what a compose job found.
type alternativeSet struct {
	document string
	told     AlternativeSet
	pages    []composedPage
}

// composedPage is one alternative as a document.
type composedPage struct {
	document *document.Document
	layout   *layout.Layout
}

// keptSets bounds the sets that are remembered, over all documents.
const keptSets = 6

// alternativeSets are the sets of alternatives that may still be applied.
type alternativeSets struct {
	mu     sync.Mutex
	byID   map[string]*alternativeSet
	oldest []string
}

func (s *alternativeSets) keep(set *alternativeSet) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.byID == nil {
		s.byID = map[string]*alternativeSet{}
	}
	s.byID[set.told.ID] = set
	s.oldest = append(s.oldest, set.told.ID)
	if len(s.oldest) > keptSets {
		delete(s.byID, s.oldest[0])
		s.oldest = s.oldest[1:]
	}
}

// get returns a set of a document.
func (s *alternativeSets) get(document, id string) (*alternativeSet, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if set := s.byID[id]; set != nil && set.document == document {
		return set, nil
	}
	return nil, finding.Stop(NoAlternatives, finding.Place{})
}

// page returns an alternative of a set, counted from 1.
func (s *alternativeSets) page(document, id string, number int) (*alternativeSet, composedPage, error) {
	set, err := s.get(document, id)
	if err == nil && (number < 1 || number > len(set.pages)) {
		err = finding.Stop(NoAlternatives, finding.Place{})
	}
	if err != nil {
		return nil, composedPage{}, err
	}
	return set, set.pages[number-1], nil
}

// Alternatives are between these counts.
const (
	defaultAlternatives = 4
	mostAlternatives    = 9
)

// Compose looks for other pages of a document, in the background. Pinned
// frames stay, edited text is kept.
func (n *Newsroom) Compose(ctx context.Context, c Caller, id string, r ComposeRequest) (Job, error) {
	now, err := n.present(ctx, id)
	if err != nil {
		return Job{}, err
	}
	d, err := n.designFor(now.document, r.Conditions.Design)
	if err != nil {
		return Job{}, err
	}
	j := n.jobs.start(ComposeJob, func(ctx context.Context, j *job) error {
		set, err := n.compose(ctx, j, now, d, r)
		if err != nil {
			return err
		}
		set.document = id
		n.sets.keep(set)
		j.change(func(at *jobProgress) { at.alternatives = set.told.ID })
		return nil
	})
	return j.told(c.Language), nil
}

// designFor is the design of a name; the document's own where none is asked for.
func (n *Newsroom) designFor(d *document.Document, name string) (design.Design, error) {
	if name == "" || name == d.Design.Name {
		return d.Design, nil
	}
	return loadDesign(name, finding.Place{})
}

// compose composes a document again and measures what was found.
func (n *Newsroom) compose(ctx context.Context, j *job, now *state, d design.Design, r ComposeRequest) (*alternativeSet, error) {
	pictures, err := n.pictures(ctx, j, now.document)
	if err != nil {
		return nil, err
	}
	j.progress(Step{Name: "compose"})
	if err := n.composing.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	defer n.composing.Release(1)
	begin := n.desk.tools.Clock()
	count := r.Count
	if count <= 0 {
		count = defaultAlternatives
	}
	result, err := compose.Recompose(ctx, compose.RecomposeInput{
		Document: now.document, Pictures: pictures, Design: d, Book: n.desk.book, Seed: r.Seed,
		Conditions: compose.Conditions{
			Family: r.Conditions.Family, Columns: r.Conditions.Columns, Size: r.Conditions.Size, PhotoShare: r.Conditions.PhotoShare,
		},
		Alternatives: min(count, mostAlternatives),
	})
	if err != nil {
		return nil, err
	}
	set := &alternativeSet{told: AlternativeSet{
		ID: newID(), Base: now.revision, Seed: r.Seed, Tried: result.Tried,
		Milliseconds: milliseconds(n.desk.tools.Clock() - begin),
		Current:      figuresOf(0, now.document, now.layout),
		Alternatives: []Alternative{},
		Unmet:        unmet(result.Findings),
	}}
	set.fill(n.measured(result.Alternatives))
	return set, nil
}

// unmet names the conditions that were left aside, as Conditions has them.
func unmet(findings []finding.Finding) []string {
	out := []string{}
	for _, f := range findings {
		if f.Code == compose.CodeUnmet {
			out = append(out, strings.Replace(f.Params["condition"], "photo-share", "photoShare", 1))
		}
	}
	return out
}

// measuredPage is an alternative with its figures, not numbered yet.
type measuredPage struct {
	composedPage
	figures Alternative
}

// measured measures alternatives and puts them in the order of their ratings.
// The composer has its own order, by what it searched for: of pages that
// differ on purpose the second found need not be the second best.
func (n *Newsroom) measured(alternatives []compose.Alternative) []measuredPage {
	out := make([]measuredPage, len(alternatives))
	for i := range alternatives {
		page := n.laidOut(&alternatives[i])
		out[i] = measuredPage{page, figuresOf(0, page.document, page.layout)}
	}
	slices.SortStableFunc(out, func(a, b measuredPage) int { return cmp.Compare(b.figures.Rating, a.figures.Rating) })
	return out
}

func (n *Newsroom) laidOut(a *compose.Alternative) composedPage {
	page := composedPage{document: &a.Document, layout: a.Layout}
	if page.layout == nil {
		page.layout = layout.LayOut(page.document, n.desk.book, nil)
	}
	return page
}

// fill takes pages in, numbered from 1.
func (s *alternativeSet) fill(pages []measuredPage) {
	for i, p := range pages {
		p.figures.Number = i + 1
		s.pages = append(s.pages, p.composedPage)
		s.told.Alternatives = append(s.told.Alternatives, p.figures)
	}
}

// pictures are a document's photos as the composer takes them, looked at
// again.
func (n *Newsroom) pictures(ctx context.Context, j *job, d *document.Document) ([]compose.Picture, error) {
	out := make([]compose.Picture, len(d.Photos))
	var done atomic.Int64
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range d.Photos {
		work.Go(func() error {
			looked, err := n.album.look(ctx, photo.ID(p.ID), p.Name)
			if isEnd(err) {
				return err
			}
			if err != nil { // it cannot be read any more: its size is known
				looked = photo.Photo{ID: photo.ID(p.ID), Name: p.Name, Width: p.Width, Height: p.Height}
			}
			out[i] = compose.Picture{Photo: looked, Caption: p.Caption, Credit: p.Credit, Section: p.Section, Confidence: p.Confidence}
			j.progress(Step{Name: "photos", Done: int(done.Add(1)), Of: len(out)})
			return nil
		})
	}
	return out, work.Wait()
}

// figuresOf measures a page.
func figuresOf(number int, d *document.Document, l *layout.Layout) Alternative {
	m := compose.Measure(d, l)
	return Alternative{
		Number: number, Family: m.Family, Columns: m.Columns, Size: m.Size,
		Fill: round(m.Fill, 4), PhotoShare: round(m.PhotoShare, 4), PhotoDistanceMM: round(m.PhotoDistance, 1),
		OversetLines: m.OversetLines, Rating: round(m.Rating, 1),
	}
}

// Alternatives returns what a compose job found.
func (n *Newsroom) Alternatives(ctx context.Context, id, set string) (AlternativeSet, error) {
	found, err := n.sets.get(id, set)
	if err != nil {
		return AlternativeSet{}, err
	}
	return found.told, nil
}

// Alternative returns one page of a set, counted from 1, to look at.
func (n *Newsroom) Alternative(ctx context.Context, id, set string, number int) (AlternativePage, error) {
	_, page, err := n.sets.page(id, set, number)
	if err != nil {
		return AlternativePage{}, err
	}
	s := canvas.Encode(draw.Draw(page.document, page.layout), nil)
	return AlternativePage{Scene: s, Document: page.document}, nil
}
