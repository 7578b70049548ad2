package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"broadsheet/backend/caption"
	"broadsheet/backend/compose"
	"broadsheet/backend/finding"
	"broadsheet/backend/manuscript"
	"broadsheet/backend/photo"
	"broadsheet/backend/story"
)

// captionConfidence marks the blocks that captions without a photo become:
// that they stand there is a makeshift.
const captionConfidence = 0.5

// bind gives each photo its caption and its section. It returns the pictures
// by rank, which is the order of their captions in the manuscript, then that
// of the folder; and the story, into which the captions go that have no photo.
//
// Photos that cannot be used take part, so that a bad one does not hand the
// captions of all that follow it to their neighbours.
func (c *Composition) bind(m *manuscript.Manuscript, all photos) ([]compose.Picture, story.Story) {
	if len(all.list) == 0 {
		return nil, c.withoutPhotos(m)
	}
	bound, findings := caption.Bind(all.asked, entriesOf(m, all))
	c.noteBinding(findings, all)
	used, left := shareOut(bound, all)
	c.fromPhoto = map[photo.ID]bool{}
	for _, b := range used {
		c.fromPhoto[b.Photo] = b.How == caption.FromPhoto
	}
	return picturesOf(m, used, all), c.withLeftCaptions(m, left)
}

// entriesOf are the manuscript's captions as package caption takes them.
func entriesOf(m *manuscript.Manuscript, all photos) []caption.Entry {
	var out []caption.Entry
	for _, one := range m.Captions {
		e := caption.Entry{Text: one.Text, Line: one.Line, Photo: one.Photo, Section: one.Section}
		if one.Picture >= 0 && one.Picture < len(all.embedded) {
			e.Picture = all.embedded[one.Picture]
		}
		out = append(out, e)
	}
	return out
}

// noteBinding keeps what binding found, with the manuscript's name where a
// line is meant. That a photo which is left out has no caption is no news.
func (c *Composition) noteBinding(findings []finding.Finding, all photos) {
	for _, f := range findings {
		if f.Code == caption.PhotoWithoutCaption && !all.isUsable(f.Place.File) {
			continue
		}
		if f.Place.File == "" {
			f.Place.File = c.request.Manuscript.Name
		}
		c.note(f)
	}
}

// shareOut parts the photos that stand on the page, by rank, from the captions
// of the manuscript that are left without one.
func shareOut(bound []caption.Bound, all photos) (used, left []caption.Bound) {
	for _, b := range bound {
		switch _, ok := all.byID(b.Photo); {
		case ok:
			used = append(used, b)
		case b.Entry >= 0:
			left = append(left, b)
		}
	}
	slices.SortStableFunc(used, func(a, b caption.Bound) int { return cmp.Compare(rankOf(a), rankOf(b)) })
	slices.SortStableFunc(left, func(a, b caption.Bound) int { return cmp.Compare(a.Entry, b.Entry) })
	return used, left
}

// rankOf is the place of a photo's caption in the manuscript; photos without
// one come after all others.
func rankOf(b caption.Bound) int {
	if b.Entry < 0 {
		return int(^uint(0) >> 1)
	}
	return b.Entry
}

// picturesOf are the photos as the composer takes them.
func picturesOf(m *manuscript.Manuscript, used []caption.Bound, all photos) []compose.Picture {
	sections := m.Story.Sections()
	texts := make([]string, len(used))
	stands := make([]int, len(used))
	for i, b := range used {
		texts[i], stands[i] = b.Caption.Text, -1
		if b.Entry >= 0 {
			stands[i] = standOf(m.Captions[b.Entry].Section, sections)
		}
	}
	matches := caption.Sections(texts, sectionTexts(sections), stands)
	pictures := make([]compose.Picture, len(used))
	for i, b := range used {
		p, _ := all.byID(b.Photo)
		pictures[i] = compose.Picture{
			Photo: p, Caption: b.Caption.Text, Credit: b.Caption.Credit,
			Section: matches[i].Section, Confidence: matches[i].Confidence,
		}
	}
	return pictures
}

// standOf turns the place of a caption, counted in heads, into the index of
// one of the story's sections: text before the first head is a section too.
func standOf(head int, sections []story.Section) int {
	if len(sections) > 0 && sections[0].Head == nil {
		return head + 1
	}
	return head
}

// sectionTexts are the words of each section, its head included.
func sectionTexts(sections []story.Section) []string {
	texts := make([]string, len(sections))
	for i, s := range sections {
		var text strings.Builder
		if s.Head != nil {
			text.WriteString(s.Head.Text() + "\n")
		}
		for _, b := range s.Body {
			text.WriteString(b.Text() + "\n")
		}
		texts[i] = text.String()
	}
	return texts
}

// withLeftCaptions puts captions without a photo at the end of the sections
// in which they stood, so that no word of the manuscript is lost.
func (c *Composition) withLeftCaptions(m *manuscript.Manuscript, left []caption.Bound) story.Story {
	text := m.Story
	text.Blocks = slices.Clone(text.Blocks)
	for _, b := range left {
		one := m.Captions[b.Entry]
		text.Blocks = slices.Insert(text.Blocks, sectionEnd(text.Blocks, one.Section), noteBlock(b.Entry, one.Text, one.Line))
		at := finding.Place{File: c.request.Manuscript.Name, Line: one.Line, Excerpt: excerpt(one.Text)}
		c.note(finding.New(finding.Warning, CaptionInText, at))
	}
	return text
}

// withoutPhotos puts all captions at the end of a story that has no photo at
// all: a list there reads better than lines that point at nothing in the midst
// of the text.
func (c *Composition) withoutPhotos(m *manuscript.Manuscript) story.Story {
	text := m.Story
	text.Blocks = slices.Clone(text.Blocks)
	for i, one := range m.Captions {
		text.Blocks = append(text.Blocks, noteBlock(i, one.Text, one.Line))
	}
	if len(m.Captions) > 0 {
		at := finding.Place{File: c.request.Manuscript.Name, Line: m.Captions[0].Line}
		c.note(finding.New(finding.Warning, CaptionsListed, at, "count", strconv.Itoa(len(m.Captions))))
	}
	return text
}

// noteBlock makes a block of a caption; its ID is like no other of the story.
func noteBlock(index int, text string, line int) story.Block {
	return story.Block{
		ID: story.BlockID(fmt.Sprintf("caption%d", index+1)), Role: story.Note,
		Spans: []story.Span{{Text: text}}, Line: line, Confidence: captionConfidence,
	}
}

// sectionEnd returns the index in blocks where a section ends. Sections are
// counted from 0 by their heads; -1 means what stands before the first.
func sectionEnd(blocks []story.Block, section int) int {
	head := -1
	for i, b := range blocks {
		if b.Role != story.SectionHead {
			continue
		}
		if head == section {
			return i
		}
		head++
	}
	return len(blocks)
}

// excerpt is the beginning of a text, for a message.
func excerpt(text string) string {
	if r := []rune(text); len(r) > 12 {
		return string(r[:12]) + "…"
	}
	return text
}
