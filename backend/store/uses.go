package store

import (
	"context"
	"errors"
	"iter"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"broadsheet/backend/photo"
)

// uses says which documents name which photos. Entries and snapshots are
// foreign to the store, but a photo's id can be told in them: it is the hash
// of a content, and no other word looks like it.
type uses map[photo.ID]map[DocumentID]bool

// photoIDLength is that of a photo's id, in hex digits.
const photoIDLength = 32

// photosIn finds the words of data that are ids of photos. Snapshots have
// millions of bytes, and a regular expression takes 50 ns for each.
func photosIn(data []byte) iter.Seq[photo.ID] {
	return func(yield func(photo.ID) bool) {
		start, digits := 0, true // of the word under way
		for i, c := range data {
			if isWordByte(c) {
				digits = digits && isHexDigit(c)
				continue
			}
			if digits && i-start == photoIDLength && !yield(photo.ID(data[start:i])) {
				return
			}
			start, digits = i+1, true
		}
		if digits && len(data)-start == photoIDLength {
			yield(photo.ID(data[start:]))
		}
	}
}

func isHexDigit(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' }

func isWordByte(c byte) bool {
	return isHexDigit(c) || c >= 'g' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}

func isPhotoID(id photo.ID) bool {
	return len(id) == photoIDLength && !strings.ContainsFunc(string(id), func(r rune) bool { return r > 'f' || !isHexDigit(byte(r)) })
}

func (u uses) add(p photo.ID, id DocumentID) {
	if u[p] == nil {
		u[p] = map[DocumentID]bool{}
	}
	u[p][id] = true
}

// usePhotos notes the photos that data names as used by a document. It comes
// before data itself is written, so that after a crash a photo may be taken
// for used, but never for unused.
func (l *Library) usePhotos(ctx context.Context, id DocumentID, data []byte) error {
	for p := range photosIn(data) {
		if !l.isUsedBy(p, id) {
			if err := l.putUse(ctx, p, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *Library) isUsedBy(p photo.ID, id DocumentID) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.uses[p][id]
}

func (l *Library) putUse(ctx context.Context, p photo.ID, id DocumentID) error {
	err := l.write(ctx, 0, func(ctx context.Context, e *engine) error {
		_, err := e.js.PublishMsg(ctx, &nats.Msg{Subject: "use." + string(p) + "." + string(id)})
		return err
	})
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.uses.add(p, id)
	l.markUsed(p)
	return nil
}

// markUsed notes that a photo does not wait for its first use any more. The
// caller holds mu.
func (l *Library) markUsed(p photo.ID) {
	if k, ok := l.photos[p]; ok {
		k.wanted = time.Time{}
		l.photos[p] = k
	}
}

func (e *engine) listUses(ctx context.Context) (uses, error) {
	subjects, err := e.subjects(ctx, useStream, "use.*.*")
	all := uses{}
	for subject := range subjects {
		if parts := strings.Split(subject, "."); len(parts) == 3 {
			all.add(photo.ID(parts[1]), DocumentID(parts[2]))
		}
	}
	return all, err
}

// photosOf returns the photos that a document uses.
func (l *Library) photosOf(id DocumentID) []photo.ID {
	l.mu.Lock()
	defer l.mu.Unlock()
	var photos []photo.ID
	for p, users := range l.uses {
		if users[id] {
			photos = append(photos, p)
		}
	}
	return photos
}

func (l *Library) forgetUses(ctx context.Context, id DocumentID) error {
	if err := l.purge(ctx, useStream, "use.*."+string(id)); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for p, users := range l.uses {
		delete(users, id)
		if len(users) == 0 {
			delete(l.uses, p)
		}
	}
	return nil
}

// CollectPhotos deletes the originals that no document uses and that were not
// put within the last hour.
func (l *Library) CollectPhotos(ctx context.Context) error {
	l.mu.Lock()
	var photos []photo.ID
	for p := range l.photos {
		photos = append(photos, p)
	}
	l.mu.Unlock()
	return l.deleteUnused(ctx, photos)
}

func (l *Library) deleteUnused(ctx context.Context, photos []photo.ID) error {
	var failed error
	for _, p := range photos {
		if !l.takeUnused(p) {
			continue
		}
		failed = errors.Join(failed, l.write(ctx, 0, func(ctx context.Context, e *engine) error {
			return e.photos.Delete(ctx, string(p))
		}))
	}
	return failed
}

// takeUnused takes a photo out of the index if nobody uses it.
func (l *Library) takeUnused(p photo.ID) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	k, ok := l.photos[p]
	if !ok || len(l.uses[p]) > 0 || time.Since(k.wanted) < unusedFor {
		return false
	}
	delete(l.photos, p)
	return true
}
