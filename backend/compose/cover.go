package compose

import (
	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
)

// A cover says which cells of a page's grid hold something, by column and row.
type cover [][]bool

func newCover(g design.Grid) cover {
	c := make(cover, g.Columns)
	for i := range c {
		c[i] = make([]bool, g.Rows)
	}
	return c
}

// paint covers the cells that a rectangle reaches into by more than rounding.
func (c cover) paint(g design.Grid, r geom.Rect) {
	for col := range c {
		if r.X >= g.X[col]+g.Measure-edge || r.Right() <= g.X[col]+edge {
			continue
		}
		for row := range c[col] {
			if r.Y < g.RowFoot(row)-edge && r.Bottom() > g.RowTop(row)+edge {
				c[col][row] = true
			}
		}
	}
}

// edge is how far a rectangle may reach into a cell without taking it, as
// layout has it.
const edge = geom.Pt / 100

// holes counts the empty cells of stretches of at least mostAir rows: what is
// shorter is the white between the parts of a page.
func (c cover) holes() int {
	n := 0
	for col := range c {
		run := 0
		for _, full := range append(c[col], true) {
			if !full {
				run++
				continue
			}
			if run >= mostAir {
				n += run
			}
			run = 0
		}
	}
	return n
}

const mostAir = 4

// coverOf draws a page's frames and lines on its grid.
func coverOf(d *document.Document, l *layout.Layout, page int) cover {
	c := newCover(d.Grid)
	for _, f := range d.Pages[page].Frames {
		switch {
		case f.Kind == document.RuleFrame || f.Kind == document.TextFrame && f.OnGrid:
		default:
			c.paint(d.Grid, withAir(f))
		}
	}
	if page < len(l.Pages) {
		for _, p := range l.Pages[page].Placed {
			for _, line := range p.Lines {
				c.paint(d.Grid, lineRect(line, d.Grid))
			}
		}
	}
	return c
}

// withAir is a frame's rectangle with the white that it keeps free of text.
func withAir(f document.Frame) geom.Rect {
	r := f.Rect
	r.Y -= f.Standoff
	r.H += 2 * f.Standoff
	return r
}

// lineRect is about the em box of a line over its whole measure.
func lineRect(line layout.Line, g design.Grid) geom.Rect {
	size := g.Size
	for _, r := range line.Set.Runs {
		size = max(size, r.Size)
	}
	return geom.Rect{X: line.X, Y: line.Baseline - size.Scale(0.88), W: max(line.Measure, line.Set.Width), H: size}
}

// fillOf is the share of the type areas that is in use.
func fillOf(d *document.Document, l *layout.Layout) float64 {
	cells := d.Grid.Columns * d.Grid.Rows * len(d.Pages)
	if cells == 0 || len(d.Grid.X) < d.Grid.Columns || d.Grid.Leading <= 0 {
		return 0
	}
	empty := 0
	for page := range d.Pages {
		empty += coverOf(d, l, page).holes()
	}
	return 1 - float64(empty)/float64(cells)
}
