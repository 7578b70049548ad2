package document

import (
	"slices"

	"broadsheet/backend/story"
)

// withThreads returns d, already a copy, with other threads.
func (d *Document) withThreads(threads []Thread) *Document {
	if sameSlice(d.Threads, threads) {
		return d
	}
	out := *d
	out.Threads = threads
	return &out
}

// changeThreads returns threads with one after the other changed; one for
// which change reports false is left out. The list is copied when the first
// differs.
func changeThreads(threads []Thread, change func(*Thread) bool) []Thread {
	out, isCopy := threads, false
	for i := 0; i < len(out); i++ {
		t := out[i]
		keep := change(&t)
		if keep && t.From == out[i].From && t.To == out[i].To && sameSlice(t.Frames, out[i].Frames) {
			continue
		}
		if !isCopy {
			out, isCopy = slices.Clone(out), true
		}
		if !keep {
			out = slices.Delete(out, i, i+1)
			i--
			continue
		}
		out[i] = t
	}
	return out
}

// followSplit lets a thread that ended with the block end with the new one.
func followSplit(threads []Thread, s SplitBlock) []Thread {
	return changeThreads(threads, func(t *Thread) bool {
		if t.Story == s.Story && t.To == s.Block {
			t.To = s.NewBlock.ID
		}
		return true
	})
}

// followJoin lets the threads follow a joining: the text goes to the thread of
// the block, and a thread that began with next begins behind it.
func followJoin(d *Document, s JoinBlocks) []Thread {
	in := d.StoryByID(s.Story)
	shown := func(t *Thread) bool { return t.From == s.Next }
	return changeThreads(d.Threads, func(t *Thread) bool {
		switch {
		case t.Story != s.Story:
		case shown(t) && t.To == s.Next:
			return false
		case shown(t):
			i, _ := in.index(s.Next)
			t.From = in.Story.Blocks[i+1].ID
		case t.To == s.Next:
			t.To = s.Block
		}
		return true
	})
}

// followRemove narrows the threads to the blocks that are left; one without
// any goes.
func followRemove(d *Document, in *Story, isRemoved func(story.BlockID) bool) []Thread {
	return changeThreads(d.Threads, func(t *Thread) bool {
		if t.Story != in.ID {
			return true
		}
		left := slices.DeleteFunc(in.between(t.From, t.To), isRemoved)
		if len(left) == 0 {
			return false
		}
		t.From, t.To = left[0], left[len(left)-1]
		return true
	})
}

// between returns the ids of the blocks from..to.
func (s *Story) between(from, to story.BlockID) []story.BlockID {
	a, err := s.index(from)
	if err != nil {
		return nil
	}
	b, err := s.index(to)
	if err != nil || b < a {
		return nil
	}
	var out []story.BlockID
	for i := a; i <= b; i++ {
		out = append(out, s.Story.Blocks[i].ID)
	}
	return out
}

// followInsert takes blocks put in at index i of a story into a thread. Inside
// of a range they are in it already. Between two threads they go with the one
// whose neighbouring block has their role, else with the one before.
func followInsert(d *Document, in *Story, i int, blocks []story.Block) []Thread {
	if len(blocks) == 0 {
		return d.Threads
	}
	before, behind := threadAround(d, in, i)
	joinsBehind := before < 0 || behind >= 0 &&
		in.Story.Blocks[i].Role == blocks[len(blocks)-1].Role && in.Story.Blocks[i-1].Role != blocks[0].Role
	switch {
	case joinsBehind && behind >= 0:
		t := d.Threads[behind]
		t.From = blocks[0].ID
		return replaced(d.Threads, behind, t)
	case before >= 0:
		t := d.Threads[before]
		t.To = blocks[len(blocks)-1].ID
		return replaced(d.Threads, before, t)
	}
	return d.Threads
}

// threadAround returns the thread that ends just before index i of a story,
// and the one that begins there; -1 where there is none.
func threadAround(d *Document, in *Story, i int) (before, behind int) {
	before, behind = -1, -1
	for n, t := range d.Threads {
		if t.Story != in.ID {
			continue
		}
		if i > 0 && t.To == in.Story.Blocks[i-1].ID {
			before = n
		}
		if i < len(in.Story.Blocks) && t.From == in.Story.Blocks[i].ID {
			behind = n
		}
	}
	return before, behind
}

// withoutFrames returns the threads without some frames; one without any goes.
func withoutFrames(threads []Thread, isRemoved func(FrameID) bool) []Thread {
	return changeThreads(threads, func(t *Thread) bool {
		if !slices.ContainsFunc(t.Frames, isRemoved) {
			return true
		}
		t.Frames = slices.DeleteFunc(slices.Clone(t.Frames), isRemoved)
		return len(t.Frames) > 0
	})
}
