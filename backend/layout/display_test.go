package layout_test

import (
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

func TestDisplayLinesFollowByTheirLeading(t *testing.T) {
	f := document.Frame{Kind: document.TextFrame, Rect: rect(100, 40, 120, 100)}
	l := layOut(page([]story.Block{block(story.Lead, han(0, 25))}, f))
	for i, line := range l.Pages[0].Placed[1].Lines {
		if want := layout.Baseline(40*pt+geom.Length(i)*18*pt, 12*pt); line.Baseline != want || line.X != 100*pt {
			t.Errorf("line %d at %v, %v, want 100, %v", i, line.X.Points(), line.Baseline.Points(), want.Points())
		}
	}
	expectComplete(t, l)
}

func TestVerticalAlignment(t *testing.T) {
	for _, c := range []struct {
		align document.VAlign
		top   geom.Length // of the first em box; the ink of two lines is 30 pt high
	}{{"", 40 * pt}, {document.Top, 40 * pt}, {document.Middle, 75 * pt}, {document.Bottom, 110 * pt}} {
		f := document.Frame{Kind: document.TextFrame, Rect: rect(0, 40, 120, 100), VAlign: c.align}
		l := layOut(page([]story.Block{block(story.Lead, han(0, 20))}, f))
		if got := l.Pages[0].Placed[1].Lines[0].Baseline; got != layout.Baseline(c.top, 12*pt) {
			t.Errorf("%q: first baseline %v, want %v", c.align, got.Points(), layout.Baseline(c.top, 12*pt).Points())
		}
	}
}

func TestLeadFlowsThroughBalancedColumns(t *testing.T) {
	for _, c := range []struct {
		lines int
		want  []int
	}{{12, []int{4, 4, 4}}, {13, []int{5, 4, 4}}, {14, []int{5, 5, 4}}, {2, []int{1, 1, 0}}} {
		f := document.Frame{Kind: document.TextFrame, Rect: rect(0, 0, 348, 200), Columns: 3, Gutter: 18 * pt, Balance: true, Size: 10.4 * 1000, Leading: 15 * pt}
		// Two paragraphs; ten characters of 10.4 pt fill a column of 104 pt.
		l := layOut(page([]story.Block{block(story.Lead, han(0, 10)), block(story.Lead, han(10, 10*(c.lines-1)))}, f))
		got := []int{0, 0, 0}
		for _, line := range l.Pages[0].Placed[1].Lines {
			got[line.X/(122*pt)]++
		}
		if got[0] != c.want[0] || got[1] != c.want[1] || got[2] != c.want[2] {
			t.Errorf("%d lines stand %v, want %v", c.lines, got, c.want)
		}
		expectComplete(t, l)
	}
}

func TestHeadlineInParts(t *testing.T) {
	f := document.Frame{Kind: document.TextFrame, Rect: rect(0, 0, 200, 100), Align: design.AlignSpread}
	d := page([]story.Block{block(story.Headline, "履职尽责　硕果满枝")}, f)
	d.Stories[0].Fits["b0"] = document.Fit{Parts: []document.Part{{End: 5, Size: 40 * pt}, {End: 9, Size: 40 * pt, Top: 50 * pt, Align: design.AlignEnd}}}
	l := layOut(d)
	expectComplete(t, l)
	lines := l.Pages[0].Placed[1].Lines
	if len(lines) != 2 || lines[0].Set.End != 5 || lines[1].Set.Start != 5 || lines[1].Set.End != 9 {
		t.Fatalf("want two lines that cover the text: %+v", lines)
	}
	first, second := lines[0].Set.Runs[0], lines[1].Set.Runs[0]
	if last := first.At[len(first.At)-1]; first.X+last != 160*pt {
		t.Errorf("the last character of the spread line begins at %v, want 160", (first.X + last).Points())
	}
	if second.X != 40*pt || lines[1].Baseline != layout.Baseline(50*pt, 40*pt) {
		t.Errorf("the second line begins at %v on %v", second.X.Points(), lines[1].Baseline.Points())
	}
}

func TestAPartThatHasGrownPushesTheNextDown(t *testing.T) {
	f := document.Frame{Kind: document.TextFrame, Rect: rect(0, 0, 200, 200)}
	d := page([]story.Block{block(story.Headline, han(0, 9)+han(9, 3))}, f)
	d.Stories[0].Fits["b0"] = document.Fit{Parts: []document.Part{{End: 9, Size: 40 * pt}, {End: 12, Size: 40 * pt, Top: 50 * pt}}}
	l := layOut(d)
	expectComplete(t, l)
	lines := l.Pages[0].Placed[1].Lines
	if len(lines) != 3 {
		t.Fatalf("%d lines, want 3", len(lines))
	}
	for i := 1; i < 3; i++ {
		if step := lines[i].Baseline - lines[i-1].Baseline; step < 40*pt {
			t.Errorf("line %d stands %v below the one before", i, step.Points())
		}
	}
}

// Two characters more must not make a headline vanish from its frame.
func TestAPartThatHasGrownALittleIsSetSmaller(t *testing.T) {
	f := document.Frame{Kind: document.TextFrame, Rect: rect(0, 0, 200, 40)}
	d := page([]story.Block{block(story.Headline, han(0, 7))}, f)
	d.Stories[0].Fits["b0"] = document.Fit{Parts: []document.Part{{End: 7, Size: 40 * pt}}}
	l := layOut(d)
	expectComplete(t, l)
	lines := l.Pages[0].Placed[1].Lines
	if len(lines) != 1 || lines[0].Set.Width > 200*pt || lines[0].Set.Width < 196*pt {
		t.Errorf("%d lines, the first %v wide; want one of about 200", len(lines), lines[0].Set.Width.Points())
	}
}

func TestBadgeOfAFrame(t *testing.T) {
	head := block(story.SectionHead, "标题文字")
	head.Label = "B"
	f := document.Frame{Kind: document.TextFrame, Rect: rect(100, 50, 200, 60), Badge: &document.Badge{Side: 30 * pt, Gap: 10 * pt}}
	l := layOut(page([]story.Block{head}, f))
	expectComplete(t, l)
	p := l.Pages[0].Placed[1]
	if len(p.Fills) != 1 || p.Fills[0].Rect != rect(100, 50, 30, 30) {
		t.Errorf("badge %+v", p.Fills)
	}
	text := lineOf(t, l, "标题文字")
	if text.X != 140*pt || text.Baseline != layout.Baseline(55*pt, 20*pt) {
		t.Errorf("text at %v, %v, want it beside the badge, in its middle", text.X.Points(), text.Baseline.Points())
	}
}

func TestDisplayTextRunsOnIntoTheGrid(t *testing.T) {
	lead := document.Frame{Kind: document.TextFrame, Rect: rect(0, 0, 80, 25)}
	l := layOut(page([]story.Block{body(han(0, 30))}, lead, gridFrame(1, 1, 0, 9)))
	expectComplete(t, l)
	expect(t, l, "0 "+han(0, 8)+"|"+han(16, 8)+"\n1 "+han(8, 8)+"|"+han(24, 6))
}

func TestCaption(t *testing.T) {
	f := document.Frame{ID: "c", Kind: document.CaptionFrame, Photo: "p", Rect: rect(0, 100, 80, 18)}
	d := page(nil, f)
	d.Design.Photos.Marker = true
	d.Photos = []document.Photo{{ID: "p", Caption: han(0, 16)}}
	l := layOut(d)
	expectComplete(t, l)
	p := l.Pages[0].Placed[1]
	if len(p.Lines) != 2 || p.Lines[0].Baseline != layout.Baseline(100*pt, 8*pt) || p.Lines[0].Set.Runs[0].X != 7200 {
		t.Errorf("lines %+v", p.Lines)
	}
	if len(p.Fills) != 1 || p.Fills[0].Shape != layout.PointUp || p.Fills[0].Rect.W != 4960 {
		t.Errorf("marker %+v", p.Fills)
	}
}

func TestPhotoRuleAndBox(t *testing.T) {
	d := page(nil,
		document.Frame{Kind: document.PhotoFrame, Photo: "p", Rect: rect(0, 0, 80, 60), Crop: document.Crop{W: 1, H: 0.5}},
		document.Frame{Kind: document.RuleFrame, Rect: rect(0, 100, 80, 4), Width: 2 * pt, Ink: "accent"},
		document.Frame{Kind: document.RuleFrame, Rect: rect(90, 0, 2, 80)},
		document.Frame{Kind: document.BoxFrame, Rect: rect(0, 200, 80, 40), Ink: "accent"},
		document.Frame{Kind: document.BoxFrame, Rect: rect(0, 200, 80, 40), Width: 1 * pt})
	d.Design.Photos.Keyline, d.Design.Photos.KeylineInk = 250, "black"
	d.Photos = []document.Photo{{ID: "p"}}
	p := layOut(d).Pages[0].Placed[1:]
	if len(p[0].Pictures) != 1 || p[0].Pictures[0].Crop.H != 0.5 || len(p[0].Rules) != 4 {
		t.Errorf("photo: %+v", p[0])
	}
	if r := p[1].Rules[0]; r.From.Y != 102*pt || r.To.X != 80*pt || r.Width != 2*pt || r.Paint.M != 1 {
		t.Errorf("rule: %+v", r)
	}
	if r := p[2].Rules[0]; r.From.X != 91*pt || r.To.Y != 80*pt {
		t.Errorf("upright rule: %+v", r)
	}
	if len(p[3].Fills) != 1 || len(p[4].Fills) != 0 || len(p[4].Rules) != 4 {
		t.Errorf("boxes: %+v %+v", p[3], p[4])
	}
}

func TestLabelInFrontOfAPartKeepsItsLine(t *testing.T) {
	head := block(story.SectionHead, han(0, 10))
	head.Label = "（一）"
	d := page([]story.Block{head}, document.Frame{Kind: document.TextFrame, Rect: rect(0, 0, 200, 60)})
	d.Stories[0].Fits["b0"] = document.Fit{Parts: []document.Part{{End: 10, Size: 20 * pt}}} // solved without the label
	l := layOut(d)
	expectComplete(t, l)
	lines := l.Pages[0].Placed[1].Lines
	if len(lines) != 2 || !lines[0].Label || lines[1].X+lines[1].Set.Width > 200*pt {
		t.Errorf("want the label and one line inside the frame: %+v", lines)
	}
}
