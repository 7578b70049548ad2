package icc

import "sync"

// isByMatrix reports whether the way is curves, one matrix, curves.
func (l *Link) isByMatrix() bool {
	return l.from.shaper != nil && l.to.shaper != nil && !l.isScaled &&
		pick(l.from.toPCS, l.intent) == nil && pick(l.to.fromPCS, l.intent) == nil
}

// lightBits is the precision of light between the curves: in sRGB's straight
// part a level of 255 is 20 of its steps.
const (
	lightBits = 16
	lightEnd  = 1<<lightBits - 1
)

// encoder turns light, 0 to lightEnd, into a byte.
type encoder [lightEnd + 1]byte

// encoders are those of the three channels; equal ones are one.
type encoders struct {
	once sync.Once
	of   [3]*encoder
}

// channelEncoders makes the tables of a destination; they stay with it, as
// nearly all are for sRGB.
func (p *Profile) channelEncoders() [3]*encoder {
	p.encoders.once.Do(func() {
		for i, c := range p.shaper.curves {
			if i > 0 && p.shaper.areShared {
				p.encoders.of[i] = p.encoders.of[0]
				continue
			}
			p.encoders.of[i] = newEncoder(c)
		}
	})
	return p.encoders.of
}

func newEncoder(c curve) *encoder {
	e := &encoder{}
	for i := range e {
		e[i] = byteOf(c.inverse(float64(i) / lightEnd))
	}
	return e
}

// shares are what each level of a channel gives to the light of the three
// channels of the destination.
type shares [256][3]int32

// newMatrixRow joins curves and both matrices in a table for each channel.
func newMatrixRow(from *shaper, to *Profile) func(dst, src []byte) {
	m := to.shaper.inverse.after(&from.matrix)
	var tables [3]shares
	for c := range tables {
		for v := range 256 {
			light := from.curves[c].at(float64(v) / 255)
			for i := range 3 {
				tables[c][v][i] = shareOf(m[i][c] * light)
			}
		}
	}
	encode := to.channelEncoders()
	return func(dst, src []byte) { matrixRow(dst, src, &tables, encode) }
}

// shareOf rounds, within what three summed keep below 2^31.
func shareOf(v float64) int32 {
	v = min(max(v, -8000), 8000) * lightEnd
	if v < 0 {
		return int32(v - 0.5)
	}
	return int32(v + 0.5)
}

func matrixRow(dst, src []byte, tables *[3]shares, encode [3]*encoder) {
	er, eg, eb := encode[0], encode[1], encode[2]
	for i := 0; i+3 <= len(src) && i+3 <= len(dst); i += 3 {
		r, g, b := &tables[0][src[i]], &tables[1][src[i+1]], &tables[2][src[i+2]]
		dst[i] = er[inScale(r[0]+g[0]+b[0])]
		dst[i+1] = eg[inScale(r[1]+g[1]+b[1])]
		dst[i+2] = eb[inScale(r[2]+g[2]+b[2])]
	}
}

func inScale(v int32) uint16 { return uint16(min(max(v, 0), lightEnd)) }
