package design

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
)

// Family is a way of composing a page.
type Family string

// The families.
const (
	Modules Family = "modules" // each section a rectangle of its own
	Running Family = "running" // one text through all columns, photos as islands
)

// Design is everything about the look of pages of one kind.
type Design struct {
	Name   string                    `json:"name"`
	Title  map[string]string         `json:"title,omitempty"` // by language
	Locale string                    `json:"locale"`
	Format Format                    `json:"format"`
	Faces  map[string]string         `json:"faces"` // design word ("serif") to family name
	Inks   map[string]colour.Paint   `json:"inks"`
	Styles map[string]ParagraphStyle `json:"styles"`
	// Characters are the character styles, by name.
	Characters map[string]CharacterStyle `json:"characters,omitempty"`
	Grids      []Grid                    `json:"grids"`
	Families   []Family                  `json:"families"`
	Head       Head                      `json:"head"`
	Badge      Badge                     `json:"badge"`
	Photos     Photos                    `json:"photos"`
	Folio      Folio                     `json:"folio"`
	Rules      Rules                     `json:"rules"`
	// Continues: text that one page cannot hold goes on over several pages as
	// a matter of course (a report), and pages need not be filled.
	Continues bool `json:"continues,omitempty"`
}

// Format is the geometry of a sheet. TypeArea is in page space.
type Format struct {
	Trim     geom.Rect   `json:"trim"`
	TypeArea geom.Rect   `json:"typeArea"`
	Bleed    geom.Length `json:"bleed,omitempty"`
	// Fold, if not zero, is the width of the strip around the middle of the
	// sheet that text may not enter (two facing pages as one spread).
	Fold geom.Length `json:"fold,omitempty"`
}

// Grid divides the type area into columns of whole characters and rows of one
// leading. Body lines, heads and picture edges lie on it.
type Grid struct {
	Columns    int           `json:"columns"`
	Characters float64       `json:"characters"` // em of body in a column
	Size       geom.Length   `json:"size"`       // of the body
	Leading    geom.Length   `json:"leading"`
	Measure    geom.Length   `json:"measure"` // of one column
	Gutter     geom.Length   `json:"gutter"`
	X          []geom.Length `json:"x"`   // left edge of each column, page space
	Top        geom.Length   `json:"top"` // upper edge of row 0
	Rows       int           `json:"rows"`
}

// RowTop returns the upper edge of a row: the top of the em boxes of its line.
func (g Grid) RowTop(row int) geom.Length { return g.Top + geom.Length(row)*g.Leading }

// RowFoot returns the lower edge of a row's ink: its top and the body size.
func (g Grid) RowFoot(row int) geom.Length { return g.RowTop(row) + g.Size }

// SpanX returns the left edge and width of columns first to first+n-1.
func (g Grid) SpanX(first, n int) (x, w geom.Length) {
	x = g.X[first]
	return x, g.X[first+n-1] + g.Measure - x
}

// Head says how the head group may look.
type Head struct {
	// MinSize and MaxSize of the headline.
	MinSize geom.Length `json:"minSize"`
	MaxSize geom.Length `json:"maxSize"`
	// The ranges of the lead, the deck and the section heads over modules.
	LeadMin    geom.Length `json:"leadMin"`
	LeadMax    geom.Length `json:"leadMax"`
	DeckMin    geom.Length `json:"deckMin"`
	DeckMax    geom.Length `json:"deckMax"`
	SectionMin geom.Length `json:"sectionMin"`
	SectionMax geom.Length `json:"sectionMax"`
}

// Badge is the square with a section's letter.
type Badge struct {
	Ink    string `json:"ink"`
	Family string `json:"family"`
	Weight int    `json:"weight"`
	// Share is the size of the letter in parts of the side.
	Share float64 `json:"share"`
}

// Photos are the aims for pictures.
type Photos struct {
	MinShare float64 `json:"minShare"` // of the type area, 0 to 1
	MaxShare float64 `json:"maxShare"`
	MinPPI   float64 `json:"minPPI"`
	PPI      float64 `json:"ppi"`     // of renditions
	MaxLoss  float64 `json:"maxLoss"` // share of a picture that a crop may cut
	// Keyline is the width of the thin outline, 0 none.
	Keyline    geom.Length `json:"keyline,omitempty"`
	KeylineInk string      `json:"keylineInk,omitempty"`
	CaptionGap geom.Length `json:"captionGap"` // picture to the caption's top
	// Marker is a mark before each caption ("▲"), drawn, not text.
	Marker bool `json:"marker,omitempty"`
	// CaptionStop is the rule for the full stop at the end of a caption:
	// "always", "never", or empty for what most captions of the page have.
	CaptionStop string `json:"captionStop,omitempty"`
	// ArchiveDays is how many days before the page's a photo may be taken
	// without being told to be from the files; 0 takes a month.
	ArchiveDays int `json:"archiveDays,omitempty"`
	// CaptionLines is how many lines a caption may have; 0 takes four.
	CaptionLines int `json:"captionLines,omitempty"`
	// CaptionPlacement is where new captions stand: "inside" the photo, empty
	// below it.
	CaptionPlacement string `json:"captionPlacement,omitempty"`
	// CaptionPanel is the ink under captions inside photos, empty paper white;
	// CaptionPanelTint its share, 0 counting as 1; CaptionInset the white
	// between the panel's edge and the text, 0 half an em.
	CaptionPanel     string      `json:"captionPanel,omitempty"`
	CaptionPanelTint float64     `json:"captionPanelTint,omitempty"`
	CaptionInset     geom.Length `json:"captionInset,omitempty"`
	// NumberInk is the ink of the numbers on photos that share a caption,
	// empty black; NumberSize that of the number, 0 one derived from the caption.
	NumberInk  string      `json:"numberInk,omitempty"`
	NumberSize geom.Length `json:"numberSize,omitempty"`
}

// Folio is the strip on top of each page. Lengths in page space.
type Folio struct {
	Show      bool        `json:"show"`
	Baseline  geom.Length `json:"baseline"` // of its text
	BlockW    geom.Length `json:"blockW"`   // coloured block of the page number
	BlockH    geom.Length `json:"blockH"`
	Ink       string      `json:"ink"`
	RuleY     geom.Length `json:"ruleY"` // of the thick rule
	ThickRule geom.Length `json:"thickRule"`
	ThinRule  geom.Length `json:"thinRule"`
	RuleGap   geom.Length `json:"ruleGap"` // from the middle of the thick to the thin one
}

// Rules are the lines between columns and above modules.
type Rules struct {
	Column    geom.Length `json:"column"` // width of column rules
	ColumnInk string      `json:"columnInk"`
	Module    geom.Length `json:"module"` // width of the rule that a module hangs from
	ModuleInk string      `json:"moduleInk"`
	MinRows   int         `json:"minRows"` // the shortest column rule
}

// Style returns the named style; the body's where there is none.
func (d Design) Style(name string) ParagraphStyle {
	if s, ok := d.Styles[name]; ok {
		return s
	}
	return d.Styles["body"]
}

// Paint returns the named ink, black where there is none.
func (d Design) Paint(ink string) colour.Paint {
	if p, ok := d.Inks[ink]; ok {
		return p
	}
	return colour.Black
}
