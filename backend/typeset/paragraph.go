package typeset

import (
	"math/bits"
	"sync"

	"broadsheet/backend/design"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
)

// Paragraph is a text ready to be set: shaped, its punctuation classed, its
// breaks found. It does not depend on a measure, never changes, and may be
// used by several goroutines.
type Paragraph struct {
	text    []rune
	style   design.ParagraphStyle
	faces   []*font.Face
	missing []rune

	em     int64 // units per em: the least common multiple of the faces'
	glyphs []glyph
	items  []item
	gaps   []gap   // gaps[i] follows items[i]
	x      []int64 // left edge of each item on an endless line
	breaks []breakpoint
	widest int64 // natural width of the widest piece between two breaks
	hyphen hyphen
	splits []split // the first is none
	tol    tolerance

	mu       sync.Mutex
	plans    []*plan    // latest first
	settings []*setting // latest first
}

// glyph is a shaped glyph; pen is its origin in the row of all glyphs.
type glyph struct {
	gid     font.GID
	cluster int32
	pen     int64
	rise    int64 // upwards
}

// hyphen is what is set where a word is divided.
type hyphen struct {
	gid   font.GID
	face  int16
	width int64
	ok    bool
}

// split is what becomes of a ligature when its word is divided inside it: the
// glyphs of the letters before and behind the hyphen. The ligature's item
// stands for the former and an empty one behind it for the latter.
type split struct {
	left, right part
}

// part is a stretch of Paragraph.glyphs whose pen begins at 0.
type part struct {
	g0, g1 int32
	width  int64
}

// Text returns the paragraph's text.
func (p *Paragraph) Text() string { return string(p.text) }

// Missing returns the characters that no face of the Book has, each once.
func (p *Paragraph) Missing() []rune { return p.missing }

// NaturalWidth is the width of the paragraph on one endless line, the mark at
// its end half width, the indent included.
func (p *Paragraph) NaturalWidth() geom.Length {
	if len(p.items) == 0 {
		return 0
	}
	last := &p.breaks[len(p.breaks)-1]
	return p.toLength(last.endX-p.breaks[0].startX) + p.indent()
}

// indent of the first line.
func (p *Paragraph) indent() geom.Length { return p.style.Size.Scale(p.style.Indent) }

// toLength converts units to a length, rounding once.
func (p *Paragraph) toLength(units int64) geom.Length {
	return geom.Length(roundDiv(units*int64(p.style.Size), p.em))
}

// toUnits converts a length to units, rounding down.
func (p *Paragraph) toUnits(l geom.Length) int64 {
	return mulDiv(int64(max(l, 0)), p.em, int64(max(p.style.Size, 1)))
}

// finish computes everything that follows from items, gaps and the text
// between them.
func (p *Paragraph) finish(before []between, s spacing, b breaker) {
	p.gaps = make([]gap, len(p.items))
	for i := range p.items[:max(len(p.items)-1, 0)] {
		p.gaps[i] = s.between(&p.items[i], &p.items[i+1], before[i+1])
		b.decide(&p.gaps[i], &p.items[i], &p.items[i+1], before[i+1])
	}
	p.tol = tolerance{align: p.style.Align, em: p.em, near: p.em / 400,
		anyMax: int64(p.style.MaxHanGap * float64(p.em))}
	if p.style.MaxHanGap == 0 {
		p.tol.anyMax = p.em * defaultHanGap / 1000
	}
	p.tol.grow = badnessGrow
	if !s.chinese {
		p.tol.grow = badnessGrowLatin
	}
	if p.tol.align == "" {
		p.tol.align = design.AlignJustify
	}
	p.preferPhrases()
	p.place()
	p.breaks = p.breakpoints(1 << 62)
	p.widest = widestPiece(p.breaks)
}

// preferPhrases makes the lines of heads end behind marks and at the spaces
// between phrases rather than inside them.
func (p *Paragraph) preferPhrases() {
	penalty := float32(penaltyPhraseRagged)
	switch p.tol.align {
	case design.AlignJustify:
		return
	case design.AlignCentre, design.AlignSpread:
		penalty = penaltyPhraseHead
	}
	for i := range p.gaps {
		g := &p.gaps[i]
		if g.brk == breakAllowed && !g.hasSpace && !p.items[i].class.isPause() {
			g.penalty += penalty
		}
	}
}

// defaultHanGap is the most that a justified line adds between two Han
// characters, in 1/1000 em.
const defaultHanGap = 120

// place computes the items' positions on an endless line.
func (p *Paragraph) place() {
	p.x = make([]int64, len(p.items))
	at := int64(0)
	for i := range p.items {
		p.x[i] = at
		at += p.items[i].width + p.gaps[i].width
	}
}

// breakpoints lists the places where lines may end, the paragraph's start and
// end included. Pieces between them that are wider than narrowest get
// emergency breaks between all their items.
func (p *Paragraph) breakpoints(narrowest int64) []breakpoint {
	n := len(p.items)
	if n == 0 {
		return nil
	}
	out := make([]breakpoint, 0, n+1)
	var before, inside room // of the gaps before item i; of those before i-1
	letters := int32(0)
	reach := 0 // emergency breaks are allowed up to this item
	for i := 0; i <= n; i++ {
		b := breakpoint{item: int32(i), kind: p.kindBefore(i), letters: letters, start: before, end: inside}
		if b.kind != breakNever && i < n {
			reach = p.wideUntil(i, narrowest)
		}
		if b.kind == breakNever && i < reach {
			b.kind, b.penalty = breakEmergency, badnessEmergency
		}
		if b.kind != breakNever {
			p.fillEdges(&b)
			out = append(out, b)
		}
		if i < n {
			letters += countsAsLetter(&p.items[i])
			inside = before
			before.add(&p.gaps[i])
		}
	}
	return out
}

// kindBefore is the kind of break before item i.
func (p *Paragraph) kindBefore(i int) breakKind {
	switch {
	case i == len(p.items):
		return breakForced
	case i == 0:
		return breakAllowed
	}
	return p.gaps[i-1].brk
}

// fillEdges computes where lines end and begin at a breakpoint.
func (p *Paragraph) fillEdges(b *breakpoint) {
	i := int(b.item)
	if i < len(p.items) {
		b.startX = p.startOf(i)
	}
	if i == 0 {
		return
	}
	b.endX = p.endOf(cut{b.item, b.kind})
	if i < len(p.items) {
		b.penalty += p.gaps[i-1].penalty
	}
}

// startOf is where a line that begins with item i begins on the endless line.
func (p *Paragraph) startOf(i int) int64 {
	x := p.x[i] - p.leadAtStart(i)
	if i > 0 {
		x -= p.splits[p.items[i-1].split].right.width
	}
	return x
}

// endOf is where a line that ends at a cut ends, with its hyphen.
func (p *Paragraph) endOf(c cut) int64 {
	last := &p.items[c.item-1]
	x := p.x[c.item-1] + last.width
	if c.kind == breakHyphen {
		x += p.hyphen.width
		if last.split > 0 {
			x += p.splits[last.split].left.width - last.width
		}
	}
	return x
}

// naturalBetween is the natural width of the line between two cuts.
func (p *Paragraph) naturalBetween(a, b cut) int64 { return p.endOf(b) - p.startOf(int(a.item)) }

// leadAtStart is the blank that an opening mark keeps at a line's start.
func (p *Paragraph) leadAtStart(i int) int64 {
	if p.style.Squeeze == design.SqueezeLineEnd {
		return p.items[i].lead
	}
	return 0
}

// wideUntil returns the item before which the piece from item i ends, if that
// piece is wider than narrowest, else i.
func (p *Paragraph) wideUntil(i int, narrowest int64) int {
	if narrowest == 1<<62 {
		return i
	}
	k := i + 1
	for k < len(p.items) && p.gaps[k-1].brk == breakNever {
		k++
	}
	if p.naturalBetween(cut{item: int32(i)}, cut{int32(k), p.kindBefore(k)}) <= narrowest {
		return i
	}
	return k
}

// widestPiece is the natural width of the widest piece between two breaks.
func widestPiece(bps []breakpoint) int64 {
	widest := int64(0)
	for i := 1; i < len(bps); i++ {
		widest = max(widest, bps[i].endX-bps[i-1].startX)
	}
	return widest
}

// countsAsLetter is 1 for what fills a last line, 0 for marks.
func countsAsLetter(it *item) int32 {
	if it.class == classHan || it.class == classLatin && isAlnum(it.first) {
		return 1
	}
	return 0
}

// mulDiv returns a*b/c for values not negative, rounded down, without overflow
// in between.
func mulDiv(a, b, c int64) int64 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	q, _ := bits.Div64(hi, lo, uint64(c))
	return int64(q)
}

// roundDiv returns a/b rounded to the nearest, halves away from zero.
func roundDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}
