package preflight

import (
	"broadsheet/backend/caption"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// mendCaption is the key of the edit that mends a caption.
const mendCaption = "mend-caption"

// checkCaptions holds the captions of the placed photos to the style of the
// house; placed is where each is shown first.
func (c *checker) checkCaptions(placed map[document.PhotoID]finding.Place) {
	var photos []document.Photo
	var shown []caption.Shown
	for _, p := range c.d.Photos {
		if _, isPlaced := placed[p.ID]; isPlaced {
			photos = append(photos, p)
			shown = append(shown, caption.Shown{Text: p.Caption, Credit: p.Credit})
		}
	}
	house := caption.House{Locale: c.d.Locale, Stop: caption.Stop(c.d.Design.Photos.CaptionStop)}
	for _, f := range c.memo.captionFaults(house, shown) {
		p := photos[f.Caption]
		at := placed[p.ID]
		at.Excerpt = captionExcerpt(p.Caption, f)
		c.out = append(c.out, Finding{Finding: finding.New(severityOf(f.Code), f.Code, at, f.Params...), Mend: c.captionMend(p, f)})
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
func (c *checker) captionMend(p document.Photo, f caption.Fault) *document.Edit {
	if len(f.Changes) == 0 {
		return nil
	}
	replacements := make([]replacement, len(f.Changes))
	for i, change := range f.Changes {
		replacements[i] = replacement{change.From, change.To, change.Text}
	}
	e := c.mend(mendCaption, document.TextRef{Photo: p.ID}, replacements)
	if f.Credit != "" {
		p.Credit = f.Credit
		e.Steps = append(e.Steps, document.SetPhoto{Photo: p})
	}
	return e
}
