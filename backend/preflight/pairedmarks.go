package preflight

// pairedMarks returns the full-width forms of brackets and straight quotes, by
// their places, where the pair encloses or touches Chinese text, or its other
// half is full-width.
func pairedMarks(text []rune) map[int]string {
	p := straightPairs{text: text, forms: map[int]string{}, double: -1, single: -1}
	for i, r := range text {
		switch r {
		case '(', '（':
			p.brackets = append(p.brackets, i)
		case ')', '）':
			p.closeBracket(i)
		case '“':
			p.isQuoted = true
		case '”':
			p.closeCurly(i)
		case '"':
			p.straight(i)
		case '\'':
			p.straightSingle(i)
		}
	}
	return p.forms
}

// straightPairs are the half-width brackets and straight quotes of a text.
type straightPairs struct {
	text           []rune
	forms          map[int]string
	brackets       []int // that are open, of both widths
	isQuoted       bool  // inside “ ”
	double, single int   // straight ones that are open, -1 for none
}

func (p *straightPairs) pair(open, close int, opening, closing string) {
	if touchesChinese(p.text, open, close) {
		p.forms[open], p.forms[close] = opening, closing
	}
}

func (p *straightPairs) closeBracket(i int) {
	last := len(p.brackets) - 1
	if last < 0 {
		return
	}
	open := p.brackets[last]
	p.brackets = p.brackets[:last]
	switch isNarrow := p.text[open] == '('; {
	case isNarrow && p.text[i] == ')':
		p.pair(open, i, "（", "）")
	case isNarrow:
		p.forms[open] = "（"
	case p.text[i] == ')':
		p.forms[i] = "）"
	}
}

// closeCurly ends a quote, also one that a straight mark began.
func (p *straightPairs) closeCurly(i int) {
	if !p.isQuoted && p.double >= 0 {
		p.forms[p.double], p.double = "“", -1
	}
	p.isQuoted = false
}

func (p *straightPairs) straight(i int) {
	switch {
	case p.double >= 0 && p.isQuoted:
		p.pair(p.double, i, "‘", "’")
		p.double = -1
	case p.double >= 0:
		p.pair(p.double, i, "“", "”")
		p.double = -1
	case p.isQuoted && p.endsCurly(i):
		p.forms[i], p.isQuoted = "”", false
	case !isInches(p.text, i):
		p.double = i
	}
}

// endsCurly holds for a straight mark that ends what “ began: no ” comes before
// the next “, and the straight ones behind it make pairs.
func (p *straightPairs) endsCurly(i int) bool {
	count := 0
	for _, r := range p.text[i:] {
		switch r {
		case '"':
			count++
		case '”':
			return false
		case '“':
			return count%2 == 1
		}
	}
	return count%2 == 1
}

func (p *straightPairs) straightSingle(i int) {
	switch {
	case isApostrophe(p.text, i):
	case p.single < 0:
		p.single = i
	default:
		p.pair(p.single, i, "‘", "’")
		p.single = -1
	}
}

// isInches holds behind a figure.
func isInches(text []rune, i int) bool { return i > 0 && text[i-1] >= '0' && text[i-1] <= '9' }

// isApostrophe holds between two letters: "don't".
func isApostrophe(text []rune, i int) bool {
	return i > 0 && i+1 < len(text) && isLatin(text[i-1]) && isLatin(text[i+1])
}

// touchesChinese reports whether Chinese text stands inside a pair at one of
// its ends.
func touchesChinese(text []rune, open, close int) bool {
	return close > open+1 && (isChinese(text[open+1]) || isChinese(text[close-1])) ||
		open > 0 && isChinese(text[open-1]) && (close+1 >= len(text) || !isLatin(text[close+1]))
}
