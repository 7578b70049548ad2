package document

import (
	"encoding/json"
	"reflect"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/design"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// page is a document with something in every field that the wire carries.
func page(t *testing.T) Document {
	t.Helper()
	look, err := design.Load("doubletruck")
	if err != nil {
		t.Fatal(err)
	}
	badge := &Badge{Text: "A", Side: 24000, Size: 17000, Gap: 6000}
	text := Frame{
		ID: "text", Kind: TextFrame, Rect: geom.Rect{X: 1, Y: 2, W: 3, H: 4}, Role: "body", Columns: 2, Gutter: 9000,
		ColumnX: []geom.Length{0, 90000}, ColumnMeasure: 80000, OnGrid: true, Balance: true, Style: "lead", Size: 13000, Leading: 19000,
		Align: design.AlignSpread, VAlign: Bottom, Badge: badge, Pinned: true, Locked: true,
	}
	return Document{
		Title: "渠水进田", Author: "林一川", Locale: "zh-Hans", Mode: story.Horizontal, Design: look, Grid: look.Grids[0],
		Folio: Folio{PageNumber: "04", Rubric: "专题", Date: "2025-01-15", Paper: "日报", Editors: "沈禾"},
		Stories: []Story{{ID: "s", Story: story.Story{Locale: "zh-Hans", Blocks: []story.Block{{ID: "b", Role: story.SectionHead, Spans: []story.Span{{Text: "渠水"}}}}},
			Fits: map[story.BlockID]Fit{"b": {Lines: 3, Rows: 4, Style: "lead", Badge: badge, Parts: []Part{{End: 2, Size: 20000, Tracking: 0.1, Align: design.AlignEnd, Style: "x", X: 5, Top: 6}}}}}},
		Photos: []Photo{{ID: "p", Name: "1.jpg", Width: 3000, Height: 2000, Caption: "说明", Credit: "摄影", Section: -1, Confidence: 0.5}},
		Pages: []Page{{Frames: []Frame{text,
			{ID: "photo", Kind: PhotoFrame, Photo: "p", Crop: Crop{0.1, 0.2, 0.5, 0.6}, Standoff: 5000},
			{ID: "rule", Kind: RuleFrame, Ink: "accent", Width: 500, NoWrap: true, Paint: &colour.Paint{CMYK: colour.CMYK{K: 1}}},
		}}},
		Threads: []Thread{{Story: "s", From: "b", To: "b", Frames: []FrameID{"text"}}},
	}
}

// TestDocumentSurvivesJSON holds that a saved document is the same when it is
// opened, its design included.
func TestDocumentSurvivesJSON(t *testing.T) {
	d := page(t)
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back Document
	if err := json.Unmarshal(raw, &back); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(d, back) {
		again, _ := json.Marshal(back)
		t.Errorf("saved  %s\nopened %s", raw, again)
	}
	if again, _ := json.Marshal(back); string(again) != string(raw) {
		t.Error("saved a second time, the bytes differ")
	}
}

func TestPhoto(t *testing.T) {
	d := page(t)
	if p, ok := d.Photo("p"); !ok || p.Caption != "说明" {
		t.Errorf("photo p: %+v, %v", p, ok)
	}
	if _, ok := d.Photo("q"); ok {
		t.Error("a photo that is not there was found")
	}
}

// TestStoryByID holds that the story found is the document's own, not a copy.
func TestStoryByID(t *testing.T) {
	d := page(t)
	if s := d.StoryByID("s"); s != &d.Stories[0] {
		t.Errorf("story s: %p, want %p", s, &d.Stories[0])
	}
	if s := d.StoryByID("t"); s != nil {
		t.Errorf("a story that is not there: %v", s)
	}
}
