package draw_test

import (
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/draw"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/layout"
	"broadsheet/backend/scene"
	"broadsheet/backend/story"
)

const pt = geom.Pt

func report() *document.Document {
	style := design.ParagraphStyle{Family: "serif", Weight: 400, Size: 10 * pt, Leading: 15 * pt, Align: design.AlignJustify}
	d := &document.Document{Title: "报告", Author: "记者", Locale: "zh-Hans"}
	d.Design = design.Design{Format: design.Format{Trim: geom.Rect{W: 100 * pt, H: 200 * pt}, Bleed: 9 * pt},
		Faces: map[string]string{"serif": "Noto Serif SC"}, Styles: map[string]design.ParagraphStyle{"body": style}}
	d.Grid = design.Grid{Columns: 1, Size: 10 * pt, Leading: 15 * pt, Measure: 80 * pt, X: []geom.Length{0}, Rows: 12}
	d.Stories = []document.Story{{ID: "s", Story: story.Story{Locale: "zh-Hans", Blocks: []story.Block{
		{ID: "h", Role: story.SectionHead, Label: "A", Spans: []story.Span{{Text: "标题"}}},
		{ID: "b", Role: story.Body, Spans: []story.Span{{Text: "一二三四五"}, {Text: "六七八", Bold: true}, {Text: "九十——百𠮷千"}}},
	}}}}
	d.Pages = []document.Page{{Frames: []document.Frame{{ID: "f", Kind: document.TextFrame, Role: "body", OnGrid: true,
		Rect: geom.Rect{W: 80 * pt, H: 180 * pt}}, {ID: "empty", Kind: document.TextFrame}}}}
	d.Threads = []document.Thread{{Story: "s", Frames: []document.FrameID{"f"}}}
	return d
}

func drawn(d *document.Document) *scene.Scene {
	return draw.Draw(d, layout.LayOut(d, testfont.Book(), nil))
}

func TestSceneOfAReport(t *testing.T) {
	s := drawn(report())
	if s.Title != "报告" || s.Author != "记者" || s.Lang != "zh-Hans" || len(s.Pages) != 1 || s.Pages[0].Bleed != 9*pt {
		t.Errorf("scene %+v", s)
	}
	if len(s.Outline) != 1 || s.Outline[0].Title != "A 标题" || s.Outline[0].Page != 0 {
		t.Errorf("outline %+v", s.Outline)
	}
	if n := len(s.Pages[0].Items); n != 1 {
		t.Errorf("%d groups, want one: an empty frame draws nothing", n)
	}
}

// TestRunsSayTheirText holds that each run's text is that of its glyphs, that
// the clusters point into it, and that the line groups cover the paragraph.
func TestRunsSayTheirText(t *testing.T) {
	const text = "一二三四五六七八九十——百𠮷千"
	frame := drawn(report()).Pages[0].Items[0].(scene.Group)
	said, at := "", 0
	for _, item := range frame.Items {
		g := item.(scene.Group)
		if g.Block != "b" {
			continue
		}
		if g.Frame != "f" || g.Role != "body" || g.Lang != "zh-Hans" || g.Story != "s" || g.Start != at {
			t.Errorf("group %+v, want it to start at %d", g, at)
		}
		at = g.End
		for _, item := range g.Items {
			run := item.(scene.Glyphs)
			said += run.Text
			checkClusters(t, run)
		}
	}
	if said != text {
		t.Errorf("the runs say %q, want %q", said, text)
	}
	if want := len([]rune(text)); at != want {
		t.Errorf("the groups end at %d, want %d", at, want)
	}
}

func checkClusters(t *testing.T, run scene.Glyphs) {
	t.Helper()
	n := int32(len([]rune(run.Text)))
	if len(run.Clusters) != len(run.GIDs) || len(run.X) != len(run.GIDs) {
		t.Errorf("%q: %d glyphs, %d clusters, %d places", run.Text, len(run.GIDs), len(run.Clusters), len(run.X))
	}
	for _, c := range run.Clusters {
		if c < 0 || c >= n {
			t.Errorf("%q: cluster %d lies outside", run.Text, c)
		}
	}
}

func TestTriangleStandsUpright(t *testing.T) {
	l := &layout.Layout{Pages: []layout.Page{{Placed: []layout.Placed{{Fills: []layout.Fill{{Rect: geom.Rect{X: 10, Y: 20, W: 8, H: 6}, Shape: layout.PointUp}}}}}}}
	path := draw.Draw(report(), l).Pages[0].Items[0].(scene.Group).Items[0].(scene.Fill).Path
	want := [3]geom.Point{{X: 10, Y: 26}, {X: 14, Y: 20}, {X: 18, Y: 26}}
	if len(path) != 4 || path[0].P[0] != want[0] || path[1].P[0] != want[1] || path[2].P[0] != want[2] || path[3].Op != 'Z' {
		t.Errorf("path %+v", path)
	}
}

// BenchmarkDraw draws a page of forty lines.
func BenchmarkDraw(b *testing.B) {
	d := report()
	l := layout.LayOut(d, testfont.Book(), nil)
	for b.Loop() {
		draw.Draw(d, l)
	}
}
