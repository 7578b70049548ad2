package preflight

import (
	"strings"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
)

// locate fills in where on the page each finding is, and its page and frame
// where the finding names only a text or a photo. What stands on no page, and
// what concerns the document as a whole, stays without.
func locate(found []Finding, p Proof) {
	for i := range found {
		f := &found[i]
		if !f.Rect.IsEmpty() {
			continue
		}
		for page := range p.Layout.Pages {
			if f.Place.Page > 0 && f.Place.Page != page+1 {
				continue
			}
			if placed, rect := placeOnPage(&p.Layout.Pages[page], f.Place, p.Document); placed != nil {
				f.Rect, f.Place.Page = rect, page+1
				if f.Place.Frame == "" {
					f.Place.Frame = string(placed.Frame)
				}
				break
			}
		}
	}
}

// placeOnPage finds what a finding is about among the frames of a page: the
// line that has its excerpt, else the picture, else the frame.
func placeOnPage(page *layout.Page, at finding.Place, d *document.Document) (*layout.Placed, geom.Rect) {
	looks := []func(*layout.Placed) (geom.Rect, bool){func(p *layout.Placed) (geom.Rect, bool) { return frameRect(p), at.Frame != "" }}
	switch {
	case at.Block != "":
		looks[0] = func(p *layout.Placed) (geom.Rect, bool) { return linesWith(p, at.Block, at.Excerpt) }
	case at.Photo != "":
		picture := func(p *layout.Placed) (geom.Rect, bool) { return pictureIn(p, at.Photo) }
		caption := func(p *layout.Placed) (geom.Rect, bool) { return captionIn(p, at, d) }
		looks = append(looks, picture, caption)
		if at.Excerpt != "" { // words of the caption
			looks[1], looks[2] = caption, picture
		}
		looks = append(looks[1:], looks[0])
	}
	for _, look := range looks {
		for i := range page.Placed {
			p := &page.Placed[i]
			if at.Frame != "" && string(p.Frame) != at.Frame {
				continue
			}
			if rect, ok := look(p); ok {
				return p, rect
			}
		}
	}
	return nil, geom.Rect{}
}

// linesWith is the part of a frame in which a block says an excerpt: the first
// line that has it or its beginning, else all lines of the block.
func linesWith(p *layout.Placed, block, excerpt string) (geom.Rect, bool) {
	var all geom.Rect
	for i := range p.Lines {
		l := &p.Lines[i]
		if string(l.Block) != block {
			continue
		}
		rect := lineRect(l)
		if excerpt != "" && saysAny(l, excerpt) {
			return rect, true
		}
		all = all.Union(rect)
	}
	return all, !all.IsEmpty()
}

// saysAny reports whether a line touches the first place at which its block
// says an excerpt.
func saysAny(l *layout.Line, excerpt string) bool {
	at := strings.Index(l.Text, excerpt)
	if at < 0 {
		return false
	}
	from := len([]rune(l.Text[:at]))
	return l.Set.Start < from+len([]rune(excerpt)) && from < l.Set.End
}

// pictureIn is the picture of a photo in a frame.
func pictureIn(p *layout.Placed, photo string) (geom.Rect, bool) {
	for _, picture := range p.Pictures {
		if string(picture.Photo) == photo {
			return picture.Rect, true
		}
	}
	return geom.Rect{}, false
}

// captionIn is the line of a photo's caption that has an excerpt, else the
// frame that shows the caption.
func captionIn(p *layout.Placed, at finding.Place, d *document.Document) (geom.Rect, bool) {
	f := d.FrameByID(p.Frame)
	if f == nil || !f.ShowsCaptionOf(document.PhotoID(at.Photo)) {
		return geom.Rect{}, false
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; at.Excerpt != "" && (l.Photo == "" || string(l.Photo) == at.Photo) && saysAny(l, at.Excerpt) {
			return lineRect(l), true
		}
	}
	return frameRect(p), true
}

// frameRect is what a frame covers: a line has no height of its own.
func frameRect(p *layout.Placed) geom.Rect {
	out := p.Rect
	out.W, out.H = max(out.W, geom.Pt), max(out.H, geom.Pt)
	for i := range p.Lines {
		out = out.Union(lineRect(&p.Lines[i]))
	}
	return out
}

func lineRect(l *layout.Line) geom.Rect {
	r := rectOf(l)
	r.H += r.H.Scale(below / above)
	return r
}
