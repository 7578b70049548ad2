package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const (
	heifProgram = "heif-convert" // of libheif
	// heifTime, heifMemory and heifResult bound one conversion. A photo of 48
	// megapixels takes about three seconds and 500 MB.
	heifTime   = 60 * time.Second
	heifMemory = 2 << 30
	heifResult = 128 << 20
	// heifWords is how much of what the program says is kept for a message.
	heifWords = 2 << 10
	// heifQuality is that of the JPEG between: nothing of it is seen after
	// the reduction to a page.
	heifQuality = "95"
)

// HEIFConverter runs an installed heif-convert, a process of its own for each
// picture, without a shell, in a folder that is gone afterwards. It implements
// photo.Converter and is safe for concurrent use.
type HEIFConverter struct{}

// IsReady reports whether the program is installed. It is asked each time, so
// that a program installed just now is found.
func (HEIFConverter) IsReady() bool {
	_, err := exec.LookPath(heifProgram)
	return err == nil
}

// Convert returns a HEIC file's main picture as a JPEG. Errors say what went
// wrong in a few words.
func (HEIFConverter) Convert(ctx context.Context, data []byte) ([]byte, error) {
	program, err := exec.LookPath(heifProgram)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "broadsheet-heic-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "in.heic"), data, 0o600); err != nil {
		return nil, err
	}
	if err := runHEIF(ctx, program, dir); err != nil {
		return nil, err
	}
	return readHEIF(dir)
}

// runHEIF runs the program in its folder, to its end or that of its time.
func runHEIF(ctx context.Context, program, dir string) error {
	ctx, cancel := context.WithTimeout(ctx, heifTime)
	defer cancel()
	words := &capped{most: heifWords}
	line := limited(program, "-q", heifQuality, "in.heic", "out.jpg")
	cmd := exec.CommandContext(ctx, line[0], line[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, words, words
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TMPDIR=" + dir}
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("it took more than %d seconds", int(heifTime.Seconds()))
	case err != nil && words.kept.Len() > 0:
		return fmt.Errorf("%w: %s", err, strings.TrimSpace(words.kept.String()))
	}
	return err
}

// limited puts prlimit before a command line, where there is one: memory, size
// of files and time of the processor are then bounded by the system.
func limited(line ...string) []string {
	prlimit, err := exec.LookPath("prlimit")
	if err != nil {
		return line
	}
	limits := []string{
		prlimit, fmt.Sprintf("--as=%d", heifMemory), fmt.Sprintf("--fsize=%d", heifResult),
		fmt.Sprintf("--cpu=%d", int(2*heifTime.Seconds())), "--core=0", "--",
	}
	return append(limits, line...)
}

// readHEIF reads the result. Of a file with several pictures the program makes
// several, the first of which has a number.
func readHEIF(dir string) ([]byte, error) {
	for _, name := range []string{"out.jpg", "out-1.jpg"} {
		f, err := os.Open(filepath.Join(dir, name))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return readUpTo(f, nil, heifResult)
	}
	return nil, errors.New("it made no picture")
}

// capped keeps the beginning of what is written to it, and takes all. The buffer
// is a field of its own: embedded, it would be read into past Write.
type capped struct {
	kept bytes.Buffer
	most int
}

// Write implements io.Writer.
func (c *capped) Write(p []byte) (int, error) {
	c.kept.Write(p[:min(len(p), max(0, c.most-c.kept.Len()))])
	return len(p), nil
}
