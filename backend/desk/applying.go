package desk

import (
	"context"

	"broadsheet/backend/document"
)

// Apply makes an alternative the document, as one step of the history. Words
// and photos that were edited since it was composed keep their edits; frames
// are the alternative's.
func (n *Newsroom) Apply(ctx context.Context, c Caller, id, set string, number int, at State) (Change, error) {
	return n.change(ctx, c, id, at, func(d *openDocument) (record, error) {
		found, page, err := n.sets.page(id, set, number)
		if err != nil {
			return nil, err
		}
		over, err := d.since(found.told.Base)
		if err != nil {
			return nil, err
		}
		doc := withWords(page.document, over)
		keepRead(doc, d.now.document)
		return d.prepareOwn("apply-alternative", replacing(doc))
	})
}

// withWords applies, of steps, those that concern words and photos and still
// have their place.
func withWords(d *document.Document, steps document.Steps) *document.Document {
	twin := *d
	d = &twin
	for _, s := range steps {
		if p, ok := document.Bare(s).(document.SetProperties); ok {
			p.Design, p.Grid = nil, nil // they are the alternative's
			s = p
		} else if !isOfWords(s) {
			continue
		}
		if next, err := s.Apply(d); err == nil {
			d = next
		}
	}
	return d
}

func isOfWords(s document.Step) bool {
	switch document.Bare(s).(type) {
	case document.ReplaceText, document.StyleText, document.SplitBlock, document.JoinBlocks, document.InsertBlocks,
		document.RemoveBlocks, document.SetBlock, document.InsertPhoto, document.SetPhoto, document.MovePhoto:
		return true
	}
	return false
}

// keepRead hands on the stories as their manuscripts were read.
func keepRead(to, from *document.Document) {
	stories := append([]document.Story(nil), to.Stories...)
	for i := range stories {
		if s := from.StoryByID(stories[i].ID); s != nil && s.Read != nil {
			stories[i].Read = s.Read
		}
	}
	to.Stories = stories
}

func replacing(d *document.Document) document.Step { return document.ReplaceDocument{Document: d} }
