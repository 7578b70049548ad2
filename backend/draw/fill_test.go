package draw

import (
	"fmt"
	"testing"

	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
)

// TestShapes writes the corners of each shape inside a square of 10 at 0, 0.
func TestShapes(t *testing.T) {
	for shape, want := range map[layout.Shape]string{
		layout.Whole:      "",
		layout.PointUp:    "M0,10 L5,0 L10,10 Z ",
		layout.PointDown:  "M0,0 L10,0 L5,10 Z ",
		layout.PointLeft:  "M10,0 L10,10 L0,5 Z ",
		layout.PointRight: "M0,10 L0,0 L10,5 Z ",
		layout.Disc:       "M5,0 C10,5 C5,10 C0,5 C5,0 Z ",
	} {
		got := ""
		for _, s := range path(layout.Fill{Rect: geom.Rect{W: 10, H: 10}, Shape: shape}) {
			got += string(s.Op)
			switch s.Op {
			case 'M', 'L':
				got += fmt.Sprintf("%d,%d", s.P[0].X, s.P[0].Y)
			case 'C':
				got += fmt.Sprintf("%d,%d", s.P[2].X, s.P[2].Y)
			}
			got += " "
		}
		if got != want {
			t.Errorf("shape %d: %q, want %q", shape, got, want)
		}
	}
}
