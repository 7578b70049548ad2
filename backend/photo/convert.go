package photo

import (
	"image"
	"image/color"

	"broadsheet/backend/colour/icc"
)

// inSRGB converts a picture as it was decoded in place, by the profile of its
// file. Inks have been converted by then.
func (h header) inSRGB(img image.Image, data []byte) {
	if h.space() == icc.CMYK {
		return
	}
	t := h.toSRGB(data)
	if t == nil {
		return
	}
	switch m := img.(type) {
	case *image.Gray:
		convertGrey(m, t)
	case *image.YCbCr:
		convertYCbCr(m, t)
	}
}

// convertGrey converts grey by a profile of grey, or of light.
func convertGrey(m *image.Gray, t *icc.Transform) {
	levels := greyLevels(t)
	p := grey(m)
	for y := range p.height {
		row := p.pix[y*p.stride:][:p.width]
		for x, v := range row {
			row[x] = levels[v]
		}
	}
}

// greyLevels returns what a transform makes of each grey.
func greyLevels(t *icc.Transform) (levels [256]uint8) {
	var out [3]byte
	for v := range levels {
		row := t.Row(out[:], []byte{uint8(v), uint8(v), uint8(v)}[:t.In()])
		levels[v] = row[len(row)/2] // green is nearest to lightness
	}
	return levels
}

// convertYCbCr converts a picture whose origin is 0, 0. Pixels that share a
// sample of colour get the mean of theirs.
func convertYCbCr(m *image.YCbCr, t *icc.Transform) {
	width, height := m.Rect.Dx(), m.Rect.Dy()
	across, down := subsampling(m.SubsampleRatio)
	c := converter{
		picture: m, transform: t, across: across, row: make([]uint8, 3*width),
		sums: make([][2]int, (width+across-1)/across),
	}
	for top := 0; top < height; top += down {
		rows := min(down, height-top)
		for y := top; y < top+rows; y++ {
			c.convertRow(y)
		}
		c.putColour(top/down*m.CStride, rows)
	}
}

// converter holds what convertYCbCr works with.
type converter struct {
	picture   *image.YCbCr
	transform *icc.Transform
	across    int
	row       []uint8  // RGB
	sums      [][2]int // of Cb and Cr for each sample of colour
}

// convertRow writes the luma of a row and adds up its colour.
func (c *converter) convertRow(y int) {
	m, width := c.picture, len(c.row)/3
	luma, at := m.Y[y*m.YStride:][:width], m.COffset(0, y)
	for x, v := range luma {
		i := at + x/c.across
		p := c.row[3*x:][:3]
		p[0], p[1], p[2] = color.YCbCrToRGB(v, m.Cb[i], m.Cr[i])
	}
	c.transform.Row(c.row, c.row)
	for x := range luma {
		p := c.row[3*x:][:3]
		v, cb, cr := color.RGBToYCbCr(p[0], p[1], p[2])
		luma[x] = v
		sum := &c.sums[x/c.across]
		sum[0], sum[1] = sum[0]+int(cb), sum[1]+int(cr)
	}
}

// putColour writes the means of so many rows and begins anew.
func (c *converter) putColour(at, rows int) {
	width := len(c.row) / 3
	for i, sum := range c.sums {
		n := rows * min(c.across, width-i*c.across)
		c.picture.Cb[at+i] = uint8((sum[0] + n/2) / n)
		c.picture.Cr[at+i] = uint8((sum[1] + n/2) / n)
	}
	clear(c.sums)
}
