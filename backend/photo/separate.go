package photo

import (
	"image"
	"image/color"
	"runtime"
	"sync"

	"broadsheet/backend/photo/jpeg"
)

// separate makes the inks of a printed picture, whose origin is 0, 0: of grey
// black alone, upside down, one byte a pixel; of a picture in colour four.
func (c *Condition) separate(img image.Image) (jpeg.Samples, Space) {
	s := jpeg.Samples{Width: img.Bounds().Dx(), Height: img.Bounds().Dy(), Channels: 1}
	colour, isColour := img.(*image.YCbCr)
	if isColour {
		s.Channels = 4
	}
	s.Stride = s.Width * s.Channels
	s.Pix = make([]byte, s.Stride*s.Height)
	if !isColour {
		c.black(s, grey(img.(*image.Gray)))
		return s, Black
	}
	inParts(s.Height, func(from, to int) {
		rgb := make([]byte, 3*s.Width)
		for y := from; y < to; y++ {
			lightRow(rgb, colour, y)
			c.inkRow(s.Pix[y*s.Stride:][:s.Stride], rgb)
		}
	})
	return s, CMYK
}

func (c *Condition) black(s jpeg.Samples, p plane) {
	for y := range p.height {
		out := s.Pix[y*s.Stride:][:s.Width]
		for x, v := range p.pix[y*p.stride:][:s.Width] {
			out[x] = c.tints[v]
		}
	}
}

// inkRow writes the inks of a row, held to the limit.
func (c *Condition) inkRow(out, rgb []byte) {
	c.inks(out, rgb)
	most := c.held()
	for x := 0; x+4 <= len(out); x += 4 {
		holdInks(out[x:x+4:x+4], most)
	}
}

// inParts shares 0 to n - 1 among the processors.
func inParts(n int, do func(from, to int)) {
	parts := min(runtime.GOMAXPROCS(0), n)
	var wait sync.WaitGroup
	for p := range parts {
		wait.Go(func() { do(p*n/parts, (p+1)*n/parts) })
	}
	wait.Wait()
}

// lightRow writes a row of a picture, whose origin is 0, 0, as sRGB.
func lightRow(rgb []byte, m *image.YCbCr, y int) {
	across, _ := subsampling(m.SubsampleRatio)
	luma, at := m.Y[y*m.YStride:], m.COffset(0, y)
	for x := range len(rgb) / 3 {
		i := at + x/across
		rgb[3*x], rgb[3*x+1], rgb[3*x+2] = color.YCbCrToRGB(luma[x], m.Cb[i], m.Cr[i])
	}
}

// holdInks takes the colours of a pixel back, each by its share, until its inks
// come to no more than a limit, which is at least full black. Black stays: it
// carries the drawing.
func holdInks(p []byte, most int) {
	colour := int(p[0]) + int(p[1]) + int(p[2])
	room := most - int(p[3])
	if colour <= room {
		return
	}
	for i := range 3 {
		p[i] = byte(int(p[i]) * room / colour)
	}
}
