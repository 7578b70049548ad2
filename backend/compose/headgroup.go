package compose

import (
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
)

// A piece is a text frame of a plan before it stands on the page: its
// rectangle is relative to the plan's upper left corner.
type piece struct {
	name     string
	from, to story.BlockID
	rect     geom.Rect
	style    string
	size     geom.Length
	leading  geom.Length
	align    design.Align
	valign   document.VAlign
	columns  int
	gutter   geom.Length
	// columnX and measure place columns that are not even (a fold between).
	columnX []geom.Length
	measure geom.Length
	parts   []document.Part
	badge   *document.Badge
}

// A headPlan is one way to set kicker, headline, deck and byline over a
// number of columns.
type headPlan struct {
	cols, rows int
	size       geom.Length // of the headline
	lines      int
	stagger    bool
	pieces     []piece
	cost       float64
}

// Proportions of the head group, in parts of the headline's size unless said
// otherwise. They are those of two pages set by hand.
const (
	headPitch     = 1.09 // line to line, both halves one block
	staggerPitch  = 1.15
	staggerStep   = 0.65 // em that the second half stands to the right
	deckGap       = 0.17 // headline to deck
	deckOfOneLine = 0.66
	bylineGapEm   = 2.0 // byline to deck on one line, em of the byline
	headSlackRows = 2   // rows that a head group may stretch over
)

// headPlans returns the ways to set the head group over cols columns.
func (c *copyText) headPlans(g design.Grid, cols int) []headPlan {
	if c.headline == nil {
		return nil
	}
	_, width := g.SpanX(0, cols)
	var out []headPlan
	for lines := 1; lines <= 3; lines++ {
		if lines == 3 && len(out) > 0 {
			break // two lines reach the size: three are for long headlines
		}
		for _, stagger := range []bool{false, true} {
			if p, ok := c.headPlan(g, cols, width, lines, stagger); ok {
				out = append(out, p)
			}
		}
	}
	if len(out) == 0 && cols == g.Columns {
		out = append(out, c.longHeadPlan(g, cols, width))
	}
	return out
}

// longHeadPlan sets a headline that has no strong way to stand over the whole
// page: in as many lines as it needs.
func (c *copyText) longHeadPlan(g design.Grid, cols int, width geom.Length) headPlan {
	d := c.in.Design
	parts, size := c.headline.fitLines(width, d.Head.MinSize/2, d.Head.MaxSize)
	p := headPlan{cols: cols, size: size, lines: len(parts)}
	p.cost = headlineCost(d, size, width, parts, false)
	c.stackHead(&p, g, width, parts)
	return p
}

// costWeakBreak is what a headline costs that is broken where the writer did
// not pause: inside a word, for all that a program knows.
const costWeakBreak = 1.1

func (c *copyText) headPlan(g design.Grid, cols int, width geom.Length, lines int, stagger bool) (headPlan, bool) {
	d := c.in.Design
	parts := c.headline.parts(lines)
	if len(parts) != lines || stagger && lines != 2 {
		return headPlan{}, false
	}
	em := widest(parts)
	if stagger {
		em = max(parts[0].em, parts[1].em) + staggerStep
	}
	size := fitSize(width, em, d.Head.MinSize/2, d.Head.MaxSize)
	p := headPlan{cols: cols, size: size, lines: lines, stagger: stagger}
	p.cost = headlineCost(d, size, width, parts, stagger) + costWeakBreak*float64(c.headline.weakBreaks(parts))
	if size < d.Head.MinSize && lines < 3 || geom.Length(float64(size)*em) > width {
		return headPlan{}, false
	}
	c.stackHead(&p, g, width, parts)
	return p, true
}

// headlineCost prefers a strong headline that fills its measure.
func headlineCost(d design.Design, size, width geom.Length, parts []emPart, stagger bool) float64 {
	cost := 0.0
	if size < d.Head.MinSize {
		cost += 8 * float64(d.Head.MinSize-size) / float64(d.Head.MinSize)
	}
	for _, p := range parts {
		empty := 1 - float64(size)*p.em/float64(width)
		if stagger {
			empty = max(0, empty-0.13)
		}
		cost += 24 * max(0, empty) * max(0, empty)
	}
	strong := 1.4 * float64(d.Head.MinSize)
	if float64(size) < strong {
		cost += 5 * (strong - float64(size)) / strong
	}
	return cost
}

// stackHead places the parts of the head group from the top and closes its
// height to whole rows.
func (c *copyText) stackHead(p *headPlan, g design.Grid, width geom.Length, parts []emPart) {
	y := geom.Length(0)
	if c.kicker != nil {
		kicker := c.kickerPiece(width, y)
		p.pieces = append(p.pieces, kicker)
		y += kicker.rect.H + p.size.Scale(0.10)
	}
	head := len(p.pieces)
	pitch := p.size.Scale(headPitch)
	if p.stagger {
		pitch = p.size.Scale(staggerPitch)
	}
	ink := p.size + geom.Length(p.lines-1)*pitch
	p.pieces = append(p.pieces, c.headlinePiece(p, width, y, pitch, parts))
	y += ink
	deckTop := len(p.pieces)
	y = c.stackDeck(p, g, width, y, parts)
	p.rows = int((y + g.Leading - g.Size + g.Leading - 1) / g.Leading)
	slack := geom.Length(p.rows)*g.Leading - (g.Leading - g.Size) - y
	spreadSlack(p, head, deckTop, slack)
}

// spreadSlack gives what is left to whole rows to the gap under the headline
// and, between its lines, a third.
func spreadSlack(p *headPlan, head, deckTop int, slack geom.Length) {
	down := slack
	if p.lines > 1 && deckTop < len(p.pieces) {
		third := slack / 3
		p.pieces[head].leading += third / geom.Length(p.lines-1)
		p.pieces[head].rect.H += third
	}
	for i := deckTop; i < len(p.pieces); i++ {
		p.pieces[i].rect.Y += down
	}
}

func (c *copyText) headlinePiece(p *headPlan, width, y, pitch geom.Length, parts []emPart) piece {
	even := true
	for _, q := range parts {
		even = even && float64(p.size)*q.em > 0.86*float64(width)
	}
	fitted := fitParts(parts, p.size, func(i int, q *document.Part) {
		switch {
		case p.stagger && i == 1:
			q.Align = design.AlignEnd
		case p.stagger:
			q.Align = design.AlignStart
		case even && c.locale.IsChinese(): // words would fall apart
			q.Align = design.AlignSpread
		}
	})
	return piece{name: "headline", from: c.headline.block.ID, to: c.headline.block.ID, style: "headline",
		rect: geom.Rect{Y: y, W: width, H: p.size + geom.Length(p.lines-1)*pitch}, size: p.size, leading: pitch, parts: fitted}
}

// stackDeck sets deck and byline below the headline: on one line where both
// fit, the byline to the left.
func (c *copyText) stackDeck(p *headPlan, g design.Grid, width, y geom.Length, parts []emPart) geom.Length {
	d := c.in.Design
	bylineSize := d.Style("byline").Size
	bylineW := c.bylineWidth(bylineSize)
	gap := p.size.Scale(deckGap)
	if c.deck == nil {
		if len(c.byline) > 0 {
			h := c.bylineHeight(bylineSize, width) + bylineSize.Scale(0.3)
			p.pieces = append(p.pieces, c.bylinePiece(geom.Rect{Y: y + gap, W: width, H: h}, bylineSize, document.Top))
			y += gap + h - bylineSize.Scale(0.3)
		}
		return y
	}
	room := width
	if bylineW > 0 {
		room -= bylineW + bylineSize.Scale(bylineGapEm)
	}
	if p.stagger {
		room = min(room, geom.Length(parts[1].em*float64(p.size)))
	}
	most := d.Head.DeckMax
	if p.lines == 1 { // one line over the page: a small deck would leave a hole
		most = max(most, p.size.Scale(deckOfOneLine))
	}
	size := fitSize(room, c.deck.em, d.Head.DeckMin, most)
	deck := c.deck.parts(1)
	beside := len(deck) == 1 && geom.Length(c.deck.em*float64(size)) <= room
	if !beside {
		deck, size = c.deck.fitLines(width, d.Head.DeckMin, d.Head.DeckMax)
		if len(deck) > 1 {
			size = min(size, d.Head.DeckMin)
		}
	}
	leading := size.Scale(1.25)
	h := size + geom.Length(len(deck)-1)*leading
	align, x := design.AlignStart, geom.Length(0)
	if beside && bylineW > 0 {
		align, x = design.AlignEnd, width-room
	}
	// Beside each other, deck and byline end level.
	y += gap
	block, inkH := h, c.bylineHeight(bylineSize, width)
	if beside {
		block = max(h, inkH)
	}
	p.pieces = append(p.pieces, piece{name: "deck", from: c.deck.block.ID, to: c.deck.block.ID, style: "deck",
		rect: geom.Rect{X: x, Y: y + block - h, W: width - x, H: h}, size: size, leading: leading,
		parts: fitParts(deck, size, func(_ int, q *document.Part) { q.Align = align })})
	y += block
	switch {
	case bylineW == 0:
	case beside:
		p.pieces = append(p.pieces, c.bylinePiece(geom.Rect{Y: y - block - size.Scale(0.06), W: bylineW + bylineSize, H: block}, bylineSize, document.Bottom))
	default:
		p.pieces = append(p.pieces, c.bylinePiece(geom.Rect{Y: y + bylineSize.Scale(0.7), W: width, H: inkH}, bylineSize, document.Top))
		y += bylineSize.Scale(0.7) + inkH
	}
	return y
}

func (c *copyText) bylinePiece(rect geom.Rect, size geom.Length, v document.VAlign) piece {
	return piece{name: "byline", from: c.byline[0].ID, to: c.byline[len(c.byline)-1].ID, style: "byline",
		rect: rect, size: size, leading: size.Scale(1.3), valign: v}
}

// bylineWidth is the width of the widest byline, 0 if there is none.
func (c *copyText) bylineWidth(size geom.Length) geom.Length {
	w := geom.Length(0)
	for _, b := range c.byline {
		style := c.in.Design.Style("byline")
		style.Size = size
		w = max(w, c.setter.Prepare(b.Spans, style, c.locale).NaturalWidth())
	}
	return w
}

// bylineHeight is the height of all bylines set over a width, without the
// white below the last line.
func (c *copyText) bylineHeight(size, width geom.Length) geom.Length {
	lines := 0
	for _, b := range c.byline {
		style := c.in.Design.Style("byline")
		style.Size = size
		lines += bestOption(c.setter.Prepare(b.Spans, style, c.locale).Options(width)).Lines
	}
	if lines == 0 {
		return 0
	}
	return size.Scale(1.3)*geom.Length(lines) - size.Scale(0.3)
}

// kickerPiece sets the kicker on one line, a long one on more.
func (c *copyText) kickerPiece(width, y geom.Length) piece {
	size := c.in.Design.Style("kicker").Size
	parts, size := c.kicker.fitLines(width, size/2, size)
	leading := size.Scale(1.2)
	return piece{name: "kicker", from: c.kicker.block.ID, to: c.kicker.block.ID, style: "kicker",
		rect: geom.Rect{Y: y, W: width, H: geom.Length(len(parts)) * leading}, size: size, leading: leading,
		parts: fitParts(parts, size, nil)}
}
