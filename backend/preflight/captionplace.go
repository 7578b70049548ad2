package preflight

import (
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// checkCaptionPlace looks for captions without a photo, and for those that
// stand where their setting does not want them.
func (c *checker) checkCaptionPlace(page int, f *document.Frame) {
	photos := f.CaptionPhotos()
	if len(photos) == 0 {
		c.find(finding.Warning, EmptyCaption, placeOf(page, f.ID))
		return
	}
	isShared := len(photos) > 1 && f.Caption.Label != document.NoLabel
	for _, id := range photos {
		at := placeOf(page, f.ID)
		at.Photo = string(id)
		i, j := c.frameIndex(page, id), c.indexOf(page, f.ID)
		switch {
		case i < 0 && isShared:
			c.find(finding.Warning, CaptionAway, at, "photo", c.nameOf(id))
		case i >= 0 && len(photos) == 1 && f.Caption.Placement == document.Inside &&
			(i > j || !holds(c.d.Pages[page].Frames[i].Rect, f.Rect)):
			c.find(finding.Warning, CaptionOffPhoto, at, "photo", c.nameOf(id))
		}
	}
}

// frameIndex returns the place, from the back, of the frame that shows a
// photo on a page; -1 where none does.
func (c *checker) frameIndex(page int, id document.PhotoID) int {
	for i, f := range c.d.Pages[page].Frames {
		if f.Kind == document.PhotoFrame && f.Photo == id {
			return i
		}
	}
	return -1
}

func (c *checker) indexOf(page int, id document.FrameID) int {
	for i, f := range c.d.Pages[page].Frames {
		if f.ID == id {
			return i
		}
	}
	return -1
}
