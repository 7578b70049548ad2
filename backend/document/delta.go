package document

import (
	"reflect"
	"slices"

	"broadsheet/backend/design"
	"broadsheet/backend/story"
)

// Delta is what differs between two documents: whole values of the parts.
type Delta struct {
	Title      *string                `json:"title,omitempty"`
	Author     *string                `json:"author,omitempty"`
	Locale     *story.Locale          `json:"locale,omitempty"`
	Design     *design.Design         `json:"design,omitempty"`
	Grid       *design.Grid           `json:"grid,omitempty"`
	Folio      *Folio                 `json:"folio,omitempty"`
	Frames     map[FrameID]Frame      `json:"frames,omitempty"`
	Pages      [][]FrameID            `json:"pages,omitempty"`
	Stories    map[StoryID]StoryDelta `json:"stories,omitempty"`
	StoryOrder []StoryID              `json:"storyOrder,omitzero"`
	Photos     []Photo                `json:"photos,omitzero"`
	Threads    []Thread               `json:"threads,omitzero"`

	MadeCreditLine *string `json:"madeCreditLine,omitempty"`
}

// StoryDelta is what differs in a story. A nil fit was taken away.
type StoryDelta struct {
	Order  []story.BlockID               `json:"order,omitzero"`
	Blocks map[story.BlockID]story.Block `json:"blocks,omitempty"`
	Fits   map[story.BlockID]*Fit        `json:"fits,omitempty"`
	Locale *story.Locale                 `json:"locale,omitempty"`
	Mode   *story.WritingMode            `json:"mode,omitempty"`
}

// Diff returns what leads from old to new. Parts that both share in memory are
// not looked at.
func Diff(old, new *Document) Delta {
	var d Delta
	differ(&d.Title, old.Title, &new.Title)
	differ(&d.Author, old.Author, &new.Author)
	differ(&d.Locale, old.Locale, &new.Locale)
	differ(&d.Folio, old.Folio, &new.Folio)
	differ(&d.MadeCreditLine, old.MadeCreditLine, &new.MadeCreditLine)
	if !sameDesign(&old.Design, &new.Design) {
		d.Design = &new.Design
	}
	if !sameSlice(old.Grid.X, new.Grid.X) || !reflect.DeepEqual(old.Grid, new.Grid) {
		if !reflect.DeepEqual(old.Grid, new.Grid) {
			d.Grid = &new.Grid
		}
	}
	d.diffPages(old, new)
	d.diffStories(old, new)
	if !sameSlice(old.Photos, new.Photos) && !reflect.DeepEqual(old.Photos, new.Photos) {
		d.Photos = new.Photos
	}
	if !sameThreads(old.Threads, new.Threads) {
		d.Threads = new.Threads
	}
	return d
}

func differ[T comparable](to **T, old T, new *T) {
	if old != *new {
		*to = new
	}
}

func (d *Delta) diffPages(old, new *Document) {
	if sameSlice(old.Pages, new.Pages) {
		return
	}
	was := map[FrameID]*Frame{}
	for p := range old.Pages {
		for i := range old.Pages[p].Frames {
			was[old.Pages[p].Frames[i].ID] = &old.Pages[p].Frames[i]
		}
	}
	for p := range new.Pages {
		for i := range new.Pages[p].Frames {
			f := &new.Pages[p].Frames[i]
			if o := was[f.ID]; o == nil || !reflect.DeepEqual(o, f) {
				put(&d.Frames, f.ID, *f)
			}
		}
	}
	if ids := frameIDs(new); !reflect.DeepEqual(frameIDs(old), ids) {
		d.Pages = ids
	}
}

func put[K comparable, V any](m *map[K]V, key K, value V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[key] = value
}

func frameIDs(d *Document) [][]FrameID {
	out := make([][]FrameID, len(d.Pages))
	for p := range d.Pages {
		out[p] = make([]FrameID, len(d.Pages[p].Frames))
		for i := range d.Pages[p].Frames {
			out[p][i] = d.Pages[p].Frames[i].ID
		}
	}
	return out
}

func (d *Delta) diffStories(old, new *Document) {
	if sameSlice(old.Stories, new.Stories) {
		return
	}
	id := func(s Story) StoryID { return s.ID }
	if now := ids(new.Stories, id); !slices.Equal(ids(old.Stories, id), now) {
		d.StoryOrder = now
	}
	for i := range new.Stories {
		s := &new.Stories[i]
		was := old.StoryByID(s.ID)
		isNew := was == nil
		if isNew {
			was = &Story{}
		}
		if delta := diffStory(was, s); isNew || !reflect.ValueOf(delta).IsZero() {
			put(&d.Stories, s.ID, delta)
		}
	}
}

func ids[T any, I any](list []T, id func(T) I) []I {
	out := make([]I, len(list))
	for i := range list {
		out[i] = id(list[i])
	}
	return out
}

func diffStory(old, new *Story) StoryDelta {
	var d StoryDelta
	differ(&d.Locale, old.Story.Locale, &new.Story.Locale)
	differ(&d.Mode, old.Story.Mode, &new.Story.Mode)
	if !sameSlice(old.Story.Blocks, new.Story.Blocks) {
		d.diffBlocks(old.Story.Blocks, new.Story.Blocks)
	}
	if sameMap(old.Fits, new.Fits) {
		return d
	}
	for id, fit := range new.Fits {
		if !sameFit(old.fit(id), &fit) {
			put(&d.Fits, id, &fit)
		}
	}
	for id := range old.Fits {
		if _, ok := new.Fits[id]; !ok {
			put(&d.Fits, id, nil)
		}
	}
	return d
}

func (d *StoryDelta) diffBlocks(old, new []story.Block) {
	isSameOrder := slices.EqualFunc(old, new, func(a, b story.Block) bool { return a.ID == b.ID })
	if isSameOrder {
		for i := range new {
			if !sameBlock(&old[i], &new[i]) {
				put(&d.Blocks, new[i].ID, new[i])
			}
		}
		return
	}
	d.Order = ids(new, func(b story.Block) story.BlockID { return b.ID })
	was := make(map[story.BlockID]*story.Block, len(old))
	for i := range old {
		was[old[i].ID] = &old[i]
	}
	for i := range new {
		if o := was[new[i].ID]; o == nil || !sameBlock(o, &new[i]) {
			put(&d.Blocks, new[i].ID, new[i])
		}
	}
}

func sameBlock(a, b *story.Block) bool {
	return a.Role == b.Role && a.Label == b.Label && a.Confidence == b.Confidence && a.Line == b.Line &&
		(sameSlice(a.Spans, b.Spans) || slices.Equal(a.Spans, b.Spans))
}
