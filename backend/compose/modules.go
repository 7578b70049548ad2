package compose

import (
	"math"

	"broadsheet/backend/design"
)

// A tile is what fills one rectangle of a page in modules: the head group, the
// lead, the dominant photo or a section.
type tile struct {
	kind   tileKind
	head   *headPlan
	lead   *leadPlan
	slot   *slot
	module *module
}

type tileKind uint8

const (
	headTile tileKind = iota
	leadTile
	photoTile
	sectionTile
)

// moduler finds the best way to cut one page into modules, for one grid.
type moduler struct {
	copy   *copyText
	g      design.Grid
	pics   *picturer
	flower flower
	tables byte
	tried  int
}

// A tileTable holds, for every width in columns and height in rows, the best
// tile of one kind and its cost.
type tileTable struct {
	number byte // names the table among those of its moduler
	cost   [][]float64
	tile   [][]tile
}

func (m *moduler) newTable() *tileTable {
	cols, rows := m.g.Columns, m.g.Rows
	t := &tileTable{m.tables, make([][]float64, cols+1), make([][]tile, cols+1)}
	m.tables++
	for w := range t.cost {
		t.cost[w] = make([]float64, rows+1)
		t.tile[w] = make([]tile, rows+1)
		for h := range t.cost[w] {
			t.cost[w][h] = math.Inf(1)
		}
	}
	return t
}

func (t *tileTable) offer(w, h int, cost float64, what tile) {
	if w < len(t.cost) && h < len(t.cost[w]) && cost < t.cost[w][h] {
		t.cost[w][h] = cost
		t.tile[w][h] = what
	}
}

// headTables lists the ways of the head group, one table for each width and
// manner, with up to two rows of white to spare: the page is cut anew for
// each, so that alternatives differ in their strongest part.
func (m *moduler) headTables() []*tileTable {
	var out []*tileTable
	from := (m.g.Columns + 1) / 2
	if m.copy.in.Design.Format.Fold > 0 {
		from = m.g.Columns
	}
	for w := from; w <= m.g.Columns; w++ {
		for _, p := range m.copy.headPlans(m.g, w) {
			if p.cost > maxHeadCost && len(out) > 0 {
				continue
			}
			t := m.newTable()
			for extra := 0; extra <= headSlackRows; extra++ {
				plan := p
				plan.rows += extra
				t.offer(w, plan.rows, p.cost+0.7*float64(extra), tile{kind: headTile, head: &plan})
			}
			out = append(out, t)
		}
	}
	return out
}

// maxHeadCost is where a head group is too weak or too ragged to be tried.
const maxHeadCost = 3.5

func (m *moduler) leadTiles() *tileTable {
	t := m.newTable()
	for w := 1; w <= m.widest(); w++ {
		for _, p := range m.copy.leadPlans(m.g, w) {
			for extra := 0; extra <= 3; extra++ {
				plan := p.stretch(m.g, p.rows+extra)
				t.offer(w, plan.rows, p.cost+0.45*float64(extra), tile{kind: leadTile, lead: &plan})
			}
		}
	}
	return t
}

// photoTiles: the dominant photo alone over a number of columns.
func (m *moduler) photoTiles(picture int) *tileTable {
	t := m.newTable()
	for w := 2; w <= m.widest(); w++ {
		for h := minPictureRows; h <= m.g.Rows*2/3; h++ {
			s := slot{picture: picture, cols: w, rows: h, atTop: true, atFoot: true}
			if cost := m.pics.cost(&s); cost < 40 {
				t.offer(w, h, cost, tile{kind: photoTile, slot: &s})
			}
		}
	}
	return t
}

// sectionTiles sets a section into every rectangle that it can fill.
func (m *moduler) sectionTiles(si int) *tileTable {
	t := m.newTable()
	items := m.copy.items(m.g)[si]
	if len(items) > 0 && items[0].isHead && m.copy.sections[si].head != nil {
		items = items[1:]
	}
	items = keepHeads(items)
	least, _, most := bounds(items)
	for w := 1; w <= m.widest(); w++ {
		m.sectionWidth(t, si, w, items, least, most)
	}
	return t
}

func (m *moduler) sectionWidth(t *tileTable, si, w int, items []item, least, most int) {
	q := len(m.copy.sections[si].pictures)
	r := room{cols: w, heads: m.headsFor(si, w), least: least, most: most + textSlack}
	for r.rows = least / w; r.rows <= m.g.Rows; r.rows++ {
		tallest := r.rows - r.head()
		if q == 0 {
			tallest = 0
		}
		for p := 0; p <= tallest; p++ {
			// Strips and corners leave between no and all columns to text.
			if p > 0 && (p < minPictureRows || w*(tallest-p) > r.most) {
				continue
			}
			for _, a := range arrangements(q, r, p) {
				m.offerModule(t, si, w, r.rows, a, r.heads[a.headCols], items)
			}
		}
	}
}

// textSlack is how many rows of a module's last column may stay empty.
const textSlack = 2

// headsFor solves the section's head for every number of columns up to w.
func (m *moduler) headsFor(si, w int) []moduleHead {
	out := make([]moduleHead, w+1)
	s := m.copy.sections[si]
	if s.head == nil {
		return out
	}
	for k := 1; k <= w; k++ {
		out[k] = *m.copy.cachedHead(si, m.g, k)
	}
	return out
}

// offerModule sets the text into an arrangement and keeps it if it is the best
// for its rectangle.
func (m *moduler) offerModule(t *tileTable, si, w, h int, a arrangement, head moduleHead, items []item) {
	segments, ok := a.textSegments(h, head.rows)
	if !ok {
		return
	}
	cost := head.cost + moduleCost(w, segments)
	for i := range a.slots {
		a.slots[i].picture = m.copy.sections[si].pictures[i]
		cost += m.pics.cost(&a.slots[i])
	}
	m.tried++
	if cost >= t.cost[w][h] || cost > 60 {
		return
	}
	flow := m.flower.flow(items, rowsOf(segments), costTail)
	if !flow.ok || cost+flow.cost >= t.cost[w][h] {
		return
	}
	mod := &module{section: si, cols: w, rows: h, headCols: a.headCols, slots: a.slots, segments: segments, flow: flow, cost: cost + flow.cost}
	if m.copy.sections[si].head != nil {
		mod.head = &head
	}
	t.offer(w, h, mod.cost, tile{kind: sectionTile, module: mod})
}

func rowsOf(segments []segment) []int {
	out := make([]int, len(segments))
	for i, s := range segments {
		out[i] = s.rows
	}
	return out
}

// widest is the most columns that a tile with text may span: a half where the
// sheet has a fold.
func (m *moduler) widest() int {
	if m.copy.in.Design.Format.Fold > 0 {
		return m.g.Columns / 2
	}
	return m.g.Columns
}
