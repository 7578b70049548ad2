package preflight

import (
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
)

// tolerance is how far something may stand out of an area before it counts:
// a tenth of a point, less than a trimmer can hold.
const tolerance = geom.Pt / 10

// checkFrames looks for frames that show nothing, and for text and pictures
// that stand where they will not be printed or should not be.
func (c *checker) checkFrames(l *layout.Layout) {
	threaded := c.threadedFrames()
	for page := range l.Pages {
		kinds := framesOf(c.d, page)
		for i := range l.Pages[page].Placed {
			p := &l.Pages[page].Placed[i]
			f := kinds[p.Frame]
			if p.Frame == "" || f == nil {
				continue
			}
			c.checkEmpty(page, f, p, threaded[f.ID])
			c.checkLines(page, p)
			c.checkPictures(page, p)
		}
	}
}

// threadedFrames are the frames that a thread names.
func (c *checker) threadedFrames() map[document.FrameID]bool {
	out := map[document.FrameID]bool{}
	for _, t := range c.d.Threads {
		for _, id := range t.Frames {
			out[id] = true
		}
	}
	return out
}

func framesOf(d *document.Document, page int) map[document.FrameID]*document.Frame {
	out := map[document.FrameID]*document.Frame{}
	if page < len(d.Pages) {
		frames := d.Pages[page].Frames
		for i := range frames {
			out[frames[i].ID] = &frames[i]
		}
	}
	return out
}

func (c *checker) checkEmpty(page int, f *document.Frame, p *layout.Placed, isThreaded bool) {
	switch f.Kind {
	case document.TextFrame:
		if len(p.Lines) == 0 {
			c.find(finding.Warning, EmptyTextFrame, placeOf(page, f.ID))
		}
	case document.PhotoFrame:
		if f.Photo == "" {
			c.find(finding.Warning, EmptyPhotoFrame, placeOf(page, f.ID))
		}
	case document.CaptionFrame:
		c.checkCaptionPlace(page, f)
	}
}

// checkLines tells of the first line of a frame that stands outside the page,
// else of the first outside the type area.
func (c *checker) checkLines(page int, p *layout.Placed) {
	format := c.d.Design.Format
	trim := geom.Rect{W: format.Trim.W, H: format.Trim.H}
	offArea := -1
	for i := range p.Lines {
		r := rectOf(&p.Lines[i])
		if !holds(trim, r) {
			c.findLine(finding.Fault, TextOffPage, page, p, i)
			return
		}
		if offArea < 0 && !holds(format.TypeArea, r) {
			offArea = i
		}
	}
	if offArea >= 0 {
		c.findLine(finding.Warning, TextOffTypeArea, page, p, offArea)
	}
}

func (c *checker) findLine(s finding.Severity, code finding.Code, page int, p *layout.Placed, line int) {
	at := placeOf(page, p.Frame)
	at.Block = string(p.Lines[line].Block)
	at.Excerpt = excerptOf(&p.Lines[line])
	c.find(s, code, at)
}

// rectOf is about what a line's glyphs cover: its measure, from its largest
// size above the baseline to the baseline.
func rectOf(l *layout.Line) geom.Rect {
	size := geom.Length(0)
	for _, run := range l.Set.Runs {
		size = max(size, run.Size)
	}
	// Han glyphs reach about 0.88 em above the baseline.
	top := l.Baseline - size*88/100
	return geom.Rect{X: l.X, Y: top, W: l.Measure, H: l.Baseline - top}
}

func holds(area, r geom.Rect) bool {
	return r.X >= area.X-tolerance && r.Y >= area.Y-tolerance &&
		r.Right() <= area.Right()+tolerance && r.Bottom() <= area.Bottom()+tolerance
}

// excerptRunes is how much of a line a finding quotes.
const excerptRunes = 12

func excerptOf(l *layout.Line) string {
	text := []rune(l.Text)
	from := min(max(0, l.Set.Start), len(text))
	to := min(max(from, l.Set.End), from+excerptRunes, len(text))
	return string(text[from:to])
}

// checkPictures tells of pictures that reach over the bleed, and of those that
// leave the type area without reaching the page's edge.
func (c *checker) checkPictures(page int, p *layout.Placed) {
	format := c.d.Design.Format
	bleed := geom.Rect{X: -format.Bleed, Y: -format.Bleed, W: format.Trim.W + 2*format.Bleed, H: format.Trim.H + 2*format.Bleed}
	trim := geom.Rect{W: format.Trim.W, H: format.Trim.H}
	for _, picture := range p.Pictures {
		at := placeOf(page, p.Frame)
		at.Photo = string(picture.Photo)
		switch {
		case !holds(bleed, picture.Rect):
			c.find(finding.Fault, PictureOffPage, at, "photo", c.nameOf(picture.Photo))
		case holds(trim, picture.Rect) && !holds(format.TypeArea, picture.Rect):
			c.find(finding.Note, PhotoOffTypeArea, at, "photo", c.nameOf(picture.Photo))
		}
	}
}

func (c *checker) nameOf(id document.PhotoID) string {
	p, _ := c.d.Photo(id)
	return p.Name
}
