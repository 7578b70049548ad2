package main

import "testing"

func TestLicenceNames(t *testing.T) {
	for _, c := range []struct {
		name            string
		isTaken, grants bool
	}{
		{"LICENSE", true, true},
		{"LICENCE.md", true, true},
		{"license-mit", true, true},
		{"License.txt", true, true},
		{"LICENSES", true, true},
		{"UNLICENSE", true, true},
		{"COPYING", true, true},
		{"COPYING.LESSER", true, true},
		{"NOTICE", true, false},
		{"CopyrightNotice.txt", true, false},
		{"PATENTS", true, false},
		{"ThirdPartyNotices.txt", true, false},
		{"license.go", false, true},
		{"license-checker.mjs", false, true},
		{"notice.json", false, false},
		{"licensing.md", false, false},
		{"copyist.txt", false, false},
		{"README.md", false, false},
	} {
		if got := isLicenceName(c.name); got != c.isTaken {
			t.Errorf("%s: taken %v, want %v", c.name, got, c.isTaken)
		}
		if got := grantName.MatchString(c.name); c.isTaken && got != c.grants {
			t.Errorf("%s: grants %v, want %v", c.name, got, c.grants)
		}
	}
}

func TestTidy(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a\r\nb\r\n", "a\nb"},
		{"\ufeffa", "a"},
		{"\n\n  a  \n\nb\t\n\n", "  a\n\nb"},
		{"a\f\n", "a"},
		{"", ""},
	} {
		if got := tidy(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
