package store

import (
	"slices"
	"strings"
)

// sortNaturally orders items by name as a reader would: runs of digits by
// their value, letters without regard to case, and equal names by their bytes.
func sortNaturally[T any](items []T, name func(T) string) {
	slices.SortFunc(items, func(a, b T) int { return compareNaturally(name(a), name(b)) })
}

func compareNaturally(a, b string) int {
	x, y := strings.ToLower(a), strings.ToLower(b)
	for x != "" && y != "" {
		var p, q string
		p, x = cutRun(x)
		q, y = cutRun(y)
		if c := compareRuns(p, q); c != 0 {
			return c
		}
	}
	if c := len(x) - len(y); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

// cutRun cuts the leading run of digits, or of anything else, from s.
func cutRun(s string) (run, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return isDigit(r) != isDigit(rune(s[0])) })
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// compareRuns compares two runs; the value of digits is compared without
// turning them into a number, which any length of them would overflow.
func compareRuns(p, q string) int {
	if !isDigit(rune(p[0])) || !isDigit(rune(q[0])) {
		return strings.Compare(p, q)
	}
	m, n := strings.TrimLeft(p, "0"), strings.TrimLeft(q, "0")
	if len(m) != len(n) {
		return len(m) - len(n)
	}
	return strings.Compare(m, n)
}

// CompareNames orders the names of files as a folder is listed: as a reader
// would.
func CompareNames(a, b string) int { return compareNaturally(a, b) }
