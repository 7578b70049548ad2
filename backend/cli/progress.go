package cli

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"sync"
	"time"

	"broadsheet/backend/desk"
)

const (
	// progressAfter is how long a command may take in silence.
	progressAfter = 500 * time.Millisecond
	// progressEvery keeps a fast count from flooding the terminal.
	progressEvery = 80 * time.Millisecond
)

// progress is one line on the terminal, rewritten as the work goes on.
type progress struct {
	out   io.Writer
	words words
	begin *time.Timer

	mu      sync.Mutex
	visible bool
	closed  bool
	step    desk.Step
	painted time.Time
}

// newProgress returns a progress that stays silent unless out is a terminal
// and the user has not asked for quiet.
func newProgress(out io.Writer, words words, quiet bool) *progress {
	p := &progress{out: out, words: words, closed: quiet || !isTerminal(out)}
	if !p.closed {
		p.begin = time.AfterFunc(progressAfter, p.show)
	}
	return p
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// report takes the desk's steps, from any goroutine.
func (p *progress) report(s desk.Step) {
	p.mu.Lock()
	defer p.mu.Unlock()
	sameKind := s.Name == p.step.Name
	p.step = s
	if p.visible && (!sameKind || time.Since(p.painted) > progressEvery) {
		p.paint()
	}
}

func (p *progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return
	}
	p.visible = true
	p.paint()
}

func (p *progress) paint() {
	if p.step.Name == "" {
		return
	}
	p.painted = time.Now()
	text := p.words.say("step-"+p.step.Name, "done", strconv.Itoa(p.step.Done), "of", strconv.Itoa(p.step.Of))
	fmt.Fprint(p.out, clearLine, text, " …")
}

// clearLine goes to the line's start and empties it.
const clearLine = "\r\x1b[2K"

// close takes the line away, so that what follows begins on an empty one.
func (p *progress) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.begin != nil {
		p.begin.Stop()
	}
	if p.visible {
		fmt.Fprint(p.out, clearLine)
	}
	p.visible, p.closed = false, true
}
