package photo

import (
	"image"
	"math"
)

// sharpen adds to each pixel what sets it off from its surroundings, as
// imaging.Sharpen does, in luma alone: colour seen at its own resolution gets
// fringes from it. Sigma is the radius of the surroundings in pixels.
func sharpen(img image.Image, sigma float64) {
	switch m := img.(type) {
	case *image.Gray:
		sharpenPlane(grey(m), sigma)
	case *image.YCbCr:
		sharpenPlane(luma(m), sigma)
	}
}

// sharpenPlane sharpens in place, with the rows that it still needs blurred in
// a ring.
func sharpenPlane(p plane, sigma float64) {
	kernel := gaussian(sigma)
	radius := len(kernel) / 2
	ring := make([][]int32, len(kernel))
	for i := range ring {
		ring[i] = make([]int32, p.width)
	}
	row := func(y int) []int32 { return ring[y%len(ring)] }
	for y := range min(radius, p.height) {
		blurRow(row(y), p.pix[y*p.stride:][:p.width], kernel)
	}
	sums := make([]int32, p.width)
	for y := range p.height {
		if below := y + radius; below < p.height {
			blurRow(row(below), p.pix[below*p.stride:][:p.width], kernel)
		}
		clear(sums)
		for k, w := range kernel {
			addWeighted(sums, row(min(max(y+k-radius, 0), p.height-1)), w)
		}
		setOff(p.pix[y*p.stride:][:p.width], sums)
	}
}

// gaussian returns the weights of a blur, their sum 1 << weightBits; its radius
// is three sigma, at least one.
func gaussian(sigma float64) []int32 {
	radius := max(1, int(math.Ceil(3*sigma)))
	exact := make([]float64, 2*radius+1)
	var sum float64
	for i := range exact {
		d := float64(i - radius)
		exact[i] = math.Exp(-d * d / (2 * sigma * sigma))
		sum += exact[i]
	}
	out, rest := make([]int32, len(exact)), int32(1<<weightBits)
	for i, e := range exact {
		out[i] = int32(math.Round(e / sum * (1 << weightBits)))
		rest -= out[i]
	}
	out[radius] += rest
	return out
}

// blurRow writes a row blurred along itself, midBits finer than eight bits; the
// edge pixels go on outside.
func blurRow(out []int32, row []uint8, kernel []int32) {
	const half, shift = 1 << (weightBits - midBits - 1), weightBits - midBits
	radius := len(kernel) / 2
	for x := range out {
		sum := int32(half)
		if x >= radius && x+radius < len(row) {
			samples := row[x-radius:][:len(kernel)]
			for k, w := range kernel {
				sum += w * int32(samples[k])
			}
		} else {
			for k, w := range kernel {
				sum += w * int32(row[min(max(x+k-radius, 0), len(row)-1)])
			}
		}
		out[x] = sum >> shift
	}
}

func addWeighted(sums, row []int32, weight int32) {
	row = row[:len(sums)]
	for x := range sums {
		sums[x] += weight * row[x]
	}
}

// setOff replaces each pixel by twice itself less its blurred self.
func setOff(row []uint8, blurred []int32) {
	const shift = weightBits + midBits
	for x, v := range row {
		soft := (blurred[x] + 1<<(shift-1)) >> shift
		row[x] = uint8(min(max(2*int32(v)-soft, 0), 255))
	}
}
