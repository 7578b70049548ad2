package preflight

import (
	"strconv"

	"broadsheet/backend/finding"
)

// checkTexts reads the Chinese blocks and captions.
func (c *checker) checkTexts() {
	memo := c.memo
	if memo == nil {
		memo = new(Memo)
	}
	memo.begin()
	for i := range c.d.Stories {
		s := &c.d.Stories[i]
		if !s.Story.Locale.IsChinese() {
			continue
		}
		for j := range s.Story.Blocks {
			b := &s.Story.Blocks[j]
			c.checkText(memo, textKey{story: string(s.ID), block: string(b.ID)}, b.Text())
		}
	}
	if c.d.Locale.IsChinese() {
		for i := range c.d.Photos {
			c.checkText(memo, textKey{photo: string(c.d.Photos[i].ID)}, c.d.Photos[i].Caption)
		}
	}
	memo.end()
}

// faultCodes are the codes of the kinds of faults.
var faultCodes = [faultKinds]finding.Code{halfWidth: HalfWidthMarks, doubled: DoubledMarks}

func (c *checker) checkText(memo *Memo, key textKey, text string) {
	faults := memo.of(key, text)
	for kind, replacements := range faults {
		if len(replacements) == 0 {
			continue
		}
		at := finding.Place{Block: key.block, Photo: key.photo, Excerpt: around(text, replacements[0])}
		f := finding.New(finding.Note, faultCodes[kind], at, "count", strconv.Itoa(len(replacements)))
		c.out = append(c.out, Finding{Finding: f, Mend: c.mend(key, replacements)})
	}
}

// around is the text on both sides of a replacement.
func around(text string, r replacement) string {
	runes := []rune(text)
	return string(runes[max(0, r.from-excerptRunes/2):min(len(runes), r.to+excerptRunes/2)])
}

// mendName is the key of the edit that mends marks.
const mendName = "mend-marks"

// mend returns the edit that makes replacements, from the last to the first so
// that their offsets hold.
func (c *checker) mend(key textKey, replacements []replacement) *Edit {
	e := &Edit{Name: mendName}
	return e
}
