package font

// Format tells how a face stores its outlines.
type Format uint8

// The formats.
const (
	TrueType Format = iota // quadratic curves, table glyf
	CFF                    // cubic curves, table "CFF "
)

// Embedding tells whether a face may be put into a PDF (OS/2 fsType).
type Embedding uint8

// What fsType allows.
const (
	EmbedSubset    Embedding = iota // embed, and leave out glyphs
	EmbedWhole                      // embed, but not a part of it
	EmbedForbidden                  // do not embed, or only bitmaps of it
)

// facts are what head, hhea, maxp and OS/2 say about a face. Lengths are in
// font units.
type facts struct {
	format                   Format
	unitsPerEm               int
	glyphs                   int
	longMetrics              int  // entries of hmtx that have a width
	hasLongLoca              bool // loca has 32-bit offsets
	ascent, descent          int  // descent is negative
	capHeight                int  // 0: not given
	weight                   int
	isItalic                 bool
	fsType                   int
	embedding                Embedding
	left, bottom, right, top int // of the box around all glyphs
}

// readFacts reads the small tables. It fails where one that every face must
// have is missing, or outlines are.
func readFacts(file *sfnt) (facts, error) {
	head, hhea, maxp := file.table("head"), file.table("hhea"), file.table("maxp")
	f := facts{
		unitsPerEm:  u16(head, 18),
		glyphs:      u16(maxp, 4),
		hasLongLoca: u16(head, 50) != 0,
		longMetrics: u16(hhea, 34),
		ascent:      i16(hhea, 4),
		descent:     i16(hhea, 6),
		left:        i16(head, 36), bottom: i16(head, 38), right: i16(head, 40), top: i16(head, 42),
	}
	hmtx, _ := file.record("hmtx")
	switch {
	case len(head) < 54 || f.unitsPerEm < 16 || f.unitsPerEm > 16384:
		return f, damaged("head")
	case len(maxp) < 6 || f.glyphs == 0:
		return f, damaged("maxp")
	case len(hhea) < 36 || f.longMetrics == 0:
		return f, damaged("hhea")
	case hmtx.length < 4*int64(f.longMetrics):
		return f, damaged("hmtx")
	}
	if err := f.readFormat(file); err != nil {
		return f, err
	}
	f.readOS2(file.table("OS/2"), u16(head, 44))
	if f.descent > 0 { // some faces give it as a distance
		f.descent = -f.descent
	}
	return f, nil
}

func (f *facts) readFormat(file *sfnt) error {
	_, hasGlyf := file.record("glyf")
	_, hasLoca := file.record("loca")
	_, hasCFF := file.record("CFF ")
	switch {
	case hasGlyf && hasLoca:
		f.format = TrueType
	case hasCFF:
		f.format = CFF
	default:
		return damaged("glyf")
	}
	return nil
}

// The bits of OS/2 fsSelection and head macStyle that are read.
const (
	selectionItalic        = 1 << 0
	selectionBold          = 1 << 5
	selectionUseTypoMetric = 1 << 7
	selectionOblique       = 1 << 9
	macBold                = 1 << 0
	macItalic              = 1 << 1
)

// readOS2 reads weight, slope, licence bits and metrics. Without the table
// the old Macintosh style bits must do.
func (f *facts) readOS2(os2 []byte, macStyle int) {
	f.weight = 400
	if macStyle&macBold != 0 {
		f.weight = 700
	}
	f.isItalic = macStyle&macItalic != 0
	if len(os2) < 68 {
		return
	}
	selection := u16(os2, 62)
	f.weight = weightClass(u16(os2, 4), selection&selectionBold != 0)
	f.isItalic = selection&(selectionItalic|selectionOblique) != 0
	f.fsType = u16(os2, 8)
	f.embedding = embeddingOf(f.fsType)
	if selection&selectionUseTypoMetric != 0 && len(os2) >= 72 {
		f.ascent, f.descent = i16(os2, 68), i16(os2, 70)
	}
	if u16(os2, 0) >= 2 && len(os2) >= 90 {
		f.capHeight = i16(os2, 88)
	}
}

// weightClass mends usWeightClass: some old faces count from 1 to 9.
func weightClass(class int, isBold bool) int {
	switch {
	case class >= 1 && class <= 9:
		return class * 100
	case class >= 10 && class <= 1000:
		return class
	case isBold:
		return 700
	}
	return 400
}

// embeddingOf reads fsType (OpenType 1.9, OS/2): of the usage bits the most
// permissive counts; preview and print is enough for a page that is printed.
func embeddingOf(fsType int) Embedding {
	const restricted, preview, editable, noSubset, bitmapOnly = 0x2, 0x4, 0x8, 0x100, 0x200
	switch {
	case fsType&bitmapOnly != 0:
		return EmbedForbidden
	case fsType&restricted != 0 && fsType&(preview|editable) == 0:
		return EmbedForbidden
	case fsType&noSubset != 0:
		return EmbedWhole
	}
	return EmbedSubset
}
