package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"broadsheet/backend/colour"
)

// ink is a paint as the surfaces need it.
type ink struct {
	light  *image.Uniform
	plates [4]uint8
}

func newInk(p colour.Paint) *ink {
	r, g, b := p.RGB()
	return &ink{
		light:  image.NewUniform(color.RGBA{r, g, b, 255}),
		plates: [4]uint8{plateOf(p.C), plateOf(p.M), plateOf(p.Y), plateOf(p.K)},
	}
}

// plateOf returns an amount of ink, 0 to 1, as a plate's level.
func plateOf(share float64) uint8 {
	return uint8(math.Round(255 * min(1, max(0, share))))
}

// surface is what strokes paint on.
type surface interface {
	bounds() image.Rectangle
	// part is the same surface within an area.
	part(area image.Rectangle) surface
	clear() // to paper
	// lay paints ink through a mask whose rectangle is moved by at; over keeps
	// the plates that the ink does not use.
	lay(mask *image.Alpha, at image.Point, k *ink, over bool)
	// fill paints a path that was drawn into a rasteriser of bounds' size.
	fill(z *vector.Rasterizer, k *ink, over bool)
	show(s *photoStroke)
}

// light is a page as it looks.
type light struct{ *image.RGBA }

func (l light) bounds() image.Rectangle           { return l.Rect }
func (l light) part(area image.Rectangle) surface { return light{l.SubImage(area).(*image.RGBA)} }
func (l light) clear()                            { draw.Draw(l, l.Rect, image.White, image.Point{}, draw.Src) }
func (l light) lay(mask *image.Alpha, at image.Point, k *ink, _ bool) {
	draw.DrawMask(l.RGBA, l.Rect, k.light, image.Point{}, mask, l.Rect.Min.Sub(at), draw.Over)
}

func (l light) fill(z *vector.Rasterizer, k *ink, _ bool) {
	z.DrawOp = draw.Over
	z.Draw(l.RGBA, l.Rect, k.light, image.Point{})
}

func (l light) show(s *photoStroke) {
	draw.Draw(l.RGBA, l.Rect, s.pixels, l.Rect.Min, draw.Src)
}

// plates is a page as it is printed.
type plates struct{ *image.CMYK }

func (p plates) bounds() image.Rectangle           { return p.Rect }
func (p plates) part(area image.Rectangle) surface { return plates{p.SubImage(area).(*image.CMYK)} }

// clear has nothing to do: a new picture is without ink.
func (p plates) clear() {}

func (p plates) lay(mask *image.Alpha, at image.Point, k *ink, over bool) {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		cover := mask.Pix[mask.PixOffset(p.Rect.Min.X-at.X, y-at.Y):][:p.Rect.Dx()]
		layRow(p.Pix[p.PixOffset(p.Rect.Min.X, y):], cover, k.plates, over)
	}
}

// layRow mixes ink into a row by its coverage. Overprinting changes only the
// plates that the ink is on, and K alone can be one.
func layRow(dst, cover []uint8, ink [4]uint8, over bool) {
	for x, a := range cover {
		if a == 0 {
			continue
		}
		pixel := dst[4*x:][:4]
		for i, v := range ink {
			if v != 0 || !over {
				pixel[i] = mix(pixel[i], v, a)
			}
		}
	}
}

// mix goes from one level to another by a share of 255.
func mix(from, to, share uint8) uint8 {
	return uint8((uint32(from)*(255-uint32(share)) + uint32(to)*uint32(share) + 127) / 255)
}

func (p plates) fill(z *vector.Rasterizer, k *ink, over bool) {
	mask := image.NewAlpha(p.Rect)
	z.DrawOp = draw.Src
	z.Draw(mask, p.Rect, image.Opaque, image.Point{})
	p.lay(mask, image.Point{}, k, over)
}

func (p plates) show(s *photoStroke) {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		row := s.inks.Pix[s.inks.PixOffset(p.Rect.Min.X, y):]
		copy(p.Pix[p.PixOffset(p.Rect.Min.X, y):][:4*p.Rect.Dx()], row)
	}
}
