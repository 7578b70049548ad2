package cli

import "testing"

func TestCells(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "照片": 4, "a照b": 4, "e\u0301": 1, "（全角）": 8, "…": 1} {
		if got := cells(text); got != want {
			t.Errorf("%q takes %d cells, want %d", text, got, want)
		}
	}
}

func TestShortened(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"照片说明", 8, "照片说明"}, {"照片说明文", 8, "照片说…"}, {"照片", 1, "…"},
	} {
		got := shortened(c.text, c.most)
		if got != c.want || cells(got) > c.most {
			t.Errorf("%q in %d cells: %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

func TestPrintableMovesNoCursor(t *testing.T) {
	for in, want := range map[string]string{
		"a\x1b[2Jb": "a [2Jb", "a\nb\t c": "a b c", "x\u202egpj.exe": "x gpj.exe", "a\xffb": "a\uFFFDb", "👨‍👩‍👧": "👨‍👩‍👧",
	} {
		if got := printable(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
