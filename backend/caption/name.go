package caption

import (
	"path"
	"strings"
	"unicode"

	"broadsheet/backend/photo"
)

// findByName returns the photo of a file name, with or without its extension
// and folder; -1 if there is none, or more than one.
func findByName(name string, photos []photo.Photo) (int, How, float64) {
	wanted := path.Base(strings.ReplaceAll(fold(name), `\`, "/"))
	for _, same := range []func(have string) bool{
		func(have string) bool { return have == wanted },
		func(have string) bool { return stem(have) == wanted || stem(have) == stem(wanted) },
	} {
		if p := only(photos, func(p photo.Photo) bool { return same(fold(p.Name)) }); p >= 0 {
			return p, ByName, sureByName
		}
	}
	return -1, Unbound, 0
}

// findByNumber returns the photo that has a number in its name; where none has,
// and no photo's name begins or ends with a small number, the photo at that
// place in the order.
func findByNumber(mark string, photos []photo.Photo) (int, How, float64) {
	n, ok := numberIn(mark)
	if !ok {
		return -1, Unbound, 0
	}
	if p := only(photos, func(p photo.Photo) bool { m, ok := numberIn(stem(p.Name)); return ok && m == n }); p >= 0 {
		return p, ByNumber, sureByNumber
	}
	if n >= 1 && n <= len(photos) && !areNumbered(photos) {
		return n - 1, ByNumber, sureByRank
	}
	return -1, Unbound, 0
}

// areNumbered reports whether the photos carry numbers of a page, and not those
// that a camera gives.
func areNumbered(photos []photo.Photo) bool {
	for _, p := range photos {
		if n, ok := numberIn(stem(p.Name)); ok && n >= 1 && n <= 2*len(photos) {
			return true
		}
	}
	return false
}

// only returns the index of the only photo that fits, else -1.
func only(photos []photo.Photo, fits func(photo.Photo) bool) int {
	found := -1
	for i, p := range photos {
		if fits(p) {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// fold makes names comparable: lower case, no spaces around.
func fold(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// numberIn returns the number that a mark or a file name consists of or bears:
// at its start ("03-hall"), else at its end ("图3", "IMG_0234"). Digits may be
// full width, circled, or Chinese up to ninety-nine.
func numberIn(mark string) (int, bool) {
	runes := []rune(strings.TrimFunc(mark, func(r rune) bool { return !isNumeral(r) && !unicode.IsLetter(r) }))
	first, last := 0, len(runes)
	for first < last && isNumeral(runes[first]) {
		first++
	}
	if first > 0 {
		return numberOf(runes[:first])
	}
	for last > 0 && isNumeral(runes[last-1]) {
		last--
	}
	return numberOf(runes[last:])
}

const chineseDigits = "〇一二三四五六七八九"

func isNumeral(r rune) bool {
	_, isDigit := digitOf(r)
	return isDigit || isCircled(r) || r == '十'
}

// isCircled reports ① to ⑳.
func isCircled(r rune) bool { return r >= '①' && r <= '⑳' }

// digitOf returns the value of a decimal digit: ASCII, full width or Chinese.
func digitOf(r rune) (int, bool) {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0'), true
	case r >= '０' && r <= '９':
		return int(r - '０'), true
	}
	for i, c := range []rune(chineseDigits) {
		if c == r {
			return i, true
		}
	}
	return 0, false
}

// numberOf returns the value of numerals; more than nine digits are none.
func numberOf(numerals []rune) (int, bool) {
	if len(numerals) == 0 || len(numerals) > 9 {
		return 0, false
	}
	if len(numerals) == 1 && isCircled(numerals[0]) {
		return int(numerals[0]-'①') + 1, true
	}
	total, digit, hasDigit := 0, 0, false
	for _, r := range numerals {
		d, isDigit := digitOf(r)
		switch {
		case isDigit:
			digit, hasDigit = digit*10+d, true
		case r == '十' && total == 0:
			if !hasDigit {
				digit = 1
			}
			total, digit, hasDigit = digit*10, 0, false
		default:
			return 0, false
		}
	}
	return total + digit, true
}
