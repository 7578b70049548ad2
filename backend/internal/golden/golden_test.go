package golden

import (
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	Check(t, "greeting.txt", "good\nmorning\n")
	Check(t, "greeting.txt", []byte("good\nmorning\n"))
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ name, want, got, shown string }{
		{"same", "a\nb", "a\nb", ""},
		{"a line", "a\nb", "a\nc", `"c"`},
		{"bytes", "\xff\x00\x01", "\xff\x00\x02\x03", "3 bytes wanted, 4 got, different from byte 2 on"},
	} {
		got := compare([]byte(c.want), []byte(c.got))
		if (got == "") != (c.shown == "") || !strings.Contains(got, c.shown) {
			t.Errorf("%s: got %q, want it to show %q", c.name, got, c.shown)
		}
	}
}
