package pdfx

var paintRules = []Rule{
	{"contents", "every content stream can be read", "ISO 32000-1, 7.8.2", "",
		func(r *reading, _ Standard) []string { return r.operations["unreadable"] }},
	{"operators", "contents hold no operator that PDF does not know, not even between BX and EX", "ISO 15930-4", "",
		func(r *reading, _ Standard) []string { return r.operations["unknown"] }},
	{"rendering-intents", "rendering intents are the four that there are", "ISO 15930-4, 6.2; ISO 32000-1, 8.6.5.8", "", findRenderingIntents},
	{"fonts", "every font is in the file", "AN 2.18; ISO 15930-4, 6.3; list", "", findFonts},
	{"glyph-maps", "a composite TrueType font says which glyph each code is", "ISO 32000-1, 9.7.4.2", "", findGlyphMaps},
	{"transfer", "there are no transfer curves", "ISO 15930-4; list", "", findTransfer},
	{"halftones", "halftones have no name, and in PDF/X-1a are of type 1 or 5", "ISO 15930-4; list", "", findHalftones},
}

func findRenderingIntents(r *reading, _ Standard) []string {
	out := r.eachStream(func(d Dict) string {
		n := r.Name(d["Intent"])
		return textIf(r.Name(d["Subtype"]) == "Image" && n != "" && !isIntent(n), string(n))
	})
	out = append(out, r.eachState(func(d Dict) string {
		n := r.Name(d["RI"])
		return textIf(n != "" && !isIntent(n), string(n))
	})...)
	return append(out, r.operations["rendering intent"]...)
}

// eachState looks at the graphics states that something can paint with.
func (r *reading) eachState(find func(Dict) string) []string {
	return r.eachResource("ExtGState", find)
}

func (r *reading) eachResource(kind Name, find func(Dict) string) []string {
	var out []string
	for i := range r.surfaces {
		s := &r.surfaces[i]
		for _, e := range r.each(s.resources[kind]) {
			if what := find(r.Dict(e.object)); what != "" {
				out = append(out, s.where+", "+string(e.name)+": "+what)
			}
		}
	}
	return out
}

// descendant returns the font below a composite one, else the font itself.
func (r *reading) descendant(d Dict) Dict {
	if below := r.Array(d["DescendantFonts"]); len(below) > 0 {
		return r.Dict(below[0])
	}
	return d
}

func findFonts(r *reading, _ Standard) []string {
	return r.eachResource("Font", func(d Dict) string {
		if r.Name(d["Subtype"]) == "Type3" {
			return "" // its glyphs are content
		}
		descriptor := r.Dict(r.descendant(d)["FontDescriptor"])
		for _, k := range []Name{"FontFile", "FontFile2", "FontFile3"} {
			if s, ok := r.At(descriptor[k]).(*Stream); ok && len(s.Content) > 0 {
				return ""
			}
		}
		return "the font " + string(r.Name(d["BaseFont"])) + " is not in the file"
	})
}

func findGlyphMaps(r *reading, _ Standard) []string {
	return r.eachResource("Font", func(d Dict) string {
		below := r.descendant(d)
		return textIf(r.Name(below["Subtype"]) == "CIDFontType2" && r.At(below["CIDToGIDMap"]) == nil, "there is no CIDToGIDMap")
	})
}

func findTransfer(r *reading, _ Standard) []string {
	return r.eachState(func(d Dict) string {
		hasCurve := d["TR"] != nil && r.Name(d["TR"]) != "Identity"
		hasSecond := d["TR2"] != nil && r.Name(d["TR2"]) != "Default"
		return textIf(hasCurve || hasSecond, "a transfer curve")
	})
}

func findHalftones(r *reading, s Standard) []string {
	return r.eachState(func(d Dict) string {
		ht := r.Dict(d["HT"])
		kind, _ := r.Number(ht["HalftoneType"])
		switch {
		case ht == nil:
			return ""
		case ht["HalftoneName"] != nil:
			return "a halftone with a name"
		}
		return textIf(s == X1a && kind != 1 && kind != 5, "a halftone of another type")
	})
}
