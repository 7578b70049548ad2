package photo

import (
	"math"
	"sync"

	"broadsheet/backend/colour/icc"
	"broadsheet/backend/photo/heif"
)

// Pictures of a high dynamic range (ITU-R BT.2100) are brought to paper as a
// screen of the common range would show them: their light in nits is found by
// the standard's formulas, what is brighter than such a screen is rolled off by
// the curve of BT.2390, and white is 203 nits (BT.2408).

// Code points of ITU-T H.273.
const (
	primariesBT2020 = 9
	primariesP3     = 12
	transferPQ      = 16
	transferHLG     = 18
)

const (
	paperWhite = 203.0  // nits; BT.2408-7, table 1
	peak       = 1000.0 // nits that pictures are mastered for
)

// isHighRange reports whether the picture has a high dynamic range.
func isHighRange(c heif.Colours) bool { return c.Transfer == transferPQ || c.Transfer == transferHLG }

// tosRGB lead from linear light of other primaries to that of sRGB, all under
// D65 (BT.2087-0, 4; SMPTE EG 432-1).
var tosRGB = map[int][3][3]float64{
	primariesBT2020: {{1.6605, -0.5876, -0.0728}, {-0.1246, 1.1329, -0.0083}, {-0.0182, -0.1006, 1.1187}},
	primariesP3:     {{1.2249, -0.2247, 0}, {-0.0420, 1.0419, 0}, {-0.0197, -0.0786, 1.0979}},
}

// highRangeProfile stands for the colours of a high range.
func highRangeProfile(c heif.Colours) *profile {
	return profiles.kept(c, func() *profile {
		name := map[int]string{transferPQ: "BT.2100 PQ", transferHLG: "BT.2100 HLG"}[c.Transfer]
		return &profile{description: name, space: icc.RGB, transform: sync.OnceValues(func() (*icc.Transform, error) { return highRange(c) })}
	})
}

// highRange returns how samples of a high range become sRGB.
func highRange(c heif.Colours) (*icc.Transform, error) {
	nits := pqNits
	if c.Transfer == transferHLG {
		nits = hlgNits
	}
	m, isOther := tosRGB[c.Primaries]
	return icc.Tabulate(icc.RGB, func(s icc.Sample) (out icc.Sample) {
		light := rolledOff(nits([3]float64{s[0], s[1], s[2]}))
		for i := range 3 {
			v := light[i]
			if isOther {
				v = m[i][0]*light[0] + m[i][1]*light[1] + m[i][2]*light[2]
			}
			out[i] = fromLinear(min(max(v/paperWhite, 0), 1))
		}
		return out
	})
}

// The constants of PQ (BT.2100-2, table 4).
const (
	pqM1 = 2610.0 / 16384
	pqM2 = 2523.0 / 4096 * 128
	pqC1 = 3424.0 / 4096
	pqC2 = 2413.0 / 4096 * 32
	pqC3 = 2392.0 / 4096 * 32
)

// fromPQ returns the nits of a signal, 0 to 1, and toPQ the signal of nits.
func fromPQ(signal float64) float64 {
	n := math.Pow(signal, 1/pqM2)
	return 10000 * math.Pow(max(n-pqC1, 0)/(pqC2-pqC3*n), 1/pqM1)
}

func toPQ(nits float64) float64 {
	y := math.Pow(max(nits, 0)/10000, pqM1)
	return math.Pow((pqC1+pqC2*y)/(1+pqC3*y), pqM2)
}

func pqNits(signal [3]float64) (nits [3]float64) {
	for i, v := range signal {
		nits[i] = fromPQ(v)
	}
	return nits
}

// hlgNits returns the light of a screen of 1,000 nits for samples of HLG, whose
// system gamma is 1.2 (BT.2100-2, table 5). The weights are those of BT.2020.
func hlgNits(signal [3]float64) (nits [3]float64) {
	for i, v := range signal {
		nits[i] = hlgLight(v)
	}
	luminance := 0.2627*nits[0] + 0.6780*nits[1] + 0.0593*nits[2]
	gain := peak * math.Pow(luminance, 0.2)
	for i := range nits {
		nits[i] *= gain
	}
	return nits
}

// hlgLight returns the light of the scene, 0 to 1, for a signal of HLG.
func hlgLight(signal float64) float64 {
	const a, b, c = 0.17883277, 0.28466892, 0.55991073
	if signal <= 0.5 {
		return signal * signal / 3
	}
	return (math.Exp((signal-c)/a) + b) / 12
}

// rolledOff brings light of up to 1,000 nits to at most paper's white, by the
// brightest channel, so that the others keep their share.
func rolledOff(nits [3]float64) [3]float64 {
	brightest := max(nits[0], nits[1], nits[2])
	if brightest <= 0 {
		return [3]float64{}
	}
	f := rollOff(brightest) / brightest
	return [3]float64{f * nits[0], f * nits[1], f * nits[2]}
}

// rollOff is the curve of BT.2390-11, 5.4.1: light up to its knee stays, what is
// above follows a spline.
func rollOff(nits float64) float64 {
	whole := toPQ(peak)
	e, top := min(toPQ(nits)/whole, 1), toPQ(paperWhite)/whole
	knee := 1.5*top - 0.5
	if e > knee {
		t := (e - knee) / (1 - knee)
		t2, t3 := t*t, t*t*t
		e = (2*t3-3*t2+1)*knee + (t3-2*t2+t)*(1-knee) + (3*t2-2*t3)*top
	}
	return fromPQ(e * whole)
}
