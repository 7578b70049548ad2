package preflight

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// checkRule looks at a printed line: its width by its colour and what it lies
// on, and its ink.
func (c *pressCheck) checkRule(r scene.Rule, at *spot, clip geom.Rect) {
	area := ruleArea(r)
	if area.Intersect(clip).IsEmpty() {
		return
	}
	on := *at
	on.rect = area
	middle := geom.Point{X: (r.From.X + r.To.X) / 2, Y: (r.From.Y + r.To.Y) / 2}
	c.checkLine(r.Width, r.Paint, c.under(middle), &on)
}

// ruleArea is what a rule covers.
func ruleArea(r scene.Rule) geom.Rect {
	x, y := min(r.From.X, r.To.X), min(r.From.Y, r.To.Y)
	w, h := max(r.From.X, r.To.X)-x, max(r.From.Y, r.To.Y)-y
	half := r.Width / 2
	if w >= h {
		return geom.Rect{X: x, Y: y - half, W: w, H: h + r.Width}
	}
	return geom.Rect{X: x - half, Y: y, W: w + r.Width, H: h}
}

// checkLine holds a line to the limits. One in a single solid ink only has to
// be thick enough to print; any other has edges that a screen or plates that
// do not meet break up.
func (c *pressCheck) checkLine(width geom.Length, paint colour.Paint, on ground, at *spot) {
	c.checkInk(paint, at)
	if isBlackOfInks(paint.CMYK) {
		c.add(finding.Warning, faultKey{code: BlackOfInks, paint: paint.CMYK}, at)
	}
	limits := c.Profile.Limits
	code, limit := ThinRule, limits.Rule
	if !isSolid(paint.CMYK) || isLighter(paint.CMYK, on) {
		code, limit = FineRule, limits.FineRule
	}
	if width <= 0 || width >= limit {
		return
	}
	c.add(finding.Warning, faultKey{code: code, paint: paint.CMYK, width: width}, at).smallest(width, limit)
}

// isLighter reports whether something is left out of its ground rather than
// printed on it. Of a picture nobody knows; what is light there counts.
func isLighter(p colour.CMYK, on ground) bool {
	if on.isPicture {
		return p.Luminance() > half
	}
	return p.Luminance() > on.paint.Luminance()
}

// half of the light: lighter type on a picture stands there in white.
const half = 0.4

// checkFill looks at an area, and lays it under what comes.
func (c *pressCheck) checkFill(f scene.Fill, at *spot, clip geom.Rect) {
	g := ground{rect: f.Rect, path: polygon(f.Path), paint: f.Paint.CMYK}
	if g.path != nil {
		g.rect = scene.Box(f.Path)
	}
	on := *at
	on.rect = g.rect.Intersect(clip)
	if on.rect.IsEmpty() {
		return
	}
	thinnest := min(f.Rect.W, f.Rect.H)
	if g.path == nil && thinnest < max(c.Profile.Limits.Rule, c.Profile.Limits.FineRule) {
		c.checkLine(thinnest, f.Paint, c.under(middleOf(f.Rect)), &on)
	} else {
		c.checkInk(f.Paint, &on)
	}
	c.lay(g, clip)
}

func middleOf(r geom.Rect) geom.Point { return geom.Point{X: r.X + r.W/2, Y: r.Y + r.H/2} }

// checkInk holds a colour to the ink limit.
func (c *pressCheck) checkInk(paint colour.Paint, at *spot) {
	c.checkTotal(InkOverLimit, finding.Fault, paint.CMYK, 100*paint.Total(), at)
}

// overLimit is by how much ink may be over before it counts, in percent: less
// than any figure of ink is given in.
const overLimit = 0.5

func (c *pressCheck) checkTotal(code finding.Code, s finding.Severity, paint colour.CMYK, total float64, at *spot) {
	limit := c.Profile.Condition.InkLimit
	if limit <= 0 || total <= limit+overLimit {
		return
	}
	f := c.add(s, faultKey{code: code, paint: paint}, at)
	f.amount = max(f.amount, total)
}
