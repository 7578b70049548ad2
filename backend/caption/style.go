package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// The codes of the rules of style.
const (
	StopMissing     finding.Code = "caption.stop-missing"
	StopUnwanted    finding.Code = "caption.stop-unwanted"
	DateForm        finding.Code = "caption.date-form"
	CreditInCaption finding.Code = "caption.credit-in-caption"
	CreditRepeated  finding.Code = "caption.credit-repeated"
	CreditDiffers   finding.Code = "caption.credit-differs"
	SaidTwice       finding.Code = "caption.said-twice"
)

// Stop is a paper's rule for the full stop at the end of a caption.
type Stop string

// The rules.
const (
	StopAsMost Stop = "" // as most captions of the page have it
	StopAlways Stop = "always"
	StopNever  Stop = "never" // other closing marks stay
)

// House is a paper's style for captions.
type House struct {
	Locale story.Locale
	Stop   Stop
	// Date is the page's, an ISO 8601 day; without one photos are of no age.
	Date string
	// IsStoryDay says that Date is the day on which a story was written: the
	// page is printed some days later.
	IsStoryDay bool
	// ArchiveDays is how old a photo may be that is not told to be from the
	// files; 0 takes ArchiveDays.
	ArchiveDays int
}

// Shown is a caption as it stands on a page.
type Shown struct {
	Text   string
	Credit string   // of the photo, empty for none
	Byline string   // who took it
	Date   string   // when, an ISO 8601 day
	People []string // who is seen, from left to right
}

// Equal reports whether two captions and what is known with them are the same.
func (s Shown) Equal(o Shown) bool {
	return s.Text == o.Text && s.Credit == o.Credit && s.Byline == o.Byline && s.Date == o.Date && slices.Equal(s.People, o.People)
}

// Change puts a text in the place of runes From to To.
type Change struct {
	From, To int
	Text     string
}

// Fault is what a caption does against the style of the house.
type Fault struct {
	Code    finding.Code
	Caption int // index of the one that was shown
	// Params are pairs of names and values for the finding's text.
	Params []string
	// Changes mend it, in order; none where only an editor can. Credit, where it
	// is not empty, becomes the photo's along with them.
	Changes []Change
	Credit  string
}

func (h House) checkOne(s Shown, wanted Stop) []Fault {
	var out []Fault
	if f, ok := h.checkStop(s.Text, wanted); ok {
		out = append(out, f)
	}
	if f, ok := h.checkArchive(s); ok {
		out = append(out, f)
	}
	out = append(out, checkPeople(s)...)
	out = append(out, h.checkDates(s.Text)...)
	if f, ok := h.checkCredit(s); ok {
		out = append(out, f)
	}
	return out
}

// fullStop is the mark that ends a caption of the house.
func (h House) fullStop() rune {
	if h.Locale.IsChinese() {
		return '。'
	}
	return '.'
}

// stopWanted turns "as most" into a rule: as more captions have it, with a full
// stop where as many have one as not.
func (h House) stopWanted(shown []Shown) Stop {
	if h.Stop != StopAsMost {
		return h.Stop
	}
	with, without := 0, 0
	for _, s := range shown {
		switch last := lastRune(s.Text); {
		case last == h.fullStop():
			with++
		case last != 0 && !isClosed(s.Text):
			without++
		}
	}
	if with >= without {
		return StopAlways
	}
	return StopNever
}

func (h House) checkStop(text string, wanted Stop) (Fault, bool) {
	trimmed := strings.TrimRightFunc(text, unicode.IsSpace)
	end := utf8.RuneCountInString(trimmed)
	switch has := lastRune(text) == h.fullStop(); {
	case wanted == StopAlways && !has && !isClosed(text):
		return Fault{Code: StopMissing, Changes: []Change{{end, end, string(h.fullStop())}}}, true
	case wanted == StopNever && has && !isAbbreviation(trimmed):
		return Fault{Code: StopUnwanted, Changes: []Change{{end - 1, end, ""}}}, true
	}
	return Fault{}, false
}

// isClosed holds for a caption that a mark of the end closes, inside quotes and
// brackets too: nothing is added behind "……" or "！”".
func isClosed(text string) bool {
	inner := strings.TrimRight(text, " \t\n　”’」』）》)\"'")
	return strings.ContainsRune("。！？…!?.", lastRune(inner))
}

// isAbbreviation holds for a Latin text whose last word has other points in
// it ("U.S."), or is one letter.
func isAbbreviation(text string) bool {
	words := strings.Fields(text)
	last := strings.TrimSuffix(words[len(words)-1], ".")
	return strings.HasSuffix(text, ".") && (strings.Contains(last, ".") || utf8.RuneCountInString(last) == 1)
}

// lastRune is the last sign that is no white space, 0 for none.
func lastRune(text string) rune {
	trimmed := strings.TrimRightFunc(text, unicode.IsSpace)
	if trimmed == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(trimmed)
	return r
}

// bare is a text without its marks and spaces.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
