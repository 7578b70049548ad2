package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"

	"broadsheet/backend/document"
	"broadsheet/backend/finding"
)

// openTest opens a library and closes it after the test.
func openTest(t testing.TB, dir string) *Library {
	t.Helper()
	l, err := OpenLibrary(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func createTest(t testing.TB, l *Library, title string) DocumentID {
	t.Helper()
	info, err := l.Create(t.Context(), Info{Title: title}, &document.Document{})
	if err != nil {
		t.Fatal(err)
	}
	if info.Revision != 1 || info.ID == "" {
		t.Fatalf("created %+v", info)
	}
	return info.ID
}

// wantCode fails unless err is a finding of that code with words in every language.
func wantCode(t testing.TB, err error, code finding.Code) finding.Finding {
	t.Helper()
	f, ok := finding.FromError(err)
	if !ok || f.Code != code {
		t.Fatalf("error %v, want %s", err, code)
	}
	for _, lang := range finding.Languages {
		if text := f.Text(lang); text == string(code) || bytes.ContainsAny([]byte(text), "{}") {
			t.Errorf("%s: %s", lang, text)
		}
	}
	return f
}

func TestWhatIsAppendedIsThereAfterReopening(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, dir)
	a, b := createTest(t, l, "甲"), createTest(t, l, "B")
	for i := uint64(1); i <= 50; i++ {
		for _, id := range []DocumentID{a, b} {
			if got, err := l.Append(t.Context(), id, i, fmt.Appendf(nil, "%s %d", id, i)); err != nil || got != i+1 {
				t.Fatal(got, err)
			}
		}
	}
	for range 2 {
		for _, id := range []DocumentID{a, b} {
			checkJournal(t, l, id, 51)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = openTest(t, dir)
	}
	list, err := l.List(t.Context())
	if err != nil || len(list) != 2 || list[0].ID != b || list[0].Revision != 51 || list[1].Title != "甲" {
		t.Errorf("%+v, %v", list, err)
	}
}

func checkJournal(t *testing.T, l *Library, id DocumentID, last uint64) {
	t.Helper()
	all, err := l.Journal(t.Context(), id, 0)
	if err != nil || uint64(len(all)) != last {
		t.Fatalf("%d entries, want %d, %v", len(all), last, err)
	}
	for i, e := range all[1:] {
		if want := fmt.Sprintf("%s %d", id, i+1); string(e.Data) != want || e.Revision != uint64(i+2) {
			t.Fatalf("entry %d: %q, want %q", e.Revision, e.Data, want)
		}
	}
}

func TestOfTwoWhoAppendOneWins(t *testing.T) {
	l := openTest(t, t.TempDir())
	id := createTest(t, l, "")
	results := make(chan error)
	for w := range 8 {
		go func() {
			_, err := l.Append(context.Background(), id, 1, []byte{byte(w)})
			results <- err
		}()
	}
	won := 0
	for range 8 {
		if err := <-results; err == nil {
			won++
		} else if !errors.Is(err, ErrRevision) {
			t.Error(err)
		}
	}
	if all, err := l.Journal(t.Context(), id, 1); won != 1 || len(all) != 1 || err != nil {
		t.Errorf("%d won, journal %v, %v", won, all, err)
	}
}

// A write whose answer was an error may have reached the disk all the same.
func TestAWriteThatWasNeverAcknowledgedIsReplaced(t *testing.T) {
	l := openTest(t, t.TempDir())
	id := createTest(t, l, "")
	m := &nats.Msg{Subject: "journal." + string(id), Data: []byte("unacknowledged"), Header: nats.Header{revisionHeader: {"2"}}}
	if _, err := l.engine.js.PublishMsg(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	if all, err := l.Journal(t.Context(), id, 1); len(all) != 0 || err != nil {
		t.Errorf("what nobody acknowledged is shown: %v, %v", all, err)
	}
	if revision, err := l.Append(t.Context(), id, 1, []byte("ours")); revision != 2 || err != nil {
		t.Fatal(revision, err)
	}
	all, err := l.Journal(t.Context(), id, 1)
	if err != nil || len(all) != 1 || string(all[0].Data) != "ours" || all[0].Revision != 2 {
		t.Errorf("%v, %v", all, err)
	}
}

// The embedded server may fail in a way that only a new one mends.
func TestTheServerIsStartedAnewWhereItFails(t *testing.T) {
	l := openTest(t, t.TempDir())
	id := createTest(t, l, "")
	l.engine.server.Shutdown()
	if revision, err := l.Append(t.Context(), id, 1, fmt.Appendf(nil, "%s 1", id)); revision != 2 || err != nil {
		t.Fatal(revision, err)
	}
	if err := l.engine.server.ShutdownJetStream(); err != nil {
		t.Fatal(err)
	}
	checkJournal(t, l, id, 2)
}

func TestSnapshots(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, dir)
	id := createTest(t, l, "")
	if revision, data, err := l.Snapshot(t.Context(), id); revision != 0 || data != nil || err != nil {
		t.Errorf("a new document has a snapshot: %d %q %v", revision, data, err)
	}
	for i := uint64(1); i <= 30; i++ {
		if _, err := l.Append(t.Context(), id, i, fmt.Appendf(nil, "%s %d", id, i)); err != nil {
			t.Fatal(err)
		}
		if i%10 == 0 {
			if err := l.PutSnapshot(t.Context(), id, i+1, fmt.Appendf(nil, "at %d", i+1)); err != nil {
				t.Fatal(err)
			}
		}
	}
	// A damaged one is passed over for the one before it.
	bad := &nats.Msg{Subject: "snapshot." + string(id), Data: []byte("rubbish"), Header: nats.Header{revisionHeader: {"31"}, sequenceHeader: {"31"}, digestHeader: {"00"}}}
	for _, want := range []string{"at 31", "at 31"} {
		revision, data, err := l.Snapshot(t.Context(), id)
		if err != nil || string(data) != want || revision != 31 {
			t.Fatalf("%d %q %v, want %q", revision, data, err, want)
		}
		after, err := l.Journal(t.Context(), id, 25)
		if err != nil || len(after) != 6 || after[0].Revision != 26 {
			t.Fatalf("%d entries after 25, %v", len(after), err)
		}
		if _, err := l.engine.js.PublishMsg(t.Context(), bad); err != nil {
			t.Fatal(err)
		}
		l.Close()
		l = openTest(t, dir)
	}
	checkJournal(t, l, id, 31)
}

func TestPhotosLiveAsLongAsADocumentUsesThem(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, dir)
	a, b := createTest(t, l, "a"), createTest(t, l, "b")
	both, one, waiting := bytes.Repeat([]byte("both"), 1<<19), []byte("one"), []byte("waiting")
	for _, data := range [][]byte{both, one, waiting, both} {
		if err := l.PutPhoto(t.Context(), contentID(data), "p.jpg", data); err != nil {
			t.Fatal(err)
		}
	}
	for id, entry := range map[DocumentID]string{a: fmt.Sprintf(`["%s","%s"]`, contentID(both), contentID(one)), b: fmt.Sprintf(`{"id":"%s"}`, contentID(both))} {
		if _, err := l.Append(t.Context(), id, 1, []byte(entry)); err != nil {
			t.Fatal(err)
		}
	}
	want := func(there map[string]bool) {
		t.Helper()
		for data, want := range there {
			got, err := l.Source(t.Context()).Read(contentID([]byte(data)))
			if want && (err != nil || string(got) != data) {
				t.Errorf("%.10q: %v", data, err)
			}
			if !want {
				wantCode(t, err, OriginalMissing)
			}
		}
	}
	if err := l.Delete(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	want(map[string]bool{string(both): true, "one": false, "waiting": true})
	l.Close()
	l = openTest(t, dir)
	want(map[string]bool{string(both): true, "one": false, "waiting": true})
	if err := l.Delete(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	want(map[string]bool{string(both): false, "waiting": true})
	_, err := l.Journal(t.Context(), a, 0)
	wantCode(t, err, DocumentMissing)
	wantCode(t, l.PutPhoto(t.Context(), contentID(one), "p.jpg", both), OriginalDamaged)
}

// Documents may be large: many large entries are read at once, and one that is
// too large is a message.
func TestLargeEntries(t *testing.T) {
	dir := t.TempDir()
	l := openTest(t, dir)
	id := createTest(t, l, "")
	large := make([]byte, maxMessage)
	rand.Read(large)
	for i := uint64(1); i <= 3; i++ { // together more than the server holds back for a reader
		if _, err := l.Append(t.Context(), id, i, large[i:]); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.PutSnapshot(t.Context(), id, 4, large[:maxMessage-1<<16]); err != nil {
		t.Fatal(err)
	}
	l.Close()
	l = openTest(t, dir)
	all, err := l.Journal(t.Context(), id, 1)
	if err != nil || len(all) != 3 {
		t.Fatal(len(all), err)
	}
	for i, e := range all {
		if !bytes.Equal(e.Data, large[i+1:]) {
			t.Errorf("entry %d is altered", e.Revision)
		}
	}
	if _, data, err := l.Snapshot(t.Context(), id); err != nil || !bytes.Equal(data, large[:maxMessage-1<<16]) {
		t.Error("the snapshot is altered", err)
	}
	_, err = l.Append(t.Context(), id, 4, make([]byte, maxMessage+1))
	wantCode(t, err, DocumentTooLarge)
}

func TestPhotosAreFoundInWhatNamesThem(t *testing.T) {
	id := strings.Repeat("0123456789abcdef", 2)
	for data, want := range map[string]int{
		id: 1, `{"photo":"` + id + `"}`: 1, `["` + id + `","` + id + `"]`: 2, "照片" + id + "。": 1, " " + id + "\n": 1,
		"": 0, id[1:]: 0, id + "0": 0, "x" + id: 0, id + "_": 0, strings.ToUpper(id): 0, `"` + id[:16] + "-" + id[16:] + `"`: 0,
	} {
		n := 0
		for p := range photosIn([]byte(data)) {
			if n++; string(p) != id || !isPhotoID(p) {
				t.Errorf("%q: %q", data, p)
			}
		}
		if n != want {
			t.Errorf("%q: %d photos, want %d", data, n, want)
		}
	}
}
