package preflight

import (
	"strings"
	"unicode/utf8"

	"broadsheet/backend/caption"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// creditRole is the role of a block that names the sources of photos.
const creditRole = "credit"

// CreditLine is the paragraph that names the sources of a document's photos.
type CreditLine struct {
	At   document.TextRef
	Text string // without brackets around it and the full stop at its end
	From int    // where the text begins in its block, in runes
	// Whole is how long the block is, brackets and full stop included, in runes.
	Whole int
}

// To is where the text ends in its block, in runes.
func (c CreditLine) To() int { return c.From + utf8.RuneCountInString(c.Text) }

// CreditLineOf finds the first such paragraph that says something.
func CreditLineOf(d *document.Document) (CreditLine, bool) {
	line, ok := CreditBlockOf(d)
	return line, ok && line.Text != ""
}

// CreditBlockOf finds the first such paragraph that says something, else the
// first that could.
func CreditBlockOf(d *document.Document) (CreditLine, bool) {
	var blank CreditLine
	isFound := false
	for i := range d.Stories {
		for _, b := range d.Stories[i].Story.Blocks {
			if b.Role != creditRole {
				continue
			}
			line := creditLineIn(b.Text())
			line.At = document.TextRef{Story: d.Stories[i].ID, Block: b.ID}
			if line.Text != "" {
				return line, true
			}
			if !isFound {
				blank, isFound = line, true
			}
		}
	}
	return blank, isFound
}

// creditLineIn takes off the brackets that enclose a line; those that it ends
// with itself ("本版摄影：沈禾（除署名外）") are part of it.
func creditLineIn(whole string) CreditLine {
	const white = " \t\u3000"
	inner := strings.TrimLeft(whole, white)
	text := strings.TrimRight(inner, "。."+white)
	if opened := strings.TrimLeft(inner, "（("+white); len(opened) < len(inner) {
		inner = opened
		text = strings.TrimRight(strings.TrimLeft(text, "（("+white), white)
		text = strings.TrimSuffix(strings.TrimSuffix(text, "）"), ")")
		text = strings.TrimRight(text, "。."+white)
	}
	runes := utf8.RuneCountInString(whole)
	return CreditLine{
		Text:  text,
		From:  runes - utf8.RuneCountInString(inner),
		Whole: runes,
	}
}

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
		f.Mend = c.mend(mendCredits, line.At, []replacement{{line.From, line.To(), wanted}})
	}
	c.out = append(c.out, f)
}

// speaksForAll reports whether a line names the source of photos that name none
// themselves: a line that was written does, one made of what the other photos
// say does not.
func (c *checker) speaksForAll() bool {
	line, ok := CreditLineOf(c.d)
	if !ok {
		return false
	}
	return line.Text != caption.LineOfKnown(CreditsOf(c.d), c.d.Locale) || isReporters(c.d.StoryByID(line.At.Story), line)
}

// isReporters holds for a line that the manuscript has.
func isReporters(s *document.Story, line CreditLine) bool {
	if s.Read == nil {
		return false
	}
	credit, ok := s.Read.First(creditRole)
	return ok && creditLineIn(credit.Text()).Text == line.Text
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
