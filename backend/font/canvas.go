package font

import (
	"encoding/binary"
	"slices"
	"strings"

	"broadsheet/backend/finding"
)

// CanvasRune is the character that draws glyph 0 of a canvas face; glyph g is
// drawn by CanvasRune + g.
const CanvasRune = 0xF0000

// lastCanvasGlyph is the last that has a character: the two behind it would be
// noncharacters.
const lastCanvasGlyph = 0xFFFD

// Canvas returns the face as a browser's canvas wants it: a TrueType file
// whose character map gives glyph g for CanvasRune + g, and that has nothing
// by which a browser would shape, trim or kern (no GSUB, GPOS or kern). So the
// canvas draws exactly the glyphs that the layout chose. It holds the outlines
// of the glyphs given, nil means all, and characters for no others; their
// numbers stay what they are. The same glyphs give the same bytes.
//
// Licence, cubic outlines and errors are those of Subset.
func (f *Face) Canvas(gids []GID) ([]byte, error) {
	if f.facts.embedding == EmbedForbidden {
		return nil, finding.Stop(CodeNoEmbedding, finding.Place{}, "face", f.PostScriptName())
	}
	if gids == nil || f.facts.embedding == EmbedWhole {
		gids = f.allGlyphs()
	}
	used := f.withComponents(gids)
	s := subset{face: f, count: int(used[len(used)-1]) + 1, used: used, lefts: map[GID]uint16{}}
	tables, err := s.tables()
	if err != nil {
		return nil, err
	}
	tables = append(slices.DeleteFunc(tables, isCmap), table{"cmap", canvasCmap(used)}, table{"OS/2", f.canvasOS2()})
	slices.SortFunc(tables, byTag)
	return writeSFNT(flavourTrueType, tables), nil
}

func isCmap(t table) bool { return t.tag == "cmap" }

// canvasCmap is a character map of format 12: a group for each stretch of the
// glyphs that the face holds, so that a browser knows which these are.
func canvasCmap(used []GID) []byte {
	var groups [][2]int
	for _, g := range used {
		n := len(groups)
		switch {
		case g > lastCanvasGlyph:
		case n > 0 && groups[n-1][1] == int(g)-1:
			groups[n-1][1] = int(g)
		default:
			groups = append(groups, [2]int{int(g), int(g)})
		}
	}
	out := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12} // one subtable: Windows, full Unicode
	out = append(out, 0, 12, 0, 0)
	for _, v := range []int{16 + 12*len(groups), 0, len(groups)} { // length, language, groups
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	for _, g := range groups {
		for _, v := range []int{CanvasRune + g[0], CanvasRune + g[1], g[0]} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
	}
	return out
}

// sizeOS2 is the length of OS/2 version 1; browsers reject a face without it.
const sizeOS2 = 86

// canvasOS2 is the face's own table, or one that says what the others do. The
// ranges of characters are left empty: the face has only private ones.
func (f *Face) canvasOS2() []byte {
	out := make([]byte, sizeOS2)
	copy(out, f.file.table("OS/2"))
	binary.BigEndian.PutUint16(out[0:], 1)
	binary.BigEndian.PutUint16(out[4:], uint16(f.facts.weight))
	if u16(out, 6) == 0 {
		binary.BigEndian.PutUint16(out[6:], 5) // medium width
	}
	clear(out[42:58])                            // ulUnicodeRange
	binary.BigEndian.PutUint16(out[64:], 0xFFFF) // usFirstCharIndex: beyond the BMP
	binary.BigEndian.PutUint16(out[66:], 0xFFFF) // usLastCharIndex
	clear(out[78:86])                            // ulCodePageRange
	for at, v := range f.verticals() {
		binary.BigEndian.PutUint16(out[68+2*at:], uint16(v))
	}
	return out
}

// verticals are ascender, descender and line gap, then the window's ascent and
// descent. They are the layout's, so that a browser clips nothing.
func (f *Face) verticals() [5]int {
	top, bottom := max(f.facts.ascent, f.facts.top), min(f.facts.descent, f.facts.bottom)
	return [5]int{f.facts.ascent, f.facts.descent, 0, max(top, 0), max(-bottom, 0)}
}

func byTag(a, b table) int { return strings.Compare(a.tag, b.tag) }

// wholeTables are the face's own glyf and loca, where all glyphs are wanted
// and the tables are sound: copying 15 MB glyph by glyph takes a while.
func (s *subset) wholeTables() (glyf, loca []byte, ok bool) {
	if s.face.facts.format != TrueType || len(s.used) < s.face.facts.glyphs {
		return nil, nil, false
	}
	glyf, loca = s.face.file.table("glyf"), s.face.loca()
	return glyf, loca, len(glyf) > 0 && isSound(loca, s.face.facts.hasLongLoca, s.count, int64(len(glyf)))
}

// isSound reports whether the offsets of n glyphs rise and stay inside a glyf
// of size bytes.
func isSound(loca []byte, isLong bool, n int, size int64) bool {
	width := 2
	if isLong {
		width = 4
	}
	if len(loca) != width*(n+1) {
		return false
	}
	before := int64(0)
	for i := range n + 1 {
		at := 2 * int64(u16(loca, 2*i))
		if isLong {
			at = u32(loca, 4*i)
		}
		if at < before || at > size {
			return false
		}
		before = at
	}
	return true
}
