package newsprint

import (
	"math"

	"broadsheet/backend/colour"
)

// mostBlack is the most K that a separation takes, as a tone: newspapers ask for
// at most 95 % in pictures, and name C59 M45 Y41 K95 as the darkest point of
// 240 %. What is above 85 % prints nearly as solid, so that more K darkens
// little; it lets the three other inks, which dry last, be less.
const mostBlack = 0.95

// separation finds inks for colours, none above a limit.
type separation struct {
	limit   float64    // of the sum of tones
	darkest float64    // L* of the darkest grey, relative to the paper
	without [4]face    // one of C, M and Y is missing, or K is the most
	held    [4]float64 // at these areas
}

func newSeparation(limit float64) *separation {
	s := &separation{limit: limit}
	s.held[black] = areaOf(black, mostBlack)
	for ink := range s.without {
		s.without[ink] = faceOf(ink, s.held[ink])
	}
	low, high := 0.0, 100.0
	for range 40 {
		if l := (low + high) / 2; s.holds(colour.Lab{L: l}) {
			high = l
		} else {
			low = l
		}
	}
	s.darkest = high
	return s
}

// holds reports whether a colour is in gamut, within the limit.
func (s *separation) holds(c colour.Lab) bool {
	areas, ok := s.mostBlackFor(rootsOf(c.XYZ()))
	return ok && total(tonesOf(areas)) <= s.limit
}

// slack keeps colours in gamut that lie on its surface.
const slack = 1e-6

// mostBlackFor returns the areas with the most K and so the least ink: one of
// the others is missing, or K is at its end. ok is false out of gamut.
func (s *separation) mostBlackFor(want roots) (areas [4]float64, ok bool) {
	for ink := range s.without {
		x, ok := s.without[ink].solve(want)
		if !ok {
			continue
		}
		if areas := with(x, ink, s.held[ink]); inBounds(areas, s.held[black]) {
			return areas, true
		}
	}
	return areas, false
}

// with puts the held ink among the three.
func with(x [3]float64, ink int, area float64) (areas [4]float64) {
	copy(areas[:ink], x[:ink])
	areas[ink] = area
	copy(areas[ink+1:], x[ink:])
	return areas
}

func inBounds(areas [4]float64, mostK float64) bool {
	for _, a := range areas {
		if !(a >= -slack && a <= 1+slack) {
			return false
		}
	}
	return areas[black] <= mostK+slack
}

func tonesOf(areas [4]float64) (tones [4]float64) {
	for i, a := range areas {
		tones[i] = toneOf(i, a)
	}
	return tones
}

func total(t [4]float64) float64 { return t[0] + t[1] + t[2] + t[3] }

// Where black begins, as a share of the way from paper to the darkest grey,
// and how much of a grey it takes before the deepest shadows, where all is
// needed. Skin and skies keep clean dots of three inks; shadows are carried by
// K, which needs less ink, dries sooner, and keeps greys grey when the plates
// of a coldset press do not meet and its inks swing. The share and the power are
// chosen so that the other inks hardly fall where a grey grows darker: yellow
// does, by 1.6 % in all, because solid K is warm.
const (
	blackStart = 0.08
	blackShare = 0.86
	deepPower  = 72
)

// replacement returns the share of the possible K that is printed for a
// lightness: it starts without a bend and ends at all.
func (s *separation) replacement(l float64) float64 {
	dark := (100 - l) / (100 - s.darkest)
	x := min(max((dark-blackStart)/(1-blackStart), 0), 1)
	return blackShare*x*math.Sqrt(x)*(2.5-1.5*x) + (1-blackShare)*math.Pow(x, deepPower)
}

// inks returns the tones for a colour in gamut.
func (s *separation) inks(c colour.Lab) [4]float64 {
	want := rootsOf(c.XYZ())
	most, ok := s.mostBlackFor(want)
	if !ok {
		return [4]float64{}
	}
	best := tonesOf(most)
	high := best[black]
	low := high * s.replacement(c.L)
	if tones, ok := s.withBlack(want, low); ok {
		return tones
	}
	for range 24 { // as little more K as the limit asks for
		k := (low + high) / 2
		if tones, ok := s.withBlack(want, k); ok {
			best, high = tones, k
		} else {
			low = k
		}
	}
	return best
}

// withBlack returns the tones for a colour when K is given; ok is false where
// they pass an end or the limit.
func (s *separation) withBlack(want roots, k float64) (tones [4]float64, ok bool) {
	area := areaOf(black, k)
	f := faceOf(black, area)
	x, ok := f.solve(want)
	areas := with(x, black, area)
	if !ok || !inBounds(areas, 1) {
		return tones, false
	}
	tones = tonesOf(areas)
	return tones, total(tones) <= s.limit
}
