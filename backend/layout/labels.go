package layout

import (
	"strconv"
	"strings"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// label gives the placed members of a group their labels. rects are theirs, in
// the order of reading. Directions that would not tell the photos apart give
// way to counting along the row or column, and that to numbers.
func label(placed []member, rects []geom.Rect, kind document.Label, locale story.Locale) {
	if len(placed) < 2 || kind == document.NoLabel {
		return
	}
	w := wordsOf(locale)
	if names := w.directions(rects); kind == document.DirectionLabel && names != nil {
		for i := range placed {
			placed[i].label = names[i] + w.mark
		}
		return
	}
	n := 0
	for i := range placed {
		if placed[i].photo.Caption != "" {
			n++
			placed[i].label, placed[i].number = w.number(n)+w.mark, strconv.Itoa(n)
		}
	}
}

// labelWords are the labels of one language.
type labelWords struct {
	mark   string // behind a label
	number func(n int) string
	// places by row (above, between, below, neither) and column (left,
	// between, right, neither).
	places   [4][4]string
	fromLeft func(n int) string
	fromTop  func(n int) string
}

func wordsOf(locale story.Locale) labelWords {
	switch {
	case !locale.IsChinese():
		return english
	case isTraditional(locale):
		return traditional(chinese)
	}
	return chinese
}

var chinese = labelWords{
	mark:   "：",
	number: func(n int) string { return "图" + circled(n) },
	places: [4][4]string{
		{"左上图", "中上图", "右上图", "上图"},
		{"左中图", "正中图", "右中图", "中图"},
		{"左下图", "中下图", "右下图", "下图"},
		{"左图", "中图", "右图", ""},
	},
	fromLeft: func(n int) string { return "左起第" + hanNumber(n) + "图" },
	fromTop:  func(n int) string { return "上起第" + hanNumber(n) + "图" },
}

var english = labelWords{
	mark:   ": ",
	number: strconv.Itoa,
	places: [4][4]string{
		{"Top left", "Top centre", "Top right", "Top"},
		{"Centre left", "Centre", "Centre right", "Middle"},
		{"Bottom left", "Bottom centre", "Bottom right", "Bottom"},
		{"Left", "Centre", "Right", ""},
	},
	fromLeft: func(n int) string { return ordinal(n) + " from left" },
	fromTop:  func(n int) string { return ordinal(n) + " from top" },
}

func isTraditional(locale story.Locale) bool {
	for _, tag := range []string{"Hant", "TW", "HK", "MO"} {
		if strings.Contains(string(locale), tag) {
			return true
		}
	}
	return false
}

func traditional(w labelWords) labelWords {
	inTurn := func(f func(int) string) func(int) string {
		return func(n int) string { return strings.ReplaceAll(f(n), "图", "圖") }
	}
	w.number, w.fromLeft, w.fromTop = inTurn(w.number), inTurn(w.fromLeft), inTurn(w.fromTop)
	for i := range w.places {
		for j := range w.places[i] {
			w.places[i][j] = strings.ReplaceAll(w.places[i][j], "图", "圖")
		}
	}
	return w
}

// Rows and columns of labelWords.places.
const (
	first = iota
	between
	last
	neither
)

// directions returns what the photos of a group are called by where they
// stand, nil where that would not tell them apart.
func (w labelWords) directions(rects []geom.Rect) []string {
	names, isUsed := make([]string, len(rects)), map[string]bool{"": true}
	isClear := true
	for i := range rects {
		names[i] = w.places[sideAmong(rects, i, upright)][sideAmong(rects, i, level)]
		isClear = isClear && !isUsed[names[i]]
		isUsed[names[i]] = true
	}
	if isClear {
		return names
	}
	return w.along(rects)
}

// along counts the photos of one row or one column; nil for any others.
func (w labelWords) along(rects []geom.Rect) []string {
	name := w.fromLeft
	switch {
	case isChain(rects, level) && len(bandsOf(rects, readingOrder(rects), upright)) == 1:
	case isChain(rects, upright) && len(bandsOf(rects, readingOrder(rects), level)) == 1:
		name = w.fromTop
	default:
		return nil
	}
	names := make([]string, len(rects))
	for i := range names {
		names[i] = name(i + 1)
	}
	return names
}

// isChain reports whether each rectangle ends before the next begins.
func isChain(rects []geom.Rect, s sideOf) bool {
	for i := 1; i < len(rects); i++ {
		if !isBefore(rects[i-1], rects[i], s) {
			return false
		}
	}
	return true
}

// sideAmong returns where a rectangle stands among others in one direction:
// first if some come after it and none before.
func sideAmong(rects []geom.Rect, i int, s sideOf) int {
	hasBefore, hasAfter := false, false
	for j := range rects {
		if j != i {
			hasBefore = hasBefore || isBefore(rects[j], rects[i], s)
			hasAfter = hasAfter || isBefore(rects[i], rects[j], s)
		}
	}
	switch {
	case hasBefore && hasAfter:
		return between
	case hasBefore:
		return last
	case hasAfter:
		return first
	}
	return neither
}

// circled returns ① to ㊿, and from 51 on the plain number.
func circled(n int) string {
	switch {
	case n <= 20:
		return string(rune('①' + n - 1))
	case n <= 35:
		return string(rune('㉑' + n - 21))
	case n <= 50:
		return string(rune('㊱' + n - 36))
	}
	return strconv.Itoa(n)
}

// hanNumber returns 1 to 99 in Han characters, others in digits.
func hanNumber(n int) string {
	const digits = "〇一二三四五六七八九"
	digit := func(n int) string { return string([]rune(digits)[n]) }
	switch {
	case n < 1 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return digit(n)
	}
	out := "十"
	if n >= 20 {
		out = digit(n/10) + out
	}
	if n%10 > 0 {
		out += digit(n % 10)
	}
	return out
}

var ordinals = []string{"First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"}

func ordinal(n int) string {
	if n <= len(ordinals) {
		return ordinals[n-1]
	}
	return "No. " + strconv.Itoa(n)
}
