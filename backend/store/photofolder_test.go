package store

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

func layFiles(t *testing.T, dir string, names ...string) {
	t.Helper()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("\xff\xd8\xff"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWalkPhotos(t *testing.T) {
	dir := t.TempDir()
	layFiles(t, dir, "10.jpg", "2.JPG", "raw.nef", "magic", "b/1.png", "b/c/2.tif", ".hidden.jpg", ".cache/3.jpg", "b/.x.jpg")
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"loop": ".", "b/up": "..", "gone.jpg": "nowhere.jpg", "other.jpg": "10.jpg"} {
		if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skip("no links here:", err)
		}
	}
	flat := []string{"2.JPG", "10.jpg", "gone.jpg", "magic", "other.jpg", "raw.nef"}
	for _, c := range []struct {
		subfolders bool
		want       []string
	}{
		{false, flat},
		{true, []string{"2.JPG", "10.jpg", "b/1.png", "b/c/2.tif", "gone.jpg", "magic", "other.jpg", "raw.nef"}},
	} {
		files, findings, err := WalkPhotos(dir, c.subfolders)
		if err != nil || len(findings) > 0 {
			t.Fatal(err, findings)
		}
		var names []string
		for _, f := range files {
			names = append(names, f.Name)
		}
		if !slices.Equal(names, c.want) {
			t.Errorf("subfolders %v: %q, want %q", c.subfolders, names, c.want)
		}
	}
}

func TestWalkPhotosHasNoLimit(t *testing.T) {
	dir := t.TempDir()
	for i := range maxPhotos + 50 {
		layFiles(t, dir, strconv.Itoa(i)+".jpg")
	}
	files, _, err := WalkPhotos(dir, false)
	if err != nil || len(files) != maxPhotos+50 || files[2].Name != "2.jpg" {
		t.Errorf("%d files, %v", len(files), err)
	}
}
