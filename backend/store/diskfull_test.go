//go:build linux

package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// smallDisk mounts a disk of some megabytes in memory.
func smallDisk(t *testing.T, megabytes int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dm", megabytes)); err != nil {
		t.Skip("no small disk can be mounted here (this test wants root):", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fillUp takes all room on a disk but about left bytes, and returns how to
// give it back.
func fillUp(t *testing.T, dir string, left uint64) func() {
	t.Helper()
	free, _ := freeBytes(dir)
	path := filepath.Join(dir, "ballast")
	if err := os.WriteFile(path, make([]byte, free-left), 0o600); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// appendUntilFull appends until it fails, and returns the last revision that
// was acknowledged.
func appendUntilFull(t *testing.T, l *Library, id DocumentID, size int) uint64 {
	t.Helper()
	for revision := uint64(1); revision < 100_000; revision++ {
		got, err := l.Append(t.Context(), id, revision, sizedEntry(revision+1, size))
		if err != nil {
			wantCode(t, err, DiskFull)
			if got != revision {
				t.Errorf("a failed append returns revision %d, the last is %d", got, revision)
			}
			return revision
		}
	}
	t.Fatal("the disk does not become full")
	return 0
}

func sizedEntry(revision uint64, size int) []byte {
	return append(fmt.Appendf(nil, "%d ", revision), bytes.Repeat([]byte{byte(revision)}, size)...)
}

func wantEntries(t *testing.T, l *Library, id DocumentID, last uint64, size int) {
	t.Helper()
	all, err := l.Journal(t.Context(), id, 1)
	if err != nil || uint64(len(all)) != last-1 {
		t.Fatalf("%d entries, want %d, %v", len(all), last-1, err)
	}
	for _, e := range all {
		if !bytes.Equal(e.Data, sizedEntry(e.Revision, size)) {
			t.Fatalf("entry %d is altered", e.Revision)
		}
	}
}

// TestFullDisk fills the disk while entries are appended: with the reserve, so
// that JetStream never meets the end of the disk, and without it, so that it
// does, as when another program takes the room at the same moment.
func TestFullDisk(t *testing.T) {
	for name, reserved := range map[string]uint64{"in good time": reserve, "in the middle of a write": 0} {
		for _, size := range []int{300, 70_000} {
			t.Run(fmt.Sprintf("%s, %d bytes", name, size), func(t *testing.T) { testFullDisk(t, reserved, size) })
		}
	}
}

func testFullDisk(t *testing.T, reserved uint64, size int) {
	dir := smallDisk(t, 24)
	data := filepath.Join(dir, "library")
	l := openTest(t, data)
	l.reserve = reserved
	id := createTest(t, l, "full")
	giveBack := fillUp(t, dir, reserved+2<<20)
	last := appendUntilFull(t, l, id, size)
	if last < 3 {
		t.Fatalf("only %d entries before the disk was full", last)
	}
	wantEntries(t, l, id, last, size)

	// Everything that writes says the same.
	photo := bytes.Repeat([]byte("photo"), 1<<20)
	_, err := l.Create(t.Context(), Info{Title: strings.Repeat("t", 200<<10)}, nil)
	wantCode(t, err, DiskFull)
	wantCode(t, l.PutPhoto(t.Context(), contentID(photo), "p.jpg", photo), DiskFull)
	_, err = l.PutUpload("u", bytes.NewReader(photo), 10<<20)
	wantCode(t, err, DiskFull)
	wantEntries(t, l, id, last, size)

	giveBack()
	l.reserve = reserve
	next, err := l.Append(t.Context(), id, last, sizedEntry(last+1, size))
	if err != nil || next != last+1 {
		t.Fatal(next, err)
	}
	if err := l.PutPhoto(t.Context(), contentID(photo), "p.jpg", photo); err != nil {
		t.Fatal(err)
	}
	wantEntries(t, l, id, next, size)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = openTest(t, data)
	defer l.Close()
	wantEntries(t, l, id, next, size)
	if got, err := l.Photo(t.Context(), contentID(photo)); err != nil || !bytes.Equal(got, photo) {
		t.Errorf("the photo: %d bytes, %v", len(got), err)
	}
}

// TestOpeningOnAFullDisk gives a message, or a library that can be read.
func TestOpeningOnAFullDisk(t *testing.T) {
	dir := smallDisk(t, 24)
	data := filepath.Join(dir, "library")
	l := openTest(t, data)
	id := createTest(t, l, "full")
	for revision := uint64(1); revision <= 5; revision++ {
		if _, err := l.Append(t.Context(), id, revision, sizedEntry(revision+1, 100)); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	giveBack := fillUp(t, dir, 0)
	if l, err := OpenLibrary(t.Context(), data); err != nil {
		wantCode(t, err, DiskFull)
	} else {
		wantEntries(t, l, id, 6, 100)
		_, err := l.Append(t.Context(), id, 6, []byte("x"))
		wantCode(t, err, DiskFull)
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
	giveBack()
	l = openTest(t, data)
	defer l.Close()
	wantEntries(t, l, id, 6, 100)
	if l.Findings() != nil {
		t.Errorf("findings %v", l.Findings())
	}
}

// TestUploadStopsBeforeTheDiskIsFull holds that an upload is read no further
// than there is room beside what the journals need, and leaves nothing.
func TestUploadStopsBeforeTheDiskIsFull(t *testing.T) {
	l := openTest(t, filepath.Join(smallDisk(t, 24), "library"))
	defer l.Close()
	least := uint64(1 << 40)
	body := &watchedReader{bytes.NewReader(make([]byte, 64<<20)), func() {
		free, _ := freeBytes(l.dir)
		least = min(least, free)
	}}
	_, err := l.PutUpload("large", body, 100<<20)
	wantCode(t, err, DiskFull)
	if least < reserve-roomStep {
		t.Errorf("only %d kB were left for the journals", least>>10)
	}
	if left, _ := os.ReadDir(l.uploadDir()); len(left) != 0 {
		t.Errorf("%d files are left", len(left))
	}
}

// watchedReader looks at something before each reading.
type watchedReader struct {
	*bytes.Reader
	look func()
}

func (r *watchedReader) Read(p []byte) (int, error) {
	r.look()
	return r.Reader.Read(p)
}
