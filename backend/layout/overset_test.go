package layout_test

import (
	"slices"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

func TestOverset(t *testing.T) {
	d := page([]story.Block{body(han(0, 30)), body(han(30, 9))}, gridFrame(0, 1, 0, 2))
	l := layOut(d)
	want := []layout.Overset{{Story: "s", Block: "b0", Start: 16, Lines: 2, Characters: 14}, {Story: "s", Block: "b1", Lines: 2, Characters: 9}}
	if !slices.Equal(l.Overset, want) {
		t.Errorf("overset %+v, want %+v", l.Overset, want)
	}
	if len(l.Findings) != 1 || l.Findings[0].Code != layout.CodeOverset || l.Findings[0].Params["characters"] != "23" ||
		l.Findings[0].Place.Page != 1 || l.Findings[0].Place.Excerpt != han(16, 12)+"…" {
		t.Errorf("findings %+v", l.Findings)
	}
}

func TestFaultyDocuments(t *testing.T) {
	one := func() []story.Block { return []story.Block{body("一二三")} }
	for _, c := range []struct {
		name string
		d    *document.Document
		want []finding.Code
	}{
		{"no thread", without(page(one())), []finding.Code{layout.CodeNotShown}},
		{"unknown story", withThread(page(one()), document.Thread{Story: "x"}), []finding.Code{layout.CodeUnknownStory, layout.CodeNotShown}},
		{"unknown block", withThread(page(one()), document.Thread{Story: "s", From: "x"}), []finding.Code{layout.CodeUnknownBlock, layout.CodeNotShown}},
		{"unknown frame", withThread(page(one()), document.Thread{Story: "s", Frames: []document.FrameID{"x"}}),
			[]finding.Code{layout.CodeUnknownFrame, layout.CodeOverset}},
		{"unknown photo", page(nil, document.Frame{Kind: document.PhotoFrame, Rect: rect(0, 0, 9, 9), Photo: "x"}), []finding.Code{layout.CodeUnknownPhoto}},
		{"missing glyphs, each once", page([]story.Block{body("一\u0e01二\u0e01")}, gridFrame(0, 1, 0, 9)), []finding.Code{layout.CodeMissingGlyph}},
		{"a caption without a frame", withPhoto(page(nil), "说明"), []finding.Code{layout.CodeCaptionHidden}},
		{"a caption too long", withPhoto(page(nil, document.Frame{Kind: document.CaptionFrame, Photo: "p", Rect: rect(0, 0, 80, 9)}), han(0, 30)),
			[]finding.Code{layout.CodeCaptionOverset}},
		{"a frame without size", page(one(), document.Frame{Kind: document.TextFrame}), []finding.Code{layout.CodeOverset}},
		{"an empty document", &document.Document{}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := codes(layOut(c.d)); !slices.Equal(got, c.want) {
				t.Errorf("findings %v, want %v", got, c.want)
			}
		})
	}
}

func without(d *document.Document) *document.Document {
	d.Threads = nil
	return d
}

func withThread(d *document.Document, t document.Thread) *document.Document {
	d.Threads = []document.Thread{t}
	return d
}

func withPhoto(d *document.Document, caption string) *document.Document {
	d.Photos = []document.Photo{{ID: "p", Caption: caption}}
	return d
}

func TestBlockOfTwoThreadsIsShownOnce(t *testing.T) {
	d := page([]story.Block{body(han(0, 8)), body(han(8, 8))}, gridFrame(0, 1, 0, 9), gridFrame(1, 1, 0, 9))
	d.Threads = []document.Thread{{Story: "s", From: "b0", To: "b1", Frames: []document.FrameID{"f0"}}, {Story: "s", From: "b1", To: "b1", Frames: []document.FrameID{"f1"}}}
	expect(t, layOut(d), "0 "+han(0, 8)+"\n1 "+han(8, 8))
}
