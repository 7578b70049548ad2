package compose

import (
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
)

// Weights of what only the set page shows.
const (
	costOverset = 50.0 // for each block that lost text
	costFacing  = 2.5  // for each pair of marks that face each other over a gutter
)

// setFaults reads a page that has been laid out.
func setFaults(l *layout.Layout) float64 {
	cost := costOverset * float64(len(l.Overset))
	for i := range l.Pages {
		cost += costFacing * float64(facingMarks(&l.Pages[i]))
	}
	return cost
}

// facingMarks counts lines that end with a mark where the line beside it, over
// the gutter, opens with one: at a narrow gutter the eye joins the two into
// one run of marks.
func facingMarks(p *layout.Page) int {
	type end struct{ right, baseline geom.Length }
	var ends []end
	starts := map[geom.Length][]geom.Length{} // left edges by baseline
	for _, placed := range p.Placed {
		for _, line := range placed.Lines {
			text := []rune(line.Text)
			first, last := line.Set.Start, line.Set.End-1
			if line.Label || first > last || last >= len(text) {
				continue
			}
			if noEnd(text[first]) {
				starts[line.Baseline] = append(starts[line.Baseline], line.X)
			}
			if noStart(text[last]) {
				ends = append(ends, end{line.X + line.Measure, line.Baseline})
			}
		}
	}
	n := 0
	for _, e := range ends {
		for _, x := range starts[e.baseline] {
			if gutter := x - e.right; gutter > 0 && gutter < 20*geom.Pt {
				n++
			}
		}
	}
	return n
}
