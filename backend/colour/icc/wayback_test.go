package icc

import (
	"bytes"
	"math"
	"os/exec"
	"testing"

	"broadsheet/backend/colour"
)

// printer is an RGB device behind a B2A table: sRGB with a softer curve.
func printer(side int) []byte {
	var grid []byte
	for i := range side * side * side {
		at := func(n int) float64 { return float64(n%side) / float64(side-1) }
		lab := labV2.decode(Sample{at(i / side / side), at(i / side), at(i)})
		codes := SRGB().shaper.codes(lab)
		for _, v := range codes[:3] {
			grid = append(grid, u16(uint16(math.Round(65535*math.Sqrt(clip(v)))))...)
		}
	}
	toDevice := typed("mft2", []byte{3, 3, byte(side), 0}, fixeds(1, 0, 0, 0, 1, 0, 0, 0, 1), u16(2, 256),
		bytes.Repeat(u16(0, 65535), 3), grid, bytes.Repeat(u16(samples(256, square)...), 3))
	return write(2, "prtr", RGB, Lab, body{"A2B0", lut16(3, 9, Lab, func(s Sample) colour.XYZ { return SRGB().shaper.light(s) })}, body{"B2A0", toDevice})
}

// TestLittleCMSWayBack holds B2A tables against the littlecms of this machine.
func TestLittleCMSWayBack(t *testing.T) {
	program, err := exec.LookPath("transicc")
	if err != nil {
		t.Skip("transicc is not installed (Debian: liblcms2-utils)")
	}
	s := specimen{name: "printer", profile: colour.SRGBProfile}
	to := printer(17)
	want := s.transicc(t, program, to)
	l, err := NewLink(mustParse(t, colour.SRGBProfile()), mustParse(t, to), s.options)
	if err != nil {
		t.Fatal(err)
	}
	judge(t, "to the device", exactLimit, RGB.patches(), want, func(p []byte) [3]float64 { return exactly(l, p) })
}
