package store

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWindowPlace(t *testing.T) {
	dir := t.TempDir()
	if got := ReadWindowPlace(dir); got != (WindowPlace{}) {
		t.Errorf("nothing was kept: %+v", got)
	}
	want := WindowPlace{X: -40, Y: 12, Width: 1200, Height: 800, IsMaximised: true}
	if err := WriteWindowPlace(dir, want); err != nil {
		t.Fatal(err)
	}
	if got := ReadWindowPlace(dir); got != want {
		t.Errorf("got %+v", got)
	}
	for _, bad := range []string{`{`, `{"width":1e9,"height":800}`, `{"width":10,"height":10}`, `{"width":1200,"height":800,"x":99999999}`} {
		if err := os.WriteFile(filepath.Join(dir, windowFile), []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := ReadWindowPlace(dir); got != (WindowPlace{}) {
			t.Errorf("%s: %+v", bad, got)
		}
	}
}
