package layout_test

import (
	"strings"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

func TestTextRunsThroughTheColumns(t *testing.T) {
	d := page([]story.Block{body("一二三四五六七八九十百千"), body("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未")}, gridFrame(0, 2, 0, 3))
	l := layOut(d)
	expect(t, l, `
		0 一二三四五六七八|壬癸子丑寅卯辰巳
		1 九十百千|午未
		2 甲乙丙丁戊己庚辛`)
	expectComplete(t, l)
	for _, line := range l.Pages[0].Placed[1].Lines {
		if (line.Baseline-8800)%15000 != 0 {
			t.Errorf("%s stands off the grid: baseline %v", textOf(line), line.Baseline.Points())
		}
	}
}

func TestTextKeepsClearOfObstacles(t *testing.T) {
	text := body("一二三四五六七八九十百千甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未")
	for _, c := range []struct {
		name     string
		obstacle document.Frame
		want     string
	}{
		{"a photo over the column", photoFrame(0, 1, 1, 3), "0 一二三四五六七八\n3 九十百千甲乙丙丁\n4 戊己庚辛壬癸子丑\n5 寅卯辰巳午未"},
		{"a photo at its head", photoFrame(0, 1, 0, 2), "2 一二三四五六七八\n3 九十百千甲乙丙丁\n4 戊己庚辛壬癸子丑\n5 寅卯辰巳午未"},
		{"air above and below", document.Frame{Kind: document.PhotoFrame, Photo: "p", Rect: rect(0, 30, 80, 10), Standoff: 6 * pt},
			"0 一二三四五六七八\n4 九十百千甲乙丙丁\n5 戊己庚辛壬癸子丑\n6 寅卯辰巳午未"},
		{"a panel behind the text", document.Frame{Kind: document.BoxFrame, Rect: rows(0, 1, 0, 9), NoWrap: true},
			"0 一二三四五六七八\n1 九十百千甲乙丙丁\n2 戊己庚辛壬癸子丑\n3 寅卯辰巳午未"},
		{"a rule is none", document.Frame{Kind: document.RuleFrame, Rect: rows(0, 1, 1, 2)},
			"0 一二三四五六七八\n1 九十百千甲乙丙丁\n2 戊己庚辛壬癸子丑\n3 寅卯辰巳午未"},
		{"a caption", document.Frame{Kind: document.CaptionFrame, Photo: "p", Rect: rows(0, 1, 1, 2)},
			"0 一二三四五六七八\n2 九十百千甲乙丙丁\n3 戊己庚辛壬癸子丑\n4 寅卯辰巳午未"},
		{"less than six characters are left", document.Frame{Kind: document.PhotoFrame, Photo: "p", Rect: rect(55, 15, 25, 10)},
			"0 一二三四五六七八\n2 九十百千甲乙丙丁\n3 戊己庚辛壬癸子丑\n4 寅卯辰巳午未"},
		{"six characters are left", document.Frame{Kind: document.PhotoFrame, Photo: "p", Rect: rect(68, 15, 12, 10)},
			"0 一二三四五六七八\n1 九十百千甲乙\n2 丙丁戊己庚辛壬癸\n3 子丑寅卯辰巳午未"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := page([]story.Block{text}, gridFrame(0, 1, 0, 9), c.obstacle)
			d.Photos = []document.Photo{{ID: "p"}}
			l := layOut(d)
			expect(t, l, c.want)
			expectComplete(t, l)
		})
	}
}

func TestTextBesideAnObstacleAtTheLeft(t *testing.T) {
	d := page([]story.Block{body("一二三四五六七八九十")}, gridFrame(0, 1, 0, 4),
		document.Frame{Kind: document.PhotoFrame, Photo: "p", Rect: rect(0, 0, 12, 10)})
	d.Photos = []document.Photo{{ID: "p"}}
	first := layOut(d).Pages[0].Placed[1].Lines[0]
	if first.X != 20*pt || first.Measure != 60*pt {
		t.Errorf("the line begins at %v and is %v long, want 20 and 60: it ends with the column", first.X.Points(), first.Measure.Points())
	}
}

func TestThreadOverFrames(t *testing.T) {
	d := page([]story.Block{body("一二三四五六七八九十百千甲乙丙丁戊己庚辛")}, gridFrame(0, 1, 0, 1), gridFrame(2, 1, 3, 9))
	l := layOut(d)
	expect(t, l, `
		0 一二三四五六七八
		3 ||九十百千甲乙丙丁
		4 ||戊己庚辛`)
	expectComplete(t, l)
}

func TestParagraphThatCrossesIntoAnotherMeasure(t *testing.T) {
	wide := gridFrame(1, 2, 0, 5)
	wide.Columns = 1
	d := page([]story.Block{body(han(0, 8) + han(8, 18) + han(26, 4))}, gridFrame(0, 1, 0, 1), wide)
	l := layOut(d)
	expect(t, l, "0 "+han(0, 8)+"|"+han(8, 18)+"\n1 |"+han(26, 4))
	expectComplete(t, l)
}

func TestHeadings(t *testing.T) {
	for _, c := range []struct {
		name string
		top  int // lines of text before the heading
		rows int // of the column
		fit  document.Fit
		want string
	}{
		// 20 pt of ink and 13 pt below need three rows, four in mid-column,
		// where the ink ends 13 pt above the next row.
		{"at the top of a column", 0, 9, document.Fit{}, "0 标题\n3 " + han(0, 8) + "\n4 " + han(8, 8)},
		{"in mid-column", 1, 9, document.Fit{}, "0 " + han(90, 8) + "\n3 标题\n5 " + han(0, 8) + "\n6 " + han(8, 8)},
		{"rows asked for", 1, 9, document.Fit{Rows: 3}, "0 " + han(90, 8) + "\n2 标题\n4 " + han(0, 8) + "\n5 " + han(8, 8)},
		{"two lines fit under it", 1, 7, document.Fit{}, "0 " + han(90, 8) + "\n3 标题\n5 " + han(0, 8) + "\n6 " + han(8, 8)},
		{"only one line fits under it", 1, 6, document.Fit{}, "0 " + han(90, 8) + "|标题\n3 |" + han(0, 8) + "\n4 |" + han(8, 8)},
		{"it does not fit", 1, 3, document.Fit{}, "0 " + han(90, 8)},
	} {
		t.Run(c.name, func(t *testing.T) {
			blocks := []story.Block{block(story.SectionHead, "标题"), body(han(0, 16))}
			if c.top > 0 {
				blocks = append([]story.Block{body(han(90, 8*c.top))}, blocks...)
			}
			d := page(blocks, gridFrame(0, 2, 0, c.rows))
			d.Stories[0].Fits[blocks[len(blocks)-2].ID] = c.fit
			expect(t, layOut(d), c.want)
		})
	}
}

// lineOf returns the line of a layout that says text.
func lineOf(t *testing.T, l *layout.Layout, text string) layout.Line {
	t.Helper()
	for _, page := range l.Pages {
		for _, p := range page.Placed {
			for _, line := range p.Lines {
				if textOf(line) == text {
					return line
				}
			}
		}
	}
	t.Fatalf("no line says %q:\n%s", text, picture(l))
	return layout.Line{}
}

func TestHeadingStandsALeadingAboveItsText(t *testing.T) {
	d := page([]story.Block{body(han(90, 8)), block(story.SectionHead, "标题"), body(han(0, 16))}, gridFrame(0, 1, 0, 9))
	d.Stories[0].Fits["b1"] = document.Fit{Rows: 5}
	head := lineOf(t, layOut(d), "标题")
	foot := head.Baseline + 20*pt*12/100
	if next := 6 * 15 * pt; next-foot != 13*pt {
		t.Errorf("the ink ends %v pt above the next row, want 13", (next - foot).Points())
	}
}

func TestHeadingOfPartsWithABadge(t *testing.T) {
	head := block(story.SectionHead, "坚持方向，指引道路")
	head.Label = "A"
	d := page([]story.Block{head, body(han(0, 16))}, gridFrame(0, 1, 0, 9))
	d.Stories[0].Fits["b0"] = document.Fit{Rows: 4, Badge: &document.Badge{Side: 24 * pt, Size: 18 * pt, Gap: 6 * pt},
		Parts: []document.Part{{End: 5, Size: 9 * pt, X: 30 * pt, Top: 6 * pt}, {End: 9, Size: 14 * pt, Top: 30 * pt}}}
	l := layOut(d)
	expectComplete(t, l)
	p := l.Pages[0].Placed[1]
	if len(p.Fills) != 1 || p.Fills[0].Rect != rect(0, 0, 24, 24) {
		t.Errorf("badge: %+v", p.Fills)
	}
	letter := p.Lines[0]
	// A square letter is 700/1000 high and half an em wide: in the middle of the badge.
	if want := (24*pt + 18*pt*7/10) / 2; !letter.Label || letter.Text != "A" || letter.Baseline != want || letter.X != 7500 {
		t.Errorf("letter %q at %v, baseline %v, want 7.5, %v", letter.Text, letter.X.Points(), letter.Baseline.Points(), want.Points())
	}
	first, second := lineOf(t, l, "坚持方向，"), lineOf(t, l, "指引道路")
	if first.X != 30*pt || first.Baseline != layout.Baseline(6*pt, 9*pt) || first.Last {
		t.Errorf("first part at %v, %v, last %v", first.X.Points(), first.Baseline.Points(), first.Last)
	}
	if second.X != 0 || second.Baseline != layout.Baseline(30*pt, 14*pt) || !second.Last {
		t.Errorf("second part at %v, %v, last %v", second.X.Points(), second.Baseline.Points(), second.Last)
	}
}

func TestLabelWithoutABadgeStandsInFront(t *testing.T) {
	for _, c := range []struct {
		label string
		room  geom.Length // before the text, at 20 pt
	}{{"A", 20 * pt}, {"一、", 30 * pt}, {"1.", 25 * pt}} {
		head := block(story.SectionHead, "标题")
		head.Label = c.label
		l := layOut(page([]story.Block{head, body(han(0, 16))}, gridFrame(0, 1, 0, 9)))
		text := lineOf(t, l, "标题")
		label := l.Pages[0].Placed[1].Lines[0]
		if text.X != c.room || !label.Label || label.Text != c.label || label.X != 0 || label.Baseline != text.Baseline {
			t.Errorf("%s: label %q at %v, text at %v, want %v", c.label, label.Text, label.X.Points(), text.X.Points(), c.room.Points())
		}
	}
}

func TestCrossheadTakesARow(t *testing.T) {
	d := page([]story.Block{body(han(90, 8)), block(story.Crosshead, "小题"), body(han(0, 16))}, gridFrame(0, 1, 0, 9))
	l := layOut(d)
	expect(t, l, "0 "+han(90, 8)+"\n1 小题\n2 "+han(0, 8)+"\n3 "+han(8, 8))
	for rows, want := range map[int]int{2: 2, 3: 2, 4: 3} { // most of the white is above it
		d.Stories[0].Fits["b1"] = document.Fit{Rows: rows}
		if got := lineOf(t, layOut(d), "小题").Baseline; got != layout.Baseline(geom.Length(want)*15*pt, 10*pt) {
			t.Errorf("of %d rows it stands on baseline %v, want row %d", rows, got.Points(), want)
		}
	}
	if x := lineOf(t, l, "小题").Set.Runs[0].X; x != 30*pt {
		t.Errorf("the crosshead begins at %v, want it in the middle, at 30", x.Points())
	}
}

func TestBalancedColumnsOnTheGrid(t *testing.T) {
	f := gridFrame(0, 3, 0, 9)
	f.Balance = true
	l := layOut(page([]story.Block{body(han(0, 8*7))}, f))
	expect(t, l, "0 "+han(0, 8)+"|"+han(24, 8)+"|"+han(40, 8)+"\n1 "+han(8, 8)+"|"+han(32, 8)+"|"+han(48, 8)+"\n2 "+han(16, 8))
	// Beside a photo the columns close level, they do not share the lines evenly.
	d := page([]story.Block{body(han(0, 8*7))}, f, photoFrame(0, 1, 0, 2))
	d.Photos = []document.Photo{{ID: "p"}}
	l = layOut(d)
	expect(t, l, "0 |"+han(8, 8)+"|"+han(32, 8)+"\n1 |"+han(16, 8)+"|"+han(40, 8)+"\n2 "+han(0, 8)+"|"+han(24, 8)+"|"+han(48, 8))
}

func TestFitLines(t *testing.T) {
	text := strings.Repeat("春夏，秋冬。", 5)
	count := func(lines int) int {
		d := page([]story.Block{body(text)}, gridFrame(0, 1, 0, 19))
		d.Stories[0].Fits["b0"] = document.Fit{Lines: lines}
		return len(layOut(d).Pages[0].Placed[1].Lines)
	}
	best := count(0)
	if got := count(best + 1); got != best+1 && got != best {
		t.Errorf("asked for %d lines, got %d", best+1, got)
	}
	if got := count(best); got != best {
		t.Errorf("asked for the best count %d, got %d", best, got)
	}
}
