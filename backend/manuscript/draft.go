package manuscript

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// Roles of paragraphs that do not become blocks of the story.
const (
	roleCaption story.Role = "caption"
	roleCredit  story.Role = "credit"
	roleMerged  story.Role = "merged" // its text went into another paragraph
)

// kind says what a paragraph is by its form in the file.
type kind uint8

const (
	plain kind = iota
	listItem
	tableRow
	quotation
	footnote
)

// look is how a word processor formatted a paragraph.
type look struct {
	centred bool
	bold    bool // all of its text
	italic  bool // all of its text
	size    int  // of most of its text, in half points; 0 unknown
}

// paragraph is one paragraph as a reader found it, and the role it was given.
type paragraph struct {
	spans    []story.Span
	line     int // counted from 1
	before   int // blank lines before it
	kind     kind
	level    int  // of a heading, from 1; 0 for none
	isTitle  bool // the file calls it the title of the whole
	styled   story.Role
	label    string // number or letter that stands before the text
	look     look
	pictures []int  // indices of the pictures that stand in it
	photo    string // name of the photo that it names
	nameTag  string // text that only names the photo, see Caption.Label

	text       string // of the spans, set by measure
	runes      int    // without white space
	role       story.Role
	confidence float64
	isCounted  bool // one of a series of lettered or numbered heads
	picture    int  // index of the picture that it captions, -1 none
}

// draft is a manuscript on its way: paragraphs first without, then with roles.
type draft struct {
	file       string
	encoding   string
	paragraphs []paragraph
	bodySize   int // of the type of most text, in half points; 0 unknown
	pictures   []Picture
	meta       Meta
	metaLine   int
	findings   []finding.Finding
	counts     map[finding.Code]int
}

// perCodeLimit is how many findings of one code are listed; a file of ten
// thousand broken paragraphs should not bury the rest.
const perCodeLimit = 40

// report adds a finding at a line of the manuscript.
func (d *draft) report(s finding.Severity, code finding.Code, line int, excerpt string, pairs ...string) {
	if d.counts == nil {
		d.counts = map[finding.Code]int{}
	}
	d.counts[code]++
	if d.counts[code] > perCodeLimit {
		return
	}
	at := finding.Place{File: d.file, Line: line, Excerpt: shorten(excerpt, 16)}
	d.findings = append(d.findings, finding.New(s, code, at, pairs...))
}

// stop returns an error at a line of the manuscript.
func (d *draft) stop(code finding.Code, line int, pairs ...string) error {
	return finding.Stop(code, finding.Place{File: d.file, Line: line}, pairs...)
}

// check holds the limits that need paragraphs, and measures them.
func (d *draft) check() error {
	runes := 0
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		p.measure()
		if p.runes > maxParagraphRunes {
			return d.stop(ParagraphTooLong, p.line,
				"characters", strconv.Itoa(p.runes), "limit", strconv.Itoa(maxParagraphRunes))
		}
		if runes += p.runes; runes > maxRunes {
			return d.stop(TooLong, p.line, "limit", strconv.Itoa(maxRunes))
		}
	}
	d.bodySize = d.findBodySize()
	if len(d.paragraphs) == 0 && len(d.pictures) == 0 {
		return d.stop(Empty, 0)
	}
	if len(d.paragraphs) > maxParagraphs {
		return d.stop(TooManyParagraphs, d.paragraphs[maxParagraphs].line, "limit", strconv.Itoa(maxParagraphs))
	}
	return nil
}

// measure sets the text and its length from the spans.
func (p *paragraph) measure() {
	p.text = story.Block{Spans: p.spans}.Text()
	p.runes = countInk(p.text)
	p.picture = -1
}

// settle gives a paragraph its role.
func (p *paragraph) settle(r story.Role, confidence float64) {
	p.role, p.confidence = r, confidence
}

// isOpen reports whether the paragraph has no role yet.
func (p *paragraph) isOpen() bool { return p.role == "" }

// isEmpty reports whether there is nothing but pictures in the paragraph.
func (p *paragraph) isEmpty() bool { return p.runes == 0 && p.label == "" }

// shorten returns the first n runes of a text, with an ellipsis if it was longer.
func shorten(text string, n int) string {
	text = strings.TrimFunc(text, isBlank)
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	return string([]rune(text[:min(len(text), 4*n)])[:n]) + "…"
}
