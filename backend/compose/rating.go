package compose

import (
	"math"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

// What the faults of a page take from its rating, in the composer's scale: a
// row of white is about 1.
const (
	faultOverset  = 4.0  // a line that found no room
	faultEmpty    = 90.0 // all of the type area
	faultShare    = 0.9  // a hundredth of the type area that the photos miss their range by
	faultDistance = 0.05 // a millimetre between a photo and its text
	faultUnshown  = 8.0  // a photo that no frame shows
	ratingScale   = 45.0 // faults at which a third of the rating is left
)

// rate turns the faults of a page into its rating.
func rate(d *document.Document, l *layout.Layout, m Measures) float64 {
	faults := faultOverset*float64(m.OversetLines) + faultEmpty*(1-m.Fill) + faultDistance*m.PhotoDistance
	faults += setFaults(l) - costOverset*float64(len(l.Overset))
	if len(d.Photos) > 0 {
		low, high := documentShare(d)
		faults += 100 * faultShare * max(0, low-m.PhotoShare, m.PhotoShare-high)
		faults += photoFaults(d) + ruleOfOne(d)
	}
	return 100 * math.Exp(-max(0, faults)/ratingScale)
}

// documentShare is the range that the photos of a document should take, as
// shareAim has it.
func documentShare(d *document.Document) (low, high float64) {
	c := copyText{in: &Input{Design: d.Design}}
	for _, p := range d.Photos {
		pic := Picture{}
		pic.Photo.Width, pic.Photo.Height = p.Width, p.Height
		c.in.Pictures = append(c.in.Pictures, pic)
	}
	return c.shareAim()
}

// photoFaults judges how the photos are cropped, how sharp they print, and how
// they stand to each other.
func photoFaults(d *document.Document) float64 {
	faults := 0.0
	shown := map[document.PhotoID]bool{}
	for _, page := range d.Pages {
		var slots []slot
		for _, f := range page.Frames {
			if f.Kind != document.PhotoFrame {
				continue
			}
			shown[f.Photo] = true
			if p, ok := d.Photo(f.Photo); ok {
				faults += cropFault(d.Design, p, f)
			}
			if s, ok := slotOf(d.Grid, f.Rect); ok {
				slots = append(slots, s)
			}
		}
		faults += shapeCost(slots) / 2
	}
	for _, p := range d.Photos {
		if !shown[p.ID] {
			faults += faultUnshown
		}
	}
	return faults
}

func cropFault(look design.Design, p document.Photo, f document.Frame) float64 {
	loss := 1 - f.Crop.W*f.Crop.H
	over := max(0, loss-freeLoss)
	fault := costLoss * over * over
	if loss > look.Photos.MaxLoss {
		fault += 6 + 40*(loss-look.Photos.MaxLoss)
	}
	if f.Rect.W > 0 {
		ppi := f.Crop.W * float64(p.Width) / (float64(f.Rect.W) / float64(geom.Inch))
		if least := look.Photos.MinPPI; ppi < least {
			fault += costLowPPI * (0.25 + (least-ppi)/least) / 3
		}
	}
	return fault
}

// ruleOfOne judges whether the first photo rules the page.
func ruleOfOne(d *document.Document) float64 {
	areas := map[document.PhotoID]float64{}
	for _, page := range d.Pages {
		for _, f := range page.Frames {
			if f.Kind == document.PhotoFrame {
				areas[f.Photo] = max(areas[f.Photo], f.Rect.Area())
			}
		}
	}
	next := 0.0
	for _, p := range d.Photos[1:] {
		next = max(next, areas[p.ID])
	}
	main := areas[d.Photos[0].ID]
	if main == 0 || next == 0 {
		return 0
	}
	ratio := main / next
	return costWeakMain*max(0, leastDominant-ratio)/2 + costHugeMain*max(0, ratio-mostDominant)/2
}

// slotOf is the rectangle of cells that a rectangle reaches into; false where
// it lies beside the grid.
func slotOf(g design.Grid, r geom.Rect) (slot, bool) {
	first, last := g.Columns, -1
	for col := range min(g.Columns, len(g.X)) {
		if r.X < g.X[col]+g.Measure-edge && r.Right() > g.X[col]+edge {
			first, last = min(first, col), col
		}
	}
	if last < 0 || g.Leading <= 0 {
		return slot{}, false
	}
	top, foot := rowsUnder(g, r)
	return slot{col: first, cols: last - first + 1, row: top, rows: foot - top}, foot > top
}

// rowsUnder returns the first row that a rectangle reaches into and the one
// after the last.
func rowsUnder(g design.Grid, r geom.Rect) (top, foot int) {
	for top < g.Rows && g.RowFoot(top)-edge <= r.Y {
		top++
	}
	for foot = top; foot < g.Rows && g.RowTop(foot)+edge < r.Bottom(); foot++ {
	}
	return top, foot
}

// familyOf tells the family of a page: modules have threads of their own.
func familyOf(d *document.Document) design.Family {
	onGrid := map[document.FrameID]bool{}
	for _, p := range d.Pages {
		for _, f := range p.Frames {
			onGrid[f.ID] = f.Kind == document.TextFrame && f.OnGrid
		}
	}
	texts := 0
	for _, t := range d.Threads {
		if len(t.Frames) > 0 && onGrid[t.Frames[0]] {
			texts++
		}
	}
	if texts > 1 {
		return design.Modules
	}
	return design.Running
}

// photoDistance is the mean distance, in mm, of the photos that belong to a
// section from the nearest line of its text.
func photoDistance(d *document.Document, l *layout.Layout) float64 {
	lines := sectionLines(d, l)
	sum, n := 0.0, 0
	for page := range d.Pages {
		for _, f := range d.Pages[page].Frames {
			p, ok := d.Photo(f.Photo)
			if f.Kind != document.PhotoFrame || !ok || p.Section < 0 || len(lines[p.Section]) == 0 {
				continue
			}
			sum += nearest(d, page, f.Rect, lines[p.Section])
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// A pageRect is a rectangle of a page, counted from 0.
type pageRect struct {
	page int
	rect geom.Rect
}

// sectionLines lists where the lines of each section of the main story stand.
func sectionLines(d *document.Document, l *layout.Layout) map[int][]pageRect {
	main := mainStory(d)
	if main == nil {
		return nil
	}
	of := map[story.BlockID]int{}
	for i, s := range main.Story.Sections() {
		if s.Head != nil {
			of[s.Head.ID] = i
		}
		for _, b := range s.Body {
			of[b.ID] = i
		}
	}
	out := map[int][]pageRect{}
	for page := range l.Pages {
		for _, p := range l.Pages[page].Placed {
			if p.Story != main.ID {
				continue
			}
			for _, line := range p.Lines {
				if i, ok := of[line.Block]; ok {
					out[i] = append(out[i], pageRect{page, lineRect(line, d.Grid)})
				}
			}
		}
	}
	return out
}

// nearest is the distance in mm to the nearest line; a page away counts as a
// page's height.
func nearest(d *document.Document, page int, r geom.Rect, lines []pageRect) float64 {
	best := math.Inf(1)
	for _, line := range lines {
		dx := max(0, line.rect.X-r.Right(), r.X-line.rect.Right()).MM()
		dy := max(0, line.rect.Y-r.Bottom(), r.Y-line.rect.Bottom()).MM()
		away := float64(abs(line.page-page)) * d.Design.Format.Trim.H.MM()
		best = min(best, math.Hypot(dx, dy)+away)
	}
	return best
}

// mainStory is the story that composing arranges: the longest, the first of
// equals; nil where there is none.
func mainStory(d *document.Document) *document.Story {
	var main *document.Story
	for i := range d.Stories {
		if main == nil || d.Stories[i].Story.Runes() > main.Story.Runes() {
			main = &d.Stories[i]
		}
	}
	return main
}
