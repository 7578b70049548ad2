package store

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"broadsheet/backend/finding"
)

// revisionHeader carries the revision of an entry or a snapshot.
const revisionHeader = "Revision"

// JournalEntry is one entry of a document's journal.
type JournalEntry struct {
	Revision uint64
	Time     time.Time
	Data     []byte
}

// Append adds an entry to the journal of a document and returns its revision,
// which is expected+1, once it is synced. Where expected is not the last
// revision, ErrRevision is returned and nothing is written. Photos that the
// entry names by their id count as used by the document.
func (l *Library) Append(ctx context.Context, id DocumentID, expected uint64, entry []byte) (uint64, error) {
	d, err := l.find(ctx, id)
	if err != nil {
		return 0, err
	}
	d.writing.Lock()
	defer d.writing.Unlock()
	if last := l.revisionOf(d); last != expected {
		return last, fmt.Errorf("%w: expected %d, the last is %d", ErrRevision, expected, last)
	}
	if err := l.appendTo(ctx, d, entry); err != nil {
		return expected, err
	}
	return expected + 1, nil
}

func (l *Library) revisionOf(d *shelved) uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return d.info.Revision
}

// appendTo writes the next entry of a document and moves the index on. The
// caller holds d.writing, or is the only one who knows d.
func (l *Library) appendTo(ctx context.Context, d *shelved, entry []byte) error {
	if len(entry) > maxMessage {
		return finding.Stop(DocumentTooLarge, finding.Place{}, "limit", megabytes(maxMessage))
	}
	if err := l.usePhotos(ctx, d.info.ID, entry); err != nil {
		return err
	}
	revision := l.revisionOf(d) + 1
	m := &nats.Msg{Subject: "journal." + string(d.info.ID), Data: entry, Header: nats.Header{}}
	m.Header.Set(revisionHeader, strconv.FormatUint(revision, 10))
	var sequence uint64
	err := l.write(ctx, len(entry), func(ctx context.Context, e *engine) error {
		ack, err := e.js.PublishMsg(ctx, m, jetstream.WithExpectLastSequencePerSubject(d.sequence))
		if err == nil {
			sequence = ack.Sequence
		}
		return err
	})
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	d.info.Revision, d.sequence, d.info.Modified = revision, sequence, time.Now().UTC()
	return nil
}

// Journal returns the entries of a document after a revision, in order; after
// 0 begins with the origin.
func (l *Library) Journal(ctx context.Context, id DocumentID, after uint64) ([]JournalEntry, error) {
	d, err := l.find(ctx, id)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	last, from := d.info.Revision, d.mark
	l.mu.Unlock()
	if after >= last {
		return nil, nil
	}
	c := jetstream.OrderedConsumerConfig{FilterSubjects: []string{"journal." + string(id)}}
	if from.revision > 0 && from.revision <= after {
		c.DeliverPolicy, c.OptStartSeq = jetstream.DeliverByStartSequencePolicy, from.sequence
	}
	var entries []JournalEntry
	err = l.read(ctx, func(e *engine) error {
		entries = make([]JournalEntry, 0, last-after)
		return e.walk(ctx, journalStream, c, func(m jetstream.Msg) (bool, error) {
			entry, err := entryOf(m)
			if err == nil && entry.Revision > after && entry.Revision <= last {
				entries = append(entries, entry)
			}
			return entry.Revision < last, err
		})
	})
	return entries, err
}

func entryOf(m jetstream.Msg) (JournalEntry, error) {
	about, err := m.Metadata()
	if err != nil {
		return JournalEntry{}, err
	}
	revision, err := strconv.ParseUint(m.Headers().Get(revisionHeader), 10, 64)
	if err != nil {
		return JournalEntry{}, fmt.Errorf("%s: revision: %w", m.Subject(), err)
	}
	return JournalEntry{revision, about.Timestamp.UTC(), m.Data()}, nil
}
