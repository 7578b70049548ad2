package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"github.com/klauspost/compress/zstd"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"broadsheet/backend/finding"
)

const (
	// snapshotsKept is how many snapshots a document keeps: should the last be
	// damaged, the one before it serves.
	snapshotsKept = 2
	// maxSnapshot is the most that a snapshot may hold unpacked.
	maxSnapshot = 1 << 30

	digestHeader   = "Digest"   // SHA-256 of the snapshot, unpacked
	sequenceHeader = "Sequence" // of the entry with the same revision, if known
)

// PutSnapshot keeps a document's state at a revision, so that opening need not
// read the whole journal. The last two are kept.
func (l *Library) PutSnapshot(ctx context.Context, id DocumentID, revision uint64, data []byte) error {
	d, err := l.find(ctx, id)
	if err != nil {
		return err
	}
	if last := l.revisionOf(d); revision > last {
		return fmt.Errorf("%w: a snapshot of %d, the last is %d", ErrRevision, revision, last)
	}
	if err := l.usePhotos(ctx, id, data); err != nil {
		return err
	}
	packed, err := pack(data)
	if err != nil {
		return err
	}
	if len(packed) > maxMessage {
		return finding.Stop(DocumentTooLarge, finding.Place{}, "limit", megabytes(maxMessage))
	}
	at := l.markOf(d, revision)
	m := &nats.Msg{Subject: "snapshot." + string(id), Data: packed, Header: nats.Header{}}
	sum := sha256.Sum256(data)
	m.Header.Set(revisionHeader, strconv.FormatUint(revision, 10))
	m.Header.Set(sequenceHeader, strconv.FormatUint(at.sequence, 10))
	m.Header.Set(digestHeader, hex.EncodeToString(sum[:]))
	return l.write(ctx, len(packed), func(ctx context.Context, e *engine) error {
		_, err := e.js.PublishMsg(ctx, m)
		return err
	})
}

// markOf returns where a revision stands in the stream, if that is known.
func (l *Library) markOf(d *shelved, revision uint64) mark {
	l.mu.Lock()
	defer l.mu.Unlock()
	if d.info.Revision == revision {
		d.mark = mark{revision, d.sequence}
	}
	if d.mark.revision == revision {
		return d.mark
	}
	return mark{}
}

// Snapshot returns the latest snapshot of a document that is whole, and its
// revision; 0 and nil where there is none. Damaged ones are passed over: the
// journal holds everything.
func (l *Library) Snapshot(ctx context.Context, id DocumentID) (uint64, []byte, error) {
	d, err := l.find(ctx, id)
	if err != nil {
		return 0, nil, err
	}
	var best snapshot
	c := jetstream.OrderedConsumerConfig{FilterSubjects: []string{"snapshot." + string(id)}}
	err = l.read(ctx, func(e *engine) error {
		return e.walk(ctx, snapshotStream, c, func(m jetstream.Msg) (bool, error) {
			if s, err := readSnapshot(m); err == nil && s.at.revision >= best.at.revision {
				best = s
			}
			return true, nil
		})
	})
	if err != nil {
		return 0, nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if best.at.sequence > 0 {
		d.mark = best.at
	}
	return best.at.revision, best.data, nil
}

type snapshot struct {
	at   mark
	data []byte
}

func readSnapshot(m jetstream.Msg) (s snapshot, err error) {
	h := m.Headers()
	if s.at.revision, err = strconv.ParseUint(h.Get(revisionHeader), 10, 64); err != nil {
		return s, err
	}
	if s.at.sequence, err = strconv.ParseUint(h.Get(sequenceHeader), 10, 64); err != nil {
		return s, err
	}
	if s.data, err = unpack(m.Data()); err != nil {
		return s, err
	}
	if sum := sha256.Sum256(s.data); hex.EncodeToString(sum[:]) != h.Get(digestHeader) {
		return s, fmt.Errorf("%s: wrong digest", m.Subject())
	}
	return s, nil
}

// pack compresses a snapshot; JSON shrinks to a tenth.
func pack(data []byte) ([]byte, error) {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer w.Close()
	return w.EncodeAll(data, nil), nil
}

func unpack(data []byte) ([]byte, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxSnapshot))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.DecodeAll(data, nil)
}
