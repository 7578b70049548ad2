package compose

import (
	"math"

	"broadsheet/backend/design"
	"broadsheet/backend/geom"
)

// A leadPlan is one way to set the lead over a number of columns: as a panel
// with a tint, or as a band between two rules.
type leadPlan struct {
	cols, rows int
	panel      bool
	piece      piece
	cost       float64
}

const (
	leadLeading  = 1.44 // of the lead's size
	panelInset   = 15 * geom.Pt
	bandAir      = 10 * geom.Pt
	longLead     = 520 // characters: a longer lead runs on with the body
	minLeadChars = 13  // of a line
	maxLeadChars = 32
)

// leadPlans returns the ways to set the lead over cols columns in up to four
// measures of whole characters.
func (c *copyText) leadPlans(g design.Grid, cols int) []leadPlan {
	if len(c.lead) == 0 {
		return nil
	}
	_, width := g.SpanX(0, cols)
	panel := cols < g.Columns
	if c.in.Design.Format.Fold > 0 {
		if panel && cols > g.Columns/2 {
			return nil
		}
		if !panel {
			return c.foldedLeads(g)
		}
	}
	inset := geom.Length(0)
	if panel {
		inset = panelInset
	}
	var out []leadPlan
	for measures := 1; measures <= 4; measures++ {
		gutter := 2 * g.Gutter
		measure := (width - 2*inset - geom.Length(measures-1)*gutter) / geom.Length(measures)
		for _, size := range c.leadSizes(measure) {
			out = append(out, c.leadPlan(g, cols, width, inset, measures, gutter, measure, size, panel))
		}
	}
	return out
}

// leadSizes lists the sizes at which the measure holds whole characters.
func (c *copyText) leadSizes(measure geom.Length) []geom.Length {
	head := c.in.Design.Head
	var out []geom.Length
	for chars := minLeadChars; chars <= maxLeadChars; chars++ {
		size := geom.Length(math.Floor(float64(measure) / float64(chars)))
		if size >= head.LeadMin && size <= head.LeadMax {
			out = append(out, size)
		}
	}
	if len(out) == 0 && measure > head.LeadMin*minLeadChars/2 {
		out = append(out, (head.LeadMin+head.LeadMax)/2)
	}
	return out
}

func (c *copyText) leadPlan(g design.Grid, cols int, width, inset geom.Length, measures int, gutter, measure, size geom.Length, panel bool) leadPlan {
	lines := c.leadLines(measure, size)
	each := (lines + measures - 1) / measures
	leading := size.Scale(leadLeading)
	ink := geom.Length(each-1)*leading + size
	air := bandAir
	if panel {
		air = panelInset
	}
	height := ink + 2*air
	rows := int((height + g.Leading - g.Size + g.Leading - 1) / g.Leading)
	slack := geom.Length(rows)*g.Leading - (g.Leading - g.Size) - height
	p := leadPlan{cols: cols, rows: rows, panel: panel}
	p.cost = 0.4*float64(each*measures-lines) + 0.25*math.Abs(float64(measure)/float64(size)-24)/6
	p.piece = piece{name: "lead", from: c.lead[0].ID, to: c.lead[len(c.lead)-1].ID, style: "lead",
		rect: geom.Rect{X: inset, Y: air + slack/2, W: width - 2*inset, H: ink + leading/4},
		size: size, leading: leading, columns: measures, gutter: gutter}
	return p
}

// leadLines counts the lead's lines at a measure. They are the same at every
// size for the same number of characters, so that each is counted once.
func (c *copyText) leadLines(measure, size geom.Length) int {
	const nominal = 10 * geom.Pt
	measure = measure.Scale(float64(nominal) / float64(size))
	c.mu.Lock()
	defer c.mu.Unlock()
	if n, ok := c.leads[measure]; ok {
		return n
	}
	style := c.in.Design.Style("lead")
	style.Size, style.Leading = nominal, 2*nominal
	n := 0
	for _, b := range c.lead {
		n += bestOption(c.setter.Prepare(b.Spans, style, c.locale).Options(measure)).Lines
	}
	c.leads[measure] = n
	return n
}

// stretch returns the plan over more rows than it needs: the air grows.
func (p leadPlan) stretch(g design.Grid, rows int) leadPlan {
	p.piece.rect.Y += geom.Length(rows-p.rows) * g.Leading / 2
	p.rows = rows
	return p
}

// foldedLeads sets the lead as a band over both halves of a spread, with the
// same measures on each.
func (c *copyText) foldedLeads(g design.Grid) []leadPlan {
	var out []leadPlan
	_, half := g.SpanX(0, g.Columns/2)
	_, width := g.SpanX(0, g.Columns)
	for each := 1; each <= 3; each++ {
		gutter := 2 * g.Gutter
		measure := (half - geom.Length(each-1)*gutter) / geom.Length(each)
		for _, size := range c.leadSizes(measure) {
			p := c.leadPlan(g, g.Columns, width, 0, 2*each, gutter, measure, size, false)
			p.piece.measure = measure
			for i := range 2 * each {
				x := geom.Length(i%each) * (measure + gutter)
				if i >= each {
					x += width - half
				}
				p.piece.columnX = append(p.piece.columnX, x)
			}
			out = append(out, p)
		}
	}
	return out
}
