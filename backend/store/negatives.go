package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

const (
	// photoChunk is how an original is cut for the object store: each piece is
	// synced, and fewer are faster.
	photoChunk = 1 << 20
	// photoLimit is how long reading an original may take.
	photoLimit = 10 * time.Second
	// unusedFor is how long an original waits for its first use.
	unusedFor = time.Hour
)

// kept is an original in the library.
type kept struct {
	name   string
	chunks string // id of its pieces in the object store
	bytes  int64
	wanted time.Time // when it was last put without having been used since
}

// PutPhoto keeps an original under the id of its content. The id is checked:
// bytes that are not its content are OriginalDamaged. An original that is
// there already is not written again. An entry that names it must follow
// within an hour, or it may be cleared away.
func (l *Library) PutPhoto(ctx context.Context, id photo.ID, name string, data []byte) error {
	if err := l.check(ctx); err != nil {
		return err
	}
	if len(data) > maxPhotoFile {
		return finding.Stop(PhotoTooLarge, finding.Place{File: name}, "limit", megabytes(maxPhotoFile))
	}
	if contentID(data) != id {
		return finding.Stop(OriginalDamaged, finding.Place{File: name, Photo: string(id)})
	}
	if l.want(id) {
		return nil
	}
	var info *jetstream.ObjectInfo
	err := l.write(ctx, len(data), func(ctx context.Context, e *engine) (err error) {
		meta := jetstream.ObjectMeta{Name: string(id), Description: name, Opts: &jetstream.ObjectMetaOptions{ChunkSize: photoChunk}}
		info, err = e.photos.Put(ctx, meta, bytes.NewReader(data))
		return err
	})
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.photos[id] = kept{name: name, chunks: info.NUID, bytes: int64(len(data)), wanted: time.Now()}
	return nil
}

// contentID is the id that package photo gives to these bytes.
func contentID(data []byte) photo.ID {
	sum := sha256.Sum256(data)
	return photo.ID(hex.EncodeToString(sum[:16]))
}

// want marks an original as about to be used, and reports whether it is there.
func (l *Library) want(id photo.ID) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	k, ok := l.photos[id]
	if ok {
		k.wanted = time.Now()
		l.photos[id] = k
	}
	return ok
}

// HasPhoto reports whether an original is in the library.
func (l *Library) HasPhoto(id photo.ID) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, ok := l.photos[id]
	return ok
}

// PhotoName returns the file name that an original came with, or "".
func (l *Library) PhotoName(id photo.ID) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.photos[id].name
}

// Photo returns the bytes of an original, checked against its id. Errors:
// OriginalMissing, OriginalDamaged.
func (l *Library) Photo(ctx context.Context, id photo.ID) ([]byte, error) {
	if err := l.check(ctx); err != nil {
		return nil, err
	}
	at := finding.Place{File: l.PhotoName(id), Photo: string(id)}
	if !l.HasPhoto(id) {
		return nil, finding.Stop(OriginalMissing, at)
	}
	var data []byte
	err := l.read(ctx, func(e *engine) (err error) {
		limited, cancel := context.WithTimeout(ctx, photoLimit)
		defer cancel()
		begin := time.Now()
		data, err = e.readPhoto(limited, id)
		// A piece that is missing is waited for until the time is over; the
		// reader's own clock may run out a moment before that of limited.
		timedOut := ctx.Err() == nil && (limited.Err() != nil || time.Since(begin) > photoLimit*9/10)
		if errors.Is(err, jetstream.ErrDigestMismatch) || err != nil && timedOut {
			return finding.Stop(OriginalDamaged, at)
		}
		return err
	})
	switch {
	case errors.Is(err, jetstream.ErrObjectNotFound):
		return nil, finding.Stop(OriginalMissing, at)
	case err == nil && contentID(data) != id:
		return nil, finding.Stop(OriginalDamaged, at)
	}
	return data, err
}

// readPhoto reads an original into a buffer of its size.
func (e *engine) readPhoto(ctx context.Context, id photo.ID) ([]byte, error) {
	object, err := e.photos.Get(ctx, string(id))
	if err != nil {
		return nil, err
	}
	defer object.Close()
	info, err := object.Info()
	if err != nil {
		return nil, err
	}
	return readUpTo(object, make([]byte, 0, min(info.Size, maxPhotoFile)+1), maxPhotoFile)
}

// PhotoHead returns the first bytes of an original, unchecked, without reading
// the rest. Errors: OriginalMissing.
func (l *Library) PhotoHead(ctx context.Context, id photo.ID, bytes int) ([]byte, error) {
	if err := l.check(ctx); err != nil {
		return nil, err
	}
	missing := finding.Stop(OriginalMissing, finding.Place{File: l.PhotoName(id), Photo: string(id)})
	if !l.HasPhoto(id) {
		return nil, missing
	}
	var head []byte
	err := l.read(ctx, func(e *engine) error {
		limited, cancel := context.WithTimeout(ctx, photoLimit)
		defer cancel()
		object, err := e.photos.Get(limited, string(id))
		if err != nil {
			return err
		}
		defer object.Close()
		head, err = io.ReadAll(io.LimitReader(object, int64(bytes)))
		return err
	})
	if errors.Is(err, jetstream.ErrObjectNotFound) {
		return nil, missing
	}
	return head, err
}

// PhotoSource gives the darkroom the originals of a library.
type PhotoSource struct {
	ctx     context.Context //nolint:containedctx // photo.Source knows none; it ends reading with the program
	library *Library
}

// Source returns the library's originals as a photo.Source.
func (l *Library) Source(ctx context.Context) PhotoSource { return PhotoSource{ctx, l} }

var _ photo.Source = PhotoSource{}

// Read returns the bytes of an original; see Library.Photo.
func (s PhotoSource) Read(id photo.ID) ([]byte, error) { return s.library.Photo(s.ctx, id) }

func (e *engine) listPhotos(ctx context.Context) (map[photo.ID]kept, error) {
	photos := map[photo.ID]kept{}
	infos, err := e.photos.List(ctx)
	if errors.Is(err, jetstream.ErrNoObjectsFound) {
		return photos, nil
	}
	for _, info := range infos {
		photos[photo.ID(info.Name)] = kept{name: info.Description, chunks: info.NUID, bytes: int64(info.Size), wanted: info.ModTime}
	}
	return photos, err
}

// clearPieces deletes the pieces of originals whose writing was cut short.
func (l *Library) clearPieces(ctx context.Context) error {
	const stream, pieces = "OBJ_" + photoBucket, "$O." + photoBucket + ".C."
	subjects, err := l.engine.subjects(ctx, stream, pieces+"*")
	if err != nil {
		return err
	}
	l.mu.Lock()
	for _, k := range l.photos {
		delete(subjects, pieces+k.chunks)
	}
	l.mu.Unlock()
	for subject := range subjects {
		err = errors.Join(err, l.purge(ctx, stream, subject))
	}
	return err
}
