package manuscript

import (
	"sort"
	"strings"
	"testing"
)

// ink returns the characters of a text without white space, sorted, so that
// two texts with the same characters give the same string.
func ink(text string) string {
	rs := []rune(squeeze(text))
	sort.Slice(rs, func(i, j int) bool { return rs[i] < rs[j] })
	return string(rs)
}

// inkOf returns the ink of all that was read.
func inkOf(m *Manuscript) string {
	var all strings.Builder
	for _, b := range m.Story.Blocks {
		all.WriteString(b.Label + b.Text())
	}
	for _, c := range m.Captions {
		all.WriteString(c.Label + c.Text)
	}
	all.WriteString(m.Credit)
	return ink(all.String())
}

// checkShape checks what holds for every manuscript.
func checkShape(t *testing.T, m *Manuscript) {
	t.Helper()
	if m.Story.Locale == "" || m.Story.Mode == "" || m.Encoding == "" {
		t.Errorf("locale %q, mode %q, encoding %q: none may be empty", m.Story.Locale, m.Story.Mode, m.Encoding)
	}
	headlines := 0
	for i, b := range m.Story.Blocks {
		if b.Role == "" || b.Line < 1 || b.Confidence <= 0 || b.Confidence > 1 || len(b.Spans) == 0 {
			t.Errorf("block %d is not complete: %+v", i, b)
		}
		if countInk(b.Text()) == 0 && b.Label == "" {
			t.Errorf("block %d has no text: %+v", i, b)
		}
		if b.Role == "headline" {
			headlines++
		}
	}
	for i, c := range m.Captions {
		if c.Picture >= len(m.Pictures) || c.Picture < -1 || c.Section < -1 || c.Confidence <= 0 {
			t.Errorf("caption %d is not complete: %+v", i, c)
		}
	}
}
