package preflight

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// checkTexts reads the blocks and captions in Chinese and English.
func (c *checker) checkTexts() {
	memo := c.memo
	memo.begin()
	for i := range c.d.Stories {
		s := &c.d.Stories[i]
		rules, ok := rulesOf(string(s.Story.Locale))
		if !ok {
			continue
		}
		for j := range s.Story.Blocks {
			b := &s.Story.Blocks[j]
			c.checkText(memo, document.TextRef{Story: s.ID, Block: b.ID}, b.Text(), rules)
		}
	}
	if rules, ok := rulesOf(string(c.d.Locale)); ok {
		rules.isAlone = true
		for i := range c.d.Photos {
			c.checkText(memo, document.TextRef{Photo: c.d.Photos[i].ID}, c.d.Photos[i].Caption, rules)
		}
	}
	memo.end()
}

// rulesOf are the rules of a language, and whether there are any: what stands
// twice, and where marks belong, is known of two.
func rulesOf(locale string) (textRules, bool) {
	isChinese := strings.HasPrefix(locale, "zh")
	return textRules{isChinese: isChinese}, isChinese || strings.HasPrefix(locale, "en")
}

// faultCodes are the codes of the kinds of faults.
var faultCodes = [faultKinds]finding.Code{
	halfWidth: HalfWidthMarks, doubled: DoubledMarks, misnested: MisnestedMarks,
	misturned: MisturnedMarks, unpaired: UnpairedMarks, repeated: RepeatedWords,
}

func (c *checker) checkText(memo *Memo, ref document.TextRef, text string, rules textRules) {
	faults := memo.of(ref, text, rules)
	for kind, replacements := range faults {
		if len(replacements) == 0 {
			continue
		}
		at := finding.Place{Block: string(ref.Block), Photo: string(ref.Photo), Excerpt: around(text, replacements[0])}
		f := Finding{Finding: finding.New(finding.Note, faultCodes[kind], at, "count", strconv.Itoa(len(replacements)))}
		if faultKind(kind) != unpaired {
			f.Mend = c.mend(mendMarks, ref, replacements)
		}
		c.out = append(c.out, f)
	}
}

// around is the text on both sides of a replacement.
func around(text string, r replacement) string {
	runes := []rune(text)
	return string(runes[max(0, r.from-excerptRunes/2):min(len(runes), r.to+excerptRunes/2)])
}

// mendMarks is the key of the edit that mends marks.
const mendMarks = "mend-marks"

// mend returns the edit that makes replacements, from the last to the first so
// that their offsets hold. What is put in looks like what it replaces.
func (c *checker) mend(name string, ref document.TextRef, replacements []replacement) *document.Edit {
	e := &document.Edit{Name: name}
	for _, r := range slices.Backward(replacements) {
		step := document.ReplaceText{At: ref, From: r.from, To: r.to}
		if r.text != "" {
			c.write(&step, r.text)
		}
		e.Steps = append(e.Steps, step)
	}
	return e
}

// write makes a text the step's only span, in the looks of what stands at its
// place.
func (c *checker) write(step *document.ReplaceText, text string) {
	step.Spans = slices.Grow(step.Spans, 1)[:1]
	if s := c.d.StoryByID(step.At.Story); s != nil {
		for i := range s.Story.Blocks {
			if b := &s.Story.Blocks[i]; b.ID == step.At.Block {
				step.Spans[0] = b.Spans[spanAt(len(b.Spans), step.From, func(i int) string { return b.Spans[i].Text })]
			}
		}
	}
	step.Spans[0].Text = text
}

// spanAt is the index of the span that holds a rune, of n spans.
func spanAt(n, at int, text func(int) string) int {
	for i := range n {
		if at -= utf8.RuneCountInString(text(i)); at < 0 {
			return i
		}
	}
	return n - 1
}
