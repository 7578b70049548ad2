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
	line, ok := preflight.CreditBlockOf(before)
	if !ok || line.Text != wantedLine(before) {
		return nil
	}
	after, err := steps.Apply(before)
	if err != nil {
		return nil // whoever makes the steps will say so
	}
	if now, ok := preflight.CreditBlockOf(after); !ok || now.Text != line.Text {
		return nil // the steps write the line themselves
	}
	return stepsToLine(after)
}

// wantedLine is what the photos of a page say that have a source. Those without
// one are found by preflight; would the line wait for them, it would keep a
// name that nobody gives any more.
func wantedLine(d *document.Document) string {
	return caption.LineOfKnown(preflight.CreditsOf(d), d.Locale)
}

// stepsToLine are the steps that make the line of a document what its photos
// say. Where they say nothing its brackets go too.
func stepsToLine(d *document.Document) document.Steps {
	line, ok := preflight.CreditBlockOf(d)
	wanted := wantedLine(d)
	if !ok || wanted == line.Text {
		return nil
	}
	step := document.ReplaceText{At: line.At, From: line.From, To: line.To()}
	if wanted == "" {
		step.From, step.To = 0, line.Whole
	} else {
		step.Spans = []story.Span{{Text: wanted}}
	}
	return document.Steps{step}
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
