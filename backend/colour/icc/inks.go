package icc

import "encoding/binary"

// inkNodes is the way from RGB or CMYK of 8 bits to the four inks, as nodes is
// to RGB: a grid of finished colours, and the simplex between them.
//
// A node is one word with a lane of 16 bits for each ink, in quarters of a
// level and half a level more, so that a sum with weights of 64 in all stays
// in its lane and its upper byte is the rounded level. Inks need no headroom:
// tables to a device end at its bounds. As weights are never negative and add
// up, an ink limit that holds in the nodes holds between them, up to the
// rounding of each ink to a byte.
type inkNodes struct {
	values []uint64
	axes   [4]axis
	inputs int
}

const (
	inkLaneBits  = 16
	inkWeightSum = 64
	inkSteps     = 4
)

// newInkNodes computes a grid on all processors.
func newInkNodes(from Space, convert func(Sample) Sample) *inkNodes {
	n := &inkNodes{inputs: from.Channels()}
	side, step := gridOver(from), 1
	for c := n.inputs - 1; c >= 0; c-- {
		n.axes[c] = newAxis(side, step, inkWeightSum)
		step *= side
	}
	n.values = make([]uint64, step)
	inBands(step, func(i int) { n.values[i] = inkWord(convert(gridSample(i, n.inputs, side))) })
	return n
}

func inkWord(s Sample) (word uint64) {
	for c, v := range s {
		word |= uint64((clip(v)*255+0.5)*inkSteps+0.5) << (c * inkLaneBits)
	}
	return word
}

func putInks(dst []byte, sum uint64) {
	v := sum >> 8 & 0x00ff00ff00ff00ff
	v |= v >> 8
	binary.LittleEndian.PutUint32(dst, uint32(v&0xffff|v>>16&0xffff0000))
}

// row returns the conversion for the number of inputs.
func (n *inkNodes) row() func(dst, src []byte) {
	if n.inputs == 3 {
		return n.rowRGB
	}
	return n.rowCMYK
}

func (n *inkNodes) rowRGB(dst, src []byte) {
	a0, a1, a2 := &n.axes[0], &n.axes[1], &n.axes[2]
	for i, o := 0, 0; i+3 <= len(src) && o+4 <= len(dst); i, o = i+3, o+4 {
		r, g, b := &a0[src[i]], &a1[src[i+1]], &a2[src[i+2]]
		k0, k1, k2 := sort3(r.key, g.key, b.key)
		at := n.values[r.base+g.base+b.base:]
		s1 := k0 & stepMask
		s2 := s1 + k1&stepMask
		s3 := s2 + k2&stepMask
		w0, w1, w2 := uint64(k0>>weightBits), uint64(k1>>weightBits), uint64(k2>>weightBits)
		putInks(dst[o:o+4], at[0]*(inkWeightSum-w0)+at[s1]*(w0-w1)+at[s2]*(w1-w2)+at[s3]*w2)
	}
}

func (n *inkNodes) rowCMYK(dst, src []byte) {
	a0, a1, a2, a3 := &n.axes[0], &n.axes[1], &n.axes[2], &n.axes[3]
	for i := 0; i+4 <= len(src) && i+4 <= len(dst); i += 4 {
		c, m, y, k := &a0[src[i]], &a1[src[i+1]], &a2[src[i+2]], &a3[src[i+3]]
		k0, k1, k2, k3 := sort4(c.key, m.key, y.key, k.key)
		at := n.values[c.base+m.base+y.base+k.base:]
		s1 := k0 & stepMask
		s2 := s1 + k1&stepMask
		s3 := s2 + k2&stepMask
		s4 := s3 + k3&stepMask
		w0, w1, w2, w3 := uint64(k0>>weightBits), uint64(k1>>weightBits), uint64(k2>>weightBits), uint64(k3>>weightBits)
		putInks(dst[i:i+4], at[0]*(inkWeightSum-w0)+at[s1]*(w0-w1)+at[s2]*(w1-w2)+at[s3]*(w2-w3)+at[s4]*w3)
	}
}

// newInkLevels makes a table of the inks that print each grey.
func newInkLevels(l *Link) func(dst, src []byte) {
	var levels [256][4]byte
	for v := range levels {
		for c, ink := range l.At(Sample{float64(v) / 255}) {
			levels[v][c] = byteOf(ink)
		}
	}
	return func(dst, src []byte) {
		for i, v := range src {
			copy(dst[4*i:4*i+4], levels[v][:])
		}
	}
}
