package pdfx

import (
	"slices"
	"time"
)

var metadataRules = []Rule{
	{"claim", "the file says which standard it keeps to: PDF/X-1a in the information dictionary, PDF/X-4 in the metadata", "AN 2.3; ISO 15930-4, 5; ISO 15930-7, pdfxid:GTS_PDFXVersion; list", "", findClaim},
	{"conformance", "the information dictionary says GTS_PDFXConformance (PDF/X-1a:2003)", "list", X1a,
		func(r *reading, _ Standard) []string {
			got := r.text(r.info["GTS_PDFXConformance"])
			return broken(got != string(X1a), "it says \""+got+"\"")
		}},
	{"title", "the document has a title", "ISO 15930-4; ISO 15930-7 (dc:title)", "",
		func(r *reading, s Standard) []string {
			return broken(r.said(s, "Title", "dc:title") == "", "there is no title")
		}},
	{"creation-date", "the date of creation is there and is a date", "ISO 15930-4; ISO 15930-7 (xmp:CreateDate)", "",
		func(r *reading, s Standard) []string { return r.findDate(s, "CreationDate", "xmp:CreateDate") }},
	{"mod-date", "the date of the last change is there and is a date", "ISO 15930-4; ISO 15930-7 (xmp:ModifyDate)", "",
		func(r *reading, s Standard) []string { return r.findDate(s, "ModDate", "xmp:ModifyDate") }},
	{"metadata-date", "the metadata says when it was made", "ISO 15930-7 (xmp:MetadataDate); list", X4,
		func(r *reading, s Standard) []string { return r.findDate(s, "", "xmp:MetadataDate") }},
	{"trapped", "Trapped is the name True or False", "AN 2.17; ISO 15930-4, 6.6; ISO 15930-7; list", "", findTrapped},
	{"private-keys", "values of the information dictionary that the standard does not know are strings", "AN 2.29", "", findPrivate},
	{"metadata", "there is a metadata stream that can be read", "ISO 15930-7; list", X4,
		func(r *reading, _ Standard) []string { return broken(r.xmpTrouble != "", r.xmpTrouble) }},
	{"document-id", "the metadata has xmpMM:DocumentID", "ISO 15930-7; list", X4, findProperty("xmpMM:DocumentID")},
	{"instance-id", "the metadata has xmpMM:InstanceID", "list", X4, findProperty("xmpMM:InstanceID")},
	{"version-id", "the metadata has xmpMM:VersionID", "ISO 15930-7; list", X4, findProperty("xmpMM:VersionID")},
	{"rendition-class", "the metadata has xmpMM:RenditionClass", "ISO 15930-7; list", X4, findProperty("xmpMM:RenditionClass")},
	{"agreement", "what the metadata and the information dictionary both say is the same", "ISO 15930-7; list", "", findDisagreement},
}

// said returns what the document says of itself where the standard looks for
// it: PDF/X-1a in the information dictionary, PDF/X-4 in the metadata. A
// metadata stream that cannot be read breaks a rule of its own.
func (r *reading) said(s Standard, key Name, property string) string {
	switch {
	case s == X1a:
		return r.text(r.info[key])
	case r.xmpTrouble != "":
		return "?"
	}
	return r.xmp[property]
}

func findClaim(r *reading, s Standard) []string {
	got := r.said(s, "GTS_PDFXVersion", "pdfxid:GTS_PDFXVersion")
	return broken(got != string(s) && got != "?", "it says \""+got+"\"")
}

func (r *reading) findDate(s Standard, key Name, property string) []string {
	got := r.said(s, key, property)
	if got == "?" {
		return nil
	}
	read := readXMPDate
	if s == X1a {
		read = readDate
	}
	_, ok := read(got)
	return broken(!ok, "\""+got+"\" is no date")
}

func findTrapped(r *reading, s Standard) []string {
	n := r.Name(r.info["Trapped"])
	if s == X4 {
		n = Name(r.said(s, "Trapped", "pdf:Trapped"))
	}
	return broken(n != "True" && n != "False" && n != "?", "Trapped is \""+string(n)+"\"")
}

// knownKeys are those of the information dictionary (ISO 32000-1, 14.3.3).
var knownKeys = []Name{"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped"}

func findPrivate(r *reading, _ Standard) []string {
	var out []string
	for _, e := range r.each(r.info) {
		if _, isText := r.At(e.object).(Text); !isText && !slices.Contains(knownKeys, e.name) {
			out = append(out, string(e.name)+" is no string")
		}
	}
	return out
}

func findProperty(property string) func(*reading, Standard) []string {
	return func(r *reading, _ Standard) []string {
		return broken(r.xmpTrouble == "" && r.xmp[property] == "", "it is missing")
	}
}

// pairs are what both places say.
var pairs = []struct {
	key      Name
	property string
	isDate   bool
}{
	{"Title", "dc:title", false}, {"Author", "dc:creator", false}, {"Subject", "dc:description", false},
	{"Creator", "xmp:CreatorTool", false}, {"Producer", "pdf:Producer", false}, {"Keywords", "pdf:Keywords", false},
	{"CreationDate", "xmp:CreateDate", true}, {"ModDate", "xmp:ModifyDate", true},
}

// findDisagreement compares only what both say: what is missing breaks other
// rules.
func findDisagreement(r *reading, _ Standard) []string {
	var out []string
	for _, p := range pairs {
		a, b := r.text(r.info[p.key]), r.xmp[p.property]
		if a != "" && b != "" && !isSame(a, b, p.isDate) {
			out = append(out, string(p.key)+" is \""+a+"\", "+p.property+" is \""+b+"\"")
		}
	}
	trapped, said := string(r.Name(r.info["Trapped"])), r.xmp["pdf:Trapped"]
	return append(out, broken(isAnswer(trapped) && isAnswer(said) && trapped != said, "Trapped is "+trapped+" and "+said)...)
}

func isAnswer(s string) bool { return s == "True" || s == "False" }

// isSame compares; of dates the moment counts. What is no date breaks another
// rule.
func isSame(a, b string, isDate bool) bool {
	if !isDate {
		return a == b
	}
	x, ok := readDate(a)
	y, also := readXMPDate(b)
	return !ok || !also || x.Equal(y.Truncate(time.Second))
}
