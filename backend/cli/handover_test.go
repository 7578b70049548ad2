package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/desk"
)

func noEnv(string) string { return "" }

func TestHandOver(t *testing.T) {
	dir := t.TempDir()
	if handOver(dir, noEnv, source{}) {
		t.Fatal("nobody is there, and takes it")
	}
	// A killed program leaves its socket.
	if err := os.WriteFile(socketOf(dir, noEnv), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	got := make(chan source, 1)
	listener, err := receive(dir, noEnv, func(s source) { got <- s })
	if err != nil {
		t.Fatal(err)
	}
	want := source{Manuscript: "/稿.docx", Photos: "/photos", Design: "tabloid", Folio: desk.Folio{PageNumber: "04"}}
	if !handOver(dir, noEnv, want) {
		t.Fatal("was not taken")
	}
	select {
	case s := <-got:
		if s != want {
			t.Errorf("got %+v", s)
		}
	case <-time.After(time.Second):
		t.Fatal("did not arrive")
	}
	if info, err := os.Stat(socketOf(dir, noEnv)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket: %v, %v", info.Mode(), err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	if handOver(dir, noEnv, want) {
		t.Error("is taken after the end")
	}
}

func TestSocketsAreShortAndOfOneLibrary(t *testing.T) {
	long := filepath.Join(t.TempDir(), strings.Repeat("很长的名字", 20))
	a, b := socketOf(long, noEnv), socketOf(long+"2", noEnv)
	if len(a) > 100 || a == b {
		t.Errorf("%q and %q", a, b)
	}
	runtime := func(name string) string {
		if name == "XDG_RUNTIME_DIR" {
			return "/run/user/1000"
		}
		return ""
	}
	if got := socketOf(long, runtime); !strings.HasPrefix(got, "/run/user/1000/broadsheet-") {
		t.Errorf("got %q", got)
	}
	dir := t.TempDir()
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip(err)
	}
	if socketOf(dir, noEnv) != socketOf(link, noEnv) {
		t.Error("a library has two sockets")
	}
}

func TestSourceAbsolute(t *testing.T) {
	s := source{Manuscript: "a.txt"}.absolute()
	if !filepath.IsAbs(s.Manuscript) || s.Photos != "" {
		t.Errorf("%+v", s)
	}
}
