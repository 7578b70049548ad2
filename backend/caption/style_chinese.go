package caption

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// dates finds days written in figures with hyphens, strokes or points, and
// those of which the parts stand apart.
var dates = regexp.MustCompile(`(\d{4})(?:[-/.．](\d{1,2})[-/.．](\d{1,2})日?|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日)`)

// checkDates finds days that are not written as 2025年1月15日.
func checkDates(text string) []Fault {
	var changes []Change
	for _, m := range dates.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		written := text[m[0]:m[1]]
		day, ok := dayOf(group(1), group(2)+group(4), group(3)+group(5))
		if !ok || day == written || isInNumber(text, m[0], m[1]) {
			continue
		}
		from := utf8.RuneCountInString(text[:m[0]])
		changes = append(changes, Change{from, from + utf8.RuneCountInString(written), day})
	}
	if changes == nil {
		return nil
	}
	return []Fault{{Code: DateForm, Params: []string{"date", changes[0].Text}, Changes: changes}}
}

func dayOf(year, month, day string) (string, bool) {
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return "", false
	}
	return year + "年" + strconv.Itoa(m) + "月" + strconv.Itoa(d) + "日", true
}

// isInNumber holds where figures or their signs go on at one of the ends: a
// version or a telephone number.
func isInNumber(text string, from, to int) bool {
	const more = "0123456789-/."
	return from > 0 && strings.IndexByte(more, text[from-1]) >= 0 ||
		to < len(text) && strings.IndexByte(more, text[to]) >= 0
}

// The ways in which a caption names who took or gave its photo: in brackets at
// the end, behind the last sentence, or behind 摄影 and a colon. The first group
// is what is taken away, the second the name.
var credits = []*regexp.Regexp{
	regexp.MustCompile(`([（(]\s*([^（）()]{2,24}?)\s*(?:摄影|摄|供图|提供)\s*[）)])[。\s]*$`),
	regexp.MustCompile(`[。！？](\s*((?:本报)?(?:记者|通讯员)?\s*[\p{Han}·]{2,8}?)\s*(?:摄影|摄|供图)[。\s]*)$`),
	regexp.MustCompile(`(\s+((?:本报)?(?:记者|通讯员)?\s*[\p{Han}·]{2,8}?)\s*(?:摄影|摄|供图))[。\s]*$`),
	regexp.MustCompile(`([\s，。]*[（(]?(?:摄影|图片来源|供图)\s*[:：]\s*([^（）()。]{2,24}?)\s*[）)]?)[。\s]*$`),
}

// checkCredit finds a credit that stands in the caption itself: the design sets
// it, or the line at the end of the page names it.
func checkCredit(s Shown) (Fault, bool) {
	for _, pattern := range credits {
		m := pattern.FindStringSubmatchIndex(s.Text)
		if m == nil {
			continue
		}
		name := personOf(s.Text[m[4]:m[5]])
		from := utf8.RuneCountInString(s.Text[:m[2]])
		change := Change{from, from + utf8.RuneCountInString(s.Text[m[2]:m[3]]), ""}
		f := Fault{Params: []string{"credit", name}, Changes: []Change{change}}
		switch {
		case s.Credit == "":
			f.Code, f.Credit = CreditInCaption, name
		case strings.Contains(personOf(s.Credit), name) || strings.Contains(name, personOf(s.Credit)):
			f.Code = CreditRepeated
		default:
			f.Code, f.Changes = CreditDiffers, nil
			f.Params = append(f.Params, "other", s.Credit)
		}
		return f, true
	}
	return Fault{}, false
}

// offices are what stands before a name, and is not part of it.
var offices = regexp.MustCompile(`^(?:本报|本社)?(?:首席)?(?:摄影)?(?:记者|通讯员)?\s*`)

// personOf is a name without office and inner spaces between Chinese signs.
func personOf(name string) string {
	name = strings.TrimSpace(offices.ReplaceAllString(strings.TrimSpace(name), ""))
	if strings.ContainsFunc(name, func(r rune) bool { return r < 0x2e80 && r != ' ' }) {
		return name
	}
	return strings.ReplaceAll(name, " ", "")
}
