package manuscript

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// A column that ended in the middle of a sentence leaves a paragraph in two
// when its text is copied. The parts are joined again where the first does
// not end as paragraphs end and something else says that the second goes on.
const (
	brokenLength = 60 // both parts together, in characters; shorter ones are verse or lists
	firstLength  = 12 // the first part at least
	restLength   = 20 // the second part at least
	longPart     = 40 // a first part of this length is no head
	mostParts    = 4  // of one paragraph; a text whose every line looks broken is something else
)

// notLast are characters that no sentence and no head ends with.
const notLast = "的和与及或在对为以从把被将向于而但若如其这那该每各第之所并因由则且既虽即使很最更不未没正再又都也就还仅只能可会应须需要已曾着"

// notFirst are characters that no sentence begins with.
const notFirst = "的了着过们地得吗呢吧，。、；：！？”’）》】,.;:!?)"

// rejoin joins the parts of broken paragraphs, also across captions and
// credit lines that came between. Each gives a finding.
func (d *draft) rejoin() {
	var pairs bigrams
	for i := 0; i < len(d.paragraphs); i++ {
		for parts := 1; parts < mostParts && d.paragraphs[i].mayBreak(); parts++ {
			j := d.nextText(i)
			if j < 0 || !d.paragraphs[j].isOpen() || d.paragraphs[j].kind != plain {
				break
			}
			if pairs == nil {
				pairs = countBigrams(d.paragraphs)
			}
			if !d.goesOn(i, j, pairs) {
				break
			}
			d.joinParts(i, j)
		}
	}
}

// mayBreak reports whether a paragraph ends as only broken ones do.
func (p paragraph) mayBreak() bool {
	return p.isOpen() && p.kind == plain && p.level == 0 && p.runes > 0 && !isEnded(p.text)
}

// nextText returns the next paragraph that is neither a caption nor a credit
// line, -1 for none.
func (d *draft) nextText(i int) int {
	for j := i + 1; j < len(d.paragraphs); j++ {
		switch p := d.paragraphs[j]; {
		case p.role == roleCaption, p.role == roleCredit, p.role == roleMerged, p.isEmpty() && p.isOpen():
		default:
			return j
		}
	}
	return -1
}

// goesOn reports whether the j-th paragraph goes on with the i-th.
func (d *draft) goesOn(i, j int, pairs bigrams) bool {
	a, b := d.paragraphs[i], d.paragraphs[j]
	last, first := lastRune(a.text), firstRune(b.text)
	if !isHan(last) && !isWide(last) && last < 0x2e80 {
		return d.latinGoesOn(a, b)
	}
	if a.runes+b.runes < brokenLength || a.runes < firstLength || b.runes < restLength || !strings.ContainsAny(a.text, "，。；、") && a.runes < 25 {
		return d.doubt(a, false)
	}
	switch {
	case strings.ContainsRune(commaMarks, last), strings.ContainsRune(notFirst, first), strings.ContainsRune(notLast, last):
		return true
	case pairs.isWord(last, first):
		return true
	}
	return d.doubt(a, a.runes >= longPart && !a.look.bold && !a.look.centred)
}

// latinGoesOn decides by the case of the next letter.
func (d *draft) latinGoesOn(a, b paragraph) bool {
	if columns(a.text) < 30 || columns(b.text) < 12 {
		return false
	}
	first := firstRune(b.text)
	if unicode.IsLower(first) || strings.ContainsRune(notFirst, first) {
		return true
	}
	return d.doubt(a, lastRune(a.text) == ',' && unicode.IsLetter(first) && columns(a.text) > 60)
}

// doubt reports long paragraphs that end without a mark but are not joined.
func (d *draft) doubt(a paragraph, isBroken bool) bool {
	if !isBroken && a.runes >= longPart {
		d.report(finding.Note, PerhapsBroken, a.line, tail(a.text))
	}
	return isBroken
}

// joinParts appends the j-th paragraph to the i-th.
func (d *draft) joinParts(i, j int) {
	a, b := &d.paragraphs[i], &d.paragraphs[j]
	left, right := tail(a.text), shorten(b.text, 6)
	if space := joint(a.text, b.text); space != "" {
		a.spans = append(a.spans, story.Span{Text: space})
	}
	a.spans = mergeSpans(append(a.spans, b.spans...))
	a.text = story.Block{Spans: a.spans}.Text()
	a.runes += b.runes
	d.report(finding.Note, Rejoined, b.line, left+"|"+right, "first", left, "second", right)
	*b = paragraph{line: b.line, role: roleMerged, pictures: b.pictures}
}

// tail returns the last few characters of a text.
func tail(text string) string {
	from := len(text)
	for range 6 {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return text[from:]
}

// mergeSpans joins neighbours of one appearance and drops empty ones.
func mergeSpans(spans []story.Span) []story.Span {
	var out []story.Span
	for from := 0; from < len(spans); {
		to := from + 1
		for to < len(spans) && (spans[to].Text == "" || isAlike(spans[from], spans[to])) {
			to++
		}
		if merged := concatenate(spans[from:to]); merged.Text != "" {
			out = append(out, merged)
		}
		from = to
	}
	if len(out) > 1 && hasAlikeNeighbours(out) { // parted by an empty span at the start
		return mergeSpans(out)
	}
	return out
}

func isAlike(a, b story.Span) bool { return a.Bold == b.Bold && a.Italic == b.Italic }

func hasAlikeNeighbours(spans []story.Span) bool {
	for i := 1; i < len(spans); i++ {
		if isAlike(spans[i-1], spans[i]) {
			return true
		}
	}
	return false
}

// concatenate returns spans as one, in the appearance of the first.
func concatenate(spans []story.Span) story.Span {
	whole := spans[0]
	if len(spans) == 1 {
		return whole
	}
	var text strings.Builder
	for _, s := range spans {
		text.WriteString(s.Text)
	}
	whole.Text = text.String()
	return whole
}

// bigrams counts pairs of neighbouring Chinese characters in a manuscript. It
// is the dictionary at hand: a report that breaks 加|强 has 加强 elsewhere.
type bigrams map[[2]rune]int

func countBigrams(paragraphs []paragraph) bigrams {
	pairs := bigrams{}
	for _, p := range paragraphs {
		last := rune(0)
		for _, r := range p.text {
			if isHan(r) && isHan(last) {
				pairs[[2]rune{last, r}]++
			}
			last = r
		}
	}
	return pairs
}

// isWord reports whether two characters stand together elsewhere.
func (b bigrams) isWord(left, right rune) bool { return b[[2]rune{left, right}] > 0 }
