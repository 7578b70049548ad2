package pdf

import (
	"errors"
	"time"

	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/render/ground"
)

// Options are what the file holds beside the scene. The zero value is a PDF 1.6
// of no standard, in process inks, without links, in which black knocks out.
type Options struct {
	// Creator names the program as the file's maker; empty: "Broadsheet".
	Creator string
	// Date is written as the file's date of creation; zero: none. PDF/X asks
	// for one.
	Date time.Time
	// Standard is the part of PDF/X that the file keeps to. Links and the
	// watermark, which it forbids, are then left out.
	Standard Standard
	// Intent is the printing condition of a file of PDF/X, which needs one.
	Intent *OutputIntent
	// Sheet is what lies around the trimmed page; nil: the page's own bleed.
	Sheet *Sheet
	// Overprint prints solid black type and rules over what lies below.
	Overprint bool
	// InkLimit is the most ink of any paint of the page, all plates together,
	// as a sum of shares: 2.4 is 240 %; 0: none. Pictures are held to it by who
	// makes them.
	InkLimit float64
	// Screen paints in sRGB instead of inks; not in PDF/X.
	Screen bool
	// Links keeps the scene's links live.
	Links bool
	// Tagged gives the file the structure that screen readers and search go
	// by: reading order, headings, figures with their captions; and the way of
	// each article through its columns.
	Tagged bool
	// Watermark is a word laid faintly over every page.
	Watermark string
	// Lettering finds the face of a character of the watermark and of the slug
	// line, one that the scene's Faces know; ok is false where the face lacks
	// it. Where it is nil, or has no face, the scene's serve.
	Lettering func(r rune) (face *font.Face, ok bool)
}

// Standard is a part of PDF/X; the zero value is a PDF of none.
type Standard string

// The parts of PDF/X that can be written.
const (
	X4  Standard = "PDF/X-4"       // ISO 15930-7, PDF 1.6
	X1a Standard = "PDF/X-1a:2003" // ISO 15930-4, PDF 1.4, process inks alone
)

// OutputIntent is the printing condition that a file is made for
// (ISO 32000-1, 14.11.5).
type OutputIntent struct {
	Identifier string // of the condition in the registry, or our own
	Registry   string // where it is registered: a URL
	Condition  string // for people
	Info       string // more for people; empty: Condition, else Identifier
	ICC        []byte // the condition's profile, of process inks
}

// Sheet is what lies around the trimmed page. Marks are drawn outside the
// bleed.
type Sheet struct {
	Bleed        geom.Length // beyond the trim, on all sides
	Crop         bool        // where to cut
	Registration bool        // where the plates meet
	Bar          bool        // of inks and tints
	Slug         string      // a line of words; empty: none
}

// hasMarks reports whether anything is drawn outside the bleed.
func (s *Sheet) hasMarks() bool {
	return s != nil && (s.Crop || s.Registration || s.Bar || s.Slug != "")
}

// rules are what the file asks of what is painted.
func (o *Options) rules() ground.Rules {
	return ground.Rules{Overprint: o.Overprint, InkLimit: o.InkLimit}
}

// creator returns the name to write.
func (o Options) creator() string {
	if o.Creator == "" {
		return "Broadsheet"
	}
	return o.Creator
}

// version is that of PDF which the file declares.
func (o Options) version() string {
	if o.Standard == X1a {
		return "1.4"
	}
	return "1.6"
}

// settled returns the options with what the standard forbids left out.
// Errors: what the standard asks for and is missing.
func (o Options) settled() (Options, error) {
	if o.Standard == "" {
		o.Intent = nil
		return o, nil
	}
	o.Links, o.Screen, o.Watermark = false, false, ""
	switch {
	case o.Standard != X4 && o.Standard != X1a:
		return o, errors.New("pdf: " + string(o.Standard) + " is no standard that can be written")
	case o.Date.IsZero():
		return o, errors.New("pdf: " + string(o.Standard) + " asks for a date")
	case o.Intent == nil || o.Intent.Identifier == "":
		return o, errors.New("pdf: " + string(o.Standard) + " asks for a printing condition with an identifier")
	}
	return o, o.Intent.check(o.Standard)
}
