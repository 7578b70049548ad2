package desk

import (
	"bytes"
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"broadsheet/backend/document"
	"broadsheet/backend/draw"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/preflight"
	reporting "broadsheet/backend/preflight/report"
	"broadsheet/backend/press"
	"broadsheet/backend/render/png"
	"broadsheet/backend/scene"
)

// Preflight is a document held to an export profile.
type Preflight = reporting.Report

// PreflightEntry is one finding of it.
type PreflightEntry = reporting.Entry

// Override lets pass what a profile stops.
type Override = reporting.Override

// PreflightRequest asks what there is to say of a document that goes to a
// press. An empty profile is the default.
type PreflightRequest struct {
	Profile string `json:"profile,omitempty"`
	// Overrides are refused with preflight.override-refused where the profile
	// allows none, with preflight.override-blank where they do not say who and
	// why.
	Overrides []Override `json:"overrides,omitempty"`
}

// Preflight holds the very revision that there is now to an export profile.
func (n *Newsroom) Preflight(ctx context.Context, c Caller, id string, r PreflightRequest) (*Preflight, error) {
	held, err := n.hold(ctx, c, id, r)
	if err != nil {
		return nil, err
	}
	return held.report, nil
}

// IllustratedPreflight is Preflight with pictures of the pages and of each
// place, for Report.HTML. tell, if not nil, is told of each page.
func (n *Newsroom) IllustratedPreflight(ctx context.Context, c Caller, id string, r PreflightRequest, tell func(Step)) (*Preflight, error) {
	held, err := n.hold(ctx, c, id, r)
	if err != nil {
		return nil, err
	}
	return held.report, held.illustrate(ctx, n, tell)
}

// PreflightPage is the report as an HTML page.
func (n *Newsroom) PreflightPage(ctx context.Context, c Caller, id string, r PreflightRequest) (File, error) {
	p, err := n.IllustratedPreflight(ctx, c, id, r, nil)
	if err != nil {
		return File{}, err
	}
	var out bytes.Buffer
	if err := p.HTML(&out); err != nil {
		return File{}, err
	}
	return File{Name: fileNameOf(p.Subject.Title) + ".preflight.html", Type: "text/html; charset=utf-8", Data: out.Bytes()}, nil
}

// heldPage is a document as it is held to a profile.
type heldPage struct {
	scene  *scene.Scene
	report *reporting.Report
}

func (n *Newsroom) hold(ctx context.Context, c Caller, id string, r PreflightRequest) (heldPage, error) {
	profile, err := n.desk.profileOf(r)
	if err != nil {
		return heldPage{}, err
	}
	now, err := n.present(ctx, id)
	if err != nil {
		return heldPage{}, err
	}
	return n.desk.heldTo(profile, now, n.inkOf(ctx, profile), r.Overrides, nil, c.Language), nil
}

// inkOf measures photos by a profile's press; nil where it prints in no inks,
// or its condition cannot be used, which the export says.
func (n *Newsroom) inkOf(ctx context.Context, profile *press.Profile) preflight.Separations {
	if profile.Space != press.CMYK {
		return nil
	}
	if p, err := n.desk.pressing(profile.Name); err == nil && p.condition != nil {
		return separations{ctx, n, p.condition}
	}
	return nil
}

// profileOf loads the profile of a request and holds the overrides to it.
func (d *Desk) profileOf(r PreflightRequest) (*press.Profile, error) {
	profile, err := d.tools.Profiles.Load(r.Profile)
	if err != nil {
		return nil, err
	}
	for _, o := range r.Overrides {
		if err := o.Check(profile); err != nil {
			return nil, err
		}
	}
	return profile, nil
}

// heldTo checks a state and decides by the profile. ink may be nil. With pages
// given, by index, what is found on others is left out.
func (d *Desk) heldTo(profile *press.Profile, now *state, ink preflight.Separations, overrides []Override, pages []int, lang string) heldPage {
	drawn := draw.Draw(now.document, now.layout)
	found := preflight.ForPress(now.findings, preflight.Proof{
		Document: now.document, Layout: now.layout, Scene: drawn, Profile: profile, Faces: d.book, Ink: ink,
	})
	for _, f := range fontFindings(now.document, d.book.Findings()) {
		found = append(found, preflight.Finding{Finding: f})
	}
	if len(pages) > 0 {
		found = slices.DeleteFunc(found, func(f preflight.Finding) bool { return f.Place.Page > 0 && !slices.Contains(pages, f.Place.Page-1) })
	}
	r := reporting.New(profile, found, overrides, lang)
	r.Version, r.Subject, r.FileName = d.tools.Version, subjectOf(now.document, drawn), nameBy(profile, now.document)
	return heldPage{drawn, r}
}

func subjectOf(d *document.Document, drawn *scene.Scene) reporting.Subject {
	s := reporting.Subject{Title: d.Title, Paper: d.Folio.Paper, Date: d.Folio.Date, Rubric: d.Folio.Rubric, Labels: []string{}, Trims: [][2]float64{}}
	addPages(&s, drawn)
	return s
}

func addPages(s *reporting.Subject, drawn *scene.Scene) {
	for _, p := range drawn.Pages {
		s.Labels = append(s.Labels, p.Label)
		s.Trims = append(s.Trims, [2]float64{round(p.Trim.W.MM(), 2), round(p.Trim.H.MM(), 2)})
	}
}

// fontFindings are those of a book's that concern a document's families: a
// book serves many documents.
func fontFindings(d *document.Document, all []finding.Finding) []finding.Finding {
	families := slices.Sorted(maps.Values(d.Design.Faces))
	concerns := func(f finding.Finding) bool {
		switch f.Code {
		case font.CodeFamilyMissing:
			return slices.Contains(families, f.Params["family"])
		case font.CodeNoEmbedding:
			return slices.ContainsFunc(families, func(family string) bool {
				return family != "" && strings.HasPrefix(f.Params["face"], strings.ReplaceAll(family, " ", ""))
			})
		}
		return false
	}
	return slices.DeleteFunc(slices.Clone(all), func(f finding.Finding) bool { return !concerns(f) })
}

// picturesPPI is enough for the pictures of a report: photos are seen there,
// not printed.
const picturesPPI = 110

// illustrate draws the pages that have findings, one after the other: a page
// takes up to 64 MB while it is cut up.
func (h heldPage) illustrate(ctx context.Context, n *Newsroom, tell func(Step)) error {
	pictures := screenPictures{ctx: ctx, album: n.album, ppi: picturesPPI}
	for i := range h.scene.Pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if tell != nil {
			tell(Step{Name: "pictures", Done: i, Of: len(h.scene.Pages)})
		}
		if !h.report.Wants(i + 1) {
			continue
		}
		page := &h.scene.Pages[i]
		dpi := math.Floor(reporting.DPI(page.Trim))
		drawn, err := png.Render(h.scene, i, dpi, n.desk.book, pictures)
		if err != nil {
			return err
		}
		h.report.Illustrate(i+1, page.Label, drawn, dpi)
	}
	return nil
}
