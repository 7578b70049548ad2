package font

import (
	"bytes"
	"sync"

	gotext "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Shape turns text of one script into glyphs, left to right or, with
// o.Vertical, top to bottom. Clusters index text and never fall. Advances are
// along the line and positive in both directions of writing; a vertical
// glyph's offsets lead from the pen, which runs down the middle of the column,
// to the glyph's origin.
func (f *Face) Shape(text []rune, o ShapeOptions) []Glyph {
	if len(text) == 0 {
		return nil
	}
	s := f.shaper.take()
	if s == nil {
		return f.nominal(text)
	}
	glyphs, ok := s.shape(text, o)
	if !ok {
		// What panicked once is not used again.
		return f.nominal(text)
	}
	f.shaper.put(s)
	return glyphs
}

// nominal sets text by character map and advances alone.
func (f *Face) nominal(text []rune) []Glyph {
	out := make([]Glyph, len(text))
	for i, r := range text {
		g, _ := f.GID(r)
		out[i] = Glyph{GID: g, Cluster: i, Advance: f.Advance(g)}
	}
	return out
}

// shapers keeps the face's shapers for the next caller: each holds buffers
// and compiled plans, and serves one caller at a time.
type shapers struct {
	face *Face
	once sync.Once
	font *gotext.Font // nil if the tables cannot be used

	mu   sync.Mutex
	free []*shaper
}

// shaper shapes for one caller at a time.
type shaper struct {
	face *Face
	font *harfbuzz.Font
	buf  *harfbuzz.Buffer
}

func (p *shapers) take() *shaper {
	p.once.Do(func() { p.font = p.face.parseForShaping() })
	if p.font == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if n := len(p.free); n > 0 {
		s := p.free[n-1]
		p.free = p.free[:n-1]
		return s
	}
	return &shaper{p.face, harfbuzz.NewFont(gotext.NewFace(p.font)), harfbuzz.NewBuffer()}
}

func (p *shapers) put(s *shaper) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free = append(p.free, s)
}

// tablesForShaping are what HarfBuzz looks at. Outlines are left out: parsing
// them takes far longer than all the rest. (Where the origin of vertical text
// depends on them, shaper.origin reads the one glyph.) So are variations: we
// set every face as it is by default.
var tablesForShaping = []string{
	"GDEF", "GPOS", "GSUB", "OS/2", "VORG", "cmap", "head", "hhea", "hmtx", "kern", "kerx", "maxp", "morx", "vhea", "vmtx",
}

// parseForShaping parses a copy of the face without its outlines; nil if it
// cannot be used.
func (f *Face) parseForShaping() (font *gotext.Font) {
	defer func() {
		if recover() != nil { // see readCFF
			font = nil
		}
	}()
	var tables []table
	for _, tag := range tablesForShaping {
		if content := f.file.table(tag); content != nil {
			tables = append(tables, table{tag, content})
		}
	}
	loader, err := opentype.NewLoader(bytes.NewReader(writeSFNT(flavourTrueType, tables)))
	if err != nil {
		return nil
	}
	if font, err = gotext.NewFont(loader); err != nil {
		return nil
	}
	harfbuzz.NewFont(gotext.NewFace(font)) // if this panics, then here
	return font
}

// shape runs HarfBuzz; ok is false if it panicked.
func (s *shaper) shape(text []rune, o ShapeOptions) (out []Glyph, ok bool) {
	defer func() {
		if recover() != nil {
			out, ok = nil, false
		}
	}()
	s.buf.Clear()
	s.buf.Props = harfbuzz.SegmentProperties{
		Language:  language.NewLanguage(o.Language),
		Script:    scriptOf(text, o.Language),
		Direction: harfbuzz.LeftToRight,
	}
	if o.Vertical {
		s.buf.Props.Direction = harfbuzz.TopToBottom
	}
	s.buf.AddRunes(text, 0, len(text))
	s.buf.Shape(s.font, featuresOf(o.Features))
	return s.glyphs(o.Vertical), true
}

func featuresOf(features []Feature) []harfbuzz.Feature {
	var out []harfbuzz.Feature
	for _, f := range features {
		if len(f.Tag) == 4 {
			tag := opentype.NewTag(f.Tag[0], f.Tag[1], f.Tag[2], f.Tag[3])
			out = append(out, harfbuzz.Feature{Tag: tag, Value: f.Value, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd})
		}
	}
	return out
}

// glyphs reads what HarfBuzz left in the buffer.
func (s *shaper) glyphs(isVertical bool) []Glyph {
	out := make([]Glyph, len(s.buf.Info))
	for i, info := range s.buf.Info {
		p := s.buf.Pos[i]
		out[i] = Glyph{GID: GID(info.Glyph), Cluster: info.Cluster, Advance: p.XAdvance, XOffset: p.XOffset, YOffset: p.YOffset}
		if isVertical {
			out[i].Advance = -p.YAdvance
			out[i].YOffset += s.origin(info.Glyph)
		}
	}
	return out
}

// origin returns what must be added to a vertical glyph's offset because the
// shaper did not know its outline: the origin lies above the ink by the top
// side bearing.
func (s *shaper) origin(g gotext.GID) int32 {
	if s.face.facts.format != TrueType {
		return 0 // there VORG tells, or the ascent does
	}
	b, ok := s.face.bounds(GID(g))
	vmtx, vhea := s.face.file.table("vmtx"), s.face.file.table("vhea")
	if !ok || len(vmtx) == 0 {
		return 0
	}
	_, used := s.font.Face().GlyphVOrigin(g)
	return int32(used) - int32(b.top+bearing(vmtx, u16(vhea, 34), int(g)))
}

// bearing returns the side bearing of a glyph in hmtx or vmtx, where long of
// the entries have an advance as well.
func bearing(table []byte, long, g int) int {
	if g >= long {
		return i16(table, 4*long+2*(g-long))
	}
	return i16(table, 4*g+2)
}

// scriptOf returns the script of the first character that has one, else the
// script that the language is written in: dashes among Chinese are Chinese.
func scriptOf(text []rune, lang string) language.Script {
	for _, r := range text {
		if s := language.LookupScript(r); s.Strong() && s != language.Unknown {
			return s
		}
	}
	if len(lang) >= 2 && (lang[:2] == "zh" || lang[:2] == "ja") {
		return language.Han
	}
	return language.Latin
}

// Warm makes the face ready to shape text, which it otherwise does when it
// first has to.
func (f *Face) Warm() {
	f.runes()
	f.hmtx()
	if s := f.shaper.take(); s != nil {
		f.shaper.put(s)
	}
}
