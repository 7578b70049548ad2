package document

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"broadsheet/backend/story"

	"pgregory.net/rapid"
)

// anyStep draws a step of any kind but the whole document; new ids begin with
// mark. It may not fit, where the document has lost what it names.
func anyStep(t *rapid.T, d *Document, mark string) Step {
	n := func(to int) int { return rapid.IntRange(0, max(to, 0)).Draw(t, "n") }
	blocks := d.Stories[0].Story.Blocks
	if len(blocks) == 0 {
		return InsertBlocks{Story: "s", Blocks: []story.Block{{ID: story.BlockID(mark), Role: story.Body}}}
	}
	i := n(len(blocks) - 1)
	b, page, yes := blocks[i], n(len(d.Pages)-1), true
	from := n(length(b.Spans))
	at := TextRef{Story: "s", Block: b.ID}
	frame, photo := anyFrame(t, d), anyPhoto(t, d)
	switch n(20) {
	case 0, 1:
		return ReplaceText{At: at, From: from, To: from + n(length(b.Spans)-from), Spans: text(mark)}
	case 2:
		return StyleText{At: at, From: from, To: from + n(length(b.Spans)-from), Bold: &yes}
	case 3:
		return SplitBlock{Story: "s", Block: b.ID, At: from, NewBlock: story.Block{ID: story.BlockID(mark), Role: story.Body}}
	case 4:
		return JoinBlocks{Story: "s", Block: b.ID, Next: blocks[min(i+1, len(blocks)-1)].ID}
	case 5:
		return InsertBlocks{Story: "s", After: b.ID, Blocks: []story.Block{{ID: story.BlockID(mark), Role: story.Lead, Spans: text(mark)}}}
	case 6:
		return RemoveBlocks{Story: "s", Blocks: []story.BlockID{b.ID}}
	case 7:
		return SetBlock{Story: "s", Block: b.ID, Role: story.Deck}
	case 8:
		return SetFit{Story: "s", Block: b.ID, Fit: &Fit{Parts: []Part{{End: from}, {End: length(b.Spans)}}}}
	case 9:
		return InsertFrame{Page: page, Index: n(len(d.Pages[page].Frames)), Frame: Frame{ID: FrameID(mark), Kind: PhotoFrame, Photo: photo}}
	case 10:
		return RemoveFrame{Frame: frame}
	case 11:
		return SetFrame{Frame{ID: frame, Kind: BoxFrame}}
	case 12:
		return MoveFrame{Frame: frame, Page: page}
	case 13:
		return SetThreads{[]Thread{{Story: "s", From: b.ID, To: b.ID, Frames: []FrameID{frame}}}}
	case 14:
		return InsertPhoto{Index: n(len(d.Photos)), Photo: Photo{ID: PhotoID(mark)}}
	case 15:
		return RemovePhoto{photo}
	case 16:
		return SetPhoto{Photo{ID: photo, Credit: mark}}
	case 17:
		return InsertPage{Index: n(len(d.Pages)), Page: Page{Frames: []Frame{{ID: FrameID(mark), Kind: TextFrame}}}}
	case 18:
		return RemovePage{page}
	case 19:
		return InsertFrame{Page: page, Frame: Frame{ID: FrameID(mark), Kind: CaptionFrame, Photos: photoIDs(d), Caption: CaptionSet{Label: NumberLabel}}}
	}
	return SetProperties{Title: &mark}
}

func anyFrame(t *rapid.T, d *Document) FrameID {
	all := slices.Concat(frameIDs(d)...)
	if len(all) == 0 {
		return "none"
	}
	return rapid.SampledFrom(all).Draw(t, "frame")
}

func anyPhoto(t *rapid.T, d *Document) PhotoID {
	if len(d.Photos) == 0 {
		return ""
	}
	return rapid.SampledFrom(d.Photos).Draw(t, "photo").ID
}

func photoIDs(d *Document) []PhotoID {
	var out []PhotoID
	for _, p := range d.Photos {
		out = append(out, p.ID)
	}
	return out
}

// apply does what a client does with a delta.
func (d Delta) apply(old *Document) *Document {
	out := *old
	set(&out.Title, d.Title)
	set(&out.Author, d.Author)
	if d.Photos != nil {
		out.Photos = d.Photos
	}
	if d.Threads != nil {
		out.Threads = d.Threads
	}
	d.applyFrames(&out, old)
	out.Stories = slices.Clone(old.Stories)
	for i := range out.Stories {
		d.Stories[out.Stories[i].ID].apply(&out.Stories[i])
	}
	return (&out).Normal()
}

func (d Delta) applyFrames(out, old *Document) {
	lists := frameIDs(old)
	if d.Pages != nil {
		lists = d.Pages
	}
	out.Pages = nil
	for _, list := range lists {
		var p Page
		for _, id := range list {
			f, isNew := d.Frames[id]
			if !isNew {
				f = *old.FrameByID(id)
			}
			p.Frames = append(p.Frames, f)
		}
		out.Pages = append(out.Pages, p)
	}
}

func (d StoryDelta) apply(s *Story) {
	byID := map[story.BlockID]story.Block{}
	order := ids(s.Story.Blocks, func(b story.Block) story.BlockID { byID[b.ID] = b; return b.ID })
	maps.Copy(byID, d.Blocks)
	if d.Order != nil {
		order = d.Order
	}
	s.Story.Blocks = ids(order, func(id story.BlockID) story.Block { return byID[id] })
	for id, fit := range d.Fits {
		s.setFit(id, fit)
	}
}

// TestAnySteps holds for sequences of steps of all kinds what every step
// promises, and that the delta leads a client to the same document.
func TestAnySteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := sample()
		for i := range rapid.IntRange(1, 8).Draw(t, "steps") {
			s := anyStep(t, d, string(rune('①'+i)))
			after, err := s.Apply(d)
			if err != nil {
				continue
			}
			holds(t, d, after, s)
			d = after
		}
	})
}

func holds(t *rapid.T, d, after *Document, s Step) {
	what := bytesOf(t, Steps{s})
	if err := after.Check(); err != nil {
		t.Fatalf("%s leaves: %v", what, err)
	}
	inverse, err := s.Invert(d)
	if err != nil {
		t.Fatal(what, err)
	}
	if back, err := inverse.Apply(after); err != nil || bytesOf(t, back) != bytesOf(t, d) {
		t.Fatalf("%s taken back: %v\n%s\nwant %s", what, err, bytesOf(t, back), bytesOf(t, d))
	}
	var again Steps
	if err := json.Unmarshal([]byte(what), &again); err != nil || bytesOf(t, again) != what {
		t.Fatalf("%s came back as %s (%v)", what, bytesOf(t, again), err)
	}
	if got := bytesOf(t, Diff(d, after).apply(d)); got != bytesOf(t, after) {
		t.Fatalf("%s by its delta: %s\nwant %s", what, got, bytesOf(t, after))
	}
}

// TestTwoAtOnce holds for two steps of any kinds made on one document: the
// second is moved to where it applies and leaves a sound document, or refused.
func TestTwoAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := sample()
		mine, theirs := anyStep(t, d, "我"), anyStep(t, d, "他")
		if _, err := mine.Apply(d); err != nil {
			return
		}
		traced, after, err := Steps{theirs}.Trace(d)
		if err != nil {
			return
		}
		moved, ok := mine.Map(traced)
		if !ok {
			return
		}
		both, err := moved.Apply(after)
		if err != nil {
			t.Fatalf("%s over %s: %v", bytesOf(t, Steps{mine}), bytesOf(t, Steps{theirs}), err)
		}
		if err := both.Check(); err != nil {
			t.Fatalf("%s over %s leaves %v", bytesOf(t, Steps{mine}), bytesOf(t, Steps{theirs}), err)
		}
	})
}
