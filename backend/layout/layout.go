package layout

import (
	"fmt"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// tolerance is how far a line may stand out of its frame, and an obstacle into
// a row, before it counts: 1/100 pt, far below what a press can show.
const tolerance = 10 * geom.Pt / 1000

// LayOut places everything that a document shows. The cache, which may be nil,
// keeps the set paragraphs for the next layout. A document with faults of its
// own (unknown ids, frames without size) is laid out as far as it goes; what
// is wrong is in the layout's findings, and no text is lost: every character
// of a story is in exactly one line or in the overset list.
func LayOut(d *document.Document, book *font.Book, c *Cache) *Layout {
	if c == nil {
		c = NewCache()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.begin(book, &d.Design)
	l := &layouter{d: d, cache: c, out: &Layout{}, frames: map[document.FrameID]*place{}, missing: map[rune]bool{}}
	l.layOut()
	c.end()
	return l.out
}

// layouter is one layout under way.
type layouter struct {
	d       *document.Document
	cache   *Cache
	out     *Layout
	pages   [][]place                   // every frame, as the document has them
	frames  map[document.FrameID]*place // the first of each id
	shown   [][]bool                    // of each story, the blocks that a thread has taken
	missing map[rune]bool               // characters already reported
	groups  map[*place][]member         // of the frames with captions of several photos
	numbers map[*place]string           // that stand on photos
}

// noThread marks a frame that no thread has taken.
const noThread = -1

// place is a frame and where its content goes.
type place struct {
	page   int
	frame  *document.Frame
	placed *Placed
	thread int
}

func (l *layouter) layOut() {
	l.layOutPages()
	flows := l.takeThreads()
	l.groupsOfCaptions()
	l.layOutFurniture()
	for i := range flows {
		l.pour(&flows[i])
	}
	l.reportUnthreaded()
	l.reportHiddenCaptions()
}

// layOutPages makes the pages with their folios and an empty place for each frame.
func (l *layouter) layOutPages() {
	l.out.Pages = make([]Page, len(l.d.Pages))
	l.pages = make([][]place, len(l.d.Pages))
	for i := range l.d.Pages {
		page := &l.out.Pages[i]
		page.Label = l.pageLabel(i)
		frames := l.d.Pages[i].Frames
		strip := l.folio(i)
		page.Placed = make([]Placed, len(strip)+len(frames))
		copy(page.Placed, strip)
		l.pages[i] = make([]place, len(frames))
		for j := range frames {
			l.pages[i][j] = place{i, &frames[j], &page.Placed[len(strip)+j], noThread}
			l.addPlace(&l.pages[i][j])
		}
	}
}

func (l *layouter) addPlace(p *place) {
	f := p.frame
	*p.placed = Placed{Frame: f.ID, Role: firstOf(f.Role, string(f.Kind)), Rect: f.Rect}
	if l.frames[f.ID] == nil {
		l.frames[f.ID] = p
	}
}

// takeThreads gives each thread its frames and blocks. A frame or block that
// two threads name belongs to the first.
func (l *layouter) takeThreads() []flow {
	l.shown = make([][]bool, len(l.d.Stories))
	for i, s := range l.d.Stories {
		l.shown[i] = make([]bool, len(s.Story.Blocks))
	}
	var flows []flow
	for i, t := range l.d.Threads {
		index := l.storyIndex(t.Story)
		if index < 0 {
			l.find(finding.Warning, CodeUnknownStory, finding.Place{}, "story", string(t.Story))
			continue
		}
		f := flow{story: index, blocks: l.takeBlocks(index, t)}
		f.places = l.takeFrames(i, t)
		flows = append(flows, f)
	}
	return flows
}

func (l *layouter) storyIndex(id document.StoryID) int {
	for i := range l.d.Stories {
		if l.d.Stories[i].ID == id {
			return i
		}
	}
	return -1
}

// takeBlocks returns the indexes of the thread's blocks that no earlier thread
// has taken. An empty From or To means the story's first or last block.
func (l *layouter) takeBlocks(index int, t document.Thread) []int {
	blocks := l.d.Stories[index].Story.Blocks
	if len(blocks) == 0 {
		return nil
	}
	from, to := 0, len(blocks)-1
	if t.From != "" {
		from = blockIndex(blocks, t.From)
	}
	if t.To != "" {
		to = blockIndex(blocks, t.To)
	}
	if from < 0 || to < 0 {
		l.find(finding.Warning, CodeUnknownBlock, finding.Place{}, "from", string(t.From), "to", string(t.To))
		return nil
	}
	var taken []int
	for i := from; i <= to; i++ {
		if !l.shown[index][i] {
			l.shown[index][i] = true
			taken = append(taken, i)
		}
	}
	return taken
}

func blockIndex(blocks []story.Block, id story.BlockID) int {
	for i := range blocks {
		if blocks[i].ID == id {
			return i
		}
	}
	return -1
}

func (l *layouter) takeFrames(thread int, t document.Thread) []*place {
	var taken []*place
	for _, id := range t.Frames {
		p := l.frames[id]
		if p == nil || p.frame.Kind != document.TextFrame {
			l.find(finding.Warning, CodeUnknownFrame, finding.Place{Frame: string(id)}, "frame", string(id))
			continue
		}
		if p.thread != noThread {
			continue
		}
		p.thread = thread
		p.placed.Story = t.Story
		taken = append(taken, p)
	}
	return taken
}

func (l *layouter) find(s finding.Severity, code finding.Code, at finding.Place, pairs ...string) {
	l.out.Findings = append(l.out.Findings, finding.New(s, code, at, pairs...))
}

// placeOf returns the finding's place of a page (from 0), frame and block.
func placeOf(page int, frame document.FrameID, block story.BlockID) finding.Place {
	return finding.Place{Page: page + 1, Frame: string(frame), Block: string(block)}
}

// reportMissing reports the characters that no face has, each once.
func (l *layouter) reportMissing(runes []rune, block story.BlockID) {
	for _, r := range runes {
		if l.missing[r] {
			continue
		}
		l.missing[r] = true
		l.find(finding.Warning, CodeMissingGlyph, finding.Place{Block: string(block), Excerpt: string(r)},
			"character", string(r), "code", fmt.Sprintf("U+%04X", r))
	}
}
