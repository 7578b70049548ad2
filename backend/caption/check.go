package caption

import "slices"

// Checked are the captions of a page with what is wrong with each, so that a
// character typed into one of them checks that one alone. The zero Checked is
// empty and ready.
type Checked struct {
	house  House
	wanted Stop
	known  []string
	one    []checkedOne
	faults []Fault
}

// checkedOne is a caption with what depends on nothing but it, and the faults
// that depend on the house, the full stops of most, and the known names too.
type checkedOne struct {
	shown     Shown
	bare      string
	names     []string // in its fields
	isChecked bool
	style     []Fault
	spelling  []Fault
}

// Check holds captions of one page to the style of the house.
func (h House) Check(shown []Shown) []Fault { return new(Checked).Check(h, shown) }

// Check is House.Check; what was checked before and is the same is not looked
// at again. The result belongs to the Checked and is valid until the next call.
func (c *Checked) Check(h House, shown []Shown) []Fault {
	isChanged := c.take(shown)
	wanted, known := h.stopWanted(shown), c.knownNames()
	if h != c.house || wanted != c.wanted || !slices.Equal(known, c.known) {
		isChanged = true
		for i := range c.one {
			c.one[i].isChecked = false
		}
	}
	if !isChanged {
		return c.faults
	}
	c.house, c.wanted, c.known = h, wanted, known
	for i := range c.one {
		c.one[i].check(h, wanted, known, i)
	}
	c.faults = c.gather()
	return c.faults
}

// take makes the captions those that are shown, and reports whether one is
// another than before.
func (c *Checked) take(shown []Shown) bool {
	isChanged := len(shown) != len(c.one)
	kept := min(len(c.one), len(shown))
	c.one = slices.Grow(c.one[:kept], len(shown))[:len(shown)]
	clear(c.one[kept:]) // a list that was longer before left its captions behind
	for i, s := range shown {
		if one := &c.one[i]; !one.isChecked || !one.shown.Equal(s) {
			s.People = slices.Clone(s.People)
			*one = checkedOne{shown: s, bare: bare(s.Text), names: namesOf(s)}
			isChanged = true
		}
	}
	return isChanged
}

// knownNames are those that stand in fields, each once, in order.
func (c *Checked) knownNames() []string {
	var out []string
	for i := range c.one {
		for _, name := range c.one[i].names {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

func (o *checkedOne) check(h House, wanted Stop, known []string, index int) {
	if o.isChecked {
		return
	}
	o.isChecked, o.style, o.spelling = true, nil, nil
	if isBlank(o.shown.Text) {
		return
	}
	o.style = h.checkOne(o.shown, wanted)
	o.spelling = checkNames(o.shown, known)
	for _, faults := range [][]Fault{o.style, o.spelling} {
		for i := range faults {
			faults[i].Caption = index
		}
	}
}

// gather lists the faults of all captions: those of style with what is said
// twice, then those of names.
func (c *Checked) gather() []Fault {
	var out []Fault
	said := map[string]int{}
	for i := range c.one {
		one := &c.one[i]
		if isBlank(one.shown.Text) {
			continue
		}
		out = append(out, one.style...)
		if before, ok := said[one.bare]; ok {
			out = append(out, Fault{Code: SaidTwice, Caption: i, Params: []string{"text", c.one[before].shown.Text}})
		} else {
			said[one.bare] = i
		}
	}
	for i := range c.one {
		out = append(out, c.one[i].spelling...)
	}
	return out
}
