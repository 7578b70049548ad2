package httpapi

import (
	"testing"

	"broadsheet/backend/finding"
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
