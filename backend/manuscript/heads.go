package manuscript

import (
	"strings"

	"broadsheet/backend/story"
)

// headLength is how many Chinese characters a head may have. The longest in
// print are two lines of about twenty.
const headLength = 42

// looksLikeHead reports whether a text has the form of a head: short, of one
// clause, without a full stop.
func looksLikeHead(text string) bool {
	if !isWithin(text, headLength) || isStatement(text) {
		return false
	}
	return !strings.ContainsAny(strings.TrimRight(text, "！？"), "。；") && !hasInnerStop(text)
}

// hasInnerStop reports whether a Latin sentence ends before the last word.
func hasInnerStop(text string) bool {
	i := strings.Index(text, ". ")
	return i > 3 && i < len(text)-2 && text[i-1] >= 'a' && text[i-1] <= 'z'
}

// findHeads settles the section heads and crossheads that the file itself
// marks as headings, and those with a letter or number.
func (d *draft) findHeads() {
	top := d.settleHeadings()
	d.settleLabelled(top)
}

// settleHeadings gives the headings of Word and Markdown their roles: the
// outermost level below the headline are section heads. It reports whether
// there are any.
func (d *draft) settleHeadings() bool {
	top := 0
	for _, p := range d.paragraphs {
		if p.isOpen() && p.level > 0 && (top == 0 || p.level < top) {
			top = p.level
		}
	}
	var heads []int
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		if !p.isOpen() || p.level == 0 {
			continue
		}
		role := story.Crosshead
		if p.level == top {
			role = story.SectionHead
		}
		p.settle(role, 0.97)
		heads = append(heads, i)
	}
	d.splitLabels(heads)
	return top > 0
}

// candidate is a paragraph that may be a head by its label.
type candidate struct {
	paragraph int
	label     headLabel
}

// settleLabelled finds the heads that count themselves. The manner of
// counting that comes first is the sections'; others inside are crossheads,
// as are all where the file has headings of its own.
func (d *draft) settleLabelled(hasHeadings bool) {
	byKind, confidence := d.countHeads()
	first := -1
	for k, cs := range byKind {
		if confidence[k] > 0 && (first < 0 || cs[0].paragraph < byKind[first][0].paragraph) {
			first = k
		}
	}
	for k, cs := range byKind {
		if confidence[k] == 0 {
			continue
		}
		role := story.Crosshead
		if k == first && !hasHeadings {
			role = story.SectionHead
		}
		for _, c := range cs {
			p := &d.paragraphs[c.paragraph]
			p.settle(role, confidence[k])
			p.splitLabel()
		}
	}
	d.mergeLoneLabels()
}

// countHeads returns the candidates for heads by their kind of label, and how
// sure it is that those of a kind are heads.
func (d *draft) countHeads() (byKind [][]candidate, confidence []float64) {
	byKind, confidence = make([][]candidate, len(labelKinds)), make([]float64, len(labelKinds))
	for i, p := range d.paragraphs {
		if l, ok := d.headCandidate(p); ok {
			k := seriesOf(l, byKind)
			byKind[k] = append(byKind[k], candidate{i, l})
		}
	}
	for k, cs := range byKind {
		confidence[k] = d.seriesConfidence(labelKinds[k], cs)
	}
	return byKind, confidence
}

// markCounted marks the heads that count themselves, so that the opening does
// not take the first of them for a deck.
func (d *draft) markCounted() {
	byKind, confidence := d.countHeads()
	for k, cs := range byKind {
		for _, c := range cs {
			d.paragraphs[c.paragraph].isCounted = confidence[k] > 0 && len(cs) > 1
		}
	}
}

func (d *draft) headCandidate(p paragraph) (headLabel, bool) {
	if !p.isOpen() || p.kind == tableRow || p.kind == footnote || len(p.pictures) > 0 || !isWithin(p.text, headLength+12) {
		return headLabel{}, false
	}
	text := p.text
	if p.label != "" {
		text = p.label + " " + p.text
	}
	l, ok := labelOf(text)
	if !ok || !looksLikeHead(l.rest) || p.kind == listItem && p.label == "" {
		return headLabel{}, false
	}
	return l, true
}

// seriesConfidence says how sure it is that candidates of one kind are heads:
// they count from one upward, and text stands between them. Candidates that
// follow each other directly are a list.
func (d *draft) seriesConfidence(kind labelKind, cs []candidate) float64 {
	if len(cs) == 0 {
		return 0
	}
	adjacent, inOrder, restarts := 0, 1, 0
	for i, c := range cs {
		if i == 0 {
			continue
		}
		if d.isBare(cs[i-1].paragraph+1, c.paragraph) {
			adjacent++
		}
		switch c.label.ordinal {
		case cs[i-1].label.ordinal + 1, cs[i-1].label.ordinal + 2:
			inOrder++
		case 1:
			restarts++
			inOrder++
		}
	}
	if last := cs[len(cs)-1].paragraph; d.isBare(last+1, len(d.paragraphs)) {
		adjacent++ // nothing stands under the last
	}
	isFirst := cs[0].label.ordinal <= 1
	switch {
	case adjacent*3 > len(cs):
		return 0
	case kind.uncounted:
		return map[bool]float64{true: 0.8}[len(cs) >= 2]
	case kind.needsSeries && (len(cs)-restarts < 2 || !isFirst || inOrder*5 < len(cs)*4): // one in five may be missing
		return 0
	case len(cs) == 1:
		return map[bool]float64{true: 0.6}[isFirst && kind.name != "1."]
	case inOrder == len(cs) && isFirst:
		return 0.95
	}
	return 0.75
}

// isBare reports whether no text stands in a range of paragraphs.
func (d *draft) isBare(from, to int) bool {
	for _, p := range d.paragraphs[from:to] {
		if p.role != roleCaption && p.role != roleCredit && p.runes > 0 {
			return false
		}
	}
	return true
}

// splitLabel moves a head's letter or number from its text to its label.
func (p *paragraph) splitLabel() {
	if p.label != "" {
		return
	}
	l, ok := labelOf(p.text)
	if !ok {
		return
	}
	p.label = l.text
	p.dropFront(len(p.text) - len(l.rest))
}

// dropFront removes so many bytes from the front of the spans.
func (p *paragraph) dropFront(bytes int) {
	spans := p.spans
	for len(spans) > 0 && bytes >= len(spans[0].Text) {
		bytes -= len(spans[0].Text)
		spans = spans[1:]
	}
	spans = append([]story.Span(nil), spans...)
	if len(spans) > 0 {
		spans[0].Text = spans[0].Text[bytes:]
	}
	p.spans = spans
	p.text = story.Block{Spans: spans}.Text()
	p.runes = countInk(p.text)
}

// findPlainHeads settles heads that only their form and look give away: bold
// or large or centred in a word processor, or else short lines without a mark
// between long paragraphs. Below labelled heads they are crossheads.
func (d *draft) findPlainHeads() {
	var byLook, byForm []int
	for i, p := range d.paragraphs {
		switch {
		case !d.mayBeHead(i):
		case p.look.bold || p.look.centred || d.isLarge(p):
			byLook = append(byLook, i)
		case d.isAmongLong(i):
			byForm = append(byForm, i)
		}
	}
	d.settlePlain(byLook, 0.8)
	if len(byForm) >= 2 && len(byForm)*2 <= d.openCount() {
		d.settlePlain(byForm, 0.6)
	}
}

// mayBeHead reports whether the i-th paragraph has the form of a head and
// text beneath it.
func (d *draft) mayBeHead(i int) bool {
	p := d.paragraphs[i]
	if !p.isOpen() || p.kind != plain || p.label != "" || len(p.pictures) > 0 || p.runes < 2 || !looksLikeHead(p.text) {
		return false
	}
	return !isEnded(strings.TrimRight(p.text, closingMarks+"！？?")) && i+1 < len(d.paragraphs) && d.paragraphs[i+1].isOpen()
}

// isAmongLong reports whether the i-th paragraph is much shorter than the
// finished ones around it.
func (d *draft) isAmongLong(i int) bool {
	p, next := d.paragraphs[i], d.paragraphs[i+1]
	if isEnded(p.text) || !isWithin(p.text, 24) || next.runes < 2*p.runes || isWithin(next.text, 30) || strings.ContainsAny(p.text, "“‘\"") && hasInnerComma(p.text) {
		return false
	}
	return i == 0 || isEnded(d.paragraphs[i-1].text) || !d.paragraphs[i-1].isOpen()
}

func hasInnerComma(text string) bool { return strings.ContainsAny(text, "，,") }

func (d *draft) settlePlain(is []int, confidence float64) {
	role := story.SectionHead
	if d.hasRole(story.SectionHead) {
		role = story.Crosshead
	}
	for _, i := range is {
		d.paragraphs[i].settle(role, confidence)
	}
	d.splitLabels(is)
}

// splitLabels splits the labels off heads that are heads for other reasons.
// A letter alone is none: "A mill turns again" keeps its article.
func (d *draft) splitLabels(heads []int) {
	count := make([]int, len(labelKinds))
	for _, i := range heads {
		if l, ok := labelOf(d.paragraphs[i].text); ok {
			count[l.kind]++
		}
	}
	for _, i := range heads {
		p := &d.paragraphs[i]
		if l, ok := labelOf(p.text); ok && (!labelKinds[l.kind].needsSeries || count[l.kind] > 1) {
			p.splitLabel()
		}
	}
}

func (d *draft) hasRole(r story.Role) bool {
	for _, p := range d.paragraphs {
		if p.role == r {
			return true
		}
	}
	return false
}

func (d *draft) openCount() int {
	n := 0
	for _, p := range d.paragraphs {
		if p.isOpen() {
			n++
		}
	}
	return n
}

// isLarge reports whether a paragraph is set clearly larger than the text.
func (d *draft) isLarge(p paragraph) bool {
	return d.bodySize > 0 && p.look.size*100 > d.bodySize*115
}

// findBodySize returns the type size of most of the text, in half points; 0
// if the file does not say.
func (d *draft) findBodySize() int {
	runes := map[int]int{}
	for _, p := range d.paragraphs {
		runes[p.look.size] += p.runes
	}
	best := 0
	for size, n := range runes {
		if size > 0 && (best == 0 || n > runes[best] || n == runes[best] && size < best) {
			best = size
		}
	}
	return best
}

// mergeLoneLabels joins a label that stands in a line of its own with the
// head below it.
func (d *draft) mergeLoneLabels() {
	for i := 0; i+1 < len(d.paragraphs); i++ {
		p, next := &d.paragraphs[i], &d.paragraphs[i+1]
		isHead := p.role == story.SectionHead || p.role == story.Crosshead
		if !isHead || p.runes > 0 || !next.isOpen() || !looksLikeHead(next.text) || isEnded(next.text) || next.kind != plain {
			continue
		}
		p.spans, p.text, p.runes = next.spans, next.text, next.runes
		next.spans, next.text, next.runes = nil, "", 0
		next.settle(roleMerged, 1)
	}
}
