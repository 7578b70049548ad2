package photo

import (
	"encoding/binary"
	"image"
	"math"
	"slices"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/colour/icc"
	computed "broadsheet/backend/colour/newsprint"
)

// screenLight is linear sRGB as the connection space sees it (IEC 61966-2-1,
// adapted to D50).
var screenLight = [3][3]float64{{0.4361, 0.3851, 0.1431}, {0.2225, 0.7169, 0.0606}, {0.0139, 0.0971, 0.7141}}

// pressProfile writes a profile of inks (ICC.1:2001-04, lut8Type): each ink
// takes its light, and solid black leaves a twentieth.
func pressProfile() []byte {
	tags := []string{"A2B0", "A2B1", "B2A0", "B2A1", "wtpt"}
	toLab := lut8(4, 3, 7, func(s []float64) []byte {
		var light [3]float64
		for i := range light {
			light[i] = (1 - 0.93*s[i]) * (1 - 0.95*s[3])
		}
		var xyz [3]float64
		for i, row := range screenLight {
			xyz[i] = row[0]*light[0] + row[1]*light[1] + row[2]*light[2]
		}
		lab := colour.XYZ{X: xyz[0], Y: xyz[1], Z: xyz[2]}.Lab()
		return []byte{byte(lab.L*2.55 + 0.5), byte(lab.A + 128.5), byte(lab.B + 128.5)}
	})
	toInks := lut8(3, 4, 13, func(s []float64) []byte { // of lightness alone, more black than the limit allows
		dark := 1 - s[0]
		all := byte(255*dark + 0.5)
		return []byte{all, all, all, byte(255*dark*dark + 0.5)}
	})
	white := append([]byte("XYZ \x00\x00\x00\x00"), []byte{0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d}...)
	bodies := [][]byte{toLab, toLab, toInks, toInks, white}
	out := make([]byte, 128, 1<<16)
	out[8] = 2
	copy(out[12:], "prtrCMYKLab ")
	copy(out[36:], "acsp")
	copy(out[68:], white[8:])
	out = binary.BigEndian.AppendUint32(out, uint32(len(tags)))
	at := len(out) + 12*len(tags)
	for i, name := range tags {
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(bodies[i])))
		at += len(bodies[i])
	}
	out = append(out, slices.Concat(bodies...)...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// lut8 writes a table with straight curves; at is asked for each node.
func lut8(in, out, side int, at func([]float64) []byte) []byte {
	b := append([]byte("mft1\x00\x00\x00\x00"), byte(in), byte(out), byte(side), 0)
	for i := range 9 {
		b = binary.BigEndian.AppendUint32(b, [4]uint32{0: 1 << 16}[i&3])
	}
	straight := make([]byte, 256)
	for i := range straight {
		straight[i] = byte(i)
	}
	b = append(b, slices.Repeat(straight, in)...)
	nodes := int(math.Pow(float64(side), float64(in)))
	s := make([]float64, in)
	for n := range nodes {
		for c, rest := in-1, n; c >= 0; c, rest = c-1, rest/side {
			s[c] = float64(rest%side) / float64(side-1)
		}
		b = append(b, at(s)...)
	}
	b = append(b, slices.Repeat(straight, out)...)
	return append(b, make([]byte, -len(b)&3)...)
}

func TestConditionOfAProfile(t *testing.T) {
	raw := pressProfile()
	press, err := icc.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	o := icc.Options{Intent: icc.Relative, BlackPoint: true}
	c, err := NewCondition(press, raw, o, 240, Smallest)
	if err != nil {
		t.Fatal(err)
	}
	if c.tints[255] != 255 || c.tints[0] != 0 {
		t.Errorf("white stores %d and black %d in the black ink", c.tints[255], c.tints[0])
	}
	// Black takes light in straight line here, so half the light is half the ink.
	if half := c.tints[188]; half < 126 || half > 130 {
		t.Errorf("half the light stores %d", half)
	}
	r := printed4(t, drawScene(200, 150, 20), Spec{Crop: Whole, Width: 200, Height: 150, Condition: c})
	most, darkest := 0, 0
	for p := inksIn(t, r).Pix; len(p) > 0; p = p[4:] {
		most = max(most, int(p[0])+int(p[1])+int(p[2])+int(p[3]))
		darkest = max(darkest, int(p[3]))
	}
	if most > 612 || most < 400 || darkest < 150 {
		t.Errorf("at most %d levels of ink, %d of black", most, darkest)
	}
	seen := map[string]string{c.key: "the first"}
	for name, other := range map[string]func() (*Condition, error){
		"another profile": func() (*Condition, error) { return NewCondition(press, append(raw, 0), o, 240, Smallest) },
		"another intent": func() (*Condition, error) {
			return NewCondition(press, raw, icc.Options{BlackPoint: true}, 240, Smallest)
		},
		"no black point": func() (*Condition, error) {
			return NewCondition(press, raw, icc.Options{Intent: icc.Relative}, 240, Smallest)
		},
	} {
		c, err := other()
		if err != nil {
			t.Error(name, err)
			continue
		}
		if seen[c.key] != "" {
			t.Errorf("%s has the key of %s", name, seen[c.key])
		}
		seen[c.key] = name
	}
	if _, err := NewCondition(icc.SRGB(), nil, o, 240, Smallest); err == nil {
		t.Error("a profile of light became a press")
	}
}

// TestInksAreSharp: an edge between two colours lies where it was, to the pixel.
func TestInksAreSharp(t *testing.T) {
	const edge = 31
	img := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	for i := range 64 * 64 {
		c := []byte{220, 90, 60, 255}
		if i%64 >= edge {
			c = []byte{60, 140, 200, 255}
		}
		copy(img.Pix[4*i:], c)
	}
	r := printed4(t, img, Spec{Crop: Whole, Width: 64, Height: 64, Condition: plainCondition(t, 240, FlateAlone)})
	m := inksIn(t, r)
	left, right := m.CMYKAt(2, 30), m.CMYKAt(61, 30)
	for x := range 64 {
		want := left
		if x >= edge {
			want = right
		}
		if got := m.CMYKAt(x, 30); got != want {
			t.Errorf("column %d is %v, want %v", x, got, want)
		}
	}
}

// TestNewsprintPictures makes a dark picture for the computed press: it keeps
// the limit, uses it, and looks like what was asked for.
func TestNewsprintPictures(t *testing.T) {
	press, raw := computed.Profile(computed.Options{}), computed.ICC(computed.Options{})
	c, err := NewCondition(press, raw, icc.Options{Intent: icc.Relative, BlackPoint: true}, 240, JPEGAlone)
	if err != nil {
		t.Fatal(err)
	}
	scene, img := drawScene(240, 160, 30), image.NewNRGBA(image.Rect(0, 0, 240, 160))
	for i := range 240 * 160 {
		r, g, b, _ := scene.At(i%240, i/240).RGBA()
		for c, v := range [3]uint32{r, g, b} {
			img.Pix[4*i+c] = uint8(v * v >> 24) // into the shadows
		}
		img.Pix[4*i+3] = 255
	}
	m := inksIn(t, printed4(t, img, Spec{Crop: Whole, Width: 240, Height: 160, Condition: c}))
	back, err := icc.NewTransform(press, icc.SRGB(), icc.Options{Intent: icc.Relative, BlackPoint: true})
	if err != nil {
		t.Fatal(err)
	}
	rgb := back.Row(make([]byte, 3*240*160), m.Pix)
	most, off := 0, 0.0
	for i := range 240 * 160 {
		p := m.Pix[4*i:][:4]
		most = max(most, int(p[0])+int(p[1])+int(p[2])+int(p[3]))
		off += math.Abs(lumaAt(rgb[3*i:]) - lumaAt(img.Pix[4*i:]))
	}
	if off /= 240 * 160; most > 612 || most < 560 || off > 8 {
		t.Errorf("at most %d levels of ink, luma off by %.1f on average", most, off)
	}
}

func lumaAt(p []byte) float64 {
	return 0.299*float64(p[0]) + 0.587*float64(p[1]) + 0.114*float64(p[2])
}
