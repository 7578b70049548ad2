package colour

import (
	"encoding/binary"
	"math"
	"testing"
)

func TestScreen(t *testing.T) {
	cases := []struct {
		name    string
		in      CMYK
		r, g, b uint8
	}{
		{"paper", CMYK{}, 255, 255, 255},
		{"press black is not pure", CMYK{K: 1}, 0x1a, 0x17, 0x18},
		{"magenta", CMYK{M: 1}, 230, 0, 126},
		{"red", CMYK{M: 1, Y: 1}, 227, 6, 19},
		{"too much ink is all ink", CMYK{M: 7, Y: 1}, 227, 6, 19},
		{"nonsense is no ink", CMYK{C: math.NaN(), M: -1}, 255, 255, 255},
		{"half a tint", CMYK{K: 0.5}, 152, 150, 151},
	}
	for _, c := range cases {
		if r, g, b := c.in.RGB(); r != c.r || g != c.g || b != c.b {
			t.Errorf("%s: %v looks like %d %d %d, want %d %d %d", c.name, c.in, r, g, b, c.r, c.g, c.b)
		}
	}
}

func TestMoreInkIsDarker(t *testing.T) {
	for _, ink := range []func(v float64) CMYK{
		func(v float64) CMYK { return CMYK{K: v} },
		func(v float64) CMYK { return CMYK{C: 0.2, M: v, Y: 0.3} },
	} {
		last := 4.0
		for v := 0.0; v <= 1; v += 0.01 {
			l := ink(v).light()
			if sum := l[0] + l[1] + l[2]; sum >= last {
				t.Fatalf("%v is not darker than the tint before", ink(v))
			} else {
				last = sum
			}
		}
	}
}

func TestFromRGB(t *testing.T) {
	cases := []struct {
		name    string
		r, g, b uint8
		within  int
	}{
		{"white", 255, 255, 255, 0},
		{"grey", 128, 128, 128, 3},
		{"press red", 200, 30, 40, 3},
		{"brown", 120, 80, 40, 3},
		{"sky", 120, 180, 220, 3},
		{"leaf", 60, 130, 70, 3},
	}
	for _, c := range cases {
		ink := FromRGB(c.r, c.g, c.b)
		r, g, b := ink.RGB()
		for _, d := range []int{int(r) - int(c.r), int(g) - int(c.g), int(b) - int(c.b)} {
			if d > c.within || -d > c.within {
				t.Errorf("%s: %d %d %d becomes %v, which looks like %d %d %d", c.name, c.r, c.g, c.b, ink, r, g, b)
				break
			}
		}
	}
	for v := range 256 {
		if c := FromRGB(uint8(v), uint8(v), uint8(v)); !c.IsBlackOnly() || c.K < 0 || c.K > 1 {
			t.Errorf("grey %d becomes %v, want K alone", v, c)
		}
	}
}

// TestPrimaries derives the profile's primaries from the chromaticities of
// IEC 61966-2-1 and Bradford's adaptation, instead of trusting the table.
func TestPrimaries(t *testing.T) {
	xyz := func(x, y float64) [3]float64 { return [3]float64{x / y, 1, (1 - x - y) / y} }
	prim := [3][3]float64{xyz(0.64, 0.33), xyz(0.30, 0.60), xyz(0.15, 0.06)}
	d65, target := xyz(0.3127, 0.3290), [3]float64{0.9642, 1, 0.8249}
	columns := [3][3]float64{}
	for i := range 3 {
		for j := range 3 {
			columns[j][i] = prim[i][j]
		}
	}
	scale := solve(columns, d65)
	bradford := [3][3]float64{{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}
	from, to := apply(bradford, d65), apply(bradford, target)
	for i, want := range [][3]s15{srgbRed, srgbGreen, srgbBlue} {
		p := prim[i]
		for j := range p {
			p[j] *= scale[i]
		}
		cone := apply(bradford, p)
		for j := range cone {
			cone[j] *= to[j] / from[j]
		}
		got := solve(bradford, cone)
		for j := range got {
			if d := got[j] - float64(want[j])/65536; math.Abs(d) > 2e-4 {
				t.Errorf("primary %d, component %d: %.5f, the table says %.5f", i, j, got[j], float64(want[j])/65536)
			}
		}
	}
}

func apply(m [3][3]float64, v [3]float64) (out [3]float64) {
	for i := range m {
		for j := range v {
			out[i] += m[i][j] * v[j]
		}
	}
	return out
}

// solve returns x with m x = v, by Cramer's rule.
func solve(m [3][3]float64, v [3]float64) (x [3]float64) {
	det := func(m [3][3]float64) float64 {
		return m[0][0]*(m[1][1]*m[2][2]-m[1][2]*m[2][1]) - m[0][1]*(m[1][0]*m[2][2]-m[1][2]*m[2][0]) + m[0][2]*(m[1][0]*m[2][1]-m[1][1]*m[2][0])
	}
	for j := range x {
		n := m
		for i := range v {
			n[i][j] = v[i]
		}
		x[j] = det(n) / det(m)
	}
	return x
}

func TestProfileIsWellFormed(t *testing.T) {
	p := SRGBProfile()
	be := binary.BigEndian
	if int(be.Uint32(p)) != len(p) || len(p)%4 != 0 {
		t.Fatalf("the header says %d bytes, there are %d", be.Uint32(p), len(p))
	}
	if string(p[36:40]) != "acsp" || string(p[12:24]) != "mntrRGB XYZ " {
		t.Fatalf("wrong signatures: % x", p[:40])
	}
	seen := map[string]bool{}
	for i := range int(be.Uint32(p[128:])) {
		entry := p[132+12*i:]
		offset, size := int(be.Uint32(entry[4:])), int(be.Uint32(entry[8:]))
		if offset%4 != 0 || offset+size > len(p) {
			t.Errorf("tag %s at %d, %d bytes: outside or not aligned", entry[:4], offset, size)
		}
		seen[string(entry[:4])] = true
	}
	for _, want := range []string{"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} {
		if !seen[want] {
			t.Errorf("tag %s is missing", want)
		}
	}
}

func TestProfileCannotBeSpoilt(t *testing.T) {
	p := SRGBProfile()
	p[0] ^= 0xff
	if SRGBProfile()[0] == p[0] {
		t.Error("changing a returned profile changes the next")
	}
}
