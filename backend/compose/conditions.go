package compose

import (
	"broadsheet/backend/design"
	"broadsheet/backend/geom"
)

// Conditions narrow the search for a page; a zero field is free.
type Conditions struct {
	Family design.Family
	// Columns of the grid.
	Columns int
	// Size of the body.
	Size geom.Length
	// PhotoShare is the share of the type area that the photos should take, 0
	// to 1.
	PhotoShare float64
}
