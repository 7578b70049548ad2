package preflight

import (
	"broadsheet/backend/caption"
	"broadsheet/backend/document"
	"broadsheet/backend/photo"
)

// Memo keeps what was found in each text, so that a check after a keystroke
// reads the changed block alone. It belongs to one document and is used by one
// check at a time. The zero Memo is empty and ready.
type Memo struct {
	// Likenesses, if set, tells how the photos look.
	Likenesses Likenesses

	alike checkedLikenesses
	// Light tells how light a photo is, and false where nobody knows yet; nil
	// knows of none. It is asked for every photo at every check.
	Light    func(document.PhotoID) (photo.Light, bool)
	dark     map[document.PhotoID]measured
	captions caption.Checked
	told     []string // the paragraphs at the last check
	texts    map[document.TextRef]checked
	turn     uint64 // counts checks; what an older one used is dropped
}

// checked is a text with what is to be replaced in it.
type checked struct {
	text   string
	rules  textRules
	faults [faultKinds][]replacement
	turn   uint64
}

func (m *Memo) begin() {
	if m.texts == nil {
		m.texts = map[document.TextRef]checked{}
	}
	m.turn++
}

// of returns the faults of a text, read anew where it has changed.
func (m *Memo) of(key document.TextRef, text string, rules textRules) [faultKinds][]replacement {
	c, ok := m.texts[key]
	if !ok || c.text != text || c.rules != rules {
		c = checked{text: text, rules: rules, faults: faultsOf([]rune(text), rules)}
	}
	c.turn = m.turn
	m.texts[key] = c
	return c.faults
}

func (m *Memo) end() {
	for key, c := range m.texts {
		if c.turn != m.turn {
			delete(m.texts, key)
		}
	}
}
