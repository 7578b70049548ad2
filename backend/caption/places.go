package caption

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// stands finds a place from the left or right, the row or picture of a caption
// that it is in, which holds for the places behind it too, and the end of a
// sentence: the next one may speak of the same person again.
var stands = regexp.MustCompile(inParts.String() + `|[左右](?:起?第)?[一二三四五六七八九十]+|。`)

// sameForm makes 左起第二 and 左第二 what 左二 is.
var sameForm = strings.NewReplacer("起第", "", "第", "")

// checkPlaces finds two who are said to stand in the same place.
func checkPlaces(text string) []Fault {
	seen := map[string]bool{}
	part := ""
	for _, at := range stands.FindAllStringIndex(text, -1) {
		place := sameForm.Replace(text[at[0]:at[1]])
		before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		switch {
		case place == "。":
			clear(seen)
		case inParts.MatchString(place):
			part = place
		case before == '左' || before == '右': // 左右一齐
		case seen[part+place]:
			return []Fault{{Code: PlaceTwice, Params: []string{"place", part + place}}}
		default:
			seen[part+place] = true
		}
	}
	return nil
}

// A person's own place stands in brackets behind the name, or directly before
// it: 沈禾（左一）, 左一为沈禾, Ann Lee (left).
var (
	placeBehind = regexp.MustCompile(`^\s?[（(](?:[^（）()]{0,6}[，、,])?\s*(左|右|(?i:left|right|l|r))(?:起?第?([一二三四五六七八九]))?[，、,）)]`)
	placeBefore = regexp.MustCompile(`(左|右)(?:起?第?([一二三四五六七八九]))?(?:位)?(?:为|為|是)?$`)
)

// numbered is a person with the place that a caption gives: from the left or
// the right, 0 where it has no number.
type numbered struct {
	person
	isRight bool
	number  int
}

// checkNumbered holds the places that a caption gives each person to the order
// in which they are known to stand. Whether places or list are wrong is the
// editor's to say.
func checkNumbered(text string, named []person) []Fault {
	if inParts.MatchString(text) {
		return nil
	}
	var placed []numbered
	for _, p := range named {
		if n, ok := placeOf(text, p); ok {
			placed = append(placed, n)
		}
	}
	for i, a := range placed {
		for _, b := range placed[i+1:] {
			if isLeft, isKnown := a.leftOf(b); isKnown && isLeft != (a.place < b.place) {
				return []Fault{{Code: PeoplePlaces, Params: []string{"names", listOf(byPlace(named))}}}
			}
		}
	}
	return nil
}

// byPlace are the names from left to right.
func byPlace(named []person) []string {
	named = slices.Clone(named)
	slices.SortFunc(named, func(a, b person) int { return a.place - b.place })
	var out []string
	for _, p := range named {
		out = append(out, p.name)
	}
	return out
}

func placeOf(text string, p person) (numbered, bool) {
	runes := []rune(text)
	m := placeBehind.FindStringSubmatch(string(runes[p.to:]))
	if m == nil {
		m = placeBefore.FindStringSubmatch(string(runes[:p.from]))
	}
	if m == nil {
		return numbered{}, false
	}
	side := strings.ToLower(m[1])
	number := strings.Index("一二三四五六七八九", m[2])/len("一") + 1
	if m[2] == "" {
		number = 0
	}
	return numbered{p, side == "右" || side[0] == 'r', number}, true
}

// leftOf reports whether one stands left of another, and whether that is known:
// counted from one side it is, and of the outermost on both sides. 左三 may be
// right of 右三.
func (a numbered) leftOf(b numbered) (isLeft, isKnown bool) {
	switch {
	case a.isRight != b.isRight:
		return b.isRight, a.number <= 1 && b.number <= 1
	case a.number == 0 || b.number == 0 || a.number == b.number:
		return false, false
	}
	return (a.number < b.number) != a.isRight, true
}
