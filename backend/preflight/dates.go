package preflight

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// day is a day of the calendar; its zero value is none.
type day struct{ time.Time }

func (d day) isNone() bool     { return d.IsZero() }
func (d day) after(e day) bool { return d.After(e.Time) }
func (d day) String() string   { return d.Format(time.DateOnly) }
func (d day) weekdayIn(z string) string {
	if z == "zh" {
		return "星期" + string([]rune("日一二三四五六")[d.Weekday()])
	}
	return d.Weekday().String()
}

func isoDay(s string) (day, bool) {
	t, err := time.Parse(time.DateOnly, s)
	return day{t}, err == nil
}

// calendar returns a day that there is: package time would take 31 February
// for a day in March.
func calendar(year, month, date int) (day, bool) {
	t := time.Date(year, time.Month(month), date, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != date {
		return day{}, false
	}
	return day{t}, true
}

// dated is a date as a text names it, with the weekday that stands at it.
type dated struct {
	text     string // as written, weekday included
	day      day
	weekday  int // 0 Sunday, -1 none
	from, to int // of the weekday, in bytes
	isIn     string
}

// The forms of a date with or without its weekday. A comma, a space or an
// opening bracket may stand between the two.
var (
	dateZH = regexp.MustCompile(`(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日(?:[\s，,（(]*((?:星期|周|礼拜)([一二三四五六日天])))?`)
	dateEN = regexp.MustCompile(`(?i)(?:\b(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday),?\s+)?\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+(\d{1,2})(?:,\s*(\d{4}))?\b`)
)

// datesIn returns the dates of a text. One without a year is the nearest to
// today: a paper writes of "January 15" when no other can be meant.
func datesIn(text string, today day) []dated {
	var out []dated
	for _, m := range dateZH.FindAllStringSubmatchIndex(text, -1) {
		d := dated{weekday: -1, isIn: "zh"}
		if m[10] >= 0 {
			d.weekday = strings.Index("日一二三四五六", strings.Replace(text[m[10]:m[11]], "天", "日", 1)) / 3
			d.from, d.to = m[8], m[9]
		}
		out = d.appendTo(out, text[m[0]:m[1]], group(text, m, 1), group(text, m, 2), group(text, m, 3), today)
	}
	for _, m := range dateEN.FindAllStringSubmatchIndex(text, -1) {
		d := dated{weekday: -1, isIn: "en"}
		if m[2] >= 0 {
			d.weekday, d.from, d.to = weekdayOf(text[m[2]:m[3]]), m[2], m[3]
		}
		out = d.appendTo(out, text[m[0]:m[1]], group(text, m, 4), strconv.Itoa(monthOf(group(text, m, 2))), group(text, m, 3), today)
	}
	return out
}

func group(text string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return text[m[2*i]:m[2*i+1]]
}

func weekdayOf(word string) int {
	for w := time.Sunday; w <= time.Saturday; w++ {
		if strings.EqualFold(word, w.String()) {
			return int(w)
		}
	}
	return -1
}

func monthOf(word string) int {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(word, m.String()) {
			return int(m)
		}
	}
	return 0
}

// appendTo settles the day and appends it; what is no day of the calendar is
// left out.
func (d dated) appendTo(list []dated, text, year, month, date string, today day) []dated {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	n, _ := strconv.Atoi(date)
	ok := false
	if year != "" {
		d.day, ok = calendar(y, m, n)
	} else if !today.isNone() {
		d.day, ok = nearest(m, n, today)
	}
	if !ok {
		return list
	}
	d.text = text
	return append(list, d)
}

// nearest returns the day of a month and date that is nearest to today.
func nearest(month, date int, today day) (day, bool) {
	var best day
	found := false
	for _, year := range [...]int{today.Year() - 1, today.Year(), today.Year() + 1} {
		d, ok := calendar(year, month, date)
		if ok && (!found || d.Sub(today.Time).Abs() < best.Sub(today.Time).Abs()) {
			best, found = d, true
		}
	}
	return best, found
}

// isWrong reports whether the weekday is another one than the calendar's.
func (d dated) isWrong() bool { return d.weekday >= 0 && d.weekday != int(d.day.Weekday()) }

// right is the weekday in the form that was written.
func (d dated) right(written string) string {
	word := d.day.weekdayIn(d.isIn)
	for _, head := range []string{"周", "礼拜"} {
		if rest, ok := strings.CutPrefix(word, "星期"); ok && strings.HasPrefix(written, head) {
			return head + rest
		}
	}
	return word
}

// checkWeekdays tells of dates in a text that stand beside a wrong weekday.
func (c *pressCheck) checkWeekdays(ref document.TextRef, text string, today day) {
	for _, d := range datesIn(text, today) {
		if !d.isWrong() {
			continue
		}
		from := utf8.RuneCountInString(text[:d.from])
		written := text[d.from:d.to]
		r := replacement{from: from, to: from + utf8.RuneCountInString(written), text: d.right(written)}
		at := finding.Place{Block: string(ref.Block), Photo: string(ref.Photo), Excerpt: d.text}
		f := finding.New(finding.Warning, TextWeekday, at, "date", d.text, "day", d.day.String(), "weekday", r.text)
		c.out = append(c.out, Finding{Finding: f, Mend: c.replace(mendWeekday, ref, []replacement{r})})
	}
}

// checkFolio looks at the date in the strip on top of the page. An ISO day is
// printed with its own weekday; anything else as it stands, wrong or not.
func (c *pressCheck) checkFolio() {
	folio := c.Document.Folio
	if !c.Document.Design.Folio.Show {
		return
	}
	at := finding.Place{Page: 1}
	if strings.TrimSpace(folio.Date) == "" {
		c.out = append(c.out, Finding{Finding: finding.New(finding.Note, FolioNoDate, at)})
		return
	}
	if _, isISO := isoDay(folio.Date); isISO {
		return
	}
	at.Excerpt = folio.Date
	rect := c.folioRect(folio.Date)
	dates := datesIn(folio.Date, day{})
	if len(dates) != 1 {
		f := finding.New(finding.Warning, FolioDate, at, "date", folio.Date)
		c.out = append(c.out, Finding{Finding: f, Rect: rect})
		return
	}
	if d := dates[0]; d.isWrong() {
		mended := folio
		mended.Date = d.day.String()
		f := finding.New(finding.Fault, FolioWeekday, at, "date", folio.Date, "weekday", d.day.weekdayIn(d.isIn))
		c.out = append(c.out, Finding{Finding: f, Mend: setFolio(mended), Rect: rect})
	}
}

// folioRect is where the strip of the first page says a text; empty where it
// does not.
func (c *pressCheck) folioRect(text string) geom.Rect {
	var out geom.Rect
	if len(c.Scene.Pages) == 0 {
		return out
	}
	for _, item := range c.Scene.Pages[0].Items {
		g, ok := item.(scene.Group)
		if !ok || g.Role != "folio" {
			continue
		}
		for _, line := range g.Items {
			if area, said := lineOf(line); strings.Contains(said, text) {
				out = out.Union(area)
			}
		}
	}
	return out
}

// lineOf returns what a line group covers and says.
func lineOf(item scene.Item) (area geom.Rect, said string) {
	g, ok := item.(scene.Group)
	if !ok {
		return geom.Rect{}, ""
	}
	for _, run := range g.Items {
		if glyphs, ok := run.(scene.Glyphs); ok && len(glyphs.X) > 0 {
			area = area.Union(areaOf(&glyphs, &face{units: 1000}))
			said += glyphs.Text
		}
	}
	return area, said
}
