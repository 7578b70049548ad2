package preflight

import (
	"strings"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/press"
	"broadsheet/backend/story"
)

// wordsProof is a page whose story has one block of this text.
func wordsProof(t *testing.T, folioDate, text string, p *press.Profile) Proof {
	t.Helper()
	proof := proofOf(t, p)
	d := proof.Document
	d.Folio.Date, d.Design.Folio.Show = folioDate, true
	d.Stories = []document.Story{{ID: "s", Story: story.Story{Locale: "zh-Hans", Blocks: []story.Block{
		{ID: "b", Role: story.Body, Spans: []story.Span{{Text: text}}},
	}}}}
	return proof
}

// TestNames: what is found and what becomes of it.
func TestNames(t *testing.T) {
	names := map[string][]string{"北京日报": {"北京曰报", "京报"}, "Daily News": {"Dailly News", "Daily"}, "人民政协网": {"人民政协"}}
	for _, c := range []struct{ text, want string }{
		{"据北京日报报道", "据北京日报报道"},
		{"据北京曰报、北京曰报报道", "据北京日报、北京日报报道"},
		{"京报讯", "北京日报讯"},
		{"the Dailly News said", "the Daily News said"},
		{"the Daily News said", "the Daily News said"},
		{"the Daily said", "the Daily News said"},
		{"undailyDaily", "undailyDaily"},
		{"Dailyish", "Dailyish"},
		{"人民政协网讯 人民政协讯", "人民政协网讯 人民政协网讯"},
		{"", ""},
	} {
		p := wordsProof(t, "2025-01-15", c.text, pressProfile(t, func(p *press.Profile) { p.Names = names }))
		d := p.Document
		for _, f := range CheckPress(p) {
			if f.Code != NameMisspelled {
				t.Errorf("%q: %s", c.text, f.Code)
				continue
			}
			var err error
			if d, err = f.Mend.Steps.Apply(d); err != nil {
				t.Fatal(err)
			}
		}
		if got := d.Stories[0].Story.Blocks[0].Text(); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNamesInTheFolio(t *testing.T) {
	p := wordsProof(t, "2025-01-15", "", pressProfile(t, func(p *press.Profile) {
		p.Names = map[string][]string{"北京日报": {"北京曰报"}, "王力": {"王利"}}
	}))
	d := p.Document
	d.Folio.Paper, d.Folio.Editors = "北京曰报", "责编 王利"
	for range 2 {
		found := CheckPress(p)
		if len(found) == 0 {
			t.Fatal("nothing is found")
		}
		next, err := found[0].Mend.Steps.Apply(p.Document)
		if err != nil {
			t.Fatal(err)
		}
		p.Document = next
	}
	if f := p.Document.Folio; f.Paper != "北京日报" || f.Editors != "责编 王力" || len(CheckPress(p)) != 0 {
		t.Errorf("%+v, %s", f, codesOf(CheckPress(p)))
	}
	if d.Folio.Paper != "北京曰报" {
		t.Error("the document that was checked is changed")
	}
}

// TestWeekdays: 15 January 2025 was a Wednesday.
func TestWeekdays(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2025年1月15日，星期三", ""},
		{"2025年1月15日星期四", "2025年1月15日星期三"},
		{"1月15日（周四）下午", "1月15日（周三）下午"},
		{"1 月 15 日 礼拜天", "1 月 15 日 礼拜三"},
		{"去年12月31日（星期二）", ""}, // 2024, the nearest
		{"12月31日（星期三）", "12月31日（星期二）"},
		{"2月30日星期一", ""}, // no day
		{"1月15日，三星期后", ""},
		{"1月15日。星期四再来", ""},
		{"on Thursday, January 15, 2025", "on Wednesday, January 15, 2025"},
		{"on Wednesday, January 15", ""},
		{"since January 15, Thursday or not", ""},
	} {
		p := wordsProof(t, "2025-01-15", c.text, pressProfile(t))
		found := CheckPress(p)
		if c.want == "" {
			if len(found) != 0 {
				t.Errorf("%q: %+v", c.text, found)
			}
			continue
		}
		if len(found) != 1 || found[0].Code != TextWeekday {
			t.Errorf("%q: %+v", c.text, found)
			continue
		}
		mended, err := found[0].Mend.Steps.Apply(p.Document)
		if err != nil {
			t.Fatal(err)
		}
		if got := mended.Stories[0].Story.Blocks[0].Text(); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFolioDate(t *testing.T) {
	for date, want := range map[string]string{
		"2025-01-15":                 "",
		"":                           "folio-without-date",
		" ":                          "folio-without-date",
		"2025年1月15日 星期三":             "",
		"2025年1月15日 星期四":             "folio-weekday",
		"2025年1月15日":                 "",
		"Thursday, January 15, 2025": "folio-weekday",
		"2025年2月30日 星期日":             "folio-date",
		"1月15日":                      "folio-date",
		"2025年春":                     "folio-date",
	} {
		p := wordsProof(t, date, "", pressProfile(t))
		found := CheckPress(p)
		if got := codesOf(found); got != want {
			t.Errorf("%q: %q, want %q", date, got, want)
			continue
		}
		if want != "folio-weekday" {
			continue
		}
		mended, err := found[0].Mend.Steps.Apply(p.Document)
		if err != nil || mended.Folio.Date != "2025-01-15" {
			t.Errorf("%q becomes %q, %v", date, mended.Folio.Date, err)
		}
	}
	p := wordsProof(t, "", "", pressProfile(t))
	p.Document.Design.Folio.Show = false
	if found := CheckPress(p); len(found) != 0 {
		t.Errorf("without a folio: %s", codesOf(found))
	}
}

func TestDatelines(t *testing.T) {
	for text, want := range map[string]string{
		"本报北京1月14日电": "", "本报北京1月15日电": "", "本报北京1月16日电": "dateline-later", "BEIJING, January 20": "dateline-later",
		"本报北京12月30日电": "",
	} {
		p := wordsProof(t, "2025-01-15", text, pressProfile(t))
		p.Document.Stories[0].Story.Blocks[0].Role = story.Dateline
		if got := codesOf(CheckPress(p)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestHostileWords: odd texts and lists neither crash the check nor hang it.
func TestHostileWords(t *testing.T) {
	names := map[string][]string{"": {"a"}, "b": nil, "c": {""}, "d": {"d", "dd", "ddd"}, "\xff": {"\xfe"}}
	for _, text := range []string{"\xff\xfe年13月45日星期八", strings.Repeat("d", 5000), "9999年12月31日星期一", "0年0月0日星期天", "99999999999999月1日"} {
		CheckPress(wordsProof(t, text, text, pressProfile(t, func(p *press.Profile) { p.Names = names })))
	}
}
