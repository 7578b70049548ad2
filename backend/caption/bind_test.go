package caption

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
	"broadsheet/backend/story"
)

// album makes photos of names; "name|own caption" gives one a caption.
func album(names ...string) []photo.Photo {
	var out []photo.Photo
	for _, n := range names {
		name, own, _ := strings.Cut(n, "|")
		out = append(out, photo.Photo{ID: photo.ID("id-" + name), Name: name, Meta: photo.Metadata{Caption: own}})
	}
	return out
}

// entries makes captions of texts; "text|photo" names a photo.
func entries(texts ...string) []Entry {
	var out []Entry
	for i, t := range texts {
		text, name, _ := strings.Cut(t, "|")
		out = append(out, Entry{Text: text, Photo: name, Line: i + 1, Section: -1})
	}
	return out
}

// show writes bounds as "photo=caption/how", one after the other.
func show(bound []Bound) string {
	var out []string
	for _, b := range bound {
		out = append(out, fmt.Sprintf("%s=%s/%s", strings.TrimPrefix(string(b.Photo), "id-"), b.Caption.Text, b.How))
	}
	return strings.Join(out, " ")
}

func codes(fs []finding.Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, strings.TrimPrefix(string(f.Code), "caption."))
	}
	return strings.Join(out, " ")
}

func TestBind(t *testing.T) {
	for _, c := range []struct {
		name     string
		photos   []photo.Photo
		entries  []Entry
		want     string
		findings string
	}{
		{"nothing", nil, nil, "", ""},
		{"order", album("01.jpg", "02.jpg"), entries("甲", "乙"), "01.jpg=甲/order 02.jpg=乙/order", ""},
		{"file names beat order", album("a.jpg", "b.jpg"), entries("甲|b.jpg", "乙|A.JPG"), "a.jpg=乙/name b.jpg=甲/name", ""},
		{"a name without extension", album("hall.jpg", "farm.png"), entries("甲|farm", "乙"), "hall.jpg=乙/order farm.png=甲/name", ""},
		{"a folder in the name", album("x.jpg", "y.jpg"), entries(`甲|photos\y.jpg`), "x.jpg=/none y.jpg=甲/name", "photo-without-caption"},
		{"numbers in names", album("01-a.jpg", "02-b.jpg", "03-c.jpg"), entries("丙|图3", "甲|①", "乙|图二"),
			"01-a.jpg=甲/number 02-b.jpg=乙/number 03-c.jpg=丙/number", ""},
		{"camera numbers: the rank counts", album("IMG_0801.jpg", "IMG_0805.jpg"), entries("乙|图2", "甲|图1"),
			"IMG_0801.jpg=甲/number IMG_0805.jpg=乙/number", ""},
		{"numbered photos: the rank does not", album("02.jpg", "04.jpg"), entries("丙|图3"),
			"02.jpg=/none 04.jpg=/none =丙/none", "unknown-photo photo-without-caption photo-without-caption"},
		{"two captions for one photo", album("01.jpg", "02.jpg"), entries("甲|01.jpg", "乙|图1"),
			"01.jpg=甲/name 02.jpg=/none =乙/none", "already-bound photo-without-caption"},
		{"own text", album("a.jpg|5月16日，委员们在田间调研特色产业发展。沈禾 摄", "b.jpg|与会人员在礼堂参加座谈会"),
			entries("委员们在礼堂参加座谈会", "委员们在田间调研特色产业发展"),
			"a.jpg=委员们在田间调研特色产业发展/text b.jpg=委员们在礼堂参加座谈会/text", ""},
		{"photos left take their own", album("1.jpg|Own words", "2.jpg"), entries("甲"), "1.jpg=Own words/photo 2.jpg=甲/order", "uneven-count"},
		{"photos left without any", album("1.jpg", "2.jpg"), entries("甲"), "1.jpg=甲/order 2.jpg=/none", "uneven-count photo-without-caption"},
		{"captions left", album("1.jpg"), entries("甲", "乙", "丙"), "1.jpg=甲/order =乙/none =丙/none", "uneven-count"},
		{"no photos", nil, entries("甲"), "=甲/none", ""},
	} {
		bound, findings := Bind(c.photos, c.entries)
		if got := show(bound); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		if got := codes(findings); got != c.findings {
			t.Errorf("%s: findings %q, want %q", c.name, got, c.findings)
		}
	}
}

func TestEmbeddedPicturesComeFirst(t *testing.T) {
	es := entries("甲|2.jpg", "乙")
	es[1].Picture = "id-2.jpg"
	bound, _ := Bind(album("1.jpg", "2.jpg"), es)
	if got, want := show(bound), "1.jpg=/none 2.jpg=乙/embedded =甲/none"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// FuzzBind holds that no caption is lost and no photo counts twice.
func FuzzBind(f *testing.F) {
	f.Add("01.jpg\nIMG_2|own words of it\nc.png", "甲|图1\n乙\n丙|c.png\n丁|图1")
	f.Add("", "a|b\nc")
	f.Fuzz(func(t *testing.T, photos, texts string) {
		ps, es := album(strings.Split(photos, "\n")...), entries(strings.Split(texts, "\n")...)
		bound, _ := Bind(ps, es)
		seen := map[int]bool{}
		for i, b := range bound {
			if i < len(ps) && b.Photo != ps[i].ID || i >= len(ps) && b.Photo != "" {
				t.Fatalf("bound %d is of photo %q", i, b.Photo)
			}
			if b.Entry >= 0 {
				if seen[b.Entry] || b.Caption.Text != es[b.Entry].Text {
					t.Fatalf("caption %d is there twice, or changed", b.Entry)
				}
				seen[b.Entry] = true
			}
		}
		if len(seen) != len(es) {
			t.Fatalf("%d of %d captions are left", len(seen), len(es))
		}
	})
}

func TestNumberIn(t *testing.T) {
	for mark, want := range map[string]int{
		"图3": 3, "③": 3, "⑳": 20, "图十二": 12, "二十": 20, "三十一": 31, "０７": 7, "03-hall": 3, "IMG_0234": 234,
		"（图1）": 1, "Photo 4": 4, "图一": 1, "十": 10,
		"hall": -1, "": -1, "12345678901": -1, "①②": -1,
	} {
		got, ok := numberIn(mark)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q has the number %d, want %d", mark, got, want)
		}
	}
}

func TestCreditLine(t *testing.T) {
	by := func(credit, byline string) photo.Photo {
		return photo.Photo{Meta: photo.Metadata{Credit: credit, Byline: byline}}
	}
	for _, c := range []struct {
		name   string
		photos []photo.Photo
		own    string
		locale story.Locale
		want   string
	}{
		{"the manuscript's own", []photo.Photo{by("甲", "")}, "(本版图片由乙提供)", "zh-Hans", "(本版图片由乙提供)"},
		{"one provider", []photo.Photo{by("区政协", ""), by("区政协", "丙")}, "", "zh-Hans", "本版图片由区政协提供"},
		{"photographers", []photo.Photo{by("", "沈禾"), by("", "陆一舟"), by("", "沈禾")}, "", "zh-Hans", "本版摄影：沈禾、陆一舟"},
		{"one says nothing", []photo.Photo{by("甲", ""), by("", "")}, "", "zh-Hans", ""},
		{"traditional", []photo.Photo{by("", "陳某")}, "", "zh-Hant", "本版攝影：陳某"},
		{"English", []photo.Photo{by("City Hall", ""), by("A. Reader", "")}, "", "en", "Photos: City Hall, A. Reader"},
		{"no photos", nil, "", "zh-Hans", ""},
	} {
		if got := CreditLine(c.photos, c.own, c.locale); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
