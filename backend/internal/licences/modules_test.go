package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lay writes files below a new folder, and returns it.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestAddListed(t *testing.T) {
	modules := map[string]module{}
	for _, answer := range []string{
		`{"Dir":"/go/fmt","Standard":true} {"Dir":"/us","Module":{"Path":"broadsheet","Main":true}}`,
		`{"Dir":"/m","Module":{"Path":"a/m","Version":"v1","Dir":"/m"}}`,
		`{"Dir":"/m/x/y","Module":{"Path":"a/m","Version":"v1","Dir":"/m"}}`,
	} {
		if err := addListed(modules, []byte(answer)); err != nil {
			t.Fatal(err)
		}
	}
	if got := slices.Sorted(maps.Keys(modules)); !slices.Equal(got, []string{"a/m"}) {
		t.Errorf("modules %v", got)
	}
	if got := slices.Sorted(maps.Keys(modules["a/m"].folders)); !slices.Equal(got, []string{"/m/x", "/m/x/y"}) {
		t.Errorf("folders %v", got)
	}
}

func TestModule(t *testing.T) {
	dir := lay(t, map[string]string{
		"LICENSE": bsd3, "PATENTS": "a promise", "lib/LICENSE.txt": mit, "lib/code.go": "", "unused/COPYING": apache,
	})
	m := module{path: "a/m", version: "v1", dir: dir, folders: map[string]bool{}}
	m.add(filepath.Join(dir, "lib"))
	got, err := m.part()
	if err != nil {
		t.Fatal(err)
	}
	want := part{name: "a/m", version: "v1", kind: "go", licence: "BSD-3-Clause AND MIT", texts: []string{tidy(bsd3), "a promise", tidy(mit)}}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(part{})); d != "" {
		t.Error(d)
	}
}

func TestModuleErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		m    module
		want string
	}{
		{"not there", module{path: "a/m", version: "v1"}, "a/m v1 is not on this machine: run go mod download"},
		{"no licence", module{path: "a/m", version: "v1", dir: lay(t, map[string]string{"NOTICE": "n"})}, "a/m v1 has no licence file"},
	} {
		if _, err := c.m.part(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q in it", c.name, err, c.want)
		}
	}
}
