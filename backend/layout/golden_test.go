package layout_test

import (
	"regexp"
	"strings"
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/draw"
	"broadsheet/backend/internal/golden"
	"broadsheet/backend/scene"
	"broadsheet/backend/story"
)

// numbers are those that belong to the test font, not to the layout: the
// face's checksum and its glyphs.
var numbers = regexp.MustCompile(`(-[0-9a-f]{8}\b)|( gid \[[0-9 ]*\])`)

// TestGoldenScenes compares small pages, drawn, with testdata/NAME.txt.
func TestGoldenScenes(t *testing.T) {
	for name, d := range map[string]*document.Document{
		"running-text":         page([]story.Block{body("一二三四五六七八九十百千"), body("甲乙丙丁")}, gridFrame(0, 2, 0, 3)),
		"thread-over-frames":   page([]story.Block{body(han(0, 20))}, gridFrame(0, 1, 0, 1), gridFrame(2, 1, 3, 9)),
		"photo-in-the-columns": goldenPhoto(),
		"heading-with-badge":   goldenHead(4),
		"heading-moves-on":     goldenHead(6),
		"head-group":           goldenHeadGroup(),
		"lead-in-columns":      goldenLead(),
		"folio":                folioDocument(2, document.Folio{PageNumber: "04", Rubric: "专题", Date: "2025-01-15", Paper: "日报", Editors: "责编 张三"}),
		"english":              goldenEnglish(),
		"overset":              page([]story.Block{body(han(0, 30))}, gridFrame(0, 1, 0, 2)),
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			if err := scene.Dump(&out, draw.Draw(d, layOut(d))); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, name+".txt", numbers.ReplaceAllString(out.String(), ""))
		})
	}
}

func goldenPhoto() *document.Document {
	caption := document.Frame{Kind: document.CaptionFrame, Photo: "p", Rect: rect(0, 55, 180, 10)}
	rule := document.Frame{Kind: document.RuleFrame, Rect: rect(90, 75, 0, 60), Width: 350, Ink: "black"}
	d := page([]story.Block{body(han(0, 40))}, gridFrame(0, 2, 0, 9), photoFrame(0, 2, 1, 4), caption, rule)
	d.Photos = []document.Photo{{ID: "p", Caption: "农民在田间"}}
	d.Design.Photos.Marker, d.Design.Photos.Keyline, d.Design.Photos.KeylineInk = true, 250, "black"
	return d
}

// goldenHead has a heading under a number of lines, in columns of nine rows.
func goldenHead(lines int) *document.Document {
	head := block(story.SectionHead, "坚持方向，指引道路")
	head.Label = "A"
	d := page([]story.Block{body(han(0, 8*lines)), head, body(han(60, 10))}, gridFrame(0, 2, 0, 9))
	d.Stories[0].Fits["b1"] = document.Fit{Rows: 3, Badge: &document.Badge{Side: 14 * pt, Gap: 3 * pt},
		Parts: []document.Part{{End: 5, Size: 12 * pt, X: 17 * pt}, {End: 9, Size: 10 * pt, Top: 16 * pt}}}
	return d
}

func goldenHeadGroup() *document.Document {
	d := page([]story.Block{block(story.Headline, "履职尽责　硕果满枝")},
		document.Frame{Kind: document.BoxFrame, Rect: rect(0, 0, 200, 100), Ink: "accent", NoWrap: true},
		document.Frame{Kind: document.TextFrame, Role: "headline", Rect: rect(0, 0, 200, 100), VAlign: document.Middle})
	d.Stories[0].Fits["b0"] = document.Fit{Parts: []document.Part{
		{End: 5, Size: 40 * pt, Align: design.AlignSpread}, {End: 9, Size: 40 * pt, Top: 45 * pt, Align: design.AlignEnd}}}
	return d
}

func goldenLead() *document.Document {
	return page([]story.Block{block(story.Lead, han(0, 35)), block(story.Lead, han(35, 15))},
		document.Frame{Kind: document.TextFrame, Role: "lead", Rect: rect(0, 0, 380, 100), Columns: 3, Gutter: 10 * pt, Balance: true})
}

func goldenEnglish() *document.Document {
	d := page([]story.Block{body("The council met twice this week, and once more on Friday.")}, gridFrame(0, 2, 0, 3))
	d.Locale, d.Stories[0].Story.Locale = "en", "en"
	return d
}
