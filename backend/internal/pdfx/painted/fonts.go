package painted

import (
	"reflect"
	"strings"
	"unicode/utf16"

	"broadsheet/backend/internal/pdfx"
)

// font is a font as far as it says how far apart glyphs stand and what they
// mean (9.6, 9.7).
type font struct {
	name       string
	isWide     bool // codes of two bytes
	isVertical bool
	unit       float64         // of widths, in ems
	widths     map[int]float64 // by code
	usual      float64
	meaning    map[int]string // by code; of a font that does not say, nil
}

// glyph is one code of a string.
type glyph struct {
	width   float64 // in ems
	text    string
	isSpace bool // word spacing applies (9.3.3)
}

// fontOf reads a font, each once.
func (p *painter) fontOf(o pdfx.Object) *font {
	d := p.file.Dict(o)
	key := reflect.ValueOf(d).Pointer() // the dictionary itself: many have no reference
	f, isKnown := p.fonts[key]
	if !isKnown {
		f = p.readFont(d)
		p.fonts[key] = f
	}
	return f
}

func (p *painter) readFont(d pdfx.Dict) *font {
	if d == nil {
		return nil
	}
	f := &font{name: string(p.file.Name(d["BaseFont"])), widths: map[int]float64{}, unit: 0.001, usual: 500}
	if s, ok := p.file.At(d["ToUnicode"]).(*pdfx.Stream); ok {
		f.meaning = meanings(s.Content)
	}
	switch p.file.Name(d["Subtype"]) {
	case "Type0":
		f.isWide = true
		f.isVertical = strings.HasSuffix(string(p.file.Name(d["Encoding"])), "-V")
		if below := p.file.Array(d["DescendantFonts"]); len(below) > 0 {
			p.readWideWidths(f, p.file.Dict(below[0]))
		}
		return f
	case "Type3":
		if m := numbers(p.file.Array(d["FontMatrix"])); len(m) == 6 {
			f.unit = m[0]
		}
	}
	from := p.code(d["FirstChar"])
	for i, w := range p.file.Array(d["Widths"]) {
		if v, ok := p.file.Number(w); ok && i < 1<<16 {
			f.widths[from+i] = v
		}
	}
	return f
}

// readWideWidths reads the widths of a composite font (9.7.4.3); codes are taken
// for glyphs, which is what files for the press have.
func (p *painter) readWideWidths(f *font, d pdfx.Dict) {
	f.usual = 1000
	if v, ok := p.file.Number(d["DW"]); ok {
		f.usual = v
	}
	if f.isVertical {
		return // glyphs follow one another an em apart
	}
	list := p.file.Array(d["W"])
	for i := 0; i+1 < len(list); {
		from := p.code(list[i])
		if run := p.file.Array(list[i+1]); run != nil {
			for k, o := range run {
				if v, ok := p.file.Number(o); ok {
					f.widths[from+k] = v
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		v, _ := p.file.Number(list[i+2])
		for code := from; code <= p.code(list[i+1]); code++ {
			f.widths[code] = v
		}
		i += 3
	}
}

// code is a number as a code of two bytes.
func (p *painter) code(o pdfx.Object) int {
	v, _ := p.file.Number(o)
	return int(min(max(v, 0), 1<<16-1))
}

// glyphs takes a string apart.
func (f *font) glyphs(t pdfx.Text) []glyph {
	step := 1
	if f.isWide {
		step = 2
	}
	out := make([]glyph, 0, len(t)/step)
	for i := 0; i+step <= len(t); i += step {
		code := int(t[i])
		if f.isWide {
			code = code<<8 | int(t[i+1])
		}
		out = append(out, f.glyph(code))
	}
	return out
}

func (f *font) glyph(code int) glyph {
	width, ok := f.widths[code]
	if !ok {
		width = f.usual
	}
	g := glyph{width: width * f.unit, text: f.meaning[code], isSpace: code == ' ' && !f.isWide}
	if g.text == "" && !f.isWide && code >= ' ' && code < 0x7f {
		g.text = string(rune(code))
	}
	if g.text == "" {
		g.text = "\ufffd"
	}
	return g
}

// hasInk reports whether a text says more than spaces.
func hasInk(text string) bool { return strings.TrimSpace(text) != "" }

// meanings reads what codes mean from a ToUnicode map (9.10.3): the operands
// before the end of each of its lists.
func meanings(content []byte) map[int]string {
	out := map[int]string{}
	_ = pdfx.Scan(content, func(o pdfx.Operation) { // what came before an error counts
		switch o.Operator {
		case "endbfchar":
			for i := 0; i+1 < len(o.Operands); i += 2 {
				out[codeOf(o.Operands[i])] = unicodeOf(o.Operands[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(o.Operands); i += 3 {
				addRange(out, o.Operands[i], o.Operands[i+1], o.Operands[i+2])
			}
		}
	})
	return out
}

// addRange adds the meanings of a run of codes: a list, or the first of them.
func addRange(out map[int]string, from, to, meaning pdfx.Object) {
	low, high := codeOf(from), min(codeOf(to), 1<<16)
	list, isList := meaning.(pdfx.Array)
	begin := []rune(unicodeOf(meaning))
	for code := low; code <= high; code++ {
		switch k := code - low; {
		case isList && k < len(list):
			out[code] = unicodeOf(list[k])
		case !isList && len(begin) > 0:
			last := len(begin) - 1
			out[code] = string(begin[:last]) + string(begin[last]+rune(k))
		}
	}
}

func codeOf(o pdfx.Object) int {
	t, _ := o.(pdfx.Text)
	code := 0
	for _, b := range t[:min(len(t), 3)] {
		code = code<<8 | int(b)
	}
	return code
}

func unicodeOf(o pdfx.Object) string {
	t, _ := o.(pdfx.Text)
	units := make([]uint16, 0, len(t)/2)
	for i := 0; i+1 < len(t); i += 2 {
		units = append(units, uint16(t[i])<<8|uint16(t[i+1]))
	}
	return string(utf16.Decode(units))
}
