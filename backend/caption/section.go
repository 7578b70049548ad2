package caption

import "math"

// Match is the section that a photo belongs to.
type Match struct {
	Section    int     // index, -1 for none
	Confidence float64 // 0 to 1
}

const (
	// standingWeight is what the place of a caption in the manuscript counts
	// against all of its words.
	standingWeight = 0.4
	// leastScore is what a section must reach to be chosen at all.
	leastScore = 0.06
	// clearLead and fullScore are where a choice counts as certain.
	clearLead = 0.3
	fullScore = 0.5
)

// Sections says which section each caption belongs to, by the words that they
// share, rare ones counting more, and by where the caption stands. Sections are
// texts, heads included; stands holds for each caption the index of the
// section in or after which it stands in the manuscript, -1 before the first
// head; nil where nothing is known.
func Sections(captions, sections []string, stands []int) []Match {
	texts := make([]bag, len(sections))
	for i, s := range sections {
		texts[i] = bagOf(s)
	}
	rarity := rarityIn(texts)
	out := make([]Match, len(captions))
	for i, c := range captions {
		at := -1
		if i < len(stands) {
			at = stands[i]
		}
		out[i] = choose(scores(bagOf(c), texts, rarity, at))
	}
	return out
}

// scores returns for each section the share of the caption's words that it has,
// by weight, and what the caption's place adds.
func scores(caption bag, sections []bag, r rarity, at int) []float64 {
	out := make([]float64, len(sections))
	total := caption.total(r)
	for i, s := range sections {
		var common float64
		for _, w := range caption.words {
			if n := s.counts[w]; n > 0 {
				common += r.weight(w) * min(1, 0.7+0.15*float64(n)) // said more often, meant more likely
			}
		}
		if total > 0 {
			out[i] = common / total
		}
		if at >= 0 {
			out[i] += standingWeight * math.Exp(-1.5*math.Abs(float64(i-at)))
		}
	}
	return out
}

// choose returns the best section, the first of equals. Its confidence grows
// with its score and with the lead over the next.
func choose(scores []float64) Match {
	best, second := -1, 0.0
	for i, s := range scores {
		switch {
		case best < 0 || s > scores[best]+1e-12:
			if best >= 0 {
				second = scores[best]
			}
			best = i
		case s > second:
			second = s
		}
	}
	if best < 0 || scores[best] < leastScore {
		return Match{Section: -1}
	}
	lead := scores[best] - second
	return Match{best, 0.4*min(1, scores[best]/fullScore) + 0.6*min(1, lead/clearLead)}
}
