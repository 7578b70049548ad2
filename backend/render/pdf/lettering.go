package pdf

import (
	"math"
	"unicode"

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
	largestWord    = 400 * geom.Pt
)

// watermarkPaint is seen on white and in the shadows of photos, as no grey is,
// and nothing else on a page is taken for it.
var watermarkPaint = colour.Paint{CMYK: colour.CMYK{M: 1, Y: 0.9}}

// slug writes the slug line in K below the page, smaller where it is long.
func (a *artist) slug(o *Options, s *SlugLine) error {
	if s == nil {
		return nil
	}
	l := a.letter(o, s.Size, s.Text)
	if l.width > s.Room {
		l = a.letter(o, max(leastSlug, geom.Length(float64(s.Size)*float64(s.Room)/float64(l.width))), s.Text)
	}
	return a.line(&l, s.Origin, colour.Black)
}

// watermark lays the word over the page, along its rising diagonal.
func (a *artist) watermark(o *Options) error {
	const tried = 100 * geom.Pt
	sh := a.form.sheet
	diagonal := math.Hypot(float64(sh.page.Trim.W), float64(sh.page.Trim.H))
	l := a.letter(o, tried, o.Watermark)
	size := min(largestWord, geom.Length(float64(tried)*watermarkReach*diagonal/float64(max(1, l.width))))
	l = a.letter(o, size, o.Watermark)
	cos, sin := float64(sh.page.Trim.W)/diagonal, float64(sh.page.Trim.H)/diagonal
	a.b = append(a.b, "/Artifact BMC\nq "...)
	for _, v := range []float64{cos, sin, -sin, cos} {
		a.b = append(appendFixed(a.b, int64(math.Round(v*1e6)), 6), ' ')
	}
	a.point(geom.Point{X: sh.page.Trim.X + sh.page.Trim.W/2, Y: sh.page.Trim.Y + sh.page.Trim.H/2})
	a.op("cm")
	a.setState(stateFaint)
	// The origin of the turned space is the page's middle; toSheet must put the
	// word's own middle there.
	err := a.line(&l, geom.Point{X: sh.page.Trim.X - sh.margin - l.width/2, Y: sh.page.Trim.Bottom() + sh.margin + size/3}, watermarkPaint)
	a.endText()
	a.op("Q\nEMC")
	return err
}

// line is a text on one line, a run for each stretch in one face, the origins
// counted from the line's own.
type line struct {
	runs  []scene.Glyphs
	width geom.Length
}

// line writes a line from a place on.
func (a *artist) line(l *line, at geom.Point, paint colour.Paint) error {
	for _, g := range l.runs {
		g.Origin, g.Paint = g.Origin.Add(at), paint
		if err := a.glyphs(&g); err != nil {
			return err
		}
	}
	return nil
}

// letter sets a text on one line, without care for justification. A text for
// which there is no face at all is an empty line.
func (a *artist) letter(o *Options, size geom.Length, text string) (l line) {
	runes := []rune(text)
	for from := 0; from < len(runes); {
		face := a.faceFor(o, runes[from])
		if face == nil {
			return line{}
		}
		to := from + 1
		for to < len(runes) && (joins(runes[to]) || a.faceFor(o, runes[to]) == face) {
			to++
		}
		l.add(face, size, runes[from:to])
		from = to
	}
	return l
}

// joins reports whether a character belongs to the one before it, whatever its
// face: an accent, a variation.
func joins(r rune) bool { return unicode.In(r, unicode.M, unicode.Cf) }

// add appends a run.
func (l *line) add(face *font.Face, size geom.Length, text []rune) {
	g := scene.Glyphs{Face: string(face.ID()), Size: size, Origin: geom.Point{X: l.width}, Text: string(text)}
	upem, at := face.Metrics().UnitsPerEm, int64(0)
	for _, s := range face.Shape(text, font.ShapeOptions{}) {
		g.GIDs = append(g.GIDs, uint32(s.GID))
		g.X = append(g.X, font.ToLength(at+int64(s.XOffset), upem, size))
		g.Clusters = append(g.Clusters, int32(s.Cluster))
		at += int64(s.Advance)
	}
	l.runs = append(l.runs, g)
	l.width += font.ToLength(at, upem, size)
}

// faceFor returns the face that the options have for a character, else the
// first of the scene's that has it, else whichever would draw it as missing;
// nil where there is no face.
func (a *artist) faceFor(o *Options, r rune) *font.Face {
	var last *font.Face
	if o.Lettering != nil {
		face, ok := o.Lettering(r)
		if ok {
			return face
		}
		last = face
	}
	for _, t := range a.fonts.order {
		if _, has := t.face.GID(r); has {
			return t.face
		}
		if last == nil {
			last = t.face
		}
	}
	return last
}
