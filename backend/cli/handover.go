package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// A library has one window. A second start hands over what it was asked for to
// the first, through a socket that belongs to the library.

// handOverTime is how long either side may take.
const handOverTime = 3 * time.Second

// maxRequest bounds what is handed over: some paths and the folio.
const maxRequest = 1 << 20

// handOver gives a request to the window that has the library; false where
// there is none.
func handOver(dir string, getenv func(string) string, s source) bool {
	c, err := net.DialTimeout("unix", socketOf(dir, getenv), handOverTime)
	if err != nil {
		return false
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(handOverTime))
	if json.NewEncoder(c).Encode(s) != nil {
		return false
	}
	answer, err := io.ReadAll(io.LimitReader(c, 16))
	return err == nil && string(answer) == taken
}

const taken = "taken\n"

// socketOf is the path of a library's socket: short, because systems allow
// about a hundred bytes, and in a folder that its owner alone can enter.
func socketOf(dir string, getenv func(string) string) string {
	sum := sha256.Sum256([]byte(absolute(dir)))
	name := "broadsheet-" + hex.EncodeToString(sum[:8])
	if base := getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(base) {
		return filepath.Join(base, name)
	}
	if short := filepath.Join(absolute(dir), "window.socket"); len(short) < 100 {
		return short
	}
	return filepath.Join(os.TempDir(), name)
}

// absolute follows links where it can: a library has one name.
func absolute(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(full); err == nil {
		return real
	}
	return full
}

// receive takes what other starts hand over, until the listener is closed. The
// caller has the library's lock, so a socket that is there already is one that
// a killed program has left.
func receive(dir string, getenv func(string) string, take func(source)) (io.Closer, error) {
	path := socketOf(dir, getenv)
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, err
	}
	if err := keepToOwner(path); err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			go receiveOne(c, take)
		}
	}()
	return listener, nil
}

// keepToOwner: where files have no modes, the folder's owner decides.
func keepToOwner(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	return os.Chmod(path, 0o600)
}

func receiveOne(c net.Conn, take func(source)) {
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(handOverTime))
	var s source
	if json.NewDecoder(io.LimitReader(c, maxRequest)).Decode(&s) != nil {
		return
	}
	_, _ = io.WriteString(c, taken) // the other one has gone: it is done all the same
	take(s)
}
