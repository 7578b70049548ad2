package raster

import (
	"image"
	"image/color"

	"broadsheet/backend/colour"
)

// asInk scales the picture's plates to the box. A picture in inks keeps them;
// grey goes to K; any other is separated by colour's plain approximation.
func (s *photoStroke) asInk(img image.Image) {
	s.inks = image.NewCMYK(s.box)
	shrink(s.inks, inksOf(img))
}

// inksOf returns a picture's plates.
func inksOf(img image.Image) *image.CMYK {
	switch v := img.(type) {
	case *image.CMYK:
		return v
	case *image.Gray:
		return blackOf(v)
	}
	b := img.Bounds()
	out, made := image.NewCMYK(b), map[color.RGBA]color.CMYK{}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
			ink, ok := made[c]
			if !ok {
				ink = separated(c)
				made[c] = ink
			}
			out.SetCMYK(x, y, ink)
		}
	}
	return out
}

func separated(c color.RGBA) color.CMYK {
	k := newInk(colour.Paint{CMYK: colour.FromRGB(c.R, c.G, c.B)}).plates
	return color.CMYK{C: k[0], M: k[1], Y: k[2], K: k[3]}
}

// blackOf puts a grey picture on the K plate.
func blackOf(grey *image.Gray) *image.CMYK {
	b := grey.Bounds()
	out := image.NewCMYK(b)
	for y := range b.Dy() {
		row, from := out.Pix[y*out.Stride:], grey.Pix[y*grey.Stride:]
		for x := range b.Dx() {
			row[4*x+3] = 255 - from[x]
		}
	}
	return out
}

// shrink fills dst with src, each pixel the mean of those that it covers, so
// that the amounts of ink stay what they are. Where src is smaller, its pixels
// are repeated.
func shrink(dst, src *image.CMYK) {
	w, h, sw, sh := dst.Rect.Dx(), dst.Rect.Dy(), src.Rect.Dx(), src.Rect.Dy()
	if sw == 0 || sh == 0 {
		return
	}
	for y := range h {
		top, foot := y*sh/h, max((y+1)*sh/h, y*sh/h+1)
		for x := range w {
			left, right := x*sw/w, max((x+1)*sw/w, x*sw/w+1)
			meanOf(dst.Pix[y*dst.Stride+4*x:][:4], src, left, top, right, foot)
		}
	}
}

// meanOf writes the mean of an area of src, counted from its corner.
func meanOf(dst []uint8, src *image.CMYK, left, top, right, foot int) {
	var sum [4]uint32
	for y := top; y < foot; y++ {
		row := src.Pix[y*src.Stride+4*left : y*src.Stride+4*right]
		for x := 0; x+4 <= len(row); x += 4 {
			sum[0] += uint32(row[x])
			sum[1] += uint32(row[x+1])
			sum[2] += uint32(row[x+2])
			sum[3] += uint32(row[x+3])
		}
	}
	n := uint32((right - left) * (foot - top))
	for i, v := range sum {
		dst[i] = uint8((v + n/2) / n)
	}
}
