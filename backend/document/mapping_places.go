package document

import (
	"slices"

	"broadsheet/backend/story"
)

// stretch is a part of a text: runes from..to.
type stretch struct {
	at       TextRef
	from, to int
}

func refOf(s StoryID, b story.BlockID) TextRef { return TextRef{Story: s, Block: b} }

// point returns where a place in a text is now.
func (m move) point(at TextRef, i int) (TextRef, int, bool) {
	switch o := m.over.(type) {
	case ReplaceText:
		if o.At != at {
			return at, i, true
		}
		n := length(o.Spans)
		switch {
		case i < o.From, i == o.From && (o.From < o.To || m.isFirst):
			return at, i, true
		case i < o.To && m.isFirst:
			return at, o.From, true
		case i < o.To:
			return at, o.From + n, true
		}
		return at, i + n - (o.To - o.From), true
	case SplitBlock:
		if at == refOf(o.Story, o.Block) && (i > o.At || i == o.At && !m.isFirst) {
			return refOf(o.Story, o.NewBlock.ID), i - o.At, true
		}
	case JoinBlocks:
		if at == refOf(o.Story, o.Next) {
			if !m.knows() {
				return at, i, false
			}
			b, err := m.before.block(o.Story, o.Block)
			if err != nil {
				return at, i, false
			}
			return refOf(o.Story, o.Block), i + length(b.Spans), true
		}
	}
	return at, i, m.hasText(at)
}

// hasText reports whether a text is still there; after a whole document was
// replaced, with the same words.
func (m move) hasText(at TextRef) bool {
	switch o := m.over.(type) {
	case RemoveBlocks:
		return at.Story != o.Story || !o.names(at.Block)
	case RemovePhoto:
		return at.Photo == "" || at.Photo != o.Photo
	case ReplaceDocument:
		if !m.knows() {
			return false
		}
		was, err := m.before.spansAt(at)
		if err != nil {
			return false
		}
		now, err := m.after.spansAt(at)
		return err == nil && plain(was) == plain(now)
	}
	return true
}

// left returns what is left of runes from..to of a text, in order. What theirs
// put inside is none of it: nobody takes away what he has not seen.
func (m move) left(at TextRef, from, to int) []stretch {
	var out []stretch
	add := func(at TextRef, from, to int) {
		if from < to {
			out = append(out, stretch{at, from, to})
		}
	}
	switch o := m.over.(type) {
	case ReplaceText:
		if o.At == at {
			shift := length(o.Spans) - (o.To - o.From)
			add(at, from, min(to, o.From))
			add(at, max(from, o.To)+shift, to+shift)
			return out
		}
	case SplitBlock:
		if at == refOf(o.Story, o.Block) {
			add(at, from, min(to, o.At))
			add(refOf(o.Story, o.NewBlock.ID), max(from, o.At)-o.At, to-o.At)
			return out
		}
	}
	if place, start, ok := m.point(at, from); ok {
		add(place, start, start+to-from)
	}
	return out
}

func (m move) replaceText(s ReplaceText) (Steps, bool) {
	at, i, ok := m.point(s.At, s.From)
	if !ok {
		return nil, false
	}
	o, isText := m.over.(ReplaceText)
	if isText && o.At == s.At && s.From < s.To {
		return m.replaceBeside(s, o), true
	}
	pieces := m.left(s.At, s.From, s.To)
	if len(pieces) == 0 {
		return m.inserting(s, at, i), true
	}
	// From the last piece to the first, so that none moves another; the new
	// text stands at the last one.
	return replacing(pieces, len(pieces)-1, s.Spans), true
}

// replaceBeside moves a replacement over another in the same text. The new
// texts stand in the order in which the steps go wherever one range holds the
// other, and in the order of the ranges where they overlap or part.
func (m move) replaceBeside(s, o ReplaceText) Steps {
	n := length(o.Spans)
	pieces := m.left(s.At, s.From, s.To)
	if len(pieces) == 1 && !isWithin(o, s) {
		return replacing(pieces, 0, s.Spans)
	}
	start := o.From // of the new text, among what is left
	if !m.isFirst {
		start += n
	} else if isWithin(o, s) {
		start = s.From
	}
	for i, p := range pieces {
		if p.from == start {
			return replacing(pieces, i, s.Spans)
		}
	}
	// The new text stands at none of the pieces' beginnings: behind the only
	// piece, which lies before theirs, or before the only one, behind theirs.
	insert, remove := m.inserting(s, s.At, start), replacing(pieces, -1, nil)
	if len(pieces) > 0 && pieces[0].from > start {
		return append(remove, insert...)
	}
	return append(insert, remove...)
}

// isWithin reports whether the range of a replacement lies in another's, with
// something of the other left; an empty one at either end does not.
func isWithin(inner, outer ReplaceText) bool {
	return inner.From > outer.From && inner.To <= outer.To && inner.From < outer.To ||
		inner.From >= outer.From && inner.To < outer.To && inner.To > outer.From
}

// replacing removes pieces, the last one first, and puts spans in the place of
// one of them; -1: of none.
func replacing(pieces []stretch, at int, spans []story.Span) Steps {
	var out Steps
	for n, p := range slices.Backward(pieces) {
		step := ReplaceText{At: p.at, From: p.from, To: p.to, Spans: []story.Span{}}
		if n == at {
			step.Spans = spans
		}
		out = append(out, step)
	}
	return out
}

func (m move) inserting(s ReplaceText, at TextRef, i int) Steps {
	if len(s.Spans) == 0 {
		return nil
	}
	return Steps{ReplaceText{At: at, From: i, To: i, Spans: s.Spans}}
}

func (m move) styleText(s StyleText) (Steps, bool) {
	if _, _, ok := m.point(s.At, s.From); !ok {
		return nil, false
	}
	var out Steps
	for _, p := range m.left(s.At, s.From, s.To) {
		s.At, s.From, s.To = p.at, p.from, p.to
		out = append(out, s)
	}
	return out, true
}

func (m move) splitBlock(s SplitBlock) (Steps, bool) {
	at, i, ok := m.point(refOf(s.Story, s.Block), s.At)
	s.Block, s.At = at.Block, i
	return Steps{s}, ok
}

// hasBlock reports whether a block is still there.
func (m move) hasBlock(in StoryID, id story.BlockID) bool {
	switch o := m.over.(type) {
	case RemoveBlocks:
		return o.Story != in || !o.names(id)
	case JoinBlocks:
		return o.Story != in || o.Next != id
	case ReplaceDocument:
		_, err := o.Document.block(in, id)
		return err == nil
	}
	return true
}

func (m move) joinBlocks(s JoinBlocks) (Steps, bool) {
	switch o := m.over.(type) {
	case SplitBlock:
		if o.Story == s.Story && o.Block == s.Block {
			s.Block = o.NewBlock.ID
		}
	case JoinBlocks:
		switch {
		case o == s:
			return nil, true
		case o.Story == s.Story && o.Next == s.Block:
			s.Block = o.Block
			return Steps{s}, true
		}
	case InsertBlocks:
		if o.Story == s.Story && o.After == s.Block && len(o.Blocks) > 0 {
			return nil, false
		}
	}
	return Steps{s}, m.hasBlock(s.Story, s.Block) && m.hasBlock(s.Story, s.Next)
}

func (m move) insertBlocks(s InsertBlocks) (Steps, bool) {
	switch o := m.over.(type) {
	case SplitBlock:
		if o.Story == s.Story && o.Block == s.After {
			s.After = o.NewBlock.ID
		}
	case JoinBlocks:
		if o.Story == s.Story && o.Next == s.After {
			s.After = o.Block
		}
	case InsertBlocks:
		if o.Story == s.Story && o.After == s.After && len(o.Blocks) > 0 && !m.isFirst {
			s.After = o.Blocks[len(o.Blocks)-1].ID
		}
	}
	return Steps{s}, s.After == "" || m.hasBlock(s.Story, s.After)
}

func (m move) removeBlocks(s RemoveBlocks) (Steps, bool) {
	switch o := m.over.(type) {
	case ReplaceText:
		if o.At.Story == s.Story && s.names(o.At.Block) && len(o.Spans) > 0 {
			return nil, false
		}
	case SplitBlock:
		if o.Story == s.Story && s.names(o.Block) {
			s.Blocks = append(slices.Clone(s.Blocks), o.NewBlock.ID)
		}
	case JoinBlocks:
		if o.Story == s.Story && s.names(o.Next) != s.names(o.Block) {
			return nil, false
		}
	}
	s.Blocks = slices.DeleteFunc(slices.Clone(s.Blocks), func(id story.BlockID) bool { return !m.hasBlock(s.Story, id) })
	if len(s.Blocks) == 0 {
		return nil, true
	}
	return Steps{s}, true
}

func (m move) setBlock(s SetBlock) (Steps, bool) { return Steps{s}, m.hasBlock(s.Story, s.Block) }

func (m move) setFit(s SetFit) (Steps, bool) {
	if o, ok := m.over.(ReplaceText); ok && s.Fit != nil && o.At == refOf(s.Story, s.Block) {
		s.Fit = s.Fit.withParts(afterReplace(s.Fit.Parts, o.From, o.To, length(o.Spans)))
	}
	return Steps{s}, m.hasBlock(s.Story, s.Block)
}

// hasStory reports whether a story is still there.
func (m move) hasStory(id StoryID) bool {
	o, ok := m.over.(ReplaceDocument)
	return !ok || o.Document.StoryByID(id) != nil
}
