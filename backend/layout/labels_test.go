package layout

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// arranged reads photos from a picture: each letter is a photo, as wide and
// high as its block of letters. It returns their names in alphabetical order.
func arranged(picture string) (names []string, rects []geom.Rect) {
	at := map[rune]geom.Rect{}
	for y, row := range strings.Split(picture, "/") {
		for x, r := range row {
			cell := geom.Rect{X: geom.Length(x) * 100, Y: geom.Length(y) * 100, W: 95, H: 95}
			if r != '.' {
				at[r] = at[r].Union(cell)
			}
		}
	}
	for r := 'A'; r <= 'Z'; r++ {
		if rect, ok := at[r]; ok {
			names, rects = append(names, string(r)), append(rects, rect)
		}
	}
	return names, rects
}

// labelled returns the photos in the order of reading with their labels.
func labelled(picture string, kind document.Label, locale story.Locale) string {
	names, rects := arranged(picture)
	order := readingOrder(rects)
	members := make([]member, len(order))
	for i, from := range order {
		members[i].photo = document.Photo{Name: names[from], Caption: "x"}
	}
	label(members, permuted(rects, order), kind, locale)
	var out []string
	for _, m := range members {
		out = append(out, m.photo.Name+" "+strings.TrimRight(m.label, "：: "))
	}
	return strings.Join(out, ", ")
}

func TestDirections(t *testing.T) {
	for _, c := range []struct{ picture, chinese, english string }{
		{"AB", "A 左图, B 右图", "A Left, B Right"},
		{"BA", "B 左图, A 右图", "B Left, A Right"},
		{"A/B", "A 上图, B 下图", "A Top, B Bottom"},
		{"A./.B", "A 左上图, B 右下图", "A Top left, B Bottom right"},
		{"AAAB", "A 左图, B 右图", "A Left, B Right"},
		{"AA/BC", "A 上图, B 左下图, C 右下图", "A Top, B Bottom left, C Bottom right"},
		{"AB/CC", "A 左上图, B 右上图, C 下图", "A Top left, B Top right, C Bottom"},
		{"AAB/AAC", "A 左图, B 右上图, C 右下图", "A Left, B Top right, C Bottom right"},
		{"ABB/CBB", "A 左上图, C 左下图, B 右图", "A Top left, C Bottom left, B Right"},
		{"AB/CD", "A 左上图, B 右上图, C 左下图, D 右下图", "A Top left, B Top right, C Bottom left, D Bottom right"},
		{"AABBB/CCCDD", "A 左上图, B 右上图, C 左下图, D 右下图", "A Top left, B Top right, C Bottom left, D Bottom right"},
		{"ABC", "A 左图, B 中图, C 右图", "A Left, B Centre, C Right"},
		{"A/B/C", "A 上图, B 中图, C 下图", "A Top, B Middle, C Bottom"},
		{"AABBCC/DDDEEE", "A 左上图, B 中上图, C 右上图, D 左下图, E 右下图", "A Top left, B Top centre, C Top right, D Bottom left, E Bottom right"},
		{"ABC/DEF/GHI", "A 左上图, B 中上图, C 右上图, D 左中图, E 正中图, F 右中图, G 左下图, H 中下图, I 右下图",
			"A Top left, B Top centre, C Top right, D Centre left, E Centre, F Centre right, G Bottom left, H Bottom centre, I Bottom right"},
		// What directions cannot tell apart is counted,
		{"ABCD", "A 左起第一图, B 左起第二图, C 左起第三图, D 左起第四图", "A First from left, B Second from left, C Third from left, D Fourth from left"},
		{"A/B/C/D", "A 上起第一图, B 上起第二图, C 上起第三图, D 上起第四图", "A First from top, B Second from top, C Third from top, D Fourth from top"},
		// and what has no line to count along is numbered.
		{"ABCD/EFGH", "A 图①, B 图②, C 图③, D 图④, E 图⑤, F 图⑥, G 图⑦, H 图⑧", "A 1, B 2, C 3, D 4, E 5, F 6, G 7, H 8"},
		{"A", "A ", "A "},
	} {
		if got := labelled(c.picture, document.DirectionLabel, "zh-Hans"); got != c.chinese {
			t.Errorf("%s: %s, want %s", c.picture, got, c.chinese)
		}
		if got := labelled(c.picture, document.DirectionLabel, "en-GB"); got != c.english {
			t.Errorf("%s: %s, want %s", c.picture, got, c.english)
		}
	}
}

func TestNumbersFollowTheOrderOfReading(t *testing.T) {
	for _, c := range []struct {
		picture, want string
		locale        story.Locale
	}{
		{"CA/BB", "C 图①, A 图②, B 图③", "zh-Hans"},
		{"CA/BB", "C 圖①, A 圖②, B 圖③", "zh-Hant-HK"},
		{"CA/BB", "C 1, A 2, B 3", "fr"},
	} {
		if got := labelled(c.picture, document.NumberLabel, c.locale); got != c.want {
			t.Errorf("%s: %s, want %s", c.picture, got, c.want)
		}
	}
	if got := labelled("AB", document.NoLabel, "zh"); got != "A , B " {
		t.Errorf("no label: %s", got)
	}
}

// Photos that lie on one another have no direction.
func TestPhotosOnOneAnotherAreNumbered(t *testing.T) {
	r := geom.Rect{W: 100, H: 100}
	members := []member{{photo: document.Photo{Caption: "x"}}, {}, {photo: document.Photo{Caption: "y"}}}
	label(members, []geom.Rect{r, r, r}, document.DirectionLabel, "zh")
	if got := fmt.Sprint(members[0].label, members[1].label, members[2].label); got != "图①：图②：" {
		t.Errorf("got %s: a photo without a caption takes no number", got)
	}
}

func TestCountingInWords(t *testing.T) {
	for n, want := range map[int]string{1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "㊱", 50: "㊿", 51: "51"} {
		if got := circled(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	for n, want := range map[int]string{1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "100"} {
		if got := hanNumber(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}
