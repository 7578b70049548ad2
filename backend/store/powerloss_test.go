package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"broadsheet/backend/finding"
)

// lastBlock is the file that a library's journal is being written to.
func lastBlock(t *testing.T, dir string) string {
	t.Helper()
	blocks, err := filepath.Glob(filepath.Join(dir, "store", "jetstream", "$G", "streams", journalStream, "msgs", "*.blk"))
	if err != nil || len(blocks) == 0 {
		t.Fatal("no blocks", err)
	}
	slices.Sort(blocks)
	return blocks[len(blocks)-1]
}

// What a machine leaves behind that loses its power in a write: the files as
// they were, the last one with a piece of a record at its end.
func TestAnUnfinishedWriteIsCutOffAndToldOf(t *testing.T) {
	for _, cut := range []int64{1, 9, 60, 200} {
		t.Run(fmt.Sprint(cut, " bytes"), func(t *testing.T) {
			dir := t.TempDir()
			l := openTest(t, dir)
			id := createTest(t, l, "")
			for i := uint64(1); i <= 20; i++ {
				if _, err := l.Append(t.Context(), id, i, fmt.Appendf(nil, "%s %d", id, i)); err != nil {
					t.Fatal(err)
				}
			}
			// A copy while it runs: no tidy end, no state written at closing.
			left := filepath.Join(t.TempDir(), "left")
			if err := os.CopyFS(left, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			long := make([]byte, 300) // the record that was being written
			if _, err := l.Append(t.Context(), id, 21, long); err != nil {
				t.Fatal(err)
			}
			raw, err := os.ReadFile(lastBlock(t, dir))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(lastBlock(t, left), raw[:int64(len(raw))-cut], 0o600); err != nil {
				t.Fatal(err)
			}
			l = openTest(t, left)
			checkJournal(t, l, id, 21)
			if f := l.Findings(); len(f) != 1 || f[0].Code != LibraryCut || f[0].Severity != finding.Note {
				t.Errorf("findings %v", f)
			}
			if revision, err := l.Append(t.Context(), id, 21, fmt.Appendf(nil, "%s 21", id)); revision != 22 || err != nil {
				t.Fatal(revision, err)
			}
			l.Close()
			l = openTest(t, left)
			checkJournal(t, l, id, 22)
			if f := l.Findings(); f != nil {
				t.Errorf("findings after mending: %v", f)
			}
		})
	}
}

// A disk that confirms and then loses: the snapshot knows better.
func TestStepsThatTheDiskLostAreToldOf(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, dir)
	id := createTest(t, l, "甲")
	before, err := os.ReadFile(lastBlock(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	for i := uint64(1); i <= 5; i++ {
		if _, err := l.Append(t.Context(), id, i, []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.PutSnapshot(t.Context(), id, 6, []byte("state")); err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := os.WriteFile(lastBlock(t, dir), before, 0o600); err != nil {
		t.Fatal(err)
	}
	l = openTest(t, dir)
	var codes []finding.Code
	for _, f := range l.Findings() {
		codes = append(codes, f.Code)
	}
	if !slices.Contains(codes, LibraryShortened) {
		t.Errorf("findings %v", l.Findings())
	}
	if revision, data, err := l.Snapshot(t.Context(), id); revision != 6 || string(data) != "state" || err != nil {
		t.Errorf("%d %q %v", revision, data, err)
	}
	if revision, err := l.Append(t.Context(), id, 6, []byte("next")); revision != 7 || err != nil {
		t.Fatal(revision, err)
	}
	if after, err := l.Journal(t.Context(), id, 6); len(after) != 1 || err != nil {
		t.Errorf("%v, %v", after, err)
	}
	all, err := l.Journal(t.Context(), id, 0)
	wantCode(t, err, DocumentDamaged)
	if len(all) != 2 {
		t.Errorf("%d entries are left, want 2", len(all))
	}
}
