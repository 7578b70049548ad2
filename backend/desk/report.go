package desk

import (
	"math"
	"slices"
	"strconv"

	"broadsheet/backend/compose"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/photo"
	"broadsheet/backend/story"
)

// Report says in figures what a composition's best page is like. Its JSON is
// a promise to other programs: names are added, never changed.
type Report struct {
	Version       string        `json:"version"` // of the program
	Pages         int           `json:"pages"`
	TypeAreaMM    [4]float64    `json:"type_area_mm"`   // x0, y0, x1, y1 from the trim's top left
	CharactersIn  int           `json:"characters_in"`  // of the manuscript, white space aside: labels, captions, credit included
	CharactersSet int           `json:"characters_set"` // of those, how many are on the pages
	Overset       int           `json:"overset"`        // characters that found no room
	BodyPt        float64       `json:"body_pt"`
	LeadingPt     float64       `json:"leading_pt"`
	Columns       int           `json:"columns"`
	Family        string        `json:"family"`
	FillPct       float64       `json:"fill_pct"`        // of the type area
	PhotoSharePct float64       `json:"photo_share_pct"` // of the type area
	HeadlinePt    float64       `json:"headline_pt"`     // of its largest line
	Photos        []PhotoFigure `json:"photos"`          // by rank
	Findings      []Told        `json:"findings"`        // worst first
	Alternatives  []Figure      `json:"alternatives"`    // best first
	TimingsMS     Timings       `json:"timings_ms"`
}

// PhotoFigure is one photo as placed.
type PhotoFigure struct {
	File              string  `json:"file"`
	Page              int     `json:"page"` // counted from 1; 0: on none
	WidthMM           float64 `json:"width_mm"`
	HeightMM          float64 `json:"height_mm"`
	PPI               float64 `json:"ppi"`
	CropLossPct       float64 `json:"crop_loss_pct"`
	Caption           string  `json:"caption"`
	Section           string  `json:"section"` // its label, else its heading; empty: none
	SectionConfidence float64 `json:"section_confidence"`
}

// Told is a finding in words.
type Told struct {
	Severity finding.Severity `json:"severity"`
	Code     finding.Code     `json:"code"`
	Message  string           `json:"message"`
	Place    finding.Place    `json:"place"`
}

// Figure is one alternative in short.
type Figure struct {
	Score   float64 `json:"score"` // 0 is perfect
	Family  string  `json:"family"`
	Columns int     `json:"columns"`
}

// Report returns the figures of the best alternative, the findings in the
// words of a language ("zh", "en"), and the time taken up to this call.
func (c *Composition) Report(version, lang string) Report {
	r := Report{
		Version: version, CharactersIn: c.charactersIn(),
		Photos: []PhotoFigure{}, Findings: []Told{}, Alternatives: []Figure{},
	}
	for _, a := range c.result.Alternatives {
		r.Alternatives = append(r.Alternatives, Figure{round(a.Score, 4), string(a.Family), a.Columns})
	}
	if len(c.result.Alternatives) > 0 {
		c.describe(&r, &c.result.Alternatives[0], c.drawn[0].layout)
	}
	for _, f := range c.Findings() {
		r.Findings = append(r.Findings, Told{f.Severity, f.Code, f.Text(lang), f.Place})
	}
	r.TimingsMS = c.watch.timings()
	return r
}

// describe fills in what concerns one page.
func (c *Composition) describe(r *Report, a *compose.Alternative, l *layout.Layout) {
	d := &a.Document
	r.Pages = len(d.Pages)
	r.TypeAreaMM = corners(d.Design.Format.TypeArea)
	r.CharactersSet = c.charactersSet(d, l)
	for _, o := range l.Overset {
		r.Overset += o.Characters
	}
	r.BodyPt, r.LeadingPt = d.Grid.Size.Points(), d.Grid.Leading.Points()
	r.Columns, r.Family = a.Columns, string(a.Family)
	r.FillPct, r.PhotoSharePct = percent(a.Fill), percent(a.PhotoShare)
	r.HeadlinePt = headlineSize(l).Points()
	for _, p := range d.Photos {
		r.Photos = append(r.Photos, c.figureOf(p, d, l))
	}
}

func corners(r geom.Rect) [4]float64 {
	return [4]float64{round(r.X.MM(), 2), round(r.Y.MM(), 2), round(r.Right().MM(), 2), round(r.Bottom().MM(), 2)}
}

// headlineSize is the size of the headline's largest line.
func headlineSize(l *layout.Layout) geom.Length {
	var size geom.Length
	for line := range linesOf(l) {
		if line.Role != string(story.Headline) {
			continue
		}
		for _, run := range line.Set.Runs {
			size = max(size, run.Size)
		}
	}
	return size
}

func (c *Composition) figureOf(p document.Photo, d *document.Document, l *layout.Layout) PhotoFigure {
	f := PhotoFigure{
		File: p.Name, Caption: p.Caption,
		Section: sectionName(d, p.Section), SectionConfidence: round(p.Confidence, 3),
	}
	original, ok := c.photos.byID(photo.ID(p.ID))
	for page := range l.Pages {
		for _, placed := range l.Pages[page].Placed {
			i := slices.IndexFunc(placed.Pictures, func(shown layout.Picture) bool { return shown.Photo == p.ID })
			if i < 0 || !ok {
				continue
			}
			shown := placed.Pictures[i]
			crop := photo.Crop(shown.Crop)
			f.Page = page + 1
			f.WidthMM, f.HeightMM = round(shown.Rect.W.MM(), 2), round(shown.Rect.H.MM(), 2)
			f.PPI = round(original.PPI(crop, shown.Rect.W), 1)
			f.CropLossPct = percent(original.Loss(crop))
			return f
		}
	}
	return f
}

// leastPPI is the least resolution at size that printers ask for, in
// pixels an inch (the figure that newspaper printers publish).
const leastPPI = 200

// coarsePhotos warns of the photos that have too few pixels for the size at
// which they are placed.
func (c *Composition) coarsePhotos(d *document.Document, l *layout.Layout) []finding.Finding {
	var out []finding.Finding
	for _, p := range d.Photos {
		f := c.figureOf(p, d, l)
		if f.Page == 0 || math.Round(f.PPI) >= leastPPI {
			continue
		}
		out = append(out, finding.New(finding.Warning, PhotoCoarse, finding.Place{File: p.Name, Page: f.Page},
			"ppi", strconv.Itoa(int(math.Round(f.PPI))), "width", strconv.Itoa(int(math.Round(f.WidthMM))), "limit", strconv.Itoa(leastPPI)))
	}
	return out
}

// sectionName is what a reader calls a section of the document's story.
func sectionName(d *document.Document, index int) string {
	if len(d.Stories) == 0 {
		return ""
	}
	sections := d.Stories[0].Story.Sections()
	if index < 0 || index >= len(sections) {
		return ""
	}
	section := sections[index]
	if section.Label == "" && section.Head != nil {
		return section.Head.Text()
	}
	return section.Label
}

func percent(share float64) float64 { return round(100*share, 2) }

// round to a number of digits after the point: what lies beyond is noise.
func round(v float64, digits int) float64 {
	f := math.Pow10(digits)
	if r := math.Round(v*f) / f; !math.IsNaN(r) && !math.IsInf(r, 0) {
		return r
	}
	return 0 // JSON has no other numbers
}
