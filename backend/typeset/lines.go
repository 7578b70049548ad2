package typeset

import (
	"broadsheet/backend/design"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
)

// setting is a Setting remembered with the measures that it was made for.
type setting struct {
	lines    int           // as asked
	measures []geom.Length // all that were asked for
	result   Setting
}

// Set sets the paragraph into lines of a measure that may differ from line to
// line: in the best way for lines <= 0, otherwise in that count if it is an
// option, else in the nearest. The result is shared and must not be changed.
func (p *Paragraph) Set(m Measure, lines int) Setting {
	if s, ok := p.remembered(m, lines); ok {
		return s
	}
	q := p.planFor(m)
	k := q.choose(lines)
	out := Setting{Badness: q.options[k].Badness, MissingRunes: p.missing}
	measures := make([]geom.Length, max(q.reach, 1))
	for i := range measures {
		measures[i] = m(i)
	}
	out.Lines = p.setLines(q.ends[k], measures)
	p.remember(&setting{lines: lines, measures: measures, result: out})
	return out
}

// planFor returns the plan for a measure: the remembered one where all lines
// that the paragraph may take are alike.
func (p *Paragraph) planFor(m Measure) *plan {
	first := m(0)
	q := p.uniformPlan(first)
	for i := range q.reach {
		if m(i) != first {
			return p.plan(m)
		}
	}
	return q
}

// remembered returns a setting that was made for the same lines and measures.
func (p *Paragraph) remembered(m Measure, lines int) (Setting, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.settings {
		if s.lines == lines && s.holdsFor(m) {
			return s.result, true
		}
	}
	return Setting{}, false
}

func (s *setting) holdsFor(m Measure) bool {
	for i, l := range s.measures {
		if m(i) != l {
			return false
		}
	}
	return true
}

func (p *Paragraph) remember(s *setting) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.settings) < maxSettings {
		p.settings = append(p.settings, nil)
	}
	copy(p.settings[1:], p.settings)
	p.settings[0] = s
}

// setLines places the lines that end at the cuts.
func (p *Paragraph) setLines(ends []cut, measures []geom.Length) []Line {
	if len(ends) == 0 {
		return []Line{{End: len(p.text)}}
	}
	out := make([]Line, len(ends))
	w := newLineWriter(p)
	from := cut{}
	for i, end := range ends {
		out[i] = w.write(from, end, measures[i], i == 0)
		from = end
	}
	out[0].Start = 0
	for i := range out {
		if i > 0 {
			out[i].Start = out[i-1].End
		}
	}
	return out
}

// lineWriter turns lines into runs of placed glyphs. The lines of a paragraph
// share their memory.
type lineWriter struct {
	line
	gids     []font.GID
	at       []geom.Length
	clusters []int32
	rises    bool // some glyph of the current run is raised
	rise     []geom.Length
	runs     []Run
	run      int // first glyph of the current run
	runX     int64
	face     int16
}

func newLineWriter(p *Paragraph) *lineWriter {
	n := len(p.glyphs) + len(p.gaps)
	return &lineWriter{line: line{p: p}, gids: make([]font.GID, 0, n),
		at: make([]geom.Length, 0, n), clusters: make([]int32, 0, n), rise: make([]geom.Length, 0, n)}
}

// write sets one line.
func (w *lineWriter) write(from, end cut, measure geom.Length, isFirst bool) Line {
	p := w.p
	start := geom.Length(0)
	if isFirst {
		start = p.indentIn(measure)
	}
	w.from, w.to = int(from.item), int(end.item)
	w.isLast, w.hyphen = end.kind == breakForced, end.kind == breakHyphen
	natural := p.naturalBetween(from, end) * int64(p.style.Size)
	free := w.justify(int64(measure-start)*p.em - natural)
	x := int64(start)*p.em + w.offset(free)
	right := w.writeItems(x)
	return Line{Runs: w.runs, Width: geom.Length(roundDiv(right-x, p.em)), End: p.runeAt(w.to)}
}

// runeAt is the offset of the first rune of an item, the text's end behind the
// last.
func (p *Paragraph) runeAt(item int) int {
	if item < len(p.items) {
		return int(p.items[item].start)
	}
	return len(p.text)
}

// offset is the space before a line that leaves some of its measure free.
func (w *lineWriter) offset(free int64) int64 {
	if free <= 0 {
		return 0
	}
	switch w.p.tol.align {
	case design.AlignEnd:
		return free
	case design.AlignCentre:
		return free / 2
	case design.AlignSpread: // a single character, which has no gap
		return free / 2
	}
	return 0
}

// writeItems places the line's items from x on and returns the right edge of
// the last.
func (w *lineWriter) writeItems(x int64) int64 {
	p, size := w.p, int64(w.p.style.Size)
	w.runs = nil
	x += p.leadAtStart(w.from) * size
	w.startRun(x)
	for i := w.from; i < w.to; i++ {
		it := &p.items[i]
		if it.face != w.face && w.hasGlyphs(i) {
			w.endRun(int(it.start))
			w.startRun(x)
			w.face = it.face
		}
		x += w.writeItem(i, x) * size
		if i == w.to-1 {
			break
		}
		if p.gaps[i].hasSpace {
			w.writeSpace(it, x)
		}
		x += p.gaps[i].width*size + w.extra[i-w.from]
	}
	if w.hyphen {
		x += w.writeHyphen(x)
	}
	w.endRun(p.runeAt(w.to))
	return x
}

// hasGlyphs reports whether item i shows: all do but the rest of a ligature.
func (w *lineWriter) hasGlyphs(i int) bool {
	it := &w.p.items[i]
	return it.g1 > it.g0 || i == w.from && i > 0 && w.p.items[i-1].split > 0
}

// startRun begins a run whose origin is at x.
func (w *lineWriter) startRun(x int64) {
	w.run, w.runX, w.rises = len(w.gids), x, false
	w.face = -1
}

// endRun ends the current run before the rune end, if it has glyphs.
func (w *lineWriter) endRun(end int) {
	n := len(w.gids)
	if n == w.run {
		return
	}
	r := Run{Face: w.p.faces[w.face], Size: w.p.style.Size, X: geom.Length(roundDiv(w.runX, w.p.em)),
		GIDs: w.gids[w.run:n:n], At: w.at[w.run:n:n], Clusters: w.clusters[w.run:n:n],
		Start: int(w.clusters[w.run]), End: end}
	if w.rises {
		r.Rise = w.rise[w.run:n:n]
	}
	w.runs = append(w.runs, r)
}

// writeItem places the glyphs of item i in its cell at x and returns its
// width. Where its word is divided, the parts of a ligature take its place.
func (w *lineWriter) writeItem(i int, x int64) int64 {
	it := &w.p.items[i]
	if w.hyphen && i == w.to-1 && it.split > 0 {
		return w.writePart(w.p.splits[it.split].left, x)
	}
	if i == w.from && i > 0 && w.p.items[i-1].split > 0 {
		return w.writePart(w.p.splits[w.p.items[i-1].split].right, x)
	}
	size := int64(w.p.style.Size)
	for _, g := range w.p.glyphs[it.g0:it.g1] {
		w.put(g.gid, x+(g.pen-it.pen+it.shift)*size, g.cluster, g.rise*size)
	}
	return it.width
}

// writePart places a part of a ligature at x and returns its width.
func (w *lineWriter) writePart(t part, x int64) int64 {
	size := int64(w.p.style.Size)
	for _, g := range w.p.glyphs[t.g0:t.g1] {
		w.put(g.gid, x+g.pen*size, g.cluster, g.rise*size)
	}
	return t.width
}

// put adds a glyph at a fine position in the line.
func (w *lineWriter) put(gid font.GID, x int64, cluster int32, rise int64) {
	origin := roundDiv(w.runX, w.p.em)
	w.gids = append(w.gids, gid)
	w.at = append(w.at, geom.Length(roundDiv(x, w.p.em)-origin))
	w.clusters = append(w.clusters, cluster)
	w.rise = append(w.rise, geom.Length(roundDiv(rise, w.p.em)))
	w.rises = w.rises || rise != 0
}

// writeSpace places a space's glyph, which shows nothing, so that text copied
// from the page keeps its words apart.
func (w *lineWriter) writeSpace(it *item, x int64) {
	if gid, ok := w.p.spaceGlyph(w.face); ok {
		w.put(gid, x, it.end, 0)
	}
}

// writeHyphen adds the hyphen of a divided word and returns its width.
func (w *lineWriter) writeHyphen(x int64) int64 {
	h := w.p.hyphen
	if !h.ok {
		return 0
	}
	last := w.p.items[w.to-1]
	if h.face != w.face {
		w.endRun(int(last.end))
		w.startRun(x)
		w.face = h.face
	}
	w.put(h.gid, x, last.end-1, 0)
	return h.width * int64(w.p.style.Size)
}
