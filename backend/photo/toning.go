package photo

import "image"

// gainFloor keeps the chroma of the deepest shadows, which is mostly noise,
// from growing as much as their luma does; of the range of luma.
const gainFloor = 0.05

// gainBits is the precision of chroma gains.
const gainBits = 8

// toning is a Tone as tables over luma: what each value becomes, and by how
// much the chroma on it grows so that a colour keeps its hue and strength.
type toning struct {
	luma [256]uint8
	gain [256]int32 // 1 << gainBits is no change
}

func (t Tone) toning() *toning {
	out := new(toning)
	for i := range out.luma {
		v := float64(i) / 255
		to := t.at(v)
		out.luma[i] = uint8(to*255 + 0.5)
		out.gain[i] = int32((to+gainFloor)/(v+gainFloor)*(1<<gainBits) + 0.5)
	}
	return out
}

// tone changes a picture, grey or YCbCr, in place.
func tone(img image.Image, t Tone) {
	if t.IsZero() {
		return
	}
	tables := t.toning()
	switch m := img.(type) {
	case *image.Gray:
		tables.tonePlane(grey(m))
	case *image.YCbCr:
		tables.toneChroma(m) // looks at luma as it was
		tables.tonePlane(luma(m))
	}
}

func (t *toning) tonePlane(p plane) {
	for y := range p.height {
		row := p.pix[y*p.stride:][:p.width]
		for x, v := range row {
			row[x] = t.luma[v]
		}
	}
}

func (t *toning) toneChroma(m *image.YCbCr) {
	dx, dy := subsampling(m.SubsampleRatio)
	light, c := luma(m), chroma(m)
	under := make([]uint8, c[0].width)
	for y := range c[0].height {
		meanUnder(under, light.rows(y*dy, dy), dx)
		cb, cr := c[0].pix[y*c[0].stride:][:len(under)], c[1].pix[y*c[1].stride:][:len(under)]
		for x, v := range under {
			cb[x], cr[x] = t.colour(v, cb[x], cr[x])
		}
	}
}

// meanUnder fills a row with the mean luma that each chroma sample lies on.
func meanUnder(out []uint8, rows [][]uint8, dx int) {
	first := 0
	if dx == 2 && len(rows) == 2 {
		first = meanOfFour(out, rows[0], rows[1])
	}
	for x := first; x < len(out); x++ {
		from := min(x*dx, len(rows[0])-1)
		to := min(from+dx, len(rows[0]))
		var sum int
		for _, row := range rows {
			for _, v := range row[from:to] {
				sum += int(v)
			}
		}
		n := len(rows) * (to - from)
		out[x] = uint8((sum + n/2) / n)
	}
}

// meanOfFour does it for whole squares of four, which are nearly all that are
// ever printed, in half the time. Returns how many there were.
func meanOfFour(out, above, below []uint8) int {
	n := min(len(out), len(above)/2)
	above, below = above[:2*n], below[:2*n]
	for x := range out[:n] {
		sum := int(above[2*x]) + int(above[2*x+1]) + int(below[2*x]) + int(below[2*x+1])
		out[x] = uint8((sum + 2) / 4)
	}
	return n
}

// colour returns the chroma of a colour whose luma was v: grown with the luma,
// but no further than red, green and blue reach, all three held back alike. So
// a colour turns paler near white instead of another hue.
func (t *toning) colour(v, cb, cr uint8) (uint8, uint8) {
	b, r := int(cb)-128, int(cr)-128
	gain, now := int(t.gain[v]), int(t.luma[v])
	// What each adds to luma, times 1024 (ITU-T T.871).
	red, green, blue := 1436*r, -352*b-731*r, 1815*b
	gain = held(gain, max(red, green, blue), 255-now)
	gain = held(gain, -min(red, green, blue), now)
	return scaled(b, gain), scaled(r, gain)
}

// held returns the gain with which so much, times 1024, stays within room.
func held(gain, much, room int) int {
	if much > 0 && gain*much > room<<(10+gainBits) {
		return room << (10 + gainBits) / much
	}
	return gain
}

// scaled returns a chroma sample grown by a gain.
func scaled(c, gain int) uint8 {
	return uint8(min(max(128+(c*gain+1<<(gainBits-1))>>gainBits, 0), 255))
}
