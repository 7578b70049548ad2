package search

import (
	"bytes"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"broadsheet/backend/document"

	"pgregory.net/rapid"
)

const kangyang = "惠农区政协开展康养产业发展协商调研。"

// one is an index of a document with one photo, named "1".
func one(p document.Photo) *Index {
	p.ID = "1"
	x := new(Index)
	x.Put(Document{ID: "d", Photos: []Photo{{p, -1}}})
	return x
}

func TestWhatAQueryFinds(t *testing.T) {
	caption := func(s string) document.Photo { return document.Photo{Caption: s} }
	for _, c := range []struct {
		query string
		in    document.Photo
		want  bool
	}{
		// Chinese has no spaces between words: any part is found.
		{"调研", caption(kangyang), true},
		{"研", caption(kangyang), true},
		{"康养产业发展协商", caption(kangyang), true},
		{"惠", caption(kangyang), true},
		{"政协", caption("中国人民政治协商会议"), false},
		{"研调", caption(kangyang), false},
		{"𠮷", caption("𠮷野家开业"), true},
		{"〇二五", caption("二〇二五年"), true},

		// Several words must all be there, wherever.
		{"调研 惠农", caption(kangyang), true},
		{"调研　惠农", caption(kangyang), true}, // an ideographic space
		{"调研 银川", caption(kangyang), false},
		{"调研 李强", document.Photo{Caption: kangyang, Details: document.Details{Byline: "李强"}}, true},

		// Marks only separate.
		{"调研。", caption(kangyang), true},
		{"调研！", caption(kangyang), true},
		{"惠农区政协，调研", caption(kangyang), true},
		{"《康养》", caption(kangyang), true},
		{"任务目标", caption("明确任务、目标"), false},
		{"任务、目标", caption("明确任务、目标"), true},
		{"，。、", caption(kangyang), true},

		// Latin words by how they begin; numbers in words too.
		{"river", caption("The Riverside walk"), true},
		{"side", caption("The Riverside walk"), false},
		{"RIVER walk", caption("the riverside Walk"), true},
		{"cafe", caption("Café de Flore"), true},
		{"Cafe\u0301", caption("CAFÉ"), true},
		{"strasse", caption("Hauptstraße"), false},
		{"hauptstras", caption("Hauptstraße"), true},
		{"lodz", caption("Łódź"), true},
		{"5G", caption("首个５Ｇ基站"), true},
		{"５ｇ", caption("首个5G基站"), true},
		{"2025年3月", caption("于2025年3月15日"), true},
		{"25年", caption("于2025年"), false},
		{"0042", document.Photo{Name: "DSC0042.jpg"}, true},
		{"42", document.Photo{Name: "DSC0042.jpg"}, false},
		{"img jpg", document.Photo{Name: "IMG_1.JPG"}, true},
		{"река", caption("РЕКА Обь"), true},
		{"서울", caption("서울특별시"), true},
		{"ガス", caption("ｶﾞｽ"), true},

		// The dot of a name in two parts is written in five ways, or not.
		{"阿卜杜拉买买提", caption("阿卜杜拉·买买提在发言"), true},
		{"阿卜杜拉•买买提", caption("阿卜杜拉・买买提在发言"), true},
		{"xian", caption("Xi’an by night"), true},

		// All that is known of a photo is searched.
		{"头条", document.Photo{Details: document.Details{Headline: "头条"}}, true},
		{"王", document.Photo{Credit: "王摄"}, true},
		{"黄河", document.Photo{Details: document.Details{Place: "黄河边"}}, true},
		{"张三 李四", document.Photo{Details: document.Details{People: []string{"张三", "李四"}}}, true},
		{"三李", document.Photo{Details: document.Details{People: []string{"张三", "李四"}}}, false},
		{"湿地", document.Photo{Details: document.Details{Keywords: []string{"生态", "湿地"}}}, true},
		{"授权", document.Photo{Details: document.Details{Rights: "授权"}}, false},

		// Nothing has a meaning of its own.
		{"", caption(kangyang), true},
		{" \t\n　", caption(kangyang), true},
		{".*", caption("abc"), true}, // no words
		{"a.c", caption("abc"), false},
		{"caption:调研", caption(kangyang), false},
		{"+调研 -惠农", caption(kangyang), true},
		{`"调研`, caption(kangyang), true},
		{"调研~2 研^3", caption(kangyang), false}, // 2 and 3 are words
		{"调*", caption(kangyang), true},
		{"调研 AND 惠农", caption(kangyang), false},
		{"(调研 OR", caption(kangyang), false},
		{"\x00\xff调研\xfe", caption(kangyang), true},
		{"%' or 1=1--", caption("1"), false},
		{strings.Repeat("调研", 100_000), caption(kangyang), false},
		{strings.Repeat("调研 ", 100_000), caption(kangyang), true},
	} {
		if got := one(c.in).Search(Query{Words: c.query, Limit: 1}); (got.Total == 1) != c.want {
			t.Errorf("%.40q in %+v: found %v, want %v", c.query, c.in, !c.want, c.want)
		}
	}
}

// shown are the marked parts of a field.
func shown(text string, field string, found []Match) []string {
	runes, out := []rune(text), []string{}
	for _, m := range found {
		if m.Field == field {
			out = append(out, string(runes[m.From:m.To]))
		}
	}
	return out
}

func TestWhatIsMarked(t *testing.T) {
	for _, c := range []struct{ query, caption, want string }{
		{"调研", kangyang, "调研"},
		{"协商 调研", kangyang, "协商调研"}, // places that touch are one
		{"展", kangyang, "展|展"},
		{"调 研调", kangyang, ""},
		{"cafe", "Cafe\u0301s，CAFÉ", "Cafe\u0301|CAFÉ"},
		{"hauptstrass", "Hauptstraße", "Hauptstraß"},
		{"5g", "首个５Ｇ基站", "５Ｇ"},
		{"买买提", "阿卜杜拉·买买提", "买买提"},
		{"拉买", "阿卜杜拉·买买提", "拉·买"},
		{"𠮷 野", "访𠮷野家", "𠮷野"},
		{"。", kangyang, ""},
		{"river r", "river", "river"},
	} {
		hits := one(document.Photo{Caption: c.caption}).Search(Query{Words: c.query, Limit: 1}).Hits
		got := ""
		if len(hits) > 0 {
			got = strings.Join(shown(c.caption, "caption", hits[0].Matches), "|")
		}
		if got != c.want {
			t.Errorf("%q in %q: marked %q, want %q", c.query, c.caption, got, c.want)
		}
	}
}

func isInWord(r rune) bool {
	folded, _ := utf8.DecodeRuneInString(fold(string(r)))
	return kindOf(folded) == letter || kindOf(folded) == digit
}

// TestEveryPartOfACaptionFindsIt, of two Chinese characters or more, and every
// single one; what is marked then contains it.
func TestEveryPartOfACaptionFindsIt(t *testing.T) {
	runes := rapid.SampledFrom([]rune("惠农区政协开展康养产业，。、·（）调研𠮷〇aB9 é５Ｇ　\n"))
	rapid.Check(t, func(t *rapid.T) {
		caption := rapid.SliceOfN(runes, 1, 60).Draw(t, "caption")
		x := one(document.Photo{Caption: string(caption), Name: "研.jpg"})
		from := rapid.IntRange(0, len(caption)-1).Draw(t, "from")
		for from > 0 && isInWord(caption[from]) {
			from-- // Latin words are found by how they begin
		}
		to := rapid.IntRange(from+1, len(caption)).Draw(t, "to")
		hits := x.Search(Query{Words: string(caption[from:to]), Limit: 9}).Hits
		if len(hits) != 1 {
			t.Fatalf("%q is not found in %q", string(caption[from:to]), string(caption))
		}
		for i, r := range caption[from:to] {
			isMarked := slices.ContainsFunc(hits[0].Matches, func(m Match) bool { return m.Field == "caption" && m.From <= from+i && from+i < m.To })
			if kindOf(r) == free && !isMarked {
				t.Fatalf("%q in %q: %q is not marked: %v", string(caption[from:to]), string(caption), r, hits[0].Matches)
			}
		}
	})
}

func photoOf(id string, p document.Photo) Photo {
	p.ID = document.PhotoID(id)
	return Photo{p, -1}
}

// shelf has three documents: b changed last, then a; c is in the bin.
func shelf() *Index {
	x := new(Index)
	x.Put(Document{ID: "a", Modified: time.Unix(1, 0), Photos: []Photo{
		photoOf("old", document.Photo{Name: "10.jpg", Caption: "河水清了", Details: document.Details{Date: "2025-03-01"}}),
		photoOf("both", document.Photo{Name: "2.jpg", Caption: "旧说明 河边"}),
	}})
	x.Put(Document{ID: "b", Modified: time.Unix(2, 0), Photos: []Photo{
		photoOf("both", document.Photo{Name: "2.jpg", Caption: "新说明"}),
		photoOf("byline", document.Photo{Name: "1.jpg", Details: document.Details{Byline: "河生", Date: "2025-05-01"}}),
	}})
	x.Put(Document{ID: "c", Modified: time.Unix(3, 0), Binned: true, Photos: []Photo{photoOf("binned", document.Photo{Caption: "河"})}})
	return x
}

func idsOf(r Result) string {
	var ids []string
	for _, h := range r.Hits {
		ids = append(ids, string(h.Uses[0].Photo.ID))
	}
	return strings.Join(ids, " ")
}

func TestOrder(t *testing.T) {
	byBytes := strings.Compare
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{}, "both byline old"},
		{Query{Words: "河"}, "old both byline"}, // captions first, then by recency
		{Query{Words: "河 说明"}, "both"},         // only its earlier caption has them
		{Query{Words: "河", Order: ByModified}, "byline old both"},
		{Query{Order: ByName, CompareNames: byBytes}, "byline old both"},
		{Query{Order: ByDate}, "byline old both"},
		{Query{Document: "a"}, "old both"},
		{Query{Document: "c"}, ""},
		{Query{Distances: map[document.PhotoID]int{"old": 0, "byline": 4, "binned": 1}}, "old byline"},
		{Query{Distances: map[document.PhotoID]int{}}, ""},
		{Query{Offset: 1, Limit: 1}, "byline"},
		{Query{Offset: 7, Limit: 1}, ""},
		{Query{Offset: -7, Limit: 1}, "both"},
	} {
		if c.q.Limit == 0 {
			c.q.Limit = 10
		}
		if got := idsOf(shelf().Search(c.q)); got != c.want {
			t.Errorf("%+v: got %s, want %s", c.q, got, c.want)
		}
	}
}

// TestWordsOfAnEarlierUse: the photo is as it was used last, and what is found
// says where.
func TestWordsOfAnEarlierUse(t *testing.T) {
	h := shelf().Search(Query{Words: "旧", Limit: 1}).Hits[0]
	if h.Uses[0].Document.ID != "b" || h.Found != 1 || h.Uses[h.Found].Document.ID != "a" || len(h.Matches) != 1 {
		t.Errorf("got %+v", h)
	}
}

// TestDocumentsComeAndGo: an index that was changed is as one made anew.
func TestDocumentsComeAndGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, want := new(Index), map[string]Document{}
		for range rapid.IntRange(1, 30).Draw(t, "changes") {
			id := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "id")
			if rapid.Bool().Draw(t, "removes") {
				x.Remove(id)
				delete(want, id)
				continue
			}
			d := Document{ID: id, Modified: time.Unix(int64(rapid.IntRange(0, 3).Draw(t, "time")), 0), Binned: rapid.Bool().Draw(t, "binned")}
			for _, p := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"1", "2", "3"}), 0, 3, rapid.ID).Draw(t, "photos") {
				d.Photos = append(d.Photos, photoOf(p, document.Photo{Caption: "河" + p}))
			}
			x.Put(d)
			want[id] = d
		}
		anew := new(Index)
		for _, d := range want {
			anew.Put(d)
		}
		for _, q := range []string{"", "河", "1", "2"} {
			got, expected := x.Search(Query{Words: q, Limit: 9}), anew.Search(Query{Words: q, Limit: 9})
			if fmt.Sprint(got) != fmt.Sprint(expected) {
				t.Fatalf("%q: got %+v, want %+v", q, got, expected)
			}
		}
		if len(x.sheets)+len(x.unused) != x.numbers {
			t.Fatalf("%d photos and %d free numbers of %d", len(x.sheets), len(x.unused), x.numbers)
		}
	})
}

func TestFile(t *testing.T) {
	var file bytes.Buffer
	x := shelf()
	if err := x.Save(&file); err != nil {
		t.Fatal(err)
	}
	back := new(Index)
	if err := back.Load(bytes.NewReader(file.Bytes())); err != nil {
		t.Fatal(err)
	}
	all := Query{Words: "河", Limit: 9}
	if got, want := fmt.Sprint(back.Search(all)), fmt.Sprint(x.Search(all)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	for name, damaged := range map[string][]byte{
		"empty":     nil,
		"no zstd":   []byte("what is this"),
		"half":      file.Bytes()[:file.Len()/2],
		"one byte":  flipped(file.Bytes(), file.Len()/2),
		"cut short": file.Bytes()[:file.Len()-2],
	} {
		if err := new(Index).Load(bytes.NewReader(damaged)); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

func flipped(data []byte, at int) []byte {
	out := bytes.Clone(data)
	out[at] ^= 0x10
	return out
}

// TestMemory: a hundred thousand captions stay within what the window may use,
// and an empty index takes nothing.
func TestMemory(t *testing.T) {
	before := heap()
	x, all := shelfOf(20_000)
	all = nil
	used := heap() - before
	if perCaption := used / 20_000; perCaption > 1200 {
		t.Errorf("%d bytes for a caption", perCaption)
	} else {
		t.Logf("%d bytes for a caption", perCaption)
	}
	runtime.KeepAlive(x)
	_ = all
	if size := reflect.TypeFor[Index]().Size(); size > 200 {
		t.Errorf("an empty index takes %d bytes", size)
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// FuzzSearch: whatever is asked of whatever text, the places that are told lie
// in it, in order and apart.
func FuzzSearch(f *testing.F) {
	f.Add("调研", kangyang)
	f.Add("Cafe\u0301 ﬁ ½", "café ﬁn ½")
	f.Add("\xff\x00", "\xff\x00调")
	f.Add("ς ı İ ǆ", "ΣΑΣ İstanbul Ǆ")
	f.Fuzz(func(t *testing.T, query, text string) {
		length := utf8.RuneCountInString(text)
		p := document.Photo{Caption: text}
		for _, h := range one(p).Search(Query{Words: query, Limit: 1}).Hits {
			last := -1
			for _, m := range h.Matches {
				if m.From <= last || m.To <= m.From || m.To > length {
					t.Fatalf("%q in %q: %+v", query, text, h.Matches)
				}
				last = m.To
			}
		}
		if one(p).Search(Query{Words: text, Limit: 1}).Total != 1 {
			t.Fatalf("%q does not find itself", text)
		}
	})
}
