package icc

import (
	"bytes"
	"encoding/binary"
	"math"

	"broadsheet/backend/colour"
)

// The tests write their profiles themselves: foreign ones may not be kept
// here, and these have known answers.

// body is a tag of a profile to be written.
type body struct {
	name string
	data []byte
}

// write puts a profile together.
func write(version byte, class string, space, pcs Space, tags ...body) []byte {
	out := make([]byte, headerSize)
	out[8] = version
	copy(out[12:], class+string(space)+string(pcs))
	copy(out[36:], "acsp")
	copy(out[68:], u32(fixedOf(colour.D50.X), fixedOf(colour.D50.Y), fixedOf(colour.D50.Z)))
	out = append(out, u32(uint32(len(tags)))...)
	at := len(out) + entrySize*len(tags)
	var bodies []byte
	for _, t := range tags {
		out = append(append(out, t.name...), u32(uint32(at+len(bodies)), uint32(len(t.data)))...)
		bodies = append(bodies, padded(t.data)...)
	}
	out = append(out, bodies...)
	be.PutUint32(out, uint32(len(out)))
	return out
}

func padded(b []byte) []byte { return append(bytes.Clone(b), make([]byte, -len(b)&3)...) }

func u16(v ...uint16) (b []byte) {
	for _, x := range v {
		b = binary.BigEndian.AppendUint16(b, x)
	}
	return b
}

func u32(v ...uint32) (b []byte) {
	for _, x := range v {
		b = binary.BigEndian.AppendUint32(b, x)
	}
	return b
}

func fixedOf(v float64) uint32 { return uint32(int32(math.Round(v * 65536))) }

func fixeds(v ...float64) (b []byte) {
	for _, x := range v {
		b = append(b, u32(fixedOf(x))...)
	}
	return b
}

func typed(kind string, parts ...[]byte) []byte {
	return append([]byte(kind+"\x00\x00\x00\x00"), bytes.Join(parts, nil)...)
}

func xyzOf(c colour.XYZ) []byte { return typed("XYZ ", fixeds(c.X, c.Y, c.Z)) }

func curvOf(v ...uint16) []byte { return typed("curv", u32(uint32(len(v))), u16(v...)) }

func paraOf(kind uint16, v ...float64) []byte { return typed("para", u16(kind, 0), fixeds(v...)) }

// curvTable samples a function, 0 to 1 on both sides.
func curvTable(points int, f func(float64) float64) []byte { return curvOf(samples(points, f)...) }

func samples(points int, f func(float64) float64) []uint16 {
	v := make([]uint16, points)
	for i := range v {
		v[i] = uint16(math.Round(65535 * clip(f(float64(i)/float64(points-1)))))
	}
	return v
}

// descOf is a description of version 2.
func descOf(s string) []byte {
	return typed("desc", u32(uint32(len(s)+1)), []byte(s), make([]byte, 1+4+4+2+1+67))
}

// mlucOf is a description of version 4 in two languages.
func mlucOf(first, english string) []byte {
	a, b := utf16Of(first), utf16Of(english)
	return typed("mluc", u32(2, 12), []byte("zhCN"), u32(uint32(len(a)), 40), []byte("enUS"), u32(uint32(len(b)), uint32(40+len(a))), a, b)
}

func utf16Of(s string) (b []byte) {
	for _, r := range s {
		b = append(b, u16(uint16(r))...)
	}
	return b
}

// chromaticity is x and y of a primary or a white.
type chromaticity struct{ x, y float64 }

func (c chromaticity) xyz() [3]float64 { return [3]float64{c.x / c.y, 1, (1 - c.x - c.y) / c.y} }

// primaries returns the columns of an RGB device under D50, adapted by
// Bradford's matrix (ICC.1:2022, annex E).
func primaries(r, g, b, white chromaticity) matrix {
	var columns matrix
	for j, p := range []chromaticity{r, g, b} {
		for i, v := range p.xyz() {
			columns[i][j] = v
		}
	}
	inv, _ := columns.inverse()
	amounts := inv.times(white.xyz())
	for i := range 3 {
		for j := range 3 {
			columns[i][j] *= amounts[j]
		}
	}
	bradford := matrix{{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}
	back, _ := bradford.inverse()
	from, to := bradford.times(white.xyz()), bradford.times([3]float64{colour.D50.X, colour.D50.Y, colour.D50.Z})
	gain := matrix{{to[0] / from[0]}, {0, to[1] / from[1]}, {0, 0, to[2] / from[2]}}
	adapt := back.after(&gain)
	adapt = adapt.after(&bradford)
	return adapt.after(&columns)
}

// shaperProfile writes a profile of primaries and one curve.
func shaperProfile(version byte, m matrix, curve []byte) []byte {
	column := func(i int) []byte { return xyzOf(colour.XYZ{X: m[0][i], Y: m[1][i], Z: m[2][i]}) }
	return write(version, "mntr", RGB, XYZ,
		body{"desc", descOf("a device")}, body{"wtpt", xyzOf(colour.D50)},
		body{"rXYZ", column(0)}, body{"gXYZ", column(1)}, body{"bXYZ", column(2)},
		body{"rTRC", curve}, body{"gTRC", curve}, body{"bTRC", curve})
}

// device is a model of a device: a sample to a colour of the connection space.
type device func(Sample) colour.XYZ

// gridOf samples a device for a cube; shape undoes the curves before it.
func gridOf(channels, side int, e encoding, width int, shape func(float64) float64, d device) (b []byte) {
	total := int(math.Pow(float64(side), float64(channels)))
	for i := range total {
		var s Sample
		for c, n := channels-1, i; c >= 0; c, n = c-1, n/side {
			s[c] = shape(float64(n%side) / float64(side-1))
		}
		out := e.encode(d(s))
		for _, v := range out[:3] {
			if width == 1 {
				b = append(b, byte(math.Round(255*clip(v))))
			} else {
				b = append(b, u16(uint16(math.Round(65535*clip(v))))...)
			}
		}
	}
	return b
}

func square(v float64) float64 { return v * v }

// lut16 writes a lut16Type whose input curves are square roots, so that the
// cube is denser in the dark.
func lut16(channels, side int, pcs Space, d device) []byte {
	in := u16(samples(256, math.Sqrt)...)
	return typed("mft2", []byte{byte(channels), 3, byte(side), 0}, fixeds(1, 0, 0, 0, 1, 0, 0, 0, 1), u16(256, 2),
		bytes.Repeat(in, channels), gridOf(channels, side, encodingOf(pcs, "mft2"), 2, square, d),
		bytes.Repeat(u16(0, 65535), 3))
}

// lut8 writes a lut8Type with straight curves.
func lut8(channels, side int, d device) []byte {
	straight := make([]byte, 256)
	for i := range straight {
		straight[i] = byte(i)
	}
	return typed("mft1", []byte{byte(channels), 3, byte(side), 0}, fixeds(1, 0, 0, 0, 1, 0, 0, 0, 1),
		bytes.Repeat(straight, channels), gridOf(channels, side, labV4, 1, func(v float64) float64 { return v }, d),
		bytes.Repeat(straight, 3))
}

// lutAToB writes a lutAToBType with all five parts; its matrix stretches what
// the cube holds, its A curves are square roots.
func lutAToB(channels, side int, pcs Space, width int, d device) []byte {
	a := bytes.Repeat(padded(paraOf(0, 0.5)), channels)
	b := bytes.Repeat(padded(curvOf()), 3)
	m := bytes.Repeat(padded(paraOf(3, 1, 1, 0, 1, 0)), 3)
	matrix := fixeds(1.2, 0, 0, 0, 1.2, 0, 0, 0, 1.2, -0.1, -0.1, -0.1)
	grid := make([]byte, 16)
	for i := range channels {
		grid[i] = byte(side)
	}
	undone := func(s Sample) colour.XYZ {
		e := encodingOf(pcs, "mAB ")
		out := e.encode(d(s))
		for i := range 3 {
			out[i] = (out[i] + 0.1) / 1.2
		}
		return e.decode(out)
	}
	cube := padded(append(append(grid, byte(width), 0, 0, 0), gridOf(channels, side, encodingOf(pcs, "mAB "), width, square, undone)...))
	at := uint32(32)
	next := func(part []byte) uint32 { start := at; at += uint32(len(part)); return start }
	offsets := u32(next(b), next(matrix), next(m), next(cube), next(a))
	return typed("mAB ", []byte{byte(channels), 3, 0, 0}, offsets, b, matrix, m, cube, a)
}
