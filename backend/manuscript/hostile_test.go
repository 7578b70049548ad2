package manuscript

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/finding"
)

// bomb is a document part of that many megabytes that packs to nearly nothing.
func bomb(megabytes int) string { return strings.Repeat(" ", megabytes<<20) }

// TestHostileInput: each is refused with its own message, or read with a
// finding, within the time and memory that a manuscript may cost.
func TestHostileInput(t *testing.T) {
	docx := wordFile{body: plainWord("标题", longText)}.bytes(t)
	outside := &bytes.Buffer{}
	w := zip.NewWriter(outside)
	for _, name := range []string{"../../etc/passwd", "word\\..\\..\\x", "c:/x"} {
		_, _ = w.Create(name)
	}
	part, _ := w.Create("word/document.xml")
	_, _ = part.Write([]byte(documentPart(plainWord("标题", longText))))
	_ = w.Close()
	manyEntries := map[string]string{}
	for i := range maxEntries + 1 {
		manyEntries[strings.Repeat("x", 1+i%50)+string(rune(0x4e00+i))] = ""
	}
	cases := []struct {
		name string
		file string
		data []byte
		code finding.Code // that stops reading, or of a finding
		goes bool         // reading goes on
	}{
		{"empty file", "a.txt", nil, Empty, false},
		{"only white space", "a.txt", []byte("\n 　\r\n\t"), Empty, false},
		{"NUL in text", "a.txt", []byte("标题\n\n正文\x00。"), Binary, false},
		{"noise", "a.txt", []byte("\x01\x02\x03\x04\x05\x06\x07\x80\x81\xff\xfe\xfd\x10\x11\x12\x01\x02"), Binary, false},
		{"old Word", "a.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bomb(0) + "WordDocument"), OldWord, false},
		{"old Word named docx", "a.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W"), OldWord, false},
		{"protected docx", "a.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), Protected, false},
		{"WPS", "a.wps", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W"), WPS, false},
		{"rich text named txt", "a.txt", []byte(`{\rtf1 x}`), RichText, false},
		{"PDF", "a.pdf", []byte("%PDF-1.7\n"), PortableDocument, false},
		{"photo", "a.txt", []byte("\xff\xd8\xff\xe0\x00\x10JFIF"), PictureFile, false},
		{"web page named doc", "a.doc", []byte("<html><body>x"), WebPage, false},
		{"OpenDocument", "a.odt", zipOf(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), OpenDocument, false},
		{"spreadsheet", "a.docx", zipOf(t, map[string]string{"xl/workbook.xml": "<x/>"}), OtherArchive, false},
		{"text named docx", "a.docx", []byte("标题\n\n" + longText), WrongExtension, true},
		{"docx named txt", "a.txt", docx, WrongExtension, true},
		{"text named doc", "a.doc", []byte("标题\n\n" + longText), WrongExtension, true},
		{"text named pdf", "a.pdf", []byte("标题\n\n" + longText), WrongExtension, true},
		{"text named odt", "a.odt", []byte("标题\n\n" + longText), WrongExtension, true},
		{"flat OpenDocument", "a.fodt", []byte("<?xml version='1.0'?><office:document/>"), OpenDocument, false},
		{"PDF that begins late", "a.pdf", []byte("\n\n%PDF-1.4"), PortableDocument, false},
		{"web page named txt", "a.txt", []byte("<!DOCTYPE html><html><body>" + longText), WebPage, false},
		{"picture without its part", "a.docx", wordFile{body: plainWord("标题", longText) + wp("", picture("r9"))}.bytes(t), PictureMissing, true},
		{"cut docx", "a.docx", docx[:len(docx)/2], ArchiveBroken, false},
		{"docx of four bytes", "a.docx", []byte("PK\x03\x04"), ArchiveBroken, false},
		{"bomb by ratio", "a.docx", wordFile{body: bomb(12)}.bytes(t), ArchiveBomb, false},
		{"bomb by size", "a.docx", wordFile{body: bomb(80)}.bytes(t), ArchiveBomb, false},
		{"bomb in styles", "a.docx", wordFile{body: plainWord("标题", longText), parts: map[string]string{"word/styles.xml": bomb(60)}}.bytes(t), PartBroken, true},
		{"bomb as picture", "a.docx", wordFile{body: plainWord("标题") + wp("", picture("r1")), parts: map[string]string{"word/media/a.png": bomb(66), "word/_rels/document.xml.rels": relationsTo(map[string]string{"r1": "media/a.png"})}}.bytes(t), PictureMissing, true},
		{"many entries", "a.docx", zipOf(t, manyEntries), ArchiveBomb, false},
		{"names outside", "a.docx", outside.Bytes(), EntryIgnored, true},
		{"external entity", "a.docx", zipOf(t, map[string]string{"word/document.xml": `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>` + documentPart("<w:p><w:r><w:t>&y;</w:t></w:r></w:p>")}), DocumentType, false},
		{"unknown entity", "a.docx", wordFile{body: "<w:p><w:r><w:t>&y;</w:t></w:r></w:p>"}.bytes(t), DocumentBroken, false},
		{"cut XML", "a.docx", zipOf(t, map[string]string{"word/document.xml": documentPart(plainWord("标题", longText, longText))[:1000]}), DocumentBroken, false},
		{"nested tables", "a.docx", wordFile{body: strings.Repeat("<w:tbl><w:tr><w:tc>", 20_000)}.bytes(t), TooDeep, false},
		{"nested unknown", "a.docx", wordFile{body: strings.Repeat("<w:x>", 90_000)}.bytes(t), TooDeep, false},
		{"style ring", "a.docx", wordFile{body: wp(`<w:pStyle w:val="a"/>`, wr("", longText)), parts: map[string]string{"word/styles.xml": `<w:styles` + wordSpaces + `><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`}}.bytes(t), NoHeadline, true},
		{"many Word paragraphs", "a.docx", wordFile{isStored: true, body: strings.Repeat("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 60_000)}.bytes(t), TooManyParagraphs, false},
		{"giant paragraph", "a.txt", []byte(strings.Repeat("长", 2_000_000)), ParagraphTooLong, false},
		{"giant line of letters", "a.txt", []byte(strings.Repeat("a", 7<<20)), ParagraphTooLong, false},
		{"only line ends", "a.txt", []byte(strings.Repeat("\n", 8<<20)), Empty, false},
		{"short lines", "a.txt", []byte(strings.Repeat("a\n", 4<<20)), TooManyParagraphs, false},
		{"too large", "a.txt", []byte(strings.Repeat("正文。\n", 1<<20)), TooLarge, false},
		{"long text", "a.txt", []byte(strings.Repeat(longText+"\n", 30_000)), TooLong, false},
		{"one wrapped paragraph", "a.txt", []byte(strings.Repeat(strings.Repeat("word wide ", 7)+"\n", 60_000)), ParagraphTooLong, false},
		{"many attributes", "a.docx", wordFile{isStored: true, body: "<w:p " + strings.Repeat("a='>' ", 500_000) + "/>"}.bytes(t), DocumentBroken, false},
		{"many runs", "a.docx", wordFile{isStored: true, body: "<w:p>" + strings.Repeat("<w:r><w:t>a</w:t></w:r>", 90_000) + "</w:p>"}.bytes(t), NoHeadline, true},
		{"brackets in every paragraph", "a.md", []byte(strings.Repeat(strings.Repeat("[", 390)+"\n\n", 2_500)), MarkdownTooDeep, true},
		{"quotation of many lines", "a.md", []byte(strings.Repeat("> > > > a\n", 40_000)), "", true},
		{"deep quotation", "a.md", []byte(strings.Repeat(">", 90_000) + " 文"), MarkdownTooDeep, true},
		{"deep list", "a.md", []byte(strings.Repeat("- ", 60_000) + "文"), MarkdownTooDeep, true},
		{"brackets", "a.md", []byte(strings.Repeat("[", 80_000) + "文"), MarkdownTooDeep, true},
		{"stars", "a.md", []byte(strings.Repeat("*a_", 30_000)), MarkdownTooDeep, true},
		{"alias bomb", "a.md", []byte("---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\ntitle: *c\n---\n\n" + longText), FrontMatterKey, true},
		{"many quotations", "a.md", []byte(strings.Repeat("> 文\n\n", 40_000)), "", true},
		{"many headings", "a.md", []byte(strings.Repeat("# 文\n", 49_000)), "", true},
		{"many candidates", "a.txt", []byte(strings.Repeat("一、头\n\n"+longText+"\n\n", 14_000)), "", true},
		{"many broken paragraphs", "a.txt", []byte("题\n\n" + strings.Repeat(strings.Repeat("长", 50)+"，的\n\n", 17_000)), "", true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			started := time.Now()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			m, err := Read(context.Background(), Input{Name: c.file, Data: c.data})
			runtime.ReadMemStats(&after)
			// The limit is 2 s of a free machine; a busy one gets ten times as
			// long, so that only what really hangs fails.
			if took := time.Since(started); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			t.Logf("%v, %d MB allocated", time.Since(started).Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20)
			if !c.goes {
				if f, _ := finding.FromError(err); f.Code != c.code {
					t.Fatalf("error %v, want %s", err, c.code)
				}
				return
			}
			if err != nil {
				t.Fatalf("stopped: %v", err)
			}
			if c.code != "" && !hasFinding(m, c.code) {
				t.Errorf("findings %v, want %s", m.Findings, c.code)
			}
		})
	}
}

func hasFinding(m *Manuscript, code finding.Code) bool {
	for _, f := range m.Findings {
		if f.Code == code {
			return true
		}
	}
	return false
}

func TestEndedContextStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, data := range map[string][]byte{"a.txt": []byte(longText), "a.docx": wordFile{body: plainWord(longText)}.bytes(t)} {
		if _, err := Read(ctx, Input{Name: name, Data: data}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v, want context.Canceled", name, err)
		}
	}
}
