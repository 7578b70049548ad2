package pdf

import (
	"math"

	"broadsheet/backend/colour"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

const (
	slugSize  = 7 * geom.Pt
	leastSlug = 3 * geom.Pt
	// watermarkReach is the share of the page's diagonal that a watermark
	// takes.
	watermarkReach = 0.6
	largestWord    = 300 * geom.Pt
)

// slug writes the slug line in K below the page, smaller where it is long.
func (a *artist) slug(o *Options, trim geom.Rect, bleed geom.Length) error {
	face := a.lettering(o, o.Sheet.Slug)
	if face == nil {
		return nil
	}
	room := markSpan(trim)
	g := lettered(face, slugSize, o.Sheet.Slug)
	if w := widthOf(face, &g); w > room {
		g = lettered(face, max(leastSlug, geom.Length(float64(slugSize)*float64(room)/float64(w))), o.Sheet.Slug)
	}
	g.Origin = geom.Point{X: trim.X + clearSide, Y: trim.Bottom() + bleed + markOffset + slugSize}
	return a.glyphs(&g)
}

// watermark lays the word over the page, along its rising diagonal.
func (a *artist) watermark(o *Options) error {
	face := a.lettering(o, o.Watermark)
	if face == nil {
		return nil
	}
	sh := a.form.sheet
	diagonal := math.Hypot(float64(sh.page.Trim.W), float64(sh.page.Trim.H))
	g := lettered(face, 100*geom.Pt, o.Watermark)
	g = lettered(face, min(largestWord, geom.Length(float64(100*geom.Pt)*watermarkReach*diagonal/float64(max(1, widthOf(face, &g))))), o.Watermark)
	// The origin of the turned space is the page's middle; toSheet must put the
	// word's own middle there.
	g.Origin = geom.Point{X: sh.page.Trim.X - sh.margin - widthOf(face, &g)/2, Y: sh.page.Trim.Bottom() + sh.margin + g.Size/3}
	cos, sin := float64(sh.page.Trim.W)/diagonal, float64(sh.page.Trim.H)/diagonal
	a.b = append(a.b, "/Artifact BMC\nq "...)
	for _, v := range []float64{cos, sin, -sin, cos} {
		a.b = append(appendFixed(a.b, int64(math.Round(v*1e6)), 6), ' ')
	}
	a.point(geom.Point{X: sh.page.Trim.X + sh.page.Trim.W/2, Y: sh.page.Trim.Y + sh.page.Trim.H/2})
	a.op("cm")
	a.setState(stateFaint)
	err := a.glyphs(&g)
	a.endText()
	a.op("Q\nEMC")
	return err
}

// lettering returns the face that the options name, else the first of the
// scene's that has all of the text, else the first; nil where there is no text
// or no face.
func (a *artist) lettering(o *Options, text string) *font.Face {
	if text == "" {
		return nil
	}
	if face, ok := a.fonts.faces.ByID(o.Lettering); ok {
		return face
	}
	for _, t := range a.fonts.order {
		if hasAll(t.face, text) {
			return t.face
		}
	}
	if len(a.fonts.order) > 0 {
		return a.fonts.order[0].face
	}
	return nil
}

func hasAll(face *font.Face, text string) bool {
	for _, r := range text {
		if _, ok := face.GID(r); !ok {
			return false
		}
	}
	return true
}

// lettered sets a text on one line, without care for justification.
func lettered(face *font.Face, size geom.Length, text string) scene.Glyphs {
	g := scene.Glyphs{Face: string(face.ID()), Size: size, Text: text, Paint: colour.Black}
	upem, at := face.Metrics().UnitsPerEm, int64(0)
	for _, s := range face.Shape([]rune(text), font.ShapeOptions{}) {
		g.GIDs = append(g.GIDs, uint32(s.GID))
		g.X = append(g.X, font.ToLength(at+int64(s.XOffset), upem, size))
		g.Clusters = append(g.Clusters, int32(s.Cluster))
		at += int64(s.Advance)
	}
	return g
}

// widthOf returns how far a line of lettering reaches.
func widthOf(face *font.Face, g *scene.Glyphs) geom.Length {
	if len(g.GIDs) == 0 {
		return 0
	}
	last := len(g.GIDs) - 1
	return g.X[last] + font.ToLength(int64(face.Advance(font.GID(g.GIDs[last]))), face.Metrics().UnitsPerEm, g.Size)
}
