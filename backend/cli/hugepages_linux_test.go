package cli

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// inHugePages sums what the process has asked to have in huge pages ("hg" among
// the flags of a mapping, proc(5)), in bytes.
func inHugePages(t *testing.T) int64 {
	t.Helper()
	maps, err := os.ReadFile("/proc/self/smaps")
	if err != nil || !bytes.Contains(maps, []byte("VmFlags:")) {
		t.Skip("the system does not tell how memory is mapped")
	}
	var sum, size int64
	for line := range strings.Lines(string(maps)) {
		switch field, rest, _ := strings.Cut(line, ":"); field {
		case "Size":
			fmt.Sscan(rest, &size)
		case "VmFlags":
			if strings.Contains(rest+" ", " hg ") {
				sum += size << 10
			}
		}
	}
	return sum
}

func TestHeapGrowsInHugePages(t *testing.T) {
	if _, err := os.Stat("/sys/kernel/mm/transparent_hugepage"); err != nil {
		t.Skip("the system has no huge pages")
	}
	const room = 64 << 20
	before := inHugePages(t)
	growInHugePages(room)
	if got := inHugePages(t) - before; got < room*9/10 {
		t.Errorf("%d bytes of %d are in huge pages", got, room)
	}
}
