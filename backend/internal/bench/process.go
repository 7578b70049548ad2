package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"
)

// compose runs the program on the manuscript and returns its wall time in
// seconds. cache is the folder that the program takes for the user's cache.
func (b *bench) compose(photos, cache string) (float64, error) {
	elapsed, state, err := b.program(cache, "compose", b.manuscript, "--photos", photos,
		"-o", filepath.Join(b.workDir, "page.pdf"), "--quiet")
	if err == nil {
		b.peakBytes = max(b.peakBytes, peakOf(state))
	}
	return elapsed, err
}

// resize is the same for copies of photos at a width in pixels.
func (b *bench) resize(photos string, width int) (float64, error) {
	cache, err := b.freshCache()
	if err != nil {
		return 0, err
	}
	out, err := os.MkdirTemp(b.workDir, "copies-")
	if err != nil {
		return 0, err
	}
	elapsed, _, err := b.program(cache, "photos", photos, "--resize", strconv.Itoa(width), "--out", out, "--quiet")
	return elapsed, err
}

// program runs the program and returns its wall time in seconds.
func (b *bench) program(cache string, args ...string) (float64, *os.ProcessState, error) {
	cmd := exec.Command(b.binary, args...)
	cmd.Dir = b.workDir
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+cache)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	begin := time.Now()
	err := cmd.Run()
	elapsed := time.Since(begin).Seconds()
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w\n%s", args[0], err, strings.TrimSpace(said.String()))
	}
	return elapsed, cmd.ProcessState, nil
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
