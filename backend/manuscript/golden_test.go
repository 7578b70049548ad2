package manuscript

import (
	"context"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// mustRead reads a manuscript that has to be readable.
func mustRead(t *testing.T, name string, data []byte) *Manuscript {
	t.Helper()
	m, err := Read(context.Background(), Input{Name: name, Data: data})
	if err != nil {
		t.Fatalf("Read(%s): %v", name, err)
	}
	checkShape(t, m)
	return m
}

// checkGolden compares with a golden file, or writes it with -update.
func checkGolden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("no golden file %s; run go test -update and read what it wrote\n%s", file, got)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestGolden(t *testing.T) {
	var files []string
	for _, pattern := range []string{"*.txt", "*.md", "*.docx"} {
		found, _ := filepath.Glob(filepath.Join("testdata", pattern))
		files = append(files, found...)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			m := mustRead(t, filepath.Base(file), data)
			checkGolden(t, file+".golden", dump(m))
		})
	}
}
