package compose

import (
	"math"
	"slices"

	"broadsheet/backend/design"
)

// modules finds the best cuttings on one grid.
func (c *copyText) modules(choice gridChoice) ([]candidate, int) {
	m := &moduler{copy: c, g: choice.grid, pics: c.picturer(choice.grid)}
	aim := c.clampAim(choice.share)
	m.pics.setAims(aim)
	var sections []*tileTable
	for i := range c.sections {
		sections = append(sections, m.sectionTiles(i))
	}
	for _, t := range sections {
		m.likeTiles(t)
	}
	cutter := newCutter(m.widest(), m.g.Rows)
	var out []candidate
	for _, tiles := range m.orders(sections) {
		if tree, rows, cost := m.cut(cutter, tiles); tree != nil {
			cand := candidate{family: design.Modules, grid: m.g, aim: aim, cutting: tree, rows: rows}
			cand.places = cuttingPlaces(tree)
			if c.in.Seed != 0 {
				cost -= m.treeLiking(tree)
			}
			cand.cost = cost + choice.cost + m.pics.dominance(tree.slots()) + lumps(tree.slots(), m.g.Rows)
			out = append(out, cand)
		}
	}
	return out, m.tried
}

// clampAim keeps the aim for the pictures inside the design's range, scaled to
// their number.
func (c *copyText) clampAim(share float64) float64 {
	low, high := c.shareAim()
	return min(max(share, low, 0.01), max(high, 0.01))
}

// orders lists the tiles in the orders of reading that make sense, under every
// manner of the head group: the dominant photo before the lead, after it, or
// inside the text.
func (m *moduler) orders(sections []*tileTable) [][]*tileTable {
	heads := [][]*tileTable{nil}
	if m.copy.headline != nil {
		heads = nil
		for _, t := range m.headTables() {
			m.likeTiles(t)
			heads = append(heads, []*tileTable{t})
		}
	}
	var lead, photo []*tileTable
	if len(m.copy.lead) > 0 {
		lead = append(lead, m.leadTiles())
		m.likeTiles(lead[0])
	}
	if len(m.copy.in.Pictures) > 0 {
		photo = append(photo, m.photoTiles(0))
		m.likeTiles(photo[0])
	}
	var out [][]*tileTable
	for _, head := range heads {
		out = append(out, slices.Concat(head, photo, lead, sections))
		if len(photo) == 0 {
			continue
		}
		if len(lead) > 0 {
			out = append(out, slices.Concat(head, lead, photo, sections))
		}
		for after := 1; after <= 2 && after < len(sections); after++ {
			out = append(out, slices.Concat(head, lead, sections[:after], photo, sections[after:]))
		}
	}
	return out
}

// cut finds the best cutting for one order over the whole type area; where
// none fills it, over as much of it as can be.
func (m *moduler) cut(c *cutter, tiles []*tileTable) (tree *cutting, rows int, cost float64) {
	if m.copy.in.Design.Format.Fold > 0 {
		tree, cost = m.cutFolded(c, tiles)
		if tree != nil {
			rows = tree.rows
		}
		return tree, rows, cost
	}
	cost = math.Inf(1)
	t := c.table(tiles)
	for r := m.g.Rows; r > m.g.Rows/4; r-- {
		if sum := t.cost[c.cols][r] + m.partCost(r); sum < cost {
			rows, cost = r, sum
		}
	}
	if rows == 0 {
		return nil, 0, cost
	}
	return c.rebuild(tiles, 0, 0, c.cols, rows), rows, cost
}

// partCost is what it costs to leave the rows below unused.
func (m *moduler) partCost(rows int) float64 {
	if rows == m.g.Rows {
		return 0
	}
	return costPart + costPartRow*float64(m.g.Rows-rows)
}
