package draw

import (
	"math"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/scene"
)

// besides names for each photo the block behind which it is read: the last of
// the section that it belongs to, else the paragraph that it stands nearest to.
// A photo without either is left out.
func besides(d *document.Document, l *layout.Layout) map[string]scene.BlockAt {
	out := map[string]scene.BlockAt{}
	ends := sectionEnds(d)
	var near *paragraphs
	for i := range d.Photos {
		p := &d.Photos[i]
		if p.Section >= 0 && p.Section < len(ends) && ends[p.Section].Block != "" {
			out[string(p.ID)] = ends[p.Section]
			continue
		}
		if near == nil {
			near = paragraphsOf(d, l)
		}
		if at, ok := near.nearestTo(p.ID); ok {
			out[string(p.ID)] = at
		}
	}
	return out
}

// sectionEnds are the last blocks of the first story's sections, whose numbers
// photos bear. Without a head there is no section that a photo could be told
// from the others by.
func sectionEnds(d *document.Document) []scene.BlockAt {
	if len(d.Stories) == 0 {
		return nil
	}
	var out []scene.BlockAt
	isParted := false
	for _, s := range d.Stories[0].Story.Sections() {
		at := scene.BlockAt{Story: string(d.Stories[0].ID)}
		if s.Head != nil {
			isParted, at.Block = true, string(s.Head.ID)
		}
		for _, b := range s.Body {
			if b.Role != "credit" { // it names the sources of the photos
				at.Block = string(b.ID)
			}
		}
		out = append(out, at)
	}
	if !isParted {
		return nil
	}
	return out
}

// paragraphs are the paragraphs and the photos of all pages, where they stand.
type paragraphs struct {
	lines  [][]standing // by page
	photos map[document.PhotoID]photoAt
}

type standing struct {
	at   scene.BlockAt
	rect geom.Rect
}

// photoAt is where a photo stands first.
type photoAt struct {
	page int
	rect geom.Rect
}

func paragraphsOf(d *document.Document, l *layout.Layout) *paragraphs {
	read := map[scene.BlockAt]bool{}
	for _, s := range d.Stories {
		for _, b := range s.Story.Blocks {
			read[scene.BlockAt{Story: string(s.ID), Block: string(b.ID)}] = b.Role == "body" || b.Role == "lead"
		}
	}
	out := &paragraphs{lines: make([][]standing, len(l.Pages)), photos: map[document.PhotoID]photoAt{}}
	for page := range l.Pages {
		for i := range l.Pages[page].Placed {
			out.add(page, &l.Pages[page].Placed[i], read)
		}
	}
	return out
}

func (p *paragraphs) add(page int, placed *layout.Placed, read map[scene.BlockAt]bool) {
	for _, picture := range placed.Pictures {
		if _, isKnown := p.photos[picture.Photo]; !isKnown {
			p.photos[picture.Photo] = photoAt{page, picture.Rect}
		}
	}
	for i := range placed.Lines {
		line := &placed.Lines[i]
		at := scene.BlockAt{Story: string(placed.Story), Block: string(line.Block)}
		if read[at] {
			top := topOf(*line)
			p.lines[page] = append(p.lines[page], standing{at, geom.Rect{X: line.X, Y: top, W: line.Measure, H: line.Baseline - top}})
		}
	}
}

// nearestTo returns the paragraph of the line that stands nearest to a photo on
// its page, the first of those that stand as near.
func (p *paragraphs) nearestTo(id document.PhotoID) (at scene.BlockAt, ok bool) {
	photo, ok := p.photos[id]
	if !ok {
		return at, false
	}
	least := math.Inf(1)
	for _, s := range p.lines[photo.page] {
		if far := apart(s.rect, photo.rect); far < least {
			least, at = far, s.at
		}
	}
	return at, !math.IsInf(least, 1)
}

// apart is the distance between two rectangles, 0 where they touch.
func apart(a, b geom.Rect) float64 {
	across := max(a.X-b.Right(), b.X-a.Right(), 0)
	down := max(a.Y-b.Bottom(), b.Y-a.Bottom(), 0)
	return math.Hypot(float64(across), float64(down))
}
