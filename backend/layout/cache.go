package layout

import (
	"maps"
	"slices"
	"sync"

	"broadsheet/backend/design"
	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/story"
	"broadsheet/backend/typeset"
)

// Cache keeps the set paragraphs of the last layout, so that the next one sets
// only what has changed. A text is taken from it only where spans, style,
// locale, measures and line count are the same; a layout with a cache equals
// one without. It may be shared between goroutines, one layout at a time.
type Cache struct {
	mu     sync.Mutex
	setter *typeset.Setter
	book   *font.Book
	faces  map[string]string
	styles map[string]design.CharacterStyle
	texts  map[textKey]*setText
	turn   uint64 // counts layouts; texts of an older one are dropped
}

// formerRunes is how much text the setter remembers beside the texts in use:
// wordings that an undo, or the end of a preview, brings back.
const formerRunes = 10_000

// NewCache returns an empty cache.
func NewCache() *Cache { return &Cache{} }

// textKey says where a text stands. Two texts with one key only displace each
// other.
type textKey struct {
	owner string // id of the story, photo or frame; empty for furniture
	index int    // of the block in its story, of the field in the folio
	from  int    // rune offset at which the text begins
	label bool
}

// setText is a prepared text with its last setting.
type setText struct {
	spans     []story.Span
	style     design.ParagraphStyle
	locale    story.Locale
	paragraph *typeset.Paragraph
	missing   []rune
	turn      uint64

	fixed, varying setting
}

// setting is a text as set for certain measures.
type setting struct {
	isSet    bool
	lines    int           // asked for
	shift    int           // added to the rune offsets
	measures []geom.Length // of the lines that the breaker looked at
	set      []typeset.Line
}

// begin makes the cache ready for a layout with a book and a design's faces and
// character styles.
func (c *Cache) begin(book *font.Book, d *design.Design) {
	if c.setter == nil || c.book != book || !maps.Equal(c.faces, d.Faces) || !maps.Equal(c.styles, d.Characters) {
		c.setter = typeset.NewSetter(book, d.Faces, d.Characters)
		c.setter.Remember(formerRunes)
		c.book, c.faces, c.styles = book, maps.Clone(d.Faces), maps.Clone(d.Characters)
		c.texts = map[textKey]*setText{}
	}
	c.turn++
}

// end drops the texts that the layout just made did not use.
func (c *Cache) end() {
	for key, t := range c.texts {
		if t.turn != c.turn {
			delete(c.texts, key)
		}
	}
}

// text returns the prepared text of a key, prepared again if it has changed.
func (c *Cache) text(key textKey, spans []story.Span, style design.ParagraphStyle, locale story.Locale) *setText {
	t := c.texts[key]
	if t == nil || t.style != style || t.locale != locale || !slices.Equal(t.spans, spans) {
		p := c.setter.Prepare(spans, style, locale)
		t = &setText{spans: spans, style: style, locale: locale, paragraph: p, missing: p.Missing()}
		c.texts[key] = t
	}
	t.turn = c.turn
	return t
}

// natural returns the width of the text on one line.
func (t *setText) natural() geom.Length { return t.paragraph.NaturalWidth() }

// setFixed returns the text set in one measure; its rune offsets begin at shift.
func (t *setText) setFixed(measure geom.Length, lines, shift int) []typeset.Line {
	s := &t.fixed
	if !s.isFor(lines, shift) || s.measures[0] != measure {
		set := shifted(t.paragraph.Set(typeset.Fixed(measure), lines).Lines, shift)
		*s = setting{true, lines, shift, append(s.measures[:0], measure), set}
	}
	return s.set
}

// setVarying returns the text set in measures that differ from line to line.
func (t *setText) setVarying(measure typeset.Measure, lines, shift int) []typeset.Line {
	s := &t.varying
	if s.isFor(lines, shift) && s.isMeasured(measure) {
		return s.set
	}
	seen := s.measures[:0]
	ask := func(line int) geom.Length {
		for len(seen) <= line {
			seen = append(seen, measure(len(seen)))
		}
		return seen[max(0, line)]
	}
	set := shifted(t.paragraph.Set(ask, lines).Lines, shift)
	*s = setting{true, lines, shift, seen, set}
	return s.set
}

func (s *setting) isFor(lines, shift int) bool {
	return s.isSet && s.lines == lines && s.shift == shift
}

// isMeasured reports whether all measures that the breaker looked at are what
// they were.
func (s *setting) isMeasured(measure typeset.Measure) bool {
	for line, m := range s.measures {
		if measure(line) != m {
			return false
		}
	}
	return true
}

// shifted returns lines with their rune offsets moved by n. The lines are
// copied, because the setter may hand out the same ones again.
func shifted(lines []typeset.Line, n int) []typeset.Line {
	if n == 0 {
		return lines
	}
	out := slices.Clone(lines)
	for i := range out {
		out[i].Start += n
		out[i].End += n
		out[i].Runs = slices.Clone(out[i].Runs)
		for j := range out[i].Runs {
			out[i].Runs[j] = shiftedRun(out[i].Runs[j], n)
		}
	}
	return out
}

func shiftedRun(r typeset.Run, n int) typeset.Run {
	r.Start += n
	r.End += n
	r.Clusters = slices.Clone(r.Clusters)
	for i := range r.Clusters {
		r.Clusters[i] += int32(n)
	}
	return r
}
