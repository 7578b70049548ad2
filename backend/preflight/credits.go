package preflight

import (
	"strings"
	"unicode/utf8"

	"broadsheet/backend/caption"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// CreditLine is the paragraph that names the sources of a document's photos.
type CreditLine struct {
	At   document.TextRef
	Text string // without brackets around it and the full stop at its end
	From int    // where the text begins in its block, in runes
	// Behind is what stands behind the text in its block.
	Behind string
}

// Says reports whether the line has these words, the full stop at their end
// aside.
func (c CreditLine) Says(words string) bool { return words != "" && creditLineIn(words).Text == c.Text }

// Fitting are words in the place of the line's: a full stop that stands there
// is theirs.
func (c CreditLine) Fitting(words string) string {
	if strings.HasPrefix(c.Behind, ".") {
		return strings.TrimSuffix(words, ".")
	}
	return words
}

// To is where the text ends in its block, in runes.
func (c CreditLine) To() int { return c.From + utf8.RuneCountInString(c.Text) }

// CreditLineOf finds the first such paragraph that says something.
func CreditLineOf(d *document.Document) (CreditLine, bool) {
	for i := range d.Stories {
		for _, b := range d.Stories[i].Story.Blocks {
			if b.Role != "credit" {
				continue
			}
			if line := creditLineIn(b.Text()); line.Text != "" {
				line.At = document.TextRef{Story: d.Stories[i].ID, Block: b.ID}
				return line, true
			}
		}
	}
	return CreditLine{}, false
}

// creditLineIn takes off the brackets that enclose a line; those of its own
// ("本版摄影：沈禾（除署名外）") are part of it.
func creditLineIn(whole string) CreditLine {
	const white = " \t\u3000"
	inner := strings.TrimLeft(whole, white)
	text := strings.TrimRight(inner, "。."+white)
	opened := strings.TrimLeft(inner, "（("+white)
	if closed, ok := cutClosing(text); ok && len(opened) < len(inner) {
		inner = opened
		text = strings.TrimRight(strings.TrimLeft(closed, "（("+white), "。."+white)
	}
	return CreditLine{
		Text: text, From: utf8.RuneCountInString(whole) - utf8.RuneCountInString(inner),
		Behind: strings.TrimPrefix(inner, text),
	}
}

func cutClosing(text string) (string, bool) {
	for _, mark := range []string{"）", ")"} {
		if before, ok := strings.CutSuffix(text, mark); ok {
			return before, true
		}
	}
	return text, false
}

// IsMade reports whether a line of a document is what was made of its photos:
// it has the words that the document remembers. What someone typed differs from
// them, and is theirs.
func (c CreditLine) IsMade(d *document.Document) bool { return c.Says(d.MadeCreditLine) }

// CreditsOf are the photos that stand on a page, in the document's order, as a
// credit line names them.
func CreditsOf(d *document.Document) []caption.Credited {
	shown := map[document.PhotoID]bool{}
	for i := range d.Pages {
		for j := range d.Pages[i].Frames {
			if f := &d.Pages[i].Frames[j]; f.Kind == document.PhotoFrame {
				shown[f.Photo] = true
			}
		}
	}
	var out []caption.Credited
	for _, p := range d.Photos {
		if shown[p.ID] {
			out = append(out, credited(p))
		}
	}
	return out
}

// creditsOfAll are CreditsOf with the photos that stand on no page.
func creditsOfAll(d *document.Document) []caption.Credited {
	out := make([]caption.Credited, len(d.Photos))
	for i, p := range d.Photos {
		out[i] = credited(p)
	}
	return out
}

func credited(p document.Photo) caption.Credited {
	return caption.Credited{Credit: p.Credit, Byline: p.Byline, Apart: p.ApartCredit}
}

// checkCreditLine tells the sources that the line does not name, and those that
// it names though none of their photos is there for it. The line that the photos
// would have is the mend, where all of them have a source.
func (c *checker) checkCreditLine() {
	line, ok := CreditLineOf(c.d)
	if !ok {
		return
	}
	credits := CreditsOf(c.d)
	wanted := caption.LineOf(credits, c.d.Locale)
	c.findInLine(CreditLineStale, line, caption.Unnamed(credits, line.Text), wanted)
	if wanted != "" { // else the line may speak for those that name nobody
		c.findInLine(CreditLineExtra, line, caption.Strangers(creditsOfAll(c.d), credits, line.Text), wanted)
	}
}

func (c *checker) findInLine(code finding.Code, line CreditLine, names []string, wanted string) {
	if len(names) == 0 {
		return
	}
	at := finding.Place{Block: string(line.At.Block), Excerpt: line.Text}
	f := Finding{Finding: finding.New(finding.Note, code, at, "names", strings.Join(names, "、"))}
	if wanted != "" {
		f.Mend = c.mend(mendCredits, line.At, []replacement{{line.From, line.To(), line.Fitting(wanted)}})
		f.Mend.Steps = append(f.Mend.Steps, document.SetProperties{MadeCreditLine: &wanted})
	}
	c.out = append(c.out, f)
}

// mendCredits is the key of the edit that brings credits in step.
const mendCredits = "mend-credits"

// creditMend offers a photo without a credit who took it, else the credit that
// most photos of the page have; nil where there is neither.
func (c *checker) creditMend(p document.Photo) *document.Edit {
	credit := p.Byline
	if credit == "" {
		credit = c.usualCredit()
	}
	if credit == "" {
		return nil
	}
	p.Credit = credit
	return &document.Edit{Name: mendCredits, Steps: document.Steps{document.SetPhoto{Photo: p}}}
}

// usualCredit is the most frequent credit of the document's photos; of two as
// frequent the first.
func (c *checker) usualCredit() string {
	counts := map[string]int{}
	best := ""
	for _, p := range c.d.Photos {
		if p.Credit == "" {
			continue
		}
		counts[p.Credit]++
		if counts[p.Credit] > counts[best] {
			best = p.Credit
		}
	}
	return best
}
