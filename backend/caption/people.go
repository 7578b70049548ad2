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
	PlaceTwice     finding.Code = "caption.place-twice"     // two are said to stand in one place
)

// inOrder finds the words by which a caption promises the order from the left.
var inOrder = regexp.MustCompile(`(?:左起|自左|从左|從左|由左|左至右|左到右)|(?i)\bfrom (?:the )?left\b|\bleft to right\b`)

// placeWords finds where one person stands: 左一, 右二, 前排中, (left).
var placeWords = regexp.MustCompile(`(?:[前后後中一二三]排)?[左右](?:[一二三四五六七八九十]|起第?[一二三四五六七八九十])|(?:前排|后排|後排)?居?(?:左|右|中)(?:[）)、，]|$)|左图|右图|左圖|右圖|(?i)\((?:second |third )?(?:from )?(?:left|right|centre|center)\)|\b(?:left|right)\b`)

// checkPeople holds the names of a caption to those who are seen, which are
// known from left to right.
func checkPeople(s Shown) []Fault {
	out := checkPlaces(s.Text)
	named := placesOf(s.Text, s.People)
	if len(named) < 2 {
		return out
	}
	isOrdered := inOrder.MatchString(s.Text)
	if f, ok := checkOrder(named); ok && isOrdered {
		return append(out, f)
	}
	if !isOrdered && !placeWords.MatchString(s.Text) {
		out = append(out, Fault{Code: PeopleUnplaced, Params: []string{"count", strconv.Itoa(len(named))}})
	}
	return out
}

// person is where a name stands in a caption, in runes, and from the left in
// the photo.
type person struct {
	name     string
	from, to int
	place    int
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
		out = append(out, person{name, from, from + utf8.RuneCountInString(name), place})
	}
	slices.SortFunc(out, func(a, b person) int { return a.from - b.from })
	return out
}

// checkOrder puts each name in the place that it has from the left. Names that
// overlap (one is part of another) are left alone.
func checkOrder(named []person) (Fault, bool) {
	wanted := slices.Clone(named)
	slices.SortFunc(wanted, func(a, b person) int { return a.place - b.place })
	f := Fault{Code: PeopleOrder}
	var names []string
	for i, p := range named {
		if i > 0 && p.from < named[i-1].to {
			return Fault{}, false
		}
		names = append(names, wanted[i].name)
		if wanted[i].name != p.name {
			f.Changes = append(f.Changes, Change{p.from, p.to, wanted[i].name})
		}
	}
	f.Params = []string{"names", strings.Join(names, "、")}
	return f, len(f.Changes) > 0
}

// stands finds one place from the left or right, with its row.
var stands = regexp.MustCompile(`([前后後中一二三]排)?(左|右)([一二三四五六七八九十])`)

// checkPlaces finds two who are said to stand in the same place.
func checkPlaces(text string) []Fault {
	seen := map[string]bool{}
	for _, place := range stands.FindAllString(text, -1) {
		if seen[place] {
			return []Fault{{Code: PlaceTwice, Params: []string{"place", place}}}
		}
		seen[place] = true
	}
	return nil
}
