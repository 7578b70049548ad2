package colour

import "math"

// Difference returns how different two colours look: CIEDE2000 with all weights
// 1 (ISO/CIE 11664-6; the names and the order of the steps are those of Sharma,
// Wu and Dalal, Color Research and Application 30, 2005). About 1 can just be
// seen side by side.
func (c Lab) Difference(d Lab) float64 {
	g := chromaGain((math.Hypot(c.A, c.B) + math.Hypot(d.A, d.B)) / 2)
	c1, h1 := polar(c.A*g, c.B)
	c2, h2 := polar(d.A*g, d.B)
	dh, meanHue := hueStep(c1*c2, h1, h2)
	meanL, meanC := (c.L+d.L)/2, (c1+c2)/2
	l := (d.L - c.L) / lightnessWeight(meanL)
	chroma := (c2 - c1) / (1 + 0.045*meanC)
	hue := 2 * math.Sqrt(c1*c2) * sin(dh/2) / (1 + 0.015*meanC*hueWeight(meanHue))
	return math.Sqrt(max(0, l*l+chroma*chroma+hue*hue+blueTurn(meanC, meanHue)*chroma*hue))
}

// chromaGain stretches a near the grey axis (equations 4 and 5).
func chromaGain(meanChroma float64) float64 { return 1 + 0.5*(1-farChroma(meanChroma)) }

// farChroma goes from 0 on the grey axis to 1, half-way at chroma 22.
func farChroma(c float64) float64 {
	c7 := math.Pow(c, 7)
	return math.Sqrt(c7 / (c7 + 6103515625)) // 25 to the power of 7
}

// polar returns chroma and hue in degrees, 0 up to 360; grey has hue 0.
func polar(a, b float64) (chroma, hue float64) {
	chroma = math.Hypot(a, b)
	if chroma == 0 {
		return 0, 0
	}
	hue = math.Atan2(b, a) * 180 / math.Pi
	if hue < 0 {
		hue += 360
	}
	return chroma, hue
}

// hueStep returns the way from one hue to the other, -180 to 180, and the hue
// in the middle of it, in degrees (equations 10 and 14). Grey has no hue.
func hueStep(chromaProduct, h1, h2 float64) (step, mean float64) {
	step, mean = h2-h1, (h1+h2)/2
	if chromaProduct == 0 {
		return 0, h1 + h2
	}
	if math.Abs(step) <= 180 {
		return step, mean
	}
	if h1+h2 < 360 {
		mean += 180
	} else {
		mean -= 180
	}
	return step - math.Copysign(360, step), mean
}

// lightnessWeight is S_L, equation 16.
func lightnessWeight(l float64) float64 {
	d := (l - 50) * (l - 50)
	return 1 + 0.015*d/math.Sqrt(20+d)
}

// hueWeight is T, equation 15; the hue is in degrees.
func hueWeight(h float64) float64 {
	return 1 - 0.17*cos(h-30) + 0.24*cos(2*h) + 0.32*cos(3*h+6) - 0.20*cos(4*h-63)
}

// blueTurn is R_T, equations 18 to 20: in blue, chroma and hue go together.
func blueTurn(chroma, hue float64) float64 {
	t := (hue - 275) / 25
	return -sin(60*math.Exp(-t*t)) * 2 * farChroma(chroma)
}

func sin(degrees float64) float64 { return math.Sin(degrees * math.Pi / 180) }
func cos(degrees float64) float64 { return math.Cos(degrees * math.Pi / 180) }
