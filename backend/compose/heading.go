package compose

import (
	"math"
	"strings"
	"sync"
	"unicode"

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
	const size = 100 * geom.Pt
	style := h.copy.in.Design.Style(h.style)
	style.Size, style.Leading, style.Indent = size, 2*size, 0
	flat := strings.ReplaceAll(string(h.text[a:b]), "\n", " ")
	if a == 0 && h.block.Label != "" && !isBadge(h.block.Label) {
		flat = h.block.Label + " " + flat // no badge shows it: it stands before the text
	}
	p := h.copy.setter.Prepare([]story.Span{{Text: flat}}, style, h.copy.locale)
	w := float64(p.NaturalWidth()) / float64(size)
	h.widths[key] = w
	return w
}

// halves returns how many lines the writer asked for: 1 plus the white spaces
// of a Chinese heading, or its line breaks.
func (h *heading) halves() int {
	n := 1
	for _, b := range h.breaks {
		if b.forced {
			n++
		}
	}
	return n
}

// parts cuts the heading into n lines as evenly as sense allows.
func (h *heading) parts(n int) []emPart {
	h.mu.Lock()
	defer h.mu.Unlock()
	if have, ok := h.cache[n]; ok {
		return have
	}
	best, bestCost := []emPart(nil), math.Inf(1)
	h.cut(0, n, nil, &best, &bestCost)
	if best == nil {
		best = []emPart{{0, len(h.text), h.em}}
	}
	h.cache[n] = best
	return best
}

// cut tries every way to break the text from start into n lines (n is 4 at
// most and headings are short).
func (h *heading) cut(start, n int, so []emPart, best *[]emPart, bestCost *float64) {
	if n == 1 {
		all := append(so, emPart{start, len(h.text), h.width(start, len(h.text))})
		if cost := h.cutCost(all); cost < *bestCost {
			*bestCost = cost
			*best = append([]emPart(nil), all...)
		}
		return
	}
	for _, b := range h.breaks {
		if b.at > start && b.at < len(h.text) {
			h.cut(b.at, n-1, append(so, emPart{start, b.at, h.width(start, b.at)}), best, bestCost)
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
		kept := out[:0]
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
