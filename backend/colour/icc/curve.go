package icc

import (
	"errors"
	"fmt"
	"math"
	"sort"
)

// curve is a tone curve of one channel, 0 to 1 on both sides.
type curve interface {
	// at returns the curve's value; it is finite for every x.
	at(x float64) float64
	// inverse returns where the curve, taken as rising, has a value.
	inverse(y float64) float64
}

// maxValue bounds what a wild curve may give.
const maxValue = 16

// finite keeps a value in bounds and takes NaN as 0.
func finite(v float64) float64 {
	if v != v {
		return 0
	}
	return min(max(v, -maxValue), maxValue)
}

func clip(v float64) float64 {
	if !(v > 0) {
		return 0
	}
	return min(v, 1)
}

// power is a parametric curve: (a x + b)^g + e from d on, c x + f below it
// (ICC.1:2022, table 68, type 4, of which the others are cases).
type power struct {
	g, a, b, c, d, e, f float64
}

func (p power) at(x float64) float64 {
	if x >= p.d {
		return finite(math.Pow(max(0, p.a*x+p.b), p.g) + p.e)
	}
	return finite(p.c*x + p.f)
}

// inverse mirrors the curve below its start, so that colours out of gamut
// stay smooth there.
func (p power) inverse(y float64) float64 {
	if zero := p.at(0); y < zero {
		return finite(-p.inverse(2*zero - y))
	}
	if p.c == 0 || y >= p.at(p.d) {
		return finite((math.Pow(max(0, y-p.e), 1/p.g) - p.b) / p.a)
	}
	return finite((y - p.f) / p.c)
}

// sampled is a curve of at least two points at even distances, of 65535.
type sampled []uint16

func (s sampled) at(x float64) float64 {
	pos := clip(x) * float64(len(s)-1)
	i := min(int(pos), len(s)-2)
	f := pos - float64(i)
	return (float64(s[i])*(1-f) + float64(s[i+1])*f) / 65535
}

func (s sampled) inverse(y float64) float64 {
	v := y * 65535
	i := sort.Search(len(s), func(i int) bool { return float64(s[i]) >= v })
	if i == 0 || i == len(s) {
		return min(float64(i), 1)
	}
	low, high := float64(s[i-1]), float64(s[i])
	f := 1.0
	if high > low {
		f = clip((v - low) / (high - low))
	}
	return (float64(i-1) + f) / float64(len(s)-1)
}

var identity = gamma(1)

func gamma(g float64) power { return power{g: g, a: 1, d: math.Inf(-1)} }

// parseCurve reads a curv or para body and returns how many bytes it has.
func parseCurve(tag []byte) (c curve, size int, err error) {
	switch kind, body := kind(tag); kind {
	case "curv":
		c, size, err = parseCurv(body)
	case "para":
		c, size, err = parsePara(body)
	default:
		err = fmt.Errorf("a curve of type %q", kind)
	}
	return c, 8 + size, err
}

// parseCurv is ICC.1:2022, 10.6: no entry is the identity, one a gamma.
func parseCurv(b []byte) (curve, int, error) {
	if len(b) < 4 {
		return nil, 0, errors.New("a curve without a length")
	}
	n := int64(be.Uint32(b))
	if 4+2*n > int64(len(b)) {
		return nil, 0, fmt.Errorf("a curve of %d entries in %d bytes", n, len(b))
	}
	size := int(4 + 2*n)
	switch n {
	case 0:
		return identity, size, nil
	case 1:
		g := float64(be.Uint16(b[4:])) / 256
		if g == 0 {
			return nil, 0, errors.New("a curve of gamma 0")
		}
		return gamma(g), size, nil
	}
	return words(b[4:size]), size, nil
}

// words reads 16-bit entries.
func words(b []byte) sampled {
	s := make(sampled, len(b)/2)
	for i := range s {
		s[i] = be.Uint16(b[2*i:])
	}
	return s
}

// bytesAsWords reads 8-bit entries; 255 becomes 65535.
func bytesAsWords(b []byte) sampled {
	s := make(sampled, len(b))
	for i, v := range b {
		s[i] = uint16(v) * 257
	}
	return s
}

// paraCounts is how many parameters each function type has.
var paraCounts = [5]int{1, 3, 4, 5, 7}

// parsePara is ICC.1:2022, 10.18.
func parsePara(b []byte) (curve, int, error) {
	if len(b) < 4 || int(be.Uint16(b)) >= len(paraCounts) {
		return nil, 0, errors.New("a parametric curve of unknown type")
	}
	kind := int(be.Uint16(b))
	n := paraCounts[kind]
	if len(b) < 4+4*n {
		return nil, 0, fmt.Errorf("a parametric curve of type %d in %d bytes", kind, len(b))
	}
	var v [7]float64
	for i := range n {
		v[i] = fixed(b[4+4*i:])
	}
	c, err := powerOf(kind, v)
	return c, 4 + 4*n, err
}

// powerOf brings parameters of any type to type 4.
func powerOf(kind int, v [7]float64) (curve, error) {
	if v[0] <= 0 || kind > 0 && v[1] == 0 {
		return nil, fmt.Errorf("a parametric curve with g = %v, a = %v", v[0], v[1])
	}
	switch kind {
	case 0:
		return gamma(v[0]), nil
	case 1, 2: // type 1 has no offset: v[3] is 0
		return power{g: v[0], a: v[1], b: v[2], d: -v[2] / v[1], e: v[3], f: v[3]}, nil
	}
	return power{g: v[0], a: v[1], b: v[2], c: v[3], d: v[4], e: v[5], f: v[6]}, nil
}

// fixed reads an s15Fixed16Number.
func fixed(b []byte) float64 { return float64(int32(be.Uint32(b))) / 65536 }
