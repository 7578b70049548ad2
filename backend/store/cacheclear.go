package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// cacheFile is an entry of the cache as the file system shows it.
type cacheFile struct {
	path string
	size int64
	used time.Time
}

// clear deletes what was not used for longest until the cache holds nine
// tenths of its limit. Another program may do the same at the same time: a
// file that is already gone is no trouble.
func (c *Cache) clear() {
	files, total := c.measure()
	if total <= c.limit {
		return
	}
	slices.SortFunc(files, func(a, b cacheFile) int {
		if byTime := a.used.Compare(b.used); byTime != 0 {
			return byTime
		}
		return strings.Compare(a.path, b.path)
	})
	for _, f := range files {
		if total <= c.limit/10*9 {
			return
		}
		if os.Remove(f.path) == nil {
			total -= f.size
		}
	}
}

// measure lists the entries and their total size, and deletes what writers
// that died have left behind.
func (c *Cache) measure() (files []cacheFile, total int64) {
	_ = filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil //nolint:nilerr // a folder deleted under our feet holds nothing
		}
		info, err := d.Info()
		if err != nil || !info.Mode().IsRegular() {
			return nil //nolint:nilerr // deleted since the folder was read
		}
		if strings.HasSuffix(d.Name(), ".tmp") {
			removeStale(path, info)
			return nil
		}
		files = append(files, cacheFile{path, info.Size(), info.ModTime()})
		total += info.Size()
		return nil
	})
	return files, total
}

// removeStale deletes a temporary file that no writer can still be writing.
func removeStale(path string, info fs.FileInfo) {
	if time.Since(info.ModTime()) > time.Hour {
		os.Remove(path)
	}
}
