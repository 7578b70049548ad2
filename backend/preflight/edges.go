package preflight

import (
	"math"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/scene"
)

// checkTextEdge tells of type that stands on the page, but nearer to the trim
// than a trimmer can hold. What stands outside is told by its frame.
func (c *pressCheck) checkTextEdge(at *spot) {
	trim := c.Scene.Pages[c.page].Trim
	margin := c.Profile.Limits.Margin
	if margin <= 0 || !holds(trim, at.rect) || holds(trim.Inset(margin), at.rect) {
		return
	}
	c.add(finding.Warning, faultKey{code: TextNearTrim, frame: at.frame}, at).smallest(margin, margin)
}

// checkPicture lays a picture under what comes and looks at its edges: one
// that comes near to the trim must go over it to the bleed, or stay away.
func (c *pressCheck) checkPicture(p scene.Picture, at *spot, clip geom.Rect) {
	shown := p.Rect.Intersect(clip)
	if shown.IsEmpty() {
		return
	}
	on := *at
	on.rect, on.in = shown, textKey{photo: p.Photo}
	if c.isNearTrim(shown) {
		f := c.add(finding.Warning, faultKey{code: PictureTrim, name: c.photoName(p.Photo)}, &on)
		f.smallest(c.Profile.Limits.Margin, c.Profile.Limits.Margin)
	}
	c.checkPhotoInk(p, &on)
	c.lay(ground{rect: p.Rect, isPicture: true}, clip)
}

// isNearTrim reports whether an edge of a picture is within the margin of the
// trim and does not reach the bleed.
func (c *pressCheck) isNearTrim(r geom.Rect) bool {
	page := &c.Scene.Pages[c.page]
	trim, margin, bleed := page.Trim, c.Profile.Limits.Margin, c.Profile.Sheet.Bleed
	if !holds(trim.Inset(-page.Bleed), r) {
		return false // told as off the page
	}
	for _, inside := range [...]geom.Length{r.X - trim.X, r.Y - trim.Y, trim.Right() - r.Right(), trim.Bottom() - r.Bottom()} {
		reachesBleed := bleed > 0 && inside <= tolerance-bleed
		if margin > 0 && inside < margin-tolerance && !reachesBleed {
			return true
		}
	}
	return false
}

// leastHeld is the share of a photo that must be over the limit before it is
// worth telling that it is pressed down to it: nobody sees less.
const leastHeld = 0.002

// checkPhotoInk holds a separated picture to the ink limit.
func (c *pressCheck) checkPhotoInk(p scene.Picture, at *spot) {
	limit := c.Profile.Condition.InkLimit
	if c.Ink == nil || limit <= 0 {
		return
	}
	ink, ok := c.Ink.InkOf(p)
	if !ok || ink.Share == 0 || ink.Most <= limit+overLimit {
		return
	}
	severity, code := finding.Fault, PhotoInk
	if ink.IsHeld {
		severity, code = finding.Note, PhotoInkHeld
		if ink.Share < leastHeld {
			return
		}
	}
	place := finding.Place{Page: c.page + 1, Frame: string(at.frame), Photo: p.Photo}
	f := finding.New(severity, code, place, "photo", c.photoName(p.Photo),
		"ink", percent(ink.Most), "limit", percent(limit), "share", tenths(100*ink.Share))
	c.out = append(c.out, Finding{Finding: f, Rect: partOf(p.Rect, ink.Worst).Intersect(at.rect)})
}

// partOf is a part of a rectangle; the whole where none is named.
func partOf(r geom.Rect, part scene.Crop) geom.Rect {
	if part.W <= 0 || part.H <= 0 {
		return r
	}
	return geom.Rect{X: r.X + r.W.Scale(part.X), Y: r.Y + r.H.Scale(part.Y), W: r.W.Scale(part.W), H: r.H.Scale(part.H)}
}

// checkPhotos holds the resolution of every picture at its size to the
// profile's limits. Too many pixels are told once, of the picture that has the
// most: nobody has anything to do about them.
func (c *pressCheck) checkPhotos() {
	var finest shownPhoto
	fine := 0
	limits := c.Profile.Limits
	for page := range c.Scene.Pages {
		for frame, p := range picturesOf(c.Scene.Pages[page].Items) {
			original, ok := c.Document.Photo(document.PhotoID(p.Photo))
			if !ok || p.Rect.IsEmpty() {
				continue
			}
			shown := shownPhoto{original.Name, math.Round(ppiOf(original, p)), finding.Place{Page: page + 1, Frame: frame, Photo: p.Photo}, p.Rect}
			switch {
			case shown.ppi < limits.MinPPI:
				c.tellPPI(finding.Warning, LowPPI, shown, "limit", whole(limits.MinPPI), "width", whole(p.Rect.W.MM()))
			case limits.MaxPPI > 0 && shown.ppi > limits.MaxPPI:
				if fine++; shown.ppi > finest.ppi {
					finest = shown
				}
			}
		}
	}
	if fine > 0 {
		c.tellPPI(finding.Note, HighPPI, finest, "limit", whole(limits.MaxPPI), "count", whole(float64(fine)))
	}
}

// shownPhoto is a photo at its place and its resolution there.
type shownPhoto struct {
	name string
	ppi  float64
	at   finding.Place
	rect geom.Rect
}

func (c *pressCheck) tellPPI(s finding.Severity, code finding.Code, p shownPhoto, pairs ...string) {
	f := finding.New(s, code, p.at, append(pairs, "photo", p.name, "ppi", whole(p.ppi))...)
	c.out = append(c.out, Finding{Finding: f, Rect: p.rect})
}

// picturesOf goes through the pictures among items, with their frames.
func picturesOf(items []scene.Item) func(yield func(frame string, p scene.Picture) bool) {
	return func(yield func(string, scene.Picture) bool) {
		walkPictures(items, "", yield)
	}
}

func walkPictures(items []scene.Item, frame string, yield func(string, scene.Picture) bool) bool {
	for _, item := range items {
		switch item := item.(type) {
		case scene.Group:
			inner := frame
			if item.Frame != "" {
				inner = item.Frame
			}
			if !walkPictures(item.Items, inner, yield) {
				return false
			}
		case scene.Picture:
			if !yield(frame, item) {
				return false
			}
		}
	}
	return true
}

// ppiOf is the resolution of a picture at its size, that of its coarser side.
func ppiOf(original document.Photo, p scene.Picture) float64 {
	across := photo.Photo{Width: original.Width}.PPI(photo.Crop{W: p.Crop.W, H: 1}, p.Rect.W)
	down := photo.Photo{Width: original.Height}.PPI(photo.Crop{W: p.Crop.H, H: 1}, p.Rect.H)
	return min(across, down)
}

func (c *pressCheck) photoName(id string) string {
	p, _ := c.Document.Photo(document.PhotoID(id))
	return p.Name
}
