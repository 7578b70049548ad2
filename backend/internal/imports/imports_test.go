package imports

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	module = "broadsheet"
	root   = "../../.." // the repository, seen from this package
)

// listed is the part of go list's answer that is needed here.
type listed struct {
	ImportPath string
	Imports    []string // of the package itself, not of its tests
}

// TestImportTable holds the table of allowed direct imports.
func TestImportTable(t *testing.T) {
	noteSources(t)
	for _, pkg := range listPackages(t) {
		from := belowModule(pkg.ImportPath)
		r := ruleFor(from)
		for _, path := range pkg.Imports {
			if !isOurs(path) {
				continue
			}
			to := belowModule(path)
			if !mayImport(r, from, to) {
				t.Errorf("%s imports %s, which the import table does not allow (%s).\n\tIt may import: %s", from, to, r.why, shown(r.allow))
			}
		}
	}
}

// TestEveryRuleIsUsable catches a rule whose order in the table or whose
// spelling makes it void.
func TestEveryRuleIsUsable(t *testing.T) {
	for _, r := range table {
		if got := ruleFor(r.pkg); got.pkg != r.pkg {
			t.Errorf("the rule for %q is never reached: %q decides", r.pkg, got.pkg)
		}
	}
}

func TestMayImport(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"backend/geom", "backend/story", false},
		{"backend/colour", "backend/geom", true},
		{"backend/manuscript", "backend/manuscript/docx", true},
		{"backend/manuscript/docx", "backend/story", true},
		{"backend/manuscript/docx", "backend/layout", false},
		{"backend/render/pdf", "backend/scene", true},
		{"backend/render/pdf", "backend/layout", false},
		{"backend/render/png", "backend/document", false},
		{"backend/font", "backend/font/bundled", false},
		{"backend/desk", "backend/render/pdf", true},
		{"backend/desk", "backend/font/bundled", false},
		{"backend/desk", "backend/internal/testfont", false},
		{"backend/cli", "backend/font/bundled", true},
		{"backend/cli", "backend/compose", false},
		{"backend/httpapi", "backend/store", false},
		{"", "backend/cli", true},
		{"", "backend/compose", false},
	} {
		if got := mayImport(ruleFor(c.from), c.from, c.to); got != c.want {
			t.Errorf("may %q import %q: got %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

// mayImport reports whether a rule lets the package from import the package
// to; both are paths below the module.
func mayImport(r rule, from, to string) bool {
	for kept, keepers := range keepers {
		if to == kept {
			return slices.ContainsFunc(keepers, func(k string) bool { return isWithin(from, k) })
		}
	}
	if r.pkg != "" && isWithin(to, r.pkg) {
		return true
	}
	return slices.ContainsFunc(r.allow, func(a string) bool { return isWithin(to, a) })
}

// ruleFor returns the rule with the longest path that holds pkg.
func ruleFor(pkg string) rule {
	var best rule
	for _, r := range table {
		if isWithin(pkg, r.pkg) && len(r.pkg) >= len(best.pkg) {
			best = r
		}
	}
	return best
}

// isWithin reports whether path is dir or lies beneath it.
func isWithin(path, dir string) bool {
	return dir == "" || path == dir || strings.HasPrefix(path, dir+"/")
}

func isOurs(path string) bool { return path == module || strings.HasPrefix(path, module+"/") }

func belowModule(path string) string {
	return strings.TrimPrefix(strings.TrimPrefix(path, module), "/")
}

func shown(paths []string) string {
	if len(paths) == 0 {
		return "nothing of ours"
	}
	return strings.Join(paths, ", ")
}

// listPackages asks the go command for all packages of the module.
func listPackages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "./...")
	cmd.Dir = root
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatalf("go list: %v", err)
		}
		packages = append(packages, p)
	}
}

// noteSources looks at every source file, so that the go command does not
// answer from its cache of test results after one has changed: it cannot know
// what a program that a test starts has read.
func noteSources(t *testing.T) {
	t.Helper()
	err := walkSources(func(path string) error {
		_, err := os.Stat(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// walkSources calls visit with every Go file of the module.
func walkSources(visit func(path string) error) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && isForeign(path, d.Name()):
			return filepath.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go":
			return nil
		}
		return visit(path)
	})
}

// isForeign reports whether a folder holds nothing of the module's.
func isForeign(path, name string) bool {
	return path != root && (name == "node_modules" || name == "testdata" || strings.HasPrefix(name, "."))
}
