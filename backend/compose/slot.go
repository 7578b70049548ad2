package compose

import (
	"math"
	"strings"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/story"
)

// A slot is a photo's place on the grid: whole columns and rows, its caption
// and the white around it included.
type slot struct {
	picture        int // index in Input.Pictures
	col, row       int
	cols, rows     int
	atTop, atFoot  bool // text stands above or below: no white needed where not
	belowRule      bool // hangs from a module's rule
	noCaption      bool
	pictureH, capH geom.Length // filled by measure
	insideH        geom.Length // of a caption inside the picture
}

// White around a picture, in parts of the leading: with the gap between lines
// it makes the same distance on all sides.
const (
	airAbove     = 0.36
	airBelow     = 0.66
	airUnderRule = 7 * geom.Pt
)

// picturer knows what each picture wants. It is made once for a grid and read
// by all goroutines.
type picturer struct {
	in        *Input
	g         design.Grid
	capEm     [][]float64 // widths in em of each caption's lines as they were written
	capLines  [][]int     // lines of each caption by columns, nil where capEm tells them
	capSize   geom.Length
	capLead   geom.Length
	area      float64   // of the type area, in square rows·columns lengths
	aims      []float64 // area that each picture should take, share of the type area
	low, high float64   // share that all should take together
}

func (c *copyText) picturer(g design.Grid) *picturer {
	d := c.in.Design
	p := &picturer{in: c.in, g: g, capSize: d.Style("caption").Size, capLead: d.Style("caption").Leading}
	p.area = float64(d.Format.TypeArea.W) * float64(d.Format.TypeArea.H)
	p.low, p.high = c.shareAim()
	for _, pic := range c.in.Pictures {
		p.capEm = append(p.capEm, c.captionWidth(pic.Caption+pic.Apart))
		p.capLines = append(p.capLines, c.captionTable(pic.Caption+pic.Apart, g))
	}
	return p
}

// longWord is from how many letters on a word leaves a line too ragged for its
// caption's lines to be told from its width.
const longWord = 5

// captionTable counts the lines of a caption with long words over every number
// of columns; nil for one without.
func (c *copyText) captionTable(caption string, g design.Grid) []int {
	long := false
	for _, word := range strings.FieldsFunc(caption, func(r rune) bool { return !isLatin(r) }) {
		long = long || len(word) >= longWord
	}
	if !long {
		return nil
	}
	style := c.in.Design.Style("caption")
	style.Indent = 0
	if c.in.Design.Photos.Marker {
		style.Indent = captionMarker
	}
	p := c.setter.Prepare([]story.Span{{Text: caption}}, style, c.locale)
	out := make([]int, g.Columns+1)
	for cols := 1; cols <= g.Columns; cols++ {
		_, width := g.SpanX(0, cols)
		out[cols] = bestOption(p.Options(width)).Lines
	}
	return out
}

// captionMarker is the room of the mark before a caption, in em.
const captionMarker = 0.9

// captionWidth is a caption's width in em, its marker included: on one line,
// or of each line where the caption has line breaks. Without text there is none.
func (c *copyText) captionWidth(caption string) []float64 {
	if strings.TrimSpace(caption) == "" {
		return nil
	}
	var out []float64
	for line := range strings.SplitSeq(caption, "\n") {
		out = append(out, c.captionHeading(line))
	}
	if c.in.Design.Photos.Marker {
		out[0] += captionMarker
	}
	return out
}

// captionLines counts the lines of a caption over columns and their width. A
// little is kept in hand: breaks leave the lines' ends ragged.
func (p *picturer) captionLines(picture, cols int, width geom.Length) int {
	if lines := p.capLines[picture]; lines != nil {
		return lines[cols]
	}
	room := float64(width) / float64(p.capSize)
	n := 0
	for _, em := range p.capEm[picture] {
		if em <= room-0.05 {
			n++
			continue
		}
		n += int(math.Ceil(em / (room - 0.7)))
	}
	return n
}

// measure fills in the height of the picture and of its caption; it returns
// the picture's width.
func (p *picturer) measure(s *slot) geom.Length {
	g := p.g
	_, w := g.SpanX(s.col, s.cols)
	s.capH, s.insideH = 0, 0
	switch {
	case s.noCaption:
	case p.in.Design.Photos.CaptionPlacement == string(document.Inside):
		s.insideH = p.insideHeight(s, w)
	default:
		if n := p.captionLines(s.picture, s.cols, w); n > 0 {
			s.capH = p.in.Design.Photos.CaptionGap + p.capSize + geom.Length(n-1)*p.capLead
		}
	}
	s.pictureH = p.slotHeight(s) - s.capH - p.above(s)
	return w
}

// insideHeight is the height of a caption inside a picture with its panel; 0
// where there is none.
func (p *picturer) insideHeight(s *slot, width geom.Length) geom.Length {
	inset := layout.PanelInset(&p.in.Design, p.capSize)
	n := p.captionLines(s.picture, s.cols, width-2*inset)
	if n == 0 {
		return 0
	}
	if p.capLines[s.picture] != nil {
		n++ // they were counted over the whole width
	}
	return p.capSize + geom.Length(n-1)*p.capLead + 2*inset
}

// slotHeight is the height from the slot's top to the foot of its caption.
func (p *picturer) slotHeight(s *slot) geom.Length {
	h := geom.Length(s.rows)*p.g.Leading - (p.g.Leading - p.g.Size)
	return h - p.below(s)
}

// below is the white under a slot's caption.
func (p *picturer) below(s *slot) geom.Length {
	if s.atFoot {
		return 0
	}
	return p.g.Leading.Scale(airBelow)
}

func (p *picturer) above(s *slot) geom.Length {
	switch {
	case s.belowRule:
		return airUnderRule
	case s.atTop:
		return 0
	}
	return p.g.Leading.Scale(airAbove)
}

// Weights of what makes a picture worse.
const (
	costLoss   = 9.0  // per unit of loss squared, beyond a tenth
	costKeep   = 14.0 // per unit of the salient part cut away
	costArea   = 2.2  // per squared logarithm of area against aim
	costLowPPI = 60.0 // for all of the resolution missing; a quarter for any
	freeLoss   = 0.10
)

// cost says how bad a picture is in its slot: what its crop cuts away, its
// resolution, and its size against what its rank deserves. Infinite where it
// cannot be.
func (p *picturer) cost(s *slot) float64 {
	w := float64(p.measure(s))
	h := float64(s.pictureH)
	if h < 4*float64(p.g.Leading) {
		return math.Inf(1)
	}
	ph := &p.in.Pictures[s.picture].Photo
	aspect, natural := w/h, float64(ph.Width)/float64(ph.Height)
	cropW, cropH := min(1, aspect/natural), min(1, natural/aspect)
	loss := 1 - cropW*cropH
	ppi := cropW * float64(ph.Width) / (w / float64(geom.Inch))
	cost := 0.0
	if least := p.in.Design.Photos.MinPPI; ppi < least {
		cost += costLowPPI * (0.25 + (least-ppi)/least)
	}
	if limit := p.in.Design.Photos.MaxLoss; loss > limit {
		cost += 6 + 40*(loss-limit)
	}
	over := max(0, loss-freeLoss)
	cost += costLoss * over * over
	keep := ph.Focus.Keep
	cost += costKeep * ph.Focus.Confidence * (max(0, keep.W-cropW) + max(0, keep.H-cropH))
	ratio := math.Log(w * h / p.area / p.aims[s.picture])
	if (s.picture > 0) == (ratio > 0) {
		ratio *= 1.6 // the dominant picture must rule: it may grow, the others may shrink
	}
	return cost + costArea*ratio*ratio
}

// share is the picture's part of the type area.
func (p *picturer) share(s *slot) float64 {
	return float64(p.measure(s)) * float64(s.pictureH) / p.area
}

// setAims spreads a share of the type area over the pictures by rank: the
// dominant one takes two and a half times the next.
func (p *picturer) setAims(total float64) {
	n := len(p.in.Pictures)
	p.aims = make([]float64, n)
	sum := 0.0
	for i := range p.aims {
		p.aims[i] = 1
		if i == 0 && n > 1 && !p.in.kept.holdsMain() {
			p.aims[i] = 2.9
		}
		sum += p.aims[i]
	}
	for i := range p.aims {
		p.aims[i] = min(p.aims[i]*total/sum, p.sharpShare(i))
	}
}

// leastShare is what a picture takes however few pixels it has.
const leastShare = 0.006

// sharpShare is the share of the type area that a picture can fill at the
// least resolution that the design asks for.
func (p *picturer) sharpShare(i int) float64 {
	ph := &p.in.Pictures[i].Photo
	scale := float64(geom.Inch) / max(1, p.in.Design.Photos.MinPPI)
	return max(leastShare, float64(ph.Width)*scale*float64(ph.Height)*scale/p.area)
}

// Weights of the dominant photo: two to three times the next.
const (
	costWeakMain  = 9.0
	costHugeMain  = 5.0
	leastDominant = 2.1
	mostDominant  = 2.8
)

// costShareMiss weighs each hundredth of the type area by which the pictures
// together miss the design's range.
const costShareMiss = 1.1

// shareCost holds the pictures together to the range that they should take.
func (p *picturer) shareCost(slots []slot) float64 {
	sum := 0.0
	for i := range slots {
		sum += p.share(&slots[i])
	}
	return costShareMiss * 100 * max(0, p.low-sum, sum-p.high)
}

// dominance says how far the first picture is from ruling the page.
func (p *picturer) dominance(slots []slot) float64 {
	main, next := 0.0, 0.0
	for i := range slots {
		share := p.share(&slots[i])
		if slots[i].picture == 0 {
			main = share
		} else {
			next = max(next, share)
		}
	}
	if p.in.kept.holdsMain() {
		return p.shareCost(slots)
	}
	if main == 0 || next == 0 {
		return 0
	}
	ratio := main / next
	return p.shareCost(slots) + costWeakMain*max(0, leastDominant-ratio) + costHugeMain*max(0, ratio-mostDominant)
}
