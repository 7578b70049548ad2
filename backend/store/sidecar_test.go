package store

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSidecars(t *testing.T) {
	dir := t.TempDir()
	layFiles(t, dir, "a.jpg", "b.jpg", "b.png", "c.jpg", "c.jpg.xmp", "d.jpg", "d.xmp")
	var photos []PhotoFile
	for _, name := range []string{"a.jpg", "b.jpg", "b.png", "c.jpg", "d.jpg"} {
		photos = append(photos, PhotoFile{Name: name, Path: filepath.Join(dir, name)})
	}
	for i, want := range []string{"a.xmp", "b.jpg.xmp", "b.png.xmp", "c.jpg.xmp", "d.xmp"} {
		if got := filepath.Base(Sidecars(photos)[i].Path); got != want {
			t.Errorf("%s: %s, want %s", photos[i].Name, got, want)
		}
	}
	side := Sidecars(photos)[0]
	if data, err := side.Read(); data != nil || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if err := side.Write([]byte("<x/>")); err != nil {
		t.Fatal(err)
	}
	if data, err := side.Read(); string(data) != "<x/>" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if err := os.Symlink("a.jpg", filepath.Join(dir, "e.xmp")); err != nil {
		t.Skip("no links here:", err)
	}
	if err := (Sidecar{filepath.Join(dir, "e.xmp")}).Write(nil); codeOf(err) != SidecarIsLink {
		t.Error(err)
	}
}
