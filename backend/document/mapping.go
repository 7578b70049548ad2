package document

// mapped returns steps as they must be after over was applied to the document
// that both were made on.
func mapped(mine, over Step) (Step, bool) {
	theirs := flat(over)
	out, _, ok := rebase(flat(mine), theirs, beforeOf(theirs))
	if !ok {
		return nil, false
	}
	if len(out) == 1 {
		return out[0], true
	}
	return out, true
}

// beforeOf returns the document that the first of the steps was applied to,
// nil if it does not remember.
func beforeOf(steps Steps) *Document {
	if len(steps) > 0 {
		if a, ok := steps[0].(Applied); ok {
			return a.before
		}
	}
	return nil
}

// rebase moves two lists of steps, made on one document, over each other:
// mine as they are after theirs, and theirs as they are after mine. Theirs
// goes first where both are at one place. before may be nil.
func rebase(mine, theirs Steps, before *Document) (mine2, theirs2 Steps, ok bool) {
	switch {
	case len(mine) == 0 || len(theirs) == 0:
		return mine, theirs, true
	case len(mine) == 1 && len(theirs) == 1:
		return cross(bare(mine[0]), bare(theirs[0]), before)
	case len(mine) > 1:
		head, theirs2, ok := rebase(mine[:1], theirs, before)
		if !ok {
			return nil, nil, false
		}
		tail, theirs3, ok := rebase(mine[1:], theirs2, applied(before, mine[0]))
		return append(head, tail...), theirs3, ok
	}
	mine2, head, ok := rebase(mine, theirs[:1], before)
	if !ok {
		return nil, nil, false
	}
	mine3, tail, ok := rebase(mine2, theirs[1:], applied(before, theirs[0]))
	return mine3, append(head, tail...), ok
}

// cross moves two steps over each other. Theirs is in force whatever becomes
// of it: where mine took its place away, nothing of it is left to reckon with.
func cross(mine, theirs Step, before *Document) (mine2, theirs2 Steps, ok bool) {
	moved, ok := mapOne(mine, newMove(theirs, before, false))
	if !ok {
		return nil, nil, false
	}
	back, ok := mapOne(theirs, newMove(mine, before, true))
	if !ok {
		back = nil
	}
	return moved, back, true
}

// applied returns the document after a step, nil where it is not known.
func applied(d *Document, s Step) *Document {
	if d == nil {
		return nil
	}
	after, err := s.Apply(d)
	if err != nil {
		return nil
	}
	return after
}

// move is what a step that came first does to the places that others name.
type move struct {
	over    Step
	isFirst bool // the mapped step goes first where both are at one place
	before  *Document
	after   *Document
}

func newMove(over Step, before *Document, isFirst bool) move {
	return move{over: over, isFirst: isFirst, before: before, after: applied(before, over)}
}

// knows reports whether the documents around the step are known.
func (m move) knows() bool { return m.before != nil && m.after != nil }

// fits reports whether moved steps apply behind the step, where that is known.
func (m move) fits(moved Steps) bool {
	if !m.knows() {
		return true
	}
	_, err := moved.Apply(m.after)
	return err == nil
}

// mapOne moves one step. None left means that all of it is done already.
func mapOne(s Step, m move) (Steps, bool) {
	switch s := s.(type) {
	case ReplaceText:
		return m.replaceText(s)
	case StyleText:
		return m.styleText(s)
	case SplitBlock:
		return m.splitBlock(s)
	case JoinBlocks:
		return m.joinBlocks(s)
	case InsertBlocks:
		return m.insertBlocks(s)
	case RemoveBlocks:
		return m.removeBlocks(s)
	case SetBlock:
		return m.setBlock(s)
	case SetFit:
		return m.setFit(s)
	case SetRead:
		return Steps{s}, m.hasStory(s.Story)
	case InsertFrame:
		return m.insertFrame(s)
	case RemoveFrame:
		return m.removeFrame(s)
	case SetFrame:
		return m.setFrame(s)
	case MoveFrame:
		return m.moveFrame(s)
	case SetThreads:
		moved, ok := m.setThreads(s)
		return moved, ok && m.fits(moved)
	case InsertPhoto:
		s.Index = m.photoPlace(s.Index, "")
		return Steps{s}, true
	case RemovePhoto:
		return m.removePhoto(s)
	case SetPhoto:
		return m.setPhoto(s)
	case MovePhoto:
		s.Index = m.photoPlace(s.Index, s.Photo)
		return Steps{s}, m.hasPhoto(s.Photo)
	case InsertPage:
		s.Index = m.pageGap(s.Index)
		return Steps{s}, true
	case RemovePage:
		index, ok := m.page(s.Index)
		isLast := m.knows() && len(m.after.Pages) == 1
		return Steps{RemovePage{Index: index}}, ok && !isLast
	case SetProperties:
		return Steps{s}, true
	}
	// A whole document made of one that is no more would undo what others did.
	return nil, false
}

// Map implements Step.
func (s ReplaceText) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s StyleText) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s SplitBlock) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s JoinBlocks) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s InsertBlocks) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s RemoveBlocks) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s SetBlock) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s SetFit) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s SetRead) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s InsertFrame) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s RemoveFrame) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s SetFrame) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s MoveFrame) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s SetThreads) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s InsertPhoto) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s RemovePhoto) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s SetPhoto) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s MovePhoto) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s InsertPage) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s RemovePage) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s SetProperties) Map(over Step) (Step, bool) { return mapped(s, over) }

// Map implements Step.
func (s ReplaceDocument) Map(over Step) (Step, bool) { return mapped(s, over) }
