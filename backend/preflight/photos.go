package preflight

import (
	"math"
	"strconv"
	"strings"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/layout"
	"broadsheet/backend/photo"
)

// leastPPI is the least resolution at size where the design names none, in
// pixels an inch (the figure that newspaper printers publish).
const leastPPI = 200

// checkPhotos looks at every photo as placed, then at those that are not.
// Returns where each is shown first.
func (c *checker) checkPhotos(l *layout.Layout) map[document.PhotoID]finding.Place {
	line, isCredited := CreditLineOf(c.d)
	isMade := isCredited && line.IsMade(c.d)
	placed := map[document.PhotoID]finding.Place{}
	for page := range l.Pages {
		for i := range l.Pages[page].Placed {
			p := &l.Pages[page].Placed[i]
			for _, picture := range p.Pictures {
				original, ok := c.d.Photo(picture.Photo)
				if !ok {
					continue
				}
				at := placeOf(page, p.Frame)
				at.Photo = string(original.ID)
				c.checkResolution(original, picture, at)
				if _, isAgain := placed[original.ID]; isAgain {
					c.find(finding.Warning, PhotoTwice, at, "photo", original.Name)
					continue
				}
				c.checkWords(original, at, isCredited && !(isMade && isBlank(original.Byline)))
				c.checkTone(original, at)
				placed[original.ID] = at
			}
		}
	}
	for _, p := range c.d.Photos {
		if _, isPlaced := placed[p.ID]; !isPlaced {
			c.find(finding.Note, PhotoNotPlaced, finding.Place{Photo: string(p.ID)}, "photo", p.Name)
		}
	}
	return placed
}

func (c *checker) checkResolution(p document.Photo, shown layout.Picture, at finding.Place) {
	limit := c.d.Design.Photos.MinPPI
	if limit <= 0 {
		limit = leastPPI
	}
	original := photo.Photo{Width: p.Width, Height: p.Height}
	ppi := math.Round(min(
		original.PPI(photo.Crop(shown.Crop), shown.Rect.W),
		photo.Photo{Width: p.Height}.PPI(photo.Crop{W: shown.Crop.H, H: 1}, shown.Rect.H),
	))
	if ppi >= limit {
		return
	}
	c.find(finding.Warning, LowPPI, at, "photo", p.Name, "ppi", whole(ppi), "limit", whole(limit), "width", whole(shown.Rect.W.MM()))
}

func whole(v float64) string { return strconv.Itoa(int(math.Round(v))) }

func (c *checker) checkWords(p document.Photo, at finding.Place, isCredited bool) {
	if isBlank(p.Caption) {
		c.find(finding.Warning, MissingCaption, at, "photo", p.Name)
	}
	if isBlank(p.Credit) && (!isCredited || p.ApartCredit) {
		f := finding.New(finding.Warning, MissingCredit, at, "photo", p.Name)
		c.out = append(c.out, Finding{Finding: f, Mend: c.creditMend(p)})
	}
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }
