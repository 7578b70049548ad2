package store

import (
	"crypto/rand"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
)

var tokenForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Token returns the secret of the sessions with this library: 32 random bytes
// in hex, the same over restarts, in a file that only its owner reads.
func (l *Library) Token() (string, error) { return l.token, nil }

// readToken reads the token, or makes one where there is none to be used.
func readToken(dir string) (string, error) {
	path := filepath.Join(dir, "token")
	if raw, err := os.ReadFile(path); err == nil && tokenForm.Match(raw) {
		return string(raw), os.Chmod(path, 0o600)
	}
	secret := make([]byte, 32)
	rand.Read(secret) //nolint:errcheck // never fails
	token := hex.EncodeToString(secret)
	return token, replaceFile(path, []byte(token))
}

// replaceFile writes a private file in one piece: it is the old one or the new
// one at any moment.
func replaceFile(path string, data []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), tempPattern)
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
