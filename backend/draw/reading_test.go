package draw_test

import (
	"slices"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// TestReading: blocks as the story has them, threads as the story goes,
// whatever their order in the document.
func TestReading(t *testing.T) {
	d := report()
	d.Photos = []document.Photo{{ID: "p"}, {ID: "q"}}
	first, last := geom.Rect{W: 80 * pt, H: 30 * pt}, geom.Rect{Y: 40 * pt, W: 80 * pt, H: 60 * pt}
	d.Pages = []document.Page{{Frames: []document.Frame{
		{ID: "text", Kind: document.TextFrame, Rect: last}, {ID: "head", Kind: document.TextFrame, Rect: first},
		{ID: "caption", Kind: document.CaptionFrame, Photo: "q"},
		{ID: "both", Kind: document.CaptionFrame, Photo: "p", Photos: []document.PhotoID{"p", "q"}},
	}}}
	d.Threads = []document.Thread{
		{Story: "s", From: "b", To: "b", Frames: []document.FrameID{"text"}},
		{Story: "s", From: "h", To: "h", Frames: []document.FrameID{"head"}},
	}
	r := drawn(d).Reading
	if want := []scene.BlockRef{{Story: "s", Block: "h", Role: "sectionhead", Lang: "zh-Hans"}, {Story: "s", Block: "b", Role: "body", Lang: "zh-Hans"}}; !slices.Equal(r.Blocks, want) {
		t.Errorf("blocks %+v", r.Blocks)
	}
	if !slices.Equal(r.Photos, []string{"p", "q"}) || len(r.Captions) != 1 || r.Captions["caption"] != "q" {
		t.Errorf("photos %v, captions %v", r.Photos, r.Captions)
	}
	if len(r.Articles) != 1 || !slices.Equal(r.Articles[0].Beads, []scene.Bead{{Rect: first}, {Rect: last}}) {
		t.Errorf("articles %+v", r.Articles)
	}
}
