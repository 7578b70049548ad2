package desk

import (
	"broadsheet/backend/caption"
	"broadsheet/backend/document"
	"broadsheet/backend/preflight"
	"broadsheet/backend/story"
)

// followCredits are the steps that bring the credit line in step with what
// other steps do to the photos of a page. A line that was made of what the
// photos say goes along with them; one that an editor or the reporter wrote is
// theirs, and stays. The document remembers the words that were made and no
// mark: a mark would be wrong where someone writes other words.
func followCredits(before *document.Document, steps document.Steps) document.Steps {
	if !touchesCredits(steps) {
		return nil
	}
	line, ok := preflight.CreditLineOf(before)
	if !ok || !line.IsMade(before) && !mayBeMade(line, before) {
		return nil
	}
	after, err := steps.Apply(before)
	if err != nil {
		return nil // whoever makes the steps will say so
	}
	if now, ok := preflight.CreditLineOf(after); !ok || now.Text != line.Text {
		return nil // the steps write the line themselves
	}
	return stepsToLine(after, wantedLine(line, before, after))
}

// wantedLine are the words that a line gets, which may be its own; empty where
// it is to be left alone.
func wantedLine(line preflight.CreditLine, before, after *document.Document) string {
	if !line.IsMade(before) {
		return caption.LineOf(preflight.CreditsOf(after), after.Locale)
	}
	if made := madeLine(after); made != "" {
		return made
	}
	return line.Text
}

// madeLine is the line that is made of a document's photos. It is empty where
// none of them says anything; the line then keeps its words, for an empty one
// would leave the page.
func madeLine(d *document.Document) string {
	return caption.KnownLineOf(preflight.CreditsOf(d), d.Locale)
}

// mayBeMade holds where a document remembers no words, as those of older
// programs, and its line says what the photos say, or did before some of them
// lost their source. A reporter may have written it as well, so it is made anew
// only when all photos have a source, and until then loses no name.
func mayBeMade(line preflight.CreditLine, d *document.Document) bool {
	if d.MadeCreditLine != "" {
		return false
	}
	credits := preflight.CreditsOf(d)
	if made := caption.LineOf(credits, d.Locale); made != "" {
		return line.Says(made)
	}
	return caption.CouldSay(line.Text, credits, d.Locale)
}

// stepsToLine are the steps that give the line of a document these words and
// have it remember them.
func stepsToLine(d *document.Document, wanted string) document.Steps {
	line, ok := preflight.CreditLineOf(d)
	if !ok || wanted == "" {
		return nil
	}
	var steps document.Steps
	if !line.Says(wanted) {
		steps = append(steps, document.ReplaceText{
			At: line.At, From: line.From, To: line.To(), Spans: []story.Span{{Text: line.Fitting(wanted)}},
		})
	}
	if d.MadeCreditLine != wanted {
		steps = append(steps, document.SetProperties{MadeCreditLine: &wanted})
	}
	return steps
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
