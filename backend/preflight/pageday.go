package preflight

import (
	"regexp"
	"time"

	"broadsheet/backend/caption"
	"broadsheet/backend/document"
)

var anyYear = regexp.MustCompile(`(?:19|20)\d\d`)

// dayOf is the day that photos are held against, an ISO 8601 day: the folio's,
// else the latest that a story is dated with, whose year may be the folio's
// ("2025年春季特刊"). Empty where none is known whole. isStorys tells that it is
// a story's.
func dayOf(d *document.Document) (day string, isStorys bool) {
	if _, err := time.Parse(time.DateOnly, d.Folio.Date); err == nil {
		return d.Folio.Date, false
	}
	year := anyYear.FindString(d.Folio.Date)
	for i := range d.Stories {
		day = max(day, caption.StoryDay(&d.Stories[i].Story, year))
	}
	return day, day != ""
}
