package desk

import (
	"iter"
	"unicode"

	"broadsheet/backend/document"
	"broadsheet/backend/layout"
	"broadsheet/backend/photo"
	"broadsheet/backend/story"
)

// charactersIn counts the manuscript, white space aside: its blocks with
// their labels, its captions and its credit line.
func (c *Composition) charactersIn() int {
	n := c.manuscript.Story.Runes() + charactersOf(c.manuscript.Credit)
	for _, caption := range c.manuscript.Captions {
		n += charactersOf(caption.Text)
	}
	return n
}

// charactersSet counts, of those, what stands on the pages. Furniture is not
// the manuscript's, and neither is a caption or credit that came with a photo.
func (c *Composition) charactersSet(d *document.Document, l *layout.Layout) int {
	foreign := c.foreignFrames(d)
	n := 0
	for page := range l.Pages {
		for _, placed := range l.Pages[page].Placed {
			if placed.Frame == "" || foreign[placed.Frame] {
				continue
			}
			for i := range placed.Lines {
				if line := &placed.Lines[i]; !c.hasOwnCredit || line.Role != string(story.Credit) {
					n += charactersOfLine(line)
				}
			}
		}
	}
	return n
}

// foreignFrames are the frames of captions that are not the manuscript's.
func (c *Composition) foreignFrames(d *document.Document) map[document.FrameID]bool {
	out := map[document.FrameID]bool{}
	for _, page := range d.Pages {
		for _, f := range page.Frames {
			if f.Kind == document.CaptionFrame && c.fromPhoto[photo.ID(f.Photo)] {
				out[f.ID] = true
			}
		}
	}
	return out
}

// charactersOfLine counts the part of its text that a line shows.
func charactersOfLine(l *layout.Line) int {
	n, at := 0, 0
	for _, r := range l.Text {
		if at >= l.Set.Start && at < l.Set.End && !isBlank(r) {
			n++
		}
		at++
	}
	return n
}

func charactersOf(s string) int {
	n := 0
	for _, r := range s {
		if !isBlank(r) {
			n++
		}
	}
	return n
}

// isBlank holds for white space and for characters without width.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

// linesOf walks over all lines of a layout.
func linesOf(l *layout.Layout) iter.Seq[*layout.Line] {
	return func(yield func(*layout.Line) bool) {
		for page := range l.Pages {
			for p := range l.Pages[page].Placed {
				lines := l.Pages[page].Placed[p].Lines
				for i := range lines {
					if !yield(&lines[i]) {
						return
					}
				}
			}
		}
	}
}
