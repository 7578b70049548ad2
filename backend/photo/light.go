package photo

import (
	"image"
	"math"
)

// lightLevels is how many levels of luma a Light tells apart.
const lightLevels = 64

// lightParts is what the shares of a Light are parts of.
const lightParts = 1 << 16

// Light says how light and dark a picture is: the share of its pixels at each
// of 64 levels of luma (encoded, as on a screen), from black to white, as parts
// of 65,536. The zero Light knows nothing.
type Light struct {
	Levels []int `json:"levels,omitempty"`
}

// IsKnown reports whether the picture has been measured.
func (l Light) IsKnown() bool { return len(l.Levels) == lightLevels }

// sampleStep is how far apart the pixels are that measureLight looks at.
const sampleStep = 3

// measureLight measures a negative.
func (n *negative) measureLight() Light {
	var counts [lightLevels]int
	p := lumaOf(n.picture)
	total := 0
	for y := 0; y < p.height; y += sampleStep {
		row := p.pix[y*p.stride:][:p.width]
		for x := 0; x < len(row); x += sampleStep {
			counts[int(row[x])*lightLevels/256]++
			total++
		}
	}
	out := Light{Levels: make([]int, lightLevels)}
	for i, n := range counts {
		out.Levels[i] = n * lightParts / max(total, 1)
	}
	return out
}

// lumaOf returns the plane of lightness of a negative.
func lumaOf(img image.Image) plane {
	if m, ok := img.(*image.YCbCr); ok {
		return luma(m)
	}
	return grey(img.(*image.Gray)) // a negative is nothing else
}

// lumaOfLevel returns the luma of a level, 0 to 1: that of its middle.
func lumaOfLevel(i int) float64 { return (float64(i) + 0.5) / lightLevels }

// mean returns the mean luma after a tone, 0 to 1.
func (l Light) mean(t Tone) float64 {
	var sum, weight float64
	for i, n := range l.Levels {
		sum += float64(n) * t.at(lumaOfLevel(i))
		weight += float64(n)
	}
	return sum / max(weight, 1)
}

// below returns the luma that a share of the pixels, 0 to 1, stays below.
func (l Light) below(share float64) float64 {
	total := 0
	for _, n := range l.Levels {
		total += n
	}
	wanted := share * float64(total)
	for i, n := range l.Levels {
		if wanted -= float64(n); wanted <= 0 {
			return lumaOfLevel(i)
		}
	}
	return 1
}

// A picture whose mean luma is below darkBelow comes out of newsprint as a dark
// mass; one proposed a tone is brought to lightEnough, a little above, so that
// it is let be from then on. The mean of photos that newspapers are content
// with lies between 0.42 and 0.55.
const (
	darkBelow   = 0.36
	lightEnough = 0.42
)

// IsDark reports whether the picture, with a tone, would print dark by fault:
// not one whose night is meant.
func (l Light) IsDark(t Tone) bool {
	return l.IsKnown() && !l.isNight() && l.mean(t) < darkBelow
}

// isNight reports whether darkness is what the picture shows: nearly all of it
// is black, with lights in it, or there is nothing to be seen at all.
func (l Light) isNight() bool {
	brightest := l.below(0.998)
	isEmpty := brightest < 0.1
	hasLights := l.below(0.8) < 0.2 && brightest > 0.55
	return isEmpty || hasLights
}

// What a proposal may take at most. More is not mended in one click: noise
// would come up, and the picture look like another one.
const (
	mostExposure = 1.8
	mostShadows  = 0.7
	mostWhite    = 0.12
)

// Propose returns a tone for a picture that would print dark, and the zero Tone
// for one that need not be touched: well lit, night, high key. Highlights say
// how much longer it may be exposed, the shadows take over where they say no;
// it is as little of both as makes the picture light enough. A picture that had
// the proposal is proposed nothing more, but for one that is far too dark.
func (l Light) Propose() Tone {
	if !l.IsDark(Tone{}) {
		return Tone{}
	}
	white := l.whiteBelow()
	low, high := 0.0, 1.0
	for range 12 { // to a 4096th: finer than a step of a tone
		middle := (low + high) / 2
		if l.mean(l.lifted(middle, white)) < lightEnough {
			low = middle
		} else {
			high = middle
		}
	}
	return l.lifted(high, white).normal()
}

// whiteBelow returns the white point of a picture that does not reach white:
// some of the way to its lightest part.
func (l Light) whiteBelow() float64 {
	return min(max(0, 0.95-l.below(0.995))/2, mostWhite)
}

// lifted returns so much of a proposal, 0 to 1.
func (l Light) lifted(amount, white float64) Tone {
	return Tone{
		Exposure: min(amount*mostExposure, l.headroom(white)),
		Shadows:  amount * mostShadows,
		White:    min(amount*4, 1) * white,
	}
}

// headroom returns by how many stops a picture may be exposed longer: until its
// lights (all but the lightest 2 %) are near white, and a third of a stop that
// the shoulder takes without harm.
func (l Light) headroom(white float64) float64 {
	const nearWhite = 0.92
	lights := Tone{White: white}.at(l.below(0.98))
	return max(0, math.Log2(toLinear(nearWhite)/toLinear(lights))) + 1.0/3
}
