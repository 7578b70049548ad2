package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestRewriteFile(t *testing.T) {
	picture := []byte("an original")
	id := contentID(picture)
	f := File{Title: "河", Document: []byte(`{"a":1}`), Photos: []FilePhoto{{ID: id, Name: "a.jpg", Read: func() ([]byte, error) { return picture, nil }}}}
	var saved bytes.Buffer
	if err := SaveFile(&saved, f); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "page.broadsheet")
	if err := os.WriteFile(path, saved.Bytes(), 0o640); err != nil {
		t.Fatal(err)
	}
	now := func() []byte {
		t.Helper()
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}

	stop := errors.New("no")
	if err := RewriteFile(path, func(f File) (File, bool, error) { return f, true, stop }); !errors.Is(err, stop) || !bytes.Equal(now(), saved.Bytes()) {
		t.Errorf("an error changes the file: %v", err)
	}
	if err := RewriteFile(path, func(f File) (File, bool, error) { return File{}, false, nil }); err != nil || !bytes.Equal(now(), saved.Bytes()) {
		t.Errorf("nothing to write, and the file is another: %v", err)
	}
	broken := func(f File) (File, bool, error) {
		f.Photos[0].Read = func() ([]byte, error) { return nil, stop }
		return f, true, nil
	}
	if err := RewriteFile(path, broken); !errors.Is(err, stop) || !bytes.Equal(now(), saved.Bytes()) {
		t.Errorf("half a file took its place: %v", err)
	}

	err := RewriteFile(path, func(f File) (File, bool, error) {
		f.Document = []byte(`{"a":2}`)
		return f, true, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	after, err := ReadFileAt(path)
	if err != nil {
		t.Fatal(err)
	}
	defer after.Close()
	data, err := after.Photos[0].Read()
	if err != nil || !bytes.Equal(data, picture) || string(after.Document) != `{"a":2}` {
		t.Errorf("%s, %q, %v", after.Document, data, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".broadsheet-*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
