package compose

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// A heading is display text whose size is solved from its measure. Widths are
// in em, so that they hold at every size.
type heading struct {
	copy   *copyText
	block  story.Block
	style  string
	text   []rune
	breaks []breakPlace
	em     float64 // on one line
	mu     sync.Mutex
	cache  map[int][]emPart   // by number of lines
	widths map[[2]int]float64 // em by rune range
}

// An emPart is one line of a heading: text up to rune offset end, em wide.
type emPart struct {
	start, end int
	em         float64
}

// A breakPlace is a rune offset where a heading may go to a new line; strong
// ones are those the writer made: white space in Chinese, a line break, a mark.
type breakPlace struct {
	at             int
	strong, forced bool
}

// heading measures a block of display text.
func (c *copyText) heading(b story.Block, style string) *heading {
	h := &heading{copy: c, block: b, style: style, text: []rune(b.Text()), cache: map[int][]emPart{}, widths: map[[2]int]float64{}}
	h.breaks = breakPlaces(h.text, c.locale.IsChinese())
	h.em = h.width(0, len(h.text))
	return h
}

// width returns the em width of the text from rune offset a to b, white space
// at its edges aside.
func (h *heading) width(a, b int) float64 {
	for a < b && unicode.IsSpace(h.text[a]) {
		a++
	}
	for b > a && unicode.IsSpace(h.text[b-1]) {
		b--
	}
	key := [2]int{a, b}
	if w, ok := h.widths[key]; ok {
		return w
	}
	w := h.natural(strings.ReplaceAll(string(h.text[a:b]), "\n", " "))
	if label := h.block.Label; a == 0 && label != "" && !isBadge(label) { // it stands before the text
		w += h.natural(label) + labelGap(label, h.copy.locale)
	}
	h.widths[key] = w
	return w
}

// natural returns the em width of a text in the heading's style on one line.
func (h *heading) natural(text string) float64 {
	const size = 100 * geom.Pt
	style := h.copy.in.Design.Style(h.style)
	style.Size, style.Leading, style.Indent = size, 2*size, 0
	p := h.copy.setter.Prepare([]story.Span{{Text: text}}, style, h.copy.locale)
	return float64(p.NaturalWidth()) / float64(size)
}

// labelGap is the space that layout leaves between a label and its text, in em.
func labelGap(label string, locale story.Locale) float64 {
	last, _ := utf8.DecodeLastRuneInString(label)
	switch {
	case !unicode.IsPunct(last):
		return 0.5
	case last >= 0x2e80 && locale.IsChinese():
		return 0
	}
	return 0.25
}

// parts cuts the heading into n lines as evenly as sense allows.
func (h *heading) parts(n int) []emPart {
	h.mu.Lock()
	defer h.mu.Unlock()
	n = max(n, 1+h.lineBreaks())
	if have, ok := h.cache[n]; ok {
		return have
	}
	best, bestCost := []emPart(nil), math.Inf(1)
	h.cut(0, n, nil, &best, &bestCost)
	if best == nil {
		best = []emPart{{0, len(h.text), h.em}}
		if h.lineBreaks() > 0 {
			best = h.evenly(h.places(n), n)
		}
	}
	h.cache[n] = best
	return best
}

// lineBreaks counts the places where the text must go to a new line.
func (h *heading) lineBreaks() int { return strings.Count(string(h.text), "\n") }

// span returns the width of a line from rune offset a to b, infinite where it
// would hold a line break.
func (h *heading) span(a, b int) float64 {
	if b > a && slices.Contains(h.text[a:b-1], '\n') {
		return math.Inf(1)
	}
	return h.width(a, b)
}

// cut tries every way to break the text from start into n lines (n is 4 at
// most and headings are short).
func (h *heading) cut(start, n int, so []emPart, best *[]emPart, bestCost *float64) {
	if n == 1 {
		all := append(so, emPart{start, len(h.text), h.span(start, len(h.text))})
		if cost := h.cutCost(all); cost < *bestCost {
			*bestCost = cost
			*best = append([]emPart(nil), all...)
		}
		return
	}
	for _, b := range h.breaks {
		if b.at > start && b.at < len(h.text) {
			if em := h.span(start, b.at); !math.IsInf(em, 1) {
				h.cut(b.at, n-1, append(so, emPart{start, b.at, em}), best, bestCost)
			}
		}
	}
}

// cutCost prefers lines of like width, broken where the writer paused.
func (h *heading) cutCost(parts []emPart) float64 {
	widest, narrowest := 0.0, math.Inf(1)
	for _, p := range parts {
		widest, narrowest = max(widest, p.em), min(narrowest, p.em)
	}
	cost := widest + 0.3*(widest-narrowest)
	for _, p := range parts[:len(parts)-1] {
		for _, b := range h.breaks {
			switch {
			case b.at != p.end:
			case b.forced:
				cost -= 0.5 * h.em
			case b.strong:
				cost -= 0.25 * h.em
			}
		}
	}
	return cost
}

// mostLines is how many lines a heading may be cut into to hold its size.
const mostLines = 8

// fitLines cuts the heading into the fewest lines that can be set at least
// size over a measure; where none can, into those that can be set largest.
func (h *heading) fitLines(measure, least, most geom.Length) (parts []emPart, size geom.Length) {
	for n := 1; n <= mostLines; n++ {
		next := h.parts(min(n, mostParts))
		if n > len(next) {
			next = h.evenParts(n)
		}
		if s := fitSize(measure, widest(next), 1, most); s > size {
			parts, size = next, s
		}
		if size >= least {
			break
		}
	}
	return parts, size
}

// mostParts is up to how many lines every way to cut a heading is tried.
const mostParts = 3

// evenParts cuts the heading into up to n lines such that the widest is as
// narrow as can be; where it has too few places to break, anywhere.
func (h *heading) evenParts(n int) []emPart {
	h.mu.Lock()
	defer h.mu.Unlock()
	n = max(n, 1+h.lineBreaks())
	return h.evenly(h.places(n), n)
}

// places lists the text's start, where it may be broken into n lines, and its
// end, as rune offsets.
func (h *heading) places(n int) []int {
	places := []int{0}
	for _, b := range h.breaks {
		places = append(places, b.at)
	}
	if len(places) < n {
		places = places[:1]
		for at := 1; at < len(h.text); at++ {
			places = append(places, at)
		}
	}
	return append(places, len(h.text))
}

// evenly cuts the heading at some of the places (rune offsets, the text's
// start and end among them), by dynamic programming.
func (h *heading) evenly(places []int, n int) []emPart {
	last := len(places) - 1
	n = min(n, last)
	cost, from := make([][]float64, n+1), make([][]int, n+1)
	for k := range cost {
		cost[k], from[k] = make([]float64, last+1), make([]int, last+1)
		for i := range cost[k] {
			cost[k][i] = math.Inf(1)
		}
	}
	cost[0][0] = 0
	for k := 1; k <= n; k++ {
		for to := k; to <= last; to++ {
			for at := k - 1; at < to; at++ {
				if c := max(cost[k-1][at], h.span(places[at], places[to])); c < cost[k][to] {
					cost[k][to], from[k][to] = c, at
				}
			}
		}
	}
	parts := make([]emPart, n)
	for k, to := n, last; k > 0; k-- {
		at := from[k][to]
		parts[k-1] = emPart{places[at], places[to], h.width(places[at], places[to])}
		to = at
	}
	return parts
}

// weakBreaks counts the lines that end where the writer did not pause, in
// Chinese; Latin words are whole at every break.
func (h *heading) weakBreaks(parts []emPart) int {
	n := 0
	for _, p := range parts[:len(parts)-1] {
		for _, b := range h.breaks {
			if b.at == p.end && !b.strong && h.copy.locale.IsChinese() {
				n++
			}
		}
	}
	return n
}

// widest returns the em width of the widest line.
func widest(parts []emPart) float64 {
	w := 0.0
	for _, p := range parts {
		w = max(w, p.em)
	}
	return w
}

// breakPlaces lists where a heading may be broken.
func breakPlaces(text []rune, chinese bool) []breakPlace {
	var out []breakPlace
	for i := 1; i < len(text); i++ {
		prev, next := text[i-1], text[i]
		switch {
		case prev == '\n':
			out = append(out, breakPlace{i, true, true})
		case unicode.IsSpace(prev):
			ours := chinese && (i < 2 || !isLatin(text[i-2]) || !isLatin(next))
			out = append(out, breakPlace{i, ours, ours})
		case unicode.IsSpace(next) || noStart(next) || noEnd(prev) || !chinese:
		case strings.ContainsRune("，；：、！？。…", prev) || prev == '—' && next != '—':
			out = append(out, breakPlace{i, prev != '、', false})
		case isLatin(prev) && isLatin(next):
		case len(text) > 40:
		default:
			out = append(out, breakPlace{i, false, false})
		}
	}
	if len(out) > 24 && chinese { // long text: only where the writer paused
		var kept []breakPlace
		for _, b := range out {
			if b.strong {
				kept = append(kept, b)
			}
		}
		if len(kept) > 2 {
			return kept[:min(len(kept), 24)]
		}
	}
	return out
}

func isLatin(r rune) bool {
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || strings.ContainsRune("%.-/&'’", r)
}

func noStart(r rune) bool {
	return strings.ContainsRune("、，。．！？；：”’）》〉】〗〕］｝」』–～·・‧／%‰℃,.;:!?)]}—…", r)
}

func noEnd(r rune) bool { return strings.ContainsRune("“‘（《〈【〖〔［｛「『([{", r) }

// fitParts turns em parts into document parts of one size.
func fitParts(parts []emPart, size geom.Length, place func(i int, p *document.Part)) []document.Part {
	out := make([]document.Part, len(parts))
	for i, p := range parts {
		out[i] = document.Part{End: p.end, Size: size, Align: design.AlignStart}
		if place != nil {
			place(i, &out[i])
		}
	}
	return out
}

// fitSize returns the largest size at which a line of em width fills no more
// than measure, held to the range.
func fitSize(measure geom.Length, em float64, least, most geom.Length) geom.Length {
	if em <= 0 {
		return most
	}
	// A thousandth is left, so that rounding never breaks the line.
	size := geom.Length(float64(measure) / em * 0.999)
	return min(max(size, least), most)
}

// captionHeading returns the em width of a caption on one line.
func (c *copyText) captionHeading(text string) float64 {
	const size = 100 * geom.Pt
	style := c.in.Design.Style("caption")
	style.Size, style.Leading, style.Indent = size, size, 0
	p := c.setter.Prepare([]story.Span{{Text: text}}, style, c.locale)
	return float64(p.NaturalWidth()) / float64(size)
}
