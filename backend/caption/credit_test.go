package caption

import (
	"slices"
	"testing"

	"broadsheet/backend/story"
)

func TestLineOf(t *testing.T) {
	given := func(names ...string) (out []Credited) {
		for _, n := range names {
			out = append(out, Credited{Credit: n})
		}
		return out
	}
	apart := Credited{Credit: "沈禾 摄", Apart: true}
	for _, c := range []struct {
		name   string
		locale story.Locale
		photos []Credited
		want   string
	}{
		{"one source", "zh-Hans", given("区政协", "区政协"), "本版图片由区政协提供"},
		{"several, in their order", "zh-Hans", given("区政协", "新华社", "区政协"), "本版图片由区政协、新华社提供"},
		{"one has its own", "zh-Hans", append(given("区政协"), apart), "本版图片除署名外由区政协提供"},
		{"all have their own", "zh-Hans", []Credited{apart}, ""},
		{"one has none", "zh-Hans", given("区政协", ""), ""},
		{"none", "zh-Hans", nil, ""},
		{"who took them", "zh-Hans", []Credited{{Byline: "沈禾"}, {Byline: "唐果"}}, "本版摄影：沈禾、唐果"},
		{"a credit that is who took it", "zh-Hans", given("沈禾 摄", "沈禾摄"), "本版摄影：沈禾"},
		{"taken, with exceptions", "zh-Hans", append(given("唐果 摄"), apart), "本版摄影：唐果（除署名外）"},
		{"given and taken", "zh-Hans", given("区政协", "沈禾 摄"), "本版图片由区政协提供，沈禾摄"},
		{"how it was given is said once", "zh-Hans", given("区政协提供", "区融媒体中心供图", "图片来源：新华社"), "本版图片由区政协、区融媒体中心、新华社提供"},
		{"who took them, said in front", "zh-Hans", given("摄影：沈禾", "沈禾 摄"), "本版摄影：沈禾"},
		{"a byline that says it too", "zh-Hans", []Credited{{Byline: "沈禾 摄"}}, "本版摄影：沈禾"},
		{"a credit of nothing but the word", "zh-Hans", given("提供"), "本版图片由提供提供"},
		{"blanks are no source", "zh-Hans", []Credited{{Credit: " ", Byline: "\u3000"}}, ""},
		{"credits before bylines", "zh-Hans", []Credited{{Credit: "区政协", Byline: "沈禾"}}, "本版图片由区政协提供"},
		{"in Traditional Chinese", "zh-Hant", given("區公所"), "本版圖片由區公所提供"},
		{"in English", "en", append(given("Harbour Office", "Ann Lee"), Credited{Credit: "Bo Ek", Apart: true}), "Photos: Harbour Office, Ann Lee, except where noted"},
		{"a word in front in English", "en", given("Photo by Ann Lee", "photograph by Ann Lee"), "Photographs by Ann Lee"},
		{"a colon in English", "en", given("Photo: Harbour Office", "© Harbour Office"), "Photos: Harbour Office"},
		{"bylines in English", "en", []Credited{{Byline: "Ann Lee"}}, "Photographs by Ann Lee"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := LineOf(c.photos, c.locale); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestUnnamed(t *testing.T) {
	photos := []Credited{{Credit: "区政协"}, {Credit: "新华社"}, {Credit: "沈禾 摄"}, {Credit: "唐果", Apart: true}, {}, {Credit: "新华社"}}
	if got, want := Unnamed(photos, "本版图片由区政协提供"), []string{"新华社", "沈禾"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestStrangers(t *testing.T) {
	spoken := []Credited{{Credit: "区政协"}, {Credit: "沈禾", Apart: true}}
	all := append([]Credited{{Credit: "政协"}, {Credit: "唐果 摄"}, {Credit: "新华社"}}, spoken...)
	if got, want := Strangers(all, spoken, "本版图片由区政协、唐果、沈禾提供"), []string{"唐果", "沈禾"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCouldSay(t *testing.T) {
	council, agency, silent := Credited{Credit: "区政协"}, Credited{Credit: "新华社"}, Credited{}
	taken := Credited{Credit: "沈禾 摄"}
	for _, c := range []struct {
		line   string
		locale story.Locale
		photos []Credited
		want   bool
	}{
		{"本版图片由区政协提供", "zh-Hans", []Credited{council, silent}, true},
		{"本版图片由区政协、新华社提供", "zh-Hans", []Credited{council, silent}, true},
		{"本版图片由区政协、新华社提供", "zh-Hans", []Credited{agency}, true},
		{"本版图片除署名外由区政协提供", "zh-Hans", []Credited{council, silent, {Credit: "唐果", Apart: true}}, true},
		{"本版图片由区政协提供，沈禾摄", "zh-Hans", []Credited{taken, silent}, true},
		{"本版摄影：沈禾（除署名外）", "zh-Hans", []Credited{taken, silent}, true},
		{"本版图片由区政协提供", "zh-Hans", []Credited{agency, silent}, false},
		{"本版图片由区政协提供", "zh-Hans", []Credited{silent}, false},
		{"图片来源：区政协", "zh-Hans", []Credited{council, silent}, false},
		{"", "zh-Hans", []Credited{council}, false},
		{"Photos: Harbour Office, Ann Lee, except where noted", "en", []Credited{{Credit: "Ann Lee"}, silent}, true},
		{"Photographs by Ann Lee", "en", []Credited{{Byline: "Ann Lee"}, silent}, true},
	} {
		if got := CouldSay(c.line, c.photos, c.locale); got != c.want {
			t.Errorf("%q of %v: %v", c.line, c.photos, got)
		}
	}
}
