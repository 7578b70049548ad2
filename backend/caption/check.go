package caption

import (
	"slices"
	"strings"
)

// Checked are the captions of a page with what is wrong with each, so that a
// character typed into one of them checks that one alone. The zero Checked is
// empty and ready.
type Checked struct {
	house  House
	wanted Stop
	known  []string
	one    []checkedOne
	names  []wantedName // of all captions and their fields
	told   told
	said   []verdict // of the story
	faults []Fault
}

// checkedOne is a caption with what depends on nothing but it, and the faults
// that depend on the house, the full stops of most, and the known names too.
type checkedOne struct {
	shown     Shown
	bare      string
	names     []string // in its fields
	seen      []candidate
	isChecked bool
	style     []Fault
	spelling  []Fault
}

// Check holds captions of one page to the style of the house.
func (h House) Check(shown []Shown) []Fault { return new(Checked).Check(h, shown) }

// CheckBeside is Check with the paragraphs of the page's stories, which tell how
// names are spelled.
func (h House) CheckBeside(shown []Shown, told []string) []Fault {
	return new(Checked).CheckBeside(h, shown, told)
}

// Check is House.Check; what was checked before and is the same is not looked
// at again. The result belongs to the Checked and is valid until the next call.
func (c *Checked) Check(h House, shown []Shown) []Fault { return c.CheckBeside(h, shown, nil) }

// CheckBeside is House.CheckBeside, and remembers as Check does.
func (c *Checked) CheckBeside(h House, shown []Shown, told []string) []Fault {
	isChanged := c.take(shown)
	if isChanged {
		c.names = c.wantedNames()
	}
	said := c.told.settle(c.names, told)
	wanted, known := h.stopWanted(shown), c.knownNames(said)
	if h != c.house || wanted != c.wanted || !slices.Equal(known, c.known) {
		isChanged = true
		for i := range c.one {
			c.one[i].isChecked = false
		}
	}
	if !isChanged && slices.Equal(said, c.said) {
		return c.faults
	}
	c.house, c.wanted, c.known, c.said = h, wanted, known, said
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
			*one = checkedOne{shown: s, bare: bare(s.Text), names: namesOf(s), seen: candidatesIn(s.Text)}
			isChanged = true
		}
	}
	return isChanged
}

// wantedNames are what stands in fields and may be a name in captions, each
// once, in order.
func (c *Checked) wantedNames() []wantedName {
	var out []wantedName
	index := map[string]int{}
	want := func(name string) *wantedName {
		i, ok := index[name]
		if !ok {
			i = len(out)
			index[name], out = i, append(out, wantedName{name: name})
		}
		out[i].uses++
		return &out[i]
	}
	for i := range c.one {
		for _, name := range c.one[i].names {
			want(name).isPerson = true
		}
		for _, s := range c.one[i].seen {
			w := want(s.name)
			w.isPerson, w.isPlace = w.isPerson || s.isTitled, w.isPlace || s.mayBePlace()
		}
	}
	return out
}

// knownNames are those that stand in fields, each once, in order, but for those
// that the story spells otherwise and more often.
func (c *Checked) knownNames(said []verdict) []string {
	var out []string
	for i := range c.one {
		for _, name := range c.one[i].names {
			isOverruled := slices.ContainsFunc(said, func(v verdict) bool { return v.name == name && v.isMore })
			if !isOverruled && !slices.Contains(out, name) {
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
		out = append(out, c.one[i].beside(c.said, i)...)
	}
	return out
}

// beside finds the names of a caption that the story spells otherwise.
func (o *checkedOne) beside(said []verdict, index int) []Fault {
	var out []Fault
	for _, v := range said {
		for _, s := range o.seen {
			if s.name != v.name || strings.Contains(o.shown.Text, v.other) || o.hasSpelling(s) {
				continue
			}
			f := Fault{Code: NameDiffers, Caption: index, Params: []string{"name", v.name, "other", v.other}}
			if v.isMore {
				f.Changes = []Change{{s.from, s.to, v.other}}
			}
			out = append(out, f)
		}
	}
	return out
}

// hasSpelling reports whether a name is found already, by the fields.
func (o *checkedOne) hasSpelling(s candidate) bool {
	return slices.ContainsFunc(o.spelling, func(f Fault) bool { return f.Changes[0].From < s.to && f.Changes[0].To > s.from })
}
