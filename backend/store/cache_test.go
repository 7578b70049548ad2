package store

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestCacheGivesBackWhatWasPut(t *testing.T) {
	c := OpenCacheIn(filepath.Join(t.TempDir(), "not", "there", "yet"), 1<<20)
	for key, data := range map[string]string{"a": "one", "b/../../c": "two", "空": "", "a ": "three"} {
		c.Put(key, []byte(data))
		if got, ok := c.Get(key); !ok || string(got) != data {
			t.Errorf("Get(%q) = %q, %v; want %q", key, got, ok, data)
		}
	}
	if _, ok := c.Get("never put"); ok {
		t.Error("a key that was never put was found")
	}
}

func TestCacheTakesDamageForAbsence(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"empty":      func([]byte) []byte { return nil },
		"cut":        func(b []byte) []byte { return b[:len(b)-3] },
		"flipped":    func(b []byte) []byte { b[len(b)-1] ^= 1; return b },
		"longer":     func(b []byte) []byte { return append(b, 0) },
		"other file": func([]byte) []byte { return []byte("something else altogether") },
	} {
		t.Run(name, func(t *testing.T) {
			c := OpenCacheIn(t.TempDir(), 1<<20)
			c.Put("key", []byte("the rendition"))
			path := c.path("key")
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, damage(raw), 0o600); err != nil {
				t.Fatal(err)
			}
			if got, ok := c.Get("key"); ok {
				t.Errorf("a damaged entry was given out: %q", got)
			}
			if _, err := os.Stat(path); !os.IsNotExist(err) {
				t.Error("the damaged entry is still there")
			}
			c.Put("key", []byte("anew"))
			if got, ok := c.Get("key"); !ok || string(got) != "anew" {
				t.Errorf("after the damage: %q, %v", got, ok)
			}
		})
	}
}

func TestCacheClearsTheLongestUnused(t *testing.T) {
	c := OpenCacheIn(t.TempDir(), 100_000)
	block := bytes.Repeat([]byte{7}, 10_000)
	begin := time.Now().Add(-24 * time.Hour)
	for i := range 9 {
		key := fmt.Sprint("old", i)
		c.Put(key, block)
		at := begin.Add(time.Duration(i) * time.Minute)
		if err := os.Chtimes(c.path(key), at, at); err != nil {
			t.Fatal(err)
		}
	}
	c.Get("old0") // used again: now the youngest
	for i := range 2 {
		c.Put(fmt.Sprint("new", i), block)
	}
	for key, want := range map[string]bool{"old0": true, "new0": true, "new1": true, "old1": false} {
		if _, ok := c.Get(key); ok != want {
			t.Errorf("%s: still there %v, want %v", key, ok, want)
		}
	}
	if _, total := c.measure(); total > c.limit {
		t.Errorf("the cache holds %d bytes, its limit is %d", total, c.limit)
	}
}

func TestCacheMayBeDeletedWhileInUse(t *testing.T) {
	c := OpenCacheIn(filepath.Join(t.TempDir(), "cache"), 200_000)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 100 {
				key := fmt.Sprint(w, i)
				c.Put(key, bytes.Repeat([]byte(key), 500))
				if got, ok := c.Get(key); ok && !bytes.HasPrefix(got, []byte(key)) {
					t.Errorf("%s holds %.10q", key, got)
				}
			}
		})
	}
	for range 10 {
		os.RemoveAll(c.dir)
	}
	wg.Wait()
}

func TestCacheThatCannotWriteSaysSoOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c := OpenCacheIn(filepath.Join(file, "cache"), 1000)
	c.Put("a", []byte("x"))
	c.Put("b", []byte("x"))
	if got := c.Findings(); len(got) != 1 || got[0].Code != CacheNotWritten {
		t.Errorf("findings %v, want one %s", got, CacheNotWritten)
	}
	if _, ok := c.Get("a"); ok {
		t.Error("something was found in a cache that cannot be written")
	}
}

func TestCacheWithoutAFolderKeepsNothing(t *testing.T) {
	c := &Cache{}
	c.Put("a", []byte("x"))
	if _, ok := c.Get("a"); ok || len(c.Findings()) != 0 {
		t.Error("a cache without a folder kept something or complained")
	}
}

func TestCacheLeavesNoTemporaryFiles(t *testing.T) {
	c := OpenCacheIn(t.TempDir(), 1<<20)
	c.Put("a", []byte("x"))
	stale := filepath.Join(c.dir, ".broadsheet-1.tmp")
	if err := os.WriteFile(stale, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-2 * time.Hour)
	if err := os.Chtimes(stale, old, old); err != nil {
		t.Fatal(err)
	}
	c.clear()
	_ = filepath.WalkDir(c.dir, func(path string, _ fs.DirEntry, _ error) error {
		if strings.HasSuffix(path, ".tmp") {
			t.Errorf("%s is left", path)
		}
		return nil
	})
}
