// Package document holds a page as data: stories, photos, captions and the
// frames that show them. A document says everything that layout needs; a page
// is computed from it and never stored.
//
// Lengths are page space: origin at the trim's top left, y downwards.
package document

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/design"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

type (
	// StoryID names a story in its document.
	StoryID string
	// PhotoID names a photo: the content hash of its original.
	PhotoID string
	// FrameID names a frame in its document.
	FrameID string
)

// Document is one page, spread or report with all that stands on it.
type Document struct {
	Title   string            `json:"title"`
	Author  string            `json:"author,omitempty"`
	Locale  story.Locale      `json:"locale"`
	Mode    story.WritingMode `json:"mode"`
	Design  design.Design     `json:"design"` // by value: a later change of the design's file changes no document
	Grid    design.Grid       `json:"grid"`   // the grid chosen among the design's
	Folio   Folio             `json:"folio"`
	Stories []Story           `json:"stories"`
	Photos  []Photo           `json:"photos"` // by rank, the dominant one first
	Pages   []Page            `json:"pages"`
	Threads []Thread          `json:"threads"`
	// MadeCreditLine is the line that names the photos' sources as it was last
	// made of what they say. A line with other words was written by someone,
	// and is theirs. Empty where none was made, or by an older program.
	MadeCreditLine string `json:"madeCreditLine,omitempty"`
}

// Folio is what the strip on top of the page says. Empty fields are left out.
type Folio struct {
	PageNumber string `json:"pageNumber,omitempty"` // of the first page, as printed: "04"
	Rubric     string `json:"rubric,omitempty"`
	Date       string `json:"date,omitempty"` // ISO 8601 day: "2025-01-15"
	Paper      string `json:"paper,omitempty"`
	Editors    string `json:"editors,omitempty"`
}

// Story is a story with the way its blocks are fitted on the page.
type Story struct {
	ID    StoryID     `json:"id"`
	Story story.Story `json:"story"`
	// Read is the story as its manuscript was last read, to which a corrected
	// manuscript is compared; nil where there was none.
	Read *story.Story          `json:"read,omitempty"`
	Fits map[story.BlockID]Fit `json:"fits,omitempty"`
}

// Fit is how one block is set beyond its style.
type Fit struct {
	// Lines asks for a line count among the paragraph's options; 0 is the best.
	// A paragraph that crosses from one measure to another is set once for
	// all of its lines.
	Lines int `json:"lines,omitempty"`
	// Parts cut a heading into lines of their own; empty means one flow.
	Parts []Part `json:"parts,omitempty"`
	// Rows is the whole number of grid rows that a heading takes inside
	// running text; 0 takes the style's.
	Rows int `json:"rows,omitempty"`
	// Style, if set, replaces the role's style in this block.
	Style string `json:"style,omitempty"`
	// Badge, if set, stands at the upper left of a heading inside running
	// text; Indents of its parts keep clear of it.
	Badge *Badge `json:"badge,omitempty"`

	// What an editor changed of the style in this block. Layout keeps them
	// inside its limits.
	Size     geom.Length  `json:"size,omitempty"`
	Leading  geom.Length  `json:"leading,omitempty"`
	Tracking float64      `json:"tracking,omitempty"` // em, instead of the style's
	Align    design.Align `json:"align,omitempty"`
	Indent   *float64     `json:"indent,omitempty"` // em of the first line, instead of the style's
}

// Part is one line of a heading: the text up to rune offset End (from the
// previous part's End), in a size of its own. Zero values take the style's.
type Part struct {
	End      int          `json:"end"`
	Size     geom.Length  `json:"size,omitempty"`
	Tracking float64      `json:"tracking,omitempty"` // em
	Align    design.Align `json:"align,omitempty"`
	// Style, if set, replaces the heading's style in this line.
	Style string `json:"style,omitempty"`
	// X is the line's start from the left edge of the text (beside a badge).
	X geom.Length `json:"x,omitempty"`
	// Top is the upper edge of the line's em box from the heading's top.
	Top geom.Length `json:"top,omitempty"`
}

// Photo is a photo with its caption, the only home of a caption.
type Photo struct {
	ID      PhotoID `json:"id"`
	Name    string  `json:"name"` // file name
	Width   int     `json:"width"`
	Height  int     `json:"height"` // upright pixels
	Caption string  `json:"caption,omitempty"`
	Credit  string  `json:"credit,omitempty"`
	Details
	// ApartCredit keeps the credit out of the line that names the sources of
	// all photos: it stands with the caption instead.
	ApartCredit bool `json:"apartCredit,omitempty"`
	// Section is the index of the story's section that it belongs to, -1 none.
	Section    int     `json:"section"`
	Confidence float64 `json:"confidence,omitempty"` // of Section, 0 to 1
	// Focal is what an editor marked as the middle of what matters; nil where
	// nobody did.
	Focal *Focal `json:"focal,omitempty"`
	// Tone is how it is made lighter or stronger for print; nil prints it as
	// it is. The original is never changed.
	Tone *Tone `json:"tone,omitempty"`
}

// Details is what is known of a photo beside its caption and credit. Each may
// be empty.
type Details struct {
	Headline string   `json:"headline,omitempty"`
	Byline   string   `json:"byline,omitempty"` // who took it
	Place    string   `json:"place,omitempty"`  // where it was taken, as a reader would name it
	Date     string   `json:"date,omitempty"`   // when it was taken, an ISO 8601 day
	People   []string `json:"people,omitempty"` // who is seen, from left to right
	Keywords []string `json:"keywords,omitempty"`
	Rights   string   `json:"rights,omitempty"` // what it may be used for: a licence, an agreement
}

// Tone changes how light and dark a photo prints. The zero Tone changes
// nothing.
type Tone struct {
	Exposure float64 `json:"exposure,omitempty"` // stops (EV), -3 to 3
	Contrast float64 `json:"contrast,omitempty"` // -1 to 1
	Shadows  float64 `json:"shadows,omitempty"`  // -1 to 1, above 0 opens them
	// White is how far below the lightest value of the original paper white
	// is reached, 0 to 0.5 of the range.
	White float64 `json:"white,omitempty"`
	// Newsprint makes up for the gain of dots on uncoated paper.
	Newsprint bool `json:"newsprint,omitempty"`
}

// Focal is a point in fractions of the upright photo.
type Focal struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Page is one page, or one spread printed as one sheet.
type Page struct {
	Frames []Frame `json:"frames"` // back to front
}

// Kind says what a frame shows.
type Kind string

// The kinds of frames.
const (
	TextFrame    Kind = "text"    // part of a story
	PhotoFrame   Kind = "photo"   // a photo
	CaptionFrame Kind = "caption" // the caption of a photo
	RuleFrame    Kind = "rule"    // a printed line along the longer side of Rect
	BoxFrame     Kind = "box"     // a filled or outlined rectangle
)

// VAlign says where text stands in a frame that it does not fill.
type VAlign string

// The vertical alignments; the empty one is Top.
const (
	Top    VAlign = "top"
	Middle VAlign = "middle"
	Bottom VAlign = "bottom"
)

// Frame is a rectangle of a page.
type Frame struct {
	ID   FrameID   `json:"id"`
	Kind Kind      `json:"kind"`
	Rect geom.Rect `json:"rect"`
	// Role is a story role, or photo, caption, rule, box, credit, badge.
	Role string `json:"role,omitempty"`

	// Text frames.
	Columns int         `json:"columns,omitempty"` // 0 counts as 1
	Gutter  geom.Length `json:"gutter,omitempty"`
	// Columns that are not evenly spaced (a spread's fold): left edges from
	// Rect.X, and their common width. Empty: computed from Columns and Gutter.
	ColumnX       []geom.Length `json:"columnX,omitempty"`
	ColumnMeasure geom.Length   `json:"columnMeasure,omitempty"`
	// OnGrid sets the lines on the page's baseline grid; otherwise they
	// follow from the frame's top by the style's leading.
	OnGrid bool `json:"onGrid,omitempty"`
	// Balance spreads the lines evenly over the columns.
	Balance bool   `json:"balance,omitempty"`
	Style   string `json:"style,omitempty"` // a style of the design; empty takes the role's
	// Size and Leading, if set, replace those of the style (a lead or deck
	// whose size was solved from its measure).
	Size    geom.Length  `json:"size,omitempty"`
	Leading geom.Length  `json:"leading,omitempty"`
	Align   design.Align `json:"align,omitempty"`
	VAlign  VAlign       `json:"valign,omitempty"`
	Badge   *Badge       `json:"badge,omitempty"` // hangs at the frame's top left, text stands beside it

	// Photo and caption frames.
	Photo PhotoID `json:"photo,omitempty"`
	Crop  Crop    `json:"crop,omitzero"` // the shown part in fractions of the upright photo
	// Photos makes a caption frame show the captions of several photos, Photo
	// being empty. Their order says nothing: that of the page counts.
	Photos  []PhotoID  `json:"photos,omitempty"`
	Caption CaptionSet `json:"caption,omitzero"` // of caption frames

	// Rules and boxes.
	Ink   string        `json:"ink,omitempty"`   // a name among the design's inks
	Width geom.Length   `json:"width,omitempty"` // of a rule or an outline
	Paint *colour.Paint `json:"paint,omitempty"` // instead of Ink
	// NoWrap lets text run over the frame: rules, panels behind text.
	NoWrap bool `json:"noWrap,omitempty"`
	// Standoff keeps text away from the frame: above and below it.
	Standoff geom.Length `json:"standoff,omitempty"`

	Pinned bool `json:"pinned,omitempty"` // stays where it is when the page is composed again
	Locked bool `json:"locked,omitempty"` // cannot be touched
}

// Badge is a section's letter on a coloured square.
type Badge struct {
	Text string      `json:"text"`
	Side geom.Length `json:"side"`
	Size geom.Length `json:"size"` // of the letter
	// Gap is the distance from the badge to the text beside it.
	Gap geom.Length `json:"gap"`
}

// Crop is a part of a picture in fractions of its width and height.
type Crop struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// Thread is the ordered frames through which a range of a story flows: its
// blocks From to To, both included. A story's blocks are shown by the threads
// together; a block that no thread shows is overset.
type Thread struct {
	Story  StoryID       `json:"story"`
	From   story.BlockID `json:"from"`
	To     story.BlockID `json:"to"`
	Frames []FrameID     `json:"frames"`
}

// Photo returns the photo of an id, and whether the document has it.
func (d *Document) Photo(id PhotoID) (Photo, bool) {
	for _, p := range d.Photos {
		if p.ID == id {
			return p, true
		}
	}
	return Photo{}, false
}

// StoryByID returns the story of an id, nil if there is none.
func (d *Document) StoryByID(id StoryID) *Story {
	for i := range d.Stories {
		if d.Stories[i].ID == id {
			return &d.Stories[i]
		}
	}
	return nil
}
