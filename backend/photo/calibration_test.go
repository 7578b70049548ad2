package photo

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
	"testing"
)

// fractions writes numbers as gAMA and cHRM hold them.
func fractions(values ...float64) (out []byte) {
	for _, v := range values {
		out = binary.BigEndian.AppendUint32(out, uint32(math.Round(v*100000)))
	}
	return out
}

func encodedSRGB(light float64) float64 {
	if light = min(max(light, 0), 1); light <= 0.0031308 {
		return 255 * 12.92 * light
	}
	return 255 * (1.055*math.Pow(light, 1/2.4) - 0.055)
}

// TestColoursByNumbers holds what gAMA and cHRM make of a colour against the
// formulas.
func TestColoursByNumbers(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 16, 12))
	paint := color.NRGBA{200, 100, 50, 255}
	for i := range 16 * 12 {
		img.SetNRGBA(i%16, i/16, paint)
	}
	plain := encodings(t, img)["png"]
	ofSRGB := fractions(0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)
	ofAdobe := fractions(0.3127, 0.329, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06)
	raised := func(gamma float64) color.NRGBA {
		v := func(c uint8) uint8 { return uint8(encodedSRGB(math.Pow(float64(c)/255, gamma)) + 0.5) }
		return color.NRGBA{v(paint.R), v(paint.G), v(paint.B), 255}
	}
	// Adobe RGB (1998) to sRGB, both under D65, in light.
	light := func(c uint8) float64 { return math.Pow(float64(c)/255, 2.19921875) }
	r, g, b := light(paint.R), light(paint.G), light(paint.B)
	adobe := color.NRGBA{uint8(encodedSRGB(1.39836*r-0.39836*g) + 0.5), uint8(encodedSRGB(g) + 0.5), uint8(encodedSRGB(-0.04293*g+1.04293*b) + 0.5), 255}
	for _, c := range []struct {
		name   string
		chunks []string // name and body, in turns
		want   color.NRGBA
	}{
		{"light itself", []string{"gAMA", string(fractions(1))}, raised(1)},
		{"an old Macintosh", []string{"gAMA", string(fractions(1 / 1.8))}, raised(1.8)},
		{"with the primaries of sRGB", []string{"gAMA", string(fractions(1)), "cHRM", string(ofSRGB)}, raised(1)},
		{"what writers of sRGB say", []string{"gAMA", string(fractions(0.45455)), "cHRM", string(ofSRGB)}, paint},
		{"Adobe RGB", []string{"gAMA", string(fractions(1 / 2.19921875)), "cHRM", string(ofAdobe)}, adobe},
		{"sRGB stands above", []string{"sRGB", "\x00", "gAMA", string(fractions(1))}, paint},
		{"no gamma at all", []string{"gAMA", string(fractions(0))}, paint},
		{"a senseless gamma", []string{"gAMA", "\xff\xff\xff\xff"}, paint},
		{"impossible primaries", []string{"cHRM", string(make([]byte, 32))}, paint},
		{"cut", []string{"gAMA", "\x00\x01"}, paint},
	} {
		data := plain
		for i := len(c.chunks) - 2; i >= 0; i -= 2 {
			data = withChunk(data, c.chunks[i], []byte(c.chunks[i+1]))
		}
		if got := developed(t, data); !looksLike(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	own := withChunk(withProfile("png", plain, swappedProfile()), "gAMA", fractions(1))
	if got := developed(t, own); !looksLike(got, color.NRGBA{50, 100, 200, 255}) {
		t.Errorf("a profile stands above: %v", got)
	}
	grey := image.NewGray(image.Rect(0, 0, 8, 8))
	for i := range grey.Pix {
		grey.Pix[i] = 100
	}
	want := uint8(encodedSRGB(100.0/255) + 0.5)
	if got := developed(t, withChunk(encodings(t, grey)["png"], "gAMA", fractions(1))); got.R != want {
		t.Errorf("grey is %d, want %d", got.R, want)
	}
}
