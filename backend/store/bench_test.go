package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"testing"

	"broadsheet/backend/document"
)

func BenchmarkAppend(b *testing.B) {
	l := openTest(b, b.TempDir())
	info, err := l.Create(b.Context(), Info{}, &document.Document{})
	if err != nil {
		b.Fatal(err)
	}
	entry := bytes.Repeat([]byte("e"), 600)
	revision := info.Revision
	for b.Loop() {
		if revision, err = l.Append(b.Context(), info.ID, revision, entry); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPutPhoto8MB(b *testing.B) {
	l := openTest(b, b.TempDir())
	data := make([]byte, 8<<20)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		b.StopTimer()
		rand.Read(data[:32]) //nolint:errcheck // never fails
		id := contentID(data)
		b.StartTimer()
		if err := l.PutPhoto(b.Context(), id, "p.jpg", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPhoto8MB(b *testing.B) {
	l := openTest(b, b.TempDir())
	data := make([]byte, 8<<20)
	b.SetBytes(int64(len(data)))
	if err := l.PutPhoto(b.Context(), contentID(data), "p.jpg", data); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := l.Photo(b.Context(), contentID(data)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens a library of 1,000 documents with 20 entries each.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	l := openTest(b, dir)
	for range 1000 {
		info, err := l.Create(b.Context(), Info{Title: "a document of a thousand"}, &document.Document{})
		if err != nil {
			b.Fatal(err)
		}
		for i := uint64(1); i < 20; i++ {
			if _, err := l.Append(b.Context(), info.ID, i, fmt.Appendf(nil, "%600d", i)); err != nil {
				b.Fatal(err)
			}
		}
	}
	for b.Loop() {
		l.Close()
		var err error
		if l, err = OpenLibrary(context.Background(), dir); err != nil {
			b.Fatal(err)
		}
	}
	l.Close()
}
