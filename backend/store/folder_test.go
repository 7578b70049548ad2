package store

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

func TestASecondUserOfALibraryIsToldWhoHasIt(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, dir)
	_, err := OpenLibrary(t.Context(), dir)
	f := wantCode(t, err, LibraryInUse)
	if runtime.GOOS != "windows" && f.Params["process"] != strconv.Itoa(os.Getpid()) {
		t.Errorf("the holder is %q", f.Params["process"])
	}
	l.Close()
	openTest(t, dir)
}

func TestAClosedLibraryRefuses(t *testing.T) {
	l := openTest(t, t.TempDir())
	id := createTest(t, l, "")
	if err := errors.Join(l.Close(), l.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(t.Context(), id, 1, nil); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
	if _, err := l.List(t.Context()); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
}

func TestALibraryBelongsToItsOwnerAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights are not those of Unix here")
	}
	dir := filepath.Join(t.TempDir(), "a", "library")
	l := openTest(t, dir)
	createTest(t, l, "")
	if _, err := l.PutUpload("x", strings.NewReader("x"), 10); err != nil {
		t.Fatal(err)
	}
	// What lies below a closed folder is out of reach, whatever its rights.
	for path, want := range map[string]fs.FileMode{"": 0o700, "token": 0o600, "lock": 0o600, "store": 0o700, "uploads": 0o700} {
		info, err := os.Stat(filepath.Join(dir, path))
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%q: %v, %v, want %v", path, info.Mode().Perm(), err, want)
		}
	}
}

func TestTheTokenStaysTheSame(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, dir)
	first, err := l.Token()
	if err != nil || len(first) != 64 {
		t.Fatal(first, err)
	}
	l.Close()
	l = openTest(t, dir)
	if again, _ := l.Token(); again != first {
		t.Error("another token after opening again")
	}
	l.Close()
	if err := os.WriteFile(filepath.Join(dir, "token"), []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
	l = openTest(t, dir)
	if mended, _ := l.Token(); len(mended) != 64 || mended == first {
		t.Errorf("a damaged token became %q", mended)
	}
}

func TestFoldersThatCannotBeALibrary(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, filepath.Join(file, "below")} {
		_, err := OpenLibrary(t.Context(), dir)
		wantCode(t, err, LibraryUnwritable)
	}
	_, err := DefaultLibraryFolder(func(string) string { return "" })
	wantCode(t, err, LibraryNoHome)
	env := map[string]string{"HOME": "/home/x", "XDG_DATA_HOME": "relative"}
	if dir, err := DefaultLibraryFolder(func(k string) string { return env[k] }); err != nil || dir != filepath.FromSlash("/home/x/.local/share/broadsheet") {
		t.Error(dir, err)
	}
}

func TestUploads(t *testing.T) {
	l := openTest(t, t.TempDir())
	u, err := l.PutUpload("照片 1.jpg", strings.NewReader("content"), 7)
	if err != nil {
		t.Fatal(err)
	}
	got, err := l.Upload(u.ID)
	if err != nil || got.Name != "照片 1.jpg" || got.Size != 7 {
		t.Errorf("%+v, %v", got, err)
	}
	if data, err := got.Read(); err != nil || string(data) != "content" {
		t.Errorf("%q, %v", data, err)
	}
	_, err = l.PutUpload("large", strings.NewReader("content!"), 7)
	wantCode(t, err, UploadTooLarge)
	for _, id := range []string{"", "../token", strings.Repeat("a", 20), u.ID + ".name"} {
		_, err := l.Upload(id)
		wantCode(t, err, UploadMissing)
	}
	other, err := l.PutUpload("old", strings.NewReader(""), 1)
	if err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-2 * time.Hour)
	for _, suffix := range []string{"", nameSuffix} {
		if err := os.Chtimes(other.path+suffix, old, old); err != nil {
			t.Fatal(err)
		}
	}
	_, err = l.Upload(other.ID)
	wantCode(t, err, UploadMissing)
	l.clearUploads()
	l.DropUpload(u.ID)
	if left, _ := os.ReadDir(l.uploadDir()); len(left) != 0 {
		t.Errorf("%d files are left", len(left))
	}
	if _, err := got.Read(); err == nil {
		t.Error("a dropped upload was read")
	}
}

func TestShelf(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, dir)
	made, err := l.Create(t.Context(), Info{ID: "given-1", Title: "一"}, &document.Document{})
	if err != nil || made.ID != "given-1" {
		t.Fatal(made, err)
	}
	_, err = l.Create(t.Context(), Info{ID: "given-1"}, &document.Document{})
	wantCode(t, err, DocumentExists)
	for _, id := range []DocumentID{"a.b", "*", "a b", "../x", DocumentID(strings.Repeat("a", 65))} {
		if _, err := l.Create(t.Context(), Info{ID: id}, nil); err == nil {
			t.Errorf("%q was taken for an id", id)
		}
	}
	changed := Info{ID: "given-1", Title: "二", Pages: 2, Errors: 1, Binned: true, Revision: 77}
	if err := l.Update(t.Context(), changed); err != nil {
		t.Fatal(err)
	}
	l.Close()
	l = openTest(t, dir)
	got, err := l.Get(t.Context(), "given-1")
	changed.Revision, changed.Created, changed.Modified = 1, made.Created, got.Modified
	if err != nil || got != changed {
		t.Errorf("%+v, want %+v, %v", got, changed, err)
	}
	if err := l.Delete(t.Context(), "given-1"); err != nil {
		t.Fatal(err)
	}
	wantCode(t, l.Update(t.Context(), changed), DocumentMissing)
	wantCode(t, l.Delete(t.Context(), changed.ID), DocumentMissing)
	// The id may be used again, and begins anew.
	if made, err = l.Create(t.Context(), Info{ID: "given-1"}, &document.Document{}); err != nil || made.Revision != 1 {
		t.Fatal(made, err)
	}
	if all, err := l.Journal(t.Context(), "given-1", 0); err != nil || len(all) != 1 {
		t.Errorf("%d entries, %v", len(all), err)
	}
}

// What a crash leaves: a journal without a card, pieces of a photo without
// their object.
func TestRemainsOfACrashAreClearedAway(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, dir)
	photo := bytes.Repeat([]byte("whole"), 1<<19)
	if err := l.PutPhoto(t.Context(), contentID(photo), "p.jpg", photo); err != nil {
		t.Fatal(err)
	}
	for _, subject := range []string{"journal.half", "$O.PHOTO.C.half"} {
		if _, err := l.engine.js.Publish(context.Background(), subject, []byte("half")); err != nil {
			t.Fatal(err)
		}
	}
	l.Close()
	l = openTest(t, dir)
	for stream, want := range map[string]int{journalStream: 0, "OBJ_" + photoBucket: 2} {
		subjects, err := l.engine.subjects(t.Context(), stream, ">")
		if err != nil || len(subjects) != want {
			t.Errorf("%s: %v, %v", stream, subjects, err)
		}
	}
	if got, err := l.Photo(t.Context(), contentID(photo)); err != nil || !bytes.Equal(got, photo) {
		t.Error(err)
	}
}

// A photo whose bytes on the disk have changed is never given out.
func TestADamagedOriginalIsToldOf(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, dir)
	photo := bytes.Repeat([]byte("0123456789abcdefghij"), 1<<17)
	if err := l.PutPhoto(t.Context(), contentID(photo), "p.jpg", photo); err != nil {
		t.Fatal(err)
	}
	l.Close()
	blocks, err := filepath.Glob(filepath.Join(dir, "store", "jetstream", "$G", "streams", "OBJ_"+photoBucket, "msgs", "*.blk"))
	if err != nil || len(blocks) == 0 {
		t.Fatal(blocks, err)
	}
	raw, err := os.ReadFile(blocks[0])
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 1
	if err := os.WriteFile(blocks[0], raw, 0o600); err != nil {
		t.Fatal(err)
	}
	l = openTest(t, dir)
	begin := time.Now()
	_, err = l.Photo(t.Context(), contentID(photo))
	if f, ok := finding.FromError(err); !ok || f.Code != OriginalDamaged && f.Code != OriginalMissing {
		t.Errorf("a damaged photo: %v", err)
	}
	if took := time.Since(begin); took > 2*photoLimit {
		t.Errorf("it took %v to tell", took)
	}
}
