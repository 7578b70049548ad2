package document

import (
	"maps"
	"slices"

	"broadsheet/backend/story"
)

// Apply implements Step.
func (s InsertBlocks) Apply(d *Document) (*Document, error) {
	threads := d.Threads
	out, err := d.withStory(s.Story, func(in *Story) error {
		i, err := in.behind(s.After)
		if err != nil {
			return err
		}
		threads = followInsert(d, in, i, s.Blocks)
		return s.insert(in, i)
	})
	if err != nil {
		return nil, err
	}
	return out.withThreads(threads), nil
}

// behind returns the index behind a block, 0 for "".
func (s *Story) behind(id story.BlockID) (int, error) {
	if id == "" {
		return 0, nil
	}
	i, err := s.index(id)
	return i + 1, err
}

func (s InsertBlocks) insert(in *Story, i int) error {
	blocks := make([]story.Block, len(s.Blocks))
	for n, b := range s.Blocks {
		if slices.ContainsFunc(blocks[:n], func(x story.Block) bool { return x.ID == b.ID }) {
			return taken("block", string(b.ID))
		}
		b.Spans = merge(b.Spans)
		if err := in.checkNew(b, s.fit(b.ID), length(b.Spans)); err != nil {
			return err
		}
		blocks[n] = b
	}
	for id := range s.Fits {
		if !slices.ContainsFunc(blocks, func(b story.Block) bool { return b.ID == id }) {
			return gone("block", string(id))
		}
	}
	if len(s.Fits) > 0 {
		fits := maps.Clone(in.Fits)
		if fits == nil {
			fits = map[story.BlockID]Fit{}
		}
		maps.Copy(fits, s.Fits)
		in.Fits = fits
	}
	in.Story.Blocks = inserted(in.Story.Blocks, i, blocks...)
	return nil
}

func (s InsertBlocks) fit(id story.BlockID) *Fit {
	if f, ok := s.Fits[id]; ok {
		return &f
	}
	return nil
}

// Invert implements Step.
func (s InsertBlocks) Invert(before *Document) (Step, error) {
	back := RemoveBlocks{Story: s.Story, Blocks: []story.BlockID{}}
	for _, b := range s.Blocks {
		back.Blocks = append(back.Blocks, b.ID)
	}
	return restoring(before, s, back)
}

// Apply implements Step.
func (s RemoveBlocks) Apply(d *Document) (*Document, error) {
	i, err := d.storyIndex(s.Story)
	if err != nil {
		return nil, err
	}
	for n, id := range s.Blocks {
		if _, err := d.Stories[i].index(id); err != nil {
			return nil, err
		}
		if slices.Contains(s.Blocks[:n], id) {
			return nil, gone("block", string(id))
		}
	}
	out, err := d.withStory(s.Story, func(in *Story) error {
		in.Story.Blocks = slices.DeleteFunc(slices.Clone(in.Story.Blocks), func(b story.Block) bool { return s.names(b.ID) })
		in.removeFits(s.Blocks)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out.withThreads(followRemove(d, &d.Stories[i], s.names)), nil
}

func (s RemoveBlocks) names(id story.BlockID) bool { return slices.Contains(s.Blocks, id) }

func (s *Story) removeFits(ids []story.BlockID) {
	for _, id := range ids {
		s.setFit(id, nil)
	}
}

// Invert implements Step: each run of neighbours comes back at once.
func (s RemoveBlocks) Invert(before *Document) (Step, error) {
	i, err := before.storyIndex(s.Story)
	if err != nil {
		return nil, err
	}
	in, after := &before.Stories[i], story.BlockID("")
	var back Steps
	isRun := false
	for _, b := range in.Story.Blocks {
		if !s.names(b.ID) {
			after, isRun = b.ID, false
			continue
		}
		if !isRun {
			back, isRun = append(back, InsertBlocks{Story: s.Story, After: after}), true
		}
		last := back[len(back)-1].(InsertBlocks)
		back[len(back)-1] = last.with(b, in.fit(b.ID))
	}
	return restoring(before, s, back)
}

func (s InsertBlocks) with(b story.Block, fit *Fit) InsertBlocks {
	s.Blocks = append(s.Blocks, b)
	if fit != nil {
		fits := maps.Clone(s.Fits)
		if fits == nil {
			fits = map[story.BlockID]Fit{}
		}
		fits[b.ID] = *fit
		s.Fits = fits
	}
	return s
}

// Apply implements Step.
func (s SetBlock) Apply(d *Document) (*Document, error) {
	if err := checkRole(s.Block, s.Role); err != nil {
		return nil, err
	}
	return d.withStory(s.Story, func(in *Story) error {
		i, err := in.index(s.Block)
		if err != nil {
			return err
		}
		b := in.Story.Blocks[i]
		b.Role, b.Label = s.Role, s.Label
		in.Story.Blocks = replaced(in.Story.Blocks, i, b)
		return nil
	})
}

// Invert implements Step.
func (s SetBlock) Invert(before *Document) (Step, error) {
	b, err := before.block(s.Story, s.Block)
	if err != nil {
		return nil, err
	}
	return SetBlock{Story: s.Story, Block: s.Block, Role: b.Role, Label: b.Label}, nil
}

// Apply implements Step.
func (s SetFit) Apply(d *Document) (*Document, error) {
	return d.withStory(s.Story, func(in *Story) error {
		i, err := in.index(s.Block)
		if err != nil {
			return err
		}
		if err := checkFit(s.Block, s.Fit, length(in.Story.Blocks[i].Spans)); err != nil {
			return err
		}
		in.setFit(s.Block, s.Fit)
		return nil
	})
}

// Invert implements Step.
func (s SetFit) Invert(before *Document) (Step, error) {
	i, err := before.storyIndex(s.Story)
	if err != nil {
		return nil, err
	}
	return SetFit{Story: s.Story, Block: s.Block, Fit: before.Stories[i].fit(s.Block)}, nil
}

// Apply implements Step.
func (s SetRead) Apply(d *Document) (*Document, error) {
	return d.withStory(s.Story, func(in *Story) error {
		in.Read = s.Read
		return nil
	})
}

// Invert implements Step.
func (s SetRead) Invert(before *Document) (Step, error) {
	i, err := before.storyIndex(s.Story)
	if err != nil {
		return nil, err
	}
	return SetRead{Story: s.Story, Read: before.Stories[i].Read}, nil
}
