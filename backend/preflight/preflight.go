// Package preflight looks at a document as laid out and says what an editor
// should look at before the page goes to press: text that found no room,
// photos with too few pixels or too
// little light, captions and credits that are missing, frames
// that show nothing, marks of the wrong width, captions against the style of
// the house. It changes nothing; where it knows how to mend a fault it offers
// an edit.
package preflight

import (
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
)

// The codes of this package.
const (
	LowPPI           finding.Code = "preflight.low-ppi"
	MissingCaption   finding.Code = "preflight.missing-caption"
	MissingCredit    finding.Code = "preflight.missing-credit"
	PhotoNotPlaced   finding.Code = "preflight.photo-not-placed"
	PhotoTwice       finding.Code = "preflight.photo-twice"
	PhotosAlike      finding.Code = "preflight.photos-alike"
	PhotoDark        finding.Code = "preflight.photo-dark"
	EmptyTextFrame   finding.Code = "preflight.empty-text-frame"
	EmptyPhotoFrame  finding.Code = "preflight.empty-photo-frame"
	EmptyCaption     finding.Code = "preflight.empty-caption-frame"
	CaptionOffPhoto  finding.Code = "preflight.caption-off-photo"
	CaptionAway      finding.Code = "preflight.caption-away-from-photo"
	TextOffPage      finding.Code = "preflight.text-off-page"
	PictureOffPage   finding.Code = "preflight.picture-off-page"
	TextOffTypeArea  finding.Code = "preflight.text-off-type-area"
	PhotoOffTypeArea finding.Code = "preflight.photo-off-type-area"
	HalfWidthMarks   finding.Code = "preflight.half-width-marks"
	DoubledMarks     finding.Code = "preflight.doubled-marks"
	MisnestedMarks   finding.Code = "preflight.misnested-marks"
	MisturnedMarks   finding.Code = "preflight.misturned-marks"
	UnpairedMarks    finding.Code = "preflight.unpaired-marks"
	RepeatedWords    finding.Code = "preflight.repeated-words"
	CreditLineStale  finding.Code = "preflight.credit-line-stale"
	CreditLineExtra  finding.Code = "preflight.credit-line-extra"
	CaptionLong      finding.Code = "preflight.caption-long"
	CaptionShortLine finding.Code = "preflight.caption-short-line"
)

// Finding is a finding with a mend, where there is one.
type Finding struct {
	finding.Finding
	Mend *document.Edit
	// Rect is where on the page it is; empty where only ForPress tells, or
	// nobody knows.
	Rect geom.Rect
}

// Check returns what there is to say of a document and its layout: the
// layout's own findings first, then by page and frame, then by text. The memo,
// which may be nil, keeps what was found in each text for the next check.
func Check(d *document.Document, l *layout.Layout, m *Memo) []Finding {
	if m == nil {
		m = new(Memo)
	}
	c := checker{d: d, memo: m}
	for _, f := range l.Findings {
		c.out = append(c.out, Finding{Finding: f})
	}
	placed := c.checkPhotos(l)
	c.checkAlike(placed)
	c.checkCaptions(placed)
	c.checkCaptionRoom(l)
	c.checkCreditLine()
	c.checkFrames(l)
	c.checkTexts()
	return c.out
}

// checker is one check under way.
type checker struct {
	d    *document.Document
	memo *Memo
	out  []Finding
}

func (c *checker) find(s finding.Severity, code finding.Code, at finding.Place, pairs ...string) {
	c.out = append(c.out, Finding{Finding: finding.New(s, code, at, pairs...)})
}

// placeOf is the place of a frame on a page, counted from 0.
func placeOf(page int, frame document.FrameID) finding.Place {
	return finding.Place{Page: page + 1, Frame: string(frame)}
}
