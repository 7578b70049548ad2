package desk

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"broadsheet/backend/finding"
)

// dateForms are the ways in which an editor writes a day: 2025-01-15,
// 2025/1/15, 2025.1.15 and 2025年1月15日, each with or without leading zeros,
// the last also followed by its weekday.
var dateForms = []*regexp.Regexp{
	regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`),
	regexp.MustCompile(`^(\d{4})/(\d{1,2})/(\d{1,2})$`),
	regexp.MustCompile(`^(\d{4})\.(\d{1,2})\.(\d{1,2})$`),
	regexp.MustCompile(`^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:(?:星期|周)[一二三四五六日天])?$`),
}

// toNarrow turns the full-width digits and marks of an input method into
// those of the date forms.
var toNarrow = strings.NewReplacer(
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"－", "-", "／", "/", "．", ".",
)

// readDate returns the ISO 8601 form of a day as an editor writes it, and the
// empty string for none. What is no day is a *finding.Error.
func readDate(s string, at finding.Place) (string, error) {
	s = toNarrow.Replace(strings.TrimSpace(s))
	if s == "" {
		return "", nil
	}
	for _, form := range dateForms {
		if m := form.FindStringSubmatch(s); m != nil {
			if day, ok := dayOf(m[1:]); ok {
				return day, nil
			}
			break
		}
	}
	return "", finding.Stop(BadDate, at, "date", s)
}

// dayOf checks that year, month and day are a day of the calendar: package
// time would take 31 February for a day in March.
func dayOf(parts []string) (string, bool) {
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(parts[i]) // digits only
	}
	day := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if n[0] == 0 || day.Year() != n[0] || int(day.Month()) != n[1] || day.Day() != n[2] {
		return "", false
	}
	return day.Format(time.DateOnly), true
}
