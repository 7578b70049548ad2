package typeset

import (
	"strings"

	"broadsheet/backend/design"
)

// Signs that belong to the number before or behind them (docs/chinese-rules.md,
// section 3), beside what UAX 14 knows of ASCII numbers.
const (
	numberPrefixes = "￥¥$＄￡£€￠№＃#±+-−"
	numberSuffixes = "%％‰℃℉°′″￠"
)

// Proportional marks that may not begin or end a line in any locale.
const (
	latinNoStart = ",.;:!?)]}%‰°′″”’»…-–/"
	latinNoEnd   = "([{“‘«"
)

// kinsoku holds the rules for line starts and ends of one level (CLREQ,
// "Prohibition Rules for Line Start and Line End"; docs/chinese-rules.md,
// section 2).
type kinsoku struct{ level design.Kinsoku }

// isNone reports whether no prohibition holds.
func (k kinsoku) isNone() bool { return k.level == design.KinsokuNone }

// mayStart reports whether a character may begin a line.
func (k kinsoku) mayStart(c class, r rune) bool {
	if k.isNone() {
		return true
	}
	switch c {
	case classClose, classComma, classStop, classConnector, classInterpunct, classSolidus:
		return false
	case classDash, classEllipsis:
		return k.level != design.KinsokuStrict
	case classHan:
		return isIdeograph(r) || !strings.ContainsRune(numberSuffixes, r)
	case classLatin:
		return !strings.ContainsRune(latinNoStart, r)
	}
	return true
}

// mayEnd reports whether a character may end a line.
func (k kinsoku) mayEnd(c class, r rune) bool {
	if k.isNone() {
		return true
	}
	switch c {
	case classOpen:
		return false
	case classSolidus: // forbidden from the GB level on
		return k.level == design.KinsokuBasic
	case classLatin:
		return !strings.ContainsRune(latinNoEnd, r)
	}
	return true
}

// startPenalty is the soft cost of a character at a line's start: a dash or an
// ellipsis there is allowed below the strict level, and avoided.
func (k kinsoku) startPenalty(c class) float32 {
	if !k.isNone() && (c == classDash || c == classEllipsis) {
		return penaltyDashAtStart
	}
	return 0
}

// joinsNumber reports whether a and b belong to one number: a digit and its
// sign, or two full-width digits.
func joinsNumber(a, b rune) bool {
	switch {
	case isDigit(a) && isDigit(b):
		return true
	case isDigit(a):
		return strings.ContainsRune(numberSuffixes, b)
	case isDigit(b):
		return strings.ContainsRune(numberPrefixes, a) && a > 0x7f
	}
	return false
}
