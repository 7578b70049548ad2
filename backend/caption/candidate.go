package caption

import (
	"slices"
	"strings"
	"unicode"

	"broadsheet/backend/story"
)

// candidate is a stretch of a text that stands as a name does. That it is one
// is not known: it counts only where a story knows a name that is nearly it.
type candidate struct {
	person
	isTitled bool // an office or what people alone do stands beside it
}

// families are the family names of two signs; those of one sign are
// story.IsSurname's.
var families = strings.Fields("欧阳 司马 上官 诸葛 司徒 东方 慕容 令狐 皇甫 尉迟 公孙 长孙 宇文 夏侯 端木 百里 歐陽 諸葛 東方 長孫")

var familyHeads = func() map[rune]bool {
	out := map[rune]bool{}
	for _, f := range families {
		for _, r := range f {
			out[r] = true
			break
		}
	}
	return out
}()

const (
	// joins stand before a name that goes on from another word.
	joins = "和与及同跟为是由"
	// acts begin what someone does.
	acts = "在向和与及同跟说讲介带率主出参查察调走看听慰致代陪现正展手指等摄给对到接是笑采拍巡检视修种摘唱跳表演练训教授汇领颁签揭剪问"
)

// says are what people alone do.
var says = strings.Fields("说 讲 告诉 介绍 表示 认为 回忆 坦言 笑 感慨 主持 带领 率领 率队 致辞 發言 说道 發表 摄")

// candidatesIn finds what stands as a name in a text, in its order.
func candidatesIn(text string) []candidate {
	runes := []rune(text)
	var out []candidate
	for i := range runes {
		longest := longestName(runes[i:])
		for n := longest; n > 1 && n > longest-2; n-- {
			if i+n <= len(runes) && standsAsName(runes, i, i+n) {
				out = append(out, candidateAt(runes, i, i+n))
			}
		}
	}
	for _, p := range latinNames(runes) {
		out = append(out, candidate{person: p})
	}
	return out
}

// longestName is how many signs a name may have that begins here: the family
// name and two, 0 where no family name begins.
func longestName(runes []rune) int {
	switch {
	case runes[0] < 0x2e80:
		return 0
	case len(runes) > 1 && familyHeads[runes[0]] && slices.Contains(families, string(runes[:2])):
		return 4
	case story.IsSurname(runes[0]):
		return 3
	}
	return 0
}

func candidateAt(runes []rune, from, to int) candidate {
	return candidate{person{name: string(runes[from:to]), from: from, to: to}, isTitled(runes, from, to)}
}

// startsName holds where a name may start: at the beginning, behind a mark, an
// office or a word that joins.
func startsName(runes []rune, at int) bool {
	return at == 0 || isMark(runes[at-1]) || contains(joins, runes[at-1]) || endsIn(runes[:at], titles)
}

// standsAsName holds for Han signs with a start and an end of a name. Two signs
// are taken for a name only between marks and offices: far too many words
// begin with a family name.
func standsAsName(runes []rune, from, to int) bool {
	for _, r := range runes[from:to] {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	if !startsName(runes, from) {
		return false
	}
	isClosed := to == len(runes) || isMark(runes[to]) || beginsWith(runes[to:], titles) || beginsWith(runes[to:], says)
	if to-from > 2 {
		return isClosed || contains(acts, runes[to])
	}
	return isClosed && (from == 0 || !contains(joins, runes[from-1]))
}

// isTitled holds beside an office, which a space may part from the name, or
// before what people alone do.
func isTitled(runes []rune, from, to int) bool {
	for from > 0 && unicode.IsSpace(runes[from-1]) {
		from--
	}
	if endsIn(runes[:from], titles) || beginsWith(runes[to:], says) {
		return true
	}
	for to < len(runes) && unicode.IsSpace(runes[to]) {
		to++
	}
	return beginsWith(runes[to:], titles)
}

func contains(signs string, r rune) bool { return strings.ContainsRune(signs, r) }

// longestTitle is how many signs of a text are looked at beside a name.
const longestTitle = 4

func endsIn(runes []rune, words []string) bool {
	end := string(runes[max(0, len(runes)-longestTitle):])
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(end, w) })
}

func beginsWith(runes []rune, words []string) bool {
	begin := string(runes[:min(len(runes), longestTitle)])
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(begin, w) })
}

// placeEnds end the names of places and firms: 金凤村 and 金峰村 are two villages.
const placeEnds = "村镇乡县区市省州路街桥站港岛湾寺庙厂店馆院校场园社组队局委部河湖江海山岭沟坡鎮縣區島灣廟廠館園"

// mayBePlace holds for a name that ends as places do, where nothing beside it
// tells of a person.
func (c candidate) mayBePlace() bool {
	last := []rune(c.name)
	return !c.isTitled && contains(placeEnds, last[len(last)-1])
}
