package icc

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"broadsheet/backend/colour"
)

func adobe() []byte { return shaperProfile(2, adobePrimaries, curvOf(0x0233)) }

// changed returns a copy with some bytes at a place.
func changed(data []byte, at int, with ...byte) []byte {
	out := bytes.Clone(data)
	copy(out[at:], with)
	return out
}

func TestParseHeader(t *testing.T) {
	p := mustParse(t, adobe())
	if p.Version != 2 || p.Class != "mntr" || p.Space != RGB || p.Connection != XYZ || p.Intent != Perceptual || p.Description != "a device" {
		t.Errorf("%+v", p)
	}
	p = mustParse(t, changed(adobe(), 67, 1))
	if p.Intent != Relative {
		t.Errorf("intent %d", p.Intent)
	}
	p = mustParse(t, write(4, "spac", Gray, XYZ, body{"desc", mlucOf("灰", "grey")}, body{"kTRC", curvOf()}))
	if p.Version != 4 || p.Description != "grey" {
		t.Errorf("%+v", p)
	}
	if p = mustParse(t, append(adobe(), "padding"...)); p.Space != RGB {
		t.Errorf("%+v", p)
	}
}

func TestParseRejects(t *testing.T) {
	cmyk := func(tag []byte) []byte { return write(2, "prtr", CMYK, Lab, body{"A2B0", tag}) }
	rgb := func(curve []byte) []byte { return shaperProfile(2, adobePrimaries, curve) }
	lut, modular := lut16(4, 3, Lab, press), lutAToB(4, 3, Lab, 1, press)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "not a profile"},
		{"no signature", changed(adobe(), 36, 'x'), "not a profile"},
		{"cut", adobe()[:300], "there are 300"},
		{"version 5", changed(adobe(), 8, 5), "version 5"},
		{"a link", changed(adobe(), 12, 'l', 'i', 'n', 'k'), `class "link"`},
		{"Lab device", changed(adobe(), 16, 'L', 'a', 'b', ' '), `"Lab "`},
		{"odd connection", changed(adobe(), 20, 'R', 'G', 'B', ' '), "connection space"},
		{"many tags", changed(adobe(), 128, 1), "tags does not fit"},
		{"tag outside", changed(adobe(), 128+4+4, 0xff), "ends at byte"},
		{"nothing in it", write(2, "mntr", RGB, XYZ), "neither"},
		{"wrong primary", write(2, "mntr", RGB, XYZ, body{"rXYZ", curvOf()}, body{"gXYZ", curvOf()}, body{"bXYZ", curvOf()}, body{"rTRC", curvOf()}, body{"gTRC", curvOf()}, body{"bTRC", curvOf()}), "primary of type"},
		{"flat primaries", shaperProfile(2, matrix{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, curvOf()), "on a line"},
		{"curve without length", rgb(typed("curv")), "without a length"},
		{"long curve", rgb(typed("curv", u32(1<<31), u16(1, 2))), "entries in"},
		{"gamma 0", rgb(curvOf(0)), "gamma 0"},
		{"odd curve", rgb(typed("xxxx")), `type "xxxx"`},
		{"para 5", rgb(paraOf(5, 1)), "unknown type"},
		{"short para", rgb(paraOf(4, 1)), "type 4 in"},
		{"flat para", rgb(paraOf(1, 2, 0, 0)), "a = 0"},
		{"short table", cmyk(typed("mft2")), "table in 8 bytes"},
		{"odd table", cmyk(typed("none", []byte{4, 3}, make([]byte, 40))), `type "none"`},
		{"channels", cmyk(changed(lut, 8, 3)), "from 3 to 3 channels"},
		{"one node", cmyk(changed(lut, 10, 1)), "1 nodes"},
		{"endless cube", cmyk(changed(lut, 10, 255)), "numbers of 2 bytes"},
		{"one point", cmyk(changed(lut, 48, 0, 1)), "curves of 1"},
		{"cut cube", cmyk(lut[:len(lut)-9]), "numbers of 2 bytes"},
		{"modular without cube", cmyk(changed(modular, 24, 0, 0, 0, 0)), "no cube"},
		{"modular outside", cmyk(changed(modular, 24, 1)), "a part begins"},
		{"modular wrong way", cmyk(append([]byte("mBA "), modular[4:]...)), `type "mBA "`},
	} {
		if _, err := Parse(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestCurves(t *testing.T) {
	for _, c := range []struct {
		name string
		tag  []byte
		x, y float64
	}{
		{"identity", curvOf(), 0.3, 0.3},
		{"gamma", curvOf(0x0200), 0.5, 0.25},
		{"table", curvOf(0, 13107, 65535), 0.75, 0.6},
		{"type 0", paraOf(0, 2), 0.5, 0.25},
		{"type 1", paraOf(1, 2, 2, -0.5), 0.5, 0.25},
		{"type 1 below", paraOf(1, 2, 2, -0.5), 0.1, 0},
		{"type 2", paraOf(2, 2, 2, -0.5, 0.125), 0.5, 0.375},
		{"type 2 below", paraOf(2, 2, 2, -0.5, 0.125), 0.1, 0.125},
		{"type 3", paraOf(3, 2, 1, 0, 0.5, 0.25), 0.5, 0.25},
		{"type 3 below", paraOf(3, 2, 1, 0, 0.5, 0.25), 0.125, 0.0625},
		{"type 4", paraOf(4, 2, 1, 0, 0.5, 0.25, 0.125, 0.0625), 0.5, 0.375},
		{"type 4 below", paraOf(4, 2, 1, 0, 0.5, 0.25, 0.125, 0.0625), 0.125, 0.125},
	} {
		curve, size, err := parseCurve(c.tag)
		if err != nil || size != len(c.tag) {
			t.Fatalf("%s: %v, %d of %d bytes", c.name, err, size, len(c.tag))
		}
		if y := curve.at(c.x); math.Abs(y-c.y) > 1e-4 {
			t.Errorf("%s: %v becomes %.5f, want %v", c.name, c.x, y, c.y)
		}
		if x := curve.inverse(curve.at(0.75)); math.Abs(x-0.75) > 1e-4 {
			t.Errorf("%s: 0.75 comes back as %.5f", c.name, x)
		}
	}
}

// TestWayBack holds that a B2A table leads back to what its A2B table says.
func TestWayBack(t *testing.T) {
	straight := bytes.Repeat(padded(curvOf()), 3)
	for _, c := range []struct {
		kind string
		tag  []byte
	}{
		{"mBA", typed("mBA ", []byte{3, 3, 0, 0}, u32(32, 0, 0, 0, 0), straight)},
		{"mft2", typed("mft2", []byte{3, 3, 2, 0}, fixeds(1, 0, 0, 0, 1, 0, 0, 0, 1), u16(2, 2), bytes.Repeat(u16(0, 65535), 3), corners(2), bytes.Repeat(u16(0, 65535), 3))},
		{"mft1", typed("mft1", []byte{3, 3, 2, 0}, fixeds(1, 0, 0, 0, 1, 0, 0, 0, 1), bytes.Repeat(ramp(), 3), corners(1), bytes.Repeat(ramp(), 3))},
	} {
		p := mustParse(t, write(4, "spac", RGB, XYZ, body{"A2B1", typed("mAB ", []byte{3, 3, 0, 0}, u32(32, 0, 0, 0, 0), straight)}, body{"B2A1", c.tag}))
		l, err := NewLink(p, p, Options{Intent: Relative})
		if err != nil {
			t.Fatal(err)
		}
		want := Sample{0.2, 0.5, 0.4}
		for i, v := range l.At(want) {
			if math.Abs(v-want[i]) > 1e-6 {
				t.Errorf("%s: %v becomes %v", c.kind, want, l.At(want))
				break
			}
		}
	}
}

// corners is a cube of two nodes along each input that changes nothing.
func corners(width int) (b []byte) {
	for i := range 8 {
		for c := range 3 {
			b = append(b, bytes.Repeat([]byte{255 * byte(i>>(2-c)&1)}, width)...)
		}
	}
	return b
}

func ramp() []byte {
	b := make([]byte, 256)
	for i := range b {
		b[i] = byte(i)
	}
	return b
}

// FuzzParse takes foreign bytes all the way to a pixel.
func FuzzParse(f *testing.F) {
	f.Add(colour.SRGBProfile())
	f.Add(adobe())
	f.Add(shaperProfile(4, p3Primaries, srgbCurve()))
	f.Add(write(4, "spac", Gray, Lab, body{"desc", mlucOf("灰", "grey")}, body{"kTRC", curvOf(9, 8, 7)}))
	f.Add(write(2, "prtr", CMYK, Lab, body{"A2B0", lut8(4, 2, press)}))
	f.Add(write(2, "scnr", RGB, XYZ, body{"A2B0", lut16(3, 2, XYZ, scanner)}, body{"B2A0", lut16(3, 2, XYZ, scanner)}))
	f.Add(write(4, "scnr", RGB, Lab, body{"A2B1", lutAToB(3, 2, Lab, 1, scanner)}))
	f.Add(write(2, "prtr", CMYK, Lab, body{"wtpt", paper}, body{"A2B0", lut16(4, 2, Lab, press)}, body{"B2A0", toInks("mft2", 3, Lab, inksFor)}))
	f.Add(write(4, "prtr", CMYK, Lab, body{"A2B1", lutAToB(4, 2, Lab, 1, press)}, body{"B2A1", lutBToA(3, clipped)}))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Parse(data)
		if err != nil {
			return
		}
		for _, o := range []Options{{}, {Relative, true}, {Absolute, false}} {
			l, err := NewLink(p, SRGB(), o)
			if err != nil {
				t.Fatal(err)
			}
			tidyBack(t, l.At(Sample{0.2, 0.9, 0.4, 0.1}))
			if l, err = NewLink(SRGB(), p, o); err == nil {
				tidyBack(t, l.At(Sample{0.2, 0.9, 0.4}))
			}
		}
		if pick(p.toPCS, Perceptual) != nil {
			return // a grid of nodes would keep the fuzzer from trying much
		}
		tr, err := NewTransform(p, SRGB(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		row := []byte{1, 2, 3, 200, 100, 0}
		tr.Row(row, row)
	})
}

func tidyBack(t *testing.T, s Sample) {
	t.Helper()
	for _, v := range s {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Fatalf("%v is no colour", s)
		}
	}
}
