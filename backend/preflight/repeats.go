package preflight

import (
	"slices"
	"strings"
	"unicode"
)

// A word that stands twice is a slip only where no two words can meet so. The
// tables are short on purpose: 谢谢 and 研究研究 are words, 目的的 is 目的 and 的,
// and "that that" may be right.

// once are Chinese words of one sign that never follow themselves, but behind
// and before signs that make another word of one of the two.
var once = map[rune]struct{ behind, before string }{
	'的': {"目标打之中", "确士哥喀黎里"},                  // 目的 标的 打的 众矢之的; 的确 的士 的哥 的的喀喀湖 的黎波里
	'了': {"不为除得明末未终罢完没私小知时", "解结然断却无几如望得事义悟"}, // 受不了 为了 明了; 了解 了结 了然 不了了之
	'是': {"国求如于若", "非否"},                      // 国是 求是 如是; 是非 是否
	'在': {"现实存所正潜内自外健好旨不意何", "校线职读建场岗野编座押逃世"}, // 现在 存在; 在校 在建
	'与': {"参赠给授干付", "会时众其"},                   // 参与; 与会 与时俱进
	'也': {"", "门许就"},                          // 也门 也许
}

// onceLatin are English words of which two in a row are always a slip.
var onceLatin = strings.Fields("the a an of to and or for with from at by as into than but not its our their which when this")

const (
	// A stretch of Chinese that was pasted twice. Shorter ones may be
	// reduplicated (研究研究), longer ones are paragraphs.
	leastStretch, longestStretch = 4, 16
)

// repeatedWords finds words and stretches that stand twice in a row. The first
// stays.
func repeatedWords(text []rune) []replacement {
	var out []replacement
	for i := 0; i < len(text); {
		n := 0
		switch {
		case text[i] >= 0x2e80:
			n = repeatedSign(text, i)
			if n == 0 {
				n = repeatedStretch(text, i)
			}
			if n > 0 {
				out = append(out, replacement{i + n, i + 2*n, ""})
				n *= 2
			}
		case isWordStart(text, i):
			end := wordEnd(text, i)
			if again := wordEnd(text, end+1); isRepeated(text, i, end, again) {
				out = append(out, replacement{end, again, ""})
			}
			n = end - i
		}
		i += max(n, 1)
	}
	return out
}

// repeatedSign is 1 where a word of one sign stands twice at a place, and no
// more than twice.
func repeatedSign(text []rune, i int) int {
	word, ok := once[text[i]]
	before, _ := neighbours(text, i)
	if !ok || i+1 >= len(text) || text[i+1] != text[i] || before == text[i] || contains(word.behind, before) {
		return 0
	}
	if _, after := neighbours(text, i+1); after == text[i] || contains(word.before, after) {
		return 0
	}
	return 1
}

// repeatedStretch is the length of the longest stretch at a place that stands
// twice, 0 for none. Counting (一步一个脚印) and laughing are left alone.
func repeatedStretch(text []rune, i int) int {
	for n := min(longestStretch, (len(text)-i)/2); n >= leastStretch; n-- {
		one := text[i : i+n]
		if text[i] == text[i+n] && slices.Equal(one, text[i+n:i+2*n]) && isPlain(one) {
			return n
		}
	}
	return 0
}

// isPlain holds for Han alone, without counting, and without a rhythm of one
// or two signs.
func isPlain(stretch []rune) bool {
	hasRhythm := true
	for i, r := range stretch {
		if !unicode.Is(unicode.Han, r) || r == '一' {
			return false
		}
		hasRhythm = hasRhythm && (i < 2 || r == stretch[i-2])
	}
	return !hasRhythm
}

func isWordStart(text []rune, i int) bool {
	return isLatin(text[i]) && (i == 0 || !isInWord(text[i-1]))
}

func isInWord(r rune) bool { return isLatin(r) || contains("'’-", r) }

// wordEnd is where the word that begins at a place ends.
func wordEnd(text []rune, i int) int {
	for i < len(text) && isInWord(text[i]) {
		i++
	}
	return i
}

// isRepeated compares the words text[from:end] and text[end+1:again], which one
// space parts. A second one with a capital is a name or begins something.
func isRepeated(text []rune, from, end, again int) bool {
	if end >= len(text) || text[end] != ' ' || again-end-1 != end-from || unicode.IsUpper(text[end+1]) {
		return false
	}
	second := string(text[end+1 : again])
	return slices.Contains(onceLatin, second) && strings.EqualFold(second, string(text[from:end]))
}
