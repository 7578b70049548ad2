package layout

import (
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// flow is the text of one thread on its way through the thread's frames. It
// is copied for trials; what it points to does not change.
type flow struct {
	story  int   // index in the document's stories
	blocks []int // indexes of the story's blocks, in order
	places []*place

	// at is the first block not wholly placed, from the rune offset in it
	// where the missing part begins.
	at, from int
}

func (f *flow) isDone() bool { return f.at >= len(f.blocks) }

// finish moves on to the next block.
func (f *flow) finish() { f.at, f.from = f.at+1, 0 }

// put is what a trial would place in a frame.
type put struct {
	to    *Placed
	lines []Line
	fills []Fill
}

func commit(puts []put) {
	for _, p := range puts {
		p.to.Lines = append(p.to.Lines, p.lines...)
		p.to.Fills = append(p.to.Fills, p.fills...)
	}
}

// pour lets a thread's text flow through its frames, in order. Neighbouring
// frames on the grid are filled as one, so that a paragraph that crosses them
// is set once.
func (l *layouter) pour(f *flow) {
	for i := 0; i < len(f.places) && !f.isDone(); {
		n := l.gridFrames(f.places[i:])
		if n == 0 {
			l.fillDisplay(f, f.places[i])
			i++
			continue
		}
		l.fillGrid(f, f.places[i:i+n])
		i += n
	}
	l.reportOverset(f)
}

// gridFrames counts the leading frames that are set on the grid.
func (l *layouter) gridFrames(places []*place) int {
	n := 0
	for n < len(places) && places[n].frame.OnGrid && l.d.Grid.Leading > 0 {
		n++
	}
	return n
}

// lastMeasure returns the measure of the thread's last frame, the fallback
// where it has none.
func (f *flow) lastMeasure(fallback geom.Length) geom.Length {
	if len(f.places) == 0 {
		return fallback
	}
	columns := columnsOf(f.places[len(f.places)-1].frame)
	return columns[0].measure
}

func (l *layouter) block(f *flow, n int) *story.Block {
	return &l.d.Stories[f.story].Story.Blocks[f.blocks[n]]
}

// isHead reports whether a block in running text is a heading: a unit that
// takes whole rows and never splits.
func isHead(role story.Role, fit document.Fit) bool {
	switch role {
	case story.Kicker, story.Headline, story.Deck, story.SectionHead, story.Crosshead:
		return true
	}
	return len(fit.Parts) > 0 || fit.Badge != nil
}

// leastFit returns the smallest n from low to high for which fits(n) holds,
// high if none below does. It halves the range: what fits in n fits in n+1.
func leastFit(low, high int, fits func(n int) bool) int {
	for low < high {
		middle := (low + high) / 2
		if fits(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
