package desk

import (
	"strings"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/manuscript"
	"broadsheet/backend/story"
)

// Request asks for a page.
type Request struct {
	Manuscript Manuscript
	// Photos in the order of their names. Those embedded in the manuscript
	// come before them.
	Photos []PhotoFile
	// Design by its name; empty takes the manuscript's, then the default.
	Design string
	// Folio wins over the manuscript's front matter, field by field.
	Folio Folio
	// Profile names the export profile of the PDFs; empty: the default.
	Profile string
	// Alternatives is how many different pages are wanted, at least 1.
	Alternatives int
	Seed         int64
	// Findings that the shell already has, to be shown with the others.
	Findings []finding.Finding
	// Progress, if set, is told each step; it is called from any goroutine
	// and must return at once.
	Progress func(Step)
}

// Manuscript is a manuscript's file: its name, for messages and the
// extension, and its bytes.
type Manuscript struct {
	Name string
	Data []byte
}

// PhotoFile is a photo that has not been read yet.
type PhotoFile struct {
	Name string // without its folder
	Read func() ([]byte, error)
	// Stamp tells the file's content from any other that was ever read, without
	// reading it; empty where nobody can tell. Nil: always empty.
	Stamp func() string
	// Sidecar reads the XMP file beside it, nil where there is none; nil where
	// none is looked for.
	Sidecar func() ([]byte, error)
}

// Folio is what the strip on top of the page shall say, as an editor writes
// it: the date as 2025-01-15 or 2025年1月15日.
type Folio struct {
	Date, PageNumber, Rubric, Paper, Editors string
}

// Step is how far the work is.
type Step struct {
	Name     string // "read", "photos", "compose", "renditions", "render"
	Done, Of int    // of photos; zero in the other steps
}

func (r Request) tell(s Step) {
	if r.Progress != nil {
		r.Progress(s)
	}
}

// folioOf joins the request's folio and the manuscript's front matter. A date
// that is none is a *finding.Error: a wrong date in print is worse than a stop.
func folioOf(r Request, m *manuscript.Manuscript) (document.Folio, error) {
	date, err := readDate(r.Folio.Date, finding.Place{})
	if err != nil {
		return document.Folio{}, err
	}
	if date == "" {
		date, err = readDate(m.Meta.Date, finding.Place{File: r.Manuscript.Name})
	}
	return document.Folio{
		PageNumber: firstOf(r.Folio.PageNumber, m.Meta.Page),
		Rubric:     firstOf(r.Folio.Rubric, m.Meta.Rubric),
		Date:       date,
		Paper:      firstOf(r.Folio.Paper, m.Meta.Paper),
		Editors:    firstOf(r.Folio.Editors, m.Meta.Editors),
	}, err
}

// firstOf returns the first text that is not blank, on one line.
func firstOf(texts ...string) string {
	for _, t := range texts {
		if t = strings.Join(strings.FieldsFunc(t, isLineBreak), " "); strings.TrimSpace(t) != "" {
			return strings.TrimSpace(t)
		}
	}
	return ""
}

func isLineBreak(r rune) bool { return r == '\n' || r == '\r' }

// designOf loads the design that the request, the manuscript or its language
// asks for. An unknown name in the request is a *finding.Error, one in the
// manuscript a warning: there the page can still be made.
func designOf(r Request, m *manuscript.Manuscript) (design.Design, []finding.Finding, error) {
	if r.Design != "" {
		d, err := loadDesign(r.Design, finding.Place{})
		return d, nil, err
	}
	var findings []finding.Finding
	if name := strings.TrimSpace(m.Meta.Design); name != "" {
		d, err := loadDesign(name, finding.Place{File: r.Manuscript.Name})
		if err == nil {
			return d, nil, nil
		}
		f, _ := finding.FromError(err)
		f.Severity = finding.Warning
		findings = append(findings, f)
	}
	name := defaultDesign(m.Story.Locale)
	if name != DefaultDesign {
		findings = append(findings, finding.New(finding.Note, OtherDesign, finding.Place{}, "name", name))
	}
	d, err := loadDesign(name, finding.Place{})
	return d, findings, err
}

// defaultDesign is the design for the story's script.
func defaultDesign(l story.Locale) string {
	if l != "" && !l.IsChinese() {
		return DefaultLatinDesign
	}
	return DefaultDesign
}

func loadDesign(name string, at finding.Place) (design.Design, error) {
	d, err := design.Load(name)
	if err != nil {
		return design.Design{}, finding.Stop(UnknownDesign, at, "name", name, "names", strings.Join(design.Names(), ", "))
	}
	return d, nil
}
