// Package compose makes a document out of a story and photos: the automatic
// page. It chooses grid, head group, places and crops of photos, and the line
// count of every paragraph, so that the page closes without a hole.
package compose

import (
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/layout"
	"broadsheet/backend/photo"
	"broadsheet/backend/story"
)

// Picture is a photo as the composer gets it.
type Picture struct {
	Photo      photo.Photo
	Caption    string
	Apart      string // what stands behind the caption and is no part of it: its credit
	Credit     string
	Section    int     // of the story's Sections, -1: none
	Confidence float64 // of Section, 0 to 1
	// Focal, if set, is the editor's middle of what matters; crops then keep
	// to it and not to what was seen in the photo.
	Focal *document.Focal
}

// Input is what a page is made of.
type Input struct {
	Story  story.Story
	Credit string // the line that names the photos' sources
	// MadeCredit is that line where it was made of what the photos say, as the
	// document remembers it; empty for one that someone wrote.
	MadeCredit string
	Pictures   []Picture // by rank, the dominant one first
	Design     design.Design
	Book       *font.Book
	Folio      document.Folio
	Title      string
	// Seed gives other pages for every value: another batch. 0 is the first.
	Seed       int64
	Conditions Conditions
	// Alternatives is how many different pages are wanted, at least 1.
	Alternatives int

	// whole is the design with what the conditions took from Design: that
	// which the document carries.
	whole design.Design
	// kept is the edited document that is composed again; nil for a new page.
	kept *kept
}

// Alternative is one composed page.
type Alternative struct {
	Document document.Document
	Layout   *layout.Layout
	Family   design.Family
	Columns  int
	// Score is 0 for a perfect page and grows with its faults.
	Score float64
	// Fill and PhotoShare are shares of the type area, 0 to 1.
	Fill       float64
	PhotoShare float64
}

// Result holds the alternatives, best first.
type Result struct {
	Alternatives []Alternative
	Findings     []finding.Finding
	Tried        int // candidates looked at
}
