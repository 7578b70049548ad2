package jpeg

// unit is the blocks of all channels at one place.
type unit struct {
	inks    [4][64]int32 // levels, 255 full
	most    int32        // the most ink in a pixel, of four channels
	samples [4][64]int32 // around 0, as they are stored: grey, or YCCK
	stored  [4][64]int16 // coefficients, row by row, quantised
	isCoded [4]uint64    // bit k: the k-th, as a file stores them, is not 0
}

// quantise makes the coefficients of a channel.
func (u *unit) quantise(c int, q *[2]*quantiser) {
	u.isCoded[c] = q[tableOf(c)].quantise(&u.stored[c], &u.samples[c])
}

// read fetches a unit; beyond the picture's edges its last pixels go on.
func (w *writer) read(u *unit, x, y int) {
	whole := min(w.Width-8*x, 8)
	to, most := &u.inks, int32(0)
	if w.Channels == 1 {
		to = &u.samples
	}
	for line := range 8 {
		row := w.Pix[min(8*y+line, w.Height-1)*w.Stride+8*x*w.Channels:][:whole*w.Channels]
		if w.Channels == 1 {
			readGrey(&to[0], row, 8*line)
		} else {
			most = max(most, readInks(to, row, 8*line))
		}
		for k := 8*line + whole; k < 8*line+8; k++ {
			for c := range w.Channels {
				to[c][k] = to[c][k-1]
			}
		}
	}
	if w.Channels == 4 {
		u.most = most
		u.splitColours()
		u.splitBlack()
	}
}

func readGrey(to *[64]int32, row []byte, k int) {
	for i, v := range row {
		to[(k+i)&63] = int32(v) - 128
	}
}

// readInks returns the most ink in a pixel.
func readInks(to *[4][64]int32, row []byte, k int) (most int32) {
	for ; len(row) >= 4; row, k = row[4:], k+1 {
		a, b, c, d := int32(row[0]), int32(row[1]), int32(row[2]), int32(row[3])
		at := k & 63
		to[0][at], to[1][at], to[2][at], to[3][at] = a, b, c, d
		most = max(most, a+b+c+d)
	}
	return most
}

// splitBlack stores black upside down.
func (u *unit) splitBlack() {
	for k, v := range u.inks[3] {
		u.samples[3][k] = 127 - v
	}
}

// splitColours takes C, M and Y as JFIF takes R, G and B: turning light into ink
// and turning that upside down cancel out.
func (u *unit) splitColours() {
	const half = 1 << 15
	for k := range 64 {
		c, m, y := u.inks[0][k], u.inks[1][k], u.inks[2][k]
		u.samples[0][k] = (19595*c+38470*m+7471*y+half)>>16 - 128
		u.samples[1][k] = (-11059*c - 21709*m + 32768*y + half) >> 16
		u.samples[2][k] = (32768*c - 27439*m - 5329*y + half) >> 16
	}
}
