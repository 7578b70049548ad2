package preflight

import (
	"slices"

	"broadsheet/backend/colour"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// face is a face as far as the check needs it.
type face struct {
	font    *font.Face // nil: not there
	units   int32
	forbids bool
}

func (c *pressCheck) face(id string) *face {
	if f, ok := c.faces[id]; ok {
		return f
	}
	f := &face{units: 1000}
	if c.Faces != nil {
		f.font, _ = c.Faces.ByID(font.FaceID(id))
	}
	if f.font != nil {
		f.units, f.forbids = f.font.Metrics().UnitsPerEm, f.font.Embedding() == font.EmbedForbidden
	}
	c.faces[id] = f
	return f
}

// checkGlyphs looks at one run of type.
func (c *pressCheck) checkGlyphs(g *scene.Glyphs, at *spot, clip geom.Rect) {
	if len(g.GIDs) == 0 || len(g.X) < len(g.GIDs) {
		return
	}
	face := c.face(g.Face)
	on := *at
	on.rect, on.text = areaOf(g, face), g.Text
	if on.rect.Intersect(clip).IsEmpty() {
		return
	}
	c.checkFace(g, face, &on)
	c.checkMissing(g, &on)
	c.checkInk(g.Paint, &on)
	if isBlackOfInks(g.Paint.CMYK) {
		c.add(finding.Warning, faultKey{code: BlackOfInks, paint: g.Paint.CMYK}, &on)
	}
	c.checkSize(g, &on)
	c.checkTextEdge(&on)
}

// Han glyphs reach about 0.88 em above the baseline and 0.12 em below it.
const above, below = 0.88, 0.12

// areaOf is about what a run covers: the em boxes of its glyphs.
func areaOf(g *scene.Glyphs, f *face) geom.Rect {
	last := len(g.GIDs) - 1
	wide := g.Size
	if f.font != nil {
		wide = font.ToLength(int64(f.font.Advance(font.GID(g.GIDs[last]))), f.units, g.Size)
	}
	left, right := g.X[0], g.X[last]+wide
	if left > right { // right to left
		left, right = right, left
	}
	top := g.Size.Scale(above)
	return geom.Rect{X: g.Origin.X + left, Y: g.Origin.Y - top, W: max(1, right-left), H: top + g.Size.Scale(below)}
}

// checkFace tells of faces that a file may not hold, once a page.
func (c *pressCheck) checkFace(g *scene.Glyphs, f *face, at *spot) {
	switch {
	case c.Faces == nil:
	case f.font == nil:
		c.add(finding.Fault, faultKey{code: FontMissing, name: g.Face}, at)
	case f.forbids:
		c.add(finding.Fault, faultKey{code: FontForbidden, name: f.font.PostScriptName()}, at)
	}
}

// checkMissing tells of characters that print as an empty box, frame by frame.
func (c *pressCheck) checkMissing(g *scene.Glyphs, at *spot) {
	if !slices.Contains(g.GIDs, 0) {
		return
	}
	text := []rune(g.Text)
	for i, gid := range g.GIDs {
		if gid != 0 {
			continue
		}
		f := c.add(finding.Fault, faultKey{code: MissingGlyph, frame: at.frame}, at)
		if i < len(g.Clusters) && int(g.Clusters[i]) < len(text) {
			if r := text[g.Clusters[i]]; !slices.Contains(f.said, r) {
				f.said = append(f.said, r)
			}
		}
	}
}

// checkSize holds the size of type to its colour and to what it stands on.
func (c *pressCheck) checkSize(g *scene.Glyphs, at *spot) {
	limits := c.Profile.Limits
	if g.Paint.Overprints() {
		c.tooSmall(SmallType, g, limits.Type, ground{}, at)
		c.checkOverprint(g, at)
		return
	}
	on := c.worstUnder(g)
	switch {
	case !on.isPicture && g.Paint.Contrast(on.paint) < leastContrast:
		c.add(finding.Fault, faultKey{code: TypeUnseen, frame: at.frame}, at)
	case isLighter(g.Paint.CMYK, on):
		limit := limits.Reversed
		if on.isPicture || plates(on.paint) > 1 {
			limit = max(limit, limits.ReversedOnInks)
		}
		c.tooSmall(SmallReversed, g, limit, on, at)
	case !isSolid(g.Paint.CMYK):
		c.tooSmall(SmallColoured, g, limits.Coloured, on, at)
	default:
		c.tooSmall(SmallType, g, limits.Type, on, at)
	}
}

// leastContrast is that of type which an eye can still tell from its ground:
// far below what is good to read.
const leastContrast = 1.25

func (c *pressCheck) tooSmall(code finding.Code, g *scene.Glyphs, limit geom.Length, on ground, at *spot) {
	if g.Size >= limit {
		return
	}
	f := c.add(finding.Warning, faultKey{code: code, frame: at.frame, paint: g.Paint.CMYK}, at)
	f.smallest(g.Size, limit)
	f.ground = on.paint
}

// worstUnder looks under every glyph of a run: a picture is worst, then what
// differs least from the type.
func (c *pressCheck) worstUnder(g *scene.Glyphs) ground {
	var worst ground
	for i := range g.GIDs {
		p := geom.Point{X: g.Origin.X + g.X[i] + g.Size/2, Y: g.Origin.Y - g.Size.Scale(above)/2}
		on := c.under(p)
		if on.isPicture {
			return on
		}
		if i == 0 || g.Paint.Contrast(on.paint) < g.Paint.Contrast(worst.paint) {
			worst = on
		}
	}
	return worst
}

// checkOverprint adds up what solid black type prints on.
func (c *pressCheck) checkOverprint(g *scene.Glyphs, at *spot) {
	if !c.Profile.Black.Overprint || len(c.grounds) == 0 {
		return
	}
	on := c.under(middleOf(at.rect))
	if on.isPicture || on.paint == (colour.CMYK{}) {
		return
	}
	p := on.paint
	p.K = 1
	if over := 100 * on.paint.Total(); over > c.Profile.Condition.InkLimit+overLimit {
		return // told of the ground itself
	}
	c.checkTotal(OverprintInk, finding.Note, p, 100*p.Total(), at)
	if f, ok := c.faults[faultKey{code: OverprintInk, page: c.page, paint: p}]; ok {
		f.ground = on.paint
	}
}
