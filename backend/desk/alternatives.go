package desk

import (
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
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
}

// AlternativePage is an alternative to look at.
type AlternativePage struct {
	Scene    *Scene             `json:"scene"`
	Document *document.Document `json:"document"`
}
