package typeset

import "broadsheet/backend/design"

// Positions inside a line are in fine units, 1/Paragraph.em of 1/1000 pt, so
// that font units times the size stay whole numbers; each glyph's place is
// rounded once.

// line is one line being set: items from up to to, in a measure.
type line struct {
	p        *Paragraph
	from, to int  // items
	isLast   bool // of the paragraph, or before a forced break
	hyphen   bool
	extra    []int64 // fine, added to the gap behind each item but the last
}

// room sums what the line's inner gaps give and take.
func (l *line) room() room {
	var r room
	for i := l.from; i < l.to-1; i++ {
		r.add(&l.p.gaps[i])
	}
	return r
}

// justify computes the extra of each gap for a line that is need fine units
// short of its measure (negative: too wide), and returns what it could not
// use up.
func (l *line) justify(need int64) int64 {
	l.extra = resize(l.extra, max(l.to-l.from-1, 0))
	clear(l.extra)
	switch align := l.p.tol.align; {
	case align == design.AlignSpread:
		return need - l.spread(need)
	case align != design.AlignJustify, need == 0, need > 0 && l.isLast:
		return need
	case need < 0:
		return -l.squeeze(-need)
	}
	return l.stretch(need)
}

// squeeze takes need out of the gaps, class by class, all places of one class
// in proportion (section 6), and returns what is left to take.
func (l *line) squeeze(need int64) int64 {
	r := l.room()
	size := int64(l.p.style.Size)
	for c, give := range r.give {
		if give == 0 || need == 0 {
			continue
		}
		used := min(need, give*size)
		l.share(-used, give, func(g *gap) int64 {
			if g.squeeze == squeezeClass(c) {
				return g.give
			}
			return 0
		})
		need -= used
	}
	return need
}

// stretch adds need to the gaps, class by class, and returns what is left.
func (l *line) stretch(need int64) int64 {
	r := l.room()
	size := int64(l.p.style.Size)
	for c, grow := range r.grow {
		if grow == 0 || need == 0 {
			continue
		}
		used := min(need, grow*size)
		l.share(used, grow, func(g *gap) int64 {
			if g.stretch == stretchClass(c) {
				return g.grow
			}
			return 0
		})
		need -= used
	}
	if need == 0 {
		return 0
	}
	if need <= r.any*l.p.tol.anyMax*size {
		l.share(need, r.any, isAnyGap)
		return 0
	}
	return l.overstretch(need, &r)
}

func isAnyGap(g *gap) int64 {
	if g.stretch == stretchAny {
		return 1
	}
	return 0
}

// Beyond the tolerances a line is filled as long as it still reads as a line;
// looser ones are left short.
const (
	loosestHan  = 2 // gaps of half an em: 1/loosestHan
	loosestWord = 1 // word spaces of an em more
)

// overstretch fills a line beyond the tolerances by all its gaps equally.
func (l *line) overstretch(need int64, r *room) int64 {
	fine := l.p.em * int64(l.p.style.Size)
	open := int64(0)
	limit := fine / loosestHan
	for i := l.from; i < l.to-1; i++ {
		open += isOpenGap(&l.p.gaps[i])
	}
	if r.any == 0 {
		limit = fine / loosestWord
	}
	if open == 0 || need > open*limit {
		clear(l.extra)
		return need
	}
	l.share(need, open, isOpenGap)
	return 0
}

func isOpenGap(g *gap) int64 {
	if g.stretch != stretchNever {
		return 1
	}
	return 0
}

// spread fills the line by all gaps equally, Latin words and units aside, and
// returns what it used.
func (l *line) spread(need int64) int64 {
	open := int64(0)
	for i := l.from; i < l.to-1; i++ {
		open += isOpenGap(&l.p.gaps[i])
	}
	if open == 0 || need <= 0 {
		return 0
	}
	l.share(need, open, isOpenGap)
	return need
}

// share adds amount to the gaps in proportion to their weight; the parts sum
// up to amount exactly.
func (l *line) share(amount, total int64, weight func(*gap) int64) {
	sign := int64(1)
	if amount < 0 {
		sign, amount = -1, -amount
	}
	seen, given := int64(0), int64(0)
	for i := range l.extra {
		w := weight(&l.p.gaps[l.from+i])
		if w == 0 {
			continue
		}
		seen += w
		upTo := mulDiv(amount, seen, total)
		l.extra[i] += sign * (upTo - given)
		given = upTo
	}
}
