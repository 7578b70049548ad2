package store

import (
	"context"
	"errors"
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
	err := l.write(ctx, len(entry), func(ctx context.Context, e *engine) (err error) {
		sequence, err = e.publishAfter(ctx, m, d.sequence)
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

// publishAfter publishes the message that follows another of its subject, and
// returns its sequence. A message that follows that one already was written by
// a try that failed afterwards: nobody was told of it, and whether it was synced
// is unknown. It is taken away, so that ours is written and synced anew.
func (e *engine) publishAfter(ctx context.Context, m *nats.Msg, last uint64) (uint64, error) {
	ack, err := e.js.PublishMsg(ctx, m, jetstream.WithExpectLastSequencePerSubject(last))
	if err == nil {
		return ack.Sequence, nil
	}
	var refused *jetstream.APIError
	if !errors.As(err, &refused) || refused.ErrorCode != jetstream.JSErrCodeStreamWrongLastSequence {
		return 0, err
	}
	if err := e.takeAwayAfter(ctx, m.Subject, last); err != nil {
		return 0, err
	}
	ack, err = e.js.PublishMsg(ctx, m, jetstream.WithExpectLastSequencePerSubject(last))
	if err != nil {
		return 0, err
	}
	return ack.Sequence, nil
}

// takeAwayAfter deletes the messages of a subject after a sequence.
func (e *engine) takeAwayAfter(ctx context.Context, subject string, last uint64) error {
	s, err := e.js.Stream(ctx, journalStream)
	if err != nil {
		return err
	}
	for {
		m, err := s.GetLastMsgForSubject(ctx, subject)
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return nil
		}
		if err != nil || m.Sequence <= last {
			return err
		}
		if err := s.DeleteMsg(ctx, m.Sequence); err != nil {
			return err
		}
	}
}

// Journal returns the entries of a document after a revision, in order; after
// 0 begins with the origin. Where some are missing, it returns those that are
// there with DocumentDamaged.
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
	if err == nil {
		err = l.checkWhole(d, entries, last-after)
	}
	return entries, err
}

// checkWhole tells where entries are missing that were acknowledged once.
func (l *Library) checkWhole(d *shelved, entries []JournalEntry, want uint64) error {
	if uint64(len(entries)) == want {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	at := finding.Place{File: l.dir}
	return finding.Stop(DocumentDamaged, at, "title", d.info.Title, "missing", strconv.FormatUint(want-uint64(len(entries)), 10))
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
