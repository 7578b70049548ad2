package photo

import (
	"image"
	"image/color"
)

// readRow fills row, three bytes a pixel, with row y of a picture as it looks
// on white paper. Pixels outside the picture are paper. imaging's own readers
// are not used on what decoders give: they run in goroutines, where a panic
// (CVE-2023-36308) could not be caught.
func readRow(row []uint8, img image.Image, ink inkRow, width, y int) {
	b := img.Bounds()
	if y < b.Min.Y || y >= b.Max.Y {
		fillPaper(row)
		return
	}
	left, right := min(max(b.Min.X, 0), width), max(0, min(b.Max.X, width))
	if left >= right {
		fillPaper(row)
		return
	}
	fillPaper(row[:3*left])
	fillPaper(row[3*right:])
	readPixels(row[3*left:3*right], img, ink, left, y)
}

func fillPaper(row []uint8) {
	for i := range row {
		row[i] = 0xff
	}
}

// readPixels fills row with the pixels from (x, y) on, which lie in img.
func readPixels(row []uint8, img image.Image, ink inkRow, x, y int) {
	switch m := img.(type) {
	case *image.NRGBA:
		overPaper(row, m.Pix[m.PixOffset(x, y):], 4, 1, false)
	case *image.RGBA:
		overPaper(row, m.Pix[m.PixOffset(x, y):], 4, 1, true)
	case *image.NRGBA64:
		overPaper(row, m.Pix[m.PixOffset(x, y):], 8, 2, false)
	case *image.RGBA64:
		overPaper(row, m.Pix[m.PixOffset(x, y):], 8, 2, true)
	case *image.CMYK:
		ink(row, m.Pix[m.PixOffset(x, y):][:len(row)/3*4])
	case *image.Paletted:
		fromPalette(row, m.Pix[m.PixOffset(x, y):], m.Palette)
	default:
		for i := 0; i < len(row); i, x = i+3, x+1 {
			row[i], row[i+1], row[i+2] = onPaper(img.At(x, y))
		}
	}
}

// overPaper reads red, green, blue and alpha, pitch bytes a pixel and depth
// bytes a channel, high byte first.
func overPaper(row, pix []uint8, pitch, depth int, isPremultiplied bool) {
	for i := 0; i < len(row); i, pix = i+3, pix[pitch:] {
		r, g, b, a := pix[0], pix[depth], pix[2*depth], uint32(pix[3*depth])
		switch {
		case a == 0xff:
			row[i], row[i+1], row[i+2] = r, g, b
		case isPremultiplied:
			row[i], row[i+1], row[i+2] = addPaper(r, a), addPaper(g, a), addPaper(b, a)
		default:
			row[i], row[i+1], row[i+2] = blend(r, a), blend(g, a), blend(b, a)
		}
	}
}

// addPaper adds white to a premultiplied channel.
func addPaper(v uint8, alpha uint32) uint8 { return uint8(min(uint32(v)+0xff-alpha, 0xff)) }

// blend mixes a channel with white.
func blend(v uint8, alpha uint32) uint8 {
	return uint8((uint32(v)*alpha + 0xff*(0xff-alpha) + 0x7f) / 0xff)
}

// onPaper returns a colour as it looks on white.
func onPaper(c color.Color) (r, g, b uint8) {
	r16, g16, b16, a := c.RGBA()
	paper := 0xffff - min(a, 0xffff)
	return uint8(min(r16+paper, 0xffff) >> 8), uint8(min(g16+paper, 0xffff) >> 8), uint8(min(b16+paper, 0xffff) >> 8)
}

// fromPalette reads indices; one beyond the palette is paper.
func fromPalette(row, pix []uint8, palette color.Palette) {
	for i := 0; i < len(row); i += 3 {
		row[i], row[i+1], row[i+2] = 0xff, 0xff, 0xff
		if n := int(pix[i/3]); n < len(palette) {
			row[i], row[i+1], row[i+2] = onPaper(palette[n])
		}
	}
}
