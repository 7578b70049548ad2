package typeset

import "strings"

// A paragraph is a row of items with a gap after each. An item is what is
// never split and never changes its width: a character's ink cell, a unit such
// as ——, one cluster of a Latin word. Everything that can be squeezed or
// stretched is a gap: the blank half of a mark belongs to the gap beside it,
// so it is gone where the gap is at a line's edge.
//
// Widths are in units of 1/Paragraph.em of the type size, x to the right.

// item is one unbreakable piece.
type item struct {
	start, end  int32 // rune range in the paragraph's text
	g0, g1      int32 // range of Paragraph.glyphs
	pen         int64 // glyphs stand at their own pen less this, plus shift
	face        int16
	class       class
	first, last rune
	width       int64 // of the cell that the ink takes
	shift       int64 // of the glyphs' origin from the cell's left edge
	lead, trail int64 // blank before an opening mark, behind other marks
	split       int32 // of a ligature whose word may be divided behind this item
}

// squeezeClass is the order in which gaps give way (docs/chinese-rules.md,
// section 6; class 1, the mark at the line's end, is never a gap).
type squeezeClass uint8

const (
	squeezeWord     squeezeClass = iota // 2: Western word space, down to ¼ em
	squeezeBracket                      // 4: left of opening, right of closing brackets
	squeezeComma                        // 5: behind ，、；：
	squeezeHanLatin                     // 6: down to ⅛ em
	squeezeStop                         // 7: behind 。？！
	squeezeClasses
	squeezeNever = squeezeClasses
)

// stretchClass is the order in which gaps open.
type stretchClass uint8

const (
	stretchWord     stretchClass = iota // 1: up to ½ em
	stretchHanLatin                     // 2: up to ⅓ em
	stretchAny                          // 3: all remaining gaps equally
	stretchNever                        // inside units, beside connectors and solidi
)

// breakKind says whether a line may end at a gap.
type breakKind uint8

const (
	breakNever breakKind = iota
	breakAllowed
	breakHyphen // with a hyphen added
	breakForced
	breakEmergency // inside a word that is wider than its line
)

// gap is the space between two items.
type gap struct {
	width    int64 // natural
	squeeze  squeezeClass
	stretch  stretchClass
	brk      breakKind
	hasSpace bool  // white space of the text stands here and shows
	give     int64 // the most that it can be squeezed
	grow     int64 // the most that it can be stretched; stretchAny has one limit for all
	penalty  float32
}

// between is what the text holds between two items, none of it visible.
type between struct {
	space   bool // a space where a line may break
	fixed   bool // a space or joiner where it may not
	newline bool
	zero    bool // zero width space
	shy     bool // soft hyphen
	width   int64
	cells   int64 // ideographic spaces
}

// add notes one rune of width w.
func (b *between) add(r rune, c class, w int64) {
	switch {
	case c == classNewline:
		b.newline = true
	case r == 0x3000:
		b.space = true
		b.cells++
	case r == 0xA0 || r == 0x202F || r == 0x2007:
		b.fixed = true
		b.width = max(b.width, w)
	case c == classSpace:
		b.space = true
		b.width = max(b.width, w) // several spaces show as one
	case r == 0x200B:
		b.zero = true
	case r == 0xAD:
		b.shy = true
	case r == 0x2060 || r == 0xFEFF:
		b.fixed = true
	}
}

// isEmpty reports whether no white space shows between the items.
func (b between) isEmpty() bool { return b.width == 0 && b.cells == 0 }

// spacing holds the widths that a paragraph's style and locale ask for.
type spacing struct {
	em       int64
	hanLatin int64 // natural space between Han and Latin
	tracking int64
	adjacent bool // neighbouring marks share an em and a half
	chinese  bool
}

// between returns the gap from a to b, its break aside (CLREQ, "Punctuation
// Width Adjustment", "Line Adjustment"; docs/chinese-rules.md, sections 5 to 7).
func (s spacing) between(a, b *item, t between) gap {
	g := gap{squeeze: squeezeNever, stretch: stretchNever}
	switch {
	case !t.isEmpty():
		s.typedSpace(&g, a, b, t)
	case s.meetHanLatin(a, b):
		s.setHanLatin(&g)
	default:
		s.setBlank(&g, a, b)
	}
	g.width += s.tracking
	return g
}

// typedSpace sets the gap where white space stands in the text. A space typed
// between Han and Latin is the space that belongs there; beside a full-width
// mark, whose blank is space enough, it does not show.
func (s spacing) typedSpace(g *gap, a, b *item, t between) {
	if t.cells > 0 {
		g.width, g.stretch, g.hasSpace = t.cells*s.em+a.trail+b.lead, stretchAny, true
		return
	}
	if s.meetHanLatin(a, b) {
		s.setHanLatin(g)
		g.hasSpace = g.width > 0
		return
	}
	if a.class.isMark() || b.class.isMark() {
		s.setBlank(g, a, b)
		return
	}
	g.hasSpace = true
	g.squeeze, g.stretch = squeezeWord, stretchWord
	s.setWord(g, t.width, a.class == classHan && b.class == classHan)
}

// setWord sets a word space: in Chinese text from ¼ to ½ em, in Latin text
// around the face's own. Between two Han characters it parts phrases, which ¼
// em would not show.
func (s spacing) setWord(g *gap, width int64, betweenHan bool) {
	switch {
	case betweenHan:
		g.width, g.squeeze, g.stretch = s.em/2, squeezeNever, stretchNever
	case s.chinese:
		g.width = max(width, s.em/4)
		g.give = g.width - s.em/4
		g.grow = max(0, s.em/2-g.width)
	default:
		g.width = width
		g.give = width * 3 / 10
		g.grow = width * 3
	}
}

// setHanLatin sets the space of section 7.
func (s spacing) setHanLatin(g *gap) {
	g.width = s.hanLatin
	g.squeeze, g.stretch = squeezeHanLatin, stretchHanLatin
	g.give = max(0, s.hanLatin-s.em/8)
	g.grow = max(0, s.em/3-s.hanLatin)
}

// meetHanLatin reports whether a Han character meets a Latin letter or digit.
func (s spacing) meetHanLatin(a, b *item) bool {
	return s.hanLatin > 0 && (a.class == classHan && isLatinEdge(b.first, b.class) ||
		isLatinEdge(a.last, a.class) && b.class == classHan && !joinsNumber(a.last, b.first))
}

// isLatinEdge reports whether a rune at the edge of Latin text keeps a
// distance from Han characters: letters, digits and the signs of numbers.
func isLatinEdge(r rune, c class) bool {
	return c == classLatin && (isAlnum(r) || strings.ContainsRune("%‰°$€£", r))
}

// setBlank sets the gap that the blank halves of marks make, or none.
func (s spacing) setBlank(g *gap, a, b *item) {
	g.width, g.stretch = a.trail+b.lead, s.stretchBetween(a, b)
	if g.width == 0 {
		return
	}
	g.squeeze, g.give = squeezeOf(a, b), g.width
	if !s.adjacent || !a.class.isMark() || !b.class.isMark() {
		return
	}
	switch { // section 5: two em become one and a half
	case a.class == classOpen, b.class == classClose, b.class.isPause() && a.class == classClose:
		g.width, g.give = 0, 0 // tight to what the brackets enclose
	case b.class == classOpen:
		g.width = s.em / 2
		g.give = s.em / 4
	}
}

// squeezeOf is the class of the blank between two items.
func squeezeOf(a, b *item) squeezeClass {
	switch {
	case b.lead > 0 || a.class == classClose:
		return squeezeBracket
	case a.class == classComma:
		return squeezeComma
	case a.class == classStop:
		return squeezeStop
	}
	return squeezeNever
}

// stretchBetween says whether an unspaced gap opens: not inside Latin words
// and numbers, and not beside connectors, solidi and interpuncts (section 6).
func (s spacing) stretchBetween(a, b *item) stretchClass {
	switch {
	case a.class == classLatin && b.class == classLatin,
		isRigid(a.class), isRigid(b.class), joinsNumber(a.last, b.first):
		return stretchNever
	}
	return stretchAny
}

func isRigid(c class) bool {
	return c == classConnector || c == classSolidus || c == classInterpunct
}
