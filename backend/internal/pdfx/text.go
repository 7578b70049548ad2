package pdfx

import (
	"encoding/binary"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// decodeText reads a text string: UTF-16 with a mark, else Latin letters.
func decodeText(t Text) string {
	if len(t) >= 2 && t[0] == 0xfe && t[1] == 0xff {
		units := make([]uint16, 0, len(t)/2)
		for i := 2; i+1 < len(t); i += 2 {
			units = append(units, binary.BigEndian.Uint16(t[i:]))
		}
		return string(utf16.Decode(units))
	}
	runes := make([]rune, len(t))
	for i, c := range t {
		runes[i] = rune(c)
	}
	return string(runes)
}

// pdfDate is the form of a date (ISO 32000-1, 7.9.4).
var pdfDate = regexp.MustCompile(`^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)?'?)?$`)

// readDate reads a date of the information dictionary.
func readDate(s string) (time.Time, bool) {
	m := pdfDate.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}, false
	}
	n := [9]int{1: 1, 2: 1}
	for i := range n {
		if i != 6 && m[i+1] != "" {
			n[i], _ = strconv.Atoi(m[i+1]) // digits only
		}
	}
	shift := time.Duration(n[7])*time.Hour + time.Duration(n[8])*time.Minute
	if m[7] == "-" {
		shift = -shift
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC)
	return t.Add(-shift), n[1] >= 1 && n[1] <= 12 && t.Day() == n[2] && n[3] < 24 && n[4] < 60
}

// readXMPDate reads a date of XMP, a profile of ISO 8601.
func readXMPDate(s string) (time.Time, bool) {
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

// atMost reports whether a version of PDF is not above another: "1.4", "1.6".
func atMost(version, limit string) bool {
	major, minor, ok := strings.Cut(version, ".")
	m, err := strconv.Atoi(minor)
	_, most, _ := strings.Cut(limit, ".")
	n, _ := strconv.Atoi(most)
	return ok && err == nil && major == "1" && m <= n
}
