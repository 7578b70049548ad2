package caption

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The ways in which a caption names who took or gave its photo: in brackets at
// the end, behind the last sentence, or behind 摄影 and a colon. The first group
// is what is taken away, the second the name.
var chineseCredits = []*regexp.Regexp{
	regexp.MustCompile(`([（(]\s*([^（）()]{2,24}?)\s*(?:摄影|攝影|摄|攝|供图|供圖|提供)\s*[）)])[。\s]*$`),
	regexp.MustCompile(`[。！？](\s*((?:本报|本報)?(?:记者|記者|通讯员|通訊員)?\s*[\p{Han}·]{2,8}?)\s*(?:摄影|攝影|摄|攝|供图|供圖)[。\s]*)$`),
	regexp.MustCompile(`(\s+((?:本报|本報)?(?:记者|記者|通讯员|通訊員)?\s*[\p{Han}·]{2,8}?)\s*(?:摄影|攝影|摄|攝|供图|供圖))[。\s]*$`),
	regexp.MustCompile(`([\s，。]*[（(]?(?:摄影|攝影|图片来源|圖片來源|供图|供圖)\s*[:：]\s*([^（）()。]{2,24}?)\s*[）)]?)[。\s]*$`),
}

// latinCredits are those of captions in Latin scripts: "(Photo: Ann Lee)." at
// the end, or behind the last sentence. A name has at most five words, the
// first of them capitalised.
var latinCredits = []*regexp.Regexp{
	regexp.MustCompile(`(\s*[(\[]\s*(?i:photo(?:graph)?s?|picture|image)(?i:\s*:|\s+by|\s*/|\s+courtesy of)\s*(\p{Lu}[^()\[\]\s]*(?:\s[^()\[\]\s]+){0,4})\s*[)\]])[.\s]*$`),
	regexp.MustCompile(`[.!?…”"](\s+(?i:photo(?:graph)?s?|picture|image)(?i:\s*:|\s+by|\s+courtesy of)\s*(\p{Lu}[^()\[\]\s]*?(?:\s[^()\[\]\s]+?){0,4}?)\.?\s*)$`),
}

func (h House) credits() []*regexp.Regexp {
	if h.Locale.IsChinese() {
		return chineseCredits
	}
	return latinCredits
}

// checkCredit finds a credit that stands in the caption itself: the design sets
// it, or the line at the end of the page names it.
func (h House) checkCredit(s Shown) (Fault, bool) {
	for _, pattern := range h.credits() {
		m := pattern.FindStringSubmatchIndex(s.Text)
		if m == nil {
			continue
		}
		name := personOf(s.Text[m[4]:m[5]])
		given := personOf(nameOf(s.Credit))
		from := utf8.RuneCountInString(s.Text[:m[2]])
		change := Change{from, from + utf8.RuneCountInString(s.Text[m[2]:m[3]]), ""}
		f := Fault{Params: []string{"credit", name}, Changes: []Change{change}}
		switch {
		case isBlank(s.Credit):
			f.Code, f.Credit = CreditInCaption, name
		case strings.Contains(given, name) || strings.Contains(name, given):
			f.Code = CreditRepeated
		default:
			f.Code, f.Changes = CreditDiffers, nil
			f.Params = append(f.Params, "other", s.Credit)
		}
		return f, true
	}
	return Fault{}, false
}

// offices are what stands before a name, and is not part of it.
var offices = regexp.MustCompile(`^(?:本报|本報|本社)?(?:首席)?(?:摄影|攝影)?(?:记者|記者|通讯员|通訊員)?\s*`)

// personOf is a name without office and inner spaces between Chinese signs.
func personOf(name string) string {
	name = strings.TrimSpace(offices.ReplaceAllString(strings.TrimSpace(name), ""))
	if strings.ContainsFunc(name, func(r rune) bool { return r < 0x2e80 && r != ' ' }) {
		return name
	}
	return strings.ReplaceAll(name, " ", "")
}
