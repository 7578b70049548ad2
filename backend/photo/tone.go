package photo

import (
	"math"
	"strconv"
	"strings"
)

// Tone changes how light and dark a photo prints; the original never changes.
// The zero Tone changes nothing, to the byte. Values beyond their range are
// taken to its end; a hundredth is the finest step.
type Tone struct {
	Exposure float64 // stops, -3 to 3
	Contrast float64 // -1 to 1
	Shadows  float64 // -1 to 1, above 0 opens them
	// White is how far below the lightest value of the original paper white
	// is reached, 0 to 0.5 of the range.
	White float64
	// Newsprint makes up for what newsprint does: see newsprint.
	Newsprint bool
}

// IsZero reports whether the tone changes nothing.
func (t Tone) IsZero() bool { return t.normal() == Tone{} }

// normal returns the tone with everything in its range and on its step.
func (t Tone) normal() Tone {
	return Tone{
		Exposure:  onStep(t.Exposure, -3, 3),
		Contrast:  onStep(t.Contrast, -1, 1),
		Shadows:   onStep(t.Shadows, -1, 1),
		White:     onStep(t.White, 0, 0.5),
		Newsprint: t.Newsprint,
	}
}

// onStep rounds to hundredths; what is no number is 0.
func onStep(v, least, most float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return float64(hundredths(min(max(v, least), most))) / 100
}

func hundredths(v float64) int { return int(math.Round(v * 100)) }

// String writes the tone in few letters, for keys and addresses: "e50s20n" is
// half a stop, a fifth of the shadows, on newsprint. The zero Tone is "".
func (t Tone) String() string {
	t = t.normal()
	var b strings.Builder
	for _, one := range []struct {
		letter byte
		value  float64
	}{{'e', t.Exposure}, {'c', t.Contrast}, {'s', t.Shadows}, {'w', t.White}} {
		if n := hundredths(one.value); n != 0 {
			b.WriteByte(one.letter)
			b.WriteString(strconv.Itoa(n))
		}
	}
	if t.Newsprint {
		b.WriteByte('n')
	}
	return b.String()
}

// ParseTone reads what String writes, and nothing else: each tone has one
// form, so that what is kept under it is kept once.
func ParseTone(s string) (Tone, bool) {
	var t Tone
	rest := s
	for _, one := range []struct {
		letter string
		value  *float64
	}{{"e", &t.Exposure}, {"c", &t.Contrast}, {"s", &t.Shadows}, {"w", &t.White}} {
		if after, ok := strings.CutPrefix(rest, one.letter); ok {
			end := len(after) - len(strings.TrimLeft(after, "-0123456789"))
			n, err := strconv.Atoi(after[:end])
			if err != nil {
				return Tone{}, false
			}
			*one.value, rest = float64(n)/100, after[end:]
		}
	}
	rest, t.Newsprint = strings.CutPrefix(rest, "n")
	return t.normal(), rest == "" && t.String() == s
}

// at returns what a value becomes, both encoded as sRGB, 0 to 1. It never
// falls and has no gaps.
func (t Tone) at(v float64) float64 {
	v = min(v/(1-t.White), 1)
	v = expose(v, t.Exposure)
	v = openShadows(v, t.Shadows)
	v = contrast(v, t.Contrast)
	if t.Newsprint {
		v = newsprint(v)
	}
	return min(max(v, 0), 1)
}

// shoulder is where highlights begin to give way under a longer exposure, in
// linear light.
const shoulder = 0.5

// expose multiplies the light, as a longer exposure would. What was white
// stays white and nothing else becomes it: beyond the shoulder the light is
// pressed together, ever more, with no kink where that begins.
func expose(v, stops float64) float64 {
	gain := math.Exp2(stops)
	light := gain * toLinear(v)
	if gain > 1 && light > shoulder {
		reach := (gain - shoulder) / (1 - shoulder)
		x := (light - shoulder) / (gain - shoulder)
		light = shoulder + (1-shoulder)*reach*x/(1+(reach-1)*x)
	}
	return fromLinear(light)
}

// openShadows adds a hump to the dark values: most at a sixth, nothing to black,
// and next to nothing above the middle. Closing is weaker than opening, or
// black would swallow its neighbours.
func openShadows(v, amount float64) float64 {
	strength := 2.5
	if amount < 0 {
		strength = 0.9
	}
	light := 1 - v
	return v + amount*strength*v*light*light*light*light*light
}

// middleGrey is 18 % of the light, encoded.
const middleGrey = 0.4614

// contrast turns the curve about middle grey: above 0 towards two parabolas
// that meet there (an S that keeps black and white), below 0 away from them.
// Six tenths of the way, so that neither end loses all its steps.
func contrast(v, amount float64) float64 {
	s := v * v / middleGrey
	if v > middleGrey {
		s = 1 - (1-v)*(1-v)/(1-middleGrey)
	}
	return v + 0.6*amount*(s-v)
}

// What newsprint does, by the aims of ISO 12647-3: black ink reaches L* 36 on
// paper of L* 82, and a screen of 50 % prints 26 % darker, as 76 %.
const (
	paperLightness = 82
	inkLightness   = 36
	gainAtHalf     = 0.26
	// blackest keeps the darkest dots at 96 %, where some paper still shows.
	blackest = 0.04
	// toe keeps the curve from rising without bound out of black.
	toe = 0.003
)

// newsprint returns the tone value to send so that newsprint shows a value as
// light as it can: lightness is fitted evenly between ink and paper, and the
// dots are made smaller by what they will gain. With a dot's share d of the
// area, 1-d of the paper's light would come back; by the gain it is the power
// of it that takes a half to 24 %.
func newsprint(v float64) float64 {
	power := math.Log(0.5) / math.Log(0.5-gainAtHalf)
	lightness := inkLightness + (paperLightness-inkLightness)*lightnessOf(toLinear(v))/100
	ink, paper := luminanceOf(inkLightness), luminanceOf(paperLightness)
	share := (luminanceOf(lightness) - ink) / (paper - ink)
	from, to := math.Pow(toe, power), math.Pow(1+toe, power)
	return blackest + (1-blackest)*(math.Pow(max(share, 0)+toe, power)-from)/(to-from)
}

// toLinear and fromLinear are the sRGB curve (IEC 61966-2-1), values and light 0 to 1.
func toLinear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func fromLinear(light float64) float64 {
	if light <= 0.0031308 {
		return 12.92 * light
	}
	return 1.055*math.Pow(light, 1/2.4) - 0.055
}

// lightnessOf and luminanceOf turn light, 0 to 1, into L*, 0 to 100, and back (CIE 15).
func lightnessOf(light float64) float64 {
	if light <= 216.0/24389 {
		return light * 24389 / 27
	}
	return 116*math.Cbrt(light) - 16
}

func luminanceOf(lightness float64) float64 {
	if lightness <= 8 {
		return lightness * 27 / 24389
	}
	f := (lightness + 16) / 116
	return f * f * f
}
