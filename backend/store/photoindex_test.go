package store

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"broadsheet/backend/finding"
)

func TestPhotoHead(t *testing.T) {
	ctx := context.Background()
	l := openTest(t, t.TempDir())
	data := bytes.Repeat([]byte("0123456789abcdef"), 3<<20/16)
	id := contentID(data)
	if err := l.PutPhoto(ctx, id, "a.jpg", data); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 256 << 10, 2 << 20, 9 << 20} {
		head, err := l.PhotoHead(ctx, id, n)
		if want := data[:min(n, len(data))]; err != nil || !bytes.Equal(head, want) {
			t.Errorf("%d bytes: got %d, %v", n, len(head), err)
		}
	}
	_, err := l.PhotoHead(ctx, "0123456789abcdef0123456789abcdef", 9)
	if f, _ := finding.FromError(err); f.Code != OriginalMissing {
		t.Errorf("got %v, want %s", err, OriginalMissing)
	}
	if got := l.PhotoBytes(id); got != int64(len(data)) {
		t.Errorf("%d bytes, want %d", got, len(data))
	}
}

// TestIndexFileIsReplacedWhole or stays.
func TestIndexFileIsReplacedWhole(t *testing.T) {
	l := openTest(t, t.TempDir())
	if _, err := l.OpenIndex(); err == nil {
		t.Error("there is one in a new library")
	}
	write := func(text string, fails error) error {
		return l.WriteIndex(func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return errors.Join(err, fails)
		})
	}
	if err := write("first", nil); err != nil {
		t.Fatal(err)
	}
	if err := write("second", errors.New("no more")); err == nil {
		t.Error("a failure is not told")
	}
	file, err := l.OpenIndex()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if got, _ := io.ReadAll(file); string(got) != "first" {
		t.Errorf("got %q", got)
	}
}
