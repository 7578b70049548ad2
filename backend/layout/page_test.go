package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/backend/colour"
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/testfont"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

const pt = geom.Pt

// The small page of these tests: columns of eight characters of 10 pt, 20 pt
// apart, rows of 15 pt from the top of the page; column c begins at 100*c pt.
func smallDesign() design.Design {
	body := design.ParagraphStyle{Family: "serif", Weight: 400, Size: 10 * pt, Leading: 15 * pt, Align: design.AlignJustify,
		Ink: "black", Kinsoku: design.KinsokuGB, Squeeze: design.SqueezeAdjacent}
	head := body
	head.Size, head.Leading, head.Weight, head.Align, head.Squeeze = 20*pt, 24*pt, 900, design.AlignStart, design.SqueezeAll
	lead := body
	lead.Size, lead.Leading = 12*pt, 18*pt
	caption := body
	caption.Size, caption.Leading, caption.Align = 8*pt, 10*pt, design.AlignStart
	cross := body
	cross.Align = design.AlignCentre
	number := body
	number.Ink = "white"
	return design.Design{
		Name:   "small",
		Format: design.Format{Trim: rect(0, 0, 400, 300), TypeArea: rect(0, 0, 380, 300)},
		Faces:  map[string]string{"serif": "Noto Serif SC"},
		Inks:   map[string]colour.Paint{"black": colour.Black, "white": colour.White, "accent": {CMYK: colour.CMYK{M: 1, Y: 1}}},
		Styles: map[string]design.ParagraphStyle{"body": body, "sectionhead": head, "headline": head, "lead": lead, "caption": caption,
			"crosshead": cross, "folionumber": number, "foliotext": caption, "foliorubric": body, "foliopaper": body},
		Badge: design.Badge{Ink: "accent", Family: "serif", Weight: 900, Share: 0.7},
	}
}

func rect(x, y, w, h float64) geom.Rect {
	return geom.Rect{X: geom.Points(x), Y: geom.Points(y), W: geom.Points(w), H: geom.Points(h)}
}

func smallGrid() design.Grid {
	return design.Grid{Columns: 4, Characters: 8, Size: 10 * pt, Leading: 15 * pt, Measure: 80 * pt, Gutter: 20 * pt,
		X: []geom.Length{0, 100 * pt, 200 * pt, 300 * pt}, Rows: 20}
}

// rows returns the rectangle of columns first to first+n-1, rows top to foot
// (excluded), as far as their ink reaches.
func rows(first, n, top, foot int) geom.Rect {
	return rect(float64(100*first), float64(15*top), float64(100*n-20), float64(15*(foot-top)-5))
}

// page returns a document of one page with one story, whose blocks are named
// b0, b1 … and flow through the text frames in the order given.
func page(blocks []story.Block, frames ...document.Frame) *document.Document {
	d := &document.Document{Locale: "zh-Hans", Design: smallDesign(), Grid: smallGrid()}
	for i := range blocks {
		blocks[i].ID = story.BlockID(fmt.Sprintf("b%d", i))
	}
	d.Stories = []document.Story{{ID: "s", Story: story.Story{Locale: "zh-Hans", Blocks: blocks}, Fits: map[story.BlockID]document.Fit{}}}
	thread := document.Thread{Story: "s"}
	for i := range frames {
		if frames[i].ID == "" {
			frames[i].ID = document.FrameID(fmt.Sprintf("f%d", i))
		}
		if frames[i].Kind == document.TextFrame {
			thread.Frames = append(thread.Frames, frames[i].ID)
		}
	}
	d.Pages = []document.Page{{Frames: frames}}
	d.Threads = []document.Thread{thread}
	return d
}

func body(text string) story.Block { return block(story.Body, text) }

func block(role story.Role, text string) story.Block {
	return story.Block{Role: role, Spans: []story.Span{{Text: text}}}
}

// grid returns a text frame on the grid.
func gridFrame(first, n, top, foot int) document.Frame {
	return document.Frame{Kind: document.TextFrame, OnGrid: true, Rect: rows(first, n, top, foot), Columns: n, Gutter: 20 * pt}
}

func photoFrame(first, n, top, foot int) document.Frame {
	return document.Frame{Kind: document.PhotoFrame, Photo: "p", Rect: rows(first, n, top, foot)}
}

func layOut(d *document.Document) *layout.Layout { return layout.LayOut(d, testfont.Book(), nil) }

// picture shows the lines of a layout: for each row of the grid the text of
// its lines, from left to right, parted by bars; empty rows are left out.
func picture(l *layout.Layout) string {
	type at struct{ row, column int }
	cells := map[at]string{}
	for _, p := range l.Pages[0].Placed {
		for _, line := range p.Lines {
			k := at{int((line.Baseline - 88*pt/10) / (15 * pt)), int(line.X / (100 * pt))}
			cells[k] += textOf(line)
		}
	}
	var out strings.Builder
	for row := range 40 {
		var cols []string
		for c := range 4 {
			cols = append(cols, cells[at{row, c}])
		}
		if text := strings.TrimRight(strings.Join(cols, "|"), "|"); text != "" {
			fmt.Fprintf(&out, "%d %s\n", row, text)
		}
	}
	return out.String()
}

func textOf(line layout.Line) string {
	runes := []rune(line.Text)
	return string(runes[line.Set.Start:line.Set.End])
}

// expect compares a picture with the wanted one, white space at the edges aside.
func expect(t *testing.T, l *layout.Layout, want string) {
	t.Helper()
	var lines []string
	for _, line := range strings.Split(strings.TrimSpace(want), "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	if got := strings.TrimSpace(picture(l)); got != strings.Join(lines, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(lines, "\n"))
	}
}

func expectComplete(t *testing.T, l *layout.Layout) {
	t.Helper()
	if len(l.Overset) > 0 || len(l.Findings) > 0 {
		t.Errorf("overset %+v, findings %v", l.Overset, codes(l))
	}
}

func codes(l *layout.Layout) []finding.Code {
	var out []finding.Code
	for _, f := range l.Findings {
		out = append(out, f.Code)
	}
	return out
}

// han returns n different Han characters from the ith on.
func han(i, n int) string {
	out := make([]rune, n)
	for k := range out {
		out[k] = rune(0x4e00 + i + k)
	}
	return string(out)
}
