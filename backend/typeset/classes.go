package typeset

import "unicode"

// class says how a character behaves in a line (CLREQ, "Categories of
// characters"). Characters of no special behaviour are classLatin where their
// width is their own and classHan where they fill a cell.
type class uint8

const (
	classLatin      class = iota // letters, digits and signs of proportional width
	classHan                     // one cell: ideographs, kana, hangul, full-width signs, emoji
	classOpen                    // opening marks 开始夹注
	classClose                   // closing marks 结束夹注
	classComma                   // ， 、 ； ： and their like, squeezed before full stops
	classStop                    // 。 ！ ？ ．
	classInterpunct              // · half an em
	classConnector               // – half an em, ～ and a single — one em
	classSolidus                 // / and ／ half an em
	classDash                    // —— of two em
	classEllipsis                // …… of two em
	classSpace                   // white space and controls, which behave as white space
	classIgnorable               // no width and no ink of its own
	classNewline                 // forced end of a line
)

// isMark reports whether characters of the class are full-width marks with a
// blank half.
func (c class) isMark() bool { return c >= classOpen && c <= classStop }

// isPause reports whether the class holds 点号.
func (c class) isPause() bool { return c == classComma || c == classStop }

// marks lists the full-width marks (docs/chinese-rules.md, section 1).
var marks = map[rune]class{}

func init() {
	for c, set := range map[class]string{
		classOpen:  "“‘（《〈【〖〔［｛「『〝",
		classClose: "”’）》〉】〗〕］｝」』〞〟",
		classComma: "、，；：",
		classStop:  "。．！？‼⁇⁈⁉",
	} {
		for _, r := range set {
			marks[r] = c
		}
	}
}

// classify returns the class of every rune of a text. Quotation marks, dashes,
// ellipses and interpuncts stand in Chinese and in Latin text; what they are
// depends on the locale and on their neighbours.
func classify(text []rune, chinese bool) []class {
	classes := make([]class, len(text))
	for i, r := range text {
		classes[i] = plainClass(r)
	}
	if chinese {
		resolveShared(text, classes)
		resolveQuotes(text, classes)
		return classes
	}
	for i, r := range text {
		if isQuote(r) {
			classes[i] = classLatin
		}
	}
	return classes
}

// plainClass is the class of a rune without regard to its neighbours.
func plainClass(r rune) class {
	switch {
	case r < 0x80:
		return asciiClass(r)
	case isIdeograph(r): // nearly all
		return classHan
	}
	if c, ok := marks[r]; ok {
		return c
	}
	switch {
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return classNewline
	case r == 0x3000 || r == 0x1680 || unicode.Is(unicode.Zs, r):
		return classSpace
	case isIgnorable(r):
		return classIgnorable
	case unicode.IsControl(r):
		return classSpace
	case r == '・' || r == '‧':
		return classInterpunct
	case r == '／':
		return classSolidus
	case r == '～' || r == '〜':
		return classConnector
	case r == '⸺':
		return classDash
	case isWide(r):
		return classHan
	}
	return classLatin
}

// isIdeograph reports whether a rune is in the first block of ideographs.
func isIdeograph(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

func asciiClass(r rune) class {
	switch {
	case r == '\n' || r == '\v':
		return classNewline
	case r == '\r':
		return classIgnorable
	case r <= ' ' || r == 0x7f:
		return classSpace
	}
	return classLatin
}

// isIgnorable reports whether a rune neither shows nor takes room.
func isIgnorable(r rune) bool {
	switch {
	case r == 0xAD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x206F, r == 0xFEFF, r >= 0xFE00 && r <= 0xFE0F,
		r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// wideRanges are the blocks whose characters fill a cell in Chinese faces.
var wideRanges = [...][2]rune{
	{0x2103, 0x2103}, {0x2109, 0x2109}, {0x2116, 0x2116}, {0x2121, 0x2121},
	{0x2160, 0x217F}, {0x2460, 0x24FF}, {0x25A0, 0x27BF}, {0x2E80, 0x303E},
	{0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97F},
	{0xAC00, 0xD7FF}, {0xF900, 0xFAFF}, {0xFE30, 0xFE4F}, {0xFF01, 0xFF60},
	{0xFFE0, 0xFFE6}, {0x1F000, 0x1FBFF}, {0x20000, 0x3FFFF},
}

func isWide(r rune) bool {
	for _, w := range wideRanges {
		if r < w[0] {
			return false
		}
		if r <= w[1] {
			return true
		}
	}
	return false
}

// resolveShared decides the signs that Chinese and Latin text share: dashes
// and ellipses are Chinese in a Chinese paragraph; an interpunct or a solidus
// is where it touches a Chinese character.
func resolveShared(text []rune, classes []class) {
	for i, r := range text {
		switch r {
		case '—', '―':
			classes[i] = dashClass(text, i)
		case '–':
			classes[i] = classConnector
		case '…', '⋯':
			classes[i] = classEllipsis
		case '·', '/':
			if !touchesHan(classes, i) {
				continue
			}
			classes[i] = classInterpunct
			if r == '/' {
				classes[i] = classSolidus
			}
		}
	}
}

// dashClass tells the two-em dash from the single one, which connects.
func dashClass(text []rune, i int) class {
	if i > 0 && text[i-1] == text[i] || i+1 < len(text) && text[i+1] == text[i] {
		return classDash
	}
	return classConnector
}

// touchesHan reports whether the character before or behind i fills a cell.
func touchesHan(classes []class, i int) bool {
	wide := func(k int) bool {
		return k >= 0 && k < len(classes) && (classes[k] == classHan || classes[k].isMark())
	}
	return wide(i-1) || wide(i+1)
}

func isQuote(r rune) bool { return r == '“' || r == '”' || r == '‘' || r == '’' }

// resolveQuotes decides which quotation marks of a Chinese paragraph are
// Latin: an apostrophe between letters, and a pair whose neighbours on all
// sides are Latin. Both marks of a pair are decided together.
func resolveQuotes(text []rune, classes []class) {
	var open []int
	for i, r := range text {
		switch r {
		case '“', '‘':
			open = append(open, i)
		case '”', '’':
			if r == '’' && isLetterAt(text, classes, i-1) && isLetterAt(text, classes, i+1) {
				classes[i] = classLatin
				continue
			}
			open = closeQuote(text, classes, open, i)
		}
	}
}

// closeQuote matches the closing mark at i with the last open one of its kind
// and returns what stays open.
func closeQuote(text []rune, classes []class, open []int, i int) []int {
	want := text[i] - 1 // each opening mark stands one before its closing mark
	if n := len(open); n > 0 && text[open[n-1]] == want {
		if isLatinSide(classes, open[n-1], -1) && isLatinSide(classes, open[n-1], 1) &&
			isLatinSide(classes, i, -1) && isLatinSide(classes, i, 1) {
			classes[open[n-1]], classes[i] = classLatin, classLatin
		}
		return open[:n-1]
	}
	return open
}

// isLatinSide reports whether the nearest visible character from i in the
// direction step is Latin; the paragraph's edge is not.
func isLatinSide(classes []class, i, step int) bool {
	for k := i + step; k >= 0 && k < len(classes); k += step {
		if c := classes[k]; c != classSpace && c != classIgnorable {
			return c == classLatin
		}
	}
	return false
}

func isLetterAt(text []rune, classes []class, i int) bool {
	return i >= 0 && i < len(text) && classes[i] == classLatin && unicode.IsLetter(text[i])
}

// isAlnum reports whether a rune is a letter or digit of proportional width.
func isAlnum(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// isDigit reports whether a rune is an ASCII or full-width digit.
func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
