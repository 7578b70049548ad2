package reread

import "slices"

// A hunk is a stretch of one text that gives way to another: runes From to To
// become Text.
type hunk struct {
	from, to int
	text     []rune
}

// mostCommon bounds the table of the longest common subsequence; larger
// differences are one hunk.
const mostCommon = 4_000_000

// diff returns the hunks that make b of a, in order: what the longest common
// subsequence of their runes leaves over. Single equal runes between two
// changes belong to no word that stayed, so hunks that near are joined.
func diff(a, b []rune) []hunk {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []hunk
	for _, h := range diffMiddle(a[head:len(a)-tail], b[head:len(b)-tail]) {
		h.from, h.to = h.from+head, h.to+head
		if n := len(out); n > 0 && h.from-out[n-1].to < 2 {
			gap := a[out[n-1].to:h.from]
			out[n-1].text = slices.Concat(out[n-1].text, gap, h.text)
			out[n-1].to = h.to
			continue
		}
		out = append(out, h)
	}
	return out
}

func diffMiddle(a, b []rune) []hunk {
	n, m := len(a), len(b)
	if n == 0 && m == 0 {
		return nil
	}
	if n == 0 || m == 0 || n*m > mostCommon {
		return []hunk{{0, n, slices.Clone(b)}}
	}
	common := make([]int32, (n+1)*(m+1)) // of a[i:] and b[j:]
	at := func(i, j int) *int32 { return &common[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i] == b[j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	var out []hunk
	open := false
	for i, j := 0, 0; i < n || j < m; {
		if i < n && j < m && a[i] == b[j] {
			i, j, open = i+1, j+1, false
			continue
		}
		if !open {
			out = append(out, hunk{from: i, to: i})
			open = true
		}
		last := &out[len(out)-1]
		if j == m || i < n && *at(i+1, j) >= *at(i, j+1) {
			i++
			last.to = i
		} else {
			last.text = append(last.text, b[j])
			j++
		}
	}
	return out
}

// apply makes the text that hunks of a text lead to.
func apply(a []rune, hunks []hunk) []rune {
	var out []rune
	at := 0
	for _, h := range hunks {
		out = append(append(out, a[at:h.from]...), h.text...)
		at = h.to
	}
	return append(out, a[at:]...)
}

// merge joins the changes of two versions of a text. Where both changed the
// same words or words that touch, it is a conflict and the result is theirs.
func merge(base, ours, theirs string) (merged string, conflict bool) {
	a := []rune(base)
	mine, their := diff(a, []rune(ours)), diff(a, []rune(theirs))
	var all []hunk
	for len(mine) > 0 || len(their) > 0 {
		switch {
		case len(their) == 0 || len(mine) > 0 && mine[0].to < their[0].from:
			all, mine = append(all, mine[0]), mine[1:]
		case len(mine) == 0 || their[0].to < mine[0].from:
			all, their = append(all, their[0]), their[1:]
		case isSameHunk(mine[0], their[0]):
			all, mine, their = append(all, mine[0]), mine[1:], their[1:]
		default:
			return theirs, true
		}
	}
	return string(apply(a, all)), false
}

func isSameHunk(a, b hunk) bool {
	return a.from == b.from && a.to == b.to && slices.Equal(a.text, b.text)
}
