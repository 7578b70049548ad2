package compose

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/internal/golden"
	"broadsheet/backend/story"
)

// threePictures are a wide one that rules, a plain one and an upright one.
func threePictures() []Picture {
	return []Picture{
		picture(1, 5000, 3000, -1, "水库建成那天，全镇的人都来了。"),
		picture(2, 3000, 2000, 1, "干部在渠边商量工期。"),
		picture(3, 2000, 2600, 2, "一位老人在新桥上。"),
	}
}

// samePhoto reports whether the dominant photo stands on one place.
func samePhoto(a, b Alternative) bool {
	p, q := mainRect(&a.Document), mainRect(&b.Document)
	near := func(v, w geom.Length) bool { return v-w < 40*geom.Pt && w-v < 40*geom.Pt }
	return near(p.X, q.X) && near(p.Y, q.Y) && near(p.W, q.W)
}

func mainRect(d *document.Document) geom.Rect {
	for _, f := range framesOf(d, document.PhotoFrame) {
		if len(d.Photos) > 0 && f.Photo == d.Photos[0].ID {
			return f.Rect
		}
	}
	return geom.Rect{}
}

// sameFrames is the share of a's frames that b has on about the same place.
func sameFrames(a, b Alternative) float64 {
	same, all := 0, 0
	for _, kind := range []document.Kind{document.TextFrame, document.PhotoFrame} {
		for _, f := range framesOf(&a.Document, kind) {
			all++
			for _, g := range framesOf(&b.Document, kind) {
				if f.ID == g.ID && f.Rect.Intersect(g.Rect).Area() > 0.7*max(f.Rect.Area(), g.Rect.Area()) {
					same++
				}
			}
		}
	}
	return float64(same) / float64(max(1, all))
}

// drawn is a page as letters, a line for every two rows of the grid:
//
//	H headline and kicker, D deck, Y byline, L lead
//	1 to 9 photos with their captions, by rank
//	A B C section heads, a b c the text under them (letters by the sections' order)
//	. nothing
func drawn(a *Alternative) string {
	var out strings.Builder
	for page := range a.Document.Pages {
		fmt.Fprintf(&out, "page %d\n%s", page+1, drawnPage(a, page))
	}
	return out.String()
}

func drawnPage(a *Alternative, page int) string {
	var out strings.Builder
	cells := pageCells(a, page, blockLetters(a.Document.Stories[0].Story))
	for row := 0; row < len(cells); row += 2 {
		line := cells[row]
		if row+1 < len(cells) {
			line = merged(line, cells[row+1])
		}
		fmt.Fprintln(&out, strings.Join(strings.Split(string(line), ""), " "))
	}
	return out.String()
}

// merged shows two rows as one: where the upper is empty, the lower.
func merged(upper, lower []rune) []rune {
	out := append([]rune(nil), upper...)
	for i := range out {
		if out[i] == '.' {
			out[i] = lower[i]
		}
	}
	return out
}

// blockLetters says by which letter each block is drawn.
func blockLetters(s story.Story) map[story.BlockID]rune {
	letters := map[story.Role]rune{story.Kicker: 'H', story.Headline: 'H', story.Deck: 'D', story.Byline: 'Y', story.Dateline: 'Y', story.Lead: 'L'}
	out := map[story.BlockID]rune{}
	for _, b := range s.Blocks {
		out[b.ID] = letters[b.Role]
	}
	for i, section := range s.Sections() {
		if section.Head != nil {
			out[section.Head.ID] = 'A' + rune(i)
		}
		for _, b := range section.Body {
			out[b.ID] = 'a' + rune(i)
		}
	}
	return out
}

// pageCells draws every cell of the grid.
func pageCells(a *Alternative, page int, letters map[story.BlockID]rune) [][]rune {
	g := a.Document.Grid
	cells := make([][]rune, g.Rows)
	for row := range cells {
		cells[row] = []rune(strings.Repeat(".", g.Columns))
	}
	paint := func(r geom.Rect, letter rune) {
		for row := range cells {
			for col := range g.Columns {
				if r.Overlaps(geom.Rect{X: g.X[col] + g.Measure/3, Y: g.RowTop(row) + g.Size/2, W: g.Measure / 3, H: g.Size / 4}) {
					cells[row][col] = letter
				}
			}
		}
	}
	for _, p := range a.Layout.Pages[page].Placed {
		for _, l := range p.Lines {
			if letter := letters[l.Block]; letter != 0 && !l.Label && len(l.Set.Runs) > 0 {
				size := l.Set.Runs[0].Size
				paint(geom.Rect{X: l.X, Y: l.Baseline - size, W: l.Measure, H: size}, letter)
			}
		}
	}
	for _, f := range a.Document.Pages[page].Frames {
		for i, p := range a.Document.Photos {
			if f.Photo == p.ID && (f.Kind == document.PhotoFrame || f.Kind == document.CaptionFrame) {
				paint(f.Rect, '1'+rune(i))
			}
		}
	}
	return cells
}

// TestPlans draws pages of small stories as letters.
func TestPlans(t *testing.T) {
	long := &draft{}
	long.add(story.Headline, "", "渠水进田　集市连街").add(story.Byline, "", "本报记者 林一川")
	for i := range 16 {
		long.body(180+20*(i%5), 90, 240)
	}
	essay := (&draft{}).add(story.Headline, "", "老槐树下").body(160, 220, 140, 180, 240, 120, 200, 160)
	for _, c := range []struct {
		name, design string
		story        story.Story
		pictures     []Picture
	}{
		{"report", "broadsheet", report().story(), threePictures()},
		{"essay", "tabloid", essay.story(), threePictures()[:1]},
		{"series", "report-a4", long.story(), threePictures()},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := input(t, c.story, c.pictures...)
			in.Design = loadDesign(t, c.design)
			in.Alternatives = 2
			var out strings.Builder
			for i, a := range composed(t, in).Alternatives {
				fmt.Fprintf(&out, "alternative %d: %s, %d columns\n%s\n", i+1, a.Family, a.Columns, drawn(&a))
			}
			golden.Check(t, "plan/"+c.name+".txt", out.String())
		})
	}
}
