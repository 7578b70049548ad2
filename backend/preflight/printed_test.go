package preflight

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"broadsheet/backend/manuscript"
)

// TestPrintedTextsAreClean holds that the texts of real reports are left alone.
func TestPrintedTextsAreClean(t *testing.T) {
	samples := os.Getenv("BROADSHEET_SAMPLES")
	if samples == "" {
		samples = filepath.Join("..", "..", "..", "shared", "samples")
	}
	for _, path := range []string{
		filepath.Join(samples, "huinong.txt"),
		filepath.Join("..", "..", "examples", "report.txt"),
		filepath.Join("..", "..", "examples", "english.txt"),
	} {
		t.Run(filepath.Base(path), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Skipf("report not found: %v", err)
			}
			m, err := manuscript.Read(context.Background(), manuscript.Input{Name: filepath.Base(path), Data: raw})
			if err != nil {
				t.Fatal(err)
			}
			rules, _ := rulesOf(string(m.Story.Locale))
			for _, b := range m.Story.Blocks {
				reportFaults(t, b.Text(), rules)
			}
			rules.isAlone = true
			for _, c := range m.Captions {
				reportFaults(t, c.Text, rules)
			}
		})
	}
}

func reportFaults(t *testing.T, text string, rules textRules) {
	t.Helper()
	for kind, faults := range faultsOf([]rune(text), rules) {
		if faultKind(kind) == halfWidth {
			continue // one of them has half-width brackets around a year
		}
		for _, f := range faults {
			t.Errorf("kind %d at %d (%s): %s", kind, f.from, f.text, text)
		}
	}
}
