package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"broadsheet/backend/internal/pdfx"
)

// breaking is a way to break one rule, and that rule alone.
type breaking struct {
	rule string
	how  string
	only Standard // "": in files of both
	do   func(m *mutant)
}

// rgbSpace is a spot colour that stands on RGB.
var rgbSpace = array{name("Separation"), name("Gold"), name("DeviceRGB"), dict{
	"FunctionType": number(2), "Domain": array{number(0), number(1)}, "N": number(1),
	"C0": array{number(0), number(0), number(0)}, "C1": array{number(1), number(1), number(0)},
}}

var fileBreakings = []breaking{
	{"version", "header", X4, func(m *mutant) { m.version = "1.7" }},
	{"version", "header", X1a, func(m *mutant) { m.version = "1.5" }},
	{"version", "catalog", "", func(m *mutant) { m.catalog["Version"] = name("1.7") }},
	{"file-id", "none", "", func(m *mutant) { delete(m.trailer, "ID") }},
	{"file-id", "empty", "", func(m *mutant) { m.trailer["ID"] = array{text(""), text("x")} }},
	{"object-streams", "references in a stream", X1a, func(m *mutant) { m.xrefStream = true }},
	{"filters", "LZW", "", func(m *mutant) { m.add(&stream{dict{"Filter": name("LZWDecode")}, []byte("x")}) }},
	{"filters", "one of two", "", func(m *mutant) {
		m.add(&stream{dict{"Filter": array{name("ASCII85Decode"), name("LZWDecode")}}, []byte("x")})
	}},
	{"filters", "JBIG2", X1a, func(m *mutant) { m.resource("XObject", "ImX", m.add(pictureWith(dict{"Filter": name("JBIG2Decode")}))) }},
	{"filters", "JPEG 2000", X1a, func(m *mutant) { m.resource("XObject", "ImX", m.add(pictureWith(dict{"Filter": name("JPXDecode")}))) }},
	{"filters", "inline", "", func(m *mutant) { m.paint("BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID x EI") }},
	{"external-streams", "F", "", func(m *mutant) { m.add(&stream{dict{"F": text("else.bin")}, nil}) }},
	{"page-tree", "no page", "", func(m *mutant) { m.get(m.catalog["Pages"])["Kids"] = array{} }},
	{"page-tree", "a circle", "", func(m *mutant) {
		tree := m.get(m.catalog["Pages"])
		tree["Kids"] = append(tree["Kids"].(array), m.catalog["Pages"])
	}},
	{"actions", "of a page", "", func(m *mutant) { m.page["AA"] = dict{"O": dict{"S": name("Named"), "N": name("NextPage")}} }},
	{"actions", "on opening", "", func(m *mutant) { m.catalog["OpenAction"] = dict{"S": name("JavaScript"), "JS": text("1")} }},
	{"actions", "of a bookmark", "", func(m *mutant) {
		m.get(m.get(m.catalog["Outlines"])["First"])["A"] = dict{"S": name("URI"), "URI": text("http://a")}
	}},
	{"actions", "scripts", "", func(m *mutant) { m.catalog["Names"] = dict{"JavaScript": dict{"Names": array{}}} }},
	{"forms", "AcroForm", "", func(m *mutant) { m.catalog["AcroForm"] = dict{"Fields": array{}} }},
	{"layers", "named", X1a, func(m *mutant) {
		m.catalog["OCProperties"] = dict{"OCGs": array{}, "D": dict{"Name": text("all")}}
	}},
	{"layer-configurations", "no name", X4, func(m *mutant) { m.catalog["OCProperties"] = dict{"OCGs": array{}, "D": dict{}} }},
	{"layer-configurations", "switches itself", X4, func(m *mutant) {
		m.catalog["OCProperties"] = dict{"OCGs": array{}, "D": dict{"Name": text("all")}, "Configs": array{dict{"Name": text("b"), "AS": array{}}}}
	}},
	{"viewer-areas", "crop", "", func(m *mutant) { m.get(m.catalog["ViewerPreferences"])["PrintArea"] = name("CropBox") }},
	{"alternates", "of a picture", "", func(m *mutant) { m.add(pictureWith(dict{"Alternates": array{}})) }},
	{"opi", "of a form", "", func(m *mutant) { m.formWith("", dict{"OPI": dict{}}) }},
	{"references", "of a form", "", func(m *mutant) { m.formWith("", dict{"Ref": dict{"F": text("b.pdf"), "Page": number(0)}}) }},
	{"postscript", "XObject", "", func(m *mutant) {
		m.add(&stream{dict{"Type": name("XObject"), "Subtype": name("PS")}, []byte("showpage")})
	}},
	{"postscript", "form", "", func(m *mutant) { m.formWith("", dict{"Subtype2": name("PS")}) }},
	{"postscript", "operator", "", func(m *mutant) { m.paint("(showpage) PS") }},
}

var metadataBreakings = []breaking{
	{"claim", "other", X4, func(m *mutant) { m.xmp("pdfxid:GTS_PDFXVersion>PDF/X-4", "pdfxid:GTS_PDFXVersion>PDF/X-5g") }},
	{"claim", "none", X1a, func(m *mutant) { delete(m.info, "GTS_PDFXVersion") }},
	{"conformance", "other", X1a, func(m *mutant) { m.info["GTS_PDFXConformance"] = text("PDF/X-3:2003") }},
	{"title", "none", X1a, func(m *mutant) { delete(m.info, "Title") }},
	{"title", "none", X4, func(m *mutant) { m.xmp("dc:title", "dc:subject"); m.xmp("/dc:title", "/dc:subject") }},
	{"creation-date", "none", X1a, func(m *mutant) { delete(m.info, "CreationDate") }},
	{"creation-date", "no date", X1a, func(m *mutant) { m.info["CreationDate"] = text("D:20251315") }},
	{"creation-date", "no date", X4, func(m *mutant) { m.xmp("xmp:CreateDate>2025-01-15", "xmp:CreateDate>yesterday") }},
	{"mod-date", "none", X1a, func(m *mutant) { delete(m.info, "ModDate") }},
	{"mod-date", "no date", X4, func(m *mutant) { m.xmp("xmp:ModifyDate>2025-01-15", "xmp:ModifyDate>") }},
	{"metadata-date", "no date", X4, func(m *mutant) { m.xmp("xmp:MetadataDate>2025-01-15", "xmp:MetadataDate>2025-41-15") }},
	{"trapped", "unknown", X1a, func(m *mutant) { m.info["Trapped"] = name("Unknown") }},
	{"trapped", "a string", X1a, func(m *mutant) { m.info["Trapped"] = text("True") }},
	{"trapped", "unknown", X4, func(m *mutant) { m.xmp("pdf:Trapped>False", "pdf:Trapped>Unknown") }},
	{"private-keys", "a name", "", func(m *mutant) { m.info["Custom"] = name("x") }},
	{"metadata", "none", X4, func(m *mutant) { delete(m.catalog, "Metadata") }},
	{"metadata", "no XML", X4, func(m *mutant) { m.xmp("</rdf:RDF>", "</rdf:RDG>") }},
	{"document-id", "empty", X4, func(m *mutant) {
		m.xmp("xmpMM:DocumentID>uuid", "xmpMM:OriginalDocumentID>uuid")
		m.xmp("/xmpMM:DocumentID", "/xmpMM:OriginalDocumentID")
	}},
	{"instance-id", "empty", X4, func(m *mutant) {
		m.xmp("xmpMM:InstanceID>uuid", "xmpMM:Other>uuid")
		m.xmp("/xmpMM:InstanceID", "/xmpMM:Other")
	}},
	{"version-id", "empty", X4, func(m *mutant) { m.xmp("xmpMM:VersionID>1<", "xmpMM:VersionID><") }},
	{"rendition-class", "empty", X4, func(m *mutant) { m.xmp("xmpMM:RenditionClass>default<", "xmpMM:RenditionClass><") }},
	{"agreement", "title", "", func(m *mutant) { m.info["Title"] = text("Another") }},
	{"agreement", "producer", "", func(m *mutant) { m.info["Producer"] = text("Another") }},
	{"agreement", "date", "", func(m *mutant) { m.info["ModDate"] = text("D:20250115000000+08'00'") }},
	{"agreement", "trapped", "", func(m *mutant) { m.info["Trapped"] = name("True") }},
}

var intentBreakings = []breaking{
	{"output-intent", "none", "", func(m *mutant) { delete(m.catalog, "OutputIntents") }},
	{"output-intent", "of PDF/A", "", func(m *mutant) { m.intent()["S"] = name("GTS_PDFA1") }},
	{"output-intent", "two", "", func(m *mutant) {
		m.catalog["OutputIntents"] = append(m.catalog["OutputIntents"].(array), m.catalog["OutputIntents"].(array)[0])
	}},
	{"condition", "none", "", func(m *mutant) { delete(m.intent(), "OutputConditionIdentifier") }},
	{"condition-info", "none", "", func(m *mutant) { delete(m.intent(), "Info") }},
	{"profile", "none", "", func(m *mutant) { delete(m.intent(), "DestOutputProfile") }},
	{"profile", "registry alone", X4, func(m *mutant) {
		delete(m.intent(), "DestOutputProfile")
		m.intent()["RegistryName"] = text("http://www.color.org")
	}},
	{"profile-class", "a monitor", "", func(m *mutant) { m.setProfile(profileOf("mntr", "CMYK", 2)) }},
	{"profile-class", "cut", "", func(m *mutant) { m.setProfile(profileOf("prtr", "CMYK", 2)[:129]) }},
	{"profile-space", "channels", "", func(m *mutant) {
		m.setProfile(profileOf("prtr", "CMYK", 2))
		m.get(m.intent()["DestOutputProfile"])["N"] = number(3)
	}},
	{"profile-space", "grey", X1a, func(m *mutant) {
		m.setProfile(profileOf("prtr", "GRAY", 2))
		m.get(m.intent()["DestOutputProfile"])["N"] = number(1)
	}},
	{"profile-version", "4", X1a, func(m *mutant) { m.setProfile(profileOf("prtr", "CMYK", 4)) }},
	{"profile-version", "5", X4, func(m *mutant) { m.setProfile(profileOf("prtr", "CMYK", 5)) }},
}

var pageBreakings = []breaking{
	{"media-box", "none", "", func(m *mutant) { delete(m.page, "MediaBox") }},
	{"trim-box", "none", "", func(m *mutant) { delete(m.page, "TrimBox") }},
	{"trim-box", "art too", "", func(m *mutant) { m.page["ArtBox"] = m.page["TrimBox"] }},
	{"boxes", "trim over bleed", "", func(m *mutant) { m.page["BleedBox"] = array{number(60), number(60), number(200), number(300)} }},
	{"boxes", "bleed over media", "", func(m *mutant) { m.page["BleedBox"] = array{number(-1), number(0), number(280), number(380)} }},
	{"boxes", "trim over crop", "", func(m *mutant) { m.page["CropBox"] = array{number(60), number(60), number(200), number(300)} }},
	{"annotations", "in the page", "", func(m *mutant) { m.annotate("Text", 100, 100, 110, 110) }},
	{"annotations", "over the edge", "", func(m *mutant) { m.annotate("Link", 0, 100, 40, 110) }},
	{"annotations", "a printer's mark", "", func(m *mutant) { m.annotate("PrinterMark", 100, 100, 110, 110) }},
	{"composite", "a plate", "", func(m *mutant) { m.page["SeparationInfo"] = dict{"DeviceColorant": text("Cyan")} }},
}

// rgbIn are ways to paint in RGB; each rule against it must see all of them.
var rgbIn = map[string]func(m *mutant){
	"fill":          func(m *mutant) { m.paint("1 0 0 rg 0 0 1 1 re f") },
	"stroke":        func(m *mutant) { m.paint("1 0 0 RG 0 0 m 1 1 l S") },
	"by name":       func(m *mutant) { m.paint("/DeviceRGB cs 1 0 0 sc 0 0 1 1 re f") },
	"a spot colour": func(m *mutant) { m.resource("ColorSpace", "Spot", rgbSpace) },
	"an index": func(m *mutant) {
		m.resource("ColorSpace", "Few", array{name("Indexed"), name("DeviceRGB"), number(0), text("abc")})
	},
	"a pattern's base": func(m *mutant) { m.resource("ColorSpace", "Tile", array{name("Pattern"), name("DeviceRGB")}) },
	"a picture": func(m *mutant) {
		m.resource("XObject", "ImX", m.add(pictureWith(dict{"ColorSpace": name("DeviceRGB")})))
	},
	"an inline picture": func(m *mutant) { m.paint("BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI") },
	"a form":            func(m *mutant) { m.formWith("1 0 0 rg", nil) },
	"a form in a form": func(m *mutant) {
		inner := m.add(&stream{dict{"Type": name("XObject"), "Subtype": name("Form")}, []byte("1 0 0 rg")})
		m.formWith("/In Do", dict{"Resources": dict{"XObject": dict{"In": inner}}})
	},
	"a shading": func(m *mutant) {
		m.resource("Shading", "Sh", dict{"ShadingType": number(2), "ColorSpace": name("DeviceRGB")})
	},
	"a shading pattern": func(m *mutant) {
		m.resource("Pattern", "P", dict{"PatternType": number(2), "Shading": dict{"ShadingType": number(2), "ColorSpace": name("DeviceRGB")}})
	},
	"a tile": func(m *mutant) {
		m.resource("Pattern", "P", m.add(&stream{dict{"PatternType": number(1)}, []byte("0 1 0 RG")}))
	},
	"a glyph": func(m *mutant) {
		glyph := m.add(&stream{dict{}, []byte("1 0 0 rg")})
		m.resource("Font", "T3", dict{"Type": name("Font"), "Subtype": name("Type3"), "CharProcs": dict{"a": glyph}})
	},
	"an annotation": func(m *mutant) {
		m.annotate("Text", 0, 0, 5, 5)["AP"] = dict{"N": m.add(&stream{dict{"Subtype": name("Form")}, []byte("1 0 0 rg")})}
	},
}

var paintBreakings = []breaking{
	{"inks-alone", "by profile", X1a, func(m *mutant) {
		m.resource("ColorSpace", "CS0", array{name("ICCBased"), m.add(&stream{dict{"N": number(3)}, profileOf("mntr", "RGB ", 2)})})
	}},
	{"inks-alone", "Lab", X1a, func(m *mutant) { m.resource("ColorSpace", "CS0", array{name("Lab"), dict{}}) }},
	{"inks-alone", "unknown", X1a, func(m *mutant) { m.paint("/Odd cs") }},
	{"inks-alone", "a default", X1a, func(m *mutant) {
		m.resource("ColorSpace", "DefaultCMYK", array{name("ICCBased"), m.add(&stream{dict{"N": number(4)}, profileOf("prtr", "CMYK", 2)})})
	}},
	{"known-spaces", "unknown", X4, func(m *mutant) { m.paint("/Odd cs") }},
	{"blend-space", "of the page", X4, func(m *mutant) { m.page["Group"] = dict{"S": name("Transparency"), "CS": name("DeviceRGB")} }},
	{"blend-space", "of a form", X4, func(m *mutant) {
		m.formWith("", dict{"Group": dict{"S": name("Transparency"), "CS": name("DeviceRGB")}})
	}},
	{"transparency", "of the page", X1a, func(m *mutant) { m.page["Group"] = dict{"S": name("Transparency"), "CS": name("DeviceCMYK")} }},
	{"transparency", "of a form", X1a, func(m *mutant) { m.formWith("", dict{"Group": dict{"S": name("Transparency")}}) }},
	{"transparency", "ca", X1a, func(m *mutant) { m.resource("ExtGState", "G", dict{"ca": plain("0.5")}) }},
	{"transparency", "BM", X1a, func(m *mutant) { m.resource("ExtGState", "G", dict{"BM": name("Multiply")}) }},
	{"transparency", "SMask", X1a, func(m *mutant) { m.resource("ExtGState", "G", dict{"SMask": dict{"S": name("Alpha")}}) }},
	{"transparency", "a picture", X1a, func(m *mutant) {
		m.resource("XObject", "ImX", m.add(pictureWith(dict{"SMask": m.add(pictureWith(nil))})))
	}},
	{"contents", "cut", "", func(m *mutant) { m.paint("1 w [ 1 2") }},
	{"contents", "packed wrongly", "", func(m *mutant) {
		m.page["Contents"] = array{m.page["Contents"], m.add(&stream{dict{"Filter": name("FlateDecode")}, []byte("no zlib")})}
	}},
	{"operators", "between BX and EX", "", func(m *mutant) { m.paint("BX 1 glow EX") }},
	{"rendering-intents", "ri", "", func(m *mutant) { m.paint("/Vivid ri") }},
	{"rendering-intents", "RI", "", func(m *mutant) { m.resource("ExtGState", "G", dict{"RI": name("Vivid")}) }},
	{"rendering-intents", "of a picture", "", func(m *mutant) { m.add(pictureWith(dict{"Intent": name("Vivid")})) }},
	{"fonts", "not embedded", "", func(m *mutant) { delete(m.get(m.descendant()["FontDescriptor"]), "FontFile2") }},
	{"fonts", "one of the fourteen", "", func(m *mutant) {
		m.resource("Font", "H", dict{"Type": name("Font"), "Subtype": name("Type1"), "BaseFont": name("Helvetica")})
	}},
	{"glyph-maps", "none", "", func(m *mutant) { delete(m.descendant(), "CIDToGIDMap") }},
	{"transfer", "TR", "", func(m *mutant) { m.resource("ExtGState", "G", dict{"TR": dict{"FunctionType": number(2)}}) }},
	{"transfer", "TR2", "", func(m *mutant) { m.resource("ExtGState", "G", dict{"TR2": dict{"FunctionType": number(2)}}) }},
	{"halftones", "with a name", "", func(m *mutant) {
		m.resource("ExtGState", "G", dict{"HT": dict{"HalftoneType": number(1), "HalftoneName": text("x")}})
	}},
	{"halftones", "of type 6", X1a, func(m *mutant) { m.resource("ExtGState", "G", dict{"HT": dict{"HalftoneType": number(6)}}) }},
}

func allBreakings() []breaking {
	var all []breaking
	for _, group := range [][]breaking{fileBreakings, metadataBreakings, intentBreakings, pageBreakings, paintBreakings} {
		all = append(all, group...)
	}
	for how, do := range rgbIn {
		all = append(all, breaking{"inks-alone", how, X1a, do}, breaking{"device-colour", how, X4, do})
	}
	return all
}

// TestEachRuleSeesWhatBreaksIt breaks press files one way at a time: exactly
// the rule that was broken speaks. Every rule has such a way.
func TestEachRuleSeesWhatBreaksIt(t *testing.T) {
	for theirs, ours := range standards {
		file := renderPress(t, forPress(ours))
		broken := map[string]bool{"encryption": true} // by TestEncryptionIsSeen
		for _, b := range allBreakings() {
			if b.only != "" && b.only != ours {
				continue
			}
			broken[b.rule] = true
			t.Run(string(ours)+"/"+b.rule+"/"+b.how, func(t *testing.T) {
				m := takeApart(t, file, Options{Standard: ours}.version())
				b.do(m)
				found := breaches(t, m.bytes(), theirs)
				if found[b.rule] == "" {
					t.Error("the rule sees nothing")
				}
				for rule, what := range found {
					if rule != b.rule {
						t.Errorf("%s speaks too: %s", rule, what)
					}
				}
			})
		}
		for _, rule := range pdfx.Rules(theirs) {
			if !broken[rule.Name] {
				t.Errorf("%s: nothing breaks the rule %s", ours, rule.Name)
			}
		}
	}
}

// TestWhatIsAllowedBreaksNoRule: the near side of each bound.
func TestWhatIsAllowedBreaksNoRule(t *testing.T) {
	allowed := []breaking{
		{"", "as it is", "", func(*mutant) {}},
		{"", "opens at a place", "", func(m *mutant) {
			m.catalog["OpenAction"] = array{m.get(m.catalog["Pages"])["Kids"].(array)[0], name("Fit")}
		}},
		{"", "a private string", "", func(m *mutant) { m.info["Custom"] = text("x") }},
		{"", "a registry for the profile", X1a, func(m *mutant) {
			delete(m.intent(), "DestOutputProfile")
			delete(m.intent(), "Info")
			m.intent()["RegistryName"] = text("http://www.color.org")
		}},
		{"", "a profile of version 4", X4, func(m *mutant) { m.setProfile(profileOf("prtr", "CMYK", 4)) }},
		{"", "an inherited media box", "", func(m *mutant) {
			m.get(m.catalog["Pages"])["MediaBox"] = m.page["MediaBox"]
			delete(m.page, "MediaBox")
		}},
		{"", "an art box", "", func(m *mutant) { m.page["ArtBox"] = m.page["TrimBox"]; delete(m.page, "TrimBox") }},
		{"", "an annotation in the margin", "", func(m *mutant) { m.annotate("Text", 0, 0, 30, 30) }},
		{"", "a printer's mark in the bleed", "", func(m *mutant) { m.annotate("PrinterMark", 35, 100, 40, 110) }},
		{"", "a spot colour on inks", "", func(m *mutant) {
			m.resource("ColorSpace", "Spot", array{name("Separation"), name("Gold"), name("DeviceCMYK"), dict{}})
			m.paint("/Spot cs 1 scn 0 0 1 1 re f")
		}},
		{"", "a mask", "", func(m *mutant) {
			m.resource("XObject", "ImX", m.add(pictureWith(dict{"ImageMask": plain("true"), "ColorSpace": plain("null")})))
		}},
		{"", "opaque", "", func(m *mutant) {
			m.resource("ExtGState", "G", dict{"ca": number(1), "CA": number(1), "SMask": name("None"), "BM": name("Normal"), "TR": name("Identity"), "TR2": name("Default")})
		}},
		{"", "transparent", X4, func(m *mutant) { m.resource("ExtGState", "G", dict{"ca": plain("0.5"), "BM": name("Multiply")}) }},
		{"", "a group of inks", X4, func(m *mutant) { m.page["Group"] = dict{"S": name("Transparency"), "CS": name("DeviceCMYK")} }},
		{"", "RGB by profile", X4, func(m *mutant) {
			m.resource("ColorSpace", "CS0", array{name("ICCBased"), m.add(&stream{dict{"N": number(3)}, profileOf("mntr", "RGB ", 2)})})
			m.paint("/CS0 cs 1 0 0 sc")
		}},
		{"", "RGB by default", X4, func(m *mutant) {
			m.resource("ColorSpace", "DefaultRGB", array{name("ICCBased"), m.add(&stream{dict{"N": number(3)}, profileOf("mntr", "RGB ", 2)})})
			m.paint("1 0 0 rg")
		}},
		{"", "layers with names", X4, func(m *mutant) { m.catalog["OCProperties"] = dict{"OCGs": array{}, "D": dict{"Name": text("all")}} }},
		{"", "odd content", "", func(m *mutant) {
			m.paint("% 1 0 0 rg\n/Span<</A[1(\\)rg)<41>]>>BDC EMC BI/W 1/H 1/BPC 8/CS/G ID rg EI")
		}},
		{"", "a halftone of type 5", "", func(m *mutant) { m.resource("ExtGState", "G", dict{"HT": dict{"HalftoneType": number(5)}}) }},
	}
	for theirs, ours := range standards {
		file := renderPress(t, forPress(ours))
		for _, b := range allowed {
			if b.only != "" && b.only != ours {
				continue
			}
			m := takeApart(t, file, Options{Standard: ours}.version())
			b.do(m)
			for rule, what := range breaches(t, m.bytes(), theirs) {
				t.Errorf("%s, %s: %s: %s", ours, b.how, rule, what)
			}
		}
	}
}

// TestEncryptionIsSeen has qpdf encrypt a press file for an empty password.
func TestEncryptionIsSeen(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed: nothing here encrypts a file")
	}
	for theirs, ours := range standards {
		plain, locked := save(t, renderPress(t, forPress(ours))), filepath.Join(t.TempDir(), "locked.pdf")
		tool(t, "qpdf", "--allow-weak-crypto", "--encrypt", "", "owner", "40", "--", plain, locked)
		data, err := os.ReadFile(locked)
		if err != nil {
			t.Fatal(err)
		}
		found := breaches(t, data, theirs)
		if len(found) != 1 || found["encryption"] == "" {
			t.Errorf("%s: found %v, want encryption alone", ours, found)
		}
	}
}
