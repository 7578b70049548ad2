package raster

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"broadsheet/backend/font"
)

// subPixels is how many places inside a pixel a glyph may begin at, each way.
const subPixels = 4

// split returns the whole pixel and the place inside it, 0 to subPixels-1.
func split(v float64) (pixel int, sub uint8) {
	n := int(math.Floor(max(-far, min(far, v))*subPixels + 0.5))
	return n >> 2, uint8(n & (subPixels - 1))
}

// maskKey is what a glyph's picture depends on.
type maskKey struct {
	face       *font.Face
	gid        font.GID
	across, up float64 // pixels in a font unit
	subX, subY uint8
}

// mask is the coverage of a glyph; alpha's bounds are from the whole pixel of
// its origin. It is empty for a glyph without outline.
type mask struct {
	key   maskKey
	alpha *image.Alpha
}

// maxMask is the largest side of a mask in pixels.
const maxMask = 1 << 14

// draw draws the glyph's outline into the mask.
func (m *mask) draw(b *brush) {
	outline := m.key.face.Outline(m.key.gid)
	box := m.box(outline)
	if box.Empty() || box.Dx() > maxMask || box.Dy() > maxMask {
		m.alpha = &image.Alpha{}
		return
	}
	b.reset(box)
	for _, s := range outline {
		x0, y0 := m.at(s, 0)
		switch s.Op {
		case font.MoveTo:
			b.z.ClosePath()
			b.moveTo(x0, y0)
		case font.LineTo:
			b.lineTo(x0, y0)
		case font.QuadTo:
			x1, y1 := m.at(s, 1)
			b.quadTo(x0, y0, x1, y1)
		case font.CubeTo:
			x1, y1 := m.at(s, 1)
			x2, y2 := m.at(s, 2)
			b.cubeTo(x0, y0, x1, y1, x2, y2)
		}
	}
	b.z.ClosePath()
	m.alpha = image.NewAlpha(box)
	b.z.DrawOp = draw.Src
	b.z.Draw(m.alpha, box, image.Opaque, image.Point{})
}

// at returns a point of an outline in pixels from the origin's whole pixel.
func (m *mask) at(s font.Segment, i int) (x, y float64) {
	return float64(s.P[i].X)*m.key.across + float64(m.key.subX)/subPixels,
		float64(m.key.subY)/subPixels - float64(s.P[i].Y)*m.key.up
}

// box returns the whole pixels that an outline touches, by its control points.
func (m *mask) box(outline []font.Segment) image.Rectangle {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range outline {
		for i := range points(s.Op) {
			x, y := m.at(s, i)
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
		}
	}
	if !(x0 <= x1 && y0 <= y1) {
		return image.Rectangle{}
	}
	return outer(x0, y0, x1, y1)
}

func points(op font.SegmentOp) int {
	switch op {
	case font.QuadTo:
		return 2
	case font.CubeTo:
		return 3
	}
	return 1
}

// outer returns the whole pixels that a rectangle touches.
func outer(x0, y0, x1, y1 float64) image.Rectangle {
	return image.Rect(round(math.Floor(x0)), round(math.Floor(y0)), round(math.Ceil(x1)), round(math.Ceil(y1)))
}

// glyphStroke paints a mask.
type glyphStroke struct {
	mask *mask
	at   image.Point
	clip image.Rectangle
	ink  *ink
	over bool // it keeps the plates that it does not use
}

func (s *glyphStroke) bounds() image.Rectangle {
	return s.mask.alpha.Rect.Add(s.at).Intersect(s.clip)
}

func (s *glyphStroke) paint(dst surface, _ *brush) {
	dst.lay(s.mask.alpha, s.at, s.ink, s.over)
}

// brush fills paths. Its zero value is ready; it is not for concurrent use.
type brush struct {
	z      vector.Rasterizer
	dx, dy float64 // the upper left of the area under way
}

// The rasteriser counts in fixed point up to a side of 512 pixels, where long
// slanting edges drift by a tenth of a pixel over a hundred rows. Beyond
// fineSide it is made to count in floating point by a wider area; small glyphs
// keep the quicker way.
const (
	fineSide  = 96
	floatSide = 513
)

// reset begins a path that will be seen in an area.
func (b *brush) reset(area image.Rectangle) {
	width := area.Dx()
	if max(width, area.Dy()) > fineSide {
		width = max(width, floatSide)
	}
	b.z.Reset(width, area.Dy())
	b.dx, b.dy = float64(area.Min.X), float64(area.Min.Y)
}

func (b *brush) to(x, y float64) (float32, float32) { return float32(x - b.dx), float32(y - b.dy) }

func (b *brush) moveTo(x, y float64) { b.z.MoveTo(b.to(x, y)) }
func (b *brush) lineTo(x, y float64) { b.z.LineTo(b.to(x, y)) }

func (b *brush) quadTo(x0, y0, x1, y1 float64) {
	cx, cy := b.to(x0, y0)
	px, py := b.to(x1, y1)
	b.z.QuadTo(cx, cy, px, py)
}

func (b *brush) cubeTo(x0, y0, x1, y1, x2, y2 float64) {
	ax, ay := b.to(x0, y0)
	bx, by := b.to(x1, y1)
	px, py := b.to(x2, y2)
	b.z.CubeTo(ax, ay, bx, by, px, py)
}
