package typeset

import (
	"fmt"
	"strings"
	"sync"

	"broadsheet/backend/design"
	"broadsheet/backend/font"
	"broadsheet/backend/story"
)

// Text is what a paragraph says and the language it says it in.
type Text struct {
	Spans  []story.Span
	Locale story.Locale
}

// Setter prepares paragraphs. It remembers them, so that after an edit only
// the changed paragraph is shaped again. It is safe for concurrent use.
type Setter struct {
	book       *font.Book
	families   map[string]string
	characters map[string]design.CharacterStyle
	inks       inkCache

	mu     sync.Mutex
	recent map[paragraphKey]*Paragraph // of this generation
	older  map[paragraphKey]*Paragraph // of the one before
	weight int                         // runes in recent
	limit  int                         // of weight
}

// generationRunes is how much text a Setter remembers at least, at most twice
// as much: several pages. A prepared rune takes about 300 bytes.
const generationRunes = 200_000

// paragraphKey is everything that a paragraph depends on.
type paragraphKey struct {
	count  int // of spans, 0 for plain text
	spans  string
	style  design.ParagraphStyle
	locale story.Locale
}

// NewSetter returns a Setter that takes its faces from a book. Families maps
// the design's words ("serif", "sans", "kai") to names of families; a word
// that it lacks is asked of the book as it is. Characters are the styles that
// spans may name; a span of an unknown one looks like its paragraph.
func NewSetter(book *font.Book, families map[string]string, characters map[string]design.CharacterStyle) *Setter {
	return &Setter{book: book, families: families, characters: characters, recent: map[paragraphKey]*Paragraph{}, limit: generationRunes}
}

// Remember sets how many runes of text the Setter remembers at least. Whoever
// keeps the paragraphs in use needs few: each key that is typed makes another
// wording of a paragraph.
func (s *Setter) Remember(runes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit = runes
}

// Prepare shapes a paragraph and finds its breaks. The result does not depend
// on a measure, and is shared by equal calls.
func (s *Setter) Prepare(spans []story.Span, style design.ParagraphStyle, locale story.Locale) *Paragraph {
	key := paragraphKey{style: style, locale: locale}
	key.count, key.spans = spansKey(spans)
	if p, ok := s.lookUp(key); ok {
		return p
	}
	p := s.prepare(Text{spans, locale}, style)
	s.keep(key, p)
	return p
}

// spansKey writes spans as one string; plain text is its own key.
func spansKey(spans []story.Span) (int, string) {
	if len(spans) == 1 && !spans[0].Bold && !spans[0].Italic && spans[0].Style == "" {
		return 0, spans[0].Text
	}
	var b strings.Builder
	for _, s := range spans {
		fmt.Fprintf(&b, "%d %t %t %q ", len(s.Text), s.Bold, s.Italic, s.Style)
		b.WriteString(s.Text)
	}
	return len(spans), b.String()
}

func (s *Setter) lookUp(key paragraphKey) (*Paragraph, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p, ok := s.recent[key]; ok {
		return p, true
	}
	p, ok := s.older[key]
	if ok {
		s.store(key, p)
	}
	return p, ok
}

func (s *Setter) keep(key paragraphKey, p *Paragraph) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.store(key, p)
}

// store adds a paragraph to the recent generation and drops the older one when
// that is full. The lock is held.
func (s *Setter) store(key paragraphKey, p *Paragraph) {
	const overhead = 32 // a paragraph weighs something even without text
	s.recent[key] = p
	if s.weight += len(p.text) + overhead; s.weight > s.limit {
		s.older, s.recent, s.weight = s.recent, map[paragraphKey]*Paragraph{}, 0
	}
}
