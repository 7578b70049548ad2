package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"time"
)

// compose runs the program on the manuscript and returns its wall time in
// seconds. cache is the folder that the program takes for the user's cache.
func (b *bench) compose(photos, cache string) (float64, error) {
	cmd := exec.Command(b.binary, "compose", b.manuscript, "--photos", photos,
		"-o", filepath.Join(b.workDir, "page.pdf"), "--quiet")
	cmd.Dir = b.workDir
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+cache)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	begin := time.Now()
	err := cmd.Run()
	elapsed := time.Since(begin).Seconds()
	if err != nil {
		return 0, fmt.Errorf("compose: %w\n%s", err, strings.TrimSpace(said.String()))
	}
	b.peakBytes = max(b.peakBytes, peakOf(cmd.ProcessState))
	return elapsed, nil
}

// freshCache returns a new, empty folder.
func (b *bench) freshCache() (string, error) { return os.MkdirTemp(b.workDir, "cache-") }

// median measures several times and returns the middle value.
func (b *bench) median(measure func() (float64, error)) (float64, error) {
	values := make([]float64, 0, b.runs)
	for range max(b.runs, 1) {
		v, err := measure()
		if err != nil {
			return 0, err
		}
		values = append(values, v)
	}
	sort.Float64s(values)
	return values[len(values)/2], nil
}
