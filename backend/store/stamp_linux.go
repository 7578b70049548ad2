package store

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

// settled is how long a file must have been left alone before its times tell
// anything: some file systems count in steps of two seconds, and a file may be
// written twice within one.
const settled = 3 * time.Second

// Stamp tells the content of the file from any other, without reading it: device
// and number, length, and the times of the last change of content and of
// anything else, of which no program can set the second. Git trusts the same
// (Documentation/technical/racy-git). Empty where the last change is too young
// or lies ahead.
func (p PhotoFile) Stamp() string {
	info, err := os.Stat(p.Path)
	if err != nil {
		return ""
	}
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok || time.Since(info.ModTime()) < settled || time.Since(time.Unix(s.Ctim.Unix())) < settled {
		return ""
	}
	return fmt.Sprintf("%d-%d-%d-%d-%d", s.Dev, s.Ino, s.Size, s.Mtim.Nano(), s.Ctim.Nano())
}
