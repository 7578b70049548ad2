package photo

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"

	"broadsheet/backend/colour/icc"
)

// conditionVersion is part of the key in the cache: raise it whenever the same
// condition gives other bytes.
const conditionVersion = 1

// Packing is the choice of a coding.
type Packing int

const (
	// Smallest takes Flate where it is no larger than the JPEG, which it is for
	// graphics of few colours. It loses nothing, so it is never the worse.
	Smallest Packing = iota
	JPEGAlone
	FlateAlone
)

// Condition is the press that renditions are made for. One serves any number of
// photos, several at once; making one takes about a tenth of a second. Specs
// with different conditions are different specs, whatever these hold: keep one
// as long as its renditions are wanted.
type Condition struct {
	key string
	// inks makes a row of process inks, 255 full, of a row of sRGB.
	inks    func(dst, src []byte) []byte
	tints   [256]uint8 // what black alone stores for a grey: 0 is full ink
	most    int        // ink in a pixel, in levels of 255
	packing Packing

	heaviest heaviest
}

// What a JPEG must stay below the limit, in levels of 255.
const (
	// decodersDiffer is for the press's decoder, which may round samples the
	// other way (ITU-T T.83 allows a level): one of luma goes into three
	// inks, one of black into one, and chroma has two more.
	decodersDiffer = 6
	// quantisingAdds is for smooth shadows, so that few of them are over and
	// have to be looked at twice.
	quantisingAdds = 4
)

// held is the limit on inks before they are packed.
func (c *Condition) held() int {
	if c.packing == FlateAlone {
		return c.most
	}
	return max(c.most-decodersDiffer-quantisingAdds, 255)
}

// NewCondition returns the condition of an ICC profile of inks, given as it was
// parsed and as its bytes, which name it. The limit on the inks of a pixel is in
// percent, 100 to 400. The error says why pictures cannot be converted by the
// profile.
func NewCondition(press *icc.Profile, raw []byte, o icc.Options, limit float64, packing Packing) (*Condition, error) {
	if press.Space != icc.CMYK {
		return nil, fmt.Errorf("the profile is for %s, a press prints %s", press.Space.Name(), icc.CMYK.Name())
	}
	t, err := icc.NewTransform(icc.SRGB(), press, o)
	if err != nil {
		return nil, err
	}
	shown, err := icc.NewLink(press, icc.SRGB(), icc.Options{Intent: icc.Relative})
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("%x/%d/%t", sha256.Sum256(raw), o.Intent, o.BlackPoint)
	return newCondition(name, t.Row, shown.At, limit, packing)
}

// newCondition makes a condition of two conversions: rows of sRGB to inks, and
// inks to sRGB relative to the paper. The name tells them from all others.
func newCondition(name string, inks func(dst, src []byte) []byte, shown func(icc.Sample) icc.Sample, limit float64, packing Packing) (*Condition, error) {
	if !(limit >= 100 && limit <= 400) {
		return nil, errors.New("a limit on ink is between 100 and 400 %")
	}
	c := &Condition{inks: inks, most: int(limit * 255 / 100), packing: packing}
	c.tints = tints(shown)
	c.key = fmt.Sprintf("%d/%s/%d/%d", conditionVersion, name, c.most, packing)
	return c, nil
}

// tints returns what black alone stores for each grey of sRGB, so that it looks
// as light as it can. Its solid is lighter than the black of all inks, so
// light is scaled evenly between solid and paper, as black point compensation
// does it; within that the lightness is the grey's own.
func tints(shown func(icc.Sample) icc.Sample) (out [256]uint8) {
	var light [256]float64 // of each amount of ink, 0 for the solid, 1 for paper
	for ink := range light {
		light[ink] = lightIn(shown(icc.Sample{3: float64(ink) / 255}))
	}
	paper, solid := light[0], light[255]
	for grey := range out {
		want := solid + (paper-solid)*toLinear(float64(grey)/255)
		out[grey] = 255 - inkFor(want, &light)
	}
	return out
}

// inkFor returns the ink whose light is nearest, the least of equals. Profiles
// that were measured do not always fall evenly.
func inkFor(want float64, light *[256]float64) (ink uint8) {
	nearest := math.Inf(1)
	for i, l := range light {
		if d := math.Abs(l - want); d < nearest {
			nearest, ink = d, uint8(i)
		}
	}
	return ink
}

// lightIn is the light of a colour of sRGB (IEC 61966-2-1), 0 to 1.
func lightIn(s icc.Sample) float64 {
	return 0.2126*toLinear(s[0]) + 0.7152*toLinear(s[1]) + 0.0722*toLinear(s[2])
}
