// Package scene is the drawing list of a page: what to paint and where, with
// nothing left to decide. Every renderer is one switch over its items.
//
// Coordinates are page space: origin at the trim's top left, y downwards.
package scene

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
)

// Scene is a whole document as drawn.
type Scene struct {
	Title   string
	Author  string
	Lang    string // BCP 47
	Pages   []Page
	Outline []Bookmark
	Reading Reading
}

// Only returns the scene with some of its pages, by index, in that order. What
// leads to the others is left out.
func (s *Scene) Only(pages []int) *Scene {
	out := *s
	out.Pages, out.Outline, out.Reading.Articles = nil, nil, nil
	at := map[int]int{}
	for i, p := range pages {
		at[p] = i
		out.Pages = append(out.Pages, s.Pages[p])
	}
	for _, b := range s.Outline {
		if page, ok := at[b.Page]; ok {
			b.Page = page
			out.Outline = append(out.Outline, b)
		}
	}
	for _, a := range s.Reading.Articles {
		beads := a.Beads
		a.Beads = nil
		for _, b := range beads {
			if page, ok := at[b.Page]; ok {
				b.Page = page
				a.Beads = append(a.Beads, b)
			}
		}
		out.Reading.Articles = append(out.Reading.Articles, a)
	}
	return &out
}

// Page is one page's drawing list. Later items cover earlier ones.
type Page struct {
	Label string    // as shown to the reader: "04"
	Trim  geom.Rect // X and Y are 0
	Bleed geom.Length
	Items []Item
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Title string
	Level int // 0 is the top
	Page  int // index of the page
	At    geom.Point
}

// Item is Glyphs, Picture, Fill, Rule, Group or Link.
type Item interface{ item() }

// Glyphs is one run of glyphs of one face, size and paint on one baseline.
type Glyphs struct {
	Face   string // font.FaceID
	Size   geom.Length
	Origin geom.Point // start of the run on the baseline
	GIDs   []uint32
	X      []geom.Length // of each glyph's origin, from Origin.X
	Y      []geom.Length // upwards shifts; nil where all are zero
	// Text is what the run says; Clusters[i] is the rune index in Text of the
	// first rune that glyph i stands for. A rune without a glyph of its own
	// belongs to the glyph before it.
	Text     string
	Clusters []int32
	// Start is the rune offset in the block's text (in a label's own) at which
	// Text begins: a line's range may begin before its first run.
	Start int
	Paint colour.Paint
	// ScaleX is the horizontal scale of the glyphs; 0 and 1 mean none.
	ScaleX float64
}

// Picture shows a part of a photo.
type Picture struct {
	Photo string // content hash of the original
	Rect  geom.Rect
	// Crop is the shown part in fractions of the upright picture, 0 to 1.
	Crop Crop
	Tone Tone
	Alt  string // the caption, for readers who cannot see
}

// Crop is a part of a picture in fractions of its width and height.
type Crop struct{ X, Y, W, H float64 }

// Tone is how a picture is made lighter or stronger: exposure in stops, -3 to
// 3; contrast and shadows, -1 to 1; white, 0 to 0.5; and whether it makes up
// for newsprint. The zero Tone shows it as it is.
type Tone struct {
	Exposure, Contrast, Shadows, White float64
	Newsprint                          bool
}

// Fill paints a closed area. Path is in page space.
type Fill struct {
	Rect  geom.Rect // used where Path is empty
	Path  []PathSegment
	Paint colour.Paint
}

// PathSegment is a straight or curved piece of a path; Op as in M, L, C, Z.
type PathSegment struct {
	Op byte
	P  [3]geom.Point
}

// Points are the points that a segment has: none of Z.
func (s *PathSegment) Points() []geom.Point {
	switch s.Op {
	case 'M', 'L':
		return s.P[:1]
	case 'C':
		return s.P[:]
	}
	return nil
}

// Box is the box around the points of a path; curves lie within their handles.
func Box(path []PathSegment) (box geom.Rect) {
	isFirst := true
	for i := range path {
		for _, p := range path[i].Points() {
			if isFirst {
				box, isFirst = geom.Rect{X: p.X, Y: p.Y}, false
				continue
			}
			x, y := min(box.X, p.X), min(box.Y, p.Y)
			box = geom.Rect{X: x, Y: y, W: max(box.Right(), p.X) - x, H: max(box.Bottom(), p.Y) - y}
		}
	}
	return box
}

// Rule is a straight printed line of a width, butt ends.
type Rule struct {
	From, To geom.Point
	Width    geom.Length
	Dash     []geom.Length // nil: solid
	Paint    colour.Paint
}

// Group binds items that belong together: a frame, a line's story range. It
// paints nothing by itself and does not change coordinates.
type Group struct {
	Frame string // id of the frame
	Role  string // a story role, or photo, caption, folio, rule, box
	Lang  string
	Story string // id of the story; empty for furniture
	Block string // id of the block
	Photo string // of a line in a frame with several captions: whose it is
	// Start and End are rune offsets in the block's or the caption's text.
	Start, End int
	// Clip, if not nil, hides what lies outside.
	Clip  *geom.Rect
	Items []Item
}

// Link makes an area lead to a URL.
type Link struct {
	Rect geom.Rect
	URL  string
	// Continues is of what goes on with the link before, on another line.
	Continues bool
}

func (Glyphs) item()  {}
func (Picture) item() {}
func (Fill) item()    {}
func (Rule) item()    {}
func (Group) item()   {}
func (Link) item()    {}
