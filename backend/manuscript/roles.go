package manuscript

import (
	"strconv"
	"strings"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// manuscript finds the roles of a draft's paragraphs and builds the story.
// Each step settles paragraphs that are still open; the order is from the
// certain to the likely. What is left is body.
func (d *draft) manuscript() *Manuscript {
	if len(d.paragraphs) > 0 {
		d.settleStyled()
		d.markCounted()
		d.findOpening()
		d.findHeads()
		d.findCaptions()
		d.rejoin()
		d.findPlainHeads()
		d.findNotes()
		d.findLead()
	}
	return d.build()
}

// settleStyled takes over the roles that the writer marked or that a style of
// the file names.
func (d *draft) settleStyled() {
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		if p.styled == "" || p.styled == roleCaption && len(d.pictures) > 0 {
			continue // captions beside pictures are bound to them later
		}
		p.settle(p.styled, 1)
		switch p.styled {
		case story.SectionHead, story.Crosshead:
			p.splitLabel()
		case roleCaption:
			if p.photo == "" {
				p.photo, p.nameTag = namedPhoto(p.text)
			}
		}
	}
}

// findNotes settles remarks, and at the end of the text bylines and the like.
func (d *draft) findNotes() {
	last := len(d.paragraphs) - 4
	hasByline := d.hasRole(story.Byline)
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		switch {
		case !p.isOpen() || p.kind == tableRow:
		case p.kind == footnote:
			p.settle(story.Note, 0.95)
		case isNote(p.text):
			p.settle(story.Note, 0.8)
		case i >= last && isByline(p.text) && d.openCount() > 1:
			p.settle(map[bool]story.Role{true: story.Note, false: story.Byline}[hasByline], 0.7)
		case isDateline(p.text):
			p.settle(story.Dateline, 0.7)
		}
	}
}

// leadShare is how much of the text the paragraphs before the first section
// may be to count as the lead all together, in percent.
const leadShare = 40

// findLead settles the opening paragraphs: all before the first section head,
// or the first alone where there are no sections or that would be too much.
func (d *draft) findLead() {
	if d.hasRole(story.Lead) {
		return
	}
	before, runes, all, hasHead := d.openBeforeHead()
	switch {
	case len(before) == 0 || d.openCount() < 2 || d.isVerse():
	case hasHead && runes*100 <= all*leadShare:
		for _, i := range before {
			d.paragraphs[i].settle(story.Lead, 0.9)
		}
	default:
		d.paragraphs[before[0]].settle(story.Lead, 0.7)
	}
}

// openBeforeHead returns the body paragraphs before the first section head,
// their length and that of the whole body in characters.
func (d *draft) openBeforeHead() (before []int, runes, all int, hasHead bool) {
	for i, p := range d.paragraphs {
		if p.role == story.SectionHead {
			hasHead = true
		}
		if !p.isOpen() || p.runes == 0 {
			continue
		}
		all += p.runes
		if !hasHead && p.kind == plain {
			before = append(before, i)
			runes += p.runes
		}
	}
	return before, runes, all, hasHead
}

// isVerse reports whether nearly all of the body is short lines.
func (d *draft) isVerse() bool {
	short, all := 0, 0
	for _, p := range d.paragraphs {
		if !p.isOpen() || p.runes == 0 {
			continue
		}
		all++
		if isWithin(p.text, 18) {
			short++
		}
	}
	return all >= 3 && short*10 >= all*8
}

// build makes the manuscript from paragraphs with roles.
func (d *draft) build() *Manuscript {
	m := &Manuscript{Meta: d.meta, Pictures: d.pictures, Encoding: d.encoding}
	d.addMetaBlocks(m)
	section := -1
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		for _, n := range p.pictures {
			m.Pictures[n].Section = section
		}
		switch {
		case p.role == roleMerged, p.isEmpty() && p.role != roleCaption:
		case p.role == roleCaption:
			m.Captions = append(m.Captions, p.caption(section))
		case p.role == roleCredit && m.Credit == "":
			m.Credit, m.CreditLine = p.text, p.line
		default:
			if p.role == story.SectionHead {
				section++
			}
			d.addBlock(m, p)
		}
	}
	if m.Credit == "" {
		m.Credit, m.CreditLine = d.meta.Credit, d.lineOfMeta(d.meta.Credit)
	}
	m.number()
	m.Story.Mode = story.Horizontal
	m.Story.Locale = localeOf(d.meta.Lang, d.sampleText())
	m.Findings = d.allFindings()
	return m
}

// addBlock appends a paragraph to the story; the lines of a headline become
// one block.
func (d *draft) addBlock(m *Manuscript, p *paragraph) {
	role, confidence := p.role, p.confidence
	switch role {
	case "":
		role, confidence = story.Body, 0.9
	case roleCredit:
		role = story.Note
		d.report(finding.Note, SecondCredit, p.line, p.text)
	}
	if n := len(m.Story.Blocks); n > 0 && role == story.Headline && m.Story.Blocks[n-1].Role == role && p.label == "" {
		last := &m.Story.Blocks[n-1]
		last.Spans = mergeSpans(append(append(last.Spans, story.Span{Text: "\n"}), p.block(role, 1).Spans...))
		last.Confidence = min(last.Confidence, confidence)
		return
	}
	m.Story.Blocks = append(m.Story.Blocks, p.block(role, confidence))
}

// block makes a block of the story. Only heads have a label of their own; the
// number or bullet of a list item goes back into its text. That a whole head
// is bold is its look, not its text, and is left to the design.
func (p *paragraph) block(role story.Role, confidence float64) story.Block {
	b := story.Block{Role: role, Spans: mergeSpans(p.spans), Confidence: confidence, Line: p.line}
	switch role {
	case story.SectionHead, story.Crosshead:
		b.Label = p.label
	default:
		b.Spans = prefixed(p.label, b.Spans)
	}
	if role != story.Body && role != story.Lead && p.look.bold {
		for i := range b.Spans {
			b.Spans[i].Bold = false
		}
		b.Spans = mergeSpans(b.Spans)
	}
	return b
}

// prefixed puts a label before spans, with a space where one is due.
func prefixed(label string, spans []story.Span) []story.Span {
	if label == "" {
		return spans
	}
	if !isWide(lastRune(label)) {
		label += " "
	}
	if len(spans) == 0 {
		return []story.Span{{Text: strings.TrimSpace(label)}}
	}
	first := spans[0]
	first.Text = label
	return mergeSpans(append([]story.Span{first}, spans...))
}

// addMetaBlocks prints what only the front matter holds.
func (d *draft) addMetaBlocks(m *Manuscript) {
	for _, part := range []struct {
		role story.Role
		text string
	}{{story.Kicker, d.meta.Kicker}, {story.Headline, d.meta.Title}, {story.Deck, d.meta.Deck}, {story.Byline, d.meta.Author}} {
		if part.text == "" || d.hasRole(part.role) {
			continue
		}
		m.Story.Blocks = append(m.Story.Blocks, story.Block{
			Role: part.role, Spans: []story.Span{{Text: part.text}}, Confidence: 1, Line: d.lineOfMeta(part.text),
		})
	}
}

func (d *draft) lineOfMeta(text string) int {
	if text == "" {
		return 0
	}
	return max(d.metaLine, 1)
}

// caption returns the paragraph as a caption.
func (p *paragraph) caption(section int) Caption {
	text, label := p.plainCaption()
	if p.label != "" {
		label = strings.TrimSpace(p.label + " " + label)
	}
	return Caption{Text: text, Label: label, Line: p.line, Picture: p.picture, Section: section, Photo: p.photo, Confidence: p.confidence}
}

// number names the blocks in their order and gives those without text the
// one empty span that a block has at least.
func (m *Manuscript) number() {
	for i := range m.Story.Blocks {
		b := &m.Story.Blocks[i]
		b.ID = story.BlockID("b" + strconv.Itoa(i+1))
		if len(b.Spans) == 0 {
			b.Spans = []story.Span{{}}
		}
	}
}

// sampleText returns enough of the text to tell its language.
func (d *draft) sampleText() string {
	var sample strings.Builder
	for _, p := range d.paragraphs {
		sample.WriteString(p.text)
		sample.WriteByte('\n')
		if sample.Len() > 64<<10 {
			break
		}
	}
	return sample.String()
}

// allFindings returns the findings, sorted; of codes that occurred more often
// than are listed the last one says how many there were.
func (d *draft) allFindings() []finding.Finding {
	for i := len(d.findings) - 1; i >= 0; i-- {
		f := &d.findings[i]
		if n := d.counts[f.Code]; n > perCodeLimit {
			f.Code, f.Params = More, finding.Params{"code": string(f.Code), "count": strconv.Itoa(n - perCodeLimit + 1)}
			d.counts[finding.Code(f.Params["code"])] = 0
		}
	}
	finding.Sort(d.findings)
	return d.findings
}
