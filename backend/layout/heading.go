package layout

import (
	"unicode"

	"broadsheet/backend/design"
	"broadsheet/backend/document"
	"broadsheet/backend/geom"
)

// setHead is a heading set as one unit. X of its lines and fills, and the
// lines' baselines, are relative to its upper left corner.
type setHead struct {
	lines  []Line
	fills  []Fill
	height geom.Length // of the ink, from the first em box to the last, the badge included
	size   geom.Length // of its style
	count  int         // lines of text, the label aside
	// isPlain: one flow of text without a badge; its lines may stand on rows.
	isPlain bool
}

// movedBy returns the heading at a place in page space.
func (h setHead) movedBy(p geom.Point) setHead {
	out := h
	out.lines = make([]Line, len(h.lines))
	for i, line := range h.lines {
		line.X += p.X
		line.Baseline += p.Y
		out.lines[i] = line
	}
	out.fills = make([]Fill, len(h.fills))
	for i, fill := range h.fills {
		fill.Rect = fill.Rect.Move(p)
		out.fills[i] = fill
	}
	return out
}

// setHeading sets block n of a flow as a heading of a frame: its parts, each in
// lines of its own, or one flow beside the badge. A badge shows the block's
// label; without one the label stands in front of the text.
func (l *layouter) setHeading(f *flow, n int, frame *document.Frame, badge *document.Badge, measure geom.Length) setHead {
	fit := l.fitOf(f, n)
	p := l.passageOf(f, n, StyleOf(l.d, frame, l.block(f, n).Role, fit))
	h := setHead{size: p.style.Size}
	if badge != nil {
		h = l.setBadge(p, badge, h)
		p.label = ""
	}
	if len(fit.Parts) > 0 && p.from == 0 {
		l.setParts(&h, p, editedParts(fit, p.style), measure)
	} else {
		h.isPlain = badge == nil
		l.setBeside(&h, p, badge, measure)
	}
	closeRanges(h.lines, p.from)
	return h
}

// setBeside sets the text in one flow, those lines beside the badge indented.
// Text lower than the badge is centred on it.
func (l *layouter) setBeside(h *setHead, p passage, badge *document.Badge, measure geom.Length) {
	indent, side := geom.Length(0), geom.Length(0)
	if badge != nil {
		indent, side = badge.Side+badge.Gap, badge.Side
	}
	p.style.Indent = 0
	indentAt := func(line int) geom.Length {
		if geom.Length(line)*p.style.Leading < side {
			return indent
		}
		return 0
	}
	m := measures{fixed: measure - indentAt(0), same: 1, at: func(line int) geom.Length { return measure - indentAt(line) }}
	if badge == nil {
		m = constant(measure)
	}
	lines := l.setPassage(p, m)
	ink := inkOf(countText(lines), p.style)
	top := max(0, (side-ink)/2)
	for i, row := 0, 0; i < len(lines); i++ {
		lines[i].X += indentAt(row)
		lines[i].Baseline = Baseline(top+geom.Length(row)*p.style.Leading, p.style.Size)
		if !lines[i].Label {
			row++
		}
	}
	h.add(lines, top+ink)
}

// add appends lines whose ink reaches down to foot.
func (h *setHead) add(lines []Line, foot geom.Length) {
	h.lines = append(h.lines, lines...)
	h.count += countText(lines)
	h.height = max(h.height, foot)
}

// inkOf returns the height of n lines: the last counts its size, not its leading.
func inkOf(n int, s design.ParagraphStyle) geom.Length {
	if n == 0 {
		return 0
	}
	return geom.Length(n-1)*s.Leading + s.Size
}

func countText(lines []Line) int {
	n := 0
	for i := range lines {
		if !lines[i].Label {
			n++
		}
	}
	return n
}

// setParts sets each part of a heading on a line of its own, the text behind
// the last part's end with it. A part that has grown too long for its line
// runs on below, and the parts after it move down.
func (l *layouter) setParts(h *setHead, p passage, parts []document.Part, measure geom.Length) {
	runes := []rune(p.block.Text())
	from, foot, pushed := 0, geom.Length(0), geom.Length(0)
	for i, part := range parts {
		to := min(max(part.End, from), len(runes))
		if i == len(parts)-1 {
			to = len(runes)
		}
		q := p
		q.style, q.lines = partStyle(l.d, p.style, part), 1
		q.from, q.to = trimmed(runes, from, to)
		if i > 0 {
			q.label = ""
		}
		from = to
		if q.from == q.to && q.label == "" {
			continue
		}
		top := part.Top + pushed
		if i > 0 && part.Top == 0 && part.X == 0 {
			top = foot + q.style.Leading - q.style.Size
		}
		lines := l.setPart(q, measure-part.X)
		ink := inkOf(countText(lines), q.style)
		pushed += max(0, ink-q.style.Size)
		stack(lines, geom.Point{X: part.X, Y: top}, q.style)
		foot = top + ink
		h.add(lines, foot)
	}
}

// leastPartShare is how far a part may be set smaller to stay on its line when
// its size was not chosen for what it says now: an editor has written more, or
// put a label in front. Beyond that it runs on below.
const leastPartShare = 0.6

// setPart sets one part on a line, though its text be wider by a rounding, or
// so much wider that the part has to be set smaller.
func (l *layouter) setPart(q passage, measure geom.Length) []Line {
	natural := l.naturalPart(q)
	switch {
	case natural <= measure || measure <= 0:
	case natural <= measure+measure/200+tolerance:
		measure = natural
	case measure >= natural.Scale(leastPartShare):
		share := 0.995 * float64(measure) / float64(natural)
		q.style.Size, q.style.Leading = q.style.Size.Scale(share), q.style.Leading.Scale(share)
	}
	return l.setPassage(q, constant(measure))
}

// naturalPart returns the width of a part on one line, with its label.
func (l *layouter) naturalPart(q passage) geom.Length {
	spans := cutSpans(q.block.Spans, q.from, q.to)
	width := l.cache.text(textKey{owner: q.owner, index: q.index, from: q.from}, spans, q.style, q.locale).natural()
	if q.label != "" {
		width += l.labelRoom(q)
	}
	return width
}

// stack sets lines of one style below each other from a point.
func stack(lines []Line, at geom.Point, s design.ParagraphStyle) {
	row := geom.Length(0)
	for i := range lines {
		lines[i].X += at.X
		lines[i].Baseline = Baseline(at.Y+row*s.Leading, s.Size)
		if !lines[i].Label {
			row++
		}
	}
}

// trimmed returns the range without white space at its ends.
func trimmed(runes []rune, from, to int) (int, int) {
	for from < to && unicode.IsSpace(runes[from]) {
		from++
	}
	for to > from && unicode.IsSpace(runes[to-1]) {
		to--
	}
	return from, to
}

// closeRanges lets the lines of a heading cover its text from a rune offset on
// without a gap: white space between two parts belongs to the line before it.
// Only the last line is the heading's last.
func closeRanges(lines []Line, from int) {
	last := -1
	for i := range lines {
		if lines[i].Label {
			continue
		}
		lines[i].Last = false
		if last < 0 {
			lines[i].Set.Start = from
		} else {
			lines[last].Set.End = lines[i].Set.Start
		}
		last = i
	}
	if last >= 0 {
		lines[last].Set.End = len([]rune(lines[last].Text))
		lines[last].Last = true
	}
}

// badgeFill is the widest share of a badge that its letter may take.
const badgeFill = 0.86

// setBadge begins a heading with its badge: a square with the label, or with
// the badge's own text where the block has none.
func (l *layouter) setBadge(p passage, b *document.Badge, h setHead) setHead {
	look := l.d.Design.Badge
	square := Fill{Rect: geom.Rect{W: b.Side, H: b.Side}, Paint: l.d.Design.Paint(look.Ink)}
	h.fills = append(h.fills, square)
	h.height = max(h.height, b.Side)
	text := firstOf(p.label, b.Text)
	if text == "" {
		return h
	}
	size := b.Size
	if size <= 0 {
		size = b.Side.Scale(look.Share)
	}
	style := sound(design.ParagraphStyle{Family: look.Family, Weight: look.Weight, Size: size, Ink: "white", Squeeze: design.SqueezeAll})
	key := textKey{owner: p.owner, index: p.index, label: true}
	w := l.setWord(key, text, style, p.locale)
	if widest := b.Side.Scale(badgeFill); w.width > widest && widest > 0 {
		style.Size = max(1, style.Size*widest/w.width)
		w = l.setWord(key, text, style, p.locale)
	}
	line := w.line((b.Side-w.width)/2, l.d.Design.Paint("white"))
	line.Baseline = opticalMiddle(w, b.Side)
	line.Block, line.Role = p.block.ID, string(p.block.Role)
	line.Label = true
	h.lines = append(h.lines, line)
	return h
}

// opticalMiddle returns the baseline at which a word's ink stands in the middle
// of a height: by the cap height of letters and digits, by the reach of Han
// characters.
func opticalMiddle(w word, height geom.Length) geom.Length {
	if len(w.set.Runs) == 0 || w.set.Runs[0].Face == nil {
		return Baseline(0, height)
	}
	run := w.set.Runs[0]
	m := run.Face.Metrics()
	up, down := m.CapHeight, int32(0)
	if unicode.Is(unicode.Han, []rune(w.text)[0]) {
		up, down = m.HanTop, m.HanBottom
	}
	ink := geom.Length(0)
	if m.UnitsPerEm > 0 {
		ink = geom.Length(int64(up+down) * int64(run.Size) / int64(m.UnitsPerEm))
	}
	return (height + ink) / 2
}
