package desk

import (
	"broadsheet/backend/document"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
)

// What the numbers of an edit may be at most: ten metres, and far more columns,
// lines, em and shares than any page has. Beyond them sums run over, and the
// layout makes lists of such a length.
const (
	farthest    = 28_346_457 // 1/1000 pt
	mostColumns = 200
	mostLines   = 10_000
	mostShare   = 10_000.0
	mostPixels  = 1_000_000
)

// sound holds an edited document to what the rest of the program relies on,
// whoever made the edit.
func sound(d *document.Document) error {
	if err := d.Check(); err != nil {
		return refusedBy(err)
	}
	for i := range d.Pages {
		for j := range d.Pages[i].Frames {
			if f := &d.Pages[i].Frames[j]; !isFrameSound(f) {
				return refused(FrameOutside, finding.Place{Page: i + 1, Frame: string(f.ID)})
			}
		}
	}
	return soundNumbers(d)
}

func isFrameSound(f *document.Frame) bool {
	r, c := f.Rect, f.Crop
	return r.W >= 0 && r.H >= 0 && areNear(r.X, r.Y, r.W, r.H) &&
		areNear(f.Gutter, f.ColumnMeasure, f.Size, f.Leading, f.Width, f.Standoff) && areNear(f.ColumnX...) &&
		isWithinCount(f.Columns, mostColumns) && len(f.ColumnX) <= mostColumns && areShares(c.X, c.Y, c.W, c.H)
}

// soundNumbers looks at the numbers beyond the frames'.
func soundNumbers(d *document.Document) error {
	g := &d.Grid
	if !areNear(g.Size, g.Leading, g.Measure, g.Gutter, g.Top) || !areNear(g.X...) || len(g.X) > mostColumns ||
		!isWithinCount(g.Columns, mostColumns) || !isWithinCount(g.Rows, mostLines) || !areShares(g.Characters) {
		return refused(NumberOutside, finding.Place{})
	}
	for i := range d.Photos {
		if p := &d.Photos[i]; p.Width > mostPixels || p.Height > mostPixels || !isWithinCount(p.Section, mostPixels) || !areShares(p.Confidence) || !isFocalSound(p.Focal) {
			return refused(NumberOutside, finding.Place{Photo: string(p.ID)})
		}
	}
	for i := range d.Stories {
		for block, fit := range d.Stories[i].Fits {
			if !isFitSound(&fit) {
				return refused(NumberOutside, finding.Place{Block: string(block)})
			}
		}
	}
	return nil
}

func isFocalSound(f *document.Focal) bool { return f == nil || areShares(f.X, f.Y) }

func isFitSound(f *document.Fit) bool {
	for _, p := range f.Parts {
		if !areNear(p.Size, p.X, p.Top) || !areShares(p.Tracking) {
			return false
		}
	}
	return isWithinCount(f.Lines, mostLines) && isWithinCount(f.Rows, mostLines) && areNear(f.Size, f.Leading) &&
		areShares(f.Tracking) && (f.Indent == nil || areShares(*f.Indent))
}

func areNear(lengths ...geom.Length) bool {
	for _, l := range lengths {
		if l > farthest || l < -farthest {
			return false
		}
	}
	return true
}

func areShares(values ...float64) bool {
	for _, v := range values {
		if !(v >= -mostShare && v <= mostShare) { // so that what is no number is outside as well
			return false
		}
	}
	return true
}

func isWithinCount(n, most int) bool { return n >= -most && n <= most }
