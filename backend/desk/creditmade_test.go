package desk

import (
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/layout"
	"broadsheet/backend/manuscript"
	"broadsheet/backend/photo"
	"broadsheet/backend/preflight"
	"broadsheet/backend/story"
)

func withCredit(p document.Photo, credit string) document.Step {
	p.Credit = credit
	return document.SetPhoto{Photo: p}
}

// madePage is creditedPage with a line that was made, as the document knows.
func madePage(line string) *document.Document {
	d := creditedPage(line)
	d.MadeCreditLine = madeLine(d)
	return d
}

// TestMadeLineFollowsTheLastKnownSource: the one source that is known changes
// while other photos have none.
func TestMadeLineFollowsTheLastKnownSource(t *testing.T) {
	d := madePage("（本版图片由区政协提供）。")
	d = crediting(t, d, withCredit(d.Photos[1], ""), withCredit(d.Photos[2], ""))
	if lineIn(d) != "（本版部分图片由区政协提供）。" {
		t.Errorf("with one source it is %q", lineIn(d))
	}
	for _, credit := range []string{"新华社", "唐果 摄"} {
		d = crediting(t, d, withCredit(d.Photos[0], credit))
	}
	if lineIn(d) != "（本版部分图片由唐果摄）。" {
		t.Errorf("with another source it is %q", lineIn(d))
	}
	d = crediting(t, d, withCredit(d.Photos[0], ""))
	if lineIn(d) != "（本版部分图片由唐果摄）。" {
		t.Errorf("without any source it is %q", lineIn(d))
	}
	d = crediting(t, d, withCredit(d.Photos[0], "新华社"), withCredit(d.Photos[1], "新华社"), withCredit(d.Photos[2], "区政协"))
	if lineIn(d) != "（本版图片由新华社、区政协提供）。" {
		t.Errorf("with all sources it is %q", lineIn(d))
	}
}

// TestLineOfAnOldDocument: nothing tells of its line but its words.
func TestLineOfAnOldDocument(t *testing.T) {
	made := creditedPage("本版图片由区政协提供")
	if made = crediting(t, made, withCredit(made.Photos[0], "新华社")); lineIn(made) != "本版图片由新华社、区政协提供" {
		t.Errorf("a line that was made is %q", lineIn(made))
	}
	written := creditedPage("本版图片由通讯员提供")
	if written = crediting(t, written, withCredit(written.Photos[0], "新华社")); lineIn(written) != "本版图片由通讯员提供" {
		t.Errorf("a line that was written is %q", lineIn(written))
	}
}

// TestTypedLineStaysByHand: what someone makes of a line that was made is theirs,
// also where the credits come to say the same.
func TestTypedLineStaysByHand(t *testing.T) {
	d := madePage("本版图片由区政协提供")
	d = typedLine(t, d, "本版图片由新华社提供")
	for _, credits := range [][3]string{{"新华社", "新华社", "新华社"}, {"新华社", "", ""}, {"唐果", "唐果", "唐果"}} {
		for i, credit := range credits {
			d = crediting(t, d, withCredit(d.Photos[i], credit))
		}
		if lineIn(d) != "本版图片由新华社提供" {
			t.Errorf("with credits %q it became %q", credits, lineIn(d))
		}
	}
	d = typedLine(t, d, "本版图片由区政协提供")
	if d = crediting(t, d, withCredit(d.Photos[0], "区政协")); lineIn(d) != "本版图片由区政协、唐果提供" {
		t.Errorf("with the words that were made typed again it is %q", lineIn(d))
	}
}

func typedLine(t *testing.T, d *document.Document, text string) *document.Document {
	t.Helper()
	line, _ := preflight.CreditLineOf(d)
	return crediting(t, d, document.ReplaceText{At: line.At, From: line.From, To: line.To(), Spans: []story.Span{{Text: text}}})
}

// TestMendedLineFollowsAgain: the mend of a line makes it.
func TestMendedLineFollowsAgain(t *testing.T) {
	d := typedLine(t, madePage("本版图片由区政协提供"), "图片：本报")
	for _, f := range preflight.Check(d, &layout.Layout{}, nil) {
		if f.Code == preflight.CreditLineStale {
			d = crediting(t, d, f.Mend.Steps...)
		}
	}
	if d = crediting(t, d, withCredit(d.Photos[0], "唐果")); lineIn(d) != "本版图片由唐果、区政协提供" {
		t.Errorf("it is %q", lineIn(d))
	}
}

// TestMadeLineWithAnAbbreviation ends in a point of its own.
func TestMadeLineWithAnAbbreviation(t *testing.T) {
	for line, want := range map[string]string{
		"Photos: Harbour Inc":    "Photos: Lake Corp.",
		"Photos: Harbour Inc.":   "Photos: Lake Corp.",
		"(Photos: Harbour Inc.)": "(Photos: Lake Corp.)",
	} {
		d := creditedPage(line)
		d.Locale = "en"
		for i := range d.Photos {
			d.Photos[i].Credit = "Harbour Inc."
		}
		d = crediting(t, d, withCredit(d.Photos[0], "Lake Corp."), withCredit(d.Photos[1], "Lake Corp."), withCredit(d.Photos[2], "Lake Corp."))
		if lineIn(d) != want {
			t.Errorf("%q became %q, want %q", line, lineIn(d), want)
		}
	}
}

// TestComposedLineIsRemembered where it is made of the photos, and not where the
// manuscript has one.
func TestComposedLineIsRemembered(t *testing.T) {
	c := &Composition{}
	c.photos.list = []photo.Photo{{Meta: photo.Metadata{Credit: "区政协"}}}
	if line, made := c.creditLine(&manuscript.Manuscript{Story: story.Story{Locale: "zh-Hans"}}); line != "本版图片由区政协提供" || made != line {
		t.Errorf("without one: %q, made %q", line, made)
	}
	if line, made := c.creditLine(&manuscript.Manuscript{Credit: "图片：本报"}); line != "图片：本报" || made != "" {
		t.Errorf("with one: %q, made %q", line, made)
	}
}
