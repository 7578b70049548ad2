package desk

import (
	"testing"

	"broadsheet/backend/finding"
)

func TestReadDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"2025-01-15", "2025-01-15"},
		{"2025-1-5", "2025-01-05"},
		{" 2025/1/15 ", "2025-01-15"},
		{"2025.01.15", "2025-01-15"},
		{"2025年1月15日", "2025-01-15"},
		{"2025年01月15日 星期三", "2025-01-15"},
		{"２０２５年１月１５日", "2025-01-15"},
		{"2024-02-29", "2024-02-29"},
	} {
		if got, err := readDate(c.in, finding.Place{}); err != nil || got != c.want {
			t.Errorf("%q: %q, %v; want %q", c.in, got, err, c.want)
		}
	}
	for _, in := range []string{"2025-02-29", "2025-13-01", "2025-00-10", "2025-01-32", "0000-01-01", "15.01.2025", "tomorrow", "2025-01", "2025年1月", "2025-1/5"} {
		_, err := readDate(in, finding.Place{})
		if f, _ := finding.FromError(err); f.Code != BadDate {
			t.Errorf("%q: %v, want %s", in, err, BadDate)
		}
	}
}
