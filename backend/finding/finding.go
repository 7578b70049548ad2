// Package finding holds what a user should know about his input or his page:
// a code, a severity, parameters and a place. A finding is data, not words;
// the words come from the catalogues when it is shown.
//
// Trouble that a user can cause is a Finding. Where it stops the work, it
// travels as an *Error.
package finding

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// Severity says how much a finding matters.
type Severity uint8

// The severities, mildest first.
const (
	Note    Severity = iota // worth knowing, nothing to do
	Warning                 // should be looked at before printing
	Fault                   // the page is not fit to print, or the work had to stop
)

var severityNames = [...]string{"note", "warning", "error"}

// String returns the name used in reports: note, warning or error.
func (s Severity) String() string { return severityNames[s] }

// MarshalText implements encoding.TextMarshaler.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Severity) UnmarshalText(b []byte) error {
	for i, name := range severityNames {
		if name == string(b) {
			*s = Severity(i)
			return nil
		}
	}
	return fmt.Errorf("unknown severity %q", b)
}

// Code names a kind of finding, "package.what-is-wrong". Each code has a text
// in every catalogue (catalogue/PACKAGE.LANGUAGE.yaml).
type Code string

// Place tells where a finding is. Fields that do not apply are zero; Line and
// Page count from 1.
type Place struct {
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`    // line of the manuscript
	Page    int    `json:"page,omitempty"`    // page of the document
	Frame   string `json:"frame,omitempty"`   // id of the frame
	Block   string `json:"block,omitempty"`   // id of the story's block
	Photo   string `json:"photo,omitempty"`   // id of the photo
	Excerpt string `json:"excerpt,omitempty"` // a few characters of the text concerned
}

// String returns "file:line, page 2", whatever of it is known.
func (p Place) String() string {
	var parts []string
	switch {
	case p.File != "" && p.Line > 0:
		parts = append(parts, fmt.Sprintf("%s:%d", p.File, p.Line))
	case p.File != "":
		parts = append(parts, p.File)
	case p.Line > 0:
		parts = append(parts, fmt.Sprintf(":%d", p.Line))
	}
	if p.Page > 0 {
		parts = append(parts, fmt.Sprintf("p. %d", p.Page))
	}
	if p.Excerpt != "" {
		parts = append(parts, "“"+p.Excerpt+"”")
	}
	return strings.Join(parts, ", ")
}

// Params are the values that a catalogue text names as {key}.
type Params map[string]string

// Finding is one thing to tell the user.
type Finding struct {
	Severity Severity `json:"severity"`
	Code     Code     `json:"code"`
	Params   Params   `json:"params,omitempty"`
	Place    Place    `json:"place"`
}

// New returns a finding; pairs are key, value, key, value …
func New(s Severity, code Code, at Place, pairs ...string) Finding {
	f := Finding{Severity: s, Code: code, Place: at}
	for i := 0; i+1 < len(pairs); i += 2 {
		if f.Params == nil {
			f.Params = Params{}
		}
		f.Params[pairs[i]] = pairs[i+1]
	}
	return f
}

// Error is a finding that stopped the work: the input cannot be used.
type Error struct{ Finding Finding }

// Error returns the English text with its place.
func (e *Error) Error() string { return e.Finding.Message("en") }

// Stop returns an *Error of severity Fault; pairs are as for New.
func Stop(code Code, at Place, pairs ...string) error {
	return &Error{New(Fault, code, at, pairs...)}
}

// FromError returns the finding inside err, if there is one.
func FromError(err error) (Finding, bool) {
	var e *Error
	if errors.As(err, &e) {
		return e.Finding, true
	}
	return Finding{}, false
}

// Sort orders findings by severity (worst first), file, line, page and code,
// so that the same input lists them in the same order.
func Sort(fs []Finding) {
	sort.SliceStable(fs, func(i, j int) bool {
		a, b := fs[i], fs[j]
		switch {
		case a.Severity != b.Severity:
			return a.Severity > b.Severity
		case a.Place.File != b.Place.File:
			return a.Place.File < b.Place.File
		case a.Place.Line != b.Place.Line:
			return a.Place.Line < b.Place.Line
		case a.Place.Page != b.Place.Page:
			return a.Place.Page < b.Place.Page
		}
		return a.Code < b.Code
	})
}
