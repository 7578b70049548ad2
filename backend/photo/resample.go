package photo

import (
	"image"
	"math"

	"github.com/disintegration/imaging"
)

// Pictures are resized here and not by imaging.Resize, by imaging's own Lanczos
// kernel: in whole numbers, and channel by channel as a JPEG holds them. For
// 4:2:0 that is 1.5 samples a pixel in place of four floating-point ones, about
// six times as fast, and equal to it within rounding.

const (
	// weightBits is the precision of the weights: their sum is 1 << weightBits.
	weightBits = 14
	// midBits is what the samples between the two passes have beyond eight
	// bits. With the overshoot of Lanczos (below 1.4) they fit into 16 bits.
	midBits = 6
)

// window is a stretch of samples, in samples, edges not rounded.
type window struct{ from, to float64 }

// taps are the weights of one sample of the result.
type taps struct {
	first   int // index of the first sample weighed
	weights []int32
}

// lanczos returns the taps that map a window of a line to n samples. Nothing
// outside of the window is weighed, but for the samples at its broken edges.
func lanczos(n int, w window, size int) []taps {
	ratio := (w.to - w.from) / float64(n)
	scale := max(ratio, 1)
	reach := imaging.Lanczos.Support * scale
	low := min(max(int(math.Floor(w.from+1e-6)), 0), size-1)
	high := max(low, min(int(math.Ceil(w.to-1e-6))-1, size-1))
	out := make([]taps, n)
	for i := range out {
		centre := w.from + (float64(i)+0.5)*ratio - 0.5
		first := min(max(int(math.Ceil(centre-reach)), low), high)
		last := max(first, min(int(math.Floor(centre+reach)), high))
		out[i] = taps{first, weigh(first, last, centre, scale)}
	}
	return out
}

// weigh returns whole weights whose sum is exact; what rounding leaves goes to
// the largest.
func weigh(first, last int, centre, scale float64) []int32 {
	exact := make([]float64, last-first+1)
	var sum float64
	for i := range exact {
		exact[i] = imaging.Lanczos.Kernel((float64(first+i) - centre) / scale)
		sum += exact[i]
	}
	out := make([]int32, len(exact))
	rest, largest := int32(1<<weightBits), 0
	for i, e := range exact {
		if sum != 0 {
			out[i] = int32(math.Round(e / sum * (1 << weightBits)))
		}
		rest -= out[i]
		if out[i] > out[largest] {
			largest = i
		}
	}
	out[largest] += rest
	return out
}

// sheet is a picture that may be a part of a larger one.
type sheet struct {
	picture image.Image // grey or YCbCr, origin at 0, 0
	at      image.Point // where it begins in the whole
	whole   image.Point // size of the whole
}

// sampled returns a place or a size in samples of which each covers dx by dy
// pixels; a part of one counts as one.
func sampled(p image.Point, dx, dy int) image.Point { return image.Pt((p.X+dx-1)/dx, (p.Y+dy-1)/dy) }

// resample fills a plane with a part of another. Both windows are in samples of
// the whole of which from may be a part; at says where it begins.
func resample(to, from plane, at, whole image.Point, across, down window) {
	columns := moved(lanczos(to.width, across, whole.X), at.X)
	rows := moved(lanczos(to.height, down, whole.Y), at.Y)
	top := rows[0].first
	last := rows[len(rows)-1]
	middle := make([]int16, (last.first+len(last.weights)-top)*to.width)
	for y := top; y < last.first+len(last.weights); y++ {
		squeezeRow(middle[(y-top)*to.width:][:to.width], from.pix[y*from.stride:][:from.width], columns)
	}
	sums := make([]int32, to.width)
	for y, t := range rows {
		squeezeColumns(sums, middle[(t.first-top)*to.width:], t.weights)
		round(to.pix[y*to.stride:][:to.width], sums)
	}
}

// moved counts the samples of taps from another one on.
func moved(t []taps, first int) []taps {
	for i := range t {
		t[i].first -= first
	}
	return t
}

// squeezeRow is the pass along a row.
func squeezeRow(out []int16, row []uint8, columns []taps) {
	const half = 1 << (weightBits - midBits - 1)
	for x := range out {
		t := &columns[x]
		samples := row[t.first:][:len(t.weights)]
		sum := int32(half)
		for i, w := range t.weights {
			sum += w * int32(samples[i])
		}
		out[x] = int16(sum >> (weightBits - midBits))
	}
}

// squeezeColumns is the pass down the columns for one row of the result: the
// weighted sum of rows, two at a time.
func squeezeColumns(sums []int32, rows []int16, weights []int32) {
	clear(sums)
	n := len(sums)
	for ; len(weights) >= 2; weights, rows = weights[2:], rows[2*n:] {
		a, b := rows[:n], rows[n:][:n]
		wa, wb := weights[0], weights[1]
		for x := range sums {
			sums[x] += wa*int32(a[x]) + wb*int32(b[x])
		}
	}
	if len(weights) == 1 {
		a, wa := rows[:n], weights[0]
		for x := range sums {
			sums[x] += wa * int32(a[x])
		}
	}
}

// round writes sums back as eight bits.
func round(out []uint8, sums []int32) {
	const shift = weightBits + midBits
	for x, s := range sums {
		v := (s + 1<<(shift-1)) >> shift
		out[x] = uint8(min(max(v, 0), 255))
	}
}

// resize returns a part of a picture at a size, grey or with so much colour;
// the part is in pixels of the whole, edges not rounded.
func resize(s sheet, across, down window, w, h int, colour image.YCbCrSubsampleRatio) image.Image {
	switch m := s.picture.(type) {
	case *image.Gray:
		out := image.NewGray(image.Rect(0, 0, w, h))
		resample(grey(out), grey(m), s.at, s.whole, across, down)
		return out
	case *image.YCbCr:
		return resizeYCbCr(m, s, across, down, image.NewYCbCr(image.Rect(0, 0, w, h), colour))
	}
	panic("photo: a negative is grey or YCbCr") // ours alone, see fixed
}

func resizeYCbCr(m *image.YCbCr, s sheet, across, down window, out *image.YCbCr) *image.YCbCr {
	resample(luma(out), luma(m), s.at, s.whole, across, down)
	w, h := out.Rect.Dx(), out.Rect.Dy()
	dx, dy := subsampling(m.SubsampleRatio)
	sx, sy := subsampling(out.SubsampleRatio)
	from, to := chroma(m), chroma(out)
	at, whole := sampled(s.at, dx, dy), sampled(s.whole, dx, dy)
	// An odd width leaves half a sample over: the window grows with it.
	across = across.grow(float64(sx*to[0].width)/float64(w)).shrink(dx, whole.X)
	down = down.grow(float64(sy*to[0].height)/float64(h)).shrink(dy, whole.Y)
	for i := range to {
		resample(to[i], from[i], at, whole, across, down)
	}
	return out
}

// grow returns the window longer by a factor at its end.
func (w window) grow(f float64) window { return window{w.from, w.from + (w.to-w.from)*f} }

// shrink returns the window in samples that cover n pixels each.
func (w window) shrink(n, size int) window {
	return window{w.from / float64(n), min(w.to/float64(n), float64(size))}
}
