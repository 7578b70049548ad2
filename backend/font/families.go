package font

import (
	"slices"
	"strings"
	"unicode"
)

// kind is what a generic family word asks for.
type kind uint8

const (
	kindSerif kind = iota // Song, Ming
	kindSans              // Hei, Gothic
	kindKai               // Kai, brush
)

// genericWords are the words that stand for a kind.
var genericWords = map[string]kind{
	"serif": kindSerif, "song": kindSerif, "宋体类": kindSerif,
	"sans": kindSans, "sansserif": kindSans, "hei": kindSans, "黑体类": kindSans,
	"kai": kindKai, "楷体类": kindKai,
}

// familiesOfKind lists families that serve for a kind, best first: what the
// program brings along, then what is found installed on Linux, Windows and
// macOS and in Chinese newspaper houses.
var familiesOfKind = [...][]string{
	kindSerif: {
		"Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "思源宋体", "Songti SC", "FZShuSong-Z01", "方正书宋",
		"FZBaoSong-Z04", "方正报宋", "STSong", "华文宋体", "SimSun", "宋体", "NSimSun", "AR PL SungtiL GB", "AR PL UMing CN", "Noto Serif TC", "Noto Serif JP",
	},
	kindSans: {
		"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "思源黑体", "PingFang SC", "Microsoft YaHei", "微软雅黑",
		"Hiragino Sans GB", "FZHei-B01", "方正黑体", "STHeiti", "华文黑体", "Heiti SC", "SimHei", "黑体", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans TC", "Noto Sans JP",
	},
	kindKai: {
		"LXGW WenKai", "霞鹜文楷", "LXGW WenKai GB", "Kaiti SC", "FZKai-Z03", "方正楷体", "STKaiti", "华文楷体", "KaiTi", "楷体", "KaiTi_GB2312", "AR PL UKai CN", "AR PL KaitiM GB",
	},
}

// fallbackKinds says which kinds serve when one has nothing.
var fallbackKinds = [...][]kind{
	kindSerif: {kindSerif, kindSans, kindKai},
	kindSans:  {kindSans, kindSerif, kindKai},
	kindKai:   {kindKai, kindSerif, kindSans},
}

// familyKey folds a family's name to what is compared: letters and digits, in
// lower case. "Noto Serif SC" and "notoserif-sc" are one family.
func familyKey(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// kindOf returns the kind of a family, by the lists above and else by what
// its name says.
func kindOf(family string) kind {
	key := familyKey(family)
	if k, ok := genericWords[key]; ok {
		return k
	}
	for k, list := range familiesOfKind {
		if slices.ContainsFunc(list, func(name string) bool { return familyKey(name) == key }) {
			return kind(k)
		}
	}
	switch {
	case containsAny(key, "kai", "楷"):
		return kindKai
	case containsAny(key, "serif"):
		return kindSerif
	case containsAny(key, "sans", "hei", "gothic", "黑", "圆", "helvetica", "arial"):
		return kindSans
	}
	return kindSerif
}

func containsAny(s string, parts ...string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}

// weightRank orders faces by how well their weight serves the wanted one, the
// best having the lowest rank (CSS Fonts 4, 5.2, "font-weight").
func weightRank(want, have int) int {
	const second, third = 1000, 2000
	switch {
	case want >= 400 && want <= 500:
		switch {
		case have >= want && have <= 500:
			return have - want
		case have < want:
			return second + want - have
		}
		return third + have - want
	case want < 400 && have <= want:
		return want - have
	case want < 400:
		return second + have - want
	case have >= want:
		return have - want
	}
	return second + want - have
}

// slopeRank is added where the slope is not the wanted one: no weight makes
// up for it inside a family.
func slopeRank(want, have bool) int {
	if want == have {
		return 0
	}
	return 10000
}
