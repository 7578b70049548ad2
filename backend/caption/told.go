package caption

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// told is what the story of a page says of the names in its captions. It keeps
// what it found in each paragraph, so that a character typed into one has that
// one read alone.
type told struct {
	wanted []wantedName
	byHead map[rune][]int // indexes of wanted, by their first sign
	isHead [512]bool      // by the last bits of first signs: most signs are none
	latin  []int          // indexes of wanted in Latin script
	blocks []toldBlock
}

// wantedName is a name that captions or fields have.
type wantedName struct {
	name     string
	uses     int // in captions and fields
	isPerson bool
	isPlace  bool
}

// toldBlock is a paragraph with what it says of the wanted names.
type toldBlock struct {
	text   string
	isRead bool
	hits   []hit
}

// hit is a place where a story has a wanted name, or nearly so.
type hit struct {
	wanted   int
	name     string // as the story has it
	isPerson bool
	isPlaced bool // where a name stands
}

// verdict is how a story spells a name that captions have otherwise.
type verdict struct {
	name, other string
	isMore      bool // the story has its spelling more often than they theirs
}

// settle reads what has changed of a story and returns the names that it
// spells otherwise, in the order of the wanted ones.
func (t *told) settle(wanted []wantedName, blocks []string) []verdict {
	if len(wanted) == 0 || len(blocks) == 0 {
		t.blocks = t.blocks[:0]
		return nil
	}
	if !slices.EqualFunc(wanted, t.wanted, func(a, b wantedName) bool { return a.name == b.name }) {
		t.look(wanted)
		t.blocks = t.blocks[:0]
	}
	t.wanted = wanted
	t.read(blocks)
	return t.judge()
}

// look prepares to look for other names than before.
func (t *told) look(wanted []wantedName) {
	t.byHead, t.isHead, t.latin = map[rune][]int{}, [512]bool{}, nil
	for i, w := range wanted {
		head, _ := utf8.DecodeRuneInString(w.name)
		if !isHan(head) {
			t.latin = append(t.latin, i)
			continue
		}
		t.byHead[head] = append(t.byHead[head], i)
		t.isHead[head%512] = true
	}
}

func (t *told) read(blocks []string) {
	kept := min(len(t.blocks), len(blocks))
	t.blocks = slices.Grow(t.blocks[:kept], len(blocks))[:len(blocks)]
	clear(t.blocks[kept:])
	for i, text := range blocks {
		if b := &t.blocks[i]; !b.isRead || b.text != text {
			*b = toldBlock{text: text, isRead: true, hits: t.hitsIn(text, b.hits[:0])}
		}
	}
}

// hitsIn finds the wanted names in a text, and what differs from one of them in
// a sign or letter that is mistaken.
func (t *told) hitsIn(text string, out []hit) []hit {
	for at, r := range text {
		if !t.isHead[r%512] {
			continue
		}
		for _, i := range t.byHead[r] {
			if end := at + len(t.wanted[i].name); end <= len(text) && differInOne(text[at:end], t.wanted[i].name) {
				out = append(out, hitAt(text, at, end, i))
			}
		}
	}
	if len(t.latin) > 0 {
		out = append(out, t.latinHits(text)...)
	}
	return out
}

// around is how many bytes on each side of a name tell what it is.
const around = 32

func hitAt(text string, from, to, wanted int) hit {
	left, right := max(0, from-around), min(len(text), to+around)
	for !utf8.RuneStart(text[left]) {
		left++
	}
	for right < len(text) && !utf8.RuneStart(text[right]) {
		right--
	}
	runes := []rune(text[left:right])
	start := utf8.RuneCountInString(text[left:from])
	end := start + utf8.RuneCountInString(text[from:to])
	return hit{
		wanted: wanted, name: text[from:to],
		isPerson: isTitled(runes, start, end), isPlaced: standsAsName(runes, start, end),
	}
}

func (t *told) latinHits(text string) []hit {
	var out []hit
	for _, p := range latinNames([]rune(text)) {
		for _, i := range t.latin {
			if p.name == t.wanted[i].name || isSlip(p.name, t.wanted[i].name) {
				out = append(out, hit{wanted: i, name: p.name, isPerson: true, isPlaced: true})
			}
		}
	}
	return out
}

// differInOne holds for texts of one length that are the same or differ in one
// sign that is mistaken for another.
func differInOne(a, b string) bool {
	if a == b {
		return true
	}
	off := 0
	for len(a) > 0 && len(b) > 0 {
		x, m := utf8.DecodeRuneInString(a)
		y, n := utf8.DecodeRuneInString(b)
		if x != y {
			if off++; off > 1 || !areAlike(lookAlike, x, y) && !areAlike(soundAlike, x, y) {
				return false
			}
		}
		a, b = a[m:], b[n:]
	}
	return len(a) == 0 && len(b) == 0
}

// spelled is a spelling of the story, with how often it has it.
type spelled struct {
	name               string
	count              int
	isPerson, isPlaced bool
}

func (t *told) judge() []verdict {
	said := make([][]spelled, len(t.wanted))
	for i := range t.blocks {
		for _, h := range t.blocks[i].hits {
			said[h.wanted] = count(said[h.wanted], h)
		}
	}
	var out []verdict
	for i, w := range t.wanted {
		if v, ok := w.judge(said[i]); ok {
			out = append(out, v)
		}
	}
	return out
}

func count(said []spelled, h hit) []spelled {
	i := slices.IndexFunc(said, func(s spelled) bool { return s.name == h.name })
	if i < 0 {
		i, said = len(said), append(said, spelled{name: h.name})
	}
	s := &said[i]
	s.count++
	s.isPerson, s.isPlaced = s.isPerson || h.isPerson, s.isPlaced || h.isPlaced
	return said
}

// judge weighs the spellings of a story against a name of the captions. A story
// that has the name itself means two people, or is of two minds.
func (w wantedName) judge(said []spelled) (verdict, bool) {
	var best spelled
	for _, s := range said {
		if s.name == w.name {
			return verdict{}, false
		}
		if s.isPlaced && (s.isPerson || w.isPerson) && w.mayBe(s) && s.count > best.count {
			best = s
		}
	}
	return verdict{w.name, best.name, best.count > w.uses}, best.count > 0
}

// mayBe holds for a spelling that can be this name: one of two signs must look
// alike and be there twice, and a place is none unless it is called a person.
func (w wantedName) mayBe(s spelled) bool {
	if !isHanText(w.name) {
		return true
	}
	return isOneSignOff(s.name, w.name) && (s.count > 1 || utf8.RuneCountInString(w.name) > 2) && !(w.isPlace && !s.isPerson)
}

// commonWords begin a sentence or a title with a capital and are no first name.
var commonWords = strings.Fields("The A An In At On By For From With And But Of To New Old North South East West Upper Lower Great Little Saint St Mount Lake Royal")

// isSlip holds for names of one or more words of which one differs in a letter
// that is missing, too many, another or in its neighbour's place. Short words
// and the ends of first names make other names (Joan and John, Joseph and
// Josepha), a common word before makes it a place.
func isSlip(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) || len(x) < 2 || slices.Contains(commonWords, x[0]) {
		return false
	}
	at := -1
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if at >= 0 {
			return false
		}
		at = i
	}
	return at >= 0 && isSlipOfWord([]rune(x[at]), []rune(y[at]))
}

const leastSlip = 6 // letters

func isSlipOfWord(x, y []rune) bool {
	if min(len(x), len(y)) < leastSlip || x[0] != y[0] || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return distance(x, y) == 1
}
