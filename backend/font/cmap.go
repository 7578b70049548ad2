package font

import (
	"sort"
	"sync/atomic"
)

// runeMap answers which glyph a rune has. Runes are looked up in the font's
// own table a page of 256 at a time, when the first rune of the page is asked
// for; from then on an answer is two array reads. It is safe for concurrent
// use: a page may be filled twice, to the same end.
type runeMap struct {
	glyphs   int // glyph numbers from here on are damage
	subtable cmapSubtable
	pages    [0x110000 >> 8]atomic.Pointer[cmapPage]
}

// cmapPage holds the glyph of each of 256 runes; 0 where the face has none.
type cmapPage [256]uint16

// emptyPage stands for all pages without a glyph.
var emptyPage cmapPage

// cmapSubtable writes the glyphs of the runes first to first+255 into a page
// of zeros. Numbers may be out of range; runeMap checks them.
type cmapSubtable interface {
	fill(first int, page *[256]int)
}

// newRuneMap picks the best subtable of a cmap table; a face without a usable
// one has no runes.
func newRuneMap(table []byte, glyphs int) *runeMap {
	return &runeMap{glyphs: glyphs, subtable: bestSubtable(table)}
}

// glyph returns the glyph of a rune, 0 if there is none.
func (m *runeMap) glyph(r rune) GID {
	if uint32(r) >= 0x110000 {
		return 0
	}
	page := m.pages[r>>8].Load()
	if page == nil {
		page = m.fillPage(int(r) &^ 0xFF)
		m.pages[r>>8].Store(page)
	}
	return GID(page[r&0xFF])
}

func (m *runeMap) fillPage(first int) *cmapPage {
	if m.subtable == nil {
		return &emptyPage
	}
	var raw [256]int
	m.subtable.fill(first, &raw)
	page, used := new(cmapPage), false
	for i, g := range raw {
		if g > 0 && g < m.glyphs {
			page[i], used = uint16(g), true
		}
	}
	if !used {
		return &emptyPage
	}
	return page
}

// cmapOrder lists the encodings (platform<<16 | encoding) from the one that
// serves best, as HarfBuzz chooses: whole Unicode, then the BMP.
var cmapOrder = []int{3<<16 | 10, 0<<16 | 6, 0<<16 | 4, 3<<16 | 1, 0<<16 | 3, 0<<16 | 2, 0<<16 | 1, 0 << 16}

// cmapSymbol is the encoding of symbol faces, whose glyphs lie at U+F000.
const cmapSymbol = 3 << 16

func bestSubtable(table []byte) cmapSubtable {
	offsets := map[int]int{}
	for i := range u16(table, 2) {
		at := 4 + 8*i
		if at+8 > len(table) {
			break
		}
		offsets[u16(table, at)<<16|u16(table, at+2)] = int(u32(table, at+4))
	}
	for _, encoding := range cmapOrder {
		if s := openSubtable(table, offsets, encoding); s != nil {
			return s
		}
	}
	if s := openSubtable(table, offsets, cmapSymbol); s != nil {
		return cmapOfSymbols{s}
	}
	return nil
}

func openSubtable(table []byte, offsets map[int]int, encoding int) cmapSubtable {
	at, ok := offsets[encoding]
	if !ok || at < 0 || at+6 > len(table) {
		return nil
	}
	sub := table[at:]
	switch u16(sub, 0) {
	case 0:
		return cmap0(sub)
	case 4:
		return cmap4{sub, u16(sub, 6) / 2}
	case 6:
		return cmapTrimmed{glyphs: sub[min(10, len(sub)):], first: u16(sub, 6), count: u16(sub, 8)}
	case 10:
		return cmapTrimmed{glyphs: sub[min(20, len(sub)):], first: int(u32(sub, 12)), count: int(u32(sub, 16))}
	case 12:
		return newCmapGroups(sub, 1)
	case 13:
		return newCmapGroups(sub, 0)
	}
	return nil
}

// cmap0 is format 0: 256 glyph numbers of a byte each, from offset 6.
type cmap0 []byte

func (c cmap0) fill(first int, page *[256]int) {
	for i := 0; first == 0 && i < 256 && 6+i < len(c); i++ {
		page[i] = int(c[6+i])
	}
}

// cmapTrimmed is formats 6 and 10: glyph numbers of a run of runes.
type cmapTrimmed struct {
	glyphs []byte
	first  int
	count  int
}

func (c cmapTrimmed) fill(first int, page *[256]int) {
	for i := range page {
		if at := first + i - c.first; at >= 0 && at < c.count {
			page[i] = u16(c.glyphs, 2*at)
		}
	}
}

// cmap4 is format 4: segments of the BMP, sorted by their ends.
type cmap4 struct {
	sub      []byte
	segments int
}

func (c cmap4) end(i int) int   { return u16(c.sub, 14+2*i) }
func (c cmap4) start(i int) int { return u16(c.sub, 16+2*c.segments+2*i) }

func (c cmap4) fill(first int, page *[256]int) {
	if first > 0xFFFF {
		return
	}
	from := sort.Search(c.segments, func(i int) bool { return c.end(i) >= first })
	for i := from; i < c.segments && c.start(i) < first+256; i++ {
		for r := max(first, c.start(i)); r <= min(first+255, c.end(i)); r++ {
			page[r-first] = c.glyph(i, r)
		}
	}
}

// glyph follows a segment's delta or, where there is one, its range offset,
// which counts from its own place in the table.
func (c cmap4) glyph(segment, r int) int {
	delta := u16(c.sub, 16+4*c.segments+2*segment)
	at := 16 + 6*c.segments + 2*segment
	offset := u16(c.sub, at)
	if offset == 0 {
		return (r + delta) & 0xFFFF
	}
	g := u16(c.sub, at+offset+2*(r-c.start(segment)))
	if g == 0 {
		return 0
	}
	return (g + delta) & 0xFFFF
}

// cmapGroups is formats 12 and 13: groups of three numbers, first and last
// rune and glyph, sorted. Step is 1 where glyphs count on inside a group
// (format 12) and 0 where all runes share one (13).
type cmapGroups struct {
	groups []byte
	step   int
}

func newCmapGroups(sub []byte, step int) cmapSubtable {
	if len(sub) < 16 {
		return nil
	}
	n := min(u32(sub, 12), int64(len(sub)-16)/12)
	return cmapGroups{sub[16 : 16+12*n], step}
}

func (c cmapGroups) fill(first int, page *[256]int) {
	n := len(c.groups) / 12
	from := sort.Search(n, func(i int) bool { return int(u32(c.groups, 12*i+4)) >= first })
	for i := from; i < n; i++ {
		start, end, glyph := int(u32(c.groups, 12*i)), int(u32(c.groups, 12*i+4)), int(u32(c.groups, 12*i+8))
		if start > first+255 {
			return
		}
		for r := max(first, start); r <= min(first+255, end); r++ {
			page[r-first] = glyph + c.step*(r-start)
		}
	}
}

// cmapOfSymbols shows the glyphs at U+F000 as the runes below 256 as well.
type cmapOfSymbols struct{ cmapSubtable }

func (c cmapOfSymbols) fill(first int, page *[256]int) {
	if first == 0 {
		first = 0xF000
	}
	c.cmapSubtable.fill(first, page)
}
