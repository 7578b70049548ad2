package canvas

import (
	"bytes"
	"slices"
	"strconv"
)

// Delta is how one scene becomes another.
type Delta struct {
	id, base      string
	faces, paints []string // appended to those of the base
	pageCount     int
	pages         []pageDelta // those that differ
}

type pageDelta struct {
	index   int
	whole   *page    // new, or of another size or label
	order   []string // keys of all groups, where the list differs
	groups  []group  // new, or different in more than items
	splices []splice
}

// splice replaces a stretch of a group's items.
type splice struct {
	key          string
	from, remove int
	items        [][]byte
}

// Diff returns how old becomes new. It is false where there is no such way,
// because the two were encoded with different tables.
func Diff(old, new *Scene) (Delta, bool) {
	if !hasPrefix(new.faces, old.faces) || !hasPrefix(new.paints, old.paints) {
		return Delta{}, false
	}
	d := Delta{id: new.id, base: old.id, pageCount: len(new.pages)}
	d.faces, d.paints = new.faces[len(old.faces):], new.paints[len(old.paints):]
	for i := range new.pages {
		if p, differs := diffPage(old, new, i); differs {
			d.pages = append(d.pages, p)
		}
	}
	return d, true
}

func hasPrefix(list, prefix []string) bool {
	return len(list) >= len(prefix) && slices.Equal(list[:len(prefix)], prefix)
}

func diffPage(old, new *Scene, index int) (d pageDelta, differs bool) {
	to := &new.pages[index]
	d.index = index
	if index >= len(old.pages) || !bytes.Equal(old.pages[index].head, to.head) {
		d.whole = to
		return d, true
	}
	from := &old.pages[index]
	if !slices.EqualFunc(from.groups, to.groups, hasSameKey) {
		d.order = make([]string, len(to.groups))
		for i := range to.groups {
			d.order[i] = to.groups[i].key
		}
	}
	d.diffGroups(from.groups, to.groups)
	return d, d.order != nil || d.groups != nil || d.splices != nil
}

func hasSameKey(a, b group) bool { return a.key == b.key }

func (d *pageDelta) diffGroups(old, new []group) {
	before := make(map[string]*group, len(old))
	for i := range old {
		before[old[i].key] = &old[i]
	}
	for _, g := range new {
		b, ok := before[g.key]
		if !ok || !bytes.Equal(b.head, g.head) {
			d.groups = append(d.groups, g)
		} else if s, differs := diffItems(b.items, g.items); differs {
			s.key = g.key
			d.splices = append(d.splices, s)
		}
	}
}

// diffItems leaves out what two lists have in common at both ends.
func diffItems(old, new [][]byte) (s splice, differs bool) {
	shorter := min(len(old), len(new))
	from := 0
	for from < shorter && bytes.Equal(old[from], new[from]) {
		from++
	}
	back := 0
	for back < shorter-from && bytes.Equal(old[len(old)-1-back], new[len(new)-1-back]) {
		back++
	}
	s = splice{from: from, remove: len(old) - back - from, items: new[from : len(new)-back]}
	return s, s.remove > 0 || len(s.items) > 0
}

// MarshalJSON implements json.Marshaler.
func (d Delta) MarshalJSON() ([]byte, error) { return d.AppendJSON(nil), nil }

// AppendJSON appends the delta as JSON.
func (d Delta) AppendJSON(b []byte) []byte {
	b = appendString(append(b, `{"id":`...), d.id)
	b = appendString(append(b, `,"base":`...), d.base)
	if len(d.faces) > 0 {
		b = appendStrings(append(b, `,"faces":`...), d.faces)
	}
	if len(d.paints) > 0 {
		b = appendStrings(append(b, `,"paints":`...), d.paints)
	}
	b = appendNumber(b, "pageCount", d.pageCount)
	if len(d.pages) > 0 {
		b = append(b, `,"pages":{`...)
		for i := range d.pages {
			b = d.pages[i].appendJSON(comma(b, i))
		}
		b = append(b, '}')
	}
	return append(b, '}')
}

func (d *pageDelta) appendJSON(b []byte) []byte {
	b = strconv.AppendInt(append(b, '"'), int64(d.index), 10)
	b = append(b, `":{`...)
	if d.whole != nil {
		b = d.whole.appendJSON(append(b, `"page":`...))
		return append(b, '}')
	}
	fields := 0
	if d.order != nil {
		b = appendStrings(append(b, `"order":`...), d.order)
		fields++
	}
	if len(d.groups) > 0 {
		b = d.appendGroups(comma(b, fields))
		fields++
	}
	if len(d.splices) > 0 {
		b = d.appendSplices(comma(b, fields))
	}
	return append(b, '}')
}

func (d *pageDelta) appendGroups(b []byte) []byte {
	b = append(b, `"groups":{`...)
	for i := range d.groups {
		b = append(appendString(comma(b, i), d.groups[i].key), ':')
		b = d.groups[i].appendJSON(b)
	}
	return append(b, '}')
}

func (d *pageDelta) appendSplices(b []byte) []byte {
	b = append(b, `"splices":{`...)
	for i, s := range d.splices {
		b = append(appendString(comma(b, i), s.key), `:{"from":`...)
		b = strconv.AppendInt(b, int64(s.from), 10)
		b = appendNumber(b, "remove", s.remove)
		b = appendItems(append(b, `,"items":`...), s.items)
		b = append(b, '}')
	}
	return append(b, '}')
}
