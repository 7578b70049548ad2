package preflight

import (
	"broadsheet/backend/caption"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// mendCaption is the key of the edit that mends a caption.
const mendCaption = "mend-caption"

// checkCaptions holds the captions of all photos to the style of the house:
// what is put right before a photo is placed is right on the page. placed is
// where each is shown first.
func (c *checker) checkCaptions(placed map[document.PhotoID]finding.Place) {
	photos := c.d.Photos
	shown := make([]caption.Shown, len(photos))
	for i, p := range photos {
		shown[i] = caption.Shown{Text: p.Caption, Credit: p.Credit, Byline: p.Byline, Date: p.Date, People: p.People}
	}
	rules := c.d.Design.Photos
	day, isStorys := dayOf(c.d)
	house := caption.House{
		Locale: c.d.Locale, Stop: caption.Stop(rules.CaptionStop),
		Date: day, IsStoryDay: isStorys, ArchiveDays: rules.ArchiveDays,
	}
	for _, f := range c.memo.captions.CheckBeside(house, shown, c.told()) {
		p := photos[f.Caption]
		severity := severityOf(f.Code)
		at, isPlaced := placed[p.ID]
		if !isPlaced {
			at, severity = finding.Place{Photo: string(p.ID)}, finding.Note
		}
		at.Excerpt = captionExcerpt(p.Caption, f)
		c.out = append(c.out, Finding{Finding: finding.New(severity, f.Code, at, f.Params...), Mend: c.captionMend(p, f)})
	}
}

// told are the paragraphs of all stories, which tell how names are spelled. The
// list is the memo's.
func (c *checker) told() []string {
	out := c.memo.told[:0]
	for i := range c.d.Stories {
		blocks := c.d.Stories[i].Story.Blocks
		for j := range blocks {
			out = append(out, blocks[j].Text())
		}
	}
	c.memo.told = out
	return out
}

// severityOf: what a reader would take for a mistake is a warning, what is a
// matter of style a note.
func severityOf(code finding.Code) finding.Severity {
	switch code {
	case caption.SaidTwice, caption.CreditDiffers, caption.PeopleOrder, caption.PeoplePlaces, caption.PlaceTwice, caption.PhotoNewer:
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
