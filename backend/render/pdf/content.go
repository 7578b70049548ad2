package pdf

import (
	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// form is the content of one stretch and the resources that it names.
type form struct {
	sheet   *sheet
	content []byte
	fonts   []*typeface // in order of first use
	states  [len(stateNames)]bool
	// hasRegistration says that something is in registration colour.
	hasRegistration bool
	tags            []tagged // of its marked content, by number
}

// state is what the operators so far have set; a clip saves and restores it.
type state struct {
	fill, stroke colour.Paint
	hasFill      bool
	hasStroke    bool
	font         *typeface
	size         geom.Length
	overprint    int // -1 not set, 0 off, 1 on
	width        geom.Length
	dashed       bool
}

// artist writes the content of one form.
type artist struct {
	form    *form
	fonts   *fontSet
	options *Options
	b       []byte
	now     state
	saved   state
	clip    *geom.Rect
	inText  bool
	words   words // scratch space of the run under way
	// hasTag: marked content is open, and is tag's.
	hasTag bool
	tag    tag
}

// drawForms draws every stretch of every page, in order.
func drawForms(sheets []*sheet, fonts *fontSet, o *Options) ([]*form, error) {
	var forms []*form
	for _, sh := range sheets {
		for i, st := range sh.steps {
			if st.picture != nil {
				sh.ground.Picture(st.picture, st.clip)
				continue
			}
			f, err := drawForm(sh, &st, fonts, o)
			if err != nil {
				return nil, err
			}
			forms = append(forms, f)
			sh.steps[i].drawn = f
		}
	}
	return forms, nil
}

func drawForm(sh *sheet, st *step, fonts *fontSet, o *Options) (*form, error) {
	a := &artist{form: &form{sheet: sh}, fonts: fonts, options: o, now: state{overprint: -1}}
	if st.draw != nil {
		a.open(tagged{})
		err := st.draw(a, o)
		a.close()
		a.form.content = a.b
		return a.form, err
	}
	for _, m := range st.stretch {
		if hidden(m.clip) {
			continue
		}
		a.setClip(m.clip)
		a.open(m.tag)
		if err := a.paint(m.item); err != nil {
			return nil, err
		}
	}
	a.setClip(nil)
	a.close()
	a.endText()
	a.form.content = a.b
	return a.form, nil
}

func (a *artist) paint(item scene.Item) error {
	switch v := item.(type) {
	case scene.Glyphs:
		return a.glyphs(&v)
	case scene.Fill:
		a.fill(&v)
		a.form.sheet.ground.Fill(&v, a.clip)
	case scene.Rule:
		a.rule(&v)
	}
	return nil
}

// op ends an operator's operands with its name.
func (a *artist) op(name string) {
	a.b = append(a.b, name...)
	a.b = append(a.b, '\n')
}

func (a *artist) length(l geom.Length) {
	a.b = append(appendLength(a.b, l), ' ')
}

func (a *artist) point(p geom.Point) {
	q := a.form.sheet.toSheet(p)
	a.length(q.X)
	a.length(q.Y)
}

// rect writes the operands of re for a rectangle in page space.
func (a *artist) rect(r geom.Rect) {
	a.point(geom.Point{X: r.X, Y: r.Bottom()})
	a.length(r.W)
	a.length(r.H)
}

// setClip opens and closes the saved state around clipped work. Clips of
// nested groups are already one rectangle, so there is one level only.
func (a *artist) setClip(clip *geom.Rect) {
	if clip == a.clip || clip != nil && a.clip != nil && *clip == *a.clip {
		return
	}
	a.close()
	a.endText()
	if a.clip != nil {
		a.op("Q")
		a.now = a.saved
	}
	if clip != nil {
		a.saved = a.now
		a.op("q")
		a.rect(*clip)
		a.op("re W n")
	}
	a.clip = clip
}

func (a *artist) setFill(p colour.Paint) {
	if a.now.hasFill && a.now.fill == p {
		return
	}
	a.now.fill, a.now.hasFill = p, true
	a.colour(p, "k", "rg")
}

func (a *artist) setStroke(p colour.Paint) {
	if a.now.hasStroke && a.now.stroke == p {
		return
	}
	a.now.stroke, a.now.hasStroke = p, true
	a.colour(p, "K", "RG")
}

// colour sets a paint by the operator for inks, or by that for sRGB.
func (a *artist) colour(p colour.Paint, inks, light string) {
	if a.options.Screen {
		a.light(p)
		a.op(light)
		return
	}
	a.inks(a.options.rules().Inks(p))
	a.op(inks)
}

// light writes the operands of a paint as it looks on a screen.
func (a *artist) light(p colour.Paint) {
	r, g, b := p.RGB()
	for _, v := range [...]uint8{r, g, b} {
		a.b = append(appendShare(a.b, float64(v)/255), ' ')
	}
}

func (a *artist) inks(p colour.Paint) {
	for _, v := range [...]float64{p.C, p.M, p.Y, p.K} {
		a.b = append(appendShare(a.b, v), ' ')
	}
}

// overprint has what follows printed over what is below, or has it knocked out.
func (a *artist) overprint(over bool) {
	want := stateKnock
	if over {
		want = stateOver
	}
	if a.now.overprint == want {
		return
	}
	a.now.overprint = want
	a.setState(want)
}

// setState switches to a graphics state.
func (a *artist) setState(want int) {
	a.form.states[want] = true
	a.b = append(a.b, '/')
	a.b = append(a.b, stateNames[want]...)
	a.op(" gs")
}

// The graphics states, and their resource names.
const (
	stateKnock = iota
	stateOver
	stateFaint // of the watermark
)

var stateNames = [...]string{"GSknock", "GSover", "GSfaint"}

func (a *artist) fill(f *scene.Fill) {
	a.endText()
	if len(f.Path) == 0 && f.Rect.IsEmpty() {
		return
	}
	a.overprint(false)
	a.setFill(f.Paint)
	if len(f.Path) == 0 {
		a.rect(f.Rect)
		a.op("re f")
		return
	}
	if a.path(f.Path) {
		a.op("f")
	}
}

// path writes a path; a piece before the first M starts at its own end.
// It reports whether anything was written.
func (a *artist) path(segments []scene.PathSegment) bool {
	open := false
	for _, s := range segments {
		switch {
		case s.Op == 'Z':
			if open {
				a.op("h")
			}
		case s.Op == 'C' && open:
			a.point(s.P[0])
			a.point(s.P[1])
			a.point(s.P[2])
			a.op("c")
		case s.Op == 'L' && open:
			a.point(s.P[0])
			a.op("l")
		case s.Op == 'C':
			a.point(s.P[2])
			a.op("m")
			open = true
		case s.Op == 'M' || s.Op == 'L':
			a.point(s.P[0])
			a.op("m")
			open = true
		}
	}
	return open
}

func (a *artist) rule(r *scene.Rule) {
	a.endText()
	if r.Width <= 0 || r.From == r.To {
		return
	}
	a.overprint(a.form.sheet.ground.Rule(r, a.clip))
	a.setStroke(r.Paint)
	if a.now.width != r.Width {
		a.now.width = r.Width
		a.length(r.Width)
		a.op("w")
	}
	a.setDash(r.Dash)
	a.point(r.From)
	a.op("m")
	a.point(r.To)
	a.op("l S")
}

// setDash sets the dash pattern; one that a reader must refuse gives a solid
// rule.
func (a *artist) setDash(dash []geom.Length) {
	if !isDash(dash) {
		dash = nil
	}
	if dash == nil && !a.now.dashed {
		return
	}
	a.now.dashed = dash != nil
	a.b = append(a.b, '[')
	for _, d := range dash {
		a.length(d)
	}
	a.op("] 0 d")
}

// isDash reports whether a pattern may be set: nothing negative, not all zero
// (ISO 32000-1, 8.4.3.6).
func isDash(dash []geom.Length) bool {
	sum := geom.Length(0)
	for _, d := range dash {
		if d < 0 {
			return false
		}
		sum += d
	}
	return sum > 0
}
