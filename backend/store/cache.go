package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"os"
	"path/filepath"
	"sync"
	"time"

	"broadsheet/backend/finding"
)

// cacheLimit is how much the cache may hold: the renditions of some thousand
// pages.
const cacheLimit = 1 << 30

// Cache holds derived bytes (renditions, focal points) by key in a folder,
// each in a file of its own. Nothing in it is worth keeping: a file that is
// missing, half or damaged counts as absent, and the folder may be deleted at
// any moment. It is safe for concurrent use, by several programs too.
type Cache struct {
	dir   string // empty: nothing is kept
	limit int64

	mu       sync.Mutex
	unseen   int64 // bytes put since the folder was last measured; below 0: never measured
	reported bool
	findings []finding.Finding
}

// OpenCache returns the cache in the user's cache folder. Where the system
// names none, the cache keeps nothing.
func OpenCache() *Cache {
	base, err := os.UserCacheDir()
	if err != nil {
		return &Cache{}
	}
	return OpenCacheIn(filepath.Join(base, "broadsheet", "renditions"), cacheLimit)
}

// OpenCacheIn returns a cache in a folder, made when first needed, that holds
// at most about limit bytes.
func OpenCacheIn(dir string, limit int64) *Cache {
	return &Cache{dir: dir, limit: limit, unseen: -1}
}

// Findings tells what went wrong in keeping things, at most one note: the work
// goes on without a cache, only slower.
func (c *Cache) Findings() []finding.Finding {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]finding.Finding(nil), c.findings...)
}

// Get returns what was put under key, if it is still there and whole.
func (c *Cache) Get(key string) ([]byte, bool) {
	if c.dir == "" {
		return nil, false
	}
	path := c.path(key)
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	data, ok := unseal(raw, key)
	if !ok {
		os.Remove(path)
		return nil, false
	}
	c.touch(path)
	return data, true
}

// touch marks an entry as used, so that it is among the last to be cleared
// away. Once an hour is often enough and spares a write on every reading.
func (c *Cache) touch(path string) {
	info, err := os.Stat(path)
	if now := time.Now(); err == nil && now.Sub(info.ModTime()) > time.Hour {
		_ = os.Chtimes(path, now, now) // a missed mark only ages the entry
	}
}

// Put keeps data under key. A failure is not the caller's concern: see Findings.
func (c *Cache) Put(key string, data []byte) {
	if c.dir == "" || int64(len(data)) > c.limit/4 {
		return
	}
	if err := c.write(c.path(key), seal(data, key)); err != nil {
		c.report(err)
		return
	}
	if c.isTimeToClear(int64(len(data))) {
		c.clear()
	}
}

func (c *Cache) write(path string, sealed []byte) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(folder, tempPattern)
	if err != nil {
		return err
	}
	_, err = temp.Write(sealed)
	if closing := temp.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return err
}

func (c *Cache) report(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.reported {
		c.reported = true
		c.findings = append(c.findings, finding.New(finding.Note, CacheNotWritten, finding.Place{File: c.dir}, "reason", reason(err)))
	}
}

// isTimeToClear counts what was put: the folder is measured at the first Put
// of a run and then after each sixteenth of the limit.
func (c *Cache) isTimeToClear(n int64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.unseen >= 0 {
		c.unseen += n
	}
	if c.unseen >= 0 && c.unseen < c.limit/16 {
		return false
	}
	c.unseen = 0
	return true
}

// path spreads the entries over 256 folders; keys may hold any character.
func (c *Cache) path(key string) string {
	sum := sha256.Sum256([]byte(key))
	name := hex.EncodeToString(sum[:16])
	return filepath.Join(c.dir, name[:2], name[2:])
}

// An entry is a magic word, the CRC-32 of key and data, and the data: enough
// to notice an accident, which is all that a cache of one's own must fear.
const cacheMagic = "BSc1"

const sealLength = len(cacheMagic) + 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(data []byte, key string) uint32 {
	return crc32.Update(crc32.Checksum([]byte(key), castagnoli), castagnoli, data)
}

func seal(data []byte, key string) []byte {
	out := make([]byte, 0, sealLength+len(data))
	out = append(out, cacheMagic...)
	out = binary.BigEndian.AppendUint32(out, checksum(data, key))
	return append(out, data...)
}

func unseal(raw []byte, key string) ([]byte, bool) {
	if len(raw) < sealLength || string(raw[:len(cacheMagic)]) != cacheMagic {
		return nil, false
	}
	data := raw[sealLength:]
	return data, binary.BigEndian.Uint32(raw[len(cacheMagic):]) == checksum(data, key)
}
