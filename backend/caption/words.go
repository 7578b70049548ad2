package caption

import (
	"math"
	"sort"
	"strings"
	"unicode"
)

// bag holds how often each word stands in a text. Chinese is not parted into
// words; its pairs of neighbouring characters serve as well. The words are
// also kept in order, so that sums do not depend on the order of a map.
type bag struct {
	counts map[string]int
	words  []string
}

// bagOf returns the words of a text.
func bagOf(text string) bag {
	b := bag{counts: map[string]int{}}
	for _, run := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.addRun([]rune(strings.ToLower(run)))
	}
	for w := range b.counts {
		b.words = append(b.words, w)
	}
	sort.Strings(b.words)
	return b
}

// addRun takes a run of letters and digits apart into pairs of Han characters
// and words of other scripts.
func (b bag) addRun(run []rune) {
	start := 0
	for i := 1; i <= len(run); i++ {
		if i < len(run) && isHan(run[i]) == isHan(run[start]) {
			continue
		}
		if isHan(run[start]) {
			b.addPairs(run[start:i])
		} else {
			b.counts[string(run[start:i])]++
		}
		start = i
	}
}

func (b bag) addPairs(han []rune) {
	if len(han) == 1 {
		b.counts[string(han)]++
	}
	for i := 0; i+2 <= len(han); i++ {
		b.counts[string(han[i:i+2])]++
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// rarity weighs words: what stands in every text says nothing of any.
type rarity struct {
	in    map[string]int // in how many texts a word stands
	texts int
}

func rarityIn(texts []bag) rarity {
	r := rarity{in: map[string]int{}, texts: len(texts)}
	for _, t := range texts {
		for _, w := range t.words {
			r.in[w]++
		}
	}
	return r
}

// weight is the inverse document frequency, smoothed so that it is never 0.
func (r rarity) weight(word string) float64 {
	return math.Log((float64(r.texts) + 1.2) / (float64(r.in[word]) + 0.2))
}

// fewWords is the number below which a text says too little to be contained in
// another.
const fewWords = 6

// likeness returns how much two texts say the same, 0 to 1: the weight of the
// words that they share, measured by the lighter text if it is not too short,
// for a photo's own caption adds date, place and name.
func likeness(a, b bag, r rarity) float64 {
	var common float64
	for _, w := range a.words {
		if b.counts[w] > 0 {
			common += r.weight(w)
		}
	}
	wa, wb := a.total(r), b.total(r)
	if wa == 0 || wb == 0 {
		return 0
	}
	dice := 2 * common / (wa + wb)
	if min(len(a.words), len(b.words)) < fewWords {
		return dice
	}
	return max(dice, 0.95*common/min(wa, wb))
}

func (b bag) total(r rarity) float64 {
	var sum float64
	for _, w := range b.words {
		sum += r.weight(w)
	}
	return sum
}
