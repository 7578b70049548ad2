package photo

import "image"

// The EXIF orientations (CIPA DC-008, tag 274) say how the stored picture must
// be turned to stand upright: 1 not at all, 3 by half a turn, 6 clockwise, 8
// counter-clockwise; 2, 4, 5 and 7 are the same in a mirror.

// isTurned reports whether width and height change places.
func isTurned(orientation int) bool { return orientation >= 5 && orientation <= 8 }

// turned returns a stored size as it stands upright, and the other way round.
func turned(w, h, orientation int) (int, int) {
	if isTurned(orientation) {
		return h, w
	}
	return w, h
}

// mirrors tells from which side the upright picture's columns and rows are
// taken in the stored one: from the far side of the stored x, of the stored y.
func mirrors(orientation int) (x, y bool) {
	switch orientation {
	case 2:
		return true, false
	case 3, 7:
		return true, true
	case 4:
		return false, true
	case 6:
		return false, true
	case 8:
		return true, false
	}
	return false, false
}

// upright returns a stored picture, grey, 4:2:0 or 4:4:4, as it should be seen.
func upright(img image.Image, orientation int) image.Image {
	if orientation <= 1 || orientation > 8 {
		return img
	}
	b := img.Bounds()
	w, h := turned(b.Dx(), b.Dy(), orientation)
	switch m := img.(type) {
	case *image.Gray:
		out := image.NewGray(image.Rect(0, 0, w, h))
		turn(grey(out), grey(m), orientation)
		return out
	case *image.YCbCr:
		out := image.NewYCbCr(image.Rect(0, 0, w, h), m.SubsampleRatio)
		turn(luma(out), luma(m), orientation)
		to, from := chroma(out), chroma(m)
		for i := range to {
			turn(to[i], from[i], orientation)
		}
		return out
	}
	panic("photo: a rendition is grey or YCbCr")
}

// turn fills a plane with another, turned.
func turn(to, from plane, orientation int) {
	mirrorX, mirrorY := mirrors(orientation)
	for y := range to.height {
		row := to.pix[y*to.stride:][:to.width]
		for x := range row {
			sx, sy := turned(x, y, orientation)
			if mirrorX {
				sx = from.width - 1 - sx
			}
			if mirrorY {
				sy = from.height - 1 - sy
			}
			row[x] = from.pix[sy*from.stride+sx]
		}
	}
}

// stored returns the part of the stored picture that shows a crop of the
// upright one, in fractions of the stored picture.
func (c Crop) stored(orientation int) Crop {
	out := c
	if isTurned(orientation) {
		out = Crop{c.Y, c.X, c.H, c.W}
	}
	mirrorX, mirrorY := mirrors(orientation)
	if mirrorX {
		out.X = 1 - out.X - out.W
	}
	if mirrorY {
		out.Y = 1 - out.Y - out.H
	}
	return out
}
