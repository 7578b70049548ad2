package desk

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"broadsheet/backend/store"
)

// smallDisk mounts a disk of 32 MB in memory, and returns what takes all room
// on it and gives it back.
func smallDisk(t *testing.T) (dir string, fill, giveBack func()) {
	t.Helper()
	dir = t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=32m"); err != nil {
		t.Skip("no small disk can be mounted here (this test wants root):", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	ballast := filepath.Join(dir, "ballast")
	fill = func() {
		var disk syscall.Statfs_t
		err := syscall.Statfs(dir, &disk)
		if err == nil {
			err = os.WriteFile(ballast, make([]byte, disk.Bavail*uint64(disk.Bsize)), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	giveBack = func() {
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
	}
	return dir, fill, giveBack
}

// TestFullDiskLosesNothing holds that a full disk is told of in both languages,
// keeps what was acknowledged, and is over once there is room.
func TestFullDiskLosesNothing(t *testing.T) {
	dir, fill, giveBack := smallDisk(t)
	data := filepath.Join(dir, "library")
	e := openEditor(t, data)
	ctx := context.Background()
	id := e.page()
	o := e.open(id)
	at := after(stateOf(o), e.mustEdit(id, stateOf(o), typing(o.Document, 0, "留", false)))
	want := jsonOf(t, e.open(id))

	fill()
	_, edit := e.edit(id, at, typing(o.Document, 1, "失", false))
	_, undo := e.room.Undo(ctx, e.caller, id, at)
	_, twin := e.room.Duplicate(ctx, e.caller, id, "")
	_, upload := e.room.Upload(ctx, e.caller, "p.jpg", bytes.NewReader(make([]byte, 1<<20)))
	for name, err := range map[string]error{"edit": edit, "undo": undo, "duplicate": twin, "upload": upload} {
		if codeOf(err) != store.DiskFull {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := jsonOf(t, e.open(id)); got != want {
		t.Error("the refused edits have changed the page")
	}
	j := e.finished(must[Job](e)(e.room.Export(ctx, e.caller, id, ExportRequest{Format: "pdf"})))
	if j.State != JobDone {
		t.Errorf("a page on a full disk cannot be taken away: %+v", j.Error)
	}

	giveBack()
	change := e.mustEdit(id, at, typing(o.Document, 1, "续", false))
	if change.Status.Revision != 3 {
		t.Errorf("goes on at revision %d", change.Status.Revision)
	}
	want = jsonOf(t, e.open(id))
	e.close()
	if got := jsonOf(t, openEditor(t, data).open(id)); got != want {
		t.Error("after a restart the page is another one")
	}
}
