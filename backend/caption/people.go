package caption

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"broadsheet/backend/finding"
)

// The codes of the rules of names.
const (
	PeopleOrder    finding.Code = "caption.people-order"    // named in another order than they stand
	PeopleUnplaced finding.Code = "caption.people-unplaced" // several are named, none is told where
	PeopleMissing  finding.Code = "caption.people-missing"  // one in the row is not named
	PeoplePlaces   finding.Code = "caption.people-places"   // placed otherwise than they stand
	PlaceTwice     finding.Code = "caption.place-twice"     // two are said to stand in one place
)

// The words by which a caption promises an order, from the left or the right.
// Which of the two a match is tells isFromRight.
var inOrder = regexp.MustCompile(`(?:左起|自左|从左|從左|由左|左至右|左到右)(?:(?:至|到|向|往)?右)?|(?:右起|自右|从右|從右|由右|右至左|右到左)(?:(?:至|到|向|往)?左)?|(?i)\bfrom (?:the )?(?:left|right)\b(?: to (?:left|right)\b)?|\b(?:l(?:eft)? to r(?:ight)?|r(?:ight)? to l(?:eft)?|l[-–/]r|r[-–/]l)\b`)

func isFromRight(mark string) bool {
	left, right := strings.Index(mark, "左"), strings.Index(mark, "右")
	if left < 0 && right < 0 {
		mark = strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(mark), "from "), "the ")
		return mark[0] == 'r'
	}
	return left < 0 || right >= 0 && right < left
}

// inParts finds rows, and pictures of one caption: who stands left of whom is
// told for each of them, while a photo's people are one list.
var inParts = regexp.MustCompile(`[前后後中一二三四]排|[上下左右中][图圖]|图[一二三四①②③④]|(?i)\b(?:front|back|rear|top|bottom|middle|first|second|third) row\b`)

// placeWords finds where one person stands: 左一, 右二, 前排中, 左为, (left), (L).
var placeWords = regexp.MustCompile(`[左右中](?:边|邊|侧|側|为|為|间|間|者)|[（(](?:前|后|後)[）)]|[上下][图圖]|(?:[前后後中一二三]排)?[左右](?:[一二三四五六七八九十]|起第?[一二三四五六七八九十])|(?:前排|后排|後排)?居?(?:左|右|中)(?:[）)、，]|$)|左图|右图|左圖|右圖|(?i)\((?:second |third )?(?:from )?(?:left|right|centre|center)\)|\([lcr]\)|\b(?:left|right|front|back|rear)\b`)

// others say that not everybody is named.
var others = regexp.MustCompile(`等|(?i)\b(?:others|et al)\b`)

// checkPeople holds the names of a caption to those who are seen, which are
// known from left to right.
func checkPeople(s Shown) []Fault {
	out := checkPlaces(s.Text)
	named := placesOf(s.Text, s.People)
	if len(named) < 2 {
		return out
	}
	marks := inOrder.FindAllStringIndex(s.Text, -1)
	switch {
	case len(marks) == 0 && !placeWords.MatchString(s.Text):
		return append(out, Fault{Code: PeopleUnplaced, Params: []string{"count", strconv.Itoa(len(named))}})
	case len(marks) != 1 || inParts.MatchString(s.Text) || isOfOne(s.Text, marks[0]):
		return append(out, checkNumbered(s.Text, named)...)
	}
	listed := listedAt(s, marks[0])
	if f, ok := checkOrder(listed, isFromRight(s.Text[marks[0][0]:marks[0][1]])); ok {
		out = append(out, f)
	}
	if f, ok := checkMissing(s); ok && len(listed) > 1 {
		out = append(out, f)
	}
	return out
}

// What makes a promise of order the place of one person: 左起第二, second from
// left.
var (
	countedBehind = regexp.MustCompile(`^第?[一二三四五六七八九十\d]`)
	countedBefore = regexp.MustCompile(`(?i)\b(?:second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) $`)
)

func isOfOne(text string, mark []int) bool {
	return countedBehind.MatchString(text[mark[1]:]) || countedBefore.MatchString(text[:mark[0]])
}

// listedAt finds the names that a promise of order is about: those behind it in
// its sentence, else those before it ("沈禾、唐果（左起）").
func listedAt(s Shown, mark []int) []person {
	const ends = "。；;！？\n"
	from, to := strings.LastIndexAny(s.Text[:mark[0]], ends)+1, len(s.Text)
	for from > 0 && from < mark[0] && !utf8.RuneStart(s.Text[from]) {
		from++ // behind the last byte of the mark
	}
	if n := strings.IndexAny(s.Text[mark[1]:], ends); n >= 0 {
		to = mark[1] + n
	}
	for _, stretch := range [][2]int{{mark[1], to}, {from, mark[0]}} {
		listed := placesOf(s.Text[stretch[0]:stretch[1]], s.People)
		for i := range listed {
			before := utf8.RuneCountInString(s.Text[:stretch[0]])
			listed[i].from, listed[i].to = listed[i].from+before, listed[i].to+before
			if told := bracketAt(s.Text, listed[i].to); !inOrder.MatchString(told) {
				listed[i].told = told
			}
		}
		if len(listed) > 1 {
			return listed
		}
	}
	return nil
}

// checkMissing finds who is seen and not named where a row is: a reader counts.
func checkMissing(s Shown) (Fault, bool) {
	if others.MatchString(s.Text) {
		return Fault{}, false
	}
	var names []string
	for _, name := range s.People {
		if name != "" && !strings.Contains(s.Text, name) {
			names = append(names, name)
		}
	}
	return Fault{Code: PeopleMissing, Params: []string{"names", listOf(names)}}, len(names) > 0
}

// listOf is a list of names as their script writes it.
func listOf(names []string) string {
	if slices.ContainsFunc(names, isHanText) {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}

// person is where a name stands in a caption, in runes, and from the left in
// the photo. told is what stands in brackets behind it, an age or an office,
// and goes with it.
type person struct {
	name     string
	from, to int
	place    int
	told     string
}

func (p person) whole() string { return p.name + p.told }

var inBrackets = regexp.MustCompile(`^(?:（[^（）]{1,20}）|\([^()]{1,40}\))`)

// bracketAt is the bracket that stands at a rune of a text, empty for none.
func bracketAt(text string, at int) string {
	return inBrackets.FindString(string([]rune(text)[at:]))
}

// placesOf finds the names in a text, in its order.
func placesOf(text string, people []string) []person {
	var out []person
	for place, name := range people {
		at := strings.Index(text, name)
		if name == "" || at < 0 {
			continue
		}
		from := utf8.RuneCountInString(text[:at])
		out = append(out, person{name: name, from: from, to: from + utf8.RuneCountInString(name), place: place})
	}
	slices.SortFunc(out, func(a, b person) int { return a.from - b.from })
	return out
}

// checkOrder puts each name in the place that it has from the left, or the
// right, with what is told of it in brackets. Names that overlap (one is part of
// another) are left alone; where brackets tell who stands where, nobody knows
// whether they or the names are wrong.
func checkOrder(named []person, fromRight bool) (Fault, bool) {
	wanted := slices.Clone(named)
	slices.SortFunc(wanted, func(a, b person) int { return a.place - b.place })
	if fromRight {
		slices.Reverse(wanted)
	}
	f := Fault{Code: PeopleOrder}
	var names []string
	isPlaced := slices.ContainsFunc(named, func(p person) bool { return placeWords.MatchString(p.told) })
	for i, p := range named {
		if i > 0 && p.from < named[i-1].to {
			return Fault{}, false
		}
		names = append(names, wanted[i].name)
		if wanted[i].name != p.name {
			end := p.to + utf8.RuneCountInString(p.told)
			f.Changes = append(f.Changes, Change{p.from, end, wanted[i].whole()})
		}
	}
	f.Params = []string{"names", listOf(names)}
	isOff := len(f.Changes) > 0
	if isPlaced {
		f.Changes = nil
	}
	return f, isOff
}
