package testfont

import (
	"slices"
	"strings"
)

// shape is a glyph: its advance and a rectangle of ink, in font units.
type shape struct {
	advance                  int
	left, bottom, right, top int
}

var (
	full      = shape{1000, 0, -200, 1000, 800}
	leftHalf  = shape{1000, 0, -200, 500, 800}
	rightHalf = shape{1000, 500, -200, 1000, 800}
	dash      = shape{1000, 0, 250, 1000, 350}
	dashPair  = shape{2000, 0, 250, 2000, 350}
	half      = shape{500, 50, 0, 450, 700}
	space     = shape{advance: 250}
	middleDot = shape{250, 75, 250, 175, 350}
	wideSpace = shape{advance: 1000}
)

const (
	closing = "、。，．：；！？）》」』】〕〉］｝”’"
	opening = "（《「『【〔〈［｛“‘"
)

// ranges are the runes that the square font has.
var ranges = [][2]rune{
	{0x20, 0x7E}, {0xA0, 0xAC}, {0xAE, 0xFF}, // Latin, without the soft hyphen
	{'–', '—'}, {'‘', '’'}, {'“', '”'}, {'…', '…'}, {'‰', '‰'}, {'€', '€'}, {'⸺', '⸺'},
	{0x3000, 0x30FF}, // CJK marks, kana
	{0x4E00, 0x9FFF}, // Han
	{0xFF01, 0xFF60}, // full-width forms
	{0x20000, 0x200FF},
}

// runesOf returns the runes of a variant, sorted.
func runesOf(o Options) []rune {
	if o.Runes != "" {
		only := []rune(o.Runes)
		slices.Sort(only)
		return slices.Compact(only)
	}
	var all []rune
	for _, r := range ranges {
		for c := r[0]; c <= r[1]; c++ {
			all = append(all, c)
		}
	}
	return all
}

// shapeOf returns the glyph of a rune.
func shapeOf(r rune) shape {
	switch {
	case r == ' ' || r == 0xA0:
		return space
	case r == 0x3000:
		return wideSpace
	case r == '·':
		return middleDot
	case r == '—' || r == '…':
		return dash
	case r == '⸺':
		return dashPair
	case strings.ContainsRune(closing, r):
		return leftHalf
	case strings.ContainsRune(opening, r):
		return rightHalf
	case r < 0x3000:
		return half
	}
	return full
}
