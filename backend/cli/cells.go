package cli

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// cells is how many columns of a terminal a text takes: two for a Chinese
// character, none for a mark that stands on another.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += cellsOf(r)
	}
	return n
}

func cellsOf(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// shortened cuts a text that takes more than so many cells, with a sign that
// something is missing.
func shortened(s string, most int) string {
	if cells(s) <= most {
		return s
	}
	n := 1 // of the sign
	for i, r := range s {
		if n += cellsOf(r); n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// padded fills a text with spaces up to so many cells.
func padded(s string, to int) string { return s + strings.Repeat(" ", max(0, to-cells(s))) }

// padLeft does so before the text.
func padLeft(s string, to int) string { return strings.Repeat(" ", max(0, to-cells(s))) + s }

func trimRight(s string) string { return strings.TrimRight(s, " ") }

// printable puts a foreign text on one line: whatever would move the cursor, or
// turn the direction of what follows, becomes a space.
func printable(s string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case r == unicode.ReplacementChar, unicode.IsGraphic(r):
			return r
		case unicode.Is(unicode.Cf, r) && !isTurning(r):
			return r
		}
		return ' '
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(clean), " ")
}

// isTurning reports whether a character changes the direction of writing.
func isTurning(r rune) bool {
	return r == 0x200e || r == 0x200f || r == 0x061c || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}
