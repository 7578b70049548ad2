// Package report is what a preflight found, as it is read: by an editor, by a
// printer, by a program. It decides by the export profile which findings stop
// a page, takes what an editor overrode, and writes it all as JSON or as one
// HTML page with pictures of the places.
package report

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/preflight"
	"broadsheet/backend/press"
)

// Report is a document held to an export profile. Its JSON is a promise to
// other programs: names are added, never changed.
type Report struct {
	Version  string  `json:"version"` // of the program
	Subject  Subject `json:"subject"`
	Profile  Profile `json:"profile"`
	Language string  `json:"language"` // of the messages

	// MayExport: nothing stops, or all that does was overridden.
	MayExport bool       `json:"mayExport"`
	Counts    Counts     `json:"counts"`
	Findings  []Entry    `json:"findings"` // strictest first, then by page
	Overrides []Override `json:"overrides"`

	// FileName is what an export by the profile is called, without extension.
	FileName string `json:"fileName,omitempty"`

	// Sheets are the pages as pictures; only for the HTML page.
	Sheets []Sheet `json:"-"`
}

// Subject is what was looked at. What it does not say of itself is empty.
type Subject struct {
	Title  string `json:"title"`
	File   string `json:"file,omitempty"`
	Paper  string `json:"paper,omitempty"`
	Date   string `json:"date,omitempty"` // the folio's, as it stands there
	Rubric string `json:"rubric,omitempty"`
	// Labels are the page numbers as printed.
	Labels []string `json:"labels"`
	// Trims are the trimmed sizes of the pages, in millimetres.
	Trims [][2]float64 `json:"trims_mm"`
}

// Profile names the export profile and the figures that a reader looks for.
type Profile struct {
	Name      string         `json:"name"`
	Title     string         `json:"title"`
	Standard  press.Standard `json:"standard"`
	Condition string         `json:"condition,omitempty"`
	InkLimit  float64        `json:"inkLimit"`
	Override  bool           `json:"override"` // whether an editor may override what stops
}

// Counts are the findings by what becomes of them; those that are overridden
// are not among Stop.
type Counts struct {
	Stop       int `json:"stop"`
	Overridden int `json:"overridden"`
	Warn       int `json:"warn"`
	Note       int `json:"note"`
	Off        int `json:"off"` // not listed
}

// Entry is one finding with what becomes of it.
type Entry struct {
	finding.Finding
	Message  string         `json:"message"`
	Decision press.Decision `json:"decision"`
	// Rect is where on the page it is, in page space; nil where it has no place.
	Rect *geom.Rect `json:"rect,omitempty"`
	// Mend is an edit of the present revision that mends it.
	Mend *document.Edit `json:"mend,omitempty"`
	// Override says who let it pass, where somebody did.
	Override *Override `json:"override,omitempty"`

	// Number counts from 1, and stands at its mark on the page; Picture is a
	// JPEG of its place. Only for the HTML page.
	Number  int    `json:"-"`
	Picture []byte `json:"-"`
}

// Override lets pass what a profile stops: an editor says so, and why.
type Override struct {
	By  string `json:"by"`
	Why string `json:"why"`
	// Codes are those that pass; none: all that stops.
	Codes []finding.Code `json:"codes,omitempty"`
}

// The codes of overrides that are refused.
const (
	OverrideRefused finding.Code = "preflight.override-refused"
	OverrideBlank   finding.Code = "preflight.override-blank"
)

// Check returns why an override is refused: the profile allows none, or it does
// not say who and why. The error is a *finding.Error.
func (o Override) Check(p *press.Profile) error {
	switch {
	case !p.Override:
		return finding.Stop(OverrideRefused, finding.Place{}, "profile", p.Name)
	case strings.TrimSpace(o.By) == "" || strings.TrimSpace(o.Why) == "":
		return finding.Stop(OverrideBlank, finding.Place{})
	}
	return nil
}

// passes reports whether an override covers a code.
func (o *Override) passes(code finding.Code) bool {
	return len(o.Codes) == 0 || slices.Contains(o.Codes, code)
}

// New decides on findings by a profile. The overrides must have passed Check.
// Messages are in a language, "zh" or "en".
func New(p *press.Profile, found []preflight.Finding, overrides []Override, lang string) *Report {
	r := &Report{Profile: profileOf(p, lang), Language: lang, Findings: []Entry{}, Overrides: overrides}
	if r.Overrides == nil {
		r.Overrides = []Override{}
	}
	for _, f := range found {
		e := Entry{Finding: f.Finding, Message: messageOf(f, lang), Decision: p.Decide(f.Finding), Mend: f.Mend}
		if !f.Rect.IsEmpty() {
			e.Rect = &f.Rect
		}
		if e.Decision == press.Stop {
			e.Override = r.overrideOf(f.Code)
		}
		if r.count(&e); e.Decision != press.Off {
			r.Findings = append(r.Findings, e)
		}
	}
	r.MayExport = r.Counts.Stop == 0
	slices.SortStableFunc(r.Findings, compare)
	for i := range r.Findings {
		r.Findings[i].Number = i + 1
	}
	return r
}

func profileOf(p *press.Profile, lang string) Profile {
	return Profile{
		Name: p.Name, Title: inLanguage(p.Title, lang, p.Name), Standard: p.Standard,
		Condition: p.Condition.In(lang), InkLimit: p.Condition.InkLimit, Override: p.Override,
	}
}

func inLanguage(words map[string]string, lang, other string) string {
	return firstOf(words[lang], words["en"], other)
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func (r *Report) overrideOf(code finding.Code) *Override {
	for i := range r.Overrides {
		if r.Overrides[i].passes(code) {
			return &r.Overrides[i]
		}
	}
	return nil
}

func (r *Report) count(e *Entry) {
	switch {
	case e.Override != nil:
		r.Counts.Overridden++
	case e.Decision == press.Stop:
		r.Counts.Stop++
	case e.Decision == press.Warn:
		r.Counts.Warn++
	case e.Decision == press.Note:
		r.Counts.Note++
	default:
		r.Counts.Off++
	}
}

// WriteJSON writes the report for other programs.
func (r *Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// rank orders decisions, strictest first; what was overridden comes behind
// what stops.
func (e *Entry) rank() int {
	rank := 2 * slices.Index([]press.Decision{press.Stop, press.Warn, press.Note, press.Off}, e.Decision)
	if e.Override != nil {
		rank++
	}
	return rank
}

// compare orders entries by decision and page; what concerns no page comes
// first, the rest stays in the order of the checks.
func compare(a, b Entry) int {
	if d := a.rank() - b.rank(); d != 0 {
		return d
	}
	return a.Place.Page - b.Place.Page
}
