package compose

import (
	"math"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
)

// A module is a section set into a rectangle of its own: a rule, the head
// with its badge, text in whole columns, pictures in its corners or strips.
type module struct {
	section    int // index in copyText.sections
	cols, rows int
	head       *moduleHead
	headCols   int
	slots      []slot // relative to the module
	segments   []segment
	flow       flowed
	cost       float64
}

// A segment is an unbroken piece of a text column, in grid cells.
type segment struct{ col, row, rows int }

// A moduleHead is a section head over a number of columns.
type moduleHead struct {
	rows  int
	ink   geom.Length // width of badge and lines
	size  geom.Length
	parts []document.Part
	badge *document.Badge
	cost  float64
}

const (
	headBelowRule  = 6 * geom.Pt
	headOverText   = 0.62 // of the leading
	sectionPitch   = 1.15
	badgeOneLine   = 1.34 // of the head's size
	badgeTextGap   = 11 * geom.Pt
	minModuleText  = 4 // rows of the shortest text column
	minPictureRows = 6
	costNarrow     = 4.5
	costHeadHole   = 0.16 // for each row of a strip 50 mm wide
)

// moduleHead solves a section head for a measure: one line where it is strong
// enough, else two or three.
func (c *copyText) moduleHead(h *heading, label string, g design.Grid, width geom.Length) *moduleHead {
	d := c.in.Design
	var best *moduleHead
	for lines := 1; lines <= 3; lines++ {
		parts := h.parts(lines)
		if len(parts) != lines {
			continue
		}
		m := c.solveHead(parts, label, g, width, d.Head.SectionMin, d.Head.SectionMax)
		if best == nil || m.cost < best.cost {
			best = m
		}
	}
	if best == nil || best.size < g.Size {
		parts, _ := h.fitLines(width, d.Head.SectionMin, d.Head.SectionMax)
		best = c.solveHead(parts, label, g, width, d.Head.SectionMin, d.Head.SectionMax)
	}
	return best
}

func (c *copyText) solveHead(parts []emPart, label string, g design.Grid, width, least, most geom.Length) *moduleHead {
	lines := geom.Length(len(parts))
	// Two lines are set a little smaller than one: they weigh more.
	if lines > 1 {
		most = most.Scale(0.87)
	}
	hasBadge := isBadge(label)
	em := widest(parts)
	share := 0.0 // of the size that badge and gap take
	if hasBadge {
		share = badgeShare(int(lines))
	}
	size := fitSize(width-badgeGapIf(hasBadge), em+share, 1, most)
	m := &moduleHead{size: size}
	pitch := size.Scale(sectionPitch)
	ink := size + (lines-1)*pitch
	side, x := geom.Length(0), geom.Length(0)
	if hasBadge {
		side = size.Scale(share)
		x = side + badgeTextGap
		m.badge = &document.Badge{Text: badgeText(label), Side: side, Size: side.Scale(c.in.Design.Badge.Share), Gap: badgeTextGap}
	}
	top := max(headBelowRule, (side-ink)/2)
	m.parts = fitParts(parts, size, func(i int, p *document.Part) {
		p.X, p.Top = x, top+geom.Length(i)*pitch
	})
	height := max(side, top+ink) + g.Leading.Scale(headOverText)
	m.rows = int((height + g.Leading - 1) / g.Leading)
	m.ink = x + geom.Length(em*float64(size))
	m.cost = headCost(size, least, most, float64(m.ink), float64(width), int(lines), m.rows)
	return m
}

// badgeShare is the side of a badge in parts of the head's size.
func badgeShare(lines int) float64 {
	if lines == 1 {
		return badgeOneLine
	}
	return 1 + sectionPitch*float64(lines-1) - 0.1
}

func badgeGapIf(has bool) geom.Length {
	if has {
		return badgeTextGap
	}
	return 0
}

// headCost prefers heads that are strong and fill most of their measure.
func headCost(size, least, most geom.Length, ink, width float64, lines, rows int) float64 {
	cost := 0.12 * float64(rows)
	if size < least {
		cost += 16 * float64(least-size) / float64(least)
	}
	if size < most {
		cost += 1.2 * float64(most-size) / float64(most)
	}
	// What a head leaves empty at its right is a hole; rules fill a part of it.
	cost += costHeadHole * max(0, width-ink) / float64(geom.MM(50)) * float64(rows)
	if lines > 2 {
		cost++
	}
	return cost
}

// isBadge reports whether a label is short enough to stand in a badge.
func isBadge(label string) bool {
	n := len([]rune(badgeText(label)))
	return n == 1 || n == 2 && isASCII(badgeText(label))
}

func isASCII(s string) bool {
	for _, r := range s {
		if r > 0x7f {
			return false
		}
	}
	return true
}

// badgeText is what the badge shows: the whole label, so that no character of
// the manuscript is lost.
func badgeText(label string) string { return label }

// An arrangement is a way to place a section's pictures in its module; free
// is the number of rows that the pictures take where it is not the height.
type arrangement struct {
	slots    []slot
	headCols int // columns that the head spans
	// cut lists, for each column, rows taken at its top (after the head) and foot.
	top, foot []int
	full      []bool // the column belongs to a picture alone
}

// A room is the rectangle that a section is to fill, and what its text needs:
// arrangements that leave more or fewer cells are not even built.
type room struct {
	cols, rows  int
	heads       []moduleHead // by columns that the head spans
	least, most int          // rows of text
}

// head is the number of rows of the head over all columns.
func (r room) head() int { return r.heads[r.cols].rows }

// holds reports whether a number of cells is what the text can fill.
func (r room) holds(cells int) bool { return cells >= r.least && cells <= r.most }

// arrangements lists the ways to place q pictures in a room when strips and
// corners take p rows.
func arrangements(q int, r room, p int) []arrangement {
	switch q {
	case 0:
		if p > 0 || !r.holds(r.cols*(r.rows-r.head())) {
			return nil
		}
		return []arrangement{blankArrangement(r.cols, r.cols)}
	case 1:
		if p == 0 {
			return sideArrangements(1, r)
		}
		return cornerArrangements(r, p)
	}
	if p == 0 {
		return sideArrangements(q, r)
	}
	return stripArrangements(q, r, p)
}

func blankArrangement(cols, headCols int) arrangement {
	return arrangement{headCols: headCols, top: make([]int, cols), foot: make([]int, cols), full: make([]bool, cols)}
}

// cornerArrangements: one picture of k columns and p rows below the head or at
// the foot.
func cornerArrangements(r room, p int) []arrangement {
	cols, rows, head := r.cols, r.rows, r.head()
	if p < minPictureRows || p > rows-head {
		return nil
	}
	var out []arrangement
	for k := 1; k <= cols; k++ {
		if !r.holds(cols*(rows-head) - k*p) {
			continue
		}
		for _, at := range [][2]bool{{true, true}, {false, true}, {false, false}} { // upper?, right?
			upper, right := at[0], at[1]
			if k == cols && !right {
				continue
			}
			col := 0
			if right {
				col = cols - k
			}
			a := blankArrangement(cols, cols)
			s := slot{col: col, cols: k, rows: p}
			for i := col; i < col+k; i++ {
				if upper {
					a.top[i] = p
				} else {
					a.foot[i] = p
				}
			}
			if upper {
				s.row, s.atTop = head, true
			} else {
				s.row, s.atFoot = rows-p, true
			}
			a.slots = []slot{s}
			out = append(out, a)
		}
	}
	return out
}

// sideArrangements: q pictures, one above the other, as high as the module
// together, beside head and text.
func sideArrangements(q int, r room) []arrangement {
	if r.rows < q*minPictureRows {
		return nil
	}
	var out []arrangement
	for k := 1; k < r.cols; k++ {
		if !r.holds((r.cols - k) * (r.rows - r.heads[r.cols-k].rows)) {
			continue
		}
		for _, left := range []bool{false, true} {
			out = append(out, sideArrangement(r.cols, r.rows, k, q, left))
		}
	}
	return out
}

// sideArrangement stacks n pictures of k columns at one side of the module.
func sideArrangement(cols, rows, k, n int, left bool) arrangement {
	a := blankArrangement(cols, cols-k)
	col := cols - k
	if left {
		col = 0
	}
	for i := col; i < col+k; i++ {
		a.full[i] = true
	}
	each := rows / n
	for i := range n {
		s := slot{col: col, cols: k, row: i * each, rows: each, belowRule: i == 0, atTop: true, atFoot: i == n-1}
		if i == n-1 {
			s.rows = rows - i*each
		}
		a.slots = append(a.slots, s)
	}
	return a
}

// stripArrangements: q pictures side by side along the foot, over all columns
// or leaving some on the left to text; more than three stand in two strips.
func stripArrangements(q int, r room, p int) []arrangement {
	strips := 1 + (q-1)/3
	if p < minPictureRows*strips || p >= r.rows {
		return nil
	}
	var out []arrangement
	for used := max(1, r.cols/2); used <= r.cols; used++ {
		if !r.holds(r.cols*(r.rows-r.head()) - used*p) {
			continue
		}
		for _, spans := range splits(used, (q+strips-1)/strips) {
			out = append(out, stripArrangement(q, r.cols, r.rows, p, used, strips, spans))
		}
	}
	return out
}

func stripArrangement(q, cols, rows, p, used, strips int, spans []int) arrangement {
	a := blankArrangement(cols, cols)
	for i := cols - used; i < cols; i++ {
		a.foot[i] = p
	}
	each := p / strips
	n := 0
	for strip := range strips {
		col := cols - used
		widths := spans
		if left := q - n; left < len(spans) {
			widths = even(used, left)
		}
		for _, k := range widths {
			s := slot{col: col, cols: k, row: rows - p + strip*each, rows: each, atFoot: strip == strips-1}
			if strip == strips-1 {
				s.rows = p - strip*each
			}
			a.slots = append(a.slots, s)
			col += k
			n++
		}
	}
	return a
}

// splits lists the ways to part cols among n pictures: evenly, and with the
// remainder on the left or the right.
func splits(cols, n int) [][]int {
	if n > cols {
		return nil
	}
	first := even(cols, n)
	out := [][]int{first}
	if n > 1 && first[0] != first[n-1] {
		reversed := make([]int, n)
		for i := range first {
			reversed[i] = first[n-1-i]
		}
		out = append(out, reversed)
	}
	return out
}

// even parts cols among n as evenly as whole columns allow, larger ones first.
func even(cols, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = cols / n
		if i < cols%n {
			out[i]++
		}
	}
	return out
}

// textSegments lists the pieces of text columns that an arrangement leaves.
// It reports false where a piece would be too short.
func (a *arrangement) textSegments(rows, head int) ([]segment, bool) {
	var out []segment
	for col := range a.top {
		if a.full[col] {
			continue
		}
		n := rows - head - a.top[col] - a.foot[col]
		if n == 0 && (a.top[col] > 0 || a.foot[col] > 0) {
			continue
		}
		if n < minModuleText {
			return nil, false
		}
		out = append(out, segment{col: col, row: head + a.top[col], rows: n})
	}
	return out, len(out) > 0
}

// moduleCost judges the shape of a module apart from its text and pictures.
func moduleCost(cols int, segments []segment) float64 {
	cost := 0.0
	if cols == 1 {
		cost += costNarrow
	}
	for _, s := range segments {
		switch {
		case s.rows < 7:
			cost += 0.35 * float64(7-s.rows)
		case s.rows > 45:
			cost += 0.04 * float64(s.rows-45)
		}
	}
	return cost / math.Sqrt(float64(max(1, len(segments)))) * 1.5
}
