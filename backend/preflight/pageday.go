package preflight

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/story"
)

// The days that stories are dated with. Groups are year (may be empty), month
// and day; in the Latin ones the month is a word, before the day or behind it.
var (
	// datelines begin a paragraph: 本报云渚5月16日电, 新华社北京2025年5月16日讯.
	datelineDay = regexp.MustCompile(`^[（(【]?\p{Han}{2,24}?(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:电|電|讯|訊)`)
	// FELLMOUTH, May 16, 2025 (Reuters) —
	latinPlace  = `^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3},? `
	latinBehind = ` *(?:\([^)]{1,30}\) *)?(?:—|–|--)`
	monthFirst  = regexp.MustCompile(latinPlace + `([A-Z][a-z]{2,8})\.? (\d{1,2})(?:,? (\d{4}))?` + latinBehind)
	dayFirst    = regexp.MustCompile(latinPlace + `(\d{1,2}) ([A-Z][a-z]{2,8})\.?(?:,? (\d{4}))?` + latinBehind)
	// A byline or a line of its own names the whole day, with nothing behind it.
	lineDay = regexp.MustCompile(`(?:^|[\s　（(])(\d{4})(?:[-./]|年)(\d{1,2})(?:[-./]|月)(\d{1,2})日?[)）]?$`)

	anyYear = regexp.MustCompile(`(?:19|20)\d\d`)
)

// openingRunes are as many as a dateline can have before its dash or 电.
const openingRunes = 64

// dayOf is the day that photos are held against, an ISO 8601 day: the folio's,
// else the latest that a dateline, a byline or a line of its own names, whose
// year may be the folio's ("2025年春季特刊"). Empty where none is known whole.
// isStorys tells that it is a story's.
func dayOf(d *document.Document) (day string, isStorys bool) {
	if _, err := time.Parse(time.DateOnly, d.Folio.Date); err == nil {
		return d.Folio.Date, false
	}
	year := anyYear.FindString(d.Folio.Date)
	for i := range d.Stories {
		blocks := d.Stories[i].Story.Blocks
		isOpen := true // nothing of the text itself has begun
		for j := range blocks {
			day = max(day, dayIn(&blocks[j], year, isOpen))
			isOpen = isOpen && blocks[j].Role != story.Lead && blocks[j].Role != story.Body
		}
	}
	return day, day != ""
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
	return daylineOf(beginning(b.Text()), year)
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

// daylineOf reads the dateline at the beginning of a text. year is taken where
// it names none.
func daylineOf(text, year string) string {
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
