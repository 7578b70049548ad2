package table

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"broadsheet/backend/finding"
)

// What a field may hold at most. IPTC ends a caption at 2,000 bytes, XMP
// nowhere; beyond these nobody wrote it on purpose.
const (
	mostCaption = 4000 // runes
	mostText    = 1000
	mostItems   = 100 // of a list
)

// leastID is how much of a content hash names a photo, in hex digits.
const leastID = 12

// Change is what a table wants to be written of a photo.
type Change struct {
	Photo  int // index
	Fields Fields
}

// Match finds for each row the photo that it is about, by the photo's ID, else
// by its name, and returns what differs from what the photos have. Rows and
// cells that cannot be used are told and left out. An empty cell empties its
// field; a column that the table has not leaves it alone. day reads a day as
// people write it.
func (t *Table) Match(photos []Entry, day func(string) (string, bool)) ([]Change, []finding.Finding) {
	m := matching{table: t, photos: photos, day: day, rowOf: map[int]int{}}
	for i := range t.Rows {
		m.take(&t.Rows[i])
	}
	slices.SortFunc(m.changes, func(a, b Change) int { return a.Photo - b.Photo })
	return m.changes, m.findings
}

type matching struct {
	table    *Table
	photos   []Entry
	day      func(string) (string, bool)
	rowOf    map[int]int // the line that is about a photo
	changes  []Change
	findings []finding.Finding
}

func (m *matching) take(r *Row) {
	i, ok := m.photoOf(r)
	if !ok {
		return
	}
	if first, isTwice := m.rowOf[i]; isTwice {
		m.tell(r, PhotoTwice, "name", m.photos[i].File, "first", strconv.Itoa(first))
		return
	}
	m.rowOf[i] = r.Line
	if fields, isChanged := m.merged(r, m.photos[i].Fields); isChanged {
		m.changes = append(m.changes, Change{i, fields})
	}
}

func (m *matching) tell(r *Row, code finding.Code, pairs ...string) {
	m.findings = append(m.findings, finding.New(finding.Warning, code, finding.Place{File: m.table.Name, Line: r.Line}, pairs...))
}

// photoOf finds the photo of a row; that there is none, or more than one, is
// told.
func (m *matching) photoOf(r *Row) (int, bool) {
	if i := slices.IndexFunc(m.photos, func(p Entry) bool { return isSameID(p.ID, r.cells[id]) }); i >= 0 {
		return i, true
	}
	for _, key := range []func(string) string{func(s string) string { return s }, folded, base} {
		switch found := m.named(r.cells[file], key); len(found) {
		case 0:
		case 1:
			return found[0], true
		default:
			m.tell(r, NameAmbiguous, "name", shortened(r.cells[file]), "count", strconv.Itoa(len(found)))
			return 0, false
		}
	}
	name := r.cells[file]
	if name == "" {
		name = r.cells[id]
	}
	m.tell(r, NoSuchPhoto, "name", shortened(name))
	return 0, false
}

// named are the photos whose name is one, as key sees it.
func (m *matching) named(name string, key func(string) string) (found []int) {
	if name == "" {
		return nil
	}
	for i, p := range m.photos {
		if key(clean(p.File)) == key(name) {
			found = append(found, i)
		}
	}
	return found
}

// folded and base take a name as other systems write it.
func folded(name string) string { return strings.ToLower(strings.ReplaceAll(name, `\`, "/")) }

func base(name string) string { return path.Base(folded(name)) }

// isSameID reports whether two content hashes agree as far as both go.
func isSameID(a, b string) bool {
	a, b = strings.ToLower(strings.TrimSpace(a)), strings.ToLower(strings.TrimSpace(b))
	n := min(len(a), len(b))
	return n >= leastID && a[:n] == b[:n]
}

// merged writes a row's cells over the fields of a photo. What is the same
// already is left alone, however it is written.
func (m *matching) merged(r *Row, old Fields) (Fields, bool) {
	before := old.cells()
	isChanged := false
	for c := caption; c < columns; c++ {
		if !m.table.has[c] || r.cells[c] == clean(before[c]) {
			continue
		}
		if m.set(r, c, &old) {
			isChanged = true
		}
	}
	return old, isChanged
}

// set writes one cell, if it can be used.
func (m *matching) set(r *Row, c column, f *Fields) bool {
	cell := r.cells[c]
	if limit := c.limit(); utf8.RuneCountInString(cell) > limit {
		m.tell(r, TextTooLong, "column", m.headOf(c), "count", strconv.Itoa(utf8.RuneCountInString(cell)), "limit", strconv.Itoa(limit))
		return false
	}
	switch c {
	case people, keywords:
		return m.setList(r, c, f)
	case date:
		day, ok := m.dayOf(cell)
		if !ok {
			m.tell(r, NotADay, "column", m.headOf(c), "date", shortened(cell))
			return false
		}
		isNew := day != f.Date
		f.Date = day
		return isNew
	}
	*f.text(c) = cell
	return true
}

func (c column) limit() int {
	switch c {
	case caption, people, keywords:
		return mostCaption
	}
	return mostText
}

func (f *Fields) text(c column) *string {
	return map[column]*string{caption: &f.Caption, headline: &f.Headline, byline: &f.Byline, credit: &f.Credit, place: &f.Place, rights: &f.Rights}[c]
}

func (m *matching) setList(r *Row, c column, f *Fields) bool {
	list := &f.People
	if c == keywords {
		list = &f.Keywords
	}
	items := splitList(r.cells[c])
	if len(items) > mostItems {
		m.tell(r, TooManyItems, "column", m.headOf(c), "count", strconv.Itoa(len(items)), "limit", strconv.Itoa(mostItems))
		return false
	}
	if slices.Equal(items, *list) {
		return false
	}
	*list = items
	return true
}

// headOf names a column in both languages: a message does not know which of
// them the table has.
func (m *matching) headOf(c column) string { return heads[c][0] + " / " + heads[c][1] }
