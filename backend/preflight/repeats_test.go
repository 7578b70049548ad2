package preflight

import "testing"

func TestRepeatedWords(t *testing.T) {
	for text, want := range map[string]string{
		"河边的的小路":          "河边的小路",
		"他来了了。":           "他来了。",
		"这是是一座小城":         "这是一座小城",
		"他在在现场":           "他在现场",
		"与与山海为邻":          "与山海为邻",
		"孩子也也来了":          "孩子也来了",
		"以智能技术服务智能技术服务农民": "以智能技术服务农民",
		"来到the the港口":     "来到the港口",

		// Words that are so: reduplication, or two words that meet.
		"谢谢大家，慢慢走，天天见":      "谢谢大家，慢慢走，天天见",
		"有目的的活动，的的确确":       "有目的的活动，的的确确",
		"为了了解情况，除了了解":       "为了了解情况，除了了解",
		"不了了之，小时了了，一目了了然":   "不了了之，小时了了，一目了了然",
		"受不了了，不得了了，忘不了了":    "受不了了，不得了了，忘不了了",
		"现在在建项目，存在在乡间":      "现在在建项目，存在在乡间",
		"面向在在校学生":           "面向在在校学生",
		"实事求是是党的思想路线":       "实事求是是党的思想路线",
		"关键是是否愿意，是是非非":      "关键是是否愿意，是是非非",
		"参与与合作，与与会者交谈":      "参与与合作，与与会者交谈",
		"成都都市圈，首都都知道":       "成都都市圈，首都都知道",
		"人人参与，家家户户，研究研究再说":  "人人参与，家家户户，研究研究再说",
		"一个个一个个地数，哈哈哈哈哈哈哈哈": "一个个一个个地数，哈哈哈哈哈哈哈哈",
		"一步一个脚印一步一个脚印":      "一步一个脚印一步一个脚印",
		"打的的士":              "打的的士",
		"标的的价格":             "标的的价格",
	} {
		if got := mendedBy(text, chineseStory, repeated); got != want {
			t.Errorf("%s becomes %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"At the the harbour":                   "At the harbour",
		"The the harbour":                      "The harbour",
		"boats of of the town":                 "boats of the town",
		"He had had that that he gave her her": "He had had that that he gave her her",
		"What it is is very very bye bye":      "What it is is very very bye bye",
		"the theatre, lathe the":               "the theatre, lathe the",
		"grade A, a A-level, at At":            "grade A, a A-level, at At",
		"in Baden Baden and and Walla Walla":   "in Baden Baden and Walla Walla",
		"to, to and to. To":                    "to, to and to. To",
	} {
		if got := mendedBy(text, englishStory, repeated); got != want {
			t.Errorf("%s becomes %s, want %s", text, got, want)
		}
	}
}

func TestDoubledPoints(t *testing.T) {
	for text, want := range map[string]string{
		"The harbour..": "The harbour.", "Wait...": "Wait...", "a..b": "a..b", "../x": "../x", "boats,, nets": "boats, nets", "in the U.S..": "in the U.S.",
	} {
		if got := mendedBy(text, englishStory, doubled); got != want {
			t.Errorf("%s becomes %s, want %s", text, got, want)
		}
	}
}
