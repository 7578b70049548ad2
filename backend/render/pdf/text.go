package pdf

import (
	"math"

	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// microEm is the unit of the pen inside a run: a millionth of an em of the
// run's (scaled) size. TJ counts in thousands of it.
const microEm = 1_000_000

// maxJump is the largest adjustment left to TJ; a longer way gets a matrix of
// its own.
const maxJump = 30 * microEm

// glyphs writes a run: one text matrix, then TJ with the adjustments that
// bring each glyph to its place.
func (a *artist) glyphs(g *scene.Glyphs) error {
	n := min(len(g.GIDs), len(g.X))
	if n == 0 || g.Size <= 0 {
		return nil
	}
	face, err := a.fonts.typeface(g.Face)
	if err != nil {
		return err
	}
	a.words.read(g, n)
	a.beginText()
	a.overprint(a.form.sheet.ground.Glyphs(g, a.clip))
	a.setFill(g.Paint)
	a.setFont(face, g.Size)
	r := run{g: g, face: face, scale: scaleOf(g)}
	from := 0
	for _, span := range a.words.spans {
		a.levels(&r, from, span.from)
		a.beginSpan(span.text)
		a.levels(&r, span.from, span.to)
		a.op("EMC")
		from = span.to
	}
	a.levels(&r, from, n)
	return nil
}

// levels shows the glyphs from, from+1 … to-1, those of one height together.
func (a *artist) levels(r *run, from, to int) {
	for i := from + 1; i <= to; i++ {
		if i == to || r.rise(i) != r.rise(from) {
			a.show(r, from, i)
			from = i
		}
	}
}

func (a *artist) beginText() {
	if !a.inText {
		a.op("BT")
		a.inText = true
	}
}

func (a *artist) endText() {
	if a.inText {
		a.op("ET")
		a.inText = false
	}
}

func (a *artist) setFont(t *typeface, size geom.Length) {
	if a.now.font == t && a.now.size == size {
		return
	}
	a.now.font, a.now.size = t, size
	a.form.use(t)
	a.b = append(a.b, '/')
	a.b = append(a.b, t.name...)
	a.b = append(a.b, ' ')
	a.length(size)
	a.op("Tf")
}

// use notes that the form's resources need the face.
func (f *form) use(t *typeface) {
	for _, have := range f.fonts {
		if have == t {
			return
		}
	}
	f.fonts = append(f.fonts, t)
}

// beginSpan opens marked content that says what its glyphs mean.
func (a *artist) beginSpan(text string) {
	a.b = append(a.b, "/Span <</ActualText <feff"...)
	a.b = appendUTF16(a.b, text)
	a.op(">>> BDC")
}

// run is the run under way.
type run struct {
	g     *scene.Glyphs
	face  *typeface
	scale float64
}

// scaleOf returns the horizontal scale, 1 where the run gives none or nonsense.
func scaleOf(g *scene.Glyphs) float64 {
	if !(g.ScaleX > 0) || math.IsInf(g.ScaleX, 0) {
		return 1
	}
	return g.ScaleX
}

// rise returns a glyph's upwards shift.
func (r *run) rise(i int) geom.Length {
	if i < len(r.g.Y) {
		return r.g.Y[i]
	}
	return 0
}

// wanted returns the place of glyph i from glyph from, in micro-em.
func (r *run) wanted(from, i int) int64 {
	return int64(math.Round(float64(r.g.X[i]-r.g.X[from]) * microEm / (float64(r.g.Size) * r.scale)))
}

// show writes the glyphs from, from+1 … to-1.
func (a *artist) show(r *run, from, to int) {
	// An adjustment smaller than half a thousandth of a point is left out; the
	// pen keeps count, so that what is left out never adds up.
	tolerance := int64(microEm / 2 / (float64(r.g.Size) * r.scale))
	quantum := int64(10) // two decimals of TJ's thousandths: 0.0004 pt at 40 pt
	if r.g.Size > 40*geom.Pt {
		quantum = 1
	}
	a.matrix(r, from)
	pen := int64(0)
	a.b = append(a.b, "[<"...)
	for i, first := from, from; i < to; i++ {
		jump := pen - r.wanted(first, i)
		if jump > maxJump || jump < -maxJump {
			a.op(">]TJ")
			a.matrix(r, i)
			a.b = append(a.b, "[<"...)
			first, pen, jump = i, 0, 0
		}
		if jump > tolerance || jump < -tolerance {
			steps := roundDiv(jump, quantum)
			a.b = append(a.b, '>')
			a.b = appendFixed(a.b, steps*quantum, 3)
			a.b = append(a.b, '<')
			pen -= steps * quantum
		}
		code := r.face.code(font.GID(r.g.GIDs[i]), a.words.texts[i])
		a.b = appendHex16(a.b, code)
		pen += r.face.width(code)
	}
	a.op(">]TJ")
}

// roundDiv returns a / b, rounded to the nearest integer, halves away from zero.
func roundDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// matrix sets the text matrix to the origin of glyph i.
func (a *artist) matrix(r *run, i int) {
	a.b = appendFixed(a.b, int64(math.Round(r.scale*microEm)), 6)
	a.b = append(a.b, " 0 0 1 "...)
	a.point(geom.Point{X: r.g.Origin.X + r.g.X[i], Y: r.g.Origin.Y - r.rise(i)})
	a.op("Tm")
}
