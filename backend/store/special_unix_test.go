//go:build unix

package store

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe stands for every device: what takes its place by renaming would do
// away with /dev/stdout when root writes to it.
func TestWriteFileNeverReplacesAPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "page.pdf")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	read := make(chan string)
	go func() {
		f, err := os.Open(pipe)
		if err != nil {
			read <- err.Error()
			return
		}
		defer f.Close()
		all, _ := io.ReadAll(f)
		read <- string(all)
	}()
	if err := WriteFile(pipe, write("whole")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Fatalf("the pipe was replaced: %v, %v", info, err)
	}
	if got := <-read; got != "whole" {
		t.Errorf("the reader got %q", got)
	}
}
