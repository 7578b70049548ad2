package pdf

import (
	"bytes"
	"testing"

	"broadsheet/backend/internal/pdfx"
	"broadsheet/backend/internal/pdfx/open"
)

// breaches holds a file to a standard and returns the names of broken rules.
func breaches(t *testing.T, data []byte, s pdfx.Standard) map[string]string {
	t.Helper()
	f, err := open.File(data)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, b := range pdfx.Check(f, s) {
		out[b.Rule.Name] += b.Detail + "; "
	}
	return out
}

var standards = map[pdfx.Standard]Standard{pdfx.X4: X4, pdfx.X1a: X1a}

func TestPressFilesKeepToTheirStandard(t *testing.T) {
	for theirs, ours := range standards {
		file := renderPress(t, forPress(ours))
		for rule, what := range breaches(t, file, theirs) {
			t.Errorf("%s: %s: %s", ours, rule, what)
		}
		f, err := open.File(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := pdfx.Claimed(f); got != theirs {
			t.Errorf("%s claims to be %q", ours, got)
		}
		if len(f.Objects) < 10 || bytes.Contains(file, []byte("/URI")) {
			t.Errorf("%s: %d objects, or a link", ours, len(f.Objects))
		}
	}
}
