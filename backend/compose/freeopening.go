package compose

// What it costs that the head group does not open the page as it should.
const (
	costHeadDown  = 0.25 // for each row above it
	costTextLeft  = 5.0  // for each column of text to its left or above it
	costTextRight = 1.0  // for each to its right, starting at the page's top
	costLeadApart = 4.0  // a lead that is not under or beside the head
)

// freeOpenings lists the ways to open a page on which frames stay: the head
// group over any columns, at the top or right under what stays, and the lead
// under it, beside it, or over the whole page.
func (r *runner) freeOpenings(c *closure) []opening {
	n := r.g.Columns
	leads := r.leadsByWidth()
	var out []opening
	for w := max(2, (n+1)/2-1); w <= n; w++ {
		for _, p := range r.copy.headPlans(r.g, w) {
			plan := p
			for _, row := range r.headRows(c) {
				for col := 0; col+w <= n; col++ {
					head := slot{col: col, row: row, cols: w, rows: p.rows + 1}
					if row+p.rows > r.g.Rows || c.taken(slot{col: col, row: row, cols: w, rows: p.rows}) > 0 {
						continue
					}
					o := opening{head: &plan, headCol: col, headRow: row, blocks: []slot{head}, cost: p.cost + r.headPlaceCost(c, head)}
					out = append(out, r.freeLeads(c, o, leads)...)
				}
			}
		}
	}
	if len(out) == 0 {
		out = r.freeLeads(c, opening{}, leads)
	}
	if len(out) == 0 {
		out = []opening{{}}
	}
	return out
}

// headRows lists where the head group may begin: at the top, or under what
// stays in the upper half.
func (r *runner) headRows(c *closure) []int {
	rows := []int{0}
	seen := map[int]bool{0: true}
	for _, p := range c.pins {
		if foot := p.row + p.rows; foot < r.g.Rows/2 && !seen[foot] {
			seen[foot] = true
			rows = append(rows, foot)
		}
	}
	return rows
}

// headPlaceCost judges where a head group stands: a reader starts at the upper
// left, and text there would come before the headline.
func (r *runner) headPlaceCost(c *closure, head slot) float64 {
	cost := costHeadDown * float64(head.row)
	for col := range r.g.Columns {
		isFree := c.taken(slot{col: col, cols: 1, row: 0, rows: head.row + head.rows}) < head.row+head.rows-leastSegment
		switch {
		case col >= head.col && col < head.col+head.cols:
			if head.row > 0 && c.taken(slot{col: col, cols: 1, rows: head.row}) < head.row {
				cost += costTextLeft
			}
		case isFree && col < head.col:
			cost += costTextLeft
		case isFree:
			cost += costTextRight
		}
	}
	return cost
}

// leadsByWidth returns for each number of columns the cheapest lead of each
// height.
func (r *runner) leadsByWidth() [][]leadPlan {
	out := make([][]leadPlan, r.g.Columns+1)
	for w := 1; w <= r.g.Columns; w++ {
		at := map[int]int{}
		for _, l := range r.copy.leadPlans(r.g, w) {
			i, ok := at[l.rows]
			switch {
			case !ok:
				at[l.rows] = len(out[w])
				out[w] = append(out[w], l)
			case l.cost < out[w][i].cost:
				out[w][i] = l
			}
		}
	}
	return out
}

// freeLeads closes an opening with the lead wherever it has room; without a
// lead the opening is ready.
func (r *runner) freeLeads(c *closure, o opening, leads [][]leadPlan) []opening {
	if len(r.copy.lead) == 0 {
		return []opening{o}
	}
	var out []opening
	try := func(col, row, w int, cost float64) {
		if col < 0 || w < 1 || col+w > r.g.Columns {
			return
		}
		for i := range leads[w] {
			l := &leads[w][i]
			at := slot{col: col, row: row, cols: w, rows: l.rows}
			if row+l.rows > r.g.Rows || c.taken(at) > 0 || overlapsAny(at, o.blocks) {
				continue
			}
			next := o
			at.rows++
			next.lead, next.leadCol, next.leadRow = l, col, row
			next.blocks = append(o.blocks[:len(o.blocks):len(o.blocks)], at)
			next.cost += l.cost + cost
			out = append(out, next)
		}
	}
	if o.head == nil {
		for _, row := range r.headRows(c) {
			for w := 2; w <= r.g.Columns; w++ {
				for col := 0; col+w <= r.g.Columns; col++ {
					try(col, row, w, costHeadDown*float64(row)+float64(col))
				}
			}
		}
		return out
	}
	head := o.blocks[0]
	under := head.row + head.rows
	try(head.col, under, head.cols, 0)
	for w := 1; w <= r.g.Columns-head.cols; w++ {
		try(head.col+head.cols, head.row, w, 0.5)
		try(head.col-w, head.row, w, 2)
	}
	for w := 2; w <= r.g.Columns; w++ {
		for col := 0; col+w <= r.g.Columns; col++ {
			if col != head.col || w != head.cols {
				try(col, under, w, 1)
			}
			for _, row := range r.headRows(c) {
				if row > under {
					try(col, row, w, costLeadApart)
				}
			}
		}
	}
	return out
}

func overlapsAny(s slot, others []slot) bool {
	for _, o := range others {
		if overlap(s, o) {
			return true
		}
	}
	return false
}
