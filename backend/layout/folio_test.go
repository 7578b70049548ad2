package layout_test

import (
	"strings"
	"testing"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/layout"
)

func folioDocument(pages int, f document.Folio) *document.Document {
	d := page(nil)
	d.Pages = make([]document.Page, pages)
	d.Folio = f
	d.Design.Folio = design.Folio{Show: true, Baseline: 20 * pt, BlockW: 30 * pt, BlockH: 20 * pt, Ink: "accent", RuleY: 24 * pt,
		ThickRule: 2 * pt, ThinRule: 400, RuleGap: 3 * pt}
	return d
}

// says returns the texts of a strip, from left to right as they were set.
func says(p layout.Placed) string {
	var out []string
	for _, line := range p.Lines {
		out = append(out, line.Text)
	}
	return strings.Join(out, "|")
}

func TestFolio(t *testing.T) {
	all := document.Folio{PageNumber: "04", Rubric: "专题", Date: "2025-01-15", Paper: "日报", Editors: "责编 张三"}
	for _, c := range []struct {
		name   string
		change func(*document.Document)
		want   []string // of each page
	}{
		{"all fields", func(*document.Document) {}, []string{"04|专题|2025年1月15日 星期三|责编 张三|日报", "05|专题|2025年1月15日 星期三|责编 张三|日报"}},
		{"English", func(d *document.Document) { d.Locale = "en" }, []string{"04|专题|Wednesday, January 15, 2025|责编 张三|日报"}},
		{"only a date", func(d *document.Document) { d.Folio = document.Folio{Date: "2024-02-29"} }, []string{"2024年2月29日 星期四"}},
		{"not an ISO day", func(d *document.Document) { d.Folio = document.Folio{Date: "新春特刊"} }, []string{"新春特刊"}},
		{"nothing to say", func(d *document.Document) { d.Folio = document.Folio{} }, []string{"", ""}},
		{"not shown", func(d *document.Document) { d.Design.Folio.Show = false }, []string{""}},
		{"page numbers", func(d *document.Document) { d.Folio = document.Folio{PageNumber: "A09"} }, []string{"A09", "A10"}},
		{"a number in words", func(d *document.Document) { d.Folio = document.Folio{PageNumber: "四"} }, []string{"四", "四"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := folioDocument(2, all)
			c.change(d)
			l := layOut(d)
			for i, want := range c.want {
				strip := l.Pages[i].Placed[0]
				if got := says(strip); got != want {
					t.Errorf("page %d says %q, want %q", i, got, want)
				}
				if len(strip.Rules) != 2 || strip.Rules[1].From.Y != 27*pt {
					t.Errorf("page %d: rules %+v", i, strip.Rules)
				}
				expectNoTouch(t, strip)
			}
		})
	}
}

func expectNoTouch(t *testing.T, strip layout.Placed) {
	t.Helper()
	edge := strip.Rect.X
	for _, line := range strip.Lines {
		if line.X < edge {
			t.Errorf("%q begins at %v, before %v", line.Text, line.X.Points(), edge.Points())
		}
		edge = line.X + line.Measure
	}
	if edge > strip.Rect.Right() {
		t.Errorf("the strip ends at %v, behind its edge %v", edge.Points(), strip.Rect.Right().Points())
	}
}

func TestFolioPlaces(t *testing.T) {
	strip := layOut(folioDocument(1, document.Folio{PageNumber: "04", Date: "2025-01-15", Paper: "日报"})).Pages[0].Placed[0]
	if block := strip.Fills[0].Rect; block != rect(0, 3, 30, 20) {
		t.Errorf("block %+v, want it on the thick rule", block)
	}
	number, date, paper := strip.Lines[0], strip.Lines[1], strip.Lines[2]
	if number.X+number.Measure/2 != 15*pt {
		t.Errorf("the number is not in the middle of its block: %v", number.X.Points())
	}
	if middle := date.X + date.Measure/2; middle < 189*pt || middle > 191*pt {
		t.Errorf("the date's middle is %v, want 190", middle.Points())
	}
	if right := paper.X + paper.Measure; right != 380*pt {
		t.Errorf("the paper ends at %v, want 380", right.Points())
	}
}

func TestCrowdedFolioIsSetSmaller(t *testing.T) {
	editors := strings.Repeat("责编 张三　版式 李四　", 6)
	strip := layOut(folioDocument(1, document.Folio{PageNumber: "04", Rubric: "乡村振兴专题", Date: "2025-01-15", Paper: "惠农日报", Editors: editors})).Pages[0].Placed[0]
	expectNoTouch(t, strip)
	if got := strings.Count(says(strip), "|"); got != 4 {
		t.Errorf("a field is missing: %s", says(strip))
	}
}

func TestLongPageNumberIsSetSmaller(t *testing.T) {
	strip := layOut(folioDocument(1, document.Folio{PageNumber: strings.Repeat("第04版", 20), Rubric: "专题", Paper: "惠农日报"})).Pages[0].Placed[0]
	expectNoTouch(t, strip)
	if right := strip.Fills[0].Rect.Right(); right > strip.Rect.X+strip.Rect.W/3 {
		t.Errorf("the number's block ends at %v, more than a third of the strip", right.Points())
	}
}

func TestFolioOnBothHalvesOfASpread(t *testing.T) {
	d := folioDocument(2, document.Folio{PageNumber: "04"})
	d.Design.Format.Fold = 20 * pt
	l := layOut(d)
	for i, want := range [][2]string{{"04", "05"}, {"06", "07"}} {
		left, right := l.Pages[i].Placed[0], l.Pages[i].Placed[1]
		if says(left) != want[0] || says(right) != want[1] || right.Rect.X != 200*pt {
			t.Errorf("sheet %d: %q, %q at %v", i, says(left), says(right), right.Rect.X.Points())
		}
	}
	outer := l.Pages[0].Placed[1].Fills[0].Rect
	if outer.Right() != 380*pt {
		t.Errorf("the right page's number ends at %v, want it at the outer edge, 380", outer.Right().Points())
	}
	if l.Pages[1].Label != "06-07" {
		t.Errorf("label %q", l.Pages[1].Label)
	}
}
