package compose

import (
	"fmt"
	"sort"

	"broadsheet/backend/design"
)

// places tells where the parts of a page stand, for telling pages apart: by
// the part's name, in columns and rows.
type places map[string]place

type place struct{ col, row, cols, rows int }

const mainPhoto = "photo-0"

// near reports whether two places look the same.
func (p place) near(q place) bool {
	return p.col == q.col && p.cols == q.cols && abs(p.row-q.row) < 4 && abs(p.rows-q.rows) < 6
}

func abs(v int) int { return max(v, -v) }

// moved is the share of parts that stand elsewhere on the other page.
func (p places) moved(q places) float64 {
	moved := 0
	for name, at := range p {
		if other, ok := q[name]; !ok || !at.near(other) {
			moved++
		}
	}
	return float64(moved) / float64(max(1, len(p)))
}

func cuttingPlaces(n *cutting) places {
	out := places{}
	for _, leaf := range n.leaves() {
		at := place{leaf.col, leaf.row, leaf.cols, leaf.rows}
		switch leaf.tile.kind {
		case headTile:
			out["head"] = at
		case leadTile:
			out["lead"] = at
		case sectionTile:
			out[fmt.Sprintf("section-%d", leaf.tile.module.section)] = at
		}
	}
	for _, s := range n.slots() {
		out[fmt.Sprintf("photo-%d", s.picture)] = place{s.col, s.row, s.cols, s.rows}
	}
	return out
}

// slots lists the pictures of a cutting in page columns and rows.
func (n *cutting) slots() []slot {
	var out []slot
	for _, leaf := range n.leaves() {
		switch leaf.tile.kind {
		case photoTile:
			s := *leaf.tile.slot
			s.col, s.row = leaf.col, leaf.row
			out = append(out, s)
		case sectionTile:
			for _, s := range leaf.tile.module.slots {
				s.col += leaf.col
				s.row += leaf.row
				out = append(out, s)
			}
		}
	}
	return out
}

func runningPlaces(p runningPlan, slots []slot) places {
	out := places{}
	if h := p.opening.head; h != nil {
		out["head"] = place{p.opening.headCol, p.opening.headRow, h.cols, h.rows}
	}
	if l := p.opening.lead; l != nil {
		out["lead"] = place{p.opening.leadCol, p.opening.leadRow, l.cols, l.rows}
	}
	for _, s := range slots {
		out[fmt.Sprintf("photo-%d", s.picture)] = place{s.col, s.row, s.cols, s.rows}
	}
	return out
}

// pick chooses the best n candidates such that both families occur (where
// both were found) and any two look different. Of equal families there are
// about as many of each.
func pick(found []candidate, n int) []candidate {
	if len(found) == 0 {
		return nil
	}
	out := found[:1:1]
	least := leastCosts(found)
	for len(out) < n {
		next := nextPick(found, out, least)
		if next < 0 {
			break
		}
		out = append(out, found[next])
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].cost < out[j].cost })
	return out
}

// Weights of variety against quality.
const (
	costSameFamily = 4.0 // for each page of the family already taken beyond the other's
	costAlike      = 6.0 // of a page all of whose parts stand where they stand on another
	costSameGrid   = 0.8
)

// leastCosts returns each family's best cost: the scales of the two differ.
func leastCosts(found []candidate) map[design.Family]float64 {
	least := map[design.Family]float64{}
	for _, c := range found {
		if have, ok := least[c.family]; !ok || c.cost < have {
			least[c.family] = c.cost
		}
	}
	return least
}

// nextPick returns the index of the candidate that adds most: good, and unlike
// those taken. Candidates that look like one of them are out.
func nextPick(found, taken []candidate, least map[design.Family]float64) int {
	best, bestCost := -1, 0.0
	for i, c := range found {
		cost, ok := c.cost-least[c.family], true
		for _, t := range taken {
			ok = ok && c.differs(t)
			if c.family == t.family {
				cost += costAlike * (1 - c.places.moved(t.places))
				if c.grid.Columns == t.grid.Columns {
					cost += costSameGrid
				}
			}
		}
		if !ok {
			continue
		}
		cost += costSameFamily * float64(max(0, count(taken, c.family)-count(taken, other(c.family))))
		if best < 0 || cost < bestCost {
			best, bestCost = i, cost
		}
	}
	return best
}

// differs reports whether two pages differ where the eye sees it: in the
// dominant photo's place and some more, or in at least half of their parts.
func (c candidate) differs(t candidate) bool {
	if c.family != t.family {
		return true
	}
	moved := c.places.moved(t.places)
	a, hasMain := c.places[mainPhoto]
	return moved >= 0.5 || hasMain && !a.near(t.places[mainPhoto]) && moved >= 0.3
}

func count(taken []candidate, f design.Family) int {
	n := 0
	for _, t := range taken {
		if t.family == f {
			n++
		}
	}
	return n
}

func other(f design.Family) design.Family {
	if f == design.Modules {
		return design.Running
	}
	return design.Modules
}
