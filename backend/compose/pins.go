package compose

import (
	"regexp"
	"slices"
	"strings"

	"broadsheet/backend/document"
	"broadsheet/backend/font"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

// kept is what an edited document hands on to the page composed from it: the
// document itself, and the frames that stay where they are.
type kept struct {
	doc   *document.Document
	story *document.Story // the one that is composed, nil where there is none
	// frames that stay, by page; those of other stories among them.
	frames [][]document.Frame
	// threads of the frames that stay: each shows blocks of its own.
	threads []document.Thread
	// held are the blocks of the composed story that those threads show.
	held map[story.BlockID]bool
	// photos that frames that stay show.
	photos map[document.PhotoID]bool
	// ranks are the places of the pictures that are composed among all.
	ranks []int
	// hasText is set where text on the grid stays: it wants the same grid.
	hasText bool
}

// headParts are the frames of the head group: they stay together.
var headParts = []string{"kicker", "headline", "deck", "byline"}

// keep finds what stays of a document.
func keep(d *document.Document, book *font.Book) *kept {
	k := &kept{doc: d, story: mainStory(d), frames: make([][]document.Frame, len(d.Pages)), held: map[story.BlockID]bool{}, photos: map[document.PhotoID]bool{}}
	stays := k.staying()
	for i, p := range d.Pages {
		for _, f := range p.Frames {
			if stays[f.ID] {
				k.frames[i] = append(k.frames[i], k.ofStaying(f, stays))
				k.keepFrame(f)
			}
		}
	}
	for _, t := range d.Threads {
		k.keepThread(t, stays, book)
	}
	return k
}

// staying names the frames that stay: pinned and locked ones, what belongs to
// them, and the frames of other stories.
func (k *kept) staying() map[document.FrameID]bool {
	stays := map[document.FrameID]bool{}
	photos := map[document.PhotoID]bool{}
	groups := map[string]bool{}
	k.each(func(f document.Frame) {
		if f.Pinned || f.Locked {
			stays[f.ID] = true
			groups[groupOf(f)] = true
			if f.Kind == document.PhotoFrame {
				photos[f.Photo] = true
			}
		}
	})
	k.each(func(f document.Frame) {
		isCaption := slices.ContainsFunc(f.CaptionPhotos(), func(id document.PhotoID) bool { return photos[id] })
		if isCaption || groupOf(f) != "" && groups[groupOf(f)] {
			stays[f.ID] = true
		}
	})
	for _, t := range k.doc.Threads {
		if k.story == nil || t.Story != k.story.ID {
			for _, id := range t.Frames {
				stays[id] = true
			}
		}
	}
	return stays
}

// ofStaying returns a frame that stays with the captions of those of its
// photos that stay too: the others get captions of their own. A frame that
// stays for itself keeps all.
func (k *kept) ofStaying(f document.Frame, stays map[document.FrameID]bool) document.Frame {
	if len(f.Photos) == 0 || f.Pinned || f.Locked {
		return f
	}
	photos := map[document.PhotoID]bool{}
	k.each(func(p document.Frame) {
		if p.Kind == document.PhotoFrame && stays[p.ID] {
			photos[p.Photo] = true
		}
	})
	for _, id := range f.Photos {
		if !photos[id] {
			f = f.Without(id)
		}
	}
	return f
}

func (k *kept) each(do func(document.Frame)) {
	for _, p := range k.doc.Pages {
		for _, f := range p.Frames {
			do(f)
		}
	}
}

// groupOf names the frames that make sense only together: the head group, the
// lead with its panel and rules, a section's head with its. Empty: none.
func groupOf(f document.Frame) string {
	id := string(f.ID)
	if id == "lead" || strings.HasPrefix(id, "lead.") {
		return "lead"
	}
	if slices.Contains(headParts, f.Role) && f.Kind == document.TextFrame {
		return "head"
	}
	section, part, ok := strings.Cut(id, ".")
	if ok && strings.HasPrefix(section, "section-") && part != "text" {
		return section
	}
	return ""
}

func (k *kept) keepFrame(f document.Frame) {
	if f.Kind == document.PhotoFrame {
		k.photos[f.Photo] = true
	}
	k.hasText = k.hasText || f.Kind == document.TextFrame && f.OnGrid
}

// keepThread keeps a thread all of whose frames stay. Of one that runs through
// other frames too, each frame that stays keeps the blocks that stand wholly
// in it.
func (k *kept) keepThread(t document.Thread, stays map[document.FrameID]bool, book *font.Book) {
	var staying []document.FrameID
	for _, id := range t.Frames {
		if stays[id] {
			staying = append(staying, id)
		}
	}
	switch {
	case len(staying) == 0:
	case len(staying) == len(t.Frames):
		k.threads = append(k.threads, t)
		k.hold(t)
	default:
		whole := wholeBlocks(layout.LayOut(k.doc, book, nil))
		for _, id := range staying {
			if blocks := whole[id]; len(blocks) > 0 {
				part := document.Thread{Story: t.Story, From: blocks[0], To: blocks[len(blocks)-1], Frames: []document.FrameID{id}}
				k.threads = append(k.threads, part)
				k.hold(part)
			}
		}
	}
}

// hold marks the blocks of a thread of the composed story.
func (k *kept) hold(t document.Thread) {
	if k.story == nil || t.Story != k.story.ID {
		return
	}
	in := t.From == ""
	for _, b := range k.story.Story.Blocks {
		in = in || b.ID == t.From
		if in {
			k.held[b.ID] = true
		}
		if b.ID == t.To {
			return
		}
	}
}

// wholeBlocks lists, for each frame, the blocks that begin and end in it.
func wholeBlocks(l *layout.Layout) map[document.FrameID][]story.BlockID {
	out := map[document.FrameID][]story.BlockID{}
	for _, page := range l.Pages {
		for _, p := range page.Placed {
			begun := story.BlockID("")
			for _, line := range p.Lines {
				if line.Label || line.Set.Start == 0 {
					begun = line.Block
				}
				if line.Last && !line.Label && begun == line.Block && line.Block != "" {
					out[p.Frame] = append(out[p.Frame], line.Block)
				}
			}
		}
	}
	return out
}

// isEmpty reports whether nothing stays on a page: composing is then free.
func (k *kept) isEmpty() bool {
	if k == nil {
		return true
	}
	for _, frames := range k.frames {
		if len(frames) > 0 {
			return false
		}
	}
	return true
}

// madeHere matches the ids of frames that composing makes.
var madeHere = regexp.MustCompile(`^(p\d+\.)?(photo-|caption-|column-|hairline-|kicker|headline|deck|byline|lead|section-)`)

// dropped lists the frames that do not stay and that composing does not make
// anew: what an editor drew without pinning it.
func (k *kept) dropped() []document.Frame {
	known := map[document.FrameID]bool{}
	for _, frames := range k.frames {
		for _, f := range frames {
			known[f.ID] = true
		}
	}
	for _, t := range k.doc.Threads {
		for _, id := range t.Frames {
			known[id] = true
		}
	}
	var out []document.Frame
	k.each(func(f document.Frame) {
		isPhoto := f.Kind == document.PhotoFrame || f.Kind == document.CaptionFrame
		if !known[f.ID] && !isPhoto && !madeHere.MatchString(string(f.ID)) {
			out = append(out, f)
		}
	})
	return out
}
