package caption

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// dates finds days written in figures with hyphens, strokes or points, and
// those of which the parts stand apart.
var dates = regexp.MustCompile(`(\d{4})(?:[-/.．](\d{1,2})[-/.．](\d{1,2})日?|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日)`)

// checkDates finds days that are not written as 2025年1月15日, and in English
// those in figures, which the folio writes as January 15, 2025.
func (h House) checkDates(text string) []Fault {
	if !h.Locale.IsChinese() && !strings.HasPrefix(string(h.Locale), "en") {
		return nil // the months of other languages are not known
	}
	var changes []Change
	for _, m := range dates.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		written := text[m[0]:m[1]]
		day, ok := h.dayOf(group(1), group(2)+group(4), group(3)+group(5))
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

func (h House) dayOf(year, month, day string) (string, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return "", false
	}
	if !h.Locale.IsChinese() {
		return time.Month(m).String() + " " + strconv.Itoa(d) + ", " + strconv.Itoa(y), true
	}
	return year + "年" + strconv.Itoa(m) + "月" + strconv.Itoa(d) + "日", true
}

// isInNumber holds where figures or their signs go on at one of the ends: a
// version or a telephone number.
func isInNumber(text string, from, to int) bool {
	const marks = "-/."
	isDigit := func(i int) bool { return i < len(text) && text[i] >= '0' && text[i] <= '9' }
	if from > 0 && (isDigit(from-1) || strings.IndexByte(marks, text[from-1]) >= 0) {
		return true
	}
	return isDigit(to) || to < len(text) && strings.IndexByte(marks, text[to]) >= 0 && isDigit(to+1)
}
