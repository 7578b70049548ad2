package document

import (
	"slices"

	"broadsheet/backend/story"
)

// join adds an edit to the last step of the history. Typing on becomes one
// step with one inverse, so that hours of it stay small; everything else is
// listed behind what was there.
func (p *past) join(e Entry, before *Document) {
	p.Time, p.Count = e.Time, p.Count+1
	if p.typeOn(e, before) {
		return
	}
	p.Steps = append(p.Steps, e.Edit.Steps...)
	p.Inverse = append(append(Steps{}, e.Inverse...), p.Inverse...)
}

// typeOn merges a replacement into the last one where both together are exactly
// one: text put in right behind its text, or deleted right before its place.
// A text with parts is left alone, for its parts move with each replacement.
func (p *past) typeOn(e Entry, before *Document) bool {
	if len(p.Steps) == 0 || len(p.Inverse) == 0 || len(e.Edit.Steps) != 1 || len(e.Inverse) != 1 {
		return false
	}
	last, isText := p.Steps[len(p.Steps)-1].(ReplaceText)
	lastBack, isTextBack := p.Inverse[0].(ReplaceText)
	next, isNext := e.Edit.Steps[0].(ReplaceText)
	back, isNextBack := e.Inverse[0].(ReplaceText)
	if !isText || !isTextBack || !isNext || !isNextBack || last.At != next.At || last.At != lastBack.At || before.hasParts(next.At) {
		return false
	}
	n := length(last.Spans)
	if lastBack.From != last.From || lastBack.To != last.From+n {
		return false
	}
	switch {
	case next.From == last.From+n && next.To == next.From:
		last.Spans = merge(last.Spans, next.Spans)
		lastBack.To = last.From + length(last.Spans)
	case n == 0 && len(next.Spans) == 0 && next.To == last.From:
		last.From = next.From
		lastBack.From, lastBack.To = next.From, next.From
		lastBack.Spans = merge(back.Spans, lastBack.Spans)
	default:
		return false
	}
	p.replaceEnds(last, lastBack)
	return true
}

// replaceEnds puts other values in the places of the last step and its inverse.
// The lists may be shared with copies, which keep theirs.
func (p *past) replaceEnds(step, inverse Step) {
	p.Steps, p.Inverse = slices.Clone(p.Steps), slices.Clone(p.Inverse)
	p.Steps[len(p.Steps)-1], p.Inverse[0] = step, inverse
}

// hasParts reports whether the text's fit divides it.
func (d *Document) hasParts(at TextRef) bool {
	s := d.StoryByID(at.Story)
	return s != nil && at.Photo == "" && s.isDivided(at.Block)
}

func (s *Story) isDivided(id story.BlockID) bool { return len(s.Fits[id].Parts) > 0 }
