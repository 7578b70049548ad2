package desk

import (
	"broadsheet/backend/caption"
	"broadsheet/backend/document"
	"broadsheet/backend/preflight"
	"broadsheet/backend/story"
)

// followCredits are the steps that bring the credit line in step with what
// other steps do to the photos of a page. A line that says what the photos say
// goes along with them; one that an editor or the reporter wrote otherwise is
// theirs, and stays. No mark tells the two apart: a line that an editor writes
// as the photos have it goes along again.
func followCredits(before *document.Document, steps document.Steps) document.Steps {
	if !touchesCredits(steps) {
		return nil
	}
	line, ok := preflight.CreditLineOf(before)
	if !ok || !saysCredits(line.Text, before) {
		return nil
	}
	after, err := steps.Apply(before)
	if err != nil {
		return nil // whoever makes the steps will say so
	}
	if now, ok := preflight.CreditLineOf(after); !ok || now.Text != line.Text {
		return nil // the steps write the line themselves
	}
	return stepsToLine(after)
}

// saysCredits reports whether a line is what the photos of a page say. Where
// some have no source (a credit that is cleared and written anew, a photo just
// added) the line that it was before does.
func saysCredits(line string, d *document.Document) bool {
	credits := preflight.CreditsOf(d)
	if wanted := caption.LineOf(credits, d.Locale); wanted != "" {
		return line == wanted
	}
	return caption.CouldSay(line, credits, d.Locale)
}

// stepsToLine are the steps that make the line of a document what its photos
// say; none where they do not say it all: the line may speak for those that
// name nobody, and loses no name.
func stepsToLine(d *document.Document) document.Steps {
	line, ok := preflight.CreditLineOf(d)
	wanted := caption.LineOf(preflight.CreditsOf(d), d.Locale)
	if !ok || wanted == "" || wanted == line.Text {
		return nil
	}
	return document.Steps{document.ReplaceText{
		At: line.At, From: line.From, To: line.To(), Spans: []story.Span{{Text: wanted}},
	}}
}

// touchesCredits reports whether steps may change which photos stand on a page,
// or what they say of themselves. Most edits are typing and do not.
func touchesCredits(steps document.Steps) bool {
	for _, s := range steps {
		switch s := document.Bare(s).(type) {
		case document.Steps:
			if touchesCredits(s) {
				return true
			}
		case document.SetPhoto, document.InsertPhoto, document.RemovePhoto, document.MovePhoto,
			document.InsertFrame, document.RemoveFrame, document.SetFrame, document.InsertPage, document.RemovePage,
			document.ReplaceDocument:
			return true
		}
	}
	return false
}
