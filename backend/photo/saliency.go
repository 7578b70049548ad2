package photo

import (
	"image"
	"math"
)

// field is a map of values over a small picture, row by row.
type field struct {
	width, height int
	v             []float64
}

func newField(w, h int) field { return field{w, h, make([]float64, w*h)} }

func (f field) at(x, y int) float64 { return f.v[y*f.width+x] }

// proof is the small upright picture that is looked at: Y, Cb and Cr, 0 to 255.
type proof struct {
	width, height int
	y, cb, cr     field
}

// proofSide is the longer side of a proof in pixels, or somewhat less: enough
// to see a face in a hall, and done in some milliseconds.
const proofSide = 256

// proof makes the small picture from a negative.
func (n *negative) proof() proof {
	b := n.picture.Bounds()
	factor := (max(b.Dx(), b.Dy()) + proofSide - 1) / proofSide
	small := reduce(n.picture, factor)
	w, h := turned(small.Bounds().Dx(), small.Bounds().Dy(), n.orientation)
	p := proof{w, h, newField(w, h), newField(w, h), newField(w, h)}
	read := reader(small)
	mirrorX, mirrorY := mirrors(n.orientation)
	for i := range w * h {
		x, y := turned(i%w, i/w, n.orientation)
		if mirrorX {
			x = small.Bounds().Dx() - 1 - x
		}
		if mirrorY {
			y = small.Bounds().Dy() - 1 - y
		}
		p.y.v[i], p.cb.v[i], p.cr.v[i] = read(x, y)
	}
	return p
}

// reader returns how to read a pixel of a negative.
func reader(img image.Image) func(x, y int) (luma, cb, cr float64) {
	switch m := img.(type) {
	case *image.YCbCr:
		return func(x, y int) (float64, float64, float64) {
			i, c := m.YOffset(x, y), m.COffset(x, y)
			return float64(m.Y[i]), float64(m.Cb[c]), float64(m.Cr[c])
		}
	case *image.Gray:
		return func(x, y int) (float64, float64, float64) {
			return float64(m.Pix[m.PixOffset(x, y)]), 128, 128
		}
	}
	panic("photo: a negative is grey or YCbCr")
}

// integral holds the sums of a field over all rectangles from the origin, so
// that any rectangle's mean takes four look-ups.
type integral struct {
	width, height int
	sum           []float64 // (width+1) by (height+1)
}

func integrate(f field) integral {
	t := integral{f.width, f.height, make([]float64, (f.width+1)*(f.height+1))}
	stride := f.width + 1
	for y := range f.height {
		row := 0.0
		for x := range f.width {
			row += f.at(x, y)
			t.sum[(y+1)*stride+x+1] = t.sum[y*stride+x+1] + row
		}
	}
	return t
}

// mean returns the mean of the square of a radius around a pixel, as far as it
// lies in the picture.
func (t integral) mean(x, y, radius int) float64 {
	return t.meanOf(x-radius, y-radius, x+radius+1, y+radius+1)
}

// meanOf returns the mean of a rectangle, right and lower edge outside; 0 for
// one outside of the picture.
func (t integral) meanOf(x0, y0, x1, y1 int) float64 {
	x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, t.width), min(y1, t.height)
	if x0 >= x1 || y0 >= y1 {
		return 0
	}
	s, stride := t.sum, t.width+1
	total := s[y1*stride+x1] - s[y0*stride+x1] - s[y1*stride+x0] + s[y0*stride+x0]
	return total / float64((x1-x0)*(y1-y0))
}

// surroundings are pairs of radii, in parts of the longer side: what stands out
// is what differs from a surrounding several times its size (Itti, Koch and
// Niebur 1998).
var surroundings = [][2]float64{{1. / 96, 1. / 16}, {1. / 40, 1. / 8}, {1. / 20, 1. / 4}}

// saliency returns how much each pixel stands out, mean 1: difference from its
// surroundings in lightness and colour, weighed by how sharp the place is (what
// lies out of focus is background) and by nearness to the middle.
func (p proof) saliency(sharpness field) field {
	out := newField(p.width, p.height)
	side := float64(max(p.width, p.height))
	// Chroma varies less than lightness and says more.
	for _, c := range []struct {
		f      field
		weight float64
	}{{p.y, 1}, {p.cb, 2}, {p.cr, 2}} {
		t := integrate(c.f)
		for _, r := range surroundings {
			addContrast(out, t, max(1, int(r[0]*side)), max(2, int(r[1]*side)), c.weight)
		}
	}
	multiply(out, sharpness)
	multiply(out, centrePrior(p.width, p.height))
	normalise(out)
	return out
}

func addContrast(out field, t integral, near, far int, weight float64) {
	for y := range out.height {
		for x := range out.width {
			out.v[y*out.width+x] += weight * math.Abs(t.mean(x, y, near)-t.mean(x, y, far))
		}
	}
}

// sharpness returns a weight of 0.35 to 1 that grows with fine detail nearby.
func (p proof) sharpness() field {
	detail := newField(p.width, p.height)
	t := integrate(p.y)
	for y := range p.height {
		for x := range p.width {
			detail.v[y*p.width+x] = math.Abs(p.y.at(x, y) - t.mean(x, y, 1))
		}
	}
	t = integrate(detail)
	around := max(2, max(p.width, p.height)/40)
	out := newField(p.width, p.height)
	typical := 2*t.meanOf(0, 0, p.width, p.height) + 0.5
	for y := range p.height {
		for x := range p.width {
			out.v[y*p.width+x] = 0.35 + 0.65*min(1, t.mean(x, y, around)/typical)
		}
	}
	return out
}

// centrePrior is 1 in the middle, a little above half, and falls to about 0.4
// at the edges: photographers put what matters there.
func centrePrior(w, h int) field {
	out := newField(w, h)
	for y := range h {
		for x := range w {
			dx := (float64(x)+0.5)/float64(w) - 0.5
			dy := (float64(y)+0.5)/float64(h) - 0.45
			out.v[y*w+x] = math.Exp(-(dx*dx + dy*dy) / (2 * 0.36 * 0.36))
		}
	}
	return out
}

func multiply(f, by field) {
	for i := range f.v {
		f.v[i] *= by.v[i]
	}
}

// normalise scales a field to a mean of 1; a flat one becomes 1 everywhere.
func normalise(f field) {
	var sum float64
	for _, v := range f.v {
		sum += v
	}
	mean := sum / float64(len(f.v))
	for i := range f.v {
		if mean < 1e-9 {
			f.v[i] = 1
		} else {
			f.v[i] /= mean
		}
	}
}
