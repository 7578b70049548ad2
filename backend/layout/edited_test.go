package layout_test

import (
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

// What an editor changed in one block is laid over its style, inside limits.
func TestEditedBlocks(t *testing.T) {
	none := 0.0
	body := document.Frame{Kind: document.TextFrame}
	grid := document.Frame{Kind: document.TextFrame, OnGrid: true}
	for name, c := range map[string]struct {
		frame document.Frame
		fit   document.Fit
		want  func(*design.ParagraphStyle)
	}{
		"nothing":           {body, document.Fit{}, func(*design.ParagraphStyle) {}},
		"size":              {body, document.Fit{Size: 12 * pt}, func(s *design.ParagraphStyle) { s.Size, s.Leading = 12*pt, 18*pt }},
		"too large":         {body, document.Fit{Size: 99 * pt}, func(s *design.ParagraphStyle) { s.Size, s.Leading = 16*pt, 24*pt }},
		"too small":         {body, document.Fit{Size: 1 * pt}, func(s *design.ParagraphStyle) { s.Size, s.Leading = 6*pt, 9*pt }},
		"large on the grid": {grid, document.Fit{Size: 99 * pt}, func(s *design.ParagraphStyle) { s.Size, s.Leading = 15*pt, 22500 }},
		"leading":           {body, document.Fit{Leading: 20 * pt}, func(s *design.ParagraphStyle) { s.Leading = 20 * pt }},
		"tracking":          {body, document.Fit{Tracking: -0.02}, func(s *design.ParagraphStyle) { s.Tracking = -0.02 }},
		"too tight":         {body, document.Fit{Tracking: -1}, func(s *design.ParagraphStyle) { s.Tracking = -0.03 }},
		"aligned":           {body, document.Fit{Align: design.AlignEnd}, func(s *design.ParagraphStyle) { s.Align = design.AlignEnd }},
		"indent":            {body, document.Fit{Indent: &none}, func(s *design.ParagraphStyle) { s.Indent = 0 }},
	} {
		t.Run(name, func(t *testing.T) {
			d := page([]story.Block{block(story.Body, han(0, 4))}, c.frame)
			b := d.Design.Styles["body"]
			b.Indent = 2
			d.Design.Styles["body"] = b
			want := layout.StyleOf(d, &c.frame, story.Body, document.Fit{})
			c.want(&want)
			if got := layout.StyleOf(d, &c.frame, story.Body, c.fit); got != want {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
		})
	}
}

func TestEditedTextStandsOnTheGrid(t *testing.T) {
	d := page([]story.Block{block(story.Body, han(0, 20)), block(story.Body, han(20, 4))}, gridFrame(0, 1, 0, 12))
	d.Stories[0].Fits["b0"] = document.Fit{Size: 13 * pt}
	l := layOut(d)
	expectComplete(t, l)
	for i, line := range l.Pages[0].Placed[1].Lines {
		if want := layout.Baseline(geom.Length(i)*15*pt, 10*pt); line.Baseline != want {
			t.Errorf("line %d stands on %v, want %v", i, line.Baseline.Points(), want.Points())
		}
	}
}

func TestSizeOfAHeadingScalesItsParts(t *testing.T) {
	f := document.Frame{Kind: document.TextFrame, Rect: rect(0, 0, 300, 100)}
	d := page([]story.Block{block(story.Headline, han(0, 7))}, f)
	d.Stories[0].Fits["b0"] = document.Fit{Size: 20 * pt, Parts: []document.Part{{End: 4, Size: 40 * pt}, {End: 7, Size: 20 * pt, Top: 50 * pt}}}
	lines := layOut(d).Pages[0].Placed[1].Lines
	if len(lines) != 2 || lines[0].Set.Runs[0].Size != 24*pt || lines[1].Set.Runs[0].Size != 12*pt {
		t.Fatalf("%d lines, the first of %v", len(lines), lines[0].Set.Runs[0].Size.Points())
	}
}
