package manuscript

import (
	"strconv"
	"strings"
)

// chineseDigits are the digits of ordinals; longer numbers do not occur in
// front of heads.
var chineseDigits = map[rune]int{'〇': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9, '两': 2, '甲': 1, '乙': 2, '丙': 3, '丁': 4}

// ordinal returns the value of a label's number, 0 if it has none: "三", 3;
// "十二", 12; "２", 2; "⑤", 5; "B", 2; "iv", 4; "Two", 2.
func ordinal(label string) int {
	r := firstRune(label)
	switch {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1
	case r >= 'Ⅰ' && r <= 'Ⅻ':
		return int(r-'Ⅰ') + 1
	case r >= '０' && r <= '９', r >= '0' && r <= '9':
		n, _ := strconv.Atoi(halfWidthDigits(label))
		return n
	case chineseDigits[r] > 0, r == '十':
		return chineseOrdinal(label)
	case len(label) == 1 && r >= 'A' && r <= 'Z':
		return int(r-'A') + 1
	}
	return wordOrdinal(label)
}

func halfWidthDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r >= '0' && r <= '9':
			return r
		}
		return -1
	}, s)
}

// chineseOrdinal reads numbers below one hundred.
func chineseOrdinal(s string) int {
	n, digit := 0, 0
	for _, r := range s {
		if r == '十' {
			n += max(digit, 1) * 10
			digit = 0
			continue
		}
		digit = chineseDigits[r]
	}
	return n + digit
}

var wordOrdinals = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}

func wordOrdinal(s string) int {
	s = strings.ToLower(s)
	if len(s) == 1 && s[0] >= 'a' && s[0] <= 'z' && wordOrdinals[s] == 0 {
		return int(s[0]-'a') + 1
	}
	return wordOrdinals[s]
}

// plainNumber writes a photo's number in plain digits.
func plainNumber(s string) string {
	if n := ordinal(s); n > 0 {
		return strconv.Itoa(n)
	}
	return s
}
