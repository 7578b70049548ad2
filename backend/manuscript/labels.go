package manuscript

import (
	"regexp"
	"strings"
)

// labelKind is a manner of counting heads, from the outermost to the
// innermost as they are usually nested.
type labelKind struct {
	name    string
	pattern *regexp.Regexp // first group the label as written, second its number
	// needsSeries: alone the pattern is no evidence ("10 people were hurt"),
	// only as the first and second of a count.
	needsSeries bool
	// uncounted: the label is a mark without a number.
	uncounted bool
}

const hanNumber = `[一二三四五六七八九十零〇壹贰叁肆伍陆柒捌玖]{1,4}`

var labelKinds = []labelKind{
	{name: "part", pattern: regexp.MustCompile(`^((?i:part|chapter|section)\s+([\p{L}]{1,6}|\d{1,2})[.:：]?)(?:\s+|$)`)},
	{name: "第一章", pattern: regexp.MustCompile(`^(第(` + hanNumber + `|\d{1,2})(?:部分|章|节|篇|回|站|招|幕|集|问|课|关|单元)[:：、]?)`)},
	{name: "一、", pattern: regexp.MustCompile(`^((` + hanNumber + `)[、.．:：])`)},
	{name: "（一）", pattern: regexp.MustCompile(`^([（(](` + hanNumber + `)[)）][、.．]?)`)},
	{name: "Ⅰ", pattern: regexp.MustCompile(`^(([Ⅰ-Ⅻ]|VI{0,3}|I[VX]|I{1,3}|X)(?:[、.．]|))(?:\s|　|$)`), needsSeries: true},
	{name: "A.", pattern: regexp.MustCompile(`^(([A-Z])[、.．:：])(?:[\s　“《]|\p{Han}|$)`), needsSeries: true},
	{name: "A", pattern: regexp.MustCompile(`^(([A-Z]))(?:[\s　]|$)`), needsSeries: true},
	{name: "一 ", pattern: regexp.MustCompile(`^((` + hanNumber + `))(?:[\s　]+|$)`), needsSeries: true},
	{name: "1.1", pattern: regexp.MustCompile(`^(\d{1,2}[.．](\d{1,2})(?:[.．]\d{1,2})?[.．、]?)(?:[\s　]|$)`), needsSeries: true},
	{name: "1.", pattern: regexp.MustCompile(`^(([0-9０-９]{1,2})[.．、:：])(?:[^0-9０-９]|$)`)},
	{name: "(1)", pattern: regexp.MustCompile(`^([（(]?([0-9０-９]{1,2})[)）][、.．]?)`), needsSeries: true},
	{name: "1 ", pattern: regexp.MustCompile(`^(([0-9０-９]{1,2}))(?:[\s　]+|$)`), needsSeries: true},
	{name: "①", pattern: regexp.MustCompile(`^(([①-⑳])[、.．]?)`), needsSeries: true},
	{name: "■", pattern: regexp.MustCompile(`^(([■◆●★◎▎□◇○☆❖▍▌◼♦◉]))[\s　]*`), needsSeries: true, uncounted: true},
}

// headLabel is the label at the start of a line.
type headLabel struct {
	kind    int // index in labelKinds
	text    string
	ordinal int
	rest    string // what follows, without white space before it
}

// labelOf splits a line into its label and the rest. "A man walks" is split
// too; whether it is a head is for the series to say.
func labelOf(text string) (headLabel, bool) {
	for k, kind := range labelKinds {
		m := kind.pattern.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		n := ordinal(m[2])
		if n == 0 && !kind.uncounted && !isZero(m[2]) {
			continue
		}
		rest := strings.TrimLeftFunc(text[len(m[1]):], isBlank)
		return headLabel{k, m[1], n, rest}, true
	}
	return headLabel{}, false
}

func isZero(s string) bool { return strings.Trim(s, "0０") == "" }

// seriesOf returns the kind of a label in view of the candidates so far. A
// lone I, V or X goes on with the letters where the one before it has gone
// before ("H …", "I …"), and is a Roman number elsewhere.
func seriesOf(l headLabel, soFar [][]candidate) int {
	if labelKinds[l.kind].name != "Ⅰ" {
		return l.kind
	}
	for k, kind := range labelKinds {
		if kind.name != "A." && kind.name != "A" || len(soFar[k]) == 0 {
			continue
		}
		last := soFar[k][len(soFar[k])-1].label.ordinal
		m := kind.pattern.FindStringSubmatch(l.text + " ")
		if m != nil && last > 1 && ordinal(m[2]) == last+1 {
			return k
		}
	}
	return l.kind
}
