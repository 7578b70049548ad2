package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"

	"broadsheet/backend/font"
)

// shaper turns a text into clusters of glyphs.
type shaper struct {
	book    *font.Book
	options font.ShapeOptions
	text    []rune
	classes []class
	latin   []latinBreak

	faces    []*font.Face
	runs     []shapeRun
	missing  []rune
	em       int64
	pen      int64
	glyphs   []glyph
	clusters []cluster
	splits   []split
	inks     *inkCache
}

// shapeRun is a stretch of text that one face shapes at once; face -1 is
// white space and what else does not show.
type shapeRun struct {
	start, end int
	face       int16
	script     language.Script
}

// look is a rune's appearance in the paragraph: which of the paragraph's
// queries asks for its face.
type look struct {
	query font.Query
	face  *font.Face // the query's first choice, nil before it is asked for
}

// faceIndex returns the index of a face among those of the paragraph.
func (s *shaper) faceIndex(f *font.Face) int16 {
	for i, g := range s.faces {
		if g == f {
			return int16(i)
		}
	}
	s.faces = append(s.faces, f)
	return int16(len(s.faces) - 1)
}

// note lists a rune that no face has, once.
func (s *shaper) note(r rune) {
	for _, m := range s.missing {
		if m == r {
			return
		}
	}
	s.missing = append(s.missing, r)
}

// itemise cuts the text into runs of one face and script. Grapheme clusters
// stay together, with the face of their first rune.
func (s *shaper) itemise(looks []look, lookOf []uint8) {
	starts := graphemes(s.text)
	for i := 0; i < len(s.text); {
		end := i + 1
		for starts != nil && end < len(s.text) && !starts[end] {
			end++
		}
		s.addGrapheme(i, end, &looks[lookOf[i]])
		i = end
	}
}

// addGrapheme appends a grapheme cluster to the last run or begins a new one.
func (s *shaper) addGrapheme(start, end int, l *look) {
	run := shapeRun{start: start, end: end, face: -1}
	r, c := s.text[start], s.classes[start]
	n := len(s.runs)
	if c == classSpace || c == classNewline || c == classIgnorable {
		if r == ' ' && n > 0 && s.runs[n-1].face >= 0 && s.runs[n-1].end == start {
			s.runs[n-1].end = end // shaped with its word, for the kerning
			return
		}
		s.runs = append(s.runs, run)
		return
	}
	f := s.faceFor(l, start)
	if f == nil { // a Book without faces: the text keeps its room
		s.runs = append(s.runs, run)
		return
	}
	run.face, run.script = s.faceIndex(f), scriptOf(r, c)
	if n > 0 && s.runs[n-1].joins(run) {
		s.runs[n-1].end = end
		return
	}
	s.runs = append(s.runs, run)
}

// joins reports whether the next grapheme can be shaped together with a run;
// signs of no script go with any but Han, whose marks are of its own.
func (r *shapeRun) joins(next shapeRun) bool {
	if r.face != next.face || r.end != next.start {
		return false
	}
	if r.script == next.script {
		return true
	}
	if r.script == language.Han || next.script == language.Han {
		return false
	}
	if next.script == language.Common {
		return true
	}
	if r.script == language.Common {
		r.script = next.script
		return true
	}
	return false
}

// scriptOf is the script that a rune is shaped in.
func scriptOf(r rune, c class) language.Script {
	if c != classLatin {
		if c == classHan && r >= 0x3040 {
			if s := language.LookupScript(r); s.Strong() {
				return s
			}
		}
		return language.Han
	}
	if r < 0x80 {
		if isAlnum(r) && !isDigit(r) {
			return language.Latin
		}
		return language.Common
	}
	if s := language.LookupScript(r); s.Strong() {
		return s
	}
	return language.Common
}

// faceFor finds the face of a grapheme cluster by its first rune and notes
// what is missing. It is nil where the Book has no face at all.
func (s *shaper) faceFor(l *look, at int) *font.Face {
	r := s.text[at]
	if l.face != nil {
		if _, ok := l.face.GID(r); ok {
			return l.face
		}
	}
	f, ok := s.book.FaceFor(l.query, r)
	if !ok {
		s.note(r)
	}
	if l.face == nil {
		l.face = f
	}
	return f
}

// shape shapes all runs. em must be set before.
func (s *shaper) shape() {
	s.glyphs = make([]glyph, 0, len(s.text)+8)
	s.clusters = make([]cluster, 0, len(s.text))
	for _, run := range s.runs {
		if run.face < 0 {
			for at := run.start; at < run.end; at++ {
				s.addBlank(at, s.blankWidth(at))
			}
			continue
		}
		s.shapeRun(run)
	}
}

// leastCommonEm is the least number of units per em in which the advances of
// all faces are whole, even so that half an em is whole too.
func leastCommonEm(faces []*font.Face) int64 {
	em := int64(1000)
	for _, f := range faces {
		upem := int64(f.Metrics().UnitsPerEm)
		em = em / gcd(em, upem) * upem
	}
	return em
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, 1)
}

// addBlank adds a cluster without glyphs.
func (s *shaper) addBlank(at int, width int64) {
	n := int32(len(s.glyphs))
	s.clusters = append(s.clusters, cluster{start: int32(at), end: int32(at + 1), g0: n, g1: n, pen: s.pen, advance: width})
	s.pen += width
}

// blankWidth is the width of white space and of what has no face.
func (s *shaper) blankWidth(at int) int64 {
	switch s.classes[at] {
	case classNewline, classIgnorable:
		return 0
	case classLatin:
		return s.em / 2
	}
	switch r := s.text[at]; {
	case s.classes[at] != classSpace: // no face
		return s.em
	case r == 0x3000 || r == 0x2003 || r == 0x2001:
		return s.em
	case r == 0x2002 || r == 0x2000:
		return s.em / 2
	case r >= 0x2004 && r <= 0x200A || r == 0x202F || r == 0x205F:
		return s.em / 6
	}
	if len(s.faces) > 0 {
		if gid, ok := s.faces[0].GID(' '); ok {
			return s.scale(int64(s.faces[0].Advance(gid)), 0)
		}
	}
	return s.em / 4
}

// scale converts font units of a face to the paragraph's.
func (s *shaper) scale(units int64, face int16) int64 {
	return units * (s.em / int64(s.faces[face].Metrics().UnitsPerEm))
}

// shapeRun shapes one run and cuts it into clusters.
func (s *shaper) shapeRun(run shapeRun) {
	f := s.faces[run.face]
	shaped := f.Shape(s.text[run.start:run.end], s.options)
	at := run.start // every rune up to here is in a cluster
	for i := 0; i < len(shaped); {
		k := i + 1
		for k < len(shaped) && shaped[k].Cluster == shaped[i].Cluster {
			k++
		}
		end := run.end
		if k < len(shaped) {
			end = run.start + shaped[k].Cluster
		}
		if end > at {
			s.addCluster(run, shaped[i:k], at, end)
			at = end
		}
		i = k
	}
	for ; at < run.end; at++ { // a run that shaped to nothing
		s.addBlank(at, 0)
	}
}

// addCluster adds the glyphs of the runes from start to end. A space is drawn
// by no glyph of its own; where a face joins it with others it stays there.
func (s *shaper) addCluster(run shapeRun, shaped []font.Glyph, start, end int) {
	k := cluster{start: int32(start), end: int32(end), face: run.face, pen: s.pen}
	if s.classes[start] == classSpace {
		for _, g := range shaped {
			k.advance += s.scale(int64(g.Advance), run.face)
		}
		k.g0, k.g1 = int32(len(s.glyphs)), int32(len(s.glyphs))
	} else {
		drawn := s.addGlyphs(run.face, shaped, start, s.pen)
		k.g0, k.g1, k.advance = drawn.g0, drawn.g1, drawn.width
	}
	s.pen += k.advance
	if len(shaped) == 1 && needsInk(s.classes[start], s.text[start]) {
		k.ink = s.inkOf(run.face, shaped[0].GID)
	}
	s.divide(&k)
	s.clusters = append(s.clusters, k)
	if k.end < int32(end) {
		s.clusters = append(s.clusters, cluster{start: k.end, end: int32(end), face: k.face, g0: k.g1, g1: k.g1, pen: s.pen})
	}
}

// addGlyphs adds the glyphs of one cluster, whose runes begin at start, from
// pen on.
func (s *shaper) addGlyphs(face int16, shaped []font.Glyph, start int, pen int64) part {
	t := part{g0: int32(len(s.glyphs))}
	for _, g := range shaped {
		s.glyphs = append(s.glyphs, glyph{gid: g.GID, cluster: int32(start),
			pen: pen + t.width + s.scale(int64(g.XOffset), face), rise: s.scale(int64(g.YOffset), face)})
		t.width += s.scale(int64(g.Advance), face)
	}
	t.g1 = int32(len(s.glyphs))
	return t
}

// needsInk reports whether a character is placed by its ink.
func needsInk(c class, r rune) bool {
	return c.isMark() || c == classInterpunct || c == classSolidus || isQuote(r)
}

// divide prepares a ligature for a hyphen inside it: it keeps the runes before
// the hyphen, and the parts are shaped for themselves.
func (s *shaper) divide(k *cluster) {
	for at := k.start + 1; at < k.end; at++ {
		if s.latin[at] != latinHyphen {
			continue
		}
		s.splits = append(s.splits, split{left: s.shapePart(k.face, k.start, at), right: s.shapePart(k.face, at, k.end)})
		k.split, k.end = int32(len(s.splits)-1), at
		return
	}
}

// shapePart shapes a part of a ligature.
func (s *shaper) shapePart(face int16, start, end int32) part {
	shaped := s.faces[face].Shape(s.text[start:end], s.options)
	return s.addGlyphs(face, shaped, int(start), 0)
}

// inkOf is the horizontal reach of a glyph's ink in the paragraph's units.
func (s *shaper) inkOf(face int16, gid font.GID) ink {
	reach := s.inks.of(s.faces[face], gid)
	return ink{s.scale(reach.left, face), s.scale(reach.right, face)}
}

// graphemes marks the runes that begin a grapheme cluster; nil where each rune
// is one.
func graphemes(text []rune) []bool {
	if !hasCombining(text) {
		return nil
	}
	starts := make([]bool, len(text)+1)
	seg := segmenters.Get().(*segmenter.Segmenter)
	defer segmenters.Put(seg)
	seg.Init(text)
	for it := seg.GraphemeIterator(); it.Next(); {
		starts[it.Grapheme().Offset] = true
	}
	return starts
}

// hasCombining reports whether some rune may join the one before it.
func hasCombining(text []rune) bool {
	for _, r := range text {
		switch {
		case r < 0x300 || r >= 0x3041 && r < 0xA000:
		case r >= 0x1F000 && r < 0x1FC00, r == 0x200D, r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000:
			return true
		case r >= 0xAC00 && r < 0xD7B0, r >= 0x2010 && r < 0x20D0, r >= 0x3000 && r < 0x302A, r >= 0xFF00 && r < 0xFFF0:
		case unicode.Is(unicode.M, r), r >= 0x1100 && r < 0x1200, r >= 0x0E00 && r < 0x0F00:
			return true
		}
	}
	return false
}
