// Package reread compares a manuscript that is read in again with the story
// that an editor has worked on since it was first read: three versions, base
// (as last read), ours (as edited) and theirs (as read now).
//
// Paragraphs are aligned first, base to ours by their ids and base to theirs
// by likeness; then the text inside each. A change that only the reporter made
// is offered; one that both made alike is none; where both changed the same
// words it is a conflict, and taking it takes theirs.
package reread

import "broadsheet/backend/story"

// Kind says what became of a paragraph.
type Kind string

// The kinds of changes.
const (
	Changed Kind = "changed" // its text
	Added   Kind = "added"
	Removed Kind = "removed"
	Role    Kind = "role" // its role or label, not its text
)

// Change is one difference between the manuscript as last read and as read
// now, told on the edited story.
type Change struct {
	Number int // from 1
	Kind   Kind
	// Block is the paragraph in the edited story; of an added one, the
	// paragraph that it will stand behind, empty at the story's beginning.
	Block story.BlockID
	// Before is the text as last read, Current as edited, After as it will be
	// when the change is taken.
	Before, Current, After string
	// Conflict is set where the editor changed the same words: After is then
	// the manuscript's text without the editor's.
	Conflict bool

	base, ours, theirs story.Block
	all                *comparison
}

// comparison is what all changes of one reading have in common.
type comparison struct {
	base, theirs story.Story
	// ids are those that the paragraphs of theirs get: of the paragraph that
	// each is, or new ones.
	ids []story.BlockID
}

// Compare lists the changes that a newly read story brings, in the order of
// the new manuscript.
func Compare(base, ours, theirs story.Story) []Change {
	c := newComparer(base, ours, theirs)
	c.compare()
	for i := range c.changes {
		c.changes[i].Number = i + 1
		c.changes[i].all = c.common
	}
	return c.changes
}

// comparer is one comparison under way.
type comparer struct {
	base, ours, theirs story.Story
	common             *comparison
	pairs              []pair // of base and theirs, in the order of theirs
	ourIndex           map[story.BlockID]int
	changes            []Change
}

func newComparer(base, ours, theirs story.Story) *comparer {
	c := &comparer{base: base, ours: ours, theirs: theirs, ourIndex: map[story.BlockID]int{}}
	for i, b := range ours.Blocks {
		c.ourIndex[b.ID] = i
	}
	c.pairs = align(base.Blocks, theirs.Blocks)
	c.common = &comparison{base: base, theirs: theirs, ids: c.newIDs()}
	return c
}

// newIDs gives each paragraph of theirs the id of the one of base that it is;
// a new one gets an id that none has.
func (c *comparer) newIDs() []story.BlockID {
	used := map[story.BlockID]bool{}
	for _, s := range []story.Story{c.base, c.ours} {
		for _, b := range s.Blocks {
			used[b.ID] = true
		}
	}
	ids := make([]story.BlockID, len(c.theirs.Blocks))
	for _, p := range c.pairs {
		switch {
		case p.theirs < 0:
		case p.base >= 0:
			ids[p.theirs] = c.base.Blocks[p.base].ID
		default:
			ids[p.theirs] = freeID(c.theirs.Blocks[p.theirs].ID, used)
			used[ids[p.theirs]] = true
		}
	}
	return ids
}

// freeID returns an id that is not in use, made of another.
func freeID(id story.BlockID, used map[story.BlockID]bool) story.BlockID {
	if id == "" {
		id = "new"
	}
	for used[id] {
		id += "'"
	}
	return id
}

func (c *comparer) compare() {
	before := story.BlockID("") // the last paragraph that ours has too
	for _, p := range c.pairs {
		switch {
		case p.theirs < 0:
			c.removed(c.base.Blocks[p.base])
		case p.base < 0:
			before = c.added(p.theirs, before)
		default:
			before = c.kept(p, before)
		}
	}
}

// removed: the manuscript lost a paragraph. It is a conflict where the editor
// changed it, and none where he removed it too.
func (c *comparer) removed(base story.Block) {
	i, ok := c.ourIndex[base.ID]
	if !ok {
		return
	}
	ours := c.ours.Blocks[i]
	c.changes = append(c.changes, Change{Kind: Removed, Block: ours.ID, Before: base.Text(), Current: ours.Text(),
		Conflict: ours.Text() != base.Text(), base: base, ours: ours})
}

// added: the manuscript has a new paragraph. It is none where the editor added
// the same one at the same place. It returns the paragraph that the next new one
// stands behind.
func (c *comparer) added(theirs int, before story.BlockID) story.BlockID {
	block := c.theirs.Blocks[theirs]
	if next, ok := c.follower(before); ok && c.isOurs(next) && next.Text() == block.Text() && next.Role == block.Role {
		c.common.ids[theirs] = next.ID
		return next.ID
	}
	block.ID = c.common.ids[theirs]
	c.changes = append(c.changes, Change{Kind: Added, Block: before, After: block.Text(), theirs: block})
	return block.ID
}

// follower returns the paragraph of ours behind another.
func (c *comparer) follower(id story.BlockID) (story.Block, bool) {
	at := 0
	if id != "" {
		i, ok := c.ourIndex[id]
		if !ok {
			return story.Block{}, false
		}
		at = i + 1
	}
	if at >= len(c.ours.Blocks) {
		return story.Block{}, false
	}
	return c.ours.Blocks[at], true
}

// isOurs reports whether the editor made a paragraph.
func (c *comparer) isOurs(b story.Block) bool {
	for _, o := range c.base.Blocks {
		if o.ID == b.ID {
			return false
		}
	}
	return true
}

// kept: the paragraph is in both manuscripts. What the editor removed stays
// removed, unless the manuscript changed it: then it is offered again.
func (c *comparer) kept(p pair, before story.BlockID) story.BlockID {
	base, theirs := c.base.Blocks[p.base], c.theirs.Blocks[p.theirs]
	isSame := base.Text() == theirs.Text()
	theirs.ID = base.ID
	i, ok := c.ourIndex[base.ID]
	if !ok {
		if isSame {
			return before
		}
		c.changes = append(c.changes, Change{Kind: Added, Block: before, Before: base.Text(), After: theirs.Text(), Conflict: true, base: base, theirs: theirs})
		return base.ID
	}
	ours := c.ours.Blocks[i]
	if !isSame && ours.Text() != theirs.Text() {
		after, conflict := merge(base.Text(), ours.Text(), theirs.Text())
		if after != ours.Text() {
			c.changes = append(c.changes, Change{Kind: Changed, Block: ours.ID, Before: base.Text(), Current: ours.Text(), After: after,
				Conflict: conflict, base: base, ours: ours, theirs: theirs})
		}
	}
	c.roles(base, ours, theirs)
	return ours.ID
}

// roles: the reading gave a paragraph another role or label.
func (c *comparer) roles(base, ours, theirs story.Block) {
	name := func(b story.Block) string { return string(b.Role) + labelOf(b) }
	if name(base) == name(theirs) || name(ours) == name(theirs) {
		return
	}
	c.changes = append(c.changes, Change{Kind: Role, Block: ours.ID, Before: name(base), Current: name(ours), After: name(theirs),
		Conflict: name(ours) != name(base), base: base, ours: ours, theirs: theirs})
}

func labelOf(b story.Block) string {
	if b.Label == "" {
		return ""
	}
	return " " + b.Label
}
