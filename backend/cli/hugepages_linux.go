package cli

import (
	"runtime"
	"syscall"
)

// growInHugePages has the first bytes of the heap come in pages of 2 MB, where
// the system leaves that to programs (transparent_hugepage: madvise, as Debian
// has it). A run that makes a page of seven photos touches 60,000 small pages
// for the first time; in a virtual machine that took two fifths of its processor
// time: see docs/decisions/0034-heap-in-huge-pages.md.
//
// The runtime has no setting for it. So the heap is made to grow at once, the
// system is told, and the room is given back to the runtime, which takes it
// from now on before it asks for more. No memory is taken by that: a page is
// when it is first written. Where the address space is limited (ulimit -v) the
// room may be missing, and nothing is done.
func growInHugePages(bytes int) {
	if hasLimitedSpace() {
		return
	}
	room := make([]byte, bytes)
	_ = syscall.Madvise(room, syscall.MADV_HUGEPAGE) // without them all is as it was
	runtime.GC()                                     // room is free again
}

// hasLimitedSpace reports whether the process may not map as much as it likes,
// or nobody knows.
func hasLimitedSpace() bool {
	var l syscall.Rlimit
	err := syscall.Getrlimit(syscall.RLIMIT_AS, &l)
	return err != nil || l.Cur != unlimited
}

// unlimited is RLIM_INFINITY.
const unlimited = ^uint64(0)
