package font

import (
	"encoding/binary"
	"testing"
)

// cmapOf wraps a subtable into a cmap table.
func cmapOf(platform, encoding uint16, subtable []byte) []byte {
	out := words(0, 1, int(platform), int(encoding), 0, 12)
	return append(out, subtable...)
}

func words(values ...int) []byte {
	var out []byte
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

func longs(values ...int) []byte {
	var out []byte
	for _, v := range values {
		out = binary.BigEndian.AppendUint32(out, uint32(v))
	}
	return out
}

func TestCmapFormats(t *testing.T) {
	trimmed := words(6, 0, 0, 'a', 3, 7, 0, 9)
	format10 := append(append(words(10, 0), longs(0, 0, 0x20000, 2)...), words(5, 6)...)
	groups := func(format int) []byte {
		return append(words(format, 0), longs(40, 0, 2, 0xFE, 0x101, 10, 0x20000, 0x20001, 20)...)
	}
	// Two segments, a to c by delta and U+4E00 to U+4E01 by range offset, and
	// the end mark.
	format4 := words(4, 0, 0, 6, 0, 0, 0,
		'c', 0x4E01, 0xFFFF, 0, 'a', 0x4E00, 0xFFFF, 1-'a', 3, 1, 0, 4, 0, 40, 0)
	format0 := append(words(0, 262, 0), make([]byte, 256)...)
	format0[6+'A'] = 3

	type answers map[rune]GID
	for _, c := range []struct {
		name  string
		table []byte
		want  answers
	}{
		{"format 0", cmapOf(1, 0, format0), answers{'A': 0}}, // Macintosh is not Unicode
		{"format 0, Unicode", cmapOf(0, 0, format0), answers{'A': 3, 'B': 0, 0x141: 0}},
		{"format 4", cmapOf(3, 1, format4), answers{'a': 1, 'c': 3, 'd': 0, 0x4E00: 43, 0x4E01: 0, 0xFFFF: 0, 0x14E00: 0}},
		{"format 6", cmapOf(0, 3, trimmed), answers{'a': 7, 'b': 0, 'c': 9, 'd': 0}},
		{"format 10", cmapOf(3, 10, format10), answers{0x20000: 5, 0x20001: 6, 0x20002: 0}},
		{"format 12", cmapOf(3, 10, groups(12)), answers{0xFD: 0, 0xFE: 10, 0xFF: 11, 0x100: 12, 0x101: 13, 0x102: 0, 0x20001: 21}},
		{"format 13", cmapOf(0, 6, groups(13)), answers{0xFE: 10, 0x101: 10, 0x20001: 20}},
		{"symbols", cmapOf(3, 0, append(words(12, 0), longs(28, 0, 1, 0xF041, 0xF042, 8)...)), answers{'A': 8, 0xF042: 9}},
		{"nothing", nil, answers{'A': 0}},
		{"offset outside", words(0, 1, 3, 1, 1, 0), answers{'A': 0}},
		{"glyph outside", cmapOf(3, 10, append(words(12, 0), longs(28, 0, 1, 'A', 'B', 99)...)), answers{'A': 99, 'B': 0}},
	} {
		m := newRuneMap(c.table, 100)
		for r, want := range c.want {
			if got := m.glyph(r); got != want {
				t.Errorf("%s, %U: got glyph %d, want %d", c.name, r, got, want)
			}
		}
	}
}

func TestBestSubtable(t *testing.T) {
	one := append(words(12, 0), longs(28, 0, 1, 'A', 'A', 1)...)
	two := append(words(12, 0), longs(28, 0, 1, 'A', 'A', 2)...)
	table := append(words(0, 2, 3, 1, 0, 20, 3, 10, 0, 20+len(one)), append(one, two...)...)
	if got := newRuneMap(table, 100).glyph('A'); got != 2 {
		t.Errorf("got glyph %d, want 2: all of Unicode goes before the BMP", got)
	}
}

func TestWeightRank(t *testing.T) {
	for _, c := range []struct {
		want int
		have []int
		best int
	}{
		{400, []int{300, 500, 900}, 500},
		{500, []int{400, 600}, 400},
		{450, []int{400, 600}, 400},
		{300, []int{200, 400}, 200},
		{100, []int{400, 900}, 400},
		{700, []int{600, 900}, 900},
		{900, []int{400, 600}, 600},
	} {
		best := c.have[0]
		for _, h := range c.have {
			if weightRank(c.want, h) < weightRank(c.want, best) {
				best = h
			}
		}
		if best != c.best {
			t.Errorf("of %v for %d: got %d, want %d", c.have, c.want, best, c.best)
		}
	}
}

func TestKindOf(t *testing.T) {
	for family, want := range map[string]kind{
		"serif": kindSerif, "Noto Sans SC": kindSans, "华文楷体": kindKai, "霞鹜文楷 屏幕阅读版": kindKai,
		"思源黑体": kindSans, "Georgia": kindSerif, "PT Sans": kindSans, "PT Serif": kindSerif, "": kindSerif,
	} {
		if got := kindOf(family); got != want {
			t.Errorf("%q: got %v, want %v", family, got, want)
		}
	}
}
