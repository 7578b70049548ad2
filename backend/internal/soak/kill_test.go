package soak

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"broadsheet/backend/store"
)

// driveFolder is set in the environment of the test binary when it is started
// once more, as the driver.
const driveFolder = "BROADSHEET_SOAK_DRIVE"

// TestMain turns the test binary into the driver where it is asked to.
func TestMain(m *testing.M) {
	if dir := os.Getenv(driveFolder); dir != "" {
		fmt.Fprintln(os.Stderr, drive(context.Background(), dir, os.Stdout))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// rounds is how often the driver is killed: BROADSHEET_SOAK_KILLS, or 10.
func rounds(t *testing.T) int {
	t.Helper()
	value := os.Getenv("BROADSHEET_SOAK_KILLS")
	if value == "" {
		return 10
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 {
		t.Fatalf("BROADSHEET_SOAK_KILLS=%q is no number of rounds", value)
	}
	return n
}

// acknowledged is what the drivers of all rounds have printed.
type acknowledged struct {
	entries map[store.DocumentID]uint64 // the last revision
	photos  []soakPhoto
	lines   int
}

// soakPhoto says with which revision of which document a photo came.
type soakPhoto struct {
	id       store.DocumentID
	revision uint64
}

// TestNothingAcknowledgedIsLostByKills kills a writing program at random
// moments and reads its library after each.
func TestNothingAcknowledgedIsLostByKills(t *testing.T) {
	dir := t.TempDir()
	all := acknowledged{entries: map[store.DocumentID]uint64{}}
	for round := range rounds(t) {
		known := killOne(t, dir, &all)
		verify(t, dir, all, known)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	verify(t, dir, all, 0)
	if all.lines == 0 || len(all.photos) == 0 {
		t.Errorf("%d acknowledgements, %d photos: nothing was tested", all.lines, len(all.photos))
	}
	t.Logf("%d acknowledgements, %d photos among them", all.lines, len(all.photos))
}

// killOne runs a driver and kills it between its first acknowledgement and
// 400 ms later. It returns how many photos were known before.
func killOne(t *testing.T, dir string, all *acknowledged) int {
	t.Helper()
	known := len(all.photos)
	c := exec.CommandContext(t.Context(), os.Args[0])
	c.Env = append(os.Environ(), driveFolder+"="+dir)
	var complaints bytes.Buffer
	c.Stderr = &complaints
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	var once sync.Once
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		once.Do(func() {
			wait := time.Duration(rand.Int64N(int64(400 * time.Millisecond)))
			time.AfterFunc(wait, func() { _ = c.Process.Kill() })
		})
		all.note(t, lines.Text())
	}
	_ = c.Wait() // killed, so never without an error
	if complaints.Len() > 0 {
		t.Errorf("the driver ended by itself: %s", complaints.String())
	}
	return known
}

// note takes an acknowledgement. A line is one write to the pipe, so the kill
// leaves it whole or not at all.
func (a *acknowledged) note(t *testing.T, line string) {
	t.Helper()
	var kind string
	var id store.DocumentID
	var revision uint64
	if _, err := fmt.Sscan(line, &kind, &id, &revision); err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	a.lines++
	switch kind {
	case "entry":
		a.entries[id] = revision
	case "photo":
		a.photos = append(a.photos, soakPhoto{id, revision})
	}
}

// verify opens the library and looks at all journals in it, and at the photos
// from the one with that index on.
func verify(t *testing.T, dir string, all acknowledged, from int) {
	t.Helper()
	l, err := store.OpenLibrary(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for id, last := range all.entries {
		verifyJournal(t, l, id, last)
		verifySnapshot(t, l, id)
	}
	for _, p := range all.photos[from:] {
		want := photoData(p.id, p.revision)
		if got, err := l.Photo(t.Context(), photoID(want)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("photo of %s %d: %d bytes, %v", p.id, p.revision, len(got), err)
		}
	}
}

// verifyJournal holds that all entries up to the last acknowledged are there,
// in order and unaltered. One more may be: it was written, and the kill came
// before the answer.
func verifyJournal(t *testing.T, l *store.Library, id store.DocumentID, last uint64) {
	t.Helper()
	entries, err := l.Journal(t.Context(), id, 1)
	if err != nil {
		t.Error(err)
		return
	}
	if n := uint64(len(entries)) + 1; n < last || n > last+1 {
		t.Errorf("%s: %d entries, %d acknowledged", id, n, last)
	}
	for i, e := range entries {
		if want := uint64(i) + 2; e.Revision != want || !bytes.Equal(e.Data, entryData(id, want)) {
			t.Errorf("%s: entry %d is revision %d or altered", id, want, e.Revision)
			return
		}
	}
}

func verifySnapshot(t *testing.T, l *store.Library, id store.DocumentID) {
	t.Helper()
	revision, data, err := l.Snapshot(t.Context(), id)
	if err != nil || revision > 0 && !bytes.Equal(data, snapshotData(id, revision)) {
		t.Errorf("%s: snapshot of revision %d: %v", id, revision, err)
	}
}
