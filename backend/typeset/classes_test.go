package typeset

import "testing"

// classNames are one letter for each class, for the tests.
var classNames = map[class]string{
	classLatin: "a", classHan: "H", classOpen: "(", classClose: ")", classComma: ",", classStop: ".", classInterpunct: "i",
	classConnector: "-", classSolidus: "/", classDash: "D", classEllipsis: "E", classSpace: "_", classIgnorable: "0", classNewline: "n",
}

func classString(text string, chinese bool) string {
	out := ""
	for _, c := range classify([]rune(text), chinese) {
		out += classNames[c]
	}
	return out
}

// Section 1 of docs/chinese-rules.md, and the characters that Chinese and Latin
// text share.
func TestClassify(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"1: pause marks", "、，；：", ",,,,"},
		{"1: stops", "。．！？‼⁇⁈⁉", "........"},
		{"1: opening", "“‘（《〈【〖〔［｛「『", "(((((((((((("},
		{"1: closing", "’）》〉】〗〕］｝」』”", "))))))))))))"},
		{"1: connectors", "国–国～国—国", "H-H-H-H"},
		{"1: interpunct between Han", "夫·托", "HiH"},
		{"an interpunct between Latin letters", "l·l", "aaa"},
		{"1: old interpuncts", "夫・托‧尔", "HiHiH"},
		{"1: solidi", "国/国／国", "H/H/H"},
		{"a solidus between digits", "1/2", "aaa"},
		{"1: dashes and ellipses", "——⸺……⋯⋯", "DDDEEEE"},
		{"wide signs", "①℃￥％Ａ１", "HHHHHH"},
		{"beyond the BMP", "\U00020000👍", "HH"},
		{"white space", " \t　\u00a0", "____"},
		{"forced breaks", "\n\u2028\v", "nnn"},
		{"CR LF is one", "\r\n", "0n"},
		{"without width", "\u200b\u00ad\ufeff\u200d", "0000"},
		{"quotes around Han", "“国”", "(H)"},
		{"quotes around Latin in Chinese", "国“word”国", "H(aaaa)H"},
		{"quotes inside Latin text", "He said “word” twice", "aa_aaaa_aaaaaa_aaaaa"},
		{"both of a pair alike", "say “word”。", "aaa_(aaaa)."},
		{"an apostrophe", "国it’s国", "HaaaaH"},
		{"nested", "“‘国’国”", "((H)H)"},
		{"an unmatched mark", "”国“", ")H("},
	}
	for _, c := range cases {
		check(t, c.name, classString(c.text, true), c.want)
	}
	check(t, "quotes in English", classString("“It’s”", false), "aaaaaa")
	check(t, "dash in English", classString("a—b…", false), "aaaa")
}
