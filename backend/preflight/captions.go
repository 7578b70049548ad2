package preflight

import (
	"slices"

	"broadsheet/backend/caption"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/layout"
)

// mendCaption is the key of the edit that mends a caption.
const mendCaption = "mend-caption"

// checkCaptions holds the captions of the placed photos to the style of the
// house.
func (c *checker) checkCaptions(l *layout.Layout) {
	frames := shownFrames(l)
	var photos []document.Photo
	var shown []caption.Shown
	for _, p := range c.d.Photos {
		if len(frames[p.ID]) == 0 {
			continue
		}
		photos = append(photos, p)
		shown = append(shown, caption.Shown{Text: p.Caption, Credit: p.Credit})
		c.checkUses(p, frames[p.ID])
	}
	house := caption.House{Locale: c.d.Locale, Stop: caption.Stop(c.d.Design.Photos.CaptionStop)}
	for _, f := range house.Check(shown) {
		p := photos[f.Caption]
		at := frames[p.ID][0]
		at.Photo, at.Excerpt = string(p.ID), captionExcerpt(p.Caption, f)
		c.out = append(c.out, Finding{Finding: finding.New(severityOf(f.Code), f.Code, at, f.Params...), Mend: captionMend(p, f)})
	}
}

// shownFrames lists the places where photos are shown, in reading order of pages.
func shownFrames(l *layout.Layout) map[document.PhotoID][]finding.Place {
	out := map[document.PhotoID][]finding.Place{}
	for page := range l.Pages {
		for i := range l.Pages[page].Placed {
			p := &l.Pages[page].Placed[i]
			for _, picture := range p.Pictures {
				out[picture.Photo] = append(out[picture.Photo], placeOf(page, p.Frame))
			}
		}
	}
	return out
}

// checkUses finds a photo that is shown more than once.
func (c *checker) checkUses(p document.Photo, places []finding.Place) {
	for _, at := range places[1:] {
		at.Photo = string(p.ID)
		c.find(finding.Warning, PhotoTwice, at, "photo", p.Name)
	}
}

// severityOf: what a reader would take for a mistake is a warning, what is a
// matter of style a note.
func severityOf(code finding.Code) finding.Severity {
	if code == caption.SaidTwice || code == caption.CreditDiffers {
		return finding.Warning
	}
	return finding.Note
}

func captionExcerpt(text string, f caption.Fault) string {
	if len(f.Changes) == 0 {
		runes := []rune(text)
		return string(runes[:min(len(runes), excerptRunes)])
	}
	return around(text, replacement{from: f.Changes[0].From, to: f.Changes[0].To})
}

// captionMend is the edit that mends a caption; nil where only an editor can.
func captionMend(p document.Photo, f caption.Fault) *document.Edit {
	if len(f.Changes) == 0 {
		return nil
	}
	e := &document.Edit{Name: mendCaption}
	// From the last to the first, so that the offsets hold.
	for _, change := range slices.Backward(f.Changes) {
		step := document.ReplaceText{At: document.TextRef{Photo: p.ID}, From: change.From, To: change.To}
		if change.Text != "" {
			step.Spans = slices.Grow(step.Spans, 1)[:1]
			step.Spans[0].Text = change.Text
		}
		e.Steps = append(e.Steps, step)
	}
	if f.Credit != "" {
		p.Credit = f.Credit
		e.Steps = append(e.Steps, document.SetPhoto{Photo: p})
	}
	return e
}
