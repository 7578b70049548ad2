package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

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
