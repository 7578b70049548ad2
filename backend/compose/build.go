package compose

import (
	"fmt"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// A builder turns a plan in columns and rows into a document's frames.
type builder struct {
	copy *copyText
	g    design.Grid
	pics *picturer
	doc  document.Document
	page int
	fits map[story.BlockID]document.Fit
}

const storyID document.StoryID = "story-1"

func newBuilder(c *copyText, g design.Grid, pics *picturer) *builder {
	in := c.in
	b := &builder{copy: c, g: g, pics: pics, fits: map[story.BlockID]document.Fit{}}
	b.doc = document.Document{
		Title: in.Title, Locale: in.Story.Locale, Mode: story.Horizontal,
		Design: gridDesign(in.whole, g), Grid: g, Folio: in.Folio, MadeCreditLine: in.MadeCredit,
		Pages: []document.Page{{}},
	}
	if b.doc.Locale == "" {
		b.doc.Locale = story.Locale(in.Design.Locale)
	}
	if len(c.byline) > 0 {
		b.doc.Author = c.byline[0].Text()
	}
	for _, p := range in.Pictures {
		b.doc.Photos = append(b.doc.Photos, document.Photo{
			ID: document.PhotoID(p.Photo.ID), Name: p.Photo.Name, Width: p.Photo.Width, Height: p.Photo.Height,
			Caption: p.Caption, Credit: p.Credit, Details: Details(p.Photo.Meta), Section: p.Section, Confidence: p.Confidence,
		})
	}
	return b
}

// gridDesign returns the design with its running text in the grid's size.
func gridDesign(d design.Design, g design.Grid) design.Design {
	styles := make(map[string]design.ParagraphStyle, len(d.Styles))
	for name, s := range d.Styles {
		styles[name] = s
	}
	for _, role := range []string{"body", "note", "credit", "crosshead"} {
		styles[role] = gridStyle(d, role, g)
	}
	d.Styles = styles
	return d
}

// finish returns the document.
func (b *builder) finish() document.Document {
	if k := b.copy.in.kept; k != nil {
		k.restore(&b.doc, b.copy.in.Story, b.fits)
		return b.doc
	}
	b.doc.Stories = []document.Story{{ID: storyID, Story: b.copy.in.Story, Fits: b.fits}}
	return b.doc
}

// story is the id of the story that is composed.
func (b *builder) story() document.StoryID {
	if k := b.copy.in.kept; k != nil && k.story != nil {
		return k.story.ID
	}
	return storyID
}

func (b *builder) turnPage() {
	b.doc.Pages = append(b.doc.Pages, document.Page{})
	b.page++
}

func (b *builder) add(f document.Frame) document.FrameID {
	if b.page > 0 {
		f.ID = document.FrameID(fmt.Sprintf("p%d.%s", b.page+1, f.ID))
	}
	f.ID = b.unique(f.ID)
	page := &b.doc.Pages[b.page]
	page.Frames = append(page.Frames, f)
	return f.ID
}

// unique returns an id that no frame that stays has.
func (b *builder) unique(id document.FrameID) document.FrameID {
	if b.copy.in.kept == nil {
		return id
	}
	return b.copy.in.kept.free(id)
}

func (b *builder) thread(from, to story.BlockID, frames ...document.FrameID) {
	b.doc.Threads = append(b.doc.Threads, document.Thread{Story: b.story(), From: from, To: to, Frames: frames})
}

// piece places display text; origin is the plan's upper left corner.
func (b *builder) piece(p piece, origin geom.Point) {
	id := b.add(document.Frame{
		ID: document.FrameID(p.name), Kind: document.TextFrame, Rect: p.rect.Move(origin), Role: p.name,
		Columns: p.columns, Gutter: p.gutter, ColumnX: p.columnX, ColumnMeasure: p.measure, Balance: p.columns > 1, Style: p.style, Size: p.size, Leading: p.leading,
		Align: p.align, VAlign: p.valign, Badge: p.badge,
	})
	if len(p.parts) > 0 {
		b.fit(p.from, func(f *document.Fit) { f.Parts = p.parts })
	}
	b.thread(p.from, p.to, id)
}

func (b *builder) fit(id story.BlockID, change func(*document.Fit)) {
	f := b.fits[id]
	change(&f)
	b.fits[id] = f
}

func (b *builder) at(col, row int) geom.Point { return geom.Point{X: b.g.X[col], Y: b.g.RowTop(row)} }

// head places the head group.
func (b *builder) head(p *headPlan, col, row, rows int) {
	origin := b.at(col, row)
	extra := geom.Length(rows-p.rows) * b.g.Leading
	for _, q := range p.pieces {
		b.piece(q, origin.Add(geom.Point{Y: extra / 2}))
	}
}

// lead places the lead: on a tint with a rule in the accent above, or as a
// band between two thin rules with hairlines between its measures.
func (b *builder) lead(p *leadPlan, col, row int) {
	origin := b.at(col, row)
	x, w := b.g.SpanX(col, p.cols)
	box := geom.Rect{X: x, Y: origin.Y, W: w, H: b.g.RowFoot(row+p.rows-1) - origin.Y}
	if p.panel {
		b.add(document.Frame{ID: "lead.panel", Kind: document.BoxFrame, Rect: box, Role: "box", Ink: "tint", NoWrap: true})
		b.rule("lead.rule", geom.Rect{X: box.X, Y: box.Y, W: box.W, H: 2400}, 2400, "accent")
	} else {
		b.rule("lead.rule-above", geom.Rect{X: box.X, Y: box.Y, W: box.W, H: 500}, 500, "black")
		b.rule("lead.rule-below", geom.Rect{X: box.X, Y: box.Bottom() - 500, W: box.W, H: 500}, 500, "black")
		b.leadHairlines(p, origin)
	}
	b.piece(p.piece, origin)
}

func (b *builder) leadHairlines(p *leadPlan, origin geom.Point) {
	q := p.piece
	if q.columnX != nil {
		return
	}
	n := geom.Length(q.columns)
	measure := (q.rect.W - (n-1)*q.gutter) / n
	for i := geom.Length(1); i < n; i++ {
		x := origin.X + q.rect.X + i*(measure+q.gutter) - q.gutter/2
		b.rule(fmt.Sprintf("lead.hairline-%d", i), geom.Rect{X: x, Y: origin.Y + q.rect.Y, W: 0, H: q.rect.H}, b.doc.Design.Rules.Column, b.doc.Design.Rules.ColumnInk)
	}
}

func (b *builder) rule(id string, r geom.Rect, width geom.Length, ink string) {
	if width <= 0 {
		return
	}
	b.add(document.Frame{ID: document.FrameID(id), Kind: document.RuleFrame, Rect: r, Role: "rule", Width: width, Ink: ink, NoWrap: true})
}

// photo places a picture with its caption; s is in page columns and rows.
func (b *builder) photo(s slot) {
	w := b.pics.measure(&s)
	pic := b.copy.in.Pictures[s.picture]
	y := b.g.RowTop(s.row) + b.pics.above(&s)
	rect := geom.Rect{X: b.g.X[s.col], Y: y, W: w, H: s.pictureH}
	crop := pic.Photo.CropFor(float64(rect.W) / float64(rect.H))
	if at := pic.Focal; at != nil {
		crop.X, crop.Y = clamp(at.X-crop.W/2, 1-crop.W), clamp(at.Y-crop.H/2, 1-crop.H)
	}
	n := b.copy.in.kept.rank(s.picture) + 1
	id := document.PhotoID(pic.Photo.ID)
	// The white of the slot goes with the frames: text that runs around them
	// keeps the same rows free that the composer counted.
	below := b.pics.below(&s)
	standoff := b.pics.above(&s)
	if s.capH == 0 && standoff == 0 { // more than above would take a row from the text there
		standoff = below
	}
	b.add(document.Frame{ID: document.FrameID(fmt.Sprintf("photo-%d", n)), Kind: document.PhotoFrame, Rect: rect, Role: "photo", Photo: id, Standoff: standoff,
		Crop: document.Crop{X: crop.X, Y: crop.Y, W: crop.W, H: crop.H}})
	if s.insideH > 0 {
		h := min(s.insideH, rect.H)
		b.add(document.Frame{ID: document.FrameID(fmt.Sprintf("caption-%d", n)), Kind: document.CaptionFrame, Role: "caption", Photo: id,
			Rect: geom.Rect{X: rect.X, Y: rect.Bottom() - h, W: w, H: h}, VAlign: document.Bottom, Caption: document.CaptionSet{Placement: document.Inside}})
	}
	if s.capH > 0 {
		top := rect.Bottom() + b.doc.Design.Photos.CaptionGap
		b.add(document.Frame{ID: document.FrameID(fmt.Sprintf("caption-%d", n)), Kind: document.CaptionFrame, Role: "caption", Photo: id, Standoff: below,
			Rect: geom.Rect{X: rect.X, Y: top, W: w, H: s.capH - b.doc.Design.Photos.CaptionGap}})
	}
}

// module places a section: the rule it hangs from, its head, its pictures and
// its text.
func (b *builder) module(m *module, col, row int) {
	s := b.copy.sections[m.section]
	name := fmt.Sprintf("section-%d", m.section+1)
	x, w := b.g.SpanX(col, m.cols)
	if m.head != nil {
		width := b.doc.Design.Rules.Module
		b.rule(name+".rule", geom.Rect{X: x, Y: b.g.RowTop(row), W: w, H: width}, width, b.doc.Design.Rules.ModuleInk)
		b.moduleHead(m, name, col, row)
	}
	for _, sl := range m.slots {
		sl.col += col
		sl.row += row
		b.photo(sl)
	}
	b.moduleText(m, s, name, col, row)
}

func (b *builder) moduleHead(m *module, name string, col, row int) {
	h := b.copy.sections[m.section].head
	at := col
	if len(m.segments) > 0 {
		at = col + m.segments[0].col
	}
	x, w := b.g.SpanX(at, m.headCols)
	top := b.g.RowTop(row)
	id := b.add(document.Frame{ID: document.FrameID(name + ".head"), Kind: document.TextFrame, Role: "sectionhead", Style: "sectionhead",
		Rect: geom.Rect{X: x, Y: top, W: w, H: b.g.RowTop(row+m.head.rows) - top}, Size: m.head.size, Badge: m.head.badge})
	b.fit(h.block.ID, func(f *document.Fit) { f.Parts = m.head.parts })
	b.thread(h.block.ID, h.block.ID, id)
	b.headFiller(m.head, name, x, w, top)
}

// fillerGap stands between a short head and the rules that lead to the
// column's edge; shorter rules than fillerLeast look like dashes.
const (
	fillerGap   = 14 * geom.Pt
	fillerLeast = 60 * geom.Pt
	fillerWidth = geom.Pt // thinner ones break up in several inks
	fillerApart = 7 * geom.Pt
)

// headFiller leads the eye from a one-line head to the module's edge.
func (b *builder) headFiller(h *moduleHead, name string, x, w, top geom.Length) {
	from := h.ink + fillerGap
	if len(h.parts) != 1 || w-from < fillerLeast {
		return
	}
	middle := top + h.parts[0].Top + h.size/2
	for i, dy := range []geom.Length{-fillerApart / 2, fillerApart / 2} {
		b.rule(fmt.Sprintf("%s.filler-%d", name, i+1), geom.Rect{X: x + from, Y: middle + dy, W: w - from, H: fillerWidth}, fillerWidth, b.doc.Design.Badge.Ink)
	}
}

// moduleText makes one frame over the module's text columns; pictures wrap.
func (b *builder) moduleText(m *module, s section, name string, col, row int) {
	if len(s.body) == 0 {
		return
	}
	first, last := m.segments[0].col, m.segments[len(m.segments)-1].col
	headRows := 0
	if m.head != nil {
		headRows = m.head.rows
	}
	id := b.add(b.gridFrame(name+".text", col+first, last-first+1, row+headRows, m.rows-headRows))
	b.thread(s.body[0].ID, s.body[len(s.body)-1].ID, id)
	items := b.copy.items(b.g)[m.section]
	if s.head != nil {
		items = items[1:]
	}
	for i, it := range items {
		b.fitItem(it, m.flow.rows[i])
	}
}

// fitItem tells layout how many rows the composer counted for a block.
func (b *builder) fitItem(it item, rows int) {
	b.fit(it.block, func(f *document.Fit) {
		if it.isHead {
			f.Rows = rows
			return
		}
		f.Lines = rows
	})
}

// gridFrame is a text frame on whole columns and rows of the grid.
func (b *builder) gridFrame(id string, col, cols, row, rows int) document.Frame {
	x, w := b.g.SpanX(col, cols)
	f := document.Frame{ID: document.FrameID(id), Kind: document.TextFrame, Role: "body", OnGrid: true, Columns: cols, Gutter: b.g.Gutter,
		Rect: geom.Rect{X: x, Y: b.g.RowTop(row), W: w, H: b.g.RowFoot(row+rows-1) - b.g.RowTop(row)}, ColumnMeasure: b.g.Measure}
	for i := range cols {
		f.ColumnX = append(f.ColumnX, b.g.X[col+i]-x)
	}
	return f
}

// columnRule draws a hairline in the gutter to the left of column col.
func (b *builder) columnRule(id string, col, row, rows int) {
	r := b.doc.Design.Rules
	if rows < r.MinRows || col == 0 {
		return
	}
	left := b.g.X[col-1] + b.g.Measure
	x := left + (b.g.X[col]-left)/2
	b.rule(id, geom.Rect{X: x, Y: b.g.RowTop(row), W: 0, H: b.g.RowFoot(row+rows-1) - b.g.RowTop(row)}, r.Column, r.ColumnInk)
}

// cutting places all tiles of a page in modules, with hairlines between
// neighbours.
func (b *builder) cutting(n *cutting) {
	for _, leaf := range n.leaves() {
		switch t := leaf.tile; t.kind {
		case headTile:
			b.head(t.head, leaf.col, leaf.row, leaf.rows)
		case leadTile:
			b.lead(t.lead, leaf.col, leaf.row)
		case photoTile:
			s := *t.slot
			s.col, s.row = leaf.col, leaf.row
			b.photo(s)
		case sectionTile:
			b.module(t.module, leaf.col, leaf.row)
		}
	}
	b.cuttingRules(n)
}

// cuttingRules draws a hairline down every cut that has text or a head on
// both sides.
func (b *builder) cuttingRules(n *cutting) {
	if n.tile != nil {
		return
	}
	if !n.across && holdsText(n.first) && holdsText(n.rest) {
		b.columnRule(fmt.Sprintf("hairline-%d-%d", n.rest.col, n.rest.row), n.rest.col, n.rest.row, n.rows)
	}
	b.cuttingRules(n.first)
	b.cuttingRules(n.rest)
}

func holdsText(n *cutting) bool {
	for _, leaf := range n.leaves() {
		if leaf.tile.kind == sectionTile {
			return true
		}
	}
	return false
}
