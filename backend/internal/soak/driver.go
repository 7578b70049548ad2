// Package soak kills programs at random moments and looks whether what they
// acknowledged is still there. Its driver writes to a library as fast as it
// can and prints every acknowledgement; the tests kill it and read the library.
package soak

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"

	"broadsheet/backend/document"
	"broadsheet/backend/photo"
	"broadsheet/backend/store"
)

const (
	// documents is how many documents a driver writes to in turn.
	documents = 3
	// photoEvery and snapshotEvery are after how many entries there comes one.
	photoEvery, snapshotEvery = 17, 11
	// maxEntry and maxPhoto are in bytes; a photo is several pieces of the
	// object store, so that a kill can fall between them.
	maxEntry, maxPhoto = 8 << 10, 2 << 20
)

// entryData is the entry of a document at a revision: the same for the driver
// and for who checks it. It names the photo that goes with it.
func entryData(id store.DocumentID, revision uint64) []byte {
	random := seeded(string(id) + strconv.FormatUint(revision, 10))
	data := fill(random, 1+random.IntN(maxEntry))
	if revision%photoEvery == 0 {
		data = fmt.Appendf(data, " %s ", photoID(photoData(id, revision)))
	}
	return data
}

// photoData is the photo that goes with a revision.
func photoData(id store.DocumentID, revision uint64) []byte {
	random := seeded("photo" + string(id) + strconv.FormatUint(revision, 10))
	return fill(random, 1+random.IntN(maxPhoto))
}

// snapshotData is the snapshot of a revision.
func snapshotData(id store.DocumentID, revision uint64) []byte {
	return []byte(strings.Repeat(fmt.Sprintf("%s at %d\n", id, revision), 500))
}

func seeded(seed string) *rand.Rand {
	return rand.New(rand.NewChaCha8(sha256.Sum256([]byte(seed)))) //nolint:gosec // to be told again, not to be secret
}

func fill(random *rand.Rand, n int) []byte {
	data := make([]byte, n)
	for i := 0; i < n; i += 8 {
		word := random.Uint64()
		for k := i; k < min(i+8, n); k++ {
			data[k], word = byte(word), word>>8
		}
	}
	return data
}

func photoID(data []byte) photo.ID {
	sum := sha256.Sum256(data)
	return photo.ID(hex.EncodeToString(sum[:16]))
}

// drive writes to the library in dir until it is killed, and prints a line for
// everything that was acknowledged: "entry ID REVISION", "photo ID REVISION".
func drive(ctx context.Context, dir string, out io.Writer) error {
	library, err := store.OpenLibrary(ctx, dir)
	if err != nil {
		return err
	}
	defer library.Close()
	lines := bufio.NewWriter(out)
	acknowledge := func(kind string, id store.DocumentID, revision uint64) error {
		fmt.Fprintln(lines, kind, id, revision)
		return lines.Flush()
	}
	for i := 0; ; i++ {
		id := store.DocumentID(fmt.Sprintf("soak-%d", i%documents))
		if err := step(ctx, library, id, acknowledge); err != nil {
			return err
		}
	}
}

// step writes the next entry of a document, with what goes with it.
func step(ctx context.Context, l *store.Library, id store.DocumentID, acknowledge func(string, store.DocumentID, uint64) error) error {
	last, err := lastRevision(ctx, l, id)
	if err != nil {
		return err
	}
	next := last + 1
	if next%photoEvery == 0 {
		data := photoData(id, next)
		if err := l.PutPhoto(ctx, photoID(data), "soak.jpg", data); err != nil {
			return err
		}
		if err := acknowledge("photo", id, next); err != nil {
			return err
		}
	}
	if _, err := l.Append(ctx, id, last, entryData(id, next)); err != nil {
		return err
	}
	if err := acknowledge("entry", id, next); err != nil {
		return err
	}
	if next%snapshotEvery == 0 {
		return l.PutSnapshot(ctx, id, next, snapshotData(id, next))
	}
	return nil
}

func lastRevision(ctx context.Context, l *store.Library, id store.DocumentID) (uint64, error) {
	info, err := l.Get(ctx, id)
	if err == nil {
		return info.Revision, nil
	}
	info, err = l.Create(ctx, store.Info{ID: id, Title: string(id)}, &document.Document{})
	return info.Revision, err
}
