package manuscript

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/backend/story"
)

// TestFixedPhrases: lines that newspapers write in one way, and lines that
// look like them.
func TestFixedPhrases(t *testing.T) {
	cases := []struct {
		text string
		is   func(string) bool
		want bool
	}{
		{"本报记者 罗鸣", isByline, true},
		{"□本报记者 林舟 通讯员 夏禾", isByline, true},
		{"记者林舟 通讯员夏禾 文/图", isByline, true},
		{"白石日报全媒体记者 林舟", isByline, true},
		{"文/林舟 图/夏禾", isByline, true},
		{"林舟 文/图", isByline, true},
		{"作者：林舟", isByline, true},
		{"（记者 林舟）", isByline, true},
		{"By Jane Doe", isByline, true},
		{"BY JANE DOE and TOM REED", isByline, true},
		{"记者手记", isByline, false},
		{"记者走进村子，看到水尺立在桥下。", isByline, false},
		{"记者在老闸口看到", isByline, false},
		{"By the river we sat down.", isByline, false},
		{"By the river", isByline, false},
		{"本报讯", isDateline, true},
		{"新华社北京1月5日电", isDateline, true},
		{"新华社北京1月5日电（记者 林舟）", isDateline, true},
		{"BEIJING, Jan 5 —", isDateline, true},
		{"本报讯（记者 林舟）1月5日，白石县召开动员会。", isDateline, false},
		{"(本版图片由惠农区政协提供)", isCredit, true},
		{"（本版图片除署名外均由林舟摄）", isCredit, true},
		{"摄影：林舟", isCredit, true},
		{"图片来源：新华社", isCredit, true},
		{"本报记者 林舟 摄", isCredit, true},
		{"Photos by Mary Poole", isCredit, true},
		{"Photographs: Mary Poole", isCredit, true},
		{"图为队员整理账本。", isCredit, false},
		{"图书馆由他提供座位。", isCredit, false},
		{"照片上的人是他。", isCredit, false},
		{"责任编辑：夏禾", isNote, true},
		{"资料来源：县水务局", isNote, true},
		{"（作者系白石县水务局局长）", isNote, true},
		{"来源不明的水", isNote, false},
	}
	for _, c := range cases {
		if got := c.is(c.text); got != c.want {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}

func TestLabelOf(t *testing.T) {
	cases := []struct {
		text, label, rest string
		ordinal           int
	}{
		{"A 坚持", "A", "坚持", 1},
		{"B、坚持", "B、", "坚持", 2},
		{"一、坚持", "一、", "坚持", 1},
		{"十二、坚持", "十二、", "坚持", 12},
		{"（三）坚持", "（三）", "坚持", 3},
		{"第二章 坚持", "第二章", "坚持", 2},
		{"2. Keep", "2.", "Keep", 2},
		{"3.坚持", "3.", "坚持", 3},
		{"1.2 坚持", "1.2", "坚持", 2},
		{"(4) 坚持", "(4)", "坚持", 4},
		{"⑤坚持", "⑤", "坚持", 5},
		{"IV. Keep", "IV.", "Keep", 4},
		{"Part Two: Keep", "Part Two:", "Keep", 2},
		{"■ 坚持", "■", "坚持", 0},
		{"01 坚持", "01", "坚持", 1},
		{"1.5万人", "", "", 0},
		{"2024年", "", "", 0},
		{"A股大涨", "", "", 0},
		{"一个人", "", "", 0},
	}
	for _, c := range cases {
		l, _ := labelOf(c.text)
		if l.text != c.label || l.rest != c.rest || l.ordinal != c.ordinal {
			t.Errorf("%q: label %q, number %d, rest %q", c.text, l.text, l.ordinal, l.rest)
		}
	}
}

func TestLocale(t *testing.T) {
	cases := []struct {
		lang, text string
		want       story.Locale
	}{
		{"", "清晨的河滩上，测量队的小船已经解缆。", "zh-Hans"},
		{"", "清晨的河灘上，測量隊的小船已經解纜。", "zh-Hant"},
		{"", "The boat had left the bank before the mist was gone.", "en"},
		{"", "Das Boot war mit dem Nebel fort und nicht zu sehen.", "de"},
		{"", "Le bateau était parti dans la brume sur le fleuve et les eaux.", "fr"},
		{"", "船はもう岸を離れていた。", "ja"},
		{"", "The crew of 黄河 measured the depth of the river.", "en"},
		{"", "2024", "zh-Hans"},
		{"zh_TW", "清晨的河滩上", "zh-Hant"},
		{"zh-CN", "x", "zh-Hans"},
		{"en-gb", "清晨", "en-GB"},
	}
	for _, c := range cases {
		if got := localeOf(c.lang, c.text); got != c.want {
			t.Errorf("%q %q: %s, want %s", c.lang, c.text, got, c.want)
		}
	}
}

// TestRejoin: what goes on across a paragraph's end, and what does not.
func TestRejoin(t *testing.T) {
	cases := []struct {
		name, first, second string
		want                bool
	}{
		{"ends in a particle", longText + "淤泥的厚度是最难量的", longText, true},
		{"ends in a comma", longText + "淤泥最难量，", longText, true},
		{"goes on with a mark", longText + "淤泥最难量", "，" + longText, true},
		{"word known from elsewhere", longText + "量完以后，测", "量队的船又走了一天，把下游的十二个断面也记进了账本，才算收工。", true},
		{"ends with a full stop", longText, longText, false},
		{"ends with a quotation", longText + "“走吧。”", longText, false},
		{"ends with a colon", longText + "他们带着：", longText, false},
		{"a head", "把水量清", longText, false},
		{"a head with a comma", "量清水，记明账", longText, false},
		{"verse", "河水还没有醒，", "一只船横在那里，", false},
		{"English goes on", "The boat had left the bank before the mist", "was gone, and nobody spoke until noon.", true},
		{"English begins anew", "The boat had left the bank before the mist", "Nobody spoke until noon that day.", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := mustRead(t, "a.txt", []byte("标题在此\n\n"+longText+"\n\n"+c.first+"\n\n"+c.second+"\n\n"+longText))
			if got := hasFinding(m, Rejoined); got != c.want {
				t.Errorf("joined %v, want %v\n%s", got, c.want, dump(m))
			}
		})
	}
}

// TestCaptionNeedsEvidence: short paragraphs stay in the text unless several
// clues agree.
func TestCaptionNeedsEvidence(t *testing.T) {
	cases := []struct {
		name, gap, text string
		want            int
	}{
		{"short paragraphs", "\n\n", "队员们上了岸。", 0},
		{"speech", "\n\n\n\n", "“上岸吧。”队长说。", 0},
		{"a tale goes on", "\n\n\n\n", "第二天，雾散了。", 0},
		{"question", "\n\n\n\n", "谁来量水呢？", 0},
		{"wide gaps", "\n\n\n\n", "队员们在老闸口测量水深。", 2},
		{"number", "\n\n", "图3：队员们在老闸口测量水深。", 2},
		{"triangle", "\n\n", "▲队员们在老闸口测量水深", 2},
		{"signed", "\n\n", "队员们在老闸口测量水深。本报记者 林舟 摄", 2},
		{"names a file", "\n\n", "IMG_0231.JPG 队员们在老闸口测量水深。", 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := "标题在此\n\n" + longText + "\n\n" + longText + c.gap + c.text + "\n\n" + longText + c.gap + c.text + "\n\n" + longText
			m := mustRead(t, "a.txt", []byte(text))
			if len(m.Captions) != c.want {
				t.Errorf("%d captions, want %d\n%s", len(m.Captions), c.want, dump(m))
			}
			if inkOf(m) != ink(text) {
				t.Error("letters were lost")
			}
		})
	}
}

// TestLongText: a text of many pages is read whole, with its sections.
func TestLongText(t *testing.T) {
	var text strings.Builder
	text.WriteString("旧河道里的新账本\n\n本报记者 林舟\n\n" + longText + "\n\n")
	for i := range 40 {
		fmt.Fprintf(&text, "%s、把水量清\n\n%s", chineseNumber(i+1, "〇一二三四五六七八九", "十", "百"), strings.Repeat(longText+"\n\n", 25))
	}
	m := mustRead(t, "a.txt", []byte(text.String()))
	if n := len(m.Story.All(story.SectionHead)); n != 40 || inkOf(m) != ink(text.String()) {
		t.Errorf("%d sections, %d characters of %d", n, m.Story.Runes(), countInk(text.String()))
	}
}

func TestDeterminism(t *testing.T) {
	data := wordFile{body: plainWord("标题", longText, "一、头", longText), parts: map[string]string{"word/styles.xml": stylesPart}}.bytes(t)
	first := dump(mustRead(t, "a.docx", data))
	for range 5 {
		if again := dump(mustRead(t, "a.docx", data)); again != first {
			t.Fatalf("read differently:\n%s\n%s", first, again)
		}
	}
}

func BenchmarkReadSample(b *testing.B) {
	data := sample(b, "huinong.txt")
	for b.Loop() {
		if _, err := Read(b.Context(), Input{Name: "huinong.txt", Data: data}); err != nil {
			b.Fatal(err)
		}
	}
}
