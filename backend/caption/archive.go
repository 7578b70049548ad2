package caption

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// The codes of the rules of dates.
const (
	ArchiveUnsaid finding.Code = "caption.archive-unsaid" // an old photo that does not say so
	ArchiveSaid   finding.Code = "caption.archive-said"   // a new one that says it is old
	PhotoNewer    finding.Code = "caption.photo-newer"    // taken after the page's day
)

// ArchiveDays is how many days before the page's a photo may be taken without
// being told as a file photo, where the house names no other number: a report
// on a year's work shows what happened in it, a news page what happened in the
// week. A month is between them, and its findings are notes.
const ArchiveDays = 31

// fromFiles are the words that tell a reader that a photo is from the files.
const fromFiles = `(?:资料(?:图片|照片|图|片)|資料(?:圖片|照片|圖|片)|档案照片|檔案照片)`

// labelled finds those words where they stand as a label: in brackets, as a
// sentence of their own or before a colon, behind the last comma, behind 图为.
// A caption may also speak of such photos: 资料图片展, 翻看资料照片.
var labelled = regexp.MustCompile(
	`[（(【\[][^（）()【】\[\]。]*` + fromFiles + `(?:[）)】\]，,；;、：:\s　/／·]|$)` +
		`|(?:^|[。！？；…”’」）.!?\s　/／·])` + fromFiles + `(?:[。：:\s　/／·）)]|$|由[^。]{1,30}(?:提供|供图|供圖)|，(?:拍?摄于|拍?攝於|由))` +
		`|[，,]\s*` + fromFiles + `[。\s]*$` +
		`|(?:图|圖|照片|图片|圖片|均|皆|[上下左右])(?:为|為|系|係)` + fromFiles + `(?:[。，；\s]|$)` +
		`|(?i)\b(?:file|archive) (?:photo|picture|image)s?(?:$|[.,;:)\]!?]| (?:from|of|by|taken|dated|shows|provided|courtesy)\b)`)

// spoken are parts of all those words: most texts have none.
var spoken = []string{"资料", "資料", "档案", "檔案", "file", "File", "FILE", "rchive", "RCHIVE"}

func isLabelledArchive(text string) bool {
	return slices.ContainsFunc(spoken, func(w string) bool { return strings.Contains(text, w) }) && labelled.MatchString(text)
}

// checkArchive holds a photo's day against the page's.
func (h House) checkArchive(s Shown) (Fault, bool) {
	taken, err := time.Parse(time.DateOnly, s.Date)
	if err != nil {
		return Fault{}, false
	}
	page, err := time.Parse(time.DateOnly, h.Date)
	if err != nil {
		return Fault{}, false
	}
	days := int(page.Sub(taken).Hours() / 24)
	isSaid := isLabelledArchive(s.Text)
	limit := h.ArchiveDays
	if limit <= 0 {
		limit = ArchiveDays
	}
	params := []string{"date", s.Date, "page", h.Date, "days", strconv.Itoa(days)}
	switch {
	case days < -h.daysBehind():
		return Fault{Code: PhotoNewer, Params: params}, true
	case days > limit && !isSaid:
		return Fault{Code: ArchiveUnsaid, Params: params, Changes: []Change{h.sayArchived(s.Text)}}, true
	case days <= limit && isSaid:
		return Fault{Code: ArchiveSaid, Params: params}, true
	}
	return Fault{}, false
}

// storyDays is how long a story may lie before it is printed, with photos that
// were taken meanwhile.
const storyDays = 7

// daysBehind is how many days behind the house's date its page may be printed.
func (h House) daysBehind() int {
	if h.IsStoryDay {
		return storyDays
	}
	return 0
}

// sayArchived puts the words behind the text and before its full stop, where
// newspapers have them: "……早市一角（资料图片）。"
func (h House) sayArchived(text string) Change {
	end := utf8.RuneCountInString(text)
	runes := []rune(text)
	for end > 0 && unicode.IsSpace(runes[end-1]) {
		end--
	}
	if end > 0 && runes[end-1] == h.fullStop() && !isAbbreviation(string(runes[:end])) {
		end--
	}
	return Change{end, end, archiveWords(h.Locale)}
}

func archiveWords(l story.Locale) string {
	switch {
	case l == "zh-Hant":
		return "（資料圖片）"
	case l.IsChinese():
		return "（资料图片）"
	}
	return " (file photo)"
}
