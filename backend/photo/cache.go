package photo

import "sync"

// Cache keeps derived bytes by key: renditions and focal points. A key stands
// for one content for ever. What is missing is made again, so that a cache may
// lose anything at any moment. It is used from several goroutines at once.
type Cache interface {
	// Get returns what was put under key, if it is still there. The bytes
	// are not changed by the caller.
	Get(key string) ([]byte, bool)
	// Put keeps data, or not. The bytes are not changed afterwards.
	Put(key string, data []byte)
}

// Source gives the originals.
type Source interface {
	// Read returns the bytes of the original with this content. A
	// *finding.Error is passed on as it is; other errors become NoOriginal.
	Read(id ID) ([]byte, error)
}

// NoCache keeps nothing.
type NoCache struct{}

// Get finds nothing.
func (NoCache) Get(string) ([]byte, bool) { return nil, false }

// Put keeps nothing.
func (NoCache) Put(string, []byte) {}

// MemoryCache keeps everything in memory; for tests and short runs. The zero
// value is empty and ready.
type MemoryCache struct {
	mu      sync.Mutex
	entries map[string][]byte
}

// Get returns what was put under key.
func (c *MemoryCache) Get(key string) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	data, ok := c.entries[key]
	return data, ok
}

// Put keeps data under key.
func (c *MemoryCache) Put(key string, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries == nil {
		c.entries = map[string][]byte{}
	}
	c.entries[key] = data
}

// Len returns the number of entries.
func (c *MemoryCache) Len() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.entries)
}
