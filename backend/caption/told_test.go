package caption

import (
	"context"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"broadsheet/backend/manuscript"
	"broadsheet/backend/story"
)

// told is a caption beside a story; want is what it is mended to, "?" where a
// finding has no mend, empty where there is none.
type toldCase struct {
	name, told, caption, want string
	others                    []Shown
}

func (c toldCase) check(t *testing.T, l story.Locale) {
	t.Helper()
	shown := append([]Shown{{Text: c.caption}}, c.others...)
	got := ""
	for _, f := range (House{Locale: l}).CheckBeside(shown, strings.Split(c.told, "|")) {
		if f.Code != NameDiffers || f.Caption != 0 {
			continue
		}
		if got = "?"; len(f.Changes) > 0 {
			got = mend(c.caption, f)
		}
	}
	if got != c.want {
		t.Errorf("%s: mended to %q, want %q", c.name, got, c.want)
	}
}

func TestNamesOfTheStory(t *testing.T) {
	const told = "区政协主席张晓峰主持会议。|“修好它，”张晓峰说，“要三年。”记者王志伟、罗鸣在现场看到，欧阳明远在讲课。欧阳明远，六十岁。罗鸣说。王志伟说。"
	for _, c := range []toldCase{
		{"between marks", told, "到场的有李四、张小峰。", "到场的有李四、张晓峰。", nil},
		{"behind an office", told, "区政协主席张小峰在现场调研。", "区政协主席张晓峰在现场调研。", nil},
		{"before an office", told, "图为：张小峰主席在现场。", "图为：张晓峰主席在现场。", nil},
		{"behind a reporter", told, "记者王志玮采访农民。", "记者王志伟采访农民。", nil},
		{"before what he does", told, "张小峰在讲话。", "张晓峰在讲话。", nil},
		{"two signs that look alike", told, "图为记者罗呜。", "图为记者罗鸣。", nil},
		{"a family name of two signs", told, "欧阳明运在讲课。", "", nil}, // neither sounds nor looks alike
		{"the same", told, "张晓峰在讲话。", "", nil},
		{"someone else", told, "张晓明在讲话。", "", nil},
		{"another family name", told, "章晓峰在讲话。", "", nil},
		{"two people in one caption", told, "张晓峰、张小峰在讲话。", "", nil},
		{"whom the story names as well", told + "|张小峰说，好。", "张小峰在讲话。", "", nil},
		{"between brackets", told, "（左起）张小峰（左一）、李四", "（左起）张晓峰（左一）、李四", nil},
		{"with a space", told, "记者 王志玮 摄", "记者 王志伟 摄", nil},
		{"only part of a word", "张晓峰说，好。张晓峰笑了。", "张小峰会议室内。", "", nil},
		{"as often in captions", "张晓峰说，好。", "张小峰在讲话。", "?", nil},
		{"more often in captions", "张晓峰说，好。张晓峰笑了。", "张小峰在讲话。", "?", []Shown{{Text: "张小峰在场。"}, {Text: "张小峰到场。"}}},
		{"as a field has it", told + "|张晓峰笑了。", "张小峰在讲话。", "张晓峰在讲话。", []Shown{{Text: "开幕。", People: []string{"张小峰"}}}},
		{"no story", "", "张小峰在讲话。", "", nil},

		{"a village", "金峰村在山上。金峰村的茶好。他到金峰村。", "金凤村，茶农在采茶。", "", nil},
		{"words that meet", "高新华为企业，高新华为榜样。", "高新花卉产业。", "", nil},
		{"a verb and its object", "江风吹过，江风很大。", "江丰收在望。", "", nil},
		{"a time", "周末，人多。周末，人少。", "周未来到。", "", nil},
		{"a word between marks", "石榴红，石榴红，满山都是。", "石榴虹，一道风景。", "", nil},
		{"an office that sounds alike", "于主席说，好。于主席到场。", "于主习惯早起。", "", nil},
	} {
		c.check(t, "zh-Hans")
	}
	const english = "“Sold for scrap,” says Thomas Ferriby, who led the work. Thomas Ferriby smiled. Joseph Ackland is seventy-four. John Smith came. The Harbour Office is open. Joseph Ackland waved."
	for _, c := range []toldCase{
		{"a letter", english, "Thomas Feriby at the viaduct.", "Thomas Ferriby at the viaduct.", nil},
		{"letters in each other's place", english, "Jospeh Ackland lights the lamp.", "Joseph Ackland lights the lamp.", nil},
		{"the owner's", english, "Thomas Ferriby's workshop.", "", nil},
		{"a brother", english, "Joan Smith at home.", "", nil},
		{"an office", english, "The Harbor Office in May.", "?", nil},
		{"someone else", english, "Thomas Ferrier at the viaduct.", "", nil},
		{"his wife", english, "Josepha Ackland lights the lamp.", "", nil},
	} {
		c.check(t, "en")
	}
}

// TestStoriesAgreeWithTheirCaptions holds that the captions of real reports are
// left alone beside their stories, and that a slip is found in one of them.
func TestStoriesAgreeWithTheirCaptions(t *testing.T) {
	for _, path := range reports() {
		t.Run(filepath.Base(path), func(t *testing.T) {
			house, shown := printed(t, path)
			told := textsOf(t, path)
			for _, f := range house.CheckBeside(shown, told) {
				t.Errorf("%q: %s %v", shown[f.Caption].Text, f.Code, f.Params)
			}
			// Every stretch of the story as a caption of itself: nothing in a
			// text is another spelling of what it says elsewhere.
			var stretches []Shown
			for _, text := range told {
				for _, s := range strings.FieldsFunc(text, func(r rune) bool { return r == '。' || r == '.' }) {
					stretches = append(stretches, Shown{Text: s})
				}
			}
			for _, f := range house.CheckBeside(stretches, told) {
				if f.Code == NameDiffers {
					t.Errorf("%q: %v", stretches[f.Caption].Text, f.Params)
				}
			}
		})
	}
}

func textsOf(t *testing.T, path string) []string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Skip(err)
	}
	m, err := manuscript.Read(context.Background(), manuscript.Input{Name: filepath.Base(path), Data: raw})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, b := range m.Story.Blocks {
		out = append(out, b.Text())
	}
	return out
}

// TestCheckedBesideIsCheckedAnew is TestCheckedIsCheckedAnew with a story that
// changes too.
func TestCheckedBesideIsCheckedAnew(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	house, shown := ofOnePage()
	told := []string{"开幕。", "张晓峰说，好。", "", "记者罗鸣在场。"}
	texts := []string{"", "农民在收割。", "张小峰在讲话。", "记者罗呜采访。", "张晓峰、王志玮在场。"}
	stories := []string{"", "张晓峰说，好。张晓峰笑了。", "张小峰到场。", "记者罗鸣、王志伟在现场。", "张筱峰说。张筱峰笑。"}
	var kept Checked
	for n := range 600 {
		s := &shown[random.Intn(len(shown))]
		switch random.Intn(5) {
		case 0:
			s.People = []string{"张小峰", "李大海"}[:random.Intn(3)]
		case 1:
			told = append(told[1:], told[0], stories[random.Intn(len(stories))])
			told = told[:min(len(told), random.Intn(3)+3)]
		case 2:
			told[random.Intn(len(told))] = stories[random.Intn(len(stories))]
		default:
			s.Text = texts[random.Intn(len(texts))]
		}
		if got, want := kept.CheckBeside(house, shown, told), house.CheckBeside(shown, told); !reflect.DeepEqual(got, want) {
			t.Fatalf("after %d changes:\n got %+v\nwant %+v", n+1, got, want)
		}
	}
}

// ofOneStory is a story as long as the sample's.
func ofOneStory() []string {
	var out []string
	for i := range 40 {
		out = append(out, strconv.Itoa(i)+"码头边新设的“鲜度公示牌”上，每一筐鱼几点出水、几点上冰、由哪条船捕捞，写得明明白白；张晓锋说，凡是超过六小时没有上冰的，一律不许贴“澜港”两个字的封签。")
	}
	return out
}

// BenchmarkCheckBesideTyped is what a character costs that is typed into the
// story, and into a caption beside it.
func BenchmarkCheckBesideTyped(b *testing.B) {
	b.Run("story", func(b *testing.B) {
		house, shown := ofOnePage()
		told := ofOneStory()
		var kept Checked
		for i := 0; b.Loop(); i++ {
			told[7] = strconv.Itoa(i) + told[8]
			kept.CheckBeside(house, shown, told)
		}
	})
	b.Run("caption", func(b *testing.B) {
		house, shown := ofOnePage()
		told := ofOneStory()
		var kept Checked
		for i := 0; b.Loop(); i++ {
			shown[3].Text = strconv.Itoa(i) + shown[4].Text
			kept.CheckBeside(house, shown, told)
		}
	})
	b.Run("name", func(b *testing.B) {
		house, shown := ofOnePage()
		told := ofOneStory()
		var kept Checked
		for i := 0; b.Loop(); i++ {
			shown[3].Text = "张" + string(rune('一'+i%5000)) + "，在场。"
			kept.CheckBeside(house, shown, told)
		}
	})
}
