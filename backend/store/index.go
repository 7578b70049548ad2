package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/nats-io/nats.go/jetstream"

	"broadsheet/backend/finding"
)

// readIndex reads what is on the shelf, and which photos there are.
func (l *Library) readIndex(ctx context.Context, e *engine) error {
	shelf, err := e.readShelf(ctx)
	if err != nil {
		return err
	}
	last := jetstream.OrderedConsumerConfig{DeliverPolicy: jetstream.DeliverLastPerSubjectPolicy, FilterSubjects: []string{"journal.*"}, HeadersOnly: true}
	err = e.walk(ctx, journalStream, last, func(m jetstream.Msg) (bool, error) { return true, readLast(shelf, m) })
	if err != nil {
		return err
	}
	if err := l.compareSnapshots(ctx, e, shelf); err != nil {
		return err
	}
	photos, err := e.listPhotos(ctx)
	if err != nil {
		return err
	}
	uses, err := e.listUses(ctx)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shelf, l.photos, l.uses = shelf, photos, uses
	for p := range uses {
		l.markUsed(p)
	}
	return nil
}

// compareSnapshots looks for documents whose journal ends before their
// snapshot: a snapshot is only ever made of what was acknowledged, so the disk
// has lost what it had confirmed. The document goes on from the snapshot.
func (l *Library) compareSnapshots(ctx context.Context, e *engine, shelf map[DocumentID]*shelved) error {
	last := jetstream.OrderedConsumerConfig{DeliverPolicy: jetstream.DeliverLastPerSubjectPolicy, FilterSubjects: []string{"snapshot.*"}, HeadersOnly: true}
	return e.walk(ctx, snapshotStream, last, func(m jetstream.Msg) (bool, error) {
		d, ok := shelf[DocumentID(strings.TrimPrefix(m.Subject(), "snapshot."))]
		revision, err := strconv.ParseUint(m.Headers().Get(revisionHeader), 10, 64)
		if !ok || err != nil || revision <= d.info.Revision {
			return true, nil //nolint:nilerr // a damaged one is passed over when it is read
		}
		lost := strconv.FormatUint(revision-d.info.Revision, 10)
		l.findings = append(l.findings, finding.New(finding.Warning, LibraryShortened, finding.Place{File: l.dir}, "title", d.info.Title, "lost", lost))
		d.info.Revision = revision
		return true, nil
	})
}

func (e *engine) readShelf(ctx context.Context) (map[DocumentID]*shelved, error) {
	shelf := map[DocumentID]*shelved{}
	return shelf, e.walk(ctx, shelfStream, jetstream.OrderedConsumerConfig{}, func(m jetstream.Msg) (bool, error) {
		var info Info
		if err := json.Unmarshal(m.Data(), &info); err != nil {
			return false, fmt.Errorf("%s: %w", m.Subject(), err)
		}
		shelf[info.ID] = &shelved{info: info}
		return true, nil
	})
}

// readLast notes the last revision of a document that is on the shelf.
func readLast(shelf map[DocumentID]*shelved, m jetstream.Msg) error {
	d, ok := shelf[DocumentID(strings.TrimPrefix(m.Subject(), "journal."))]
	if !ok {
		return nil
	}
	about, err := m.Metadata()
	if err != nil {
		return err
	}
	revision, err := strconv.ParseUint(m.Headers().Get(revisionHeader), 10, 64)
	if err != nil {
		return fmt.Errorf("%s: revision: %w", m.Subject(), err)
	}
	d.info.Revision, d.sequence = revision, about.Sequence.Stream
	if about.Timestamp.After(d.info.Modified) {
		d.info.Modified = about.Timestamp.UTC()
	}
	return nil
}

// clearRemains does away with what a creation, a deletion or an upload that
// was cut short has left behind. What does not work now will the next time.
func (l *Library) clearRemains(ctx context.Context) {
	subjects, err := l.engine.subjects(ctx, journalStream, "journal.*")
	if err != nil {
		return
	}
	for subject := range subjects {
		id := DocumentID(strings.TrimPrefix(subject, "journal."))
		if _, ok := l.shelf[id]; !ok {
			_ = l.clearAway(ctx, id)
		}
	}
	_ = l.clearPieces(ctx)
	_ = l.CollectPhotos(ctx)
}

// clearAway deletes what belongs to a document that is not on the shelf.
func (l *Library) clearAway(ctx context.Context, id DocumentID) error {
	photos := l.photosOf(id)
	return errors.Join(
		l.purge(ctx, journalStream, "journal."+string(id)),
		l.purge(ctx, snapshotStream, "snapshot."+string(id)),
		l.forgetUses(ctx, id),
		l.deleteUnused(ctx, photos),
	)
}

func (l *Library) purge(ctx context.Context, stream, subject string) error {
	return l.write(ctx, 0, func(ctx context.Context, e *engine) error {
		s, err := e.js.Stream(ctx, stream)
		if err != nil {
			return err
		}
		return s.Purge(ctx, jetstream.WithPurgeSubject(subject))
	})
}

// subjects returns the subjects of a stream that hold something.
func (e *engine) subjects(ctx context.Context, stream, filter string) (map[string]uint64, error) {
	s, err := e.js.Stream(ctx, stream)
	if err != nil {
		return nil, err
	}
	info, err := s.Info(ctx, jetstream.WithSubjectFilter(filter))
	if err != nil {
		return nil, err
	}
	return info.State.Subjects, nil
}
