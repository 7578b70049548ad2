package typeset

import "broadsheet/backend/design"

// Products are converted before they are added, which keeps compilers from
// fusing the two: the sums are the same on every machine.
//
// Badness of one line is 0 where it is full as it stands, and 100 where every
// Han gap takes the most that it may. Squeezing a mark is preferred to opening
// all gaps by much, opening them by little to squeezing a mark to the end.
const (
	// Intolerable is the badness from which on a setting is outside the
	// tolerances: some line is too loose, too wide or broken inside a word, or
	// the last line is one character.
	Intolerable = 1000000

	shortestRagged = 0.35 // part of the measure that a ragged line may leave free
	shortestHead   = 0.60 // the same for the lines of heads

	badnessRagged    = 300 // times the square of the unfilled part of a ragged line
	badnessHead      = 60  // the same for the lines of heads
	badnessAny       = 100 // all gaps at their widest
	badnessEmergency = Intolerable * 2
	badnessLone      = Intolerable * 3 // a last line of one character
	badnessOverfull  = Intolerable * 100

	penaltyDashAtStart  = 40
	penaltyHyphen       = 40
	penaltyHyphenTwice  = 60 // two lines in a row
	penaltyURL          = 25
	penaltyBehindNumber = 6  // between a number and what it counts
	penaltyPhraseHead   = 12 // inside a phrase of a head
	penaltyPhraseRagged = 4
	penaltyShortLast    = 3 // a last line shorter than an indent
)

// badnessSqueeze is the badness of each class of gaps squeezed to the end.
var badnessSqueeze = [squeezeClasses]float64{
	squeezeWord: 30, squeezeBracket: 24, squeezeComma: 36, squeezeHanLatin: 18, squeezeStop: 110,
}

// badnessGrow is the badness of word spaces and of Han-Latin spaces at their
// widest. In Latin text word spaces alone fill the lines and may go as far as
// narrow columns need.
var (
	badnessGrow      = [2]float64{40, 12}
	badnessGrowLatin = [2]float64{90, 12}
)

// room is how far the gaps of a line can be squeezed and stretched, in units.
// It is kept as running sums over the paragraph, so that the room of any line
// is a difference of two.
type room struct {
	give [squeezeClasses]int64
	grow [2]int64 // of stretchWord and stretchHanLatin
	any  int64    // number of stretchAny gaps
}

// add adds one gap.
func (r *room) add(g *gap) {
	if g.squeeze != squeezeNever {
		r.give[g.squeeze] += g.give
	}
	switch g.stretch {
	case stretchWord, stretchHanLatin:
		r.grow[g.stretch] += g.grow
	case stretchAny:
		r.any++
	}
}

// minus returns r less s.
func (r *room) minus(s *room) room {
	out := room{any: r.any - s.any}
	for i := range out.give {
		out.give[i] = r.give[i] - s.give[i]
	}
	out.grow[0], out.grow[1] = r.grow[0]-s.grow[0], r.grow[1]-s.grow[1]
	return out
}

// total returns the sum of what all classes give.
func (r *room) total() int64 {
	return r.give[0] + r.give[1] + r.give[2] + r.give[3] + r.give[4]
}

// tolerance is what a paragraph's lines may do to fill their measure.
type tolerance struct {
	align  design.Align
	em     int64
	anyMax int64 // the most that each stretchAny gap takes, in units
	grow   [2]float64
	near   int64 // a line this much too wide counts as full: it is rounding
}

// squeeze returns the badness of a line that is need units too wide, and
// whether the room suffices.
func (t *tolerance) squeeze(need int64, r *room) (float64, bool) {
	bad := 0.0
	for c, give := range r.give {
		if need <= 0 {
			break
		}
		if give > 0 {
			used := min(need, give)
			q := float64(used) / float64(give)
			bad += float64(badnessSqueeze[c] * q * q)
			need -= used
		}
	}
	return bad, need <= 0
}

// stretch returns the badness of a line that is need units too short, and
// whether the tolerances suffice.
func (t *tolerance) stretch(need int64, r *room) (float64, bool) {
	bad := 0.0
	for c, grow := range r.grow {
		if grow > 0 && need > 0 {
			used := min(need, grow)
			q := float64(used) / float64(grow)
			bad += float64(t.grow[c] * q * q)
			need -= used
		}
	}
	if need <= t.near {
		return bad, true
	}
	if r.any == 0 || need > r.any*t.anyMax {
		return bad, false
	}
	q := float64(need) / float64(r.any*t.anyMax)
	return bad + float64(badnessAny*q*q), true
}

// ragged returns the badness of a line that is not justified and leaves need
// units of its measure free.
func (t *tolerance) ragged(need, measure int64) (float64, bool) {
	q := float64(need) / float64(max(measure, 1))
	if t.align == design.AlignCentre || t.align == design.AlignSpread {
		return badnessHead * q * q, q <= shortestHead
	}
	return badnessRagged * q * q, q <= shortestRagged
}

// line returns the badness of a line in the middle of a paragraph, need units
// short of its measure (negative: too wide), and whether it is tolerable.
func (t *tolerance) line(need, measure int64, r *room) (float64, bool) {
	switch {
	case t.align != design.AlignJustify:
		if need < -t.near {
			return 0, false
		}
		return t.ragged(max(need, 0), measure)
	case need >= -t.near && need <= t.near:
		return 0, true
	case need < 0:
		return t.squeeze(-need, r)
	}
	return t.stretch(need, r)
}

// last returns the badness of a last line: it is never stretched.
func (t *tolerance) last(need, measure int64, r *room) (float64, bool) {
	switch {
	case t.align == design.AlignJustify && need < -t.near:
		return t.squeeze(-need, r)
	case need < -t.near:
		return 0, false
	case t.align == design.AlignCentre || t.align == design.AlignSpread:
		bad, _ := t.ragged(max(need, 0), measure) // so that the lines balance
		return bad, true
	}
	return 0, true
}
