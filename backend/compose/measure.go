package compose

import (
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
)

// Measures are what can be measured of a page, whoever made it.
type Measures struct {
	Family  design.Family
	Columns int
	Size    geom.Length // of the body
	// Fill and PhotoShare are shares of the type areas, 0 to 1.
	Fill       float64
	PhotoShare float64
	// PhotoDistance is the mean distance of the photos that belong to a
	// section from its text, in mm.
	PhotoDistance float64
	OversetLines  int
	// Rating is 100 for a page without faults, 0 for one that cannot be used.
	Rating float64
}

// Measure measures a document as it was laid out.
func Measure(d *document.Document, l *layout.Layout) Measures {
	m := Measures{Columns: d.Grid.Columns, Size: d.Grid.Size, Family: familyOf(d)}
	m.PhotoShare = photoShare(d)
	for _, o := range l.Overset {
		m.OversetLines += o.Lines
	}
	m.Fill = fillOf(d, l)
	m.PhotoDistance = photoDistance(d, l)
	m.Rating = rate(d, l, m)
	return m
}
