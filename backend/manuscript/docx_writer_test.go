package manuscript

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
)

// wordFile is a .docx for tests: the inside of w:body, and other parts by
// their names in the archive.
type wordFile struct {
	body     string
	parts    map[string]string
	isStored bool // without compression
}

const wordSpaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:o="urn:schemas-microsoft-com:office:office"`

// bytes returns the file's bytes.
func (f wordFile) bytes(t testing.TB) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document` + wordSpaces + `><w:body>` + f.body + `</w:body></w:document>`,
	}
	for name, content := range f.parts {
		parts[name] = content
	}
	if f.isStored {
		return archiveOf(t, parts, zip.Store)
	}
	return zipOf(t, parts)
}

func zipOf(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	return archiveOf(t, parts, zip.Deflate)
}

func archiveOf(t testing.TB, parts map[string]string, method uint16) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range sortedKeys(parts) {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func escaped(text string) string {
	var out strings.Builder
	if err := xml.EscapeText(&out, []byte(text)); err != nil {
		return ""
	}
	return out.String()
}

// wp is a paragraph of runs, wr a run; props are the inside of pPr or rPr.
func wp(props string, runs ...string) string {
	return "<w:p><w:pPr>" + props + "</w:pPr>" + strings.Join(runs, "") + "</w:p>"
}

func wr(props, text string) string {
	return "<w:r><w:rPr>" + props + `</w:rPr><w:t xml:space="preserve">` + escaped(text) + "</w:t></w:r>"
}

// plainWord is a document of plain paragraphs.
func plainWord(paragraphs ...string) string {
	var out strings.Builder
	for _, p := range paragraphs {
		out.WriteString(wp("", wr("", p)))
	}
	return out.String()
}

func picture(id string) string {
	return `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:embed="` + id + `"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

// relationsTo returns the relations part of the document for pictures.
func relationsTo(targets map[string]string) string {
	out := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for _, id := range sortedKeys(targets) {
		out += `<Relationship Id="` + id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="` + targets[id] + `"/>`
	}
	return out + `</Relationships>`
}

const longText = "清晨的河滩上，测量队的小船已经解缆。队员们沿着旧河道逐段下放探杆，记下水深、流速和淤泥的厚度，这些数字晚上要汇入县里的河情总表。"

var stylesPart = `<w:styles` + wordSpaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="my"><w:name w:val="河报小节"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="character" w:styleId="hid"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>`
