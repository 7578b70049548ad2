package layout

import (
	"strconv"
	"unicode"

	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// The findings of a layout.
const (
	CodeOverset        finding.Code = "layout.overset"
	CodeNotShown       finding.Code = "layout.not-shown"
	CodeCaptionOverset finding.Code = "layout.caption-overset"
	CodeCaptionHidden  finding.Code = "layout.caption-hidden"
	CodeMissingGlyph   finding.Code = "layout.missing-glyph"
	CodeUnknownStory   finding.Code = "layout.unknown-story"
	CodeUnknownBlock   finding.Code = "layout.unknown-block"
	CodeUnknownFrame   finding.Code = "layout.unknown-frame"
	CodeUnknownPhoto   finding.Code = "layout.unknown-photo"
)

// excerptRunes is how much of a text a finding quotes.
const excerptRunes = 12

// oversetBlock returns what a block lacks from a rune offset on. The number of
// lines is an estimate from the number of characters.
func (l *layouter) oversetBlock(storyIndex, blockIndex, from int, measure geom.Length) Overset {
	s := &l.d.Stories[storyIndex]
	b := &s.Story.Blocks[blockIndex]
	rest := []rune(b.Text())
	rest = rest[min(from, len(rest)):]
	o := Overset{Story: s.ID, Block: b.ID, Start: from, Characters: characters(rest)}
	if from == 0 && b.Label != "" {
		o.Label = true
		o.Characters += characters([]rune(b.Label))
	}
	style := sound(l.d.Design.Style(string(b.Role)))
	o.Lines = linesOf(o.Characters, style.Size, measure)
	return o
}

// linesOf estimates the lines that n full-width characters take.
func linesOf(n int, size, measure geom.Length) int {
	perLine := max(1, int(measure/max(1, size)))
	return (n + perLine - 1) / perLine
}

// reportOverset lists what a flow could not place.
func (l *layouter) reportOverset(f *flow) {
	first := len(l.out.Overset)
	measure := f.lastMeasure(l.d.Grid.Measure)
	for i := f.at; i < len(f.blocks); i++ {
		from := 0
		if i == f.at {
			from = f.from
		}
		l.addOverset(l.oversetBlock(f.story, f.blocks[i], from, measure))
	}
	missing := l.out.Overset[first:]
	if len(missing) == 0 {
		return
	}
	at := finding.Place{Block: string(missing[0].Block), Excerpt: l.excerpt(f)}
	if n := len(f.places); n > 0 {
		last := f.places[n-1]
		at.Page, at.Frame = last.page+1, string(last.frame.ID)
	}
	lines, count := total(missing)
	l.find(finding.Fault, CodeOverset, at, "characters", strconv.Itoa(count), "lines", strconv.Itoa(lines))
}

// addOverset keeps an entry that lacks anything to be seen.
func (l *layouter) addOverset(o Overset) {
	if o.Characters > 0 {
		l.out.Overset = append(l.out.Overset, o)
	}
}

func total(missing []Overset) (lines, count int) {
	for _, o := range missing {
		lines += o.Lines
		count += o.Characters
	}
	return lines, count
}

// excerpt returns the first characters that a flow could not place.
func (l *layouter) excerpt(f *flow) string {
	rest := []rune(l.d.Stories[f.story].Story.Blocks[f.blocks[f.at]].Text())
	return shortened(rest[min(f.from, len(rest)):])
}

func shortened(text []rune) string {
	if len(text) <= excerptRunes {
		return string(text)
	}
	return string(text[:excerptRunes]) + "…"
}

// reportUnthreaded lists the blocks that no thread shows.
func (l *layouter) reportUnthreaded() {
	for i := range l.d.Stories {
		first := len(l.out.Overset)
		for j, shown := range l.shown[i] {
			if !shown {
				l.addOverset(l.oversetBlock(i, j, 0, l.d.Grid.Measure))
			}
		}
		missing := l.out.Overset[first:]
		if len(missing) == 0 {
			continue
		}
		_, count := total(missing)
		at := finding.Place{Block: string(missing[0].Block), Excerpt: l.blockExcerpt(i, missing[0].Block)}
		l.find(finding.Fault, CodeNotShown, at, "blocks", strconv.Itoa(len(missing)), "characters", strconv.Itoa(count))
	}
}

func (l *layouter) blockExcerpt(storyIndex int, id story.BlockID) string {
	blocks := l.d.Stories[storyIndex].Story.Blocks
	return shortened([]rune(blocks[blockIndex(blocks, id)].Text()))
}

// characters counts runes, white space aside.
func characters(text []rune) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' {
			n++
		}
	}
	return n
}
