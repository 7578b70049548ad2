package preflight

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// The keys of the edits that mend words.
const (
	mendName    = "mend-name"
	mendWeekday = "mend-weekday"
	mendFolio   = "mend-folio"
)

// checkWords reads every text for names that are misspelled and for dates on
// the wrong day of the week.
func (c *pressCheck) checkWords() {
	names := sortedNames(c.Profile.Names)
	today, _ := isoDay(c.Document.Folio.Date)
	for ref, text := range textsOf(c.Document) {
		for _, n := range names {
			c.tellName(ref, text, n.right, n.findIn(text))
		}
		c.checkWeekdays(ref, text, today)
	}
	c.checkFolioNames(names)
	c.checkDatelines(today)
}

// textsOf goes through the blocks of all stories, then the captions.
func textsOf(d *document.Document) iter.Seq2[document.TextRef, string] {
	return func(yield func(document.TextRef, string) bool) {
		for i := range d.Stories {
			s := &d.Stories[i]
			for j := range s.Story.Blocks {
				b := &s.Story.Blocks[j]
				if !yield(document.TextRef{Story: s.ID, Block: b.ID}, b.Text()) {
					return
				}
			}
		}
		for i := range d.Photos {
			if !yield(document.TextRef{Photo: d.Photos[i].ID}, d.Photos[i].Caption) {
				return
			}
		}
	}
}

// name is a word that must be spelled as given, and the wrong forms of it that
// have been seen.
type name struct {
	right string
	wrong []string
}

func sortedNames(names map[string][]string) []name {
	out := make([]name, 0, len(names))
	for right, wrong := range names {
		if right != "" && len(wrong) > 0 {
			out = append(out, name{right, wrong})
		}
	}
	slices.SortFunc(out, func(a, b name) int { return strings.Compare(a.right, b.right) })
	return out
}

// findIn returns where a text has a wrong form, in runes, in their order. What
// is part of the right form ("the Daily" in "the Daily News"), and what is part
// of a longer word, is none.
func (n name) findIn(text string) []replacement {
	var out []replacement
	for _, wrong := range n.wrong {
		if wrong == "" || wrong == n.right {
			continue
		}
		for at := range occurrences(text, wrong) {
			if n.isRightAt(text, at, at+len(wrong)) || !isWord(text, at, at+len(wrong)) {
				continue
			}
			from := utf8.RuneCountInString(text[:at])
			out = append(out, replacement{from: from, to: from + utf8.RuneCountInString(wrong), text: n.right})
		}
	}
	return apart(out)
}

// apart sorts replacements and drops those that overlap one before them.
func apart(all []replacement) []replacement {
	slices.SortStableFunc(all, func(a, b replacement) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to // the longer form first
	})
	end := 0
	return slices.DeleteFunc(all, func(r replacement) bool {
		if r.from < end {
			return true
		}
		end = r.to
		return false
	})
}

// occurrences are the byte offsets at which a part stands in a text.
func occurrences(text, part string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; ; {
			i := strings.Index(text[from:], part)
			if i < 0 || !yield(from+i) {
				return
			}
			from += i + len(part)
		}
	}
}

// isRightAt reports whether bytes from to to lie inside the right form.
func (n name) isRightAt(text string, from, to int) bool {
	lead := max(0, from-len(n.right))
	for at := range occurrences(text[lead:min(len(text), to+len(n.right))], n.right) {
		if lead+at <= from && lead+at+len(n.right) >= to {
			return true
		}
	}
	return false
}

// isWord reports whether a stretch is not cut out of a longer word, as words
// with spaces between them have it; Chinese has no such edges.
func isWord(text string, from, to int) bool {
	first, _ := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !(isSpaced(first) && isSpaced(before)) && !(isSpaced(last) && isSpaced(after))
}

// isSpaced reports whether a rune is of a script that parts its words by
// spaces.
func isSpaced(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

func (c *pressCheck) tellName(ref document.TextRef, text, right string, wrong []replacement) {
	if len(wrong) == 0 {
		return
	}
	runes := []rune(text)
	first := wrong[0]
	at := finding.Place{Block: string(ref.Block), Photo: string(ref.Photo), Excerpt: around(text, first)}
	f := finding.New(finding.Warning, NameMisspelled, at, "wrong", string(runes[first.from:first.to]), "right", right)
	c.out = append(c.out, Finding{Finding: f, Mend: c.replace(mendName, ref, wrong)})
}

// replace returns the edit that makes replacements in a text.
func (c *pressCheck) replace(name string, ref document.TextRef, all []replacement) *document.Edit {
	check := checker{d: c.Document}
	return check.mend(name, ref, all)
}

// checkFolioNames reads what the strip on top of the page says.
func (c *pressCheck) checkFolioNames(names []name) {
	mended := c.Document.Folio
	for _, field := range []*string{&mended.Paper, &mended.Rubric, &mended.Editors} {
		for _, n := range names {
			wrong := n.findIn(*field)
			if len(wrong) == 0 {
				continue
			}
			was := string([]rune(*field)[wrong[0].from:wrong[0].to])
			*field = replacedIn(*field, wrong)
			now := c.Document.Folio
			now.Paper, now.Rubric, now.Editors = mended.Paper, mended.Rubric, mended.Editors
			f := finding.New(finding.Warning, NameMisspelled, finding.Place{Page: 1, Excerpt: was}, "wrong", was, "right", n.right)
			c.out = append(c.out, Finding{Finding: f, Mend: setFolio(now), Rect: c.folioRect(was)})
		}
	}
}

func replacedIn(text string, all []replacement) string {
	runes := []rune(text)
	for _, r := range slices.Backward(all) {
		runes = slices.Replace(runes, r.from, r.to, []rune(r.text)...)
	}
	return string(runes)
}

func setFolio(f document.Folio) *document.Edit {
	return &document.Edit{Name: mendFolio, Steps: document.Steps{document.SetProperties{Folio: &f}}}
}

// checkDatelines tells of reports that are dated after the paper.
func (c *pressCheck) checkDatelines(today day) {
	if today.isNone() {
		return
	}
	for i := range c.Document.Stories {
		s := &c.Document.Stories[i]
		for j := range s.Story.Blocks {
			b := &s.Story.Blocks[j]
			if b.Role != "dateline" && b.Role != "byline" {
				continue
			}
			for _, d := range datesIn(b.Text(), today) {
				if d.day.after(today) {
					at := finding.Place{Block: string(b.ID), Excerpt: d.text}
					c.out = append(c.out, Finding{Finding: finding.New(finding.Warning, DatelineLater, at, "date", d.text, "today", today.String())})
				}
			}
		}
	}
}
