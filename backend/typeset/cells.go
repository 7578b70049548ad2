package typeset

import "broadsheet/backend/design"

// cluster is what a face made of a few runes that cannot be parted: glyphs and
// their advance in units. A paragraph's clusters cover its text in order;
// white space is a cluster without glyphs.
type cluster struct {
	start, end int32
	face       int16
	g0, g1     int32
	pen        int64 // of the first glyph, in the row of all glyphs of the paragraph
	advance    int64
	ink        ink   // only of full-width marks and fixed signs
	split      int32 // of a ligature that a hyphen may part, see Paragraph.splits; 0: none
}

// ink is the horizontal reach of a glyph from its origin, in units; zero width
// where it is not known.
type ink struct{ left, right int64 }

// cells turns clusters into items.
type cells struct {
	em      int64
	squeeze design.Squeeze
	// centredPauses holds in Taiwan and Hong Kong, where pause marks stand in
	// the middle of their cell and keep it (docs/chinese-rules.md, section 4).
	centredPauses bool
}

// item returns the item of one cluster whose runes are of a class.
func (c cells) item(k cluster, class class, text []rune) item {
	it := item{start: k.start, end: k.end, g0: k.g0, g1: k.g1, pen: k.pen, face: k.face, class: class, split: k.split,
		first: text[k.start], last: lastVisible(text[k.start:k.end]), width: k.advance}
	switch {
	case class.isMark():
		c.setMark(&it, k)
	case class == classInterpunct || class == classSolidus || isShortConnector(it):
		c.centre(&it, k, c.fixedWidth(k))
	case class == classConnector:
		c.centre(&it, k, c.em)
	case class == classHan:
		c.setHan(&it, k)
	case isQuote(it.first) && k.advance > c.em*3/4:
		c.narrow(&it, k)
	}
	return it
}

// lastVisible is the last rune that is not a joiner or variation selector.
func lastVisible(text []rune) rune {
	for i := len(text) - 1; i > 0; i-- {
		if !isIgnorable(text[i]) {
			return text[i]
		}
	}
	return text[0]
}

func isShortConnector(it item) bool { return it.class == classConnector && it.first == '–' }

// setHan gives a Han character exactly its em where the face is within a
// tenth of it, so that columns stay aligned; other widths are the face's own.
func (c cells) setHan(it *item, k cluster) {
	if d := k.advance - c.em; d != 0 && d > -c.em/10 && d < c.em/10 {
		c.centre(it, k, c.em)
	}
}

// fixedWidth is the half em of interpuncts and solidi, an em where the face
// draws them too wide for that.
func (c cells) fixedWidth(k cluster) int64 {
	if k.ink.right-k.ink.left > c.em*6/10 {
		return c.em
	}
	return c.em / 2
}

// narrow sets a Latin quotation mark or apostrophe that a Chinese face draws
// as wide as an em: its ink with a little air.
func (c cells) narrow(it *item, k cluster) {
	if k.ink.right > k.ink.left {
		air := c.em / 24
		it.width, it.shift = k.ink.right-k.ink.left+2*air, air-k.ink.left
	}
}

// centre puts the glyph in the middle of a cell of a fixed width.
func (c cells) centre(it *item, k cluster, width int64) {
	it.width, it.shift = width, (width-k.advance)/2
}

// setMark splits a full-width mark into its half of ink and its blank half:
// on the left of an opening mark, on the right of the others (section 4).
func (c cells) setMark(it *item, k cluster) {
	half := c.em / 2
	if isDoubled(it.first) || c.centredPauses && it.class.isPause() {
		c.centre(it, k, c.em)
		return
	}
	it.width, it.shift = half, c.markShift(it.class, k)
	switch {
	case c.squeeze == design.SqueezeNone: // the blank is part of the cell
		it.width = c.em
		if it.class == classOpen {
			it.shift += half
		}
	case c.squeeze == design.SqueezeAll:
	case it.class == classOpen:
		it.lead = half
	default:
		it.trail = half
	}
}

// isDoubled reports whether a mark is two marks in one cell, without a blank.
func isDoubled(r rune) bool { return r == '‼' || r == '⁇' || r == '⁈' || r == '⁉' }

// markShift places a mark's glyph so that its ink stands in the half em. Faces
// with full-width marks draw it in the right half themselves; a proportional
// or centred glyph is moved.
func (c cells) markShift(class class, k cluster) int64 {
	half := c.em / 2
	natural := int64(0)
	if class == classOpen {
		natural = half - k.advance
	}
	if k.ink.right <= k.ink.left {
		return natural
	}
	slack := c.em / 50 // ink may lean over the half by as much
	left, right := k.ink.left+natural, k.ink.right+natural
	switch {
	case left >= -slack && right <= half+slack && k.advance > c.em*3/4:
		return natural
	case k.advance <= c.em*3/4: // proportional: towards the enclosed text
		return c.besideText(class, k)
	}
	return (half-(k.ink.right-k.ink.left))/2 - k.ink.left
}

// besideText places the ink of a proportional mark a little off the text that
// it belongs to.
func (c cells) besideText(class class, k cluster) int64 {
	half, air := c.em/2, c.em/16
	if w := k.ink.right - k.ink.left; w+air > half {
		air = (half - w) / 2
	}
	if class == classOpen {
		return half - air - k.ink.right
	}
	return air - k.ink.left
}

// build turns clusters into items and gaps. Units of two dashes or dots become
// one item; what does not show goes into the gaps.
func (c cells) build(clusters []cluster, classes []class, text []rune) ([]item, []between) {
	items := make([]item, 0, len(clusters))
	gaps := make([]between, 0, len(clusters)) // gaps[i] stands before items[i]
	var open between
	for _, k := range clusters {
		class := classes[k.start]
		if class == classSpace || class == classNewline || class == classIgnorable {
			open.add(text[k.start], class, k.advance)
			continue
		}
		if n := len(items); n > 0 && open == (between{}) && extendsUnit(items[n-1], class, text[k.start]) {
			items[n-1].end, items[n-1].g1 = k.end, k.g1
			items[n-1].width += k.advance
			continue
		}
		items = append(items, c.item(k, class, text))
		gaps = append(gaps, open)
		open = between{}
	}
	c.chain(items)
	return items, append(gaps, open)
}

// extendsUnit reports whether a rune of a class goes on with the unit in it:
// a dash or ellipsis of up to four em (sections 3 and 5.1.5).
func extendsUnit(it item, class class, r rune) bool {
	if class != it.class || class != classDash && class != classEllipsis {
		return false
	}
	return r == it.first && it.end-it.start < 4
}

// chain sets pairs of ！ and ？ in one em, three in two (GB/T 15834, 5.1.2).
func (c cells) chain(items []item) {
	for i := 0; i < len(items); {
		n := i
		for n < len(items) && isExclaiming(items[n].first) && (n == i || items[n].start == items[n-1].end) {
			n++
		}
		if n-i >= 2 {
			for k := i; k < n-1; k++ {
				items[k].trail = 0
			}
			if n-i == 2 {
				items[n-1].trail = 0
			}
		}
		i = max(n, i+1)
	}
}

func isExclaiming(r rune) bool { return r == '！' || r == '？' }
