// Command bench measures what Broadsheet promises about speed and memory and
// prints each figure beside its limit, its aim and what comparable programs
// need. It leaves with status 1 when a figure is over its limit or cannot be
// measured.
//
// Whole runs are measured from outside, on the built binary as a process of
// its own: wall time, and the peak of its resident memory. What happens inside
// (relayout, search) comes from Go benchmarks in the packages concerned.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

func main() {
	var b bench
	flag.StringVar(&b.binary, "binary", "build/bin/broadsheet", "the program to measure")
	flag.StringVar(&b.cacheDir, "cache", "build/cache", "where the photos made for measuring are kept")
	flag.IntVar(&b.runs, "runs", 3, "runs of each whole composition; the median counts")
	only := flag.String("only", "", "measure only the figures whose name contains this")
	flag.Parse()
	if err := run(&b, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(b *bench, only string) error {
	if err := b.prepare(); err != nil {
		return err
	}
	defer b.close()
	noteLoad()
	var rows []row
	for _, f := range figures {
		if !strings.Contains(f.name, only) {
			continue
		}
		fmt.Fprintln(os.Stderr, "measuring:", f.name)
		value, err := f.measure(b)
		rows = append(rows, row{f, value, err})
	}
	fmt.Print(table(rows))
	return verdict(rows)
}

// bench is one run of all measurements.
type bench struct {
	binary     string
	cacheDir   string // kept from one run to the next
	workDir    string // thrown away
	manuscript string
	runs       int

	peakBytes int64                         // of any composition so far
	driven    map[driven]map[string]float64 // what was measured by driving the program, so far
}

// prepare finds the binary and the manuscript and makes a folder for output.
func (b *bench) prepare() error {
	var err error
	if b.binary, err = filepath.Abs(b.binary); err != nil {
		return err
	}
	if _, err := os.Stat(b.binary); err != nil {
		return fmt.Errorf("%w: run make build first", err)
	}
	if b.manuscript, err = findManuscript(); err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, "manuscript:", filepath.Base(b.manuscript))
	b.workDir, err = os.MkdirTemp("", "broadsheet-bench-")
	return err
}

func (b *bench) close() { _ = os.RemoveAll(b.workDir) }

// noteLoad warns when the machine is busy with something else: its figures are
// then worth little. Where the load is not known, it says nothing.
func noteLoad() {
	raw, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return
	}
	var load float64
	if _, err := fmt.Sscan(string(raw), &load); err == nil && load > float64(runtime.NumCPU())/2 {
		fmt.Fprintf(os.Stderr, "note: the machine is busy (load %.1f on %d cores); times will be too long\n", load, runtime.NumCPU())
	}
}

// findManuscript returns the sample report, or our own example of the same
// form and length where the samples are not at hand.
func findManuscript() (string, error) {
	samples := os.Getenv("BROADSHEET_SAMPLES")
	if samples == "" {
		samples = filepath.Join("..", "shared", "samples")
	}
	for _, path := range []string{filepath.Join(samples, "huinong.txt"), filepath.Join("examples", "report.txt")} {
		if _, err := os.Stat(path); err == nil {
			return filepath.Abs(path)
		}
	}
	return "", errors.New("no manuscript found: run from the top of the repository")
}
