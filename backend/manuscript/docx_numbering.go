package manuscript

import (
	"strconv"
	"strings"

	"broadsheet/backend/finding"
)

// listLevel is how one level of a list counts.
type listLevel struct {
	start  int
	format string // "decimal", "chineseCounting" …
	text   string // "%1、", "第%1章", or a bullet
}

// wordNumbering holds the lists of numbering.xml and where their counts stand.
type wordNumbering struct {
	d        *draft
	levels   map[string]*[9]listLevel // by abstract list
	abstract map[string]string        // list to abstract list
	starts   map[string]map[int]int   // of a list, where it starts anew
	counts   map[string]*[9]int       // by abstract list
	begun    map[string]bool
}

func readNumbering(a *archive, raw []byte) (*wordNumbering, error) {
	n := &wordNumbering{d: a.d, levels: map[string]*[9]listLevel{}, abstract: map[string]string{},
		starts: map[string]map[int]int{}, counts: map[string]*[9]int{}, begun: map[string]bool{}}
	if raw == nil {
		return n, nil
	}
	x := newXMLReader(a.d, raw)
	return n, x.root(func(e element) error {
		switch e.name {
		case "abstractNum":
			levels := &[9]listLevel{}
			n.levels[e.attr("abstractNumId")] = levels
			return x.children(func(e element) error { return n.readLevel(x, e, levels) })
		case "num":
			return n.readList(x, e.attr("numId"))
		}
		return x.skip()
	})
}

func (n *wordNumbering) readLevel(x *xmlReader, e element, levels *[9]listLevel) error {
	if e.name != "lvl" {
		return x.skip()
	}
	l := &levels[min(max(atoi(e.attr("ilvl")), 0), 8)]
	*l = listLevel{start: 1}
	return x.children(func(e element) error {
		switch e.name {
		case "start":
			l.start = atoi(e.attr("val"))
		case "numFmt":
			l.format = e.attr("val")
		case "lvlText":
			l.text = e.attr("val")
		}
		return x.skip()
	})
}

func (n *wordNumbering) readList(x *xmlReader, id string) error {
	return x.children(func(e element) error {
		switch e.name {
		case "abstractNumId":
			n.abstract[id] = e.attr("val")
		case "lvlOverride":
			level := atoi(e.attr("ilvl"))
			return x.children(func(e element) error {
				if e.name == "startOverride" {
					if n.starts[id] == nil {
						n.starts[id] = map[int]int{}
					}
					n.starts[id][level] = atoi(e.attr("val"))
				}
				return x.skip()
			})
		}
		return x.skip()
	})
}

// label counts on and returns what stands before a paragraph of a list: "一、",
// "2.", "•". The writer sees it, so it belongs to the text.
func (n *wordNumbering) label(list string, level int) string {
	abstract := n.abstract[list]
	levels := n.levels[abstract]
	if levels == nil || level < 0 || level > 8 {
		return ""
	}
	counts := n.counts[abstract]
	if counts == nil {
		counts = &[9]int{}
		for i, l := range levels {
			counts[i] = l.start - 1
		}
		n.counts[abstract] = counts
	}
	if !n.begun[list] {
		n.begun[list] = true
		for i, start := range n.starts[list] {
			if i >= 0 && i < 9 {
				counts[i] = start - 1
			}
		}
	}
	counts[level]++
	for i := level + 1; i < 9; i++ {
		counts[i] = levels[i].start - 1
	}
	return n.write(levels, counts, level)
}

// write puts the counts into the pattern of a level.
func (n *wordNumbering) write(levels *[9]listLevel, counts *[9]int, level int) string {
	l := levels[level]
	if l.format == "bullet" {
		return bullet(l.text)
	}
	if l.format == "none" && !strings.Contains(l.text, "%") {
		return strings.TrimFunc(l.text, isBlank)
	}
	var out strings.Builder
	for text := l.text; text != ""; {
		before, after, found := strings.Cut(text, "%")
		out.WriteString(before)
		if !found {
			break
		}
		if after == "" || after[0] < '1' || after[0] > '9' {
			out.WriteByte('%')
			text = after
			continue
		}
		i := int(after[0] - '1')
		count := counts[i]
		if i < level && count < levels[i].start {
			count = levels[i].start // the outer level was never counted
		}
		out.WriteString(writeNumber(count, levels[i].format))
		text = after[1:]
	}
	return strings.TrimFunc(out.String(), isBlank)
}

// bullet returns a bullet's character; those of symbol fonts have private
// codes and stand for a dot or a square.
func bullet(text string) string {
	switch r := firstRune(text); {
	case r == 0:
		return ""
	case r >= 0xe000 && r <= 0xf8ff:
		if s, ok := symbols[r&0xff]; ok {
			return string(s)
		}
		return "•"
	}
	return text
}

// symbols are the characters of the Wingdings font that reports hold, by the
// low byte of their private code.
var symbols = map[rune]rune{
	0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x75: '◆', 0x76: '❖', 0x9f: '•', 0xa1: '○', 0xa7: '▪', 0xa8: '◻', 0xab: '★', 0xb5: '✪', 0xb7: '•',
	0xd8: '➢', 0xe0: '→', 0xe8: '➔', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑', 0x4a: '☺', 0x28: '☎', 0x2a: '✉', 0x46: '☞',
}

// symbol returns the character of a w:sym. One that no table knows stays as
// it is, with a finding.
func (d *draft) symbol(code rune, font string, line int) string {
	if code < 0xe000 || code > 0xf8ff {
		return string(code)
	}
	font = strings.ToLower(font)
	if r, ok := symbols[code&0xff]; ok && strings.HasPrefix(font, "wingdings") && font == "wingdings" || ok && code&0xff == 0xb7 {
		return string(r)
	}
	d.report(finding.Warning, SymbolUnknown, line, "", "code", "U+"+strings.ToUpper(strconv.FormatInt(int64(code), 16)), "font", font)
	return string(code)
}

// writeNumber writes a count as a level's format asks; formats that are not
// known count in digits.
func writeNumber(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "upperLetter", "lowerLetter":
		return inCase(letters(n), format)
	case "upperRoman", "lowerRoman":
		return inCase(roman(n), format)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital":
		return chineseNumber(n, "〇一二三四五六七八九", "十", "百")
	case "chineseLegalSimplified":
		return chineseNumber(n, "零壹贰叁肆伍陆柒捌玖", "拾", "佰")
	case "ideographTraditional":
		return nth("甲乙丙丁戊己庚辛壬癸", n)
	case "ideographZodiac":
		return nth("子丑寅卯辰巳午未申酉戌亥", n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n)
	case "decimalEnclosedParen":
		return "(" + strconv.Itoa(n) + ")"
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(max(n, 0)))
	}
	return strconv.Itoa(n)
}

func inCase(s, format string) string {
	if strings.HasPrefix(format, "lower") {
		return strings.ToLower(s)
	}
	return s
}

// letters counts A … Z, AA, BB …, as Word does.
func letters(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, step := range []struct {
		value  int
		letter string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			out.WriteString(step.letter)
		}
	}
	return out.String()
}

// chineseNumber writes numbers up to 999, beyond that the digits one by one.
func chineseNumber(n int, digits, ten, hundred string) string {
	digit := []rune(digits)
	if n < 0 || n > 999 {
		return strconv.Itoa(n)
	}
	out := ""
	if n >= 100 {
		out = string(digit[n/100]) + hundred
		if n%100 > 0 && n%100 < 10 {
			out += string(digit[0])
		}
	}
	if tens := n % 100 / 10; tens > 1 || tens == 1 && n >= 100 {
		out += string(digit[tens]) + ten
	} else if tens == 1 {
		out += ten
	}
	if n%10 > 0 || n == 0 {
		out += string(digit[n%10])
	}
	return out
}

// nth returns the n-th character of a row, counted from 1, or the number.
func nth(row string, n int) string {
	if rs := []rune(row); n >= 1 && n <= len(rs) {
		return string(rs[n-1])
	}
	return strconv.Itoa(n)
}
