package compose

import (
	"cmp"
	"context"
	"slices"
	"sort"

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

// proofRounds bounds how often pages are picked anew because those picked
// showed faults once they were laid out.
const proofRounds = 3

// proof picks pages, lays them out and reads them: a page with faults that
// only the set lines show costs more, and another may take its place.
func (c *copyText) proof(ctx context.Context, found []candidate, result *Result) ([]candidate, error) {
	read := map[int]Alternative{}
	for i := range found {
		found[i].number = i
	}
	for round := 0; ; round++ {
		picked := pick(found, c.in.Alternatives)
		var fresh []candidate
		for _, p := range picked {
			if _, ok := read[p.number]; !ok {
				fresh = append(fresh, p)
			}
		}
		if err := c.layOut(ctx, fresh, result); err != nil {
			return nil, err
		}
		faults := 0.0
		for i, p := range fresh {
			cost := setFaults(result.Alternatives[i].Layout)
			faults += cost
			at := slices.IndexFunc(found, func(f candidate) bool { return f.number == p.number })
			found[at].cost += cost
			result.Alternatives[i].Score = found[at].cost - found[at].liking
			read[p.number] = result.Alternatives[i]
		}
		if faults == 0 || round == proofRounds {
			slices.SortStableFunc(picked, func(a, b candidate) int {
				return cmp.Compare(read[a.number].Score, read[b.number].Score)
			})
			result.Alternatives = nil
			for _, p := range picked {
				result.Alternatives = append(result.Alternatives, read[p.number])
			}
			return picked, nil
		}
		sort.SliceStable(found, func(i, j int) bool { return found[i].cost < found[j].cost })
	}
}
