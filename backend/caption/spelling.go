package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/backend/finding"
)

// NameDiffers is the code of a name that is spelled in another way elsewhere.
const NameDiffers finding.Code = "caption.name-differs"

// A name is taken for another spelling of a known one only where all speaks
// for it: a false alarm on a name costs an editor more than a missed one. Known
// are the names of fields (who is seen, who took the photo), not guesses from
// texts. In Chinese the family name is the same and one other sign is taken for
// one that sounds or looks like it; in Latin scripts one or two letters of a
// name of two words differ. It stands where a name stands: between marks, or
// beside an office. And the caption does not have the known name as well: who
// names both means two people.

// checkNames finds other spellings of known names in a caption.
func checkNames(s Shown, known []string) []Fault {
	if len(known) == 0 {
		return nil
	}
	var out []Fault
	for _, n := range namesIn(s.Text) {
		right, ok := spelledElse(n.name, known)
		if !ok || strings.Contains(s.Text, right) {
			continue
		}
		out = append(out, Fault{
			Code: NameDiffers, Params: []string{"name", n.name, "other", right},
			Changes: []Change{{n.from, n.to, right}},
		})
	}
	return out
}

// namesOf are the names in the fields of a photo. A credit is one where it says
// who took the photo.
func namesOf(s Shown) []string {
	names := append(slices.Clone(s.People), strings.FieldsFunc(s.Byline, isBetweenNames)...)
	if took.MatchString(s.Credit) {
		names = append(names, strings.FieldsFunc(s.Credit, isBetweenNames)...)
	}
	var out []string
	for _, name := range names {
		if name = personOf(nameOf(name)); isName(name) {
			out = append(out, name)
		}
	}
	return out
}

func isBetweenNames(r rune) bool { return strings.ContainsRune("、，,;；/", r) }

// isName holds for two to four Chinese signs, and for two Latin words and more.
func isName(name string) bool {
	if isHanText(name) {
		n := utf8.RuneCountInString(name)
		return n >= 2 && n <= 4
	}
	return len(strings.Fields(name)) >= 2
}

func isHanText(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}

// namesIn finds what stands in a text as a name does: a short stretch between
// marks, without the offices before and behind it, or two capitalised words.
func namesIn(text string) []person {
	var out []person
	runes := []rune(text)
	for from := 0; from < len(runes); {
		to := from
		for to < len(runes) && !isMark(runes[to]) {
			to++
		}
		if n, ok := nameIn(runes[from:to], from); ok {
			out = append(out, n)
		}
		from = to + 1
	}
	return append(out, latinNames(runes)...)
}

func isMark(r rune) bool {
	return unicode.IsPunct(r) && r != '·' && r != '-' && r != '\'' || unicode.IsSpace(r)
}

// titles stand behind a name or before it.
var titles = []string{
	"主席", "副主席", "书记", "副书记", "委员", "主任", "副主任", "局长", "副局长", "校长", "院长", "经理", "董事长",
	"教授", "老师", "医生", "先生", "女士", "同志", "记者", "通讯员", "摄影", "摄", "村民", "居民", "职工", "市民", "区长", "市长", "县长", "镇长",
}

// nameIn takes the titles off a stretch; what is left is a name if it is short.
func nameIn(stretch []rune, at int) (person, bool) {
	text := string(stretch)
	for _, t := range titles {
		if rest, ok := strings.CutSuffix(text, t); ok && rest != "" {
			text = rest
			break
		}
	}
	from := at
	for _, t := range titles {
		if i := strings.LastIndex(text, t); i >= 0 && i+len(t) < len(text) {
			from, text = at+utf8.RuneCountInString(text[:i+len(t)]), text[i+len(t):]
			break
		}
	}
	if !isHanText(text) || !isName(text) {
		return person{}, false
	}
	return person{name: text, from: from, to: from + utf8.RuneCountInString(text)}, true
}

// latinNames finds two capitalised words in a row.
func latinNames(runes []rune) []person {
	var out []person
	isStart := func(i int) bool {
		return unicode.IsUpper(runes[i]) && runes[i] < 0x2e80 && (i == 0 || !isLatinLetter(runes[i-1]))
	}
	word := func(i int) int {
		for i < len(runes) && isLatinLetter(runes[i]) {
			i++
		}
		return i
	}
	for i := 0; i < len(runes); i++ {
		if !isStart(i) {
			continue
		}
		first := word(i)
		if first+1 >= len(runes) || runes[first] != ' ' || !isStart(first+1) {
			continue
		}
		end := word(first + 1)
		out = append(out, person{name: string(runes[i:end]), from: i, to: end})
		i = first
	}
	return out
}

func isLatinLetter(r rune) bool {
	return r < 0x2e80 && unicode.IsLetter(r) || r == '\'' || r == '’' || r == '-'
}

// spelledElse returns the known name that a name is another spelling of; none
// where it is known itself.
func spelledElse(name string, known []string) (string, bool) {
	if slices.Contains(known, name) {
		return "", false
	}
	for _, k := range known {
		if isHanText(name) && isHanText(k) && isOneSignOff(name, k) || !isHanText(name) && !isHanText(k) && isLettersOff(name, k) {
			return k, true
		}
	}
	return "", false
}

// isOneSignOff holds for names with one family name of which one other sign is
// taken for another. A name of two signs must look alike: 王芳 and 王方 sound
// alike and are two people.
func isOneSignOff(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) || x[0] != y[0] {
		return false
	}
	off, isAlike := 0, false
	for i := range x {
		if x[i] != y[i] {
			off++
			isAlike = areAlike(lookAlike, x[i], y[i]) || len(x) > 2 && areAlike(soundAlike, x[i], y[i])
		}
	}
	return off == 1 && isAlike
}

// isLettersOff holds for names of which one or two letters differ, are missing,
// too many or in each other's place; the first letter is the same.
func isLettersOff(a, b string) bool {
	x, y := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	if len(x) < 6 || len(y) < 6 || x[0] != y[0] || string(x) == string(y) {
		return false
	}
	return distance(x, y) <= 1+min(len(x), len(y))/12
}

// distance counts the letters to change, add, drop or exchange with their
// neighbour (optimal string alignment).
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
