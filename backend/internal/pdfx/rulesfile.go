package pdfx

import (
	"fmt"
	"slices"
)

var fileRules = []Rule{
	{"version", "the header and the catalog declare no later PDF than the standard builds on", "ISO 15930-4, 5 (PDF 1.4); ISO 15930-7 (PDF 1.6); list", "", findVersion},
	{"encryption", "the file is not encrypted", "AN 2.11; ISO 15930-4, 6.11", "",
		func(r *reading, _ Standard) []string {
			return broken(r.Trailer["Encrypt"] != nil, "the trailer has an Encrypt key")
		}},
	{"file-id", "the trailer has an ID of two strings", "ISO 15930-4; ISO 15930-7; list", "", findID},
	{"object-streams", "objects are kept without streams of objects and of references, which PDF 1.4 does not know", "ISO 15930-4, 5; PDF Reference 1.4", X1a,
		func(r *reading, _ Standard) []string {
			return broken(r.HasXRefStreams || r.HasObjectStreams, "the file keeps its objects as PDF 1.5 does")
		}},
	{"filters", "no stream is packed by LZW, none with a key, and in PDF/X-1a none by JBIG2 or JPEG 2000", "AN 2.8; ISO 15930-4, 6.5; ISO 15930-7; list", "", findFilters},
	{"external-streams", "no stream has its bytes in another file", "ISO 15930-4 (complete exchange); ISO 15930-7", "",
		func(r *reading, _ Standard) []string {
			return r.eachStream(func(d Dict) string { return textIf(d["F"] != nil, "its bytes are in another file") })
		}},
	{"page-tree", "the page tree can be read and has a page", "ISO 32000-1, 7.7.3", "",
		func(r *reading, _ Standard) []string {
			return append(broken(len(r.pages) == 0, "the file has no page"), broken(r.treeTrouble != "", r.treeTrouble)...)
		}},
	{"actions", "there are no actions and no scripts", "ISO 15930-4; ISO 15930-7; list", "", findActions},
	{"forms", "there are no forms to fill in", "list", "",
		func(r *reading, _ Standard) []string {
			return broken(r.catalog["AcroForm"] != nil, "the catalog has an AcroForm")
		}},
	{"layers", "PDF 1.4 knows no optional content", "ISO 15930-4, 5; PDF Reference 1.4", X1a,
		func(r *reading, _ Standard) []string {
			return broken(r.catalog["OCProperties"] != nil, "the catalog has OCProperties")
		}},
	{"layer-configurations", "each configuration of optional content has a name and switches nothing by itself", "ISO 15930-7, optional content", X4, findConfigurations},
	{"viewer-areas", "where the viewer's areas are named, they are the media box or the bleed box", "ISO 15930-4", "", findViewerAreas},
	{"alternates", "no picture has alternates", "ISO 15930-4; ISO 15930-7", "",
		func(r *reading, _ Standard) []string {
			return r.eachStream(func(d Dict) string { return textIf(d["Alternates"] != nil, "a picture has alternates") })
		}},
	{"opi", "no picture or form names a file that is to replace it", "ISO 15930-4; list", "",
		func(r *reading, _ Standard) []string {
			return r.eachStream(func(d Dict) string { return textIf(d["OPI"] != nil, "it has an OPI dictionary") })
		}},
	{"references", "no form stands for a page of another file", "ISO 15930-7 (PDF/X-5g allows it); ISO 15930-4, 5", "",
		func(r *reading, _ Standard) []string {
			return r.eachStream(func(d Dict) string {
				return textIf(r.Name(d["Subtype"]) == "Form" && d["Ref"] != nil, "a form refers to another file")
			})
		}},
	{"postscript", "there is no PostScript", "AN 2.26; ISO 15930-4, 6.10; list", "", findPostScript},
}

func findVersion(r *reading, s Standard) []string {
	limit := map[Standard]string{X4: "1.6", X1a: "1.4"}[s]
	var out []string
	if !atMost(r.Version, limit) {
		out = append(out, "the header says "+r.Version)
	}
	if v := r.Name(r.catalog["Version"]); v != "" && !atMost(string(v), limit) {
		out = append(out, "the catalog says "+string(v))
	}
	return out
}

func findID(r *reading, _ Standard) []string {
	id := r.Array(r.Trailer["ID"])
	for _, o := range id {
		if t, _ := r.At(o).(Text); len(t) == 0 {
			return []string{"a part of the ID is no string, or empty"}
		}
	}
	return broken(len(id) != 2, "the trailer has no ID of two strings")
}

// forbiddenFilters are those of both standards, and of PDF/X-1a.
var (
	forbiddenFilters = []Name{"LZWDecode", "LZW", "Crypt"}
	laterFilters     = []Name{"JBIG2Decode", "JPXDecode"}
)

func findFilters(r *reading, s Standard) []string {
	isForbidden := func(n Name) bool {
		return slices.Contains(forbiddenFilters, n) || s == X1a && slices.Contains(laterFilters, n)
	}
	out := r.eachStream(func(d Dict) string {
		for _, n := range r.list(d["Filter"]) {
			if isForbidden(n) {
				return string(n)
			}
		}
		return ""
	})
	for _, where := range r.operations["inline filter"] {
		for _, n := range forbiddenFilters {
			if len(where) > len(n) && where[len(where)-len(n):] == string(n) {
				out = append(out, where)
			}
		}
	}
	return out
}

// eachStream returns what find says of the file's streams, with their numbers.
func (r *reading) eachStream(find func(Dict) string) []string {
	var out []string
	for n, o := range r.Objects {
		if s, ok := o.(*Stream); ok {
			if what := find(s.Dict); what != "" {
				out = append(out, fmt.Sprintf("object %d: %s", n, what))
			}
		}
	}
	return out
}

// eachDict does the same for all dictionaries, those inside others too.
func (r *reading) eachDict(find func(Dict) string) []string {
	var out []string
	for n, o := range r.Objects {
		eachInside(o, 0, func(d Dict) {
			if what := find(d); what != "" {
				out = append(out, fmt.Sprintf("object %d: %s", n, what))
			}
		})
	}
	return out
}

func eachInside(o Object, depth int, do func(Dict)) {
	if depth > maxNesting {
		return
	}
	switch v := o.(type) {
	case *Stream:
		eachInside(v.Dict, depth, do)
	case Dict:
		do(v)
		for _, item := range v {
			eachInside(item, depth+1, do)
		}
	case Array:
		for _, item := range v {
			eachInside(item, depth+1, do)
		}
	}
}

func textIf(is bool, text string) string {
	if is {
		return text
	}
	return ""
}

// findActions looks for what is done by itself (AA, OpenAction), at a click (A
// of a bookmark or annotation), and for scripts by name.
func findActions(r *reading, _ Standard) []string {
	out := r.eachDict(func(d Dict) string {
		switch {
		case d["AA"] != nil:
			return "it has actions of its own (AA)"
		case r.Name(r.Dict(d["A"])["S"]) != "":
			return "it has an action (A)"
		}
		return ""
	})
	if r.Name(r.Dict(r.catalog["OpenAction"])["S"]) != "" {
		out = append(out, "the catalog has an OpenAction")
	}
	if r.Dict(r.catalog["Names"])["JavaScript"] != nil {
		out = append(out, "the catalog names scripts")
	}
	return out
}

func findConfigurations(r *reading, _ Standard) []string {
	layers := r.Dict(r.catalog["OCProperties"])
	if layers == nil {
		return nil
	}
	var out []string
	for i, o := range append(Array{layers["D"]}, r.Array(layers["Configs"])...) {
		d := r.Dict(o)
		out = append(out, broken(r.text(d["Name"]) == "", fmt.Sprintf("configuration %d has no name", i))...)
		out = append(out, broken(d["AS"] != nil, fmt.Sprintf("configuration %d switches by itself (AS)", i))...)
	}
	return out
}

func findViewerAreas(r *reading, _ Standard) []string {
	var out []string
	preferences := r.Dict(r.catalog["ViewerPreferences"])
	for _, k := range []Name{"ViewArea", "ViewClip", "PrintArea", "PrintClip"} {
		n := r.Name(preferences[k])
		out = append(out, broken(preferences[k] != nil && n != "MediaBox" && n != "BleedBox", string(k)+" is "+string(n))...)
	}
	return out
}

func findPostScript(r *reading, _ Standard) []string {
	out := r.eachStream(func(d Dict) string {
		isCode := r.Name(d["Type"]) == "XObject" && (r.Name(d["Subtype"]) == "PS" || r.Name(d["Subtype2"]) == "PS")
		return textIf(isCode, "an XObject of PostScript")
	})
	for _, where := range r.operations["PS"] {
		out = append(out, where+": the operator PS")
	}
	return out
}
