// Package golden compares what a test got with a file of its testdata folder.
//
// The flag -update writes the files anew (make golden); look at the difference
// before you commit it.
package golden

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Check compares got with testdata/NAME of the test's package. Where they
// differ the test fails, showing the difference by lines for text and the
// first differing byte for other files. Name may hold folders.
func Check[T string | []byte](t testing.TB, name string, got T) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		write(t, path, []byte(got))
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("no golden file: %v\n\trun the test with -update to write it", err)
		return
	}
	if difference := compare(want, []byte(got)); difference != "" {
		t.Errorf("%s differs (run with -update if this is as it should be):\n%s", path, difference)
	}
}

func write(t testing.TB, path string, got []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, got, 0o644); err != nil {
		t.Fatal(err)
	}
}

// compare returns "" if the two are the same.
func compare(want, got []byte) string {
	if bytes.Equal(want, got) {
		return ""
	}
	if utf8.Valid(want) && utf8.Valid(got) {
		return cmp.Diff(lines(want), lines(got))
	}
	at := 0
	for at < len(want) && at < len(got) && want[at] == got[at] {
		at++
	}
	return fmt.Sprintf("%d bytes wanted, %d got, different from byte %d on", len(want), len(got), at)
}

// lines splits text so that cmp shows whole lines.
func lines(text []byte) []string {
	var out []string
	for _, l := range bytes.Split(text, []byte("\n")) {
		out = append(out, string(l))
	}
	return out
}
