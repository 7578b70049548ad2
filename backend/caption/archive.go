package caption

import (
	"regexp"
	"strconv"
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

// archived finds what tells a reader that a photo is from the files.
var archived = regexp.MustCompile(`资料(?:图片|照片|图|片)|資料(?:圖片|照片|圖|片)|档案照片|檔案照片|(?i)\bfile (?:photo|picture)\b|\barchive (?:photo|picture)\b`)

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
	isSaid := archived.MatchString(s.Text)
	limit := h.ArchiveDays
	if limit <= 0 {
		limit = ArchiveDays
	}
	params := []string{"date", s.Date, "page", h.Date, "days", strconv.Itoa(days)}
	switch {
	case days < 0:
		return Fault{Code: PhotoNewer, Params: params}, true
	case days > limit && !isSaid:
		return Fault{Code: ArchiveUnsaid, Params: params, Changes: []Change{h.sayArchived(s.Text)}}, true
	case days <= limit && isSaid:
		return Fault{Code: ArchiveSaid, Params: params}, true
	}
	return Fault{}, false
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
