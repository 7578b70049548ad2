package typeset

import "unicode"

// breaker decides where lines may end.
type breaker struct {
	kinsoku kinsoku
	latin   []latinBreak // for each rune, how a line may end before it inside Latin text
}

// decide sets the break of the gap from a to b (docs/chinese-rules.md, sections 2
// and 3).
func (k breaker) decide(g *gap, a, b *item, t between) {
	g.brk, g.penalty = k.kind(a, b, t)
	if g.brk != breakNever && g.brk != breakForced {
		g.penalty += k.kinsoku.startPenalty(b.class)
	}
}

// kind is the kind of break between two items and its penalty.
func (k breaker) kind(a, b *item, t between) (breakKind, float32) {
	switch {
	case t.newline:
		return breakForced, 0
	case t.fixed && !t.space, !k.kinsoku.mayEnd(a.class, a.last), !k.kinsoku.mayStart(b.class, b.first):
		return breakNever, 0
	case t.shy:
		return breakHyphen, penaltyHyphen
	case t.zero:
		return breakAllowed, 0
	case t.space:
		return spaceBreak(a, b), 0
	case joinsNumber(a.last, b.first) || isAttached(b.first):
		return breakNever, 0
	case a.class == classLatin && b.class == classLatin:
		return k.latinKind(b)
	case isDigit(a.last) && b.class == classHan:
		return breakAllowed, penaltyBehindNumber
	}
	return breakAllowed, 0
}

// latinKind is the break inside Latin text before item b.
func (k breaker) latinKind(b *item) (breakKind, float32) {
	switch k.latin[b.start] {
	case latinAllowed:
		return breakAllowed, 0
	case latinURL:
		return breakAllowed, penaltyURL
	case latinHyphen:
		return breakHyphen, penaltyHyphen
	}
	return breakNever, 0
}

// spaceBreak keeps a number and the sign of its unit on one line.
func spaceBreak(a, b *item) breakKind {
	if isDigit(a.last) && (b.first == '%' || b.first == '°' || b.first == '‰' || b.first == '℃') {
		return breakNever
	}
	return breakAllowed
}

// isAttached reports whether a rune belongs to the one before it: annotation
// signs with their base (section 3).
func isAttached(r rune) bool {
	switch {
	case r == 0xB2 || r == 0xB3 || r == 0xB9, r >= 0x2070 && r <= 0x209F:
		return true
	}
	return r >= 0x300 && unicode.Is(unicode.M, r)
}
