// Package typeset sets a paragraph into lines. The Chinese rules are those of
// W3C CLREQ and GB/T 15834-2011.
//
// The stages, each with its file: classes (what each character is), latin
// (breaks inside Latin text), shape (faces and glyphs), cells and items
// (widths: a paragraph is a row of items with a gap after each), kinsoku and
// breaker (where lines may end), breaks and badness (the breaks of least total
// badness for each line count), justify (squeeze and stretch), lines (glyphs
// in their places). All stages but shape and lines know nothing of fonts.
//
// Widths come first, breaks after: half of a mark may vanish at a line's edge,
// so a line is only as wide as its place in the line says.
package typeset

import (
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
)

// Measure gives the length that line number line (from 0) may fill. It lets
// a paragraph run around a photo.
type Measure func(line int) geom.Length

// Fixed is the measure that is the same for every line.
func Fixed(l geom.Length) Measure { return func(int) geom.Length { return l } }

// Option is one line count that a paragraph can be set in.
type Option struct {
	Lines int
	// Badness is 0 for a perfect paragraph and grows with the squeezing and
	// stretching of its lines; options of one paragraph can be compared.
	Badness float64
	// LastWidth is the natural width of the last line.
	LastWidth geom.Length
}

// Setting is a paragraph set into lines.
type Setting struct {
	Lines   []Line
	Badness float64
	// MissingRunes are characters that no face of the Book has.
	MissingRunes []rune
}

// Line is one set line. Its runs are placed from the measure's start; the
// first-line indent and the alignment are already in their X.
type Line struct {
	Runs []Run
	// Width is the ink-to-ink extent that the line takes of its measure.
	Width geom.Length
	// Start and End are rune offsets in the paragraph's text: each rune lies
	// in exactly one line (a break's white space belongs to the line it ends).
	Start, End int
}

// Run is a stretch of glyphs of one face, size and baseline.
type Run struct {
	Face *font.Face
	Size geom.Length
	X    geom.Length // of the run's origin from the measure's start
	GIDs []font.GID
	At   []geom.Length // of each glyph's origin, from X
	// Rise shifts glyphs upwards; nil where all are zero.
	Rise []geom.Length
	// Clusters hold, for each glyph, the rune offset in the paragraph's text
	// of the first rune it stands for; End is where the run's text ends.
	Clusters []int32
	Start    int
	End      int
}
