package icc

import (
	"runtime"
	"sync"
)

// nodes is the way from three or four channels of 8 bits to RGB as a grid of
// finished colours. Between nodes it goes along the edges of a simplex, the
// longest way first: 4 nodes of the 8 around in RGB, 5 of 16 in CMYK.
//
// A node is one word with a lane of laneBits for each channel, so that one
// multiplication weighs all three. A lane holds level + headroom in steps of
// 1/8; the headroom keeps what lies out of gamut until all is summed, so that
// colours beside the edge of the gamut are not pulled inwards. With weights of
// 512 in all a lane's sum stays below 2^21.
type nodes struct {
	values []uint64
	axes   [4]axis
}

const (
	laneBits   = 21
	laneMask   = 1<<laneBits - 1
	weightSum  = 512
	weightBits = 21 // of a key, below the weight
	levelSteps = 8
	levelShift = 12 // 512 weights times 8 steps
	headroom   = 128
	gridRGB    = 33
	gridCMYK   = 17
)

// axis says for each level of a channel where it lies on the grid.
type axis [256]struct {
	base uint32
	key  uint32 // weight of the next node, 0 to the sum, then the step to it
}

// newNodes computes the grid on all processors.
func newNodes(from Space, convert func(Sample) Sample) *nodes {
	channels, side := from.Channels(), gridOver(from)
	n := &nodes{}
	step := 1
	for c := channels - 1; c >= 0; c-- {
		n.axes[c] = newAxis(side, step, weightSum)
		step *= side
	}
	n.values = make([]uint64, step)
	inBands(len(n.values), func(i int) { n.values[i] = node(convert(gridSample(i, channels, side))) })
	return n
}

// gridOver returns the nodes along each channel.
func gridOver(from Space) int {
	if from == CMYK {
		return gridCMYK
	}
	return gridRGB
}

// inBands calls do for 0 to n - 1, each processor with a band of them.
func inBands(n int, do func(i int)) {
	bands := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for b := range bands {
		wait.Go(func() {
			for i := b * n / bands; i < (b+1)*n/bands; i++ {
				do(i)
			}
		})
	}
	wait.Wait()
}

// newAxis lays 256 levels on a grid; weights has their sum.
func newAxis(side, step, weights int) (a axis) {
	for v := range a {
		pos := (v*(side-1)*weights + 127) / 255
		i := min(pos/weights, side-2)
		a[v].base = uint32(i * step)
		a[v].key = uint32(pos-i*weights)<<weightBits | uint32(step)
	}
	return a
}

// gridSample returns the grid's i-th colour.
func gridSample(i, channels, side int) (s Sample) {
	for c := channels - 1; c >= 0; c-- {
		s[c] = float64(i%side) / float64(side-1)
		i /= side
	}
	return s
}

func node(out Sample) uint64 {
	return lane(out[0]) | lane(out[1])<<laneBits | lane(out[2])<<(2*laneBits)
}

// lane rounds a channel, 0 to 1, and adds half a level, so that shifting the
// sum rounds it.
func lane(v float64) uint64 {
	level := min(max(finite(v)*255+headroom, 0), 2*headroom+254)
	return uint64((level+0.5)*levelSteps + 0.5)
}

// levelOf clips what a lane's sum says.
var levelOf = func() (t [1 << (laneBits - levelShift)]byte) {
	for i := range t {
		t[i] = byte(min(max(i-headroom, 0), 255))
	}
	return t
}()

// put writes three lanes.
func put(dst []byte, sum uint64) {
	_ = dst[2]
	dst[0] = levelOf[sum&laneMask>>levelShift]
	dst[1] = levelOf[sum>>laneBits&laneMask>>levelShift]
	dst[2] = levelOf[sum>>(2*laneBits)&laneMask>>levelShift]
}

const stepMask = 1<<weightBits - 1

// row returns the conversion for the number of channels.
func (n *nodes) row() func(dst, src []byte) {
	if len(n.values) == gridRGB*gridRGB*gridRGB {
		return n.rowRGB
	}
	return n.rowCMYK
}

func (n *nodes) rowRGB(dst, src []byte) {
	a0, a1, a2 := &n.axes[0], &n.axes[1], &n.axes[2]
	for i := 0; i+3 <= len(src) && i+3 <= len(dst); i += 3 {
		r, g, b := &a0[src[i]], &a1[src[i+1]], &a2[src[i+2]]
		k0, k1, k2 := sort3(r.key, g.key, b.key)
		at := n.values[r.base+g.base+b.base:]
		s1 := k0 & stepMask
		s2 := s1 + k1&stepMask
		s3 := s2 + k2&stepMask
		w0, w1, w2 := uint64(k0>>weightBits), uint64(k1>>weightBits), uint64(k2>>weightBits)
		put(dst[i:i+3], at[0]*(weightSum-w0)+at[s1]*(w0-w1)+at[s2]*(w1-w2)+at[s3]*w2)
	}
}

// sort3 sorts downwards.
func sort3(a, b, c uint32) (uint32, uint32, uint32) {
	a, b = max(a, b), min(a, b)
	b, c = max(b, c), min(b, c)
	return max(a, b), min(a, b), c
}

func (n *nodes) rowCMYK(dst, src []byte) {
	a0, a1, a2, a3 := &n.axes[0], &n.axes[1], &n.axes[2], &n.axes[3]
	for i, o := 0, 0; i+4 <= len(src) && o+3 <= len(dst); i, o = i+4, o+3 {
		c, m, y, k := &a0[src[i]], &a1[src[i+1]], &a2[src[i+2]], &a3[src[i+3]]
		k0, k1, k2, k3 := sort4(c.key, m.key, y.key, k.key)
		at := n.values[c.base+m.base+y.base+k.base:]
		s1 := k0 & stepMask
		s2 := s1 + k1&stepMask
		s3 := s2 + k2&stepMask
		s4 := s3 + k3&stepMask
		w0, w1, w2, w3 := uint64(k0>>weightBits), uint64(k1>>weightBits), uint64(k2>>weightBits), uint64(k3>>weightBits)
		put(dst[o:o+3], at[0]*(weightSum-w0)+at[s1]*(w0-w1)+at[s2]*(w1-w2)+at[s3]*(w2-w3)+at[s4]*w3)
	}
}

// sort4 sorts downwards.
func sort4(a, b, c, d uint32) (uint32, uint32, uint32, uint32) {
	a, b = max(a, b), min(a, b)
	c, d = max(c, d), min(c, d)
	a, c = max(a, c), min(a, c)
	b, d = max(b, d), min(b, d)
	return a, max(b, c), min(b, c), d
}
