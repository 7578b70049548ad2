package newsprint

import (
	"bytes"
	"encoding/binary"
	"math"

	"broadsheet/backend/colour"
)

// tag is a part of a profile; tags may share a body.
type tag struct{ names, body string }

// assemble puts an output profile of version 2.4 together (ICC.1:2001-04, 6.1
// and 6.2), which PDF/X-1a takes as well as PDF/X-4. Its date is fixed: the same
// aims give the same bytes.
func assemble(tags []tag) []byte {
	head := make([]byte, 128)
	copy(head[8:], "\x02\x40\x00\x00prtrCMYKLab ")
	copy(head[24:], words(2026, 1, 1, 0, 0, 0))
	copy(head[36:], "acsp")
	copy(head[64:], longs(1)) // relative colorimetric
	copy(head[68:], xyzNumber(colour.D50))
	count := 0
	for _, t := range tags {
		count += len(t.names) / 4
	}
	var table, bodies bytes.Buffer
	for _, t := range tags {
		at := 128 + 4 + 12*count + bodies.Len()
		for i := 0; i < len(t.names); i += 4 {
			table.WriteString(t.names[i : i+4])
			table.Write(longs(uint32(at), uint32(len(t.body))))
		}
		bodies.WriteString(t.body)
		bodies.Write(make([]byte, -len(t.body)&3))
	}
	out := bytes.Join([][]byte{head, longs(uint32(count)), table.Bytes(), bodies.Bytes()}, nil)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

func words(v ...uint16) (b []byte) {
	for _, x := range v {
		b = binary.BigEndian.AppendUint16(b, x)
	}
	return b
}

func longs(v ...uint32) (b []byte) {
	for _, x := range v {
		b = binary.BigEndian.AppendUint32(b, x)
	}
	return b
}

func xyzNumber(c colour.XYZ) (b []byte) {
	for _, v := range [3]float64{c.X, c.Y, c.Z} {
		b = append(b, longs(uint32(int32(math.Round(v*65536))))...)
	}
	return b
}

func body(kind string, parts ...[]byte) string {
	return kind + "\x00\x00\x00\x00" + string(bytes.Join(parts, nil))
}

// description is a textDescriptionType with ASCII alone (6.5.17).
func description(s string) string {
	return body("desc", longs(uint32(len(s)+1)), []byte(s), make([]byte, 1+4+4+2+1+67))
}

// lut is a lut16Type (6.5.7): a curve for each input, a grid, straight outputs.
func lut(side, outputs int, inputs [][]uint16, grid []uint16) string {
	head := []byte{byte(len(inputs)), byte(outputs), byte(side), 0}
	one := longs(1<<16, 0, 0, 0, 1<<16, 0, 0, 0, 1<<16)
	parts := [][]byte{head, one, words(uint16(len(inputs[0])), 2)}
	for _, c := range inputs {
		parts = append(parts, words(c...))
	}
	parts = append(parts, words(grid...), bytes.Repeat(words(0, 65535), outputs))
	return body("mft2", parts...)
}

// sampled returns a curve from 0 to 1 as points at even distances.
func sampled(points int, f func(float64) float64) []uint16 {
	out := make([]uint16, points)
	for i := range out {
		out[i] = word(f(float64(i) / float64(points-1)))
	}
	return out
}

func word(v float64) uint16 { return uint16(math.Round(65535 * min(max(v, 0), 1))) }

// labWords is CIELAB as lut16Type has it: L* 100 at 0xff00 (ICC.1:2001-04,
// 6.5.7, and annex A).
func labWords(c colour.Lab) [3]uint16 {
	const end = 65280.0 / 65535
	return [3]uint16{word(c.L / 100 * end), word((c.A + 128) / 255 * end), word((c.B + 128) / 255 * end)}
}
