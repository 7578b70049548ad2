// Package font finds a face for a rune, measures and shapes text with it, and
// cuts a face down to the glyphs that a document uses.
package font

import "broadsheet/backend/geom"

// GID is a glyph's number inside its face.
type GID uint32

// FaceID names a face for good: its PostScript name and a hash of its bytes.
type FaceID string

// Query asks the Book for a face.
type Query struct {
	Family string // a family's name, or a generic word: "serif", "sans", "kai"
	Weight int    // 100 to 900
	Italic bool
}

// Glyph is one shaped glyph. Lengths are in font units.
type Glyph struct {
	GID     GID
	Cluster int // index of the first rune of the text that this glyph stands for
	Advance int32
	XOffset int32 // positive to the right
	YOffset int32 // positive upwards
}

// Feature switches an OpenType feature by its tag ("halt", "palt", "locl").
type Feature struct {
	Tag   string
	Value uint32
}

// ShapeOptions are what shaping needs to know beside the text.
type ShapeOptions struct {
	Language string // BCP 47: "zh-Hans", "en"
	Vertical bool
	Features []Feature
}

// Metrics of a face in font units, y upwards.
type Metrics struct {
	UnitsPerEm int32
	Ascent     int32 // positive
	Descent    int32 // negative
	CapHeight  int32
	// HanTop and HanBottom are the ink's reach of an ordinary Han character
	// (国); where the face has none, cap height and baseline.
	HanTop, HanBottom int32
}

// Segment is one piece of an outline, in font units, y upwards.
type Segment struct {
	Op SegmentOp
	P  [3]struct{ X, Y float32 }
}

// SegmentOp tells how many of a segment's points count.
type SegmentOp uint8

// The segments: MoveTo and LineTo use P[0], QuadTo P[0:2], CubeTo P[0:3].
const (
	MoveTo SegmentOp = iota
	LineTo
	QuadTo
	CubeTo
)

// ToLength converts font units at a size to a length, rounding once.
func ToLength(units int64, unitsPerEm int32, size geom.Length) geom.Length {
	n := units * int64(size)
	d := int64(unitsPerEm)
	if n >= 0 {
		return geom.Length((n + d/2) / d)
	}
	return geom.Length(-((-n + d/2) / d))
}
