package table

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"broadsheet/backend/finding"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

// isoDay takes a day in one form alone; the forms of people are the desk's.
func isoDay(s string) (string, bool) { return s, len(s) == 10 && s[4] == '-' && s[7] == '-' }

func entry(n int, caption string) Entry {
	return Entry{File: fmt.Sprintf("%d.jpg", n), ID: fmt.Sprintf("%08x%024d", n+1, 0), Fields: Fields{Caption: caption}}
}

// photos are three with everything that makes a table break.
var photos = []Entry{
	{File: "-1.jpg", ID: "00112233445566778899aabbccddeeff", Fields: Fields{
		Caption: "=SUM(A1)，“引号”\n第二行; 分号\"半角\"", Headline: "+标题", Byline: "@摄影", Credit: "'=供图", Place: "临江镇, 码头", Date: "2025-01-15",
		People: []string{"张三", "李四; 王五"}, Keywords: []string{"河岸，治理"}, Rights: `a\b`}},
	{File: "2.jpg", ID: "ff112233445566778899aabbccddeeff", Fields: Fields{Caption: "'", Credit: "＝全角", Keywords: []string{"a", "b,c"}, Date: "1月"}},
	{File: "三.png", ID: "ee112233445566778899aabbccddeeff"},
}

func write(t testing.TB, format Format, lang string, photos []Entry) []byte {
	t.Helper()
	data, err := Write(format, lang, photos)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t testing.TB, data []byte) (Table, []finding.Finding) {
	t.Helper()
	table, findings, err := Read("t.csv", data)
	if err != nil {
		t.Fatal(err)
	}
	return table, findings
}

func TestRoundTripChangesNothing(t *testing.T) {
	for _, format := range []Format{CSV, XLSX} {
		for _, lang := range []string{"zh", "en"} {
			data := write(t, format, lang, photos)
			if again := write(t, format, lang, photos); !bytes.Equal(data, again) {
				t.Errorf("%s: other bytes at the second time", format)
			}
			table, findings := read(t, data)
			changes, more := table.Match(photos, isoDay)
			if len(table.Rows) != len(photos) || len(changes)+len(findings)+len(more) > 0 {
				t.Errorf("%s %s: %d rows, changes %+v, findings %v %v", format, lang, len(table.Rows), changes, findings, more)
			}
		}
	}
}

// Written onto photos that have nothing, a table brings back every field.
func TestRoundTripIsWhole(t *testing.T) {
	for _, format := range []Format{CSV, XLSX} {
		table, _ := read(t, write(t, format, "zh", photos))
		blank := make([]Entry, len(photos))
		for i, p := range photos {
			blank[i] = Entry{File: p.File, ID: p.ID}
		}
		changes, findings := table.Match(blank, func(s string) (string, bool) { return s, true })
		if len(findings) > 0 || len(changes) != 2 {
			t.Fatalf("%s: %v %v", format, changes, findings)
		}
		for _, c := range changes {
			if diff := cmp.Diff(photos[c.Photo].Fields, c.Fields); diff != "" {
				t.Errorf("%s: %s", format, diff)
			}
		}
	}
}

func TestAnyTextComesBack(t *testing.T) {
	for _, format := range []Format{CSV, XLSX} {
		rapid.Check(t, func(t *rapid.T) {
			text := rapid.OneOf(rapid.String(), rapid.StringMatching(`['=+\-@"_x0041 ,;\\\n\r\t]{0,12}`))
			list := rapid.SliceOfN(text, 0, 4)
			e := entry(1, text.Draw(t, "caption"))
			e.Headline, e.Credit, e.Rights = text.Draw(t, "headline"), text.Draw(t, "credit"), text.Draw(t, "rights")
			e.People, e.Keywords = list.Draw(t, "people"), list.Draw(t, "keywords")
			data, err := Write(format, "en", []Entry{e})
			if err != nil {
				t.Fatal(err)
			}
			table, findings, err := Read("t", data)
			if err != nil {
				t.Fatal(err)
			}
			if changes, more := table.Match([]Entry{e}, isoDay); len(changes)+len(findings)+len(more) > 0 {
				t.Fatalf("%s: %q became %+v, %v %v", format, e, changes, findings, more)
			}
		})
	}
}

func TestSpreadsheetsComputeNothing(t *testing.T) {
	data := write(t, CSV, "en", photos)
	for line := range strings.SplitSeq(string(data[3:]), "\r\n") {
		for cell := range strings.SplitSeq(line, ",") {
			if beginsFormula(strings.Trim(cell, `"`)) {
				t.Errorf("a cell %q", cell)
			}
		}
	}
}

func TestTablesOfPeople(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("文件,图片说明,日期\n1.jpg,老码头,2025-01-15\n")
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("File\tCaption\r\n1.jpg\t老码头\r\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"commas":          "file,caption\n1.jpg,老码头",
		"mark and CRLF":   byteOrderMark + "文件,图片说明\r\n1.jpg,老码头\r\n",
		"old line ends":   "文件,图片说明\r1.jpg,老码头\r",
		"semicolons":      "Caption;File\n老码头;1.jpg\n",
		"tabs":            "Caption\tFile\n老码头\t1.jpg\n",
		"named separator": "sep=;\nCaption;File\n老码头;1.jpg\n",
		"both languages":  "文件 File,图片说明 / Caption\n1.jpg,老码头\n",
		"title above":     "四版照片,,\n\nfile,caption\n1.jpg,老码头\n",
		"GBK":             gbk,
		"UTF-16":          utf16,
		"loose quotes":    "file,caption\n1.jpg,\"老\"码头\n",
		"folder":          "file,caption\nD:\\照片\\1.JPG,老码头\n",
		"id":              "id,caption\n" + entry(1, "").ID[:16] + ",老码头\n",
	} {
		table, _, err := Read("t.csv", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		changes, findings := table.Match([]Entry{entry(0, ""), entry(1, "")}, isoDay)
		if len(changes) != 1 || changes[0].Photo != 1 || changes[0].Fields.Caption != "老码头" || len(findings) > 0 {
			t.Errorf("%s: %+v, %v", name, changes, findings)
		}
	}
}

func TestWhatCannotBeUsedIsTold(t *testing.T) {
	text := "id,file,caption,caption,date,keywords,colour\n" +
		",1.jpg,a,,2025-01-15,\"x,y\",\n" +
		",1.jpg,twice,,,,\n" +
		",9.jpg,gone,,,,\n" +
		",2.jpg," + strings.Repeat("字", mostCaption+1) + ",,2025-01-15,,\n" +
		"\n" +
		",3.jpg,b,,yesterday,,\n" +
		",x.jpg,which,,,,\n"
	table, findings := read(t, []byte(text))
	all := []Entry{entry(1, "old"), entry(2, "old"), entry(3, "old"), {File: "a/x.jpg"}, {File: "b/x.jpg"}}
	changes, more := table.Match(all, isoDay)
	type told struct {
		Code finding.Code
		Line int
	}
	var got []told
	for _, f := range slices.Concat(findings, more) {
		got = append(got, told{f.Code, f.Place.Line})
	}
	want := []told{{ColumnTwice, 1}, {UnknownColumns, 1}, {PhotoTwice, 3}, {NoSuchPhoto, 4}, {TextTooLong, 5}, {NotADay, 7}, {NameAmbiguous, 8}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantChanges := []Change{
		{0, Fields{Caption: "a", Date: "2025-01-15", Keywords: []string{"x", "y"}}},
		{1, Fields{Caption: "old", Date: "2025-01-15"}},
		{2, Fields{Caption: "b"}},
	}
	if diff := cmp.Diff(wantChanges, changes); diff != "" {
		t.Error(diff)
	}
}

func TestLists(t *testing.T) {
	for cell, want := range map[string][]string{
		"":             nil,
		"张三":           {"张三"},
		"张三、李四，王五":     {"张三", "李四", "王五"},
		"Smith, John;": {"Smith, John"},
		"a; b,c；d":     {"a", "b,c", "d"},
		`a\;b; c\\`:    {"a;b", `c\`},
		"a\nb":         {"a", "b"},
	} {
		if got := splitList(cell); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
}

func TestDaysOfSpreadsheets(t *testing.T) {
	for _, c := range []struct {
		cell     string
		isSerial bool
		want     string
		ok       bool
	}{
		{"45672", true, "2025-01-15", true}, {"45672", false, "", false}, {"2025", true, "", false},
		{"2025-01-15", true, "2025-01-15", true}, {"", true, "", true},
	} {
		m := matching{table: &Table{isSerial: c.isSerial}, day: isoDay}
		if got, ok := m.dayOf(c.cell); ok != c.ok || ok && got != c.want {
			t.Errorf("%+v: %q %v", c, got, ok)
		}
	}
}
