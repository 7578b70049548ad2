package preflight

import (
	"strconv"
	"unicode"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/layout"
)

// captionLines is how many lines a caption may have where the design names no
// number: more is a text, and readers skip it.
const captionLines = 4

// shortLine is how many signs a last line needs not to look left behind.
const shortLine = 3

// checkCaptionRoom finds captions that are longer than a caption should be, and
// last lines of a sign or two. What does not fit the layout tells.
func (c *checker) checkCaptionRoom(l *layout.Layout) {
	for page := range l.Pages {
		for i := range l.Pages[page].Placed {
			c.checkCaptionLines(page, &l.Pages[page].Placed[i])
		}
	}
}

func (c *checker) checkCaptionLines(page int, p *layout.Placed) {
	f := c.d.FrameByID(p.Frame)
	if f == nil || f.Kind != document.CaptionFrame || f.Photo == "" || len(p.Lines) < 2 {
		return
	}
	at := placeOf(page, p.Frame)
	at.Photo = string(f.Photo)
	limit := c.d.Design.Photos.CaptionLines
	if limit <= 0 {
		limit = captionLines
	}
	if n := len(p.Lines); n > limit {
		c.find(finding.Note, CaptionLong, at, "lines", strconv.Itoa(n), "limit", strconv.Itoa(limit))
	}
	if n := signsIn(p.Lines[len(p.Lines)-1]); n > 0 && n < shortLine {
		c.find(finding.Note, CaptionShortLine, at, "count", strconv.Itoa(n))
	}
}

// signsIn counts the letters and Chinese signs of a line; marks do not count.
func signsIn(l layout.Line) int {
	n := 0
	runes := []rune(l.Text)
	for _, r := range runes[min(l.Set.Start, len(runes)):min(l.Set.End, len(runes))] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
