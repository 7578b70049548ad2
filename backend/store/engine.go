package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	// maxMessage is the most that one message may hold: JetStream takes a
	// record of 32 MB for damage when it reads it back.
	maxMessage = 30 << 20
	// aheadMessages and aheadBytes are how much is sent ahead to who reads a
	// stream: a reader that lags behind by 64 MB is cut off.
	aheadMessages, aheadBytes = 500, maxMessage + 4<<20
	// startLimit is how long the embedded server may take to start: reading a
	// large library after a crash takes seconds.
	startLimit = 2 * time.Minute
	// answerLimit is how long an answer of the embedded server may take; a
	// disk that sleeps or is busy with copying needs seconds.
	answerLimit = 30 * time.Second
)

// The streams of a library. One stream holds the journals of all documents, a
// subject each; docs/decisions/0009 says why.
const (
	journalStream  = "JOURNAL"
	snapshotStream = "SNAPSHOT"
	shelfStream    = "SHELF"
	useStream      = "USE"
	photoBucket    = "PHOTO"
)

// engine is one run of the embedded NATS server: no port, no signals, reached
// through memory only. Every write is synced before it is acknowledged.
type engine struct {
	server *server.Server
	conn   *nats.Conn
	js     jetstream.JetStream
	photos jetstream.ObjectStore
}

// startEngine runs a server on a folder and makes the streams that are missing.
func startEngine(ctx context.Context, dir string) (*engine, error) {
	s, err := server.NewServer(&server.Options{
		ServerName: "broadsheet", DontListen: true, NoSigs: true, NoLog: true,
		JetStream: true, StoreDir: dir, SyncAlways: true, DisableJetStreamBanner: true,
		MaxPayload: maxMessage + 1<<20,
		// The disk is the limit, and roomFor minds it.
		JetStreamMaxMemory: 64 << 20, JetStreamMaxStore: 1 << 50,
	})
	if err != nil {
		return nil, err
	}
	s.Start()
	e := &engine{server: s}
	if err := e.connect(ctx); err != nil {
		e.stop()
		return nil, err
	}
	return e, nil
}

func (e *engine) connect(ctx context.Context) (err error) {
	if !e.server.ReadyForConnections(startLimit) {
		return errors.New("the embedded server does not start")
	}
	if !e.server.JetStreamEnabled() {
		return errors.New("the embedded server cannot use the folder")
	}
	e.conn, err = nats.Connect("", nats.InProcessServer(e.server), nats.NoReconnect(), nats.Name("library"),
		nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {})) // told to who asks, not to stderr
	if err != nil {
		return err
	}
	if e.js, err = jetstream.New(e.conn, jetstream.WithDefaultTimeout(answerLimit)); err != nil {
		return err
	}
	return e.makeStreams(ctx)
}

// makeStreams makes what a new library lacks.
func (e *engine) makeStreams(ctx context.Context) (err error) {
	for _, config := range []jetstream.StreamConfig{
		{Name: journalStream, Subjects: []string{"journal.*"}},
		{Name: snapshotStream, Subjects: []string{"snapshot.*"}, MaxMsgsPerSubject: snapshotsKept},
		{Name: shelfStream, Subjects: []string{"shelf.*"}, MaxMsgsPerSubject: 1},
		{Name: useStream, Subjects: []string{"use.*.*"}, MaxMsgsPerSubject: 1},
	} {
		config.Storage, config.AllowDirect = jetstream.FileStorage, true
		if _, err := e.js.CreateOrUpdateStream(ctx, config); err != nil {
			return fmt.Errorf("%s: %w", config.Name, err)
		}
	}
	e.photos, err = e.js.CreateOrUpdateObjectStore(ctx, jetstream.ObjectStoreConfig{Bucket: photoBucket})
	return err
}

// isDown reports whether the server has given up: without JetStream it leaves
// questions without an answer.
func (e *engine) isDown() bool {
	return !e.server.Running() || !e.server.JetStreamEnabled() || e.conn.IsClosed()
}

// stop ends the server; everything acknowledged is on disk already.
func (e *engine) stop() {
	if e.conn != nil {
		e.conn.Close()
	}
	e.server.Shutdown()
	e.server.WaitForShutdown()
}

// walk calls visit with the messages of a stream that a filter lets through,
// from a sequence on, in order, until the last one that is there now or until
// visit returns false.
func (e *engine) walk(ctx context.Context, stream string, c jetstream.OrderedConsumerConfig, visit func(jetstream.Msg) (bool, error)) error {
	consumer, err := e.js.OrderedConsumer(ctx, stream, c)
	if err != nil {
		return err
	}
	if info := consumer.CachedInfo(); info != nil && info.NumPending == 0 {
		return nil
	}
	messages, err := consumer.Messages(jetstream.PullMaxMessagesWithBytesLimit(aheadMessages, aheadBytes))
	if err != nil {
		return err
	}
	defer messages.Stop()
	for {
		m, err := messages.Next(jetstream.NextContext(ctx))
		if err != nil {
			return err
		}
		about, err := m.Metadata()
		if err != nil {
			return err
		}
		if more, err := visit(m); err != nil || !more || about.NumPending == 0 {
			return err
		}
	}
}
