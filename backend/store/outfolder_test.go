package store

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"broadsheet/backend/finding"
)

func TestOutFolder(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out", "deep")
	layFiles(t, in, "a.jpg", "sub/b.jpg")
	open := func(path string, subfolders, replace bool) *OutFolder {
		t.Helper()
		o, err := OpenOutFolder(path, in, subfolders, replace)
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	for _, path := range []string{in, filepath.Join(in, "sub", "..")} {
		if _, err := OpenOutFolder(path, in, false, true); codeOf(err) != OutFolderOfOriginals {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := OpenOutFolder(filepath.Join(in, "small"), in, true, false); codeOf(err) != OutFolderOfOriginals {
		t.Error(err)
	}
	open(filepath.Join(in, "small"), false, false)

	o := open(out, true, false)
	if err := o.Write("sub/a.jpg", []byte("1")); err != nil {
		t.Fatal(err)
	}
	if err := o.Write("sub/a.jpg", []byte("2")); codeOf(err) != OutputExists {
		t.Error(err)
	}
	o = open(out, true, true)
	if err := o.Write("sub/a.jpg", []byte("2")); err != nil {
		t.Error(err)
	}
	if data, _ := os.ReadFile(filepath.Join(out, "sub", "a.jpg")); string(data) != "2" {
		t.Errorf("%q", data)
	}
	broken := finding.Stop("store.original-damaged", finding.Place{})
	fill := func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return broken
	}
	if err := o.Fill("half.jpg", fill); codeOf(err) != "store.original-damaged" {
		t.Error(err)
	}
	if _, err := os.Lstat(filepath.Join(out, "half.jpg")); err == nil {
		t.Error("half a file is left")
	}
	there := filepath.Join(out, "sub", "a.jpg")
	if CheckNew(there, true) != nil || CheckNew(filepath.Join(out, "new"), false) != nil || CheckNew(os.DevNull, false) != nil || codeOf(CheckNew(there, false)) != OutputExists {
		t.Error("what may be written anew")
	}
	if err := os.Symlink(filepath.Join(in, "a.jpg"), filepath.Join(out, "link.jpg")); err != nil {
		t.Skip("no links here:", err)
	}
	if err := o.Write("link.jpg", []byte("3")); codeOf(err) != OutputExists {
		t.Errorf("a link to an original: %v", err)
	}
	if data, _ := os.ReadFile(filepath.Join(in, "a.jpg")); string(data) != "\xff\xd8\xff" {
		t.Error("an original was written over")
	}
}
