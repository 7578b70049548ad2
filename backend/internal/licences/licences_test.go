package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const root = "../../.." // the repository, seen from this package

func TestAssemble(t *testing.T) {
	own := part{name: "Us", licence: "MIT", texts: []string{"MIT\n\nCopyright (c) 2026 We\n"}}
	got := assemble(own, []part{
		{name: "z", version: "1", kind: "npm", texts: []string{"two", "one", "two"}},
		{name: "b", version: "1", kind: "go", texts: []string{"one"}},
		{name: "a", version: "2", kind: "go"},
		{name: "a", version: "1", kind: "go", declared: true, author: "A"},
		{name: "b", version: "1", kind: "go", texts: []string{"one"}},
	})
	want := &licences{
		Program: program{Name: "Us", Copyright: "Copyright (c) 2026 We", Licence: "MIT", Texts: []int{0}},
		Entries: []entry{
			{Name: "a", Version: "1", Kind: "go", IsDeclared: true, Author: "A", Texts: []int{}},
			{Name: "a", Version: "2", Kind: "go", Texts: []int{}},
			{Name: "b", Version: "1", Kind: "go", Texts: []int{1}},
			{Name: "z", Version: "1", Kind: "npm", Texts: []int{2, 1}},
		},
		Texts: []string{own.texts[0], "one", "two"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestReadFaces(t *testing.T) {
	got, err := readFaces("The faces:\n\nA Sans\n(c) A\n(c) B\n\nB Serif\n(c) B\n\n" + licenceBegins + " x\n\nSIL Open Font License Version 1.1")
	if err != nil {
		t.Fatal(err)
	}
	licence := licenceBegins + " x\n\nSIL Open Font License Version 1.1"
	want := []part{
		{name: "A Sans", kind: "font", licence: "OFL-1.1", texts: []string{"(c) A\n(c) B", licence}},
		{name: "B Serif", kind: "font", licence: "OFL-1.1", texts: []string{"(c) B", licence}},
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(part{})); d != "" {
		t.Error(d)
	}
	for _, broken := range []string{"", "A\n(c) A", licenceBegins} {
		if _, err := readFaces(broken); err == nil {
			t.Errorf("%q was read", broken)
		}
	}
}

func TestFaceVersion(t *testing.T) {
	if got, err := faceVersion(root, "No Such Face"); got != "" || err != nil {
		t.Errorf("a face that is not bundled: %q, %v", got, err)
	}
	broken := lay(t, map[string]string{"backend/font/bundled/files/ASerif-Regular.ttf": "no face"})
	if _, err := faceVersion(broken, "A Serif"); err == nil || !strings.Contains(err.Error(), "ASerif-Regular.ttf") {
		t.Errorf("a file that is none: %v", err)
	}
	if _, err := os.Stat(filepath.Join(root, "backend/font/bundled/files/NotoSerifSC_400Regular.ttf")); err != nil {
		t.Skip("no faces: run backend/font/bundled/fetch.sh")
	}
	if got, err := faceVersion(root, "Noto Serif SC"); !strings.Contains(got, ".") || err != nil {
		t.Errorf("a bundled face: %q, %v", got, err)
	}
}

func TestCommentAtHead(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"% a\n%\n%   b\n\\patterns{ % c\n% d", "a\n\n  b"},
		{"\\patterns{", ""},
	} {
		if got := commentAtHead(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestReplace(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new", "out.json")
	for _, content := range []string{"one", "two"} {
		if err := replace(file, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(file); string(got) != content {
			t.Errorf("%q, want %q", got, content)
		}
	}
}

var gatherOnce = sync.OnceValues(func() (*licences, error) { return gather(root) })

// gathered is the real thing; it needs what a build needs.
func gathered(t *testing.T) *licences {
	t.Helper()
	if _, err := os.Stat(filepath.Join(root, "frontend/node_modules")); err != nil {
		t.Skip("no npm packages: run scripts/frontend.sh packages")
	}
	l, err := gatherOnce()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestEveryPartHasItsLicence(t *testing.T) {
	l := gathered(t)
	for _, e := range l.Entries {
		if len(e.Texts) == 0 && (!e.IsDeclared || e.Licence == "") {
			t.Errorf("%s %s has neither a text nor a declared licence", e.Name, e.Version)
		}
		for _, i := range e.Texts {
			if i < 0 || i >= len(l.Texts) || l.Texts[i] == "" {
				t.Errorf("%s %s names the text %d, which is not there", e.Name, e.Version, i)
			}
		}
	}
	if l.Program.Licence != "MIT" || l.Program.Copyright == "" {
		t.Errorf("the program's own: %+v", l.Program)
	}
}

func TestSameBytesTwice(t *testing.T) {
	once := gathered(t)
	again, err := gather(root)
	if err != nil {
		t.Fatal(err)
	}
	a, errA := once.encode()
	b, errB := again.encode()
	if errA != nil || errB != nil || !bytes.Equal(a, b) || !json.Valid(a) {
		t.Errorf("two runs differ (%v, %v)", errA, errB)
	}
}

// TestEveryBundledFaceIsNamed holds docs/licences against the faces that are
// embedded.
func TestEveryBundledFaceIsNamed(t *testing.T) {
	source := read(t, "backend/font/bundled/bundled.go")
	parts, err := faceParts(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`Family: "([^"]+)"`).FindAllStringSubmatch(source, -1) {
		if !slices.ContainsFunc(parts, func(p part) bool { return p.name == m[1] }) {
			t.Errorf("%s does not name %s", facesFile, m[1])
		}
	}
}

// TestThirdPartyNamesEveryPart holds docs/third-party.md against what ships.
// The document shortens names: "@mantine/core, hooks" is two packages.
func TestThirdPartyNamesEveryPart(t *testing.T) {
	text := read(t, "docs/third-party.md")
	version := regexp.MustCompile(`/v\d+$`)
	for _, e := range gathered(t).Entries {
		if e.Kind == "data" {
			continue // described there, not named
		}
		name := version.ReplaceAllString(e.Name, "")
		last := regexp.QuoteMeta(name[strings.LastIndex(name, "/")+1:])
		if !regexp.MustCompile(`(^|[\s,/])` + last + `([\s,;/]|$)`).MatchString(text) {
			t.Errorf("docs/third-party.md does not name %s (%s)", e.Name, e.Licence)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
