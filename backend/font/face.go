package font

import (
	"fmt"
	"hash/fnv"
	"io"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font/cff"
)

// Face is one face of a font. It reads the tables that are asked for, when
// they are asked for, and is safe for concurrent use.
type Face struct {
	file   *sfnt
	facts  facts
	names  names
	id     FaceID
	hmtx   func() []byte // horizontal metrics
	loca   func() []byte // where glyphs lie in glyf
	runes  func() *runeMap
	cff    func() *cff.CFF // nil if the face has none
	metric func() Metrics
	shaper shapers
}

// ParseFace reads face index (0, or its number in a collection) of a font
// file. Only its small tables are read now, the others when they are needed;
// data must not change any more. The error is a finding: font.not-a-font,
// font.damaged or font.no-such-face.
func ParseFace(data []byte, index int) (*Face, error) {
	file, err := openBytes(data, index)
	if err != nil {
		return nil, err
	}
	return newFace(file)
}

// ParseFaceAt is ParseFace for a file that does not lie in memory. The reader
// must serve as long as the face is used, and must not fail from then on.
func ParseFaceAt(r io.ReaderAt, size int64, index int) (*Face, error) {
	file, err := openReader(r, size, index)
	if err != nil {
		return nil, err
	}
	return newFace(file)
}

func newFace(file *sfnt) (*Face, error) {
	facts, err := readFacts(file)
	if err != nil {
		return nil, err
	}
	f := &Face{file: file, facts: facts, names: readNames(file.table("name"))}
	if f.names.postScript == "" {
		f.names.postScript = strings.ReplaceAll(f.names.family, " ", "")
	}
	f.id = f.makeID()
	f.hmtx = sync.OnceValue(func() []byte { return file.table("hmtx") })
	f.loca = sync.OnceValue(func() []byte { return file.table("loca") })
	f.runes = sync.OnceValue(func() *runeMap { return newRuneMap(file.table("cmap"), facts.glyphs) })
	f.cff = sync.OnceValue(f.readCFF)
	f.metric = sync.OnceValue(f.readMetrics)
	f.shaper.face = f
	return f, nil
}

// makeID hashes the table directory, which holds a checksum of every table:
// two files of the same name differ in it when they differ at all.
func (f *Face) makeID() FaceID {
	h := fnv.New64a()
	for _, t := range f.file.tables {
		fmt.Fprintf(h, "%s %08x %d\n", t.tag, t.checksum, t.length)
	}
	return FaceID(fmt.Sprintf("%s-%08x", f.names.postScript, uint32(h.Sum64()>>32)))
}

// ID names the face for good.
func (f *Face) ID() FaceID { return f.id }

// Family returns the family's name, in English where it has one.
func (f *Face) Family() string { return f.names.family }

// Weight returns the weight, 1 to 1000 (400 is regular).
func (f *Face) Weight() int { return f.facts.weight }

// Italic reports whether the face is an italic or oblique.
func (f *Face) Italic() bool { return f.facts.isItalic }

// PostScriptName returns the name that a PDF calls the face by.
func (f *Face) PostScriptName() string { return f.names.postScript }

// Embedding tells what the face's licence bits allow.
func (f *Face) Embedding() Embedding { return f.facts.embedding }

// FSType returns the licence bits themselves (OpenType 1.9, OS/2).
func (f *Face) FSType() int { return f.facts.fsType }

// Licence returns what the face says of its licence in words.
func (f *Face) Licence() Licence { return f.names.licence }

// Format tells how the outlines are stored in the file. Subset gives TrueType
// for all of them.
func (f *Face) Format() Format { return f.facts.format }

// GlyphCount returns the number of glyphs, .notdef included.
func (f *Face) GlyphCount() int { return f.facts.glyphs }

// GID returns the glyph of a rune by the face's character map; false, with
// .notdef, if the face lacks it.
func (f *Face) GID(r rune) (GID, bool) {
	g := f.runes().glyph(r)
	return g, g != 0
}

// Advance returns a glyph's advance width in font units; 0 for a number that
// the face does not have.
func (f *Face) Advance(g GID) int32 {
	if int(g) >= f.facts.glyphs {
		return 0
	}
	// Glyphs beyond the last full entry share its width.
	return int32(u16(f.hmtx(), 4*min(int(g), f.facts.longMetrics-1)))
}
