package caption

import (
	"regexp"
	"slices"
	"strings"

	"broadsheet/backend/photo"
	"broadsheet/backend/story"
)

// Credited is a photo of a page as its credit line needs it.
type Credited struct {
	Credit string // who provides it
	Byline string // who took it
	Apart  bool   // its credit stands with its caption
}

// CreditLine returns the line that names the sources of a page's photos: the
// manuscript's own if it has one, else one made of what the photos say of
// themselves.
func CreditLine(photos []photo.Photo, own string, l story.Locale) string {
	if own != "" {
		return own
	}
	credited := make([]Credited, len(photos))
	for i, p := range photos {
		credited[i] = Credited{Credit: p.Meta.Credit, Byline: p.Meta.Byline}
	}
	return LineOf(credited, l)
}

// LineOf makes the line of the photos of a page, in their order. It names each
// source once, and says that some photos have their credit with them. Empty
// where a photo names no source: what is not known of one is not said of all.
func LineOf(photos []Credited, l story.Locale) string {
	var own []Credited // that the line speaks of
	for _, p := range photos {
		if !p.Apart {
			own = append(own, p)
		}
	}
	if len(own) == 0 {
		return ""
	}
	given, taken := sources(own)
	if given == nil && taken == nil {
		return ""
	}
	return wordsOf(l).line(given, taken, len(own) < len(photos))
}

// KnownLineOf is LineOf, and where some photos name no source a line that says
// of some alone who they are from. Empty where nobody is known.
func KnownLineOf(photos []Credited, l story.Locale) string {
	if line := LineOf(photos, l); line != "" {
		return line
	}
	var known []Credited
	for _, p := range photos {
		if name, _ := sourceOf(p); !p.Apart && name != "" {
			known = append(known, p)
		}
	}
	if len(known) == 0 {
		return ""
	}
	given, taken := sources(known)
	return someWordsOf(l).line(given, taken, false)
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

// CouldSay reports whether a line may have been made of photos of which some
// have lost their source since: it has the form of LineOf and names all who are
// known, of whom there is one at least.
func CouldSay(line string, photos []Credited, l story.Locale) bool {
	names := wordsOf(l).namesIn(line)
	isKnown := false
	for _, p := range photos {
		name, _ := sourceOf(p)
		if p.Apart || name == "" {
			continue
		}
		if !slices.Contains(names, name) && !slices.Contains(names, nameOf(p.Byline)) {
			return false
		}
		isKnown = true
	}
	return isKnown
}

// sources parts who gave photos from who took them. Where every photo has a
// credit, credits are named, else bylines where every one has those, else for
// each photo what it has; nil where one has neither.
func sources(photos []Credited) (given, taken []string) {
	hasAll := func(field func(Credited) string) bool {
		return !slices.ContainsFunc(photos, func(p Credited) bool { return isBlank(field(p)) })
	}
	byline := func(p Credited) string { return p.Byline }
	onlyBylines := !hasAll(func(p Credited) string { return p.Credit }) && hasAll(byline)
	for _, p := range photos {
		name, isTaken := sourceOf(p)
		if onlyBylines {
			name, isTaken = nameOf(p.Byline), true
		}
		switch {
		case name == "":
			return nil, nil
		case isTaken && !slices.Contains(taken, name):
			taken = append(taken, name)
		case !isTaken && !slices.Contains(given, name):
			given = append(given, name)
		}
	}
	return given, taken
}

// took, gave and by are how credits say what their name did. The line says it
// once for all: "区政协供图" is named as 区政协.
var (
	took = regexp.MustCompile(`[\s　]*(?:摄影|摄|攝影|攝)$|^(?:摄影|攝影)\s*[:：]\s*|(?i)^photo(?:graph)?s? by\s+`)
	gave = regexp.MustCompile(`[\s　]*(?:供图|供圖|提供)$|^(?:图片来源|圖片來源|图片|圖片|供图|供圖)\s*[:：]\s*|(?i)^(?:photo(?:graph)?s?|picture|source)\s*:\s*|^©\s*`)
)

// sourceOf is a photo's credit, else its byline, and whether that is who took
// it. It is empty where both are blank.
func sourceOf(p Credited) (name string, isTaken bool) {
	credit := strings.TrimSpace(p.Credit)
	if credit == "" {
		return nameOf(p.Byline), true
	}
	return nameOf(credit), took.MatchString(credit) && nameOf(credit) != credit
}

// nameOf is a credit or byline without what its name did. One that says
// nothing else stays as it is.
func nameOf(credit string) string {
	credit = strings.TrimSpace(credit)
	for _, said := range []*regexp.Regexp{took, gave} {
		if name := strings.TrimSpace(said.ReplaceAllString(credit, "")); name != "" {
			credit = name
		}
	}
	return credit
}

// lineWords are the words of a credit line in one script.
type lineWords struct {
	separator          string
	given, taken, both string // {given} and {taken} are the names
	except             string // where some have their own
}

var (
	hansWords  = lineWords{"、", "本版图片{except}由{given}提供", "本版摄影：{taken}{except}", "本版图片{except}由{given}提供，{taken}摄", "除署名外"}
	hantWords  = lineWords{"、", "本版圖片{except}由{given}提供", "本版攝影：{taken}{except}", "本版圖片{except}由{given}提供，{taken}攝", "除署名外"}
	latinWords = lineWords{", ", "Photos: {given}{except}", "Photographs by {taken}{except}", "Photos: {given}, {taken}{except}", ", except where noted"}
)

// The words where some photos name no source. Which have theirs with them goes
// without saying.
var (
	someHansWords  = lineWords{"、", "本版部分图片由{given}提供", "本版部分图片由{taken}摄", "本版部分图片由{given}提供，{taken}摄", ""}
	someHantWords  = lineWords{"、", "本版部分圖片由{given}提供", "本版部分圖片由{taken}攝", "本版部分圖片由{given}提供，{taken}攝", ""}
	someLatinWords = lineWords{", ", "Some of the photos: {given}", "Some of the photographs by {taken}", "Some of the photos: {given}, {taken}", ""}
)

func someWordsOf(l story.Locale) lineWords {
	switch {
	case l == "zh-Hant":
		return someHantWords
	case l.IsChinese():
		return someHansWords
	}
	return someLatinWords
}

func wordsOf(l story.Locale) lineWords {
	switch {
	case l == "zh-Hant":
		return hantWords
	case l.IsChinese():
		return hansWords
	}
	return latinWords
}

func (w lineWords) line(given, taken []string, hasExceptions bool) string {
	form := w.both
	switch {
	case len(taken) == 0:
		form = w.given
	case len(given) == 0:
		form = w.taken
	}
	except := ""
	if hasExceptions {
		except = w.except
		if form == w.taken && w.separator == "、" {
			except = "（" + except + "）" // behind the names
		}
	}
	names := strings.NewReplacer("{given}", strings.Join(given, w.separator), "{taken}", strings.Join(taken, w.separator), "{except}", except)
	return names.Replace(form)
}

// namesIn are the names in a line of this form, none in another.
func (w lineWords) namesIn(line string) []string {
	for _, form := range []string{w.both, w.given, w.taken} {
		pattern := "^" + regexp.QuoteMeta(form) + "$"
		for _, names := range []string{"{given}", "{taken}"} {
			pattern = strings.Replace(pattern, regexp.QuoteMeta(names), "(.+?)", 1)
		}
		pattern = strings.Replace(pattern, regexp.QuoteMeta("{except}"), "(?:（?"+w.except+"）?)?", 1)
		if found := regexp.MustCompile(pattern).FindStringSubmatch(line); found != nil {
			return strings.Split(strings.Join(found[1:], w.separator), w.separator)
		}
	}
	return nil
}

// Unnamed returns the sources of photos that a line does not name, each once.
func Unnamed(photos []Credited, line string) []string {
	var out []string
	for _, p := range photos {
		name, _ := sourceOf(p)
		if p.Apart || name == "" || strings.Contains(line, name) || nameOf(p.Byline) != "" && strings.Contains(line, nameOf(p.Byline)) {
			continue
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// Strangers returns the sources, of all photos of a document, that a line names
// and none of the photos that it speaks of has. A name that is part of one of
// theirs is not taken for another.
func Strangers(all, spoken []Credited, line string) []string {
	var own string
	for _, p := range spoken {
		if !p.Apart {
			own += p.Credit + "\n" + p.Byline + "\n"
		}
	}
	var out []string
	for _, p := range all {
		name, _ := sourceOf(p)
		if name != "" && strings.Contains(line, name) && !strings.Contains(own, name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
