package testfont

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"github.com/go-text/typesetting/font/opentype"
)

// build writes the font file of a variant: .notdef, a glyph for each rune in
// order, and at the end the dash pair where it is asked for.
func build(o Options) []byte {
	if o.Family == "" {
		o.Family = "Square"
	}
	if o.Weight == 0 {
		o.Weight = 400
	}
	runes := runesOf(o)
	shapes := []shape{{1000, 100, 0, 900, 700}}
	for _, r := range runes {
		shapes = append(shapes, shapeOf(r))
	}
	tables := map[string][]byte{}
	if dashAt := indexOf(runes, '—'); o.DashLigate && dashAt >= 0 {
		tables["GSUB"] = ligatureTable(uint16(dashAt+1), uint16(len(shapes)))
		shapes = append(shapes, dashPair)
	}
	tables["glyf"], tables["loca"] = outlines(shapes)
	tables["hmtx"], tables["vmtx"] = metrics(shapes)
	tables["cmap"] = characterMap(runes)
	tables["head"] = head()
	tables["hhea"] = header(800, -200, len(shapes))
	tables["vhea"] = header(500, -500, len(shapes))
	tables["maxp"] = profile(len(shapes))
	tables["name"] = nameTable(o)
	tables["OS/2"] = os2(o)
	tables["post"] = append(be(uint32(0x00030000)), make([]byte, 28)...)
	return write(tables)
}

func write(tables map[string][]byte) []byte {
	var list []opentype.Table
	for _, tag := range []string{"GSUB", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "vhea", "vmtx"} {
		if content, ok := tables[tag]; ok {
			for len(content)%4 != 0 {
				content = append(content, 0)
			}
			list = append(list, opentype.Table{Tag: opentype.MustNewTag(tag), Content: content})
		}
	}
	return opentype.WriteTTF(list)
}

// be puts numbers in big endian order, each as wide as its type.
func be(numbers ...any) []byte {
	var out []byte
	for _, n := range numbers {
		var err error
		if out, err = binary.Append(out, binary.BigEndian, n); err != nil {
			panic("testfont: " + err.Error())
		}
	}
	return out
}

func indexOf(runes []rune, r rune) int {
	for i, have := range runes {
		if have == r {
			return i
		}
	}
	return -1
}

// outlines writes glyf and loca (long offsets): each glyph is a rectangle.
func outlines(shapes []shape) (glyf, loca []byte) {
	for _, s := range shapes {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if s.right > s.left {
			glyf = append(glyf, rectangle(s)...)
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// rectangle is a simple glyph: one contour of four points on the curve,
// clockwise from the lower left.
func rectangle(s shape) []byte {
	l, b, r, t := int16(s.left), int16(s.bottom), int16(s.right), int16(s.top)
	glyph := be(int16(1), l, b, r, t, uint16(3), uint16(0), [4]uint8{1, 1, 1, 1},
		[4]int16{l, 0, r - l, 0}, [4]int16{b, t - b, 0, b - t})
	for len(glyph)%4 != 0 {
		glyph = append(glyph, 0)
	}
	return glyph
}

// metrics writes hmtx and vmtx: a line down is an em, its origin at the top
// of the em square.
func metrics(shapes []shape) (hmtx, vmtx []byte) {
	for _, s := range shapes {
		hmtx = append(hmtx, be(uint16(s.advance), int16(s.left))...)
		vmtx = append(vmtx, be(uint16(UnitsPerEm), int16(800-s.top))...)
	}
	return hmtx, vmtx
}

// characterMap writes a cmap of one subtable of format 12.
func characterMap(runes []rune) []byte {
	var groups []byte
	count := uint32(0)
	for i := 0; i < len(runes); {
		j := i
		for j+1 < len(runes) && runes[j+1] == runes[j]+1 {
			j++
		}
		groups = append(groups, be(uint32(runes[i]), uint32(runes[j]), uint32(i+1))...)
		count++
		i = j + 1
	}
	table := be(uint16(0), uint16(1), uint16(3), uint16(10), uint32(12), // one record
		uint16(12), uint16(0), uint32(16+len(groups)), uint32(0), count)
	return append(table, groups...)
}

func head() []byte {
	return be(uint32(0x00010000), uint32(0x00010000), uint32(0), uint32(0x5F0F3CF5), uint16(3), uint16(UnitsPerEm),
		uint64(0), uint64(0), int16(0), int16(-200), int16(2000), int16(800), uint16(0), uint16(8), int16(2), int16(1), int16(0))
}

// header writes hhea or vhea.
func header(ascent, descent int16, count int) []byte {
	return be(uint32(0x00010000), ascent, descent, int16(0), uint16(2000), [10]int16{}, int16(0), uint16(count))
}

func profile(glyphs int) []byte {
	return be(uint32(0x00010000), uint16(glyphs), uint16(4), uint16(1), uint16(0), uint16(0), uint16(2), [8]uint16{})
}

func os2(o Options) []byte {
	selection := uint16(0x40) // regular
	if o.Italic {
		selection = 1
	}
	return be(uint16(4), int16(500), uint16(o.Weight), uint16(5), uint16(o.FSType), [10]int16{}, int16(0), [10]uint8{}, [4]uint32{},
		[4]uint8{'t', 'e', 's', 't'}, selection, uint16(0x20), uint16(0xFFFF), int16(800), int16(-200), int16(0), uint16(800), uint16(200),
		[2]uint32{}, int16(500), int16(700), uint16(0), uint16(0x20), uint16(1))
}

// nameTable writes family, style, full and PostScript name, and the local name
// in Simplified Chinese.
func nameTable(o Options) []byte {
	type record struct {
		language, id int
		text         string
	}
	style := map[bool]string{false: "Regular", true: "Italic"}[o.Italic]
	postScript := strings.ReplaceAll(o.Family, " ", "") + "-" + weightName(o.Weight) + style
	records := []record{{0x409, 1, o.Family}, {0x409, 2, style}, {0x409, 4, o.Family}, {0x409, 6, postScript}}
	if o.LocalName != "" {
		records = append(records, record{0x804, 1, o.LocalName})
	}
	head := be(uint16(0), uint16(len(records)), uint16(6+12*len(records)))
	var text []byte
	for _, r := range records {
		units := be(utf16.Encode([]rune(r.text)))
		head = append(head, be(uint16(3), uint16(1), uint16(r.language), uint16(r.id), uint16(len(units)), uint16(len(text)))...)
		text = append(text, units...)
	}
	return append(head, text...)
}

func weightName(weight int) string {
	return map[int]string{400: "", 500: "Medium", 600: "SemiBold", 700: "Bold", 900: "Black"}[weight]
}

// ligatureTable writes a GSUB table whose feature ccmp, in the default
// language of DFLT, makes two dashes one glyph.
func ligatureTable(dash, pair uint16) []byte {
	ligature := be(uint16(1), uint16(8), uint16(1), uint16(14), // format, coverage, one set
		uint16(1), uint16(1), dash, // coverage: format 1
		uint16(1), uint16(4), pair, uint16(2), dash) // set: one ligature of two
	lookup := append(be(uint16(4), uint16(0), uint16(1), uint16(8)), ligature...)
	lookups := append(be(uint16(1), uint16(4)), lookup...)
	script := be(uint16(4), uint16(0), uint16(0), uint16(0xFFFF), uint16(1), uint16(0))
	scripts := append(be(uint16(1), []byte("DFLT"), uint16(8)), script...)
	features := be(uint16(1), []byte("ccmp"), uint16(8), uint16(0), uint16(1), uint16(0))
	scriptsAt := 10
	featuresAt := scriptsAt + len(scripts)
	lookupsAt := featuresAt + len(features)
	out := be(uint32(0x00010000), uint16(scriptsAt), uint16(featuresAt), uint16(lookupsAt))
	out = append(out, scripts...)
	out = append(out, features...)
	return append(out, lookups...)
}
