package manuscript

import (
	"strings"
	"unicode"

	"broadsheet/backend/story"
)

// languageWords are words that every report in a language holds and the
// others do not.
var languageWords = []struct {
	locale story.Locale
	words  string
}{
	{"en", " the and of to was were that with his her from which "},
	{"de", " der die das und ist nicht mit den dem ein eine auf für "},
	{"fr", " le les des et est une dans pour que qui du sur au "},
	{"es", " el los las y una por del con para que como más "},
	{"it", " il gli di che una per della con sono del alla "},
	{"pt", " o os as e uma por não com para dos da do "},
}

// localeOf returns the locale that the front matter asks for, or else the one
// that the text is written in.
func localeOf(lang, text string) story.Locale {
	if lang != "" {
		return normalLocale(lang)
	}
	count := map[string]int{}
	for _, r := range text {
		if name := scriptOf(r); name != "" {
			count[name]++
		}
	}
	letters := count["han"] + count["kana"] + count["hangul"] + count["latin"]/2 + count["cyrillic"]/2
	switch {
	case letters == 0:
		return "zh-Hans"
	case count["kana"]*10 > count["han"]+count["kana"] && count["kana"]*4 > letters:
		return "ja"
	case count["hangul"]*3 > letters:
		return "ko"
	case count["han"]*6 >= letters:
		return chineseLocale(text)
	case count["cyrillic"]*2 > letters:
		return "ru"
	}
	return latinLocale(text)
}

func scriptOf(r rune) string {
	switch {
	case r < 0x250 && unicode.IsLetter(r):
		return "latin"
	case r >= 0x400 && r < 0x530:
		return "cyrillic"
	case isHan(r):
		return "han"
	case r >= 0x3041 && r <= 0x30fa:
		return "kana"
	case r >= 0xac00 && r <= 0xd7a3:
		return "hangul"
	}
	return ""
}

var simplifiedSet, traditionalSet = runeSet(simplifiedOnly), runeSet(traditionalOnly)

// chineseLocale counts the characters that only one of the two forms has.
func chineseLocale(text string) story.Locale {
	balance := 0
	for _, r := range text {
		switch s, t := simplifiedSet[r], traditionalSet[r]; {
		case s && !t:
			balance++
		case t && !s:
			balance--
		}
	}
	if balance < 0 {
		return "zh-Hant"
	}
	return "zh-Hans"
}

// latinLocale counts telltale words; without any it is English.
func latinLocale(text string) story.Locale {
	best, most := story.Locale("en"), 0
	words := strings.Fields(strings.ToLower(text[:min(len(text), 64<<10)]))
	for _, language := range languageWords {
		n := 0
		for _, w := range words {
			if strings.Contains(language.words, " "+w+" ") {
				n++
			}
		}
		if n > most {
			best, most = language.locale, n
		}
	}
	return best
}

// normalLocale turns what writers put into front matter into the tags that
// the program knows.
func normalLocale(lang string) story.Locale {
	tag := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(lang), "_", "-"))
	switch {
	case tag == "zh-tw", tag == "zh-hk", tag == "zh-mo", strings.HasPrefix(tag, "zh-hant"), tag == "繁体", tag == "繁體":
		return "zh-Hant"
	case tag == "zh", strings.HasPrefix(tag, "zh-"), tag == "cn", tag == "chinese", tag == "中文", tag == "简体":
		return "zh-Hans"
	case tag == "english", tag == "英文":
		return "en"
	}
	primary, region, found := strings.Cut(tag, "-")
	if found && len(region) == 2 {
		return story.Locale(primary + "-" + strings.ToUpper(region))
	}
	return story.Locale(tag)
}
