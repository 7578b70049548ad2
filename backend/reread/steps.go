package reread

import (
	"slices"

	"broadsheet/backend/document"
	"broadsheet/backend/story"
)

// Steps returns what takes the changes of the numbers in take into a document:
// text changes by the words that differ, so that styles, fits and places of
// all other text stay. The changes may come from an earlier state of the
// story: each is fitted to the document as it is, and one whose paragraph is
// gone is left out. newRead is what the story's Read becomes: the new
// manuscript with the ids of the edited story, and as before where a change
// was not taken, so that the next reading shows it again.
func Steps(d *document.Document, id document.StoryID, changes []Change, take []int) (steps []document.Step, newRead story.Story) {
	s := d.StoryByID(id)
	if s == nil {
		return nil, story.Story{}
	}
	t := taker{story: id, blocks: map[story.BlockID]story.Block{}}
	for _, b := range s.Story.Blocks {
		t.blocks[b.ID] = b
		t.order = append(t.order, b.ID)
	}
	for i := range changes {
		if slices.Contains(take, changes[i].Number) {
			t.take(&changes[i])
		}
	}
	return t.steps, readOf(s, changes, take)
}

// readOf is the new manuscript without the changes that were not taken; without
// any change, the story as it was read before.
func readOf(s *document.Story, changes []Change, take []int) story.Story {
	if len(changes) == 0 || changes[0].all == nil {
		if s.Read != nil {
			return *s.Read
		}
		return s.Story
	}
	all := changes[0].all
	r := reading{all.theirs, all.base}
	r.Blocks = slices.Clone(all.theirs.Blocks)
	for i := range r.Blocks {
		r.Blocks[i].ID = all.ids[i]
	}
	for i := range changes {
		if !slices.Contains(take, changes[i].Number) {
			r.leave(&changes[i])
		}
	}
	return r.Story
}

// reading is a manuscript out of which changes are taken again.
type reading struct {
	story.Story
	base story.Story
}

// leave undoes a change. Two may concern one paragraph: its text and its role.
func (r *reading) leave(c *Change) {
	switch c.Kind {
	case Changed:
		r.Blocks[r.index(c.base.ID)].Spans = c.base.Spans
	case Role:
		b := &r.Blocks[r.index(c.base.ID)]
		b.Role, b.Label = c.base.Role, c.base.Label
	case Removed:
		r.Blocks = slices.Insert(r.Blocks, r.behindOneBefore(c.base.ID), c.base)
	case Added:
		i := r.index(c.theirs.ID)
		if c.base.ID != "" {
			r.Blocks[i] = c.base
			return
		}
		r.Blocks = slices.Delete(r.Blocks, i, i+1)
	}
}

func (r *reading) index(id story.BlockID) int {
	return slices.IndexFunc(r.Blocks, func(b story.Block) bool { return b.ID == id })
}

// behindOneBefore is the place behind the nearest paragraph that stood before
// one of base and is still there; 0 if there is none.
func (r *reading) behindOneBefore(id story.BlockID) int {
	after := 0
	for _, b := range r.base.Blocks {
		if b.ID == id {
			break
		}
		if i := r.index(b.ID); i >= 0 {
			after = i + 1
		}
	}
	return after
}

// taker collects the steps; blocks and order are the story as they leave it.
type taker struct {
	story  document.StoryID
	blocks map[story.BlockID]story.Block
	order  []story.BlockID
	steps  []document.Step
}

func (t *taker) take(c *Change) {
	switch c.Kind {
	case Changed:
		t.change(c)
	case Added:
		t.insert(c)
	case Removed:
		t.remove(c.Block)
	case Role:
		if b, ok := t.blocks[c.Block]; ok && (b.Role != c.theirs.Role || b.Label != c.theirs.Label) {
			t.steps = append(t.steps, document.SetBlock{Story: t.story, Block: c.Block, Role: c.theirs.Role, Label: c.theirs.Label})
		}
	}
}

// change replaces the words that differ, from the paragraph's end to its
// beginning: no step moves the places of another.
func (t *taker) change(c *Change) {
	b, ok := t.blocks[c.Block]
	if !ok {
		return
	}
	after := c.After
	if now := b.Text(); now != c.Current { // edited since the changes were shown
		after, _ = merge(c.base.Text(), now, c.theirs.Text())
	}
	from := []rune(b.Text())
	hunks := diff(from, []rune(after))
	for _, h := range slices.Backward(hunks) {
		step := document.ReplaceText{At: document.TextRef{Story: t.story, Block: b.ID}, From: h.from, To: h.to, Spans: []story.Span{}}
		if len(h.text) > 0 {
			span := lookAt(b.Spans, h)
			span.Text = string(h.text)
			step.Spans = append(step.Spans, span)
		}
		t.steps = append(t.steps, step)
	}
	b.Spans = []story.Span{{Text: after}}
	t.blocks[b.ID] = b
}

// lookAt is the appearance of the text that a hunk replaces, or stands behind.
func lookAt(spans []story.Span, h hunk) story.Span {
	at := h.from
	if h.to == h.from {
		at = max(0, h.from-1)
	}
	for _, s := range spans {
		n := len([]rune(s.Text))
		if at < n {
			return s
		}
		at -= n
	}
	return story.Span{}
}

// insert puts a new paragraph behind the one that it stands behind, or, where
// that was not taken, behind the nearest before it in the new manuscript.
func (t *taker) insert(c *Change) {
	if _, ok := t.blocks[c.theirs.ID]; ok {
		return
	}
	after := t.anchor(c)
	t.steps = append(t.steps, document.InsertBlocks{Story: t.story, After: after, Blocks: []story.Block{c.theirs}})
	t.blocks[c.theirs.ID] = c.theirs
	t.order = slices.Insert(t.order, slices.Index(t.order, after)+1, c.theirs.ID)
}

func (t *taker) anchor(c *Change) story.BlockID {
	if _, ok := t.blocks[c.Block]; ok {
		return c.Block
	}
	at := slices.Index(c.all.ids, c.theirs.ID)
	for i := at - 1; i >= 0; i-- {
		if _, ok := t.blocks[c.all.ids[i]]; ok {
			return c.all.ids[i]
		}
	}
	return ""
}

func (t *taker) remove(id story.BlockID) {
	if _, ok := t.blocks[id]; !ok {
		return
	}
	t.steps = append(t.steps, document.RemoveBlocks{Story: t.story, Blocks: []story.BlockID{id}})
	delete(t.blocks, id)
	t.order = slices.DeleteFunc(t.order, func(b story.BlockID) bool { return b == id })
}
