package metadata

import "testing"

func TestDay(t *testing.T) {
	for date, want := range map[string]string{
		"20250516": "2025-05-16", "2025:05:16 10:11:12": "2025-05-16", "2025-05-16T10:00:00Z": "2025-05-16",
		"0000:00:00 00:00:00": "", "2025-13-01": "", "16 May": "", "": "",
	} {
		if got := day(date); got != want {
			t.Errorf("%q is the day %q, want %q", date, got, want)
		}
	}
}
