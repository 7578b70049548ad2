package preflight

import (
	"maps"
	"slices"

	"broadsheet/backend/colour"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
)

// The keys of the edits that mend what a press does not bear.
const (
	mendInk   = "mend-ink"
	mendBlack = "mend-black"
	mendRules = "mend-rules"
	mendSize  = "mend-size"
)

// mendOf returns the edit that mends a fault; nil where only an editor can.
func (c *pressCheck) mendOf(f *fault) *document.Edit {
	switch f.code {
	case InkOverLimit:
		return c.repaint(mendInk, f.paint, f.paint.Limit(c.Profile.Condition.InkLimit/100))
	case BlackOfInks:
		return c.blacken(f)
	case ThinRule:
		return c.thicken(f)
	case FineRule:
		if f.paint.IsBlackOnly() && f.paint.K > 0 && f.width >= c.Profile.Limits.Rule {
			return c.blacken(f) // a thin grey line holds as a thin black one
		}
		return c.thicken(f)
	case SmallType, SmallReversed, SmallColoured:
		return c.enlarge(f)
	}
	return nil
}

// repaint gives all that is printed in a colour another one: the design's inks
// and the frames that have a paint of their own.
func (c *pressCheck) repaint(name string, from, to colour.CMYK) *document.Edit {
	e := &document.Edit{Name: name}
	look := c.Document.Design
	look.Inks = maps.Clone(look.Inks)
	isChanged := false
	for ink, p := range look.Inks {
		if p.CMYK == from {
			look.Inks[ink], isChanged = colour.Paint{CMYK: to}, true
		}
	}
	if isChanged {
		e.Steps = append(e.Steps, document.SetProperties{Design: &look})
	}
	for f := range framesIn(c.Document) {
		if f.Paint != nil && f.Paint.CMYK == from {
			f.Paint = &colour.Paint{CMYK: to}
			e.Steps = append(e.Steps, document.SetFrame{Frame: f})
		}
	}
	return orNone(e)
}

// orNone is an edit, nil where it does nothing.
func orNone(e *document.Edit) *document.Edit {
	if len(e.Steps) == 0 {
		return nil
	}
	return e
}

// framesIn goes through copies of all frames.
func framesIn(d *document.Document) func(yield func(document.Frame) bool) {
	return func(yield func(document.Frame) bool) {
		for i := range d.Pages {
			for _, f := range d.Pages[i].Frames {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// black is the name of the ink that type and rules are printed in.
const black = "black"

// blacken prints type and rules of a colour in solid black; areas keep it.
func (c *pressCheck) blacken(f *fault) *document.Edit {
	e := &document.Edit{Name: mendBlack}
	look := c.Document.Design
	look.Inks, look.Styles = maps.Clone(look.Inks), maps.Clone(look.Styles)
	if own, ok := look.Inks[black]; ok && !own.Overprints() {
		look.Inks[black] = colour.Black
	}
	isChanged := look.Inks[black] != c.Document.Design.Inks[black]
	turn := func(ink *string) {
		if *ink != black && c.Document.Design.Paint(*ink).CMYK == f.paint {
			*ink, isChanged = black, true
		}
	}
	if f.code == BlackOfInks {
		for name, style := range look.Styles {
			turn(&style.Ink)
			look.Styles[name] = style
		}
	}
	turn(&look.Rules.ColumnInk)
	turn(&look.Rules.ModuleInk)
	if look.Photos.Keyline > 0 {
		turn(&look.Photos.KeylineInk)
	}
	if isChanged {
		e.Steps = append(e.Steps, document.SetProperties{Design: &look})
	}
	for frame := range framesIn(c.Document) {
		if isLine(&frame) && c.paintOf(&frame) == f.paint {
			frame.Ink, frame.Paint = black, nil
			e.Steps = append(e.Steps, document.SetFrame{Frame: frame})
		}
	}
	return orNone(e)
}

// isLine reports whether a frame prints lines of its own width.
func isLine(f *document.Frame) bool {
	return f.Kind == document.RuleFrame || f.Kind == document.BoxFrame && f.Width > 0
}

func (c *pressCheck) paintOf(f *document.Frame) colour.CMYK {
	if f.Paint != nil {
		return f.Paint.CMYK
	}
	return c.Document.Design.Paint(f.Ink).CMYK
}

// thicken gives all lines of a fault's width and colour the width that holds:
// those of frames, keylines of photos, the folio's.
func (c *pressCheck) thicken(f *fault) *document.Edit {
	e := &document.Edit{Name: mendRules}
	look := c.Document.Design
	isChanged := false
	raise := func(width *geom.Length) {
		if *width == f.width {
			*width, isChanged = f.limit, true
		}
	}
	if look.Photos.Keyline > 0 && look.Paint(look.Photos.KeylineInk).CMYK == f.paint {
		raise(&look.Photos.Keyline)
	}
	if look.Paint(black).CMYK == f.paint {
		raise(&look.Folio.ThinRule)
		raise(&look.Folio.ThickRule)
	}
	for frame := range framesIn(c.Document) {
		if !slices.Contains(f.frames, frame.ID) || c.paintOf(&frame) != f.paint {
			continue
		}
		switch {
		case isLine(&frame):
			frame.Width = f.limit
		case frame.Kind == document.BoxFrame: // a filled box as thin as a line
			frame.Rect = asThickAs(frame.Rect, f.limit)
		default:
			continue
		}
		e.Steps = append(e.Steps, document.SetFrame{Frame: frame})
	}
	if isChanged {
		e.Steps = append(e.Steps, document.SetProperties{Design: &look})
	}
	return orNone(e)
}

// asThickAs widens the thinner side of a rectangle around its middle.
func asThickAs(r geom.Rect, least geom.Length) geom.Rect {
	if r.W < r.H {
		r.X, r.W = r.X-(least-r.W)/2, least
	} else {
		r.Y, r.H = r.Y-(least-r.H)/2, least
	}
	return r
}

// enlarge sets the type of a fault's frame in the size that holds: a caption
// by its frame, other text block by block, the folio by its styles.
func (c *pressCheck) enlarge(f *fault) *document.Edit {
	e := &document.Edit{Name: mendSize}
	frame := c.Document.FrameByID(f.frame)
	switch {
	case f.first.role == "folio":
		c.enlargeFolio(e, f)
	case frame != nil && frame.Kind == document.CaptionFrame && f.first.role != "number":
		larger := *frame
		larger.Leading = inProportion(larger.Leading, f)
		larger.Size = f.limit
		e.Steps = append(e.Steps, document.SetFrame{Frame: larger})
	case frame != nil && frame.Kind == document.TextFrame:
		c.enlargeBlocks(e, f)
	}
	return orNone(e)
}

// inProportion raises a leading as the type is raised; 0 stays the style's.
func inProportion(leading geom.Length, f *fault) geom.Length {
	if leading == 0 || f.least == 0 {
		return 0
	}
	return leading.Scale(float64(f.limit) / float64(f.least))
}

func (c *pressCheck) enlargeBlocks(e *document.Edit, f *fault) {
	for i := range c.Document.Stories {
		s := &c.Document.Stories[i]
		for j := range s.Story.Blocks {
			id := s.Story.Blocks[j].ID
			if !slices.Contains(f.texts, textKey{story: string(s.ID), block: string(id)}) {
				continue
			}
			fit := s.Fits[id]
			fit.Leading = inProportion(fit.Leading, f)
			fit.Size = f.limit
			e.Steps = append(e.Steps, document.SetFit{Story: s.ID, Block: id, Fit: &fit})
		}
	}
}

// folioStyles are the styles of the strip on top of the page.
var folioStyles = []string{"folionumber", "foliorubric", "foliotext", "foliopaper"}

func (c *pressCheck) enlargeFolio(e *document.Edit, f *fault) {
	look := c.Document.Design
	look.Styles = maps.Clone(look.Styles)
	isChanged := false
	for _, name := range folioStyles {
		style, ok := look.Styles[name]
		if ok && style.Size < f.limit && look.Paint(style.Ink).CMYK == f.paint {
			style.Leading, style.Size, isChanged = inProportion(style.Leading, f), f.limit, true
			look.Styles[name] = style
		}
	}
	if isChanged {
		e.Steps = append(e.Steps, document.SetProperties{Design: &look})
	}
}
