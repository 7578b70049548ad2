// Package story holds one article's text with all its parts. A story is what
// the reporter wrote and nothing else: no sizes, no places, no photos.
package story

import "strings"

// Role says what a block is in the article.
type Role string

// The roles, in the order in which they usually stand.
const (
	Kicker      Role = "kicker"      // line above the headline, 引题
	Headline    Role = "headline"    // 主题; two halves are parted by white space or a line break
	Deck        Role = "deck"        // line under the headline, 副题; often begins with a dash
	Byline      Role = "byline"      // 署名
	Dateline    Role = "dateline"    // 电头
	Lead        Role = "lead"        // opening paragraphs, 导语
	SectionHead Role = "sectionhead" // heading of a section, 小标题
	Crosshead   Role = "crosshead"   // small heading inside a section
	Body        Role = "body"
	Note        Role = "note"   // an editor's remark, a source line at the end
	Credit      Role = "credit" // the line that names the photos' sources
)

// Locale is a BCP 47 tag that decides the rules of typesetting: "zh-Hans",
// "zh-Hant", "en". A document without one is not set.
type Locale string

// IsChinese reports whether the Chinese rules hold.
func (l Locale) IsChinese() bool { return strings.HasPrefix(string(l), "zh") }

// WritingMode is the direction of lines.
type WritingMode string

// The writing modes.
const (
	Horizontal WritingMode = "horizontal"  // lines left to right, from the top
	VerticalRL WritingMode = "vertical-rl" // lines top to bottom, from the right
)

// BlockID names a block inside its story; it never changes once given.
type BlockID string

// Span is a stretch of text of one appearance.
type Span struct {
	Text   string `json:"text"`
	Bold   bool   `json:"bold,omitempty"`
	Italic bool   `json:"italic,omitempty"`
	// Style names a character style of the design; empty means none.
	Style string `json:"style,omitempty"`
}

// Block is one paragraph or heading.
type Block struct {
	ID    BlockID `json:"id"`
	Role  Role    `json:"role"`
	Spans []Span  `json:"spans"`
	// Label is a section head's letter or number as it stands in the
	// manuscript ("A", "一、", "（三）", "2."); Spans hold what follows it.
	Label string `json:"label,omitempty"`
	// Confidence is how sure reading was of the role, 0 to 1.
	Confidence float64 `json:"confidence,omitempty"`
	// Line is the block's first line in the manuscript, counted from 1.
	Line int `json:"line,omitempty"`
}

// Text returns the block's text without its label and styles.
func (b Block) Text() string {
	if len(b.Spans) == 1 {
		return b.Spans[0].Text
	}
	var s strings.Builder
	for _, span := range b.Spans {
		s.WriteString(span.Text)
	}
	return s.String()
}

// Story is one article.
type Story struct {
	Locale Locale      `json:"locale"`
	Mode   WritingMode `json:"mode"`
	Blocks []Block     `json:"blocks"`
}

// First returns the first block of a role, and whether there is one.
func (s Story) First(r Role) (Block, bool) {
	for _, b := range s.Blocks {
		if b.Role == r {
			return b, true
		}
	}
	return Block{}, false
}

// All returns the blocks of a role in their order.
func (s Story) All(r Role) []Block {
	var out []Block
	for _, b := range s.Blocks {
		if b.Role == r {
			out = append(out, b)
		}
	}
	return out
}

// Section is a heading and the blocks under it. The blocks of the body before
// the first heading form a section without one.
type Section struct {
	Head  *Block // nil where the body begins without a heading
	Label string
	Body  []Block
}

// Sections returns the body (body paragraphs, crossheads, notes) by its
// section heads, in order.
func (s Story) Sections() []Section {
	var out []Section
	for i := range s.Blocks {
		b := s.Blocks[i]
		switch b.Role {
		case SectionHead:
			out = append(out, Section{Head: &s.Blocks[i], Label: b.Label})
		case Body, Crosshead, Note, Credit:
			if len(out) == 0 {
				out = append(out, Section{})
			}
			last := &out[len(out)-1]
			last.Body = append(last.Body, b)
		}
	}
	return out
}

// Runes returns the number of characters, white space aside, labels included.
func (s Story) Runes() int {
	n := 0
	for _, b := range s.Blocks {
		n += countRunes(b.Label) + countRunes(b.Text())
	}
	return n
}

func countRunes(s string) int {
	n := 0
	for _, r := range s {
		if !isSpace(r) {
			n++
		}
	}
	return n
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u200b', '\ufeff':
		return true
	}
	return false
}
