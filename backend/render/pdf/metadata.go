package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// finishInfo completes the information dictionary: gofpdf always writes a
// clock, so its dates go.
func (f *finishing) finishInfo() {
	info := f.dict(f.info)
	delete(info, "CreationDate")
	delete(info, "ModDate")
	info["Title"], info["Author"] = textString(f.title()), textString(f.scene.Author)
	for _, key := range []name{"Title", "Author"} {
		if len(info[key].(text)) == 0 {
			delete(info, key)
		}
	}
	info["Creator"] = textString(f.options.creator())
	info["Producer"] = textString(producer)
	info["Trapped"] = name("False")
	if !f.options.Date.IsZero() {
		stamp := textString(f.options.Date.UTC().Format("D:20060102150405") + "+00'00'")
		info["CreationDate"], info["ModDate"] = stamp, stamp
	}
	f.claim(info)
}

// claim names the standard in the information dictionary, where PDF/X-1a looks
// for it (ISO 15930-4) and where older programs look for PDF/X-4 too.
func (f *finishing) claim(info dict) {
	switch f.options.Standard {
	case X4:
		info["GTS_PDFXVersion"] = textString(string(X4))
	case X1a:
		info["GTS_PDFXVersion"], info["GTS_PDFXConformance"] = textString(string(X1a)), textString(string(X1a))
	}
}

// title is the scene's; PDF/X asks for one where there is none.
func (f *finishing) title() string {
	if f.scene.Title == "" && f.options.Standard != "" {
		return "Untitled"
	}
	return f.scene.Title
}

// producer is what wrote the file.
const producer = "Broadsheet with gofpdf"

// finishCatalog adds what a reader needs to know of the whole file.
func (f *finishing) finishCatalog() {
	catalog := f.dict(f.root)
	delete(catalog, "Names") // gofpdf's is empty
	f.metadata = f.add(&stream{dict: dict{}})
	catalog["Metadata"] = f.metadata
	if f.scene.Lang != "" {
		catalog["Lang"] = textString(f.scene.Lang)
	}
	if f.scene.Title != "" {
		catalog["ViewerPreferences"] = dict{"DisplayDocTitle": plain("true")}
	}
	if labels := f.pageLabels(); labels != nil {
		catalog["PageLabels"] = dict{"Nums": labels}
	}
	f.addIntent(catalog)
	if outline, ok := f.outline(); ok {
		catalog["Outlines"] = outline
	}
}

// pageLabels gives each page its printed number; nil where no page has one.
func (f *finishing) pageLabels() array {
	var nums array
	labelled := false
	for i, s := range f.sheets {
		labelled = labelled || s.page.Label != ""
		label := dict{"P": textString(s.page.Label)}
		if s.page.Label == "" {
			label = dict{"S": name("D"), "St": number(i + 1)}
		}
		nums = append(nums, number(i), label)
	}
	if !labelled {
		return nil
	}
	return nums
}

// xmp returns the metadata stream. It says the same as the information
// dictionary. It stays undeflated, so that any program finds it.
func (f *finishing) xmp(id []byte) *stream {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"` +
		` xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	element(&b, "dc:format", "", "application/pdf")
	element(&b, "dc:title", `rdf:Alt><rdf:li xml:lang="x-default"`, f.title())
	element(&b, "dc:creator", "rdf:Seq><rdf:li", f.scene.Author)
	element(&b, "dc:language", "rdf:Bag><rdf:li", f.scene.Lang)
	element(&b, "pdf:Producer", "", producer)
	element(&b, "pdf:Trapped", "", "False")
	element(&b, "xmp:CreatorTool", "", f.options.creator())
	if d := f.options.Date; !d.IsZero() {
		stamp := d.UTC().Format("2006-01-02T15:04:05+00:00")
		element(&b, "xmp:CreateDate", "", stamp)
		element(&b, "xmp:ModifyDate", "", stamp)
		element(&b, "xmp:MetadataDate", "", stamp)
	}
	element(&b, "xmpMM:DocumentID", "", uuid(id))
	element(&b, "xmpMM:InstanceID", "", uuid(id))
	element(&b, "xmpMM:VersionID", "", "1")
	element(&b, "xmpMM:RenditionClass", "", "default")
	f.claimXMP(&b)
	if f.options.Tagged {
		element(&b, "pdfuaid:part", "", "1") // ISO 14289-1
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return &stream{dict{"Type": name("Metadata"), "Subtype": name("XML")}, []byte(b.String())}
}

// claimXMP names the standard in the metadata: PDF/X-4 under the schema that
// ISO 15930-7 gives, PDF/X-1a as the information dictionary has it.
func (f *finishing) claimXMP(b *strings.Builder) {
	switch f.options.Standard {
	case X4:
		element(b, "pdfxid:GTS_PDFXVersion", "", string(X4))
	case X1a:
		element(b, "pdfx:GTS_PDFXVersion", "", string(X1a))
		element(b, "pdfx:GTS_PDFXConformance", "", string(X1a))
	}
}

// element writes one property; an empty one is left out. inner are the tags
// between the property and its value, opened but for the last bracket.
func element(b *strings.Builder, tag, inner, value string) {
	if value == "" {
		return
	}
	b.WriteString("<" + tag + ">")
	if inner != "" {
		b.WriteString("<" + inner + ">")
	}
	_ = xml.EscapeText(b, []byte(value)) // a strings.Builder takes everything
	if container, _, ok := strings.Cut(inner, ">"); ok {
		b.WriteString("</rdf:li></" + container + ">")
	}
	b.WriteString("</" + tag + ">\n")
}

// uuid writes 16 bytes of a hash as a name-based UUID (RFC 9562, version 8).
func uuid(hash []byte) string {
	var u [16]byte
	copy(u[:], hash)
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return fmt.Sprintf("uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
