package manuscript

import (
	"strings"
	"testing"
)

const numberingPart = `<w:numbering` + wordSpaces + `>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

const numbered = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`
const bulleted = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>`

func documentPart(body string) string {
	return `<w:document` + wordSpaces + `><w:body>` + body + `</w:body></w:document>`
}

// TestWordDocuments reads documents as Word and WPS write them; each golden
// file shows what became of one.
func TestWordDocuments(t *testing.T) {
	styled := map[string]string{"word/styles.xml": stylesPart, "word/numbering.xml": numberingPart}
	pictures := map[string]string{
		"word/styles.xml":              stylesPart,
		"word/_rels/document.xml.rels": relationsTo(map[string]string{"r1": "media/image1.jpeg", "r2": "/word/media/image2.png", "r3": "media/gone.png"}),
		"word/media/image1.jpeg":       "first picture", "word/media/image2.png": "second picture",
	}
	big, centred := `<w:b/><w:sz w:val="44"/>`, `<w:jc w:val="center"/>`
	cases := []struct {
		name string
		file wordFile
	}{
		{"styles", wordFile{parts: styled, body: wp(`<w:pStyle w:val="1"/>`, wr("", "旧河道里的新账本")) +
			wp("", wr("", "——白石县河情普查纪实")) + wp("", wr("", "本报记者 林　舟")) + wp("", wr("", longText)) +
			wp(`<w:pStyle w:val="my"/>`, wr("", "一、下水")) + wp("", wr("", "　　"+longText)) +
			wp(`<w:pStyle w:val="my"/>`, wr("", "二、上岸")) + wp("", wr("", longText))}},
		{"direct formatting", wordFile{body: wp(centred, wr(`<w:sz w:val="28"/>`, "白石县河情普查系列报道之一")) +
			wp(centred, wr(big, "旧河道里的")) + wp(centred, wr(big, "新账本")) + wp(centred, wr(`<w:sz w:val="28"/>`, "一百二十天走完四条河")) +
			wp(centred, wr("", "本报记者 林舟 通讯员 夏禾")) + wp("", wr("", longText)) + wp("", wr("<w:b/>", "把水量清")) +
			wp("", wr("", longText[:30]), wr("<w:b/>", "测量队"), wr("<w:i/>", "的小船"), wr("", "已经解缆，沿着旧河道走了一整天才回来。")) +
			wp("", wr("<w:b/>", "把账记明")) + wp("", wr("", longText))}},
		{"numbered", wordFile{parts: styled, body: plainWord("旧河道里的新账本", longText) +
			wp(numbered, wr("", "把水量清")) + plainWord(longText) + wp(numbered, wr("", "把账记明")) + plainWord(longText+"带上的东西有：") +
			wp(bulleted, wr("", "探杆；")) + wp(bulleted, wr("", "秒表。"))}},
		{"tracked changes", wordFile{body: plainWord("标题在这里") + wp("", wr("", "他们量了"), `<w:del>`+strings.ReplaceAll(wr("", "三十"), "w:t", "w:delText")+`</w:del>`,
			`<w:ins>`+wr("", "三十二")+`</w:ins>`, wr("", "处。"), `<w:moveFrom>`+wr("", "移走的话。")+`</w:moveFrom>`, `<w:moveTo>`+wr("", "移来的话。")+`</w:moveTo>`) +
			wp(`<w:rPr><w:del/></w:rPr>`, wr("", "这一段的结尾被删去，")) + wp("", wr("", "与下一段合在一起。"))}},
		{"hidden text, fields, symbols", wordFile{parts: styled, body: plainWord("标题在这里") + wp("", wr("", "可见。"), wr("<w:vanish/>", "看不见"), wr(`<w:rStyle w:val="hid"/>`, "也看不见"), wr(`<w:vanish w:val="0"/>`, "又可见。")) +
			wp("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, wr("", "第七页"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
				`<w:hyperlink r:id="x">`+wr("", "县志网")+`</w:hyperlink>`, `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/><w:noBreakHyphen/></w:r>`, wr("", "完。")) +
			wp("", wr("", "第一行。"), `<w:r><w:br/></w:r>`, wr("", "第二行。")) +
			wp("", `<w:r><w:ruby><w:rt>`+wr("", "jiàn")+`</w:rt><w:rubyBase>`+wr("", "埝")+`</w:rubyBase></w:ruby></w:r>`, wr("", "是小堤。"), `<m:oMath><m:r><m:t>v=s/t</m:t></m:r></m:oMath>`)}},
		{"pictures", wordFile{parts: pictures, body: plainWord("旧河道里的新账本", longText) + wp(centred, picture("r1")) + wp(centred, wr("", "测量队员下放探杆。林舟 摄")) + plainWord(longText) +
			wp("", picture("r2")) + wp(`<w:pStyle w:val="c"/>`, wr("", "图2 新立的水尺。")) + plainWord(longText) + wp("", picture("r3")) + plainWord(longText)}},
		{"captions above", wordFile{parts: pictures, body: plainWord("旧河道里的新账本", longText) + wp(`<w:pStyle w:val="c"/>`, wr("", "测量队员下放探杆。")) + wp("", picture("r1")) + plainWord(longText) +
			wp(`<w:pStyle w:val="c"/>`, wr("", "新立的水尺。")) + wp("", picture("r2")) + plainWord(longText)}},
		{"picture table", wordFile{parts: pictures, body: plainWord("旧河道里的新账本", longText) + `<w:tbl><w:tr><w:tc>` + wp("", picture("r1")) + `</w:tc><w:tc>` + wp("", picture("r2")) + `</w:tc></w:tr><w:tr><w:tc>` +
			plainWord("测量队员下放探杆。") + `</w:tc><w:tc>` + plainWord("新立的水尺。") + `</w:tc></w:tr></w:tbl>` + plainWord(longText)}},
		{"table", wordFile{body: plainWord("旧河道里的新账本", longText) + `<w:tbl><w:tr><w:tc>` + plainWord("河段") + `</w:tc><w:tc>` + plainWord("水深") + `</w:tc></w:tr><w:tr><w:tc>` +
			plainWord("上游") + `</w:tc><w:tc>` + plainWord("1.2 米") + `</w:tc></w:tr></w:tbl>` + plainWord(longText)}},
		{"text box, footnote", wordFile{parts: map[string]string{"word/footnotes.xml": `<w:footnotes` + wordSpaces + `><w:footnote w:type="separator" w:id="0">` + plainWord("--") + `</w:footnote><w:footnote w:id="2">` + plainWord("埝，小堤。") + `</w:footnote></w:footnotes>`},
			body: plainWord("旧河道里的新账本") + wp("", wr("", "他们在埝上"), `<w:r><w:footnoteReference w:id="2"/></w:r>`, wr("", "立了水尺。"),
				`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>`+plainWord("框里的话。")+`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>`+plainWord("框里的话。")+`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`) + plainWord(longText)}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := mustRead(t, "report.docx", c.file.bytes(t))
			checkGolden(t, "testdata/word-"+strings.NewReplacer(" ", "-", ",", "").Replace(c.name)+".golden", dump(m))
		})
	}
}
