package icc

import (
	"math"
	"testing"
)

// TestCalibratedSRGB holds that sRGB by its numbers is sRGB by its profile.
func TestCalibratedSRGB(t *testing.T) {
	p, err := CalibratedSRGB.Profile()
	if err != nil {
		t.Fatal(err)
	}
	tr, err := NewTransform(p, SRGB(), Options{})
	if err != nil || !tr.IsIdentity() {
		t.Errorf("%v, identity %v", err, tr.IsIdentity())
	}
}

// TestCalibratedGamma holds a grey against the formula, and full light to white
// whatever the white is.
func TestCalibratedGamma(t *testing.T) {
	for _, gamma := range []float64{1, 1.8, 2.2, 2.6} {
		c := CalibratedSRGB
		c.Gamma, c.White = gamma, Chromaticity{0.3457, 0.3585} // D50
		p, err := c.Profile()
		if err != nil {
			t.Fatal(err)
		}
		tr, err := NewTransform(p, SRGB(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []byte{0, 20, 64, 128, 200, 255} {
			light := math.Pow(float64(v)/255, gamma)
			want := 12.92 * light
			if light > 0.0031308 {
				want = 1.055*math.Pow(light, 1/2.4) - 0.055
			}
			got := tr.Row(make([]byte, 3), []byte{v, v, v})
			for _, g := range got {
				if math.Abs(float64(g)-255*want) > 1 {
					t.Errorf("gamma %v: %d is %v, want %.1f", gamma, v, got, 255*want)
				}
			}
		}
	}
}

// TestCalibratedPrimaries holds the matrix of Display P3 against the published
// one (SMPTE EG 432-1 adapted to D50, as in Apple's profile).
func TestCalibratedPrimaries(t *testing.T) {
	c := CalibratedSRGB
	c.Red, c.Green, c.Blue = Chromaticity{0.68, 0.32}, Chromaticity{0.265, 0.69}, Chromaticity{0.15, 0.06}
	m, err := c.matrix()
	want := matrix{{0.5151, 0.2920, 0.1571}, {0.2412, 0.6922, 0.0666}, {-0.0011, 0.0419, 0.7841}}
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		for j := range want {
			if math.Abs(m[i][j]-want[i][j]) > 3e-4 {
				t.Errorf("%v, want %v", m, want)
			}
		}
	}
}

func TestNoSuchDevice(t *testing.T) {
	for name, change := range map[string]func(*Calibration){
		"a white of nothing": func(c *Calibration) { c.White = Chromaticity{} },
		"on a line":          func(c *Calibration) { c.Blue = c.Red },
		"beyond all colours": func(c *Calibration) { c.Green = Chromaticity{0.9, 0.9} },
		"not a number":       func(c *Calibration) { c.Red.X = math.NaN() },
	} {
		c := CalibratedSRGB
		change(&c)
		if _, err := c.Profile(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
