package preflight

import (
	"slices"
	"unicode"
)

// closings are the marks that close, by what they close. Brackets of both
// widths are one kind: a pair of two widths is a matter of their width.
var closings = map[rune]rune{
	'”': '“', '’': '‘', '）': '（', ')': '（', '》': '《', '〉': '〈', '】': '【', '」': '「', '』': '『', '〕': '〔', '］': '［',
}

// enumerators number a point, beside digits and letters.
const enumerators = "一二三四五六七八九十百①②③④⑤⑥⑦⑧⑨⑩"

// openings are the marks that open.
var openings = func() map[rune]rune {
	out := map[rune]rune{'(': '（'}
	for _, opening := range closings {
		out[opening] = opening
	}
	return out
}()

// mayPair is false for letters and Han characters, quickly.
func mayPair(r rune) bool {
	return r == '(' || r == ')' || r >= 0x2018 && r <= 0x201d || r >= 0x3008 && r <= 0x3015 || r >= 0xff08
}

// pairFaults are what is wrong with the quotes and brackets of a text.
type pairFaults struct{ misnested, misturned, unpaired []replacement }

// pair is an opening mark and its closing one. inside is the index of the pair
// that it stands in, -1 for none.
type pair struct {
	mark        rune // that opens
	open, close int
	inside      int
}

// pairer reads the quotes and brackets of a text from left to right.
type pairer struct {
	text  []rune
	rules textRules
	open  []pair // that wait for their closing mark
	pairs []pair
	found pairFaults
}

func pairFaultsOf(text []rune, rules textRules) pairFaults {
	p := pairer{text: slices.Clone(text), rules: rules}
	p.turn()
	for i := 0; i < len(p.text); i++ {
		r := p.text[i]
		if !mayPair(r) {
			continue
		}
		if opening, ok := openings[r]; ok {
			if !p.isApostrophe(i) {
				p.begin(i, opening)
			}
		} else if opening, ok := closings[r]; ok {
			i += p.close(i, opening)
		}
	}
	for _, left := range p.open {
		p.leave(left.open)
	}
	p.leaveStraight()
	if rules.isChinese {
		p.nest()
	}
	p.found.misturned = inOrder(p.found.misturned)
	p.found.unpaired = inOrder(p.found.unpaired)
	return p.found
}

// inOrder sorts replacements. Of two that overlap the longer one stays, which
// was made last and knows of the other.
func inOrder(list []replacement) []replacement {
	slices.SortFunc(list, func(a, b replacement) int { return a.from - b.from })
	out := list[:0]
	for _, r := range list {
		switch last := len(out) - 1; {
		case last < 0 || out[last].to <= r.from:
			out = append(out, r)
		case r.to-r.from > out[last].to-out[last].from:
			out[last] = r
		}
	}
	return out
}

// deepest is how many marks may wait for their other half: a text that only
// opens brackets is read in no more than linear time.
const deepest = 32

func (p *pairer) begin(at int, opening rune) {
	if len(p.open) == deepest {
		p.leave(p.open[0].open)
		p.open = slices.Delete(p.open, 0, 1)
	}
	p.open = append(p.open, pair{mark: opening, open: at, inside: -1})
}

// turn finds the one double quote that was typed the wrong way round: with it
// turned, all of them open and close in turn. Of two ways to mend a text
// neither is certain.
func (p *pairer) turn() {
	var quotes []int
	depth, isSound := 0, true
	for i, r := range p.text {
		if r != '“' && r != '”' {
			continue
		}
		quotes = append(quotes, i)
		if depth++; r == '”' {
			depth -= 2
		}
		isSound = isSound && depth >= 0
	}
	if isSound && depth == 0 || len(quotes)%2 != 0 {
		return
	}
	wrong := -1
	for n, at := range quotes {
		if (p.text[at] == '“') == (n%2 == 0) {
			continue
		}
		if wrong >= 0 {
			return
		}
		wrong = at
	}
	turned := map[rune]rune{'“': '”', '”': '“'}[p.text[wrong]]
	p.found.misturned = append(p.found.misturned, replacement{wrong, wrong + 1, string(turned)})
	p.text[wrong] = turned
}

// close takes the closing mark at a place and returns how many places behind
// it are done with it.
func (p *pairer) close(at int, opening rune) int {
	if p.text[at] == '’' && p.isApostrophe(at) {
		return 0
	}
	last := len(p.open) - 1
	match := last
	for match >= 0 && p.open[match].mark != opening {
		match--
	}
	switch {
	case match < 0:
		if !p.isEnumerator(at) {
			p.leave(at)
		}
		return 0
	case match == last-1 && at+1 < len(p.text) && closings[p.text[at+1]] == p.open[last].mark:
		p.found.misturned = append(p.found.misturned, replacement{at, at + 2, string([]rune{p.text[at+1], p.text[at]})})
		p.finish(last, at)
		p.finish(match, at+1)
		return 1
	}
	for _, left := range p.open[match+1:] {
		p.leave(left.open)
	}
	p.finish(match, at)
	return 0
}

// finish makes the open mark with an index, the last of them, a pair.
func (p *pairer) finish(index, at int) {
	done := p.open[index]
	done.close = at
	p.open = p.open[:index]
	p.pairs = append(p.pairs, done)
}

// leave reports a mark without its other half. A quote that opens a paragraph
// of a story may go on in the next one, which closes it; half-width brackets
// of formulas and faces are no part of Chinese text.
func (p *pairer) leave(at int) {
	r := p.text[at]
	switch {
	case at == 0 && (r == '“' || r == '‘') && !p.rules.isAlone:
		return
	case (r == '‘' || r == '’') && !p.rules.isChinese:
		return // an apostrophe, or a British quote beside one
	case r == '”' && at > 0 && unicode.IsDigit(p.text[at-1]):
		return // inches
	case (r == '(' || r == ')') && !p.belongs(at):
		return
	}
	p.found.unpaired = append(p.found.unpaired, replacement{at, at + 1, ""})
}

// leaveStraight reports the last straight quote of an odd number.
func (p *pairer) leaveStraight() {
	count, last := 0, 0
	for i, r := range p.text {
		switch {
		case r == '"' && (count%2 == 1 || !isInches(p.text, i)):
			count, last = count+1, i
		case r == '“' || r == '”':
			return // of two forms: which belong together is a matter of their width
		}
	}
	if count%2 == 1 && (last > 0 || p.rules.isAlone) && (!p.rules.isChinese || p.belongs(last)) {
		p.found.unpaired = append(p.found.unpaired, replacement{last, last + 1, ""})
	}
}

// belongs holds for a half-width bracket that is part of the text.
func (p *pairer) belongs(at int) bool {
	before, after := neighbours(p.text, at)
	if !p.rules.isChinese {
		return !contains(":;-8=", before)
	}
	return isChinese(before) || isChinese(after)
}

// neighbours are the runes before and behind a place, a space at the ends.
func neighbours(text []rune, at int) (before, after rune) {
	before, after = ' ', ' '
	if at > 0 {
		before = text[at-1]
	}
	if at+1 < len(text) {
		after = text[at+1]
	}
	return before, after
}

// isApostrophe holds for a single quote that is part of a Latin word ("don’t",
// "’90s"), and for minutes. Behind a word ("Harris’") it closes a quote only
// where one that is open stands closest.
func (p *pairer) isApostrophe(at int) bool {
	r := p.text[at]
	if r != '‘' && r != '’' {
		return false
	}
	before, after := neighbours(p.text, at)
	switch {
	case isLatin(before) && isLatin(after):
		return true
	case r == '‘':
		return unicode.IsDigit(after) && after < 0x80
	case slices.ContainsFunc(p.open, func(o pair) bool { return o.mark == '‘' }):
		return false
	}
	return isLatin(before) || isLatin(after)
}

// isEnumerator holds for the bracket behind a number that begins a point:
// "1）", "一）", "a)".
func (p *pairer) isEnumerator(at int) bool {
	if r := p.text[at]; r != '）' && r != ')' {
		return false
	}
	from := at
	for from > 0 && at-from < 4 && (isLatin(p.text[from-1]) || contains(enumerators, p.text[from-1])) {
		from--
	}
	return from < at && (from == 0 || unicode.IsSpace(p.text[from-1]) || unicode.IsPunct(p.text[from-1]))
}

// levels are marks of two levels, the outer one first: GB/T 15834 4.8.3 has
// ‘ ’ inside “ ”, 4.15.3 〈 〉 inside 《 》, and so on in turn.
var levels = [2][2][2]rune{{{'“', '”'}, {'‘', '’'}}, {{'《', '》'}, {'〈', '〉'}}}

// nest finds pairs of the wrong level. A single quote that stands alone is
// right in headlines.
func (p *pairer) nest() {
	slices.SortFunc(p.pairs, func(a, b pair) int { return a.open - b.open })
	p.enclose()
	for _, family := range levels {
		for i := range p.pairs {
			if isOf(family, p.pairs[i].mark) && !p.isInside(i, family) {
				p.relevel(i, family)
			}
		}
	}
	p.found.misnested = inOrder(p.found.misnested)
}

// enclose tells each pair, in the order of their opening marks, which one is
// closest around it.
func (p *pairer) enclose() {
	var around []int
	for i := range p.pairs {
		for len(around) > 0 && p.pairs[around[len(around)-1]].close < p.pairs[i].close {
			around = around[:len(around)-1]
		}
		if len(around) > 0 {
			p.pairs[i].inside = around[len(around)-1]
		}
		around = append(around, i)
	}
}

func isOf(family [2][2]rune, mark rune) bool { return mark == family[0][0] || mark == family[1][0] }

func (p *pairer) isInside(i int, family [2][2]rune) bool {
	around := p.pairs[i].inside
	return around >= 0 && isOf(family, p.pairs[around].mark)
}

// relevel gives a pair and what stands in it, each directly in the other, the
// marks of their levels.
func (p *pairer) relevel(root int, family [2][2]rune) {
	depth := map[int]int{root: 0}
	isMixed := p.pairs[root].mark == family[0][0]
	for i := root + 1; i < len(p.pairs) && p.pairs[i].open < p.pairs[root].close; i++ {
		around, ok := depth[p.pairs[i].inside]
		if !ok || !isOf(family, p.pairs[i].mark) {
			continue
		}
		depth[i] = around + 1
		isMixed = isMixed || p.pairs[i].mark == family[0][0]
	}
	if !isMixed || len(depth) == 1 {
		return
	}
	for i := root; i < len(p.pairs) && p.pairs[i].open < p.pairs[root].close; i++ {
		if d, ok := depth[i]; ok && p.pairs[i].mark != family[d%2][0] {
			one := p.pairs[i]
			p.found.misnested = append(p.found.misnested,
				replacement{one.open, one.open + 1, string(family[d%2][0])},
				replacement{one.close, one.close + 1, string(family[d%2][1])})
		}
	}
}
