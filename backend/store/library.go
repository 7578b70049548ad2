package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"broadsheet/backend/finding"
	"broadsheet/backend/photo"
)

// Library is the shelf of documents on disk: their journals, snapshots and
// photos, kept by an embedded JetStream. What a method that writes has
// returned without an error is on the disk and stays there, whatever happens
// to the program or to the machine afterwards. It is safe for concurrent use.
type Library struct {
	dir   string
	lock  *folderLock
	token string
	// reserve is how many bytes of the disk are left free; tests take it away.
	reserve uint64

	// running guards engine: who uses it reads, who replaces it writes.
	running sync.RWMutex
	engine  *engine // nil: closed, or not to be started while the disk is full
	closed  bool

	mu     sync.Mutex
	shelf  map[DocumentID]*shelved
	photos map[photo.ID]kept
	uses   uses

	findings []finding.Finding
}

// DefaultLibraryFolder returns the folder of the user's library by the XDG
// rules: $XDG_DATA_HOME/broadsheet, or ~/.local/share/broadsheet.
func DefaultLibraryFolder(getenv func(string) string) (string, error) {
	if base := getenv("XDG_DATA_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "broadsheet"), nil
	}
	if home := getenv("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "share", "broadsheet"), nil
	}
	if base := getenv("LocalAppData"); filepath.IsAbs(base) { // Windows
		return filepath.Join(base, "broadsheet"), nil
	}
	return "", finding.Stop(LibraryNoHome, finding.Place{})
}

// OpenLibrary opens the library in a folder, which is made where it is
// missing. Errors are *finding.Error: LibraryInUse, LibraryUnwritable,
// LibraryDamaged, DiskFull.
func OpenLibrary(ctx context.Context, dir string) (*Library, error) {
	if err := makePrivate(dir); err != nil {
		return nil, err
	}
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, err
	}
	l := &Library{dir: dir, lock: lock, reserve: reserve}
	if err := l.open(ctx); err != nil {
		return nil, errors.Join(err, lock.release())
	}
	return l, nil
}

func (l *Library) open(ctx context.Context) (err error) {
	if l.token, err = readToken(l.dir); err != nil {
		return l.cannotWrite(err)
	}
	before := l.journalBytes()
	if l.engine, err = startEngine(ctx, l.storeDir()); err != nil {
		return l.cannotOpen(err)
	}
	l.reportCut(before - l.journalBytes())
	if err := l.readIndex(ctx, l.engine); err != nil {
		l.engine.stop()
		return l.cannotOpen(err)
	}
	l.clearUploads()
	l.clearRemains(ctx)
	return nil
}

// journalBytes is what the journal's blocks hold.
func (l *Library) journalBytes() (total int64) {
	blocks, _ := filepath.Glob(filepath.Join(l.storeDir(), "jetstream", "$G", "streams", journalStream, "msgs", "*.blk"))
	for _, block := range blocks {
		if info, err := os.Stat(block); err == nil {
			total += info.Size()
		}
	}
	return total
}

// reportCut notes that starting has cut off a write that was not complete.
func (l *Library) reportCut(n int64) {
	if n > 0 {
		l.findings = append(l.findings, finding.New(finding.Note, LibraryCut, finding.Place{File: l.dir}, "bytes", strconv.FormatInt(n, 10)))
	}
}

// Close ends the use of the library. Everything acknowledged is kept.
func (l *Library) Close() error {
	l.running.Lock()
	defer l.running.Unlock()
	if l.closed {
		return nil
	}
	l.closed = true
	if l.engine != nil {
		l.engine.stop()
		l.engine = nil
	}
	return l.lock.release()
}

// Folder returns where the library is.
func (l *Library) Folder() string { return l.dir }

// Findings tells what was wrong when the library was opened: an unfinished
// write of a crash that was cut off, or steps that the disk has lost.
func (l *Library) Findings() []finding.Finding {
	return append([]finding.Finding(nil), l.findings...)
}

func (l *Library) storeDir() string { return filepath.Join(l.dir, "store") }

// makePrivate makes a folder that only its owner may look into.
func makePrivate(dir string) error {
	err := os.MkdirAll(dir, 0o700)
	if err == nil {
		err = os.Chmod(dir, 0o700)
	}
	if err != nil {
		return finding.Stop(LibraryUnwritable, finding.Place{File: dir}, "reason", reason(err))
	}
	return nil
}

func (l *Library) cannotWrite(err error) error {
	if isDiskFull(err) {
		return l.diskFull()
	}
	return finding.Stop(LibraryUnwritable, finding.Place{File: l.dir}, "reason", reason(err))
}

// cannotOpen tells apart why the engine did not start.
func (l *Library) cannotOpen(err error) error {
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case isDiskFull(err) || !l.hasRoom(0):
		return l.diskFull()
	case errors.Is(err, fs.ErrPermission):
		return l.cannotWrite(err)
	}
	return finding.Stop(LibraryDamaged, finding.Place{File: l.storeDir()}, "reason", err.Error())
}
