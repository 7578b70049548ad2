package cli

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
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
	if hasLimitedSpace() {
		t.Skip("the address space is limited")
	}
	const room = 64 << 20
	before := inHugePages(t)
	growInHugePages(room)
	if got := inHugePages(t) - before; got < room*9/10 {
		t.Errorf("%d bytes of %d are in huge pages", got, room)
	}
}

// TestLimitedSpace holds that a limit of the address space is seen: the program
// would die of the room that it cannot have. It runs in a shell of its own.
func TestLimitedSpace(t *testing.T) {
	if os.Getenv("BROADSHEET_TEST_LIMITED") != "" {
		growInHugePages(1 << 40)
		return
	}
	run := exec.Command("sh", "-c", `ulimit -v 4000000 && exec "$0" -test.run ^TestLimitedSpace$`, os.Args[0])
	run.Env = append(os.Environ(), "BROADSHEET_TEST_LIMITED=1")
	if out, err := run.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
