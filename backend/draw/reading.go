package draw

import (
	"cmp"
	"slices"

	"broadsheet/backend/document"
	"broadsheet/backend/layout"
	"broadsheet/backend/scene"
)

// reading returns the order in which a document is read.
func reading(d *document.Document, l *layout.Layout) scene.Reading {
	out := scene.Reading{Captions: captionFrames(d), Articles: articles(d), Beside: besides(d, l)}
	for _, s := range d.Stories {
		lang := string(s.Story.Locale)
		if lang == "" {
			lang = string(d.Locale)
		}
		for _, b := range s.Story.Blocks {
			out.Blocks = append(out.Blocks, scene.BlockRef{Story: string(s.ID), Block: string(b.ID), Role: string(b.Role), Lang: lang})
		}
	}
	for _, p := range d.Photos {
		out.Photos = append(out.Photos, string(p.ID))
	}
	return out
}

// captionFrames names the photo of each frame that shows one caption.
func captionFrames(d *document.Document) map[string]string {
	out := map[string]string{}
	for _, page := range d.Pages {
		for i := range page.Frames {
			if photos := page.Frames[i].CaptionPhotos(); len(photos) == 1 {
				out[string(page.Frames[i].ID)] = string(photos[0])
			}
		}
	}
	return out
}

// bead is a frame with the page that it stands on.
type bead struct {
	page  int
	frame *document.Frame
}

// articles returns the way of each story: the frames of its threads, from the
// first block to the last. A story in one frame has no way to follow.
func articles(d *document.Document) []scene.Article {
	frames := beads(d)
	var out []scene.Article
	for i := range d.Stories {
		a := scene.Article{Title: titleOf(&d.Stories[i])}
		for _, t := range threadsOf(d, &d.Stories[i]) {
			for _, id := range t.Frames {
				if b, ok := frames[id]; ok {
					a.Beads = append(a.Beads, b)
				}
			}
		}
		if len(a.Beads) > 1 {
			out = append(out, a)
		}
	}
	return out
}

func beads(d *document.Document) map[document.FrameID]scene.Bead {
	out := map[document.FrameID]scene.Bead{}
	for page := range d.Pages {
		for _, f := range d.Pages[page].Frames {
			out[f.ID] = scene.Bead{Page: page, Rect: f.Rect}
		}
	}
	return out
}

// threadsOf returns the threads of a story in the order of their blocks.
func threadsOf(d *document.Document, s *document.Story) []document.Thread {
	order := map[string]int{}
	for i, b := range s.Story.Blocks {
		order[string(b.ID)] = i
	}
	var out []document.Thread
	for _, t := range d.Threads {
		if t.Story == s.ID {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b document.Thread) int { return cmp.Compare(order[string(a.From)], order[string(b.From)]) })
	return out
}

// titleOf is a story's headline.
func titleOf(s *document.Story) string {
	headline, _ := s.Story.First("headline")
	return headline.Text()
}
