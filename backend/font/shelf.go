package font

import (
	"maps"
	"slices"
	"sort"
	"sync"

	"broadsheet/backend/finding"
)

// shelf is one source as the Book sees it; listed when first looked at.
type shelf struct {
	source Source
	list   func() []*entry
	byName func() map[string][]*entry // by familyKey of every name
}

// entry is one face of a source; opened when first needed.
type entry struct {
	Description
	source Source
	open   func() *Face // nil if it cannot be used; the Book has a finding then
}

func newShelf(b *Book, s Source) *shelf {
	sh := &shelf{source: s}
	sh.list = sync.OnceValue(func() []*entry {
		var list []*entry
		for _, d := range s.Faces() {
			e := &entry{Description: d, source: s}
			e.open = sync.OnceValue(func() *Face { return b.load(e) })
			list = append(list, e)
		}
		return list
	})
	sh.byName = sync.OnceValue(func() map[string][]*entry { return indexByName(sh.list()) })
	return sh
}

func indexByName(list []*entry) map[string][]*entry {
	index := map[string][]*entry{}
	for _, e := range list {
		seen := map[string]bool{}
		for _, name := range append([]string{e.Family}, e.Families...) {
			if key := familyKey(name); key != "" && !seen[key] {
				seen[key] = true
				index[key] = append(index[key], e)
			}
		}
	}
	return index
}

// load opens an entry's face and registers it; nil, with a finding, if it
// cannot be read or may not be embedded.
func (b *Book) load(e *entry) *Face {
	f, err := e.source.Load(e.Description)
	if err != nil {
		b.noteError(e.File, err)
		return nil
	}
	if f.Embedding() == EmbedForbidden {
		b.note(e.File+f.PostScriptName(), finding.New(finding.Warning, CodeNoEmbedding, finding.Place{File: e.File}, "face", f.PostScriptName()))
		return nil
	}
	b.noteOrigin(f.ID(), e)
	// The same face may come from two sources: one of them is the face.
	kept, _ := b.byID.LoadOrStore(f.ID(), f)
	return kept.(*Face)
}

// hasRune reports whether an entry's face has a rune, opening it only if its
// source cannot tell.
func (e *entry) hasRune(r rune) bool {
	if c, ok := e.source.(Coverer); ok {
		return c.Covers(e.Description, r)
	}
	f := e.open()
	if f == nil {
		return false
	}
	_, ok := f.GID(r)
	return ok
}

// entriesOf returns the entries of a family on the shelves, in their order.
func entriesOf(shelves []*shelf, family string) []*entry {
	key := familyKey(family)
	var found []*entry
	for _, s := range shelves {
		found = append(found, s.byName()[key]...)
	}
	return found
}

func allEntries(shelves []*shelf) []*entry {
	var all []*entry
	for _, s := range shelves {
		all = append(all, s.list()...)
	}
	return all
}

// ranked returns the entries from the one that serves a query best; equals
// keep their order.
func ranked(entries []*entry, q Query) []*entry {
	out := slices.Clone(entries)
	rank := func(e *entry) int { return weightRank(q.Weight, e.Weight) + slopeRank(q.Italic, e.Italic) }
	sort.SliceStable(out, func(i, j int) bool { return rank(out[i]) < rank(out[j]) })
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
