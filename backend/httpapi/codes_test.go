package httpapi

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"broadsheet/backend/finding"

	"go.yaml.in/yaml/v3"
)

// TestStatusesNameCodesThatExist: those of the store are written as text.
func TestStatusesNameCodesThatExist(t *testing.T) {
	for code := range statuses {
		for _, lang := range finding.Languages {
			if !finding.HasText(lang, code) {
				t.Errorf("%s has no text in %s: is there such a code?", code, lang)
			}
		}
	}
}

// TestEveryCodeIsDocumented with the status that it is answered with.
func TestEveryCodeIsDocumented(t *testing.T) {
	documented := documentedCodes(t)
	for _, domain := range []string{"httpapi", "desk", "store", "document"} {
		for _, code := range codesOf(t, domain) {
			want := statusOf(code)
			if got := documented[code]; got != want {
				t.Errorf("%s is answered with %d; docs/http-api.md says %d (0: nothing)", code, want, got)
			}
		}
	}
}

var codeRow = regexp.MustCompile("(?m)^\\| (\\d{3}) \\| (`[a-z]+\\.[a-z-]+`.*) \\|$")

func documentedCodes(t *testing.T) map[finding.Code]int {
	text, err := os.ReadFile("../../docs/http-api.md")
	if err != nil {
		t.Fatal(err)
	}
	out := map[finding.Code]int{}
	for _, row := range codeRow.FindAllStringSubmatch(string(text), -1) {
		status, _ := strconv.Atoi(row[1])
		for code := range strings.FieldsSeq(row[2]) {
			out[finding.Code(strings.Trim(code, "`"))] = status
		}
	}
	return out
}

// codesOf are the codes of a domain: each has a text.
func codesOf(t *testing.T, domain string) []finding.Code {
	raw, err := os.ReadFile("../finding/catalogue/" + domain + ".en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	if err := yaml.Unmarshal(raw, &texts); err != nil {
		t.Fatal(err)
	}
	out := []finding.Code{}
	for key := range texts {
		out = append(out, finding.Code(domain+"."+key))
	}
	return out
}
