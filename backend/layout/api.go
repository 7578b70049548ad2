// Package layout turns a document into placed lines and pictures: threads,
// grid, wrap, balance, overset. It decides; nothing after it does.
package layout

import (
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// Layout is a document as placed on its pages. Coordinates are page space.
type Layout struct {
	Pages    []Page
	Overset  []Overset
	Findings []finding.Finding
}

// Page holds what stands on one page, back to front.
type Page struct {
	Label  string // the page's number as printed: "05"; of a spread "04-05"
	Placed []Placed
}

// Placed is one frame, or one piece of furniture, as placed. It is painted in
// the order fills, pictures, rules, marks, lines.
type Placed struct {
	Frame    document.FrameID // empty for furniture
	Role     string
	Story    document.StoryID // of text frames
	Rect     geom.Rect
	Fills    []Fill
	Pictures []Picture
	Rules    []Rule
	Marks    []Fill // on the pictures
	Lines    []Line // in reading order
}

// Line is one set line on its baseline.
type Line struct {
	X        geom.Length // of the measure's start
	Baseline geom.Length
	Measure  geom.Length
	Text     string // of the block
	Set      typeset.Line
	Paint    design.Paint
	Block    story.BlockID // empty for captions and furniture
	// Photo is whose caption it is where a frame shows several; otherwise the
	// frame tells.
	Photo document.PhotoID
	Role  string
	Label bool // the label of the block or the caption, not its text
	// Last marks the last line of a block.
	Last bool
}

// Picture is a photo as placed.
type Picture struct {
	Photo document.PhotoID
	Rect  geom.Rect
	Crop  document.Crop
	Tone  document.Tone // zero where the photo prints as it is
	Alt   string
}

// Fill is a filled rectangle, Rule a printed line.
type Fill struct {
	Rect  geom.Rect
	Shape Shape // inside of Rect
	Paint design.Paint
}

// Shape is what a fill fills of its rectangle.
type Shape int

// The shapes: all of it, a triangle whose point is at one side, a disc.
const (
	Whole Shape = iota
	PointUp
	PointDown
	PointLeft
	PointRight
	Disc
)

// Rule is a printed line of a width between two points.
type Rule struct {
	From, To geom.Point
	Width    geom.Length
	Paint    design.Paint
}

// Overset is text of a story, or of a photo's caption, that found no room.
type Overset struct {
	Story document.StoryID
	Block story.BlockID
	Photo document.PhotoID // of a caption; Story and Block are then empty
	// Start is the rune offset in the block's text where the missing part begins.
	Start      int
	Lines      int // about as many as the text would take
	Characters int // white space aside
	// Label is set where the block's label is missing too.
	Label bool
}
