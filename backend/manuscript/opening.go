package manuscript

import (
	"strings"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// openingLength is how many paragraphs a head group can have at the most.
const openingLength = 12

// longestHeadline is how many Chinese characters a headline may have where
// deck or byline below it leave no doubt that it is one.
const longestHeadline = 100

// findOpening settles what stands above the text: kicker, headline, deck,
// byline, dateline.
func (d *draft) findOpening() {
	end := d.openingEnd()
	d.settleCredits(end)
	from, to, confidence := d.headlineRange(end)
	for i := from; i < to; i++ {
		d.paragraphs[i].settle(story.Headline, confidence)
	}
	for i := 0; i < from; i++ {
		if d.paragraphs[i].isOpen() {
			d.paragraphs[i].settle(story.Kicker, min(confidence, 0.75))
		}
	}
	d.settleBelowHeadline(to, end)
	if from == to && !d.hasRole(story.Headline) && d.meta.Title == "" {
		d.report(finding.Warning, NoHeadline, d.paragraphs[0].line, d.paragraphs[0].text)
	}
}

// settleCredits settles who, when and where in the opening, which the
// fixed phrases give away.
func (d *draft) settleCredits(end int) {
	for i := 0; i < end; i++ {
		p := &d.paragraphs[i]
		switch {
		case !p.isOpen() || p.level > 0:
		case isByline(p.text):
			p.settle(story.Byline, 0.95)
		case isDateline(p.text):
			p.settle(story.Dateline, 0.9)
		case isCredit(p.text):
			p.settle(roleCredit, 0.9)
		case dateOnly.MatchString(p.text), isNote(p.text):
			p.settle(story.Note, 0.8)
		}
	}
}

// openingEnd returns the index of the first paragraph that cannot belong to
// the opening. A byline within the first paragraphs draws the line below it,
// even if a deck above it is a whole sentence.
func (d *draft) openingEnd() int {
	end := 0
	limit := min(len(d.paragraphs), openingLength)
	for end < limit && d.mayOpen(end) {
		end++
	}
	for i := end; i < limit && isWithin(d.paragraphs[i].text, 80) && !d.isBarrier(i); i++ {
		if d.paragraphs[i].isOpen() && isByline(d.paragraphs[i].text) && end > 0 {
			end = i + 1
		}
	}
	return end
}

// mayOpen reports whether the i-th paragraph has the form of a line above the
// text.
func (d *draft) mayOpen(i int) bool {
	p := d.paragraphs[i]
	if d.isBarrier(i) {
		return false
	}
	if !p.isOpen() || p.isTitle || p.level > 0 || p.styled != "" || isByline(p.text) || isDateline(p.text) || isCredit(p.text) || dateOnly.MatchString(p.text) {
		return true
	}
	if i > 0 && hasDash(p.text) {
		return isWithin(p.text, 80)
	}
	length := 50
	if i == 0 && d.hasCreditsBelow(i) {
		length = longestHeadline
	}
	return isWithin(p.text, length) && !isStatement(p.text) && !hasInnerStop(p.text) && !strings.Contains(p.text, "。")
}

// hasCreditsBelow reports whether what stands right below the i-th paragraph
// only ever stands below a headline: a deck with its dash, or a byline.
func (d *draft) hasCreditsBelow(i int) bool {
	if i+1 >= len(d.paragraphs) || d.isBarrier(i+1) {
		return false
	}
	below := d.paragraphs[i+1].text
	return isByline(below) || hasDash(below) && isWithin(below, 50) && !isSentence(below)
}

// isBarrier reports whether the opening ends before the i-th paragraph
// whatever it says.
func (d *draft) isBarrier(i int) bool {
	p := d.paragraphs[i]
	switch p.role {
	case "", story.Kicker, story.Headline, story.Deck, story.Byline, story.Dateline, story.Note, roleCredit:
	default:
		return true
	}
	isLaterHeading := i > 0 && p.level > 0 && !p.isTitle && p.level > d.paragraphs[i-1].level && d.paragraphs[i-1].level > 0
	return i > 0 && p.isCounted || p.kind == tableRow || p.kind == listItem || p.kind == footnote || len(p.pictures) > 0 || p.isEmpty() || isLaterHeading
}

// headlineRange returns the paragraphs that are the headline, one or two
// lines, and how sure that is. It asks in this order: explicit marks, the
// file's title, its headings, type size, and at last position and length.
func (d *draft) headlineRange(end int) (from, to int, confidence float64) {
	for i := 0; i < end; i++ {
		if d.paragraphs[i].role == story.Headline {
			return i, i, 1 // settled already; kickers stand above it
		}
	}
	if d.meta.Title != "" {
		return d.titleRange(end)
	}
	for i := 0; i < end; i++ {
		if p := d.paragraphs[i]; p.isOpen() && (p.isTitle || p.level > 0) {
			return i, d.sameLevelEnd(i, end), 0.97
		}
	}
	if i := d.largest(end); i >= 0 {
		return i, d.sameSizeEnd(i, end), 0.92
	}
	return d.headlineByForm(end)
}

// titleRange finds the front matter's title among the first lines, so that it
// is not printed twice.
func (d *draft) titleRange(end int) (from, to int, confidence float64) {
	for i := 0; i < end; i++ {
		if p := d.paragraphs[i]; p.isOpen() && squeeze(p.text) == squeeze(d.meta.Title) {
			return i, i + 1, 1
		}
	}
	return 0, 0, 1
}

// squeeze takes all white space out of a text.
func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if isBlank(r) {
			return -1
		}
		return r
	}, text)
}

// sameLevelEnd returns the end of the title: a second title or heading of the
// same level directly below is its second line, unless more of that level
// follow, which then are sections.
func (d *draft) sameLevelEnd(i, end int) int {
	same := func(j int) bool {
		return d.paragraphs[j].level == d.paragraphs[i].level && d.paragraphs[j].isTitle == d.paragraphs[i].isTitle
	}
	if i+1 >= end || !d.paragraphs[i+1].isOpen() || !same(i+1) {
		return i + 1
	}
	for j := i + 2; j < len(d.paragraphs); j++ {
		if same(j) && !d.paragraphs[i].isTitle {
			return i + 1
		}
	}
	return i + 2
}

// largest returns the first of the paragraphs in the largest type of the
// opening, -1 if none is larger than the text.
func (d *draft) largest(end int) int {
	best := -1
	for i := 0; i < end; i++ {
		p := d.paragraphs[i]
		if p.isOpen() && d.isLarge(p) && (best < 0 || p.look.size > d.paragraphs[best].look.size) {
			best = i
		}
	}
	return best
}

func (d *draft) sameSizeEnd(i, end int) int {
	if i+1 < end && d.paragraphs[i+1].isOpen() && d.paragraphs[i+1].look.size == d.paragraphs[i].look.size && !hasDash(d.paragraphs[i+1].text) {
		return i + 2
	}
	return i + 1
}

// headlineByForm finds the headline of a text without any marks. The lines
// above the deck or byline are asked; with neither the first line is it.
func (d *draft) headlineByForm(end int) (from, to int, confidence float64) {
	lines, hasDeck := d.headLines(end)
	n := len(lines)
	if n == 0 {
		return 0, 0, 0
	}
	first := lines[0]
	if n == 1 {
		return first, first + 1, map[bool]float64{true: 0.95, false: 0.85}[hasDeck]
	}
	if n > 3 && !hasDeck { // verse, an address, a list
		return first, first + 1, 0.6
	}
	if last := lines[n-1]; d.areHalves(lines[n-2], last) {
		return lines[n-2], last + 1, 0.85
	}
	switch {
	case hasDeck:
		return lines[n-1], lines[n-1] + 1, 0.75
	case isKicker(d.paragraphs[first].text):
		return lines[1], lines[1] + 1, 0.75
	}
	return first, first + 1, 0.7
}

// headLines returns the open paragraphs at the start, up to the deck or to
// what was settled already, and whether a deck with its dash follows.
func (d *draft) headLines(end int) (lines []int, hasDeck bool) {
	for i := 0; i < end; i++ {
		p := d.paragraphs[i]
		switch {
		case p.isOpen() && i > 0 && isName(p.text) && (p.runes <= 3 || i == end-1):
			return lines, false
		case p.isOpen() && (i == 0 || !hasDash(p.text)):
			lines = append(lines, i)
		case p.isOpen(), p.role == story.Deck:
			return lines, true
		case len(lines) > 0:
			return lines, false
		}
	}
	return lines, false
}

// areHalves reports whether two lines are the halves of one headline: next to
// each other, alike in length, neither of them parted already.
func (d *draft) areHalves(i, j int) bool {
	a, b := d.paragraphs[i], d.paragraphs[j]
	if j != i+1 || b.before > a.before && a.before > 0 || isKicker(a.text) || b.before > 1 {
		return false
	}
	if !isMostlyHan(a.text) || strings.ContainsAny(a.text+b.text, " 　") {
		return false
	}
	difference := a.runes - b.runes
	return a.runes >= 5 && difference >= -1 && difference <= 1
}

// isKicker reports whether a line has the form of a line above the headline.
func isKicker(text string) bool {
	for _, end := range []string{"：", ":", "】", "①", "②", "③", "④", "⑤", "之一", "之二", "之三", "……"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	for _, part := range []string{"系列报道", "专题报道", "特别报道", "记者手记", "深度报道", "走基层", "新闻特写", "本报讯"} {
		if strings.Contains(text, part) {
			return true
		}
	}
	return strings.ToUpper(text) == text && strings.ToLower(text) != text && columns(text) <= 24 // "SPECIAL REPORT"
}

// settleBelowHeadline settles the open lines between headline and text.
func (d *draft) settleBelowHeadline(from, end int) {
	decks, hasAuthor := 0, false
	isVerse := end-from > 4
	for i := from; i < end; i++ {
		p := &d.paragraphs[i]
		switch {
		case !p.isOpen():
			hasAuthor = hasAuthor || p.role == story.Byline || p.role == story.Dateline
		case p.level > 0 && i > from, p.level > 0 && d.levelCount(p.level) > 1:
			return
		case hasDash(p.text):
			p.settle(story.Deck, 0.95)
			decks++
		case isName(p.text):
			p.settle(story.Byline, 0.7)
		case isVerse || decks >= 2 || from == 0 || hasAuthor || isSentence(p.text) && !d.hasBylineBelow(i, end):
			return
		case d.isLarge(*p):
			p.settle(story.Deck, 0.8)
			decks++
		default:
			p.settle(story.Deck, 0.55)
			d.report(finding.Note, RoleUnsure, p.line, p.text, "role", string(story.Deck))
			decks++
		}
	}
}

// hasBylineBelow reports whether the opening goes on to a byline.
func (d *draft) hasBylineBelow(i, end int) bool {
	for _, p := range d.paragraphs[i:end] {
		if p.role == story.Byline {
			return true
		}
	}
	return false
}

func (d *draft) levelCount(level int) int {
	n := 0
	for _, p := range d.paragraphs {
		if p.level == level && p.isOpen() {
			n++
		}
	}
	return n
}
