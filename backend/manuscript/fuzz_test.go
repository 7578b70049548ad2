package manuscript

import (
	"context"
	"strings"
	"testing"
	"unicode"

	"broadsheet/backend/finding"
)

// readOrRefuse reads, and fails the test on errors that are not findings.
func readOrRefuse(t *testing.T, name string, data []byte) *Manuscript {
	m, err := Read(context.Background(), Input{Name: name, Data: data})
	if err != nil {
		if _, ok := finding.FromError(err); !ok {
			t.Fatalf("error without a finding: %v", err)
		}
		return nil
	}
	checkShape(t, m)
	return m
}

func seedTexts(f *testing.F) {
	for _, text := range seeds {
		f.Add([]byte(text))
	}
}

var seeds = []string{
	"", "标题\n\n——副题\n\n本报记者 林舟\n\n" + longText + "\n\n\n\n开展调研。\n\nA 一\n\n" + longText + "\n\nB 二\n\n" + longText,
	"一、头\n正文正文正文。\n二、头\n正文。", "■ 甲\n字。\n■ 乙\n字。", "Title\nBy Jane Doe\n\n1. One\n\nText here.\n\n2. Two\n\nMore text.",
	"03.jpg\n说明。\n\n[图2]\n\n图1：说明", "（本版图片由某某提供）\n摄影：甲乙", "A\n\n头\n\n正文。\n\nB\n\n头\n\n正文。",
	"# 标题\n\n## 一、节\n\n**粗**和*斜*，[链](http://x)。\n\n![说明](a.jpg)\n\n- 甲\n- 乙\n\n1. 丙\n\n> 引文\n\n| a | b |\n|---|---|\n| c | d |\n",
	"---\ndate: 2025-01-15\n---\n\n文 {.kicker}\n\n::: deck\n副\n:::\n", "<div>甲<br>乙</div>\n\n<!-- 丙 -->\n", "```\n码\n```\n", "00000<Br>0", "[1]: 注", "a\x00b", "\xff\xfea\x00b\x00", "\x1a", "。\n的",
}

func FuzzReadText(f *testing.F) {
	seedTexts(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		m := readOrRefuse(t, "report.txt", data)
		if m == nil || isZip(data) {
			return
		}
		text, err := (&draft{}).decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := inkOf(m), ink(text); got != want {
			t.Errorf("read %q, of %q", got, want)
		}
	})
}

// FuzzReadMarkdown: no letter of the source may be missing, but for those of
// addresses, HTML and marks, which the check therefore does not know.
func FuzzReadMarkdown(f *testing.F) {
	seedTexts(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		m := readOrRefuse(t, "report.md", data)
		if m == nil || isZip(data) {
			return
		}
		text, _ := (&draft{}).decode(data)
		for _, markup := range []string{"](", "![", "```", "~~~", "<", "{.", ":::", "&", "---"} {
			if strings.Contains(text, markup) {
				return
			}
		}
		have := lettersOf(inkOf(m))
		for r, n := range lettersOf(text) {
			if have[r] < n {
				t.Errorf("%d of %d %q in %q", have[r], n, r, inkOf(m))
			}
		}
	})
}

func lettersOf(text string) map[rune]int {
	count := map[rune]int{}
	for _, r := range text {
		if unicode.IsLetter(r) {
			count[r]++
		}
	}
	return count
}

// FuzzReadWord puts any text into the paragraphs of a document, and any XML
// into its body.
func FuzzReadWord(f *testing.F) {
	seedTexts(f)
	f.Add([]byte(wp(numbered, wr("<w:b/>", "字"), picture("r1")) + "<w:tbl><w:tr><w:tc>" + plainWord("甲") + "</w:tc></w:tr></w:tbl>"))
	f.Add([]byte(wp(`<w:rPr><w:del/></w:rPr>`, wr("", "甲"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		parts := map[string]string{"word/styles.xml": stylesPart, "word/numbering.xml": numberingPart}
		readOrRefuse(t, "report.docx", wordFile{isStored: true, body: string(data), parts: parts}.bytes(t))
		lines := strings.Split(escapable(string(data)), "\n")
		if m := readOrRefuse(t, "report.docx", wordFile{isStored: true, body: plainWord(lines...)}.bytes(t)); m != nil {
			if got, want := inkOf(m), ink(strings.Join(lines, "")); got != want {
				t.Errorf("read %q, of %q", got, want)
			}
		}
	})
}

// escapable drops what XML cannot hold.
func escapable(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r >= 0x20 && r < 0xd800 || r >= 0xe000 && r < 0xfffd || r >= 0x10000 {
			return r
		}
		return -1
	}, strings.ToValidUTF8(text, ""))
}

// FuzzReadArchive changes bytes of a whole .docx.
func FuzzReadArchive(f *testing.F) {
	f.Add(wordFile{body: plainWord("标题", longText), parts: map[string]string{"word/styles.xml": stylesPart}}.bytes(f))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) { readOrRefuse(t, "report.docx", data) })
}
