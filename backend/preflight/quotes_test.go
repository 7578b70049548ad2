package preflight

import "testing"

// mendedBy makes the replacements of one kind of fault that a text has by rules.
func mendedBy(text string, rules textRules, kind faultKind) string {
	runes := []rune(text)
	faults := faultsOf(runes, rules)[kind]
	for i := len(faults) - 1; i >= 0; i-- {
		f := faults[i]
		runes = []rune(string(runes[:f.from]) + f.text + string(runes[f.to:]))
	}
	return string(runes)
}

var (
	chineseStory   = textRules{isChinese: true}
	chineseCaption = textRules{isChinese: true, isAlone: true}
	englishStory   = textRules{}
)

func TestNestedQuotes(t *testing.T) {
	for text, want := range map[string]string{
		"他说：‘我们要唱好“山歌”。’":   "他说：“我们要唱好‘山歌’。”",
		"他说：“我们要唱好‘山歌’。”":   "他说：“我们要唱好‘山歌’。”",
		"他说：“我们要唱好“山歌”。”":   "他说：“我们要唱好‘山歌’。”",
		"“一”“二”“三”":         "“一”“二”“三”",
		"“他问‘谁说“好”的’。”":     "“他问‘谁说“好”的’。”",
		"“他问“谁说“好”的”。”":     "“他问‘谁说“好”的’。”",
		"‘慢火车’串起新生活":        "‘慢火车’串起新生活",
		"读《论《红楼梦》》一书":       "读《论〈红楼梦〉》一书",
		"读〈论《红楼梦》〉一书":       "读《论〈红楼梦〉》一书",
		"读《论〈红楼梦〉》一书":       "读《论〈红楼梦〉》一书",
		"“他（人称“山歌王”）来了”":    "“他（人称“山歌王”）来了”",
		"“it’s ‘a’ day”，他说": "“it’s ‘a’ day”，他说",
	} {
		if got := mendedBy(text, chineseStory, misnested); got != want {
			t.Errorf("%s becomes %s, want %s", text, got, want)
		}
	}
	if got := mendedBy("‘He said “yes”’, she wrote.", englishStory, misnested); got != "‘He said “yes”’, she wrote." {
		t.Errorf("British quotes become %s", got)
	}
}

func TestTurnedQuotes(t *testing.T) {
	for text, want := range map[string]string{
		"以“慢火车“串起新生活":   "以“慢火车”串起新生活",
		"以”慢火车”串起新生活":   "以“慢火车”串起新生活",
		"以“慢火车“串起“新生活”": "以“慢火车”串起“新生活”",
		"以“慢火车”串起“新生活“": "以“慢火车”串起“新生活”",
		"（他说“来了）”":      "（他说“来了”）",
		"他说“来了":         "他说“来了", // nobody knows where it ends
		"“一”，二”，“三”":    "“一”，二”，“三”",
	} {
		if got := mendedBy(text, chineseStory, misturned); got != want {
			t.Errorf("%s becomes %s, want %s", text, got, want)
		}
	}
}

func TestUnpairedMarks(t *testing.T) {
	for _, c := range []struct {
		text  string
		rules textRules
		want  int
	}{
		{"他说“来了", chineseStory, 1},
		{"他说来了”", chineseStory, 1},
		{"“他还说了很多。", chineseStory, 0}, // goes on in the next paragraph
		{"“他还说了很多。", chineseCaption, 1},
		{"“来了”（左", chineseCaption, 1},
		{"来了左）", chineseCaption, 1},
		{"（来了【左）】", chineseCaption, 0}, // crossed, and mended
		{"《读书“要紧》", chineseStory, 1},
		{"1）修路；2）建桥；（3）种树", chineseStory, 0},
		{"一）修路。二）建桥", chineseStory, 0},
		{"a) 修路", chineseStory, 0},
		{"身高5’10”", chineseStory, 0},
		{"don’t、’90s、Harris’", chineseStory, 0},
		{"“Harris’ boats”很大", chineseStory, 0},
		{"人工智能（AI很热", chineseStory, 1},
		{"人工智能(AI很热", chineseStory, 1},
		{"f(x 的值", chineseStory, 0},
		{"没有配对\"的引号", chineseStory, 1},
		{"屏幕5\"的手机", chineseStory, 0},
		{"他数到\"5\"就停了", chineseStory, 0},
		{"（二〇二五年）“好”《书》【图】", chineseStory, 0},
		{"以“慢火车“串起新生活", chineseStory, 0}, // mended
		{"He said (quietly.", englishStory, 1},
		{"He said “quietly.", englishStory, 1},
		{"“He went on and on.", englishStory, 0},
		{"Thanks :) and 1) more", englishStory, 0},
		{"the boys’ ‘net", englishStory, 0},
	} {
		if got := faultsOf([]rune(c.text), c.rules)[unpaired]; len(got) != c.want {
			t.Errorf("%s: %v", c.text, got)
		}
	}
}

func TestMixedPairs(t *testing.T) {
	for text, want := range map[string]string{
		"人工智能（AI)很热":    "人工智能（AI）很热",
		"人工智能(AI）很热":    "人工智能（AI）很热",
		"他说“来了\"，走了":    "他说“来了”，走了",
		"他说\"来了”，走了":    "他说“来了”，走了",
		"“他说\"来了\"，走了”": "“他说‘来了’，走了”",
		"“一”和\"二\"":     "“一”和“二”",
		"“一\"和\"二\"":    "“一”和“二”",
		"屏幕5\"，“一”和“二”": "屏幕5\"，“一”和“二”",
	} {
		if got := mendedBy(text, chineseStory, halfWidth); got != want {
			t.Errorf("%s becomes %s, want %s", text, got, want)
		}
	}
}
