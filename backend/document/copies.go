package document

import (
	"maps"
	"slices"

	"broadsheet/backend/story"
)

// The functions here are how steps change a document: each copies the way from
// the document down to the part that changes and shares everything else.

// storyIndex returns the index of a story, or an error that names it.
func (d *Document) storyIndex(id StoryID) (int, error) {
	for i := range d.Stories {
		if d.Stories[i].ID == id {
			return i, nil
		}
	}
	return 0, gone("story", string(id))
}

// index returns the index of a block, or an error that names it.
func (s *Story) index(id story.BlockID) (int, error) {
	for i := range s.Story.Blocks {
		if s.Story.Blocks[i].ID == id {
			return i, nil
		}
	}
	return 0, gone("block", string(id))
}

// block returns a block of a story, or an error that names what is missing.
func (d *Document) block(in StoryID, id story.BlockID) (*story.Block, error) {
	i, err := d.storyIndex(in)
	if err != nil {
		return nil, err
	}
	n, err := d.Stories[i].index(id)
	if err != nil {
		return nil, err
	}
	return &d.Stories[i].Story.Blocks[n], nil
}

// withStory returns d with a story changed; change gets a copy of the story
// whose lists are still those of d.
func (d *Document) withStory(id StoryID, change func(*Story) error) (*Document, error) {
	i, err := d.storyIndex(id)
	if err != nil {
		return nil, err
	}
	s := d.Stories[i]
	if err := change(&s); err != nil {
		return nil, err
	}
	out := *d
	out.Stories = slices.Clone(d.Stories)
	out.Stories[i] = s
	return &out, nil
}

// setFit changes one entry of a story's fits; nil takes it away.
func (s *Story) setFit(id story.BlockID, fit *Fit) {
	if _, has := s.Fits[id]; !has && fit == nil {
		return
	}
	fits := maps.Clone(s.Fits)
	switch {
	case fit != nil && fits == nil:
		fits = map[story.BlockID]Fit{id: *fit}
	case fit != nil:
		fits[id] = *fit
	default:
		delete(fits, id)
	}
	if len(fits) == 0 {
		fits = nil
	}
	s.Fits = fits
}

// fit returns a block's fit, nil if it has none.
func (s *Story) fit(id story.BlockID) *Fit {
	if f, ok := s.Fits[id]; ok {
		return &f
	}
	return nil
}

// findFrame returns the page of a frame and its place there.
func (d *Document) findFrame(id FrameID) (page, index int, err error) {
	for p := range d.Pages {
		for i := range d.Pages[p].Frames {
			if d.Pages[p].Frames[i].ID == id {
				return p, i, nil
			}
		}
	}
	return 0, 0, gone("frame", string(id))
}

// FrameByID returns the frame of an id, nil if there is none.
func (d *Document) FrameByID(id FrameID) *Frame {
	page, i, err := d.findFrame(id)
	if err != nil {
		return nil
	}
	return &d.Pages[page].Frames[i]
}

// withFrames returns d with another list of frames on a page.
func (d *Document) withFrames(page int, frames []Frame) *Document {
	out := *d
	out.Pages = slices.Clone(d.Pages)
	out.Pages[page].Frames = frames
	return &out
}

// photoIndex returns the index of a photo, or an error that names it.
func (d *Document) photoIndex(id PhotoID) (int, error) {
	for i := range d.Photos {
		if d.Photos[i].ID == id {
			return i, nil
		}
	}
	return 0, gone("photo", string(id))
}

// withPhoto returns d with one photo changed.
func (d *Document) withPhoto(i int, change func(*Photo)) *Document {
	out := *d
	out.Photos = slices.Clone(d.Photos)
	change(&out.Photos[i])
	return &out
}

// inserted returns a copy of list with values put in at index i.
func inserted[T any](list []T, i int, values ...T) []T {
	out := make([]T, 0, len(list)+len(values))
	out = append(out, list[:i]...)
	out = append(out, values...)
	return append(out, list[i:]...)
}

// removed returns a copy of list without the value at index i.
func removed[T any](list []T, i int) []T {
	out := make([]T, 0, len(list)-1)
	return append(append(out, list[:i]...), list[i+1:]...)
}

// replaced returns a copy of list with another value at index i.
func replaced[T any](list []T, i int, value T) []T {
	out := slices.Clone(list)
	out[i] = value
	return out
}
