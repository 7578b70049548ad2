package font

import (
	"fmt"
	"iter"
	"unicode"

	"broadsheet/backend/finding"
)

// FaceFor returns the face that draws a rune where a query asks for it: the
// query's own face if it has the rune, else another of its family, else of
// another family, installed ones last. If no face has it, ok is false and the
// query's own face draws its .notdef. Runes that are not drawn (controls,
// joiners, variation selectors) stay with the query's face.
//
// It returns nil only if the Book is empty.
func (b *Book) FaceFor(q Query, r rune) (f *Face, ok bool) {
	first, err := b.Face(q)
	if err != nil {
		return nil, false
	}
	if _, has := first.GID(r); has || isUndrawn(r) {
		return first, true
	}
	key := runeQuery{q, r}
	if a, ok := b.forRune.Load(key); ok {
		return a.(runeAnswer).face, a.(runeAnswer).ok
	}
	a := runeAnswer{first, false}
	for e := range b.fallbacks(q, first) {
		if !e.hasRune(r) {
			continue
		}
		if f := e.open(); f != nil {
			a = runeAnswer{f, true}
			break
		}
	}
	b.forRune.Store(key, a)
	return a.face, a.ok
}

// fallbacks yields the entries in which a rune is looked for that the first
// choice lacks: its own family; then, quick sources before slow ones, the
// families of its kind, those of the other kinds, and everything else.
func (b *Book) fallbacks(q Query, first *Face) iter.Seq[*entry] {
	if q.Weight == 0 {
		q.Weight = 400
	}
	return func(yield func(*entry) bool) {
		give := func(entries []*entry) bool {
			for _, e := range ranked(entries, q) {
				if !yield(e) {
					return false
				}
			}
			return true
		}
		if !give(b.family(first.Family())) {
			return
		}
		for _, shelves := range [][]*shelf{b.quick, b.slow} {
			for _, k := range fallbackKinds[kindOf(q.Family)] {
				for _, name := range familiesOfKind[k] {
					if !give(entriesOf(shelves, name)) {
						return
					}
				}
			}
			if !give(allEntries(shelves)) {
				return
			}
		}
	}
}

// undrawn are the runes without a picture beside controls: they steer other
// runes (Unicode, Default_Ignorable_Code_Point).
var undrawn = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00AD, Hi: 0x00AD, Stride: 1}, {Lo: 0x034F, Hi: 0x034F, Stride: 1}, {Lo: 0x061C, Hi: 0x061C, Stride: 1},
		{Lo: 0x180B, Hi: 0x180F, Stride: 1}, {Lo: 0x200B, Hi: 0x200F, Stride: 1}, {Lo: 0x2028, Hi: 0x202E, Stride: 1},
		{Lo: 0x2060, Hi: 0x206F, Stride: 1}, {Lo: 0xFE00, Hi: 0xFE0F, Stride: 1}, {Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1},
	},
	R32:         []unicode.Range32{{Lo: 0xE0000, Hi: 0xE0FFF, Stride: 1}},
	LatinOffset: 1,
}

func isUndrawn(r rune) bool { return r < 0x20 || (r >= 0x7F && r < 0xA0) || unicode.Is(undrawn, r) }

// CheckRunes reports the runes of a text that the query's family lacks, each
// once in the order of the text: as a note if another face has it, as a fault
// if none does.
func (b *Book) CheckRunes(q Query, text string, at finding.Place) []finding.Finding {
	first, err := b.Face(q)
	if err != nil {
		f, _ := finding.FromError(err)
		return []finding.Finding{f}
	}
	var all []finding.Finding
	seen := map[rune]bool{}
	for _, r := range text {
		if seen[r] {
			continue
		}
		seen[r] = true
		used, ok := b.FaceFor(q, r)
		char, code := string(r), fmt.Sprintf("U+%04X", r)
		switch {
		case !ok:
			all = append(all, finding.New(finding.Fault, CodeRuneMissing, at, "char", char, "code", code))
		case used.Family() != first.Family():
			all = append(all, finding.New(finding.Note, CodeRuneSubstituted, at, "char", char, "code", code, "family", first.Family(), "used", used.Family()))
		}
	}
	return all
}
