package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// stampOf is the stamp of a file as it will be once it is left alone.
func stampOf(t *testing.T, p PhotoFile) string {
	t.Helper()
	for deadline := time.Now().Add(2 * settled); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if s := p.Stamp(); s != "" {
			return s
		}
	}
	t.Fatal("the file has no stamp")
	return ""
}

// TestStampTellsContentsApart holds that a file written anew has another stamp,
// also where its length and its time are put back, and none while it is young.
func TestStampTellsContentsApart(t *testing.T) {
	t.Parallel()
	p := PhotoFile{Path: filepath.Join(t.TempDir(), "x.jpg")}
	old := time.Now().Add(-time.Hour)
	write := func(content string) {
		if err := os.WriteFile(p.Path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(p.Path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	write("one")
	if s := p.Stamp(); s != "" {
		t.Errorf("a file just written has the stamp %s", s)
	}
	first := stampOf(t, p)
	if again := p.Stamp(); again != first {
		t.Errorf("the same file has the stamps %s and %s", first, again)
	}
	write("two")
	if second := stampOf(t, p); second == first {
		t.Errorf("another content has the same stamp, %s", first)
	}
}

func TestNoStampOfWhatIsNotThere(t *testing.T) {
	if s := (PhotoFile{Path: filepath.Join(t.TempDir(), "none.jpg")}).Stamp(); s != "" {
		t.Error(s)
	}
}
