package photo

import "image"

// reduce returns a picture made smaller by a whole factor: each pixel is the
// mean of a square. What does not fill a last square at the right or lower
// edge is left out, but for a picture smaller than one square. The picture is
// *image.Gray or *image.YCbCr and keeps its kind; a factor of 1 returns it.
func reduce(img image.Image, factor int) image.Image {
	if factor <= 1 {
		return img
	}
	switch m := img.(type) {
	case *image.Gray:
		return reduceGray(m, factor)
	case *image.YCbCr:
		return reduceYCbCr(m, factor)
	}
	panic("photo: a negative is grey or YCbCr") // ours alone, see develop
}

// plane is one channel of a picture.
type plane struct {
	pix           []uint8
	stride        int
	width, height int
}

func reduceGray(m *image.Gray, factor int) *image.Gray {
	b := m.Bounds()
	from := plane{m.Pix, m.Stride, b.Dx(), b.Dy()}
	out := image.NewGray(image.Rect(0, 0, max(1, b.Dx()/factor), max(1, b.Dy()/factor)))
	boxFilter(plane{out.Pix, out.Stride, out.Rect.Dx(), out.Rect.Dy()}, from, factor)
	return out
}

// reduceYCbCr keeps the subsampling: the chroma planes are reduced like luma.
func reduceYCbCr(m *image.YCbCr, factor int) *image.YCbCr {
	b := m.Bounds()
	out := image.NewYCbCr(image.Rect(0, 0, max(1, b.Dx()/factor), max(1, b.Dy()/factor)), m.SubsampleRatio)
	boxFilter(plane{out.Y, out.YStride, out.Rect.Dx(), out.Rect.Dy()}, plane{m.Y, m.YStride, b.Dx(), b.Dy()}, factor)
	to, from := chroma(out), chroma(m)
	for i := range to {
		boxFilter(to[i], from[i], factor)
	}
	return out
}

// grey and luma return the plane of lightness.
func grey(m *image.Gray) plane { return plane{m.Pix, m.Stride, m.Rect.Dx(), m.Rect.Dy()} }

func luma(m *image.YCbCr) plane { return plane{m.Y, m.YStride, m.Rect.Dx(), m.Rect.Dy()} }

// chroma returns the planes of Cb and Cr.
func chroma(m *image.YCbCr) [2]plane {
	b := m.Bounds()
	if b.Empty() {
		return [2]plane{}
	}
	dx, dy := subsampling(m.SubsampleRatio)
	w := (b.Max.X-1)/dx - b.Min.X/dx + 1
	h := (b.Max.Y-1)/dy - b.Min.Y/dy + 1
	return [2]plane{{m.Cb, m.CStride, w, h}, {m.Cr, m.CStride, w, h}}
}

// subsampling returns how many pixels across and down share a chroma sample.
func subsampling(r image.YCbCrSubsampleRatio) (dx, dy int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

// boxFilter fills a plane with the means of the squares of another.
func boxFilter(to, from plane, factor int) {
	if from.width == 0 || from.height == 0 {
		return
	}
	sums := make([]uint32, to.width)
	for y := range to.height {
		clear(sums)
		rows := from.rows(y*factor, factor)
		for i := range rows {
			addRow(sums, rows[i], factor)
		}
		writeMeans(to.pix[y*to.stride:][:to.width], sums, uint32(len(rows)), from.width, factor)
	}
}

// rows returns up to n rows from y on, at least one.
func (p plane) rows(y, n int) [][]uint8 {
	y = min(y, p.height-1)
	var out [][]uint8
	for i := y; i < min(y+n, p.height); i++ {
		out = append(out, p.pix[i*p.stride:][:p.width])
	}
	return out
}

// addRow adds the sum of each factor pixels.
func addRow(sums []uint32, row []uint8, factor int) {
	for x := range sums {
		from := min(x*factor, len(row)-1)
		var sum uint32
		for _, v := range row[from:min(from+factor, len(row))] {
			sum += uint32(v)
		}
		sums[x] += sum
	}
}

func writeMeans(out []uint8, sums []uint32, rows uint32, width, factor int) {
	for x, sum := range sums {
		from := min(x*factor, width-1)
		n := rows * uint32(min(from+factor, width)-from)
		out[x] = uint8((sum + n/2) / n)
	}
}
