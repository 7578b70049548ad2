package font

import (
	"encoding/binary"
	"slices"

	"broadsheet/backend/finding"
)

// Subset returns a TrueType font file that holds the outlines of the glyphs
// given, and of their components; glyph numbers stay what they are, and the
// file ends with the highest one used. The same glyphs give the same bytes, in
// whatever order. Cubic outlines (CFF) are approximated by quadratic ones, to
// a two-thousandth of an em.
//
// The file has no character map: a PDF names glyphs by their numbers. A face
// that may only be embedded whole is returned with all its outlines. The error
// is font.no-embedding, if the face forbids it, or font.damaged.
func (f *Face) Subset(gids []GID) ([]byte, error) {
	if f.facts.embedding == EmbedForbidden {
		return nil, finding.Stop(CodeNoEmbedding, finding.Place{}, "face", f.PostScriptName())
	}
	if f.facts.embedding == EmbedWhole {
		gids = f.allGlyphs()
	}
	used := f.withComponents(gids)
	last := used[len(used)-1]
	s := subset{face: f, count: int(last) + 1, used: used, lefts: map[GID]uint16{}}
	return s.write()
}

func (f *Face) allGlyphs() []GID {
	all := make([]GID, f.facts.glyphs)
	for i := range all {
		all[i] = GID(i)
	}
	return all
}

// withComponents returns .notdef, the glyphs given and those that they are
// made of, sorted.
func (f *Face) withComponents(gids []GID) []GID {
	seen := make([]bool, f.facts.glyphs)
	todo := append([]GID{0}, gids...)
	var used []GID
	for len(todo) > 0 {
		g := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if int(g) >= len(seen) || seen[g] {
			continue
		}
		seen[g] = true
		used = append(used, g)
		if f.facts.format != TrueType {
			continue
		}
		if b := f.glyphBytes(g); len(b) >= 10 && i16(b, 0) < 0 {
			for _, c := range componentsOf(b) {
				todo = append(todo, c.glyph)
			}
		}
	}
	slices.Sort(used)
	return used
}

// subset is a font file in the making.
type subset struct {
	face  *Face
	count int   // glyphs of the file
	used  []GID // those with outlines, sorted

	// Of the quadratic glyphs made from CFF: the largest numbers of points and
	// contours, and where each one's box begins.
	points, contours int
	lefts            map[GID]uint16
}

func (s *subset) write() ([]byte, error) {
	tables, err := s.tables()
	if err != nil {
		return nil, err
	}
	return writeSFNT(flavourTrueType, tables), nil
}

// tables are those that a PDF's viewer needs (ISO 32000, 9.9), and post and
// name, which other readers miss otherwise, sorted by tag.
func (s *subset) tables() ([]table, error) {
	glyf, loca, hasLongLoca := s.outlines()
	if glyf == nil || len(s.face.hmtx()) < 4*s.face.facts.longMetrics {
		return nil, damaged("glyf")
	}
	tables := []table{
		{"cmap", emptyCmap},
		{"cvt ", s.face.file.table("cvt ")},
		{"fpgm", s.face.file.table("fpgm")},
		{"glyf", glyf},
		{"head", s.head(hasLongLoca)},
		{"hhea", s.hhea()},
		{"hmtx", s.hmtx()},
		{"loca", loca},
		{"maxp", s.maxp()},
		{"name", s.name()},
		{"post", append([]byte{0, 3, 0, 0}, make([]byte, 28)...)},
		{"prep", s.face.file.table("prep")},
	}
	return slices.DeleteFunc(tables, func(t table) bool { return t.content == nil }), nil
}

// emptyCmap is a character map of format 12 without groups.
var emptyCmap = []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0}

// outlines writes glyf and loca. Short offsets, which count in pairs of
// bytes, are used where they reach. It gives up, with nil, where the glyphs
// are together far larger than the table that they come from: in a damaged
// face they may all lie on each other.
func (s *subset) outlines() (glyf, loca []byte, hasLongLoca bool) {
	if glyf, loca, ok := s.wholeTables(); ok {
		return glyf, loca, s.face.facts.hasLongLoca
	}
	source, _ := s.face.file.record("glyf")
	offsets := make([]uint32, s.count+1)
	glyf = []byte{}
	next := 0
	for _, g := range s.used {
		for ; next <= int(g); next++ {
			offsets[next] = uint32(len(glyf))
		}
		glyf = append(glyf, s.glyph(g)...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		if s.face.facts.format == TrueType && int64(len(glyf)) > 2*source.length+4*int64(s.count) {
			return nil, nil, false
		}
	}
	for ; next <= s.count; next++ {
		offsets[next] = uint32(len(glyf))
	}
	if len(glyf) == 0 { // a table of no bytes is taken for a missing one
		glyf = make([]byte, 4)
	}
	loca, hasLongLoca = writeLoca(offsets)
	return glyf, loca, hasLongLoca
}

func writeLoca(offsets []uint32) (loca []byte, isLong bool) {
	isLong = offsets[len(offsets)-1] > 2*0xFFFF
	for _, o := range offsets {
		if isLong {
			loca = binary.BigEndian.AppendUint32(loca, o)
		} else {
			loca = binary.BigEndian.AppendUint16(loca, uint16(o/2))
		}
	}
	return loca, isLong
}

// glyph returns a glyph's description for table glyf.
func (s *subset) glyph(g GID) []byte {
	if s.face.facts.format == TrueType {
		return s.face.glyphBytes(g)
	}
	q := quadratic(s.face.Outline(g), float32(s.face.facts.unitsPerEm)/2000)
	s.points, s.contours = max(s.points, len(q)), max(s.contours, countContours(q))
	glyph := encodeGlyph(q)
	s.lefts[g] = uint16(u16(glyph, 2))
	return glyph
}

func (s *subset) head(hasLongLoca bool) []byte {
	head := slices.Clone(s.face.file.table("head"))[:54]
	format := uint16(0)
	if hasLongLoca {
		format = 1
	}
	binary.BigEndian.PutUint16(head[50:], format)
	return head
}

func (s *subset) hhea() []byte {
	hhea := slices.Clone(s.face.file.table("hhea"))[:36]
	binary.BigEndian.PutUint16(hhea[34:], uint16(min(s.count, s.face.facts.longMetrics)))
	return hhea
}

// hmtx keeps the metrics of the glyphs used; zeros deflate to nothing. Where
// glyphs share the last full entry's advance, that entry is kept.
func (s *subset) hmtx() []byte {
	from, long := s.face.hmtx(), min(s.count, s.face.facts.longMetrics)
	out := make([]byte, 4*long+2*(s.count-long))
	if s.count > long {
		copy(out[4*long-4:4*long-2], from[4*long-4:])
	}
	for _, g := range s.used {
		at, n := 4*int(g), 4
		if int(g) >= long {
			at, n = 4*long+2*(int(g)-long), 2
		}
		if at+n <= len(from) {
			copy(out[at:at+n], from[at:])
		}
		// Viewers move a glyph so that its box begins at the side bearing.
		if left, ok := s.lefts[g]; ok {
			binary.BigEndian.PutUint16(out[at+n-2:], left)
		}
	}
	return out
}

// maxp counts the glyphs that are left. A face with CFF outlines has a short
// one, which lacks what TrueType needs.
func (s *subset) maxp() []byte {
	maxp := slices.Clone(s.face.file.table("maxp"))
	if s.face.facts.format != TrueType || len(maxp) < 32 {
		maxp = make([]byte, 32)
		binary.BigEndian.PutUint32(maxp, 0x00010000)
		binary.BigEndian.PutUint16(maxp[6:], uint16(s.points))
		binary.BigEndian.PutUint16(maxp[8:], uint16(s.contours))
		binary.BigEndian.PutUint16(maxp[14:], 2) // zones, as every TrueType face says
	}
	binary.BigEndian.PutUint16(maxp[4:], uint16(s.count))
	return maxp[:32]
}

// name holds the PostScript name alone, in Windows Unicode.
func (s *subset) name() []byte {
	var text []byte
	for _, r := range s.face.PostScriptName() {
		text = binary.BigEndian.AppendUint16(text, uint16(r))
	}
	out := []byte{0, 0, 0, 1, 0, 18, 0, 3, 0, 1, 0x04, 0x09, 0, namePostScript}
	out = binary.BigEndian.AppendUint16(out, uint16(len(text)))
	out = append(out, 0, 0)
	return append(out, text...)
}
