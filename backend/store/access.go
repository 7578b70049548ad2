package store

import (
	"context"
	"errors"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"broadsheet/backend/finding"
)

// reserve is how many bytes of the disk are left free: JetStream needs some to
// start and to tidy up, and takes no write any more once one has failed.
const reserve = 4 << 20

// check tells whether the library may be asked anything at all.
func (l *Library) check(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.running.RLock()
	defer l.running.RUnlock()
	if l.closed {
		return ErrClosed
	}
	return nil
}

// read asks the engine for something, once more with a new engine where the
// first fails.
func (l *Library) read(ctx context.Context, op func(*engine) error) error {
	err := l.try(ctx, op)
	if isFinal(err) {
		return err
	}
	return finding.Stop(ReadFailed, finding.Place{File: l.storeDir()}, "reason", err.Error())
}

// write lets the engine write about size bytes. It is not broken off by ctx
// once it has begun: nobody would know whether it took place. A full disk is
// DiskFull, and the library goes on as soon as there is room.
func (l *Library) write(ctx context.Context, size int, op func(context.Context, *engine) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !l.hasRoom(size) {
		return l.diskFull()
	}
	ctx = context.WithoutCancel(ctx)
	err := l.try(ctx, func(e *engine) error { return op(ctx, e) })
	switch {
	case isFinal(err):
		return err
	case isDiskFull(err) || !l.hasRoom(size):
		return l.diskFull()
	}
	return finding.Stop(WriteFailed, finding.Place{File: l.storeDir()}, "reason", err.Error())
}

// try runs op, and where it fails for a reason that lies in the engine, once
// more with a new one: after a failed write JetStream refuses all others.
func (l *Library) try(ctx context.Context, op func(*engine) error) error {
	e, err := l.present(ctx)
	if err == nil {
		if err = l.with(e, op); isFinal(err) {
			return err
		}
	}
	if !l.hasRoom(0) {
		return err // a new engine could not start, and the old one still reads
	}
	if e, err = l.replace(ctx, e); err != nil {
		return err
	}
	return l.with(e, op)
}

// present returns the engine, and starts one where the last could not.
func (l *Library) present(ctx context.Context) (*engine, error) {
	l.running.RLock()
	e, closed := l.engine, l.closed
	l.running.RUnlock()
	if closed {
		return nil, ErrClosed
	}
	if e == nil {
		return l.replace(ctx, nil)
	}
	return e, nil
}

// with runs op unless the engine was replaced meanwhile or is down.
func (l *Library) with(e *engine, op func(*engine) error) error {
	l.running.RLock()
	defer l.running.RUnlock()
	switch {
	case l.closed:
		return ErrClosed
	case l.engine != e || e.isDown():
		return errReplaced
	}
	return op(e)
}

var errReplaced = errors.New("the embedded server has stopped")

// replace stops the engine that failed and starts another, unless somebody
// else has done so already. The index stays: it knows what was acknowledged.
func (l *Library) replace(ctx context.Context, failed *engine) (*engine, error) {
	l.running.Lock()
	defer l.running.Unlock()
	if l.closed {
		return nil, ErrClosed
	}
	if l.engine != nil && l.engine != failed {
		return l.engine, nil
	}
	if l.engine != nil {
		l.engine.stop()
		l.engine = nil
	}
	e, err := startEngine(ctx, l.storeDir())
	if err != nil {
		return nil, err
	}
	l.engine = e
	return e, nil
}

// isFinal reports whether an outcome has nothing to do with the engine's
// health, so that another engine would give the same.
func isFinal(err error) bool {
	if _, ok := finding.FromError(err); ok || err == nil {
		return true
	}
	for _, final := range []error{context.Canceled, ErrRevision, ErrClosed, jetstream.ErrObjectNotFound, jetstream.ErrMsgNotFound, nats.ErrMaxPayload} {
		if errors.Is(err, final) {
			return true
		}
	}
	return false
}

// isDiskFull knows the error of the system and what JetStream makes of it.
func isDiskFull(err error) bool {
	return err != nil && (errors.Is(err, errNoSpace) || strings.Contains(err.Error(), "no space left") ||
		strings.Contains(err.Error(), "quota exceeded"))
}

// hasRoom reports whether size more bytes fit on the disk. Where the system
// does not say, they do.
func (l *Library) hasRoom(size int) bool {
	free, ok := freeBytes(l.dir)
	return !ok || free >= uint64(size)+l.reserve
}

func (l *Library) diskFull() error {
	return finding.Stop(DiskFull, finding.Place{File: l.dir}, "room", megabytes(2*reserve))
}
