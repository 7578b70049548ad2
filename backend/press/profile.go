// Package press holds export profiles: what a printer, a proof reader or a
// reader on the screen wants of a file, and what stops a page on its way
// there. A profile is a small readable file (docs/export-profiles.md) that a
// newspaper copies and changes.
//
// The figures of the profiles that come with the program are those that
// newspaper printers publish; each file says whose.
package press

import (
	"cmp"

	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
)

// Standard is the PDF/X part that a file keeps to.
type Standard string

// The standards. Plain is a PDF of no part of PDF/X.
const (
	Plain Standard = "none"
	X4    Standard = "PDF/X-4"       // ISO 15930-7
	X1a   Standard = "PDF/X-1a:2003" // ISO 15930-4
)

// Space is the colour space that pictures and paints are written in.
type Space string

// The spaces.
const (
	CMYK Space = "cmyk"
	SRGB Space = "srgb"
)

// Profile is everything that an export needs to know of its use.
type Profile struct {
	Name  string            `json:"name"`
	Title map[string]string `json:"title"`           // by language
	About map[string]string `json:"about,omitempty"` // one sentence, by language

	Standard  Standard  `json:"standard"`
	Space     Space     `json:"space"`
	Condition Condition `json:"condition"`
	Photos    Photos    `json:"photos"`
	Black     Black     `json:"black"`
	Sheet     Sheet     `json:"sheet"`
	Tagged    bool      `json:"tagged"`
	Links     bool      `json:"links"`
	// Watermark is a word laid over every page, by language.
	Watermark map[string]string `json:"watermark,omitempty"`
	// FileName is a template: {title} {paper} {date} {page} {profile}.
	FileName string `json:"fileName"`

	Limits Limits `json:"limits"`
	// Faults is what becomes of a fault that Checks does not name: Stop where
	// it is empty.
	Faults Decision `json:"faults,omitempty"`
	// Checks says what becomes of each finding; what is not named is a
	// warning, or a note where it is one.
	Checks map[finding.Code]Decision `json:"checks,omitempty"`
	// Override: an editor may export in spite of what stops, and the report
	// says so.
	Override bool `json:"override"`
	// Names are words that must be spelled as given: the right form to the
	// wrong ones that have been seen.
	Names map[string][]string `json:"names,omitempty"`
}

// Condition is the printing condition that colours are made for: the output
// intent.
type Condition struct {
	Identifier string `json:"identifier"` // as in the registry, or our own
	Registry   string `json:"registry,omitempty"`
	Name       string `json:"name,omitempty"` // for people
	// Title is its name on the screen and in reports, by language; without one
	// it is Name.
	Title map[string]string `json:"title,omitempty"`
	Info  string            `json:"info,omitempty"`
	// ICC is the file of the condition's profile, beside the profile's own
	// file; Newsprint stands for the one that is computed.
	ICC string `json:"icc"`
	// Intent is "perceptual" or "relative"; with BlackPoint, the darkest tone
	// of a photo becomes the darkest of the press.
	Intent     string `json:"intent"`
	BlackPoint bool   `json:"blackPoint"`
	// InkLimit is the most ink anywhere, all plates together, in percent.
	InkLimit float64 `json:"inkLimit"`
}

// In returns the condition's name for people, in a language.
func (c Condition) In(lang string) string {
	return cmp.Or(c.Title[lang], c.Name, c.Title["en"], c.Identifier)
}

// Newsprint names the computed profile as a Condition's ICC.
const Newsprint = "newsprint"

// Photos says how photos go into the file.
type Photos struct {
	PPI     float64 `json:"ppi"`     // at the printed size; never enlarged
	Coding  string  `json:"coding"`  // "smallest", "jpeg" or "flate"
	Quality int     `json:"quality"` // of JPEG, 1 to 100
}

// Black says how black is printed.
type Black struct {
	Overprint bool `json:"overprint"` // black type and rules over what lies below
}

// Sheet is what lies around the trimmed page.
type Sheet struct {
	Bleed geom.Length `json:"bleed"`
	// Crop, Registration, Bar and Slug are the marks outside the trim.
	Crop         bool `json:"crop"`
	Registration bool `json:"registration"`
	Bar          bool `json:"bar"`  // of inks and tints
	Slug         bool `json:"slug"` // file, date, profile in words
}

// HasMarks reports whether anything is drawn outside the bleed.
func (s Sheet) HasMarks() bool { return s.Crop || s.Registration || s.Bar || s.Slug }

// Limits are the figures that checks hold a page to. Zero asks for nothing.
type Limits struct {
	MinPPI float64 `json:"minPPI"`
	MaxPPI float64 `json:"maxPPI"` // more is only weight
	// Rule is the thinnest line in one solid ink; FineRule that of a line that
	// is reversed, tinted or in several inks.
	Rule     geom.Length `json:"rule"`
	FineRule geom.Length `json:"fineRule"`
	// Type is the smallest black type; Reversed that of white type on a
	// ground, ReversedOnInks on a ground of several inks, Coloured that of type
	// in a tint or in several inks.
	Type           geom.Length `json:"type"`
	Reversed       geom.Length `json:"reversed"`
	ReversedOnInks geom.Length `json:"reversedOnInks"`
	Coloured       geom.Length `json:"coloured"`
	// Margin is how far text stays from the trim.
	Margin geom.Length `json:"margin"`
}

// Decision is what becomes of a finding on the way to a file.
type Decision string

// The decisions, strictest first.
const (
	Stop Decision = "stop" // no file, unless the editor says so and may
	Warn Decision = "warn"
	Note Decision = "note"
	Off  Decision = "off"
)

// Decide returns what becomes of a finding. What the profile does not name is
// as Faults says where it is a fault, and a note where it is one.
func (p *Profile) Decide(f finding.Finding) Decision {
	if d, ok := p.Checks[f.Code]; ok {
		return d
	}
	switch f.Severity {
	case finding.Fault:
		return cmp.Or(p.Faults, Stop)
	case finding.Note:
		return Note
	}
	return Warn
}
