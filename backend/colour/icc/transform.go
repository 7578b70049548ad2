package icc

import (
	"fmt"
	"math"
	"runtime"
	"sync"
)

// Transform converts rows of 8-bit pixels. It is safe for concurrent use.
type Transform struct {
	in, out int                   // bytes of a pixel
	row     func(dst, src []byte) // nil where nothing is to be done
}

// NewTransform makes the tables from a profile to one of RGB, SRGB most of all,
// or of CMYK. Pixels are chunky: 3 bytes of RGB, 4 of CMYK (255 is full ink),
// 1 of grey. They become 3 bytes of RGB, where grey becomes 1 byte, the one
// value of all three, or 4 of CMYK. Colours out of gamut are clipped channel by
// channel. The error says why there is no way between the profiles.
func NewTransform(from, to *Profile, o Options) (*Transform, error) {
	if to.Space != RGB && to.Space != CMYK {
		return nil, fmt.Errorf("icc: pictures cannot be converted to %q", to.Space)
	}
	l, err := NewLink(from, to, o)
	if err != nil {
		return nil, err
	}
	if to.Space == CMYK {
		return newInkTransform(l), nil
	}
	t := &Transform{in: from.Space.Channels(), out: 3}
	switch {
	case from.Space == Gray:
		t.out, t.row = 1, newGreyRow(l)
	case from.Space == RGB && l.isIdentity():
	case l.isByMatrix():
		t.row = newMatrixRow(from.shaper, to)
	default:
		t.row = newNodes(from.Space, l.At).row()
	}
	return t, nil
}

// newInkTransform leaves inks alone that are meant for the same press: their
// way through the connection space would make four inks of black type.
func newInkTransform(l *Link) *Transform {
	t := &Transform{in: l.from.Space.Channels(), out: 4}
	switch {
	case l.from.Space == Gray:
		t.row = newInkLevels(l)
	case l.from.Space == CMYK && l.from.digest == l.to.digest:
	default:
		t.row = newInkNodes(l.from.Space, l.At).row()
	}
	return t
}

// Tabulate makes a transform from RGB or CMYK to RGB of any conversion, which
// is asked for the colours of a grid; between them the transform interpolates.
// It must give the same whenever it is asked, and may be asked from several
// goroutines at once.
func Tabulate(from Space, convert func(Sample) Sample) (*Transform, error) {
	if from != RGB && from != CMYK {
		return nil, fmt.Errorf("icc: a conversion of %q cannot be tabulated", from)
	}
	return &Transform{in: from.Channels(), out: 3, row: newNodes(from, convert).row()}, nil
}

// IsIdentity reports whether the transform changes nothing: the picture is in
// the destination's colours already, whatever its profile is called.
func (t *Transform) IsIdentity() bool { return t.row == nil }

// In and Out return the bytes of a pixel before and after.
func (t *Transform) In() int  { return t.in }
func (t *Transform) Out() int { return t.out }

// Row converts the whole pixels of src and returns those of dst that it wrote.
// It must hold as many pixels; it may be src unless pixels grow.
func (t *Transform) Row(dst, src []byte) []byte {
	n := len(src) / t.in
	dst, src = dst[:n*t.out], src[:n*t.in]
	if t.row == nil {
		copy(dst, src)
	} else {
		t.row(dst, src)
	}
	return dst
}

// Rows converts rows of width pixels in place, on all processors; each begins
// stride bytes after the one before, as it did. Pixels must not grow: grey and
// RGB become inks by Convert.
func (t *Transform) Rows(pix []byte, width, height, stride int) {
	if t.out > t.in {
		panic(fmt.Sprintf("icc: pixels of %d bytes have no room in those of %d", t.out, t.in))
	}
	if !t.IsIdentity() {
		t.Convert(pix, stride, pix, stride, width, height)
	}
}

// Convert converts rows of width pixels from src to dst, on all processors;
// strides are the bytes from one row to the next. What lies beside the rows in
// dst stays as it is.
func (t *Transform) Convert(dst []byte, dstStride int, src []byte, srcStride, width, height int) {
	bands := min(runtime.GOMAXPROCS(0), height)
	var wait sync.WaitGroup
	for b := range bands {
		wait.Go(func() {
			for y := b * height / bands; y < (b+1)*height/bands; y++ {
				t.Row(dst[y*dstStride:][:width*t.out], src[y*srcStride:][:width*t.in])
			}
		})
	}
	wait.Wait()
}

// sameLevel is how far a level may move, of 255, in what is still the same
// profile: curves as tables and as formulas, primaries rounded differently.
const sameLevel = 0.75

// isIdentity looks at greys and at a grid of colours.
func (l *Link) isIdentity() bool {
	for v := range 256 {
		g := float64(v) / 255
		if !l.keeps(Sample{g, g, g}) {
			return false
		}
	}
	const steps = 8
	for i := range (steps + 1) * (steps + 1) * (steps + 1) {
		s := Sample{float64(i % 9), float64(i / 9 % 9), float64(i / 81)}
		if !l.keeps(Sample{s[0] / steps, s[1] / steps, s[2] / steps}) {
			return false
		}
	}
	return true
}

func (l *Link) keeps(s Sample) bool {
	out := l.At(s)
	for i := range 3 {
		if math.Abs(clip(out[i])-s[i]) > sameLevel/255 {
			return false
		}
	}
	return true
}

// newGreyRow makes a table of the greys that a grey profile shows.
func newGreyRow(l *Link) func(dst, src []byte) {
	var levels [256]byte
	for v := range levels {
		levels[v] = byteOf(l.At(Sample{float64(v) / 255})[1])
	}
	return func(dst, src []byte) {
		for i, v := range src {
			dst[i] = levels[v]
		}
	}
}

func byteOf(v float64) byte { return byte(clip(v)*255 + 0.5) }
