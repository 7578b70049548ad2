// Package design holds how pages of a kind look: format, grid, paragraph styles,
// inks and furniture, read from small files.
package design

import "broadsheet/backend/geom"

// Align says how the lines of a paragraph stand in their measure.
type Align string

// The alignments.
const (
	AlignJustify Align = "justify" // both edges flush, the last line at the start
	AlignStart   Align = "start"
	AlignEnd     Align = "end"
	AlignCentre  Align = "centre"
	AlignSpread  Align = "spread" // every line, the last too, fills the measure by equal gaps
)

// Kinsoku is the level of the rules for line starts and ends (CLREQ,
// "Prohibition Rules for Line Start and Line End").
type Kinsoku string

// The levels, mildest first.
const (
	KinsokuNone   Kinsoku = "none"
	KinsokuBasic  Kinsoku = "basic"
	KinsokuGB     Kinsoku = "gb" // basic, and no solidus at a line's end
	KinsokuStrict Kinsoku = "strict"
)

// Squeeze says where full-width marks give up half of their width.
type Squeeze string

// The kinds of squeezing, each with those before it.
const (
	SqueezeNone     Squeeze = "none"
	SqueezeLineEnd  Squeeze = "line-end" // the mark at a line's end is half an em
	SqueezeAdjacent Squeeze = "adjacent" // and neighbouring marks share an em and a half
	SqueezeAll      Squeeze = "all"      // every mark is set half width: heads and captions
)

// CharacterStyle is how a stretch of text differs from its paragraph: what is
// zero stays the paragraph's.
type CharacterStyle struct {
	Family string `yaml:"family" json:"family,omitempty"` // a word of the design's Faces
	Weight int    `yaml:"weight" json:"weight,omitempty"` // 100 to 900
	Italic bool   `yaml:"italic" json:"italic,omitempty"`
}

// ParagraphStyle is how a paragraph is set. Families are named by the design's
// own words ("serif", "sans", "kai"); the design's Families map them to faces.
type ParagraphStyle struct {
	Family  string      `yaml:"family" json:"family"`
	Weight  int         `yaml:"weight" json:"weight"` // 100 to 900
	Italic  bool        `yaml:"italic" json:"italic,omitempty"`
	Size    geom.Length `yaml:"size" json:"size"`
	Leading geom.Length `yaml:"leading" json:"leading"` // baseline to baseline
	// Indent of the first line, in em of Size.
	Indent float64 `yaml:"indent" json:"indent,omitempty"`
	// Tracking is added between all characters, in em; heads only.
	Tracking  float64 `yaml:"tracking" json:"tracking,omitempty"`
	Align     Align   `yaml:"align" json:"align"`
	Ink       string  `yaml:"ink" json:"ink"` // a name among the design's inks
	Kinsoku   Kinsoku `yaml:"kinsoku" json:"kinsoku"`
	Squeeze   Squeeze `yaml:"squeeze" json:"squeeze"`
	Hyphenate bool    `yaml:"hyphenate" json:"hyphenate,omitempty"`
	// HanLatin is the space between Han and Latin letters or digits, in em;
	// zero takes the default of a quarter, negative means none.
	HanLatin float64 `yaml:"hanLatin" json:"hanLatin,omitempty"`
	// MaxHanGap is the most that a justified line may add between two Han
	// characters, in em; zero takes the default of 0.12.
	MaxHanGap float64 `yaml:"maxHanGap" json:"maxHanGap,omitempty"`
}
