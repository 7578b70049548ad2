package photo

import (
	"bytes"
	"image"
	"image/jpeg"
)

// Image unpacks a rendition: *image.Gray or *image.YCbCr (*image.RGBA of Flate)
// for light, *image.CMYK, 255 full, for inks, black alone among them. The error
// says what is wrong with the bytes.
func (r Rendition) Image() (image.Image, error) {
	if r.Coding == JPEG {
		img, err := jpeg.Decode(bytes.NewReader(r.Data))
		if m, ok := img.(*image.Gray); ok && r.Space == Black {
			return blackAlone(m), nil
		}
		return img, err
	}
	pix, err := inflate(r.Data, r.Width, r.Height, r.Space.Channels())
	if err != nil {
		return nil, err
	}
	rect := image.Rect(0, 0, r.Width, r.Height)
	m := &image.Gray{Pix: pix, Stride: r.Width, Rect: rect}
	switch r.Space {
	case CMYK:
		return &image.CMYK{Pix: pix, Stride: 4 * r.Width, Rect: rect}, nil
	case Black:
		return blackAlone(m), nil
	case SRGB:
		return opaque(pix, rect), nil
	}
	return m, nil
}

// blackAlone puts a picture of black, stored upside down, on its plate.
func blackAlone(m *image.Gray) *image.CMYK {
	out := image.NewCMYK(m.Rect)
	p := grey(m)
	for y := range p.height {
		row := out.Pix[y*out.Stride:][:out.Stride]
		for x, v := range p.pix[y*p.stride:][:p.width] {
			row[4*x+3] = 255 - v
		}
	}
	return out
}

func opaque(rgb []byte, rect image.Rectangle) *image.RGBA {
	out := image.NewRGBA(rect)
	fillOpaque(out.Pix, rgb)
	return out
}

// InLight returns a picture as it looks. Inks are shown as a page's own colours
// are, by colour's plain approximation; any other picture is the same.
func InLight(img image.Image) image.Image {
	m, ok := img.(*image.CMYK)
	if !ok {
		return img
	}
	t, err := pressInks()
	if err != nil {
		panic(err) // ours alone
	}
	width := m.Rect.Dx()
	out := image.NewRGBA(m.Rect)
	inParts(m.Rect.Dy(), func(from, to int) {
		rgb := make([]byte, 3*width)
		for y := from; y < to; y++ {
			t.Row(rgb, m.Pix[y*m.Stride:][:4*width])
			fillOpaque(out.Pix[y*out.Stride:][:out.Stride], rgb)
		}
	})
	return out
}

// fillOpaque writes opaque pixels.
func fillOpaque(rgba, rgb []byte) {
	for ; len(rgb) >= 3; rgba, rgb = rgba[4:], rgb[3:] {
		rgba[0], rgba[1], rgba[2], rgba[3] = rgb[0], rgb[1], rgb[2], 0xff
	}
}
