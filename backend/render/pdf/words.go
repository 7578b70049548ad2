package pdf

import (
	"unicode/utf16"
	"unicode/utf8"

	"broadsheet/backend/scene"
)

// words holds what each glyph of a run says.
type words struct {
	texts  []string
	spans  []span
	starts []int // byte offset of each rune of the run's text, and its length
}

// span is a cluster of more glyphs than characters. No mapping from single
// glyphs to characters can say its text, so it carries it as ActualText.
type span struct {
	from, to int // glyphs
	text     string
}

// silent stands for a glyph without a character of its own: some readers show
// a replacement character for a glyph that maps to nothing.
const silent = "\u200b"

// read fills w for the first n glyphs of a run.
func (w *words) read(g *scene.Glyphs, n int) {
	w.texts, w.spans, w.starts = w.texts[:0], w.spans[:0], w.starts[:0]
	for i := range g.Text {
		w.starts = append(w.starts, i)
	}
	runes := len(w.starts)
	w.starts = append(w.starts, len(g.Text))
	clusters := g.Clusters
	if len(clusters) < n || runes == 0 {
		clusters = make([]int32, n) // all one cluster
	}
	for from := 0; from < n; {
		to := from + 1
		for to < n && clusters[to] == clusters[from] {
			to++
		}
		lo, hi := int(clusters[from]), runes
		if from == 0 {
			lo = 0
		}
		if to < n {
			hi = int(clusters[to])
		}
		hi = max(0, min(hi, runes))
		w.cluster(g.Text, from, to, max(0, min(lo, hi)), hi)
		from = to
	}
}

// cluster gives the runes lo to hi to the glyphs from to to: one each, the
// rest to the last.
func (w *words) cluster(text string, from, to, lo, hi int) {
	if to-from > hi-lo {
		w.spans = append(w.spans, span{from, to, text[w.starts[lo]:w.starts[hi]]})
	}
	for i := from; i < to; i++ {
		end := lo + 1
		if i == to-1 {
			end = hi
		}
		if lo >= hi {
			w.texts = append(w.texts, silent)
			continue
		}
		w.texts = append(w.texts, text[w.starts[lo]:w.starts[end]])
		lo = end
	}
}

// appendUTF16 writes s as UTF-16, big end first, in hexadecimal.
func appendUTF16(b []byte, s string) []byte {
	for _, r := range s {
		if hi, lo := utf16.EncodeRune(r); hi != utf8.RuneError {
			b = appendHex16(appendHex16(b, uint16(hi)), uint16(lo))
			continue
		}
		b = appendHex16(b, uint16(r))
	}
	return b
}
