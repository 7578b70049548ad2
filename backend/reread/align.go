package reread

import "broadsheet/backend/story"

// A pair is a paragraph of base and of theirs that are the same one, by their
// indexes; -1 where there is none.
type pair struct{ base, theirs int }

// What it takes for two paragraphs to be one: leastLike of their characters in
// common, in order about; sameRole is what a like role adds.
const (
	leastLike = 0.4
	sameRole  = 0.05
)

// mostCells bounds the table of the alignment: what is alike at both ends is
// paired before, and a longer rest is paired by equal text alone.
const mostCells = 4_000_000

// align pairs the paragraphs of two readings in their order: the sequence of
// pairs that is most alike in all, by dynamic programming.
func align(base, theirs []story.Block) []pair {
	head := 0
	for head < len(base) && head < len(theirs) && isEqual(base[head], theirs[head]) {
		head++
	}
	tail := 0
	for tail < len(base)-head && tail < len(theirs)-head && isEqual(base[len(base)-1-tail], theirs[len(theirs)-1-tail]) {
		tail++
	}
	var out []pair
	for i := range head {
		out = append(out, pair{i, i})
	}
	for _, p := range alignMiddle(base[head:len(base)-tail], theirs[head:len(theirs)-tail]) {
		out = append(out, shiftedPair(p, head))
	}
	for i := tail; i > 0; i-- {
		out = append(out, pair{len(base) - i, len(theirs) - i})
	}
	return out
}

func shiftedPair(p pair, by int) pair {
	if p.base >= 0 {
		p.base += by
	}
	if p.theirs >= 0 {
		p.theirs += by
	}
	return p
}

func isEqual(a, b story.Block) bool {
	return a.Text() == b.Text() && a.Role == b.Role && a.Label == b.Label
}

func alignMiddle(base, theirs []story.Block) []pair {
	n, m := len(base), len(theirs)
	like := likeness(base, theirs)
	best := make([]float64, (n+1)*(m+1)) // of base[i:] and theirs[j:]
	at := func(i, j int) *float64 { return &best[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			if l := like(i, j); l >= leastLike {
				*at(i, j) = max(*at(i, j), l+*at(i+1, j+1))
			}
		}
	}
	var out []pair
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && like(i, j) >= leastLike && *at(i, j) == like(i, j)+*at(i+1, j+1):
			out = append(out, pair{i, j})
			i, j = i+1, j+1
		case i < n && (j == m || *at(i+1, j) >= *at(i, j+1)):
			out = append(out, pair{i, -1})
			i++
		default:
			out = append(out, pair{-1, j})
			j++
		}
	}
	return out
}

// likeness returns how alike paragraphs are, 0 to about 1. It is kept for each
// pair: the alignment asks twice.
func likeness(base, theirs []story.Block) func(i, j int) float64 {
	a, b := grams(base), grams(theirs)
	isLong := len(base)*len(theirs) > mostCells
	return func(i, j int) float64 {
		like := 0.0
		switch {
		case base[i].Text() == theirs[j].Text():
			like = 1
		case isLong:
			return 0
		default:
			like = dice(a[i], b[j])
		}
		if like >= leastLike-sameRole && base[i].Role == theirs[j].Role {
			like += sameRole
		}
		return like
	}
}

// A bag holds pairs of neighbouring characters with their counts.
type bag struct {
	counts map[[2]rune]int
	size   int
}

func grams(blocks []story.Block) []bag {
	out := make([]bag, len(blocks))
	for i, b := range blocks {
		out[i].counts = map[[2]rune]int{}
		last := rune(0)
		for _, r := range b.Text() {
			out[i].counts[[2]rune{last, r}]++
			out[i].size++
			last = r
		}
	}
	return out
}

// dice is twice what two bags have in common over what they hold.
func dice(a, b bag) float64 {
	if a.size == 0 || b.size == 0 {
		return 0
	}
	if len(b.counts) < len(a.counts) {
		a, b = b, a
	}
	common := 0
	for g, n := range a.counts {
		common += min(n, b.counts[g])
	}
	return 2 * float64(common) / float64(a.size+b.size)
}
