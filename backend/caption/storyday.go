package caption

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"broadsheet/backend/story"
)

// The days that stories are dated with. Groups are year (may be empty), month
// and day; in the Latin ones the month is a word, before the day or behind it.
var (
	// A dateline begins a paragraph: 本报云渚5月16日电, 新华社北京2025年5月16日讯.
	datelineDay = regexp.MustCompile(`^[（(【]?\p{Han}{2,24}?(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:电|電|讯|訊)`)
	// FELLMOUTH, May 16, 2025 (Reuters) —
	latinPlace  = `^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3},? `
	latinBehind = ` *(?:\([^)]{1,30}\) *)?(?:—|–|--)`
	monthFirst  = regexp.MustCompile(latinPlace + `([A-Z][a-z]{2,8})\.? (\d{1,2})(?:,? (\d{4}))?` + latinBehind)
	dayFirst    = regexp.MustCompile(latinPlace + `(\d{1,2}) ([A-Z][a-z]{2,8})\.?(?:,? (\d{4}))?` + latinBehind)
	// A byline or a line of its own names the whole day, with nothing behind it.
	lineDay = regexp.MustCompile(`(?:^|[\s　（(])(\d{4})(?:[-./]|年)(\d{1,2})(?:[-./]|月)(\d{1,2})日?[)）]?$`)
)

// openingRunes are as many as a dateline can have before its dash or 电.
const openingRunes = 64

// StoryDay is the latest day that a story is dated with, by a dateline, a
// byline or a line of its own: an ISO 8601 day, empty where none is known whole.
// year is taken where a dateline names none.
func StoryDay(s *story.Story, year string) string {
	day, isOpen := "", true // until the text itself has begun
	for i := range s.Blocks {
		b := &s.Blocks[i]
		day = max(day, dayIn(b, year, isOpen))
		isOpen = isOpen && b.Role != story.Lead && b.Role != story.Body
	}
	return day
}

// dayIn is the day that a block dates its story with, empty for none.
func dayIn(b *story.Block, year string, isOpening bool) string {
	switch b.Role {
	case story.Byline, story.Note:
		text := strings.TrimSpace(b.Text())
		m := lineDay.FindStringSubmatchIndex(text)
		if m == nil || b.Role == story.Note && m[0] > 0 {
			return ""
		}
		return isoDay(text[m[2]:m[3]], text[m[4]:m[5]], text[m[6]:m[7]])
	case story.Lead, story.Body:
		if !isOpening {
			return ""
		}
	case story.Dateline:
	default:
		return ""
	}
	return datelineOf(beginning(b.Text()), year)
}

func beginning(text string) string {
	n := 0
	for i := range text {
		if n++; n > openingRunes {
			return text[:i]
		}
	}
	return text
}

// datelineOf reads the dateline at the beginning of a text. year is taken where
// it names none.
func datelineOf(text, year string) string {
	if m := datelineDay.FindStringSubmatch(text); m != nil {
		return isoDay(firstSaid(m[1], year), m[2], m[3])
	}
	if m := monthFirst.FindStringSubmatch(text); m != nil {
		return isoDay(firstSaid(m[3], year), monthOf(m[1]), m[2])
	}
	if m := dayFirst.FindStringSubmatch(text); m != nil {
		return isoDay(firstSaid(m[3], year), monthOf(m[2]), m[1])
	}
	return ""
}

func firstSaid(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// monthOf is the number of an English month, written out or shortened; empty
// for another word.
func monthOf(word string) string {
	for m := time.January; m <= time.December; m++ {
		if len(word) >= 3 && strings.HasPrefix(m.String(), word) || word == "Sept" && m == time.September {
			return strconv.Itoa(int(m))
		}
	}
	return ""
}

// isoDay is empty where the parts are no day of the calendar.
func isoDay(year, month, day string) string {
	whole, err := time.Parse("2006-1-2", year+"-"+month+"-"+day)
	if err != nil {
		return ""
	}
	return whole.Format(time.DateOnly)
}
