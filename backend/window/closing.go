package window

import (
	"sync"
	"sync/atomic"
	"time"

	"broadsheet/backend/desk"
)

// closing is how far the window is with going away.
type closing struct {
	isDecided atomic.Bool // nothing is asked any more
	isAsking  sync.Mutex  // held while the page or the editor is asked
	settled   chan bool
}

func newClosing() closing { return closing{settled: make(chan bool, 1)} }

// Quit implements httpapi.Shell.
func (w *Window) Quit() {
	if w.MayClose() {
		w.options.Native.Quit()
	}
}

// MayClose is asked by the toolkit when the window is to be closed. It answers
// at once: false means that the page is asked for what it has not handed over
// yet, and the editor where something is under way; then the window closes by
// itself.
func (w *Window) MayClose() bool {
	if w.closing.isDecided.Load() {
		return true
	}
	go w.leave()
	return false
}

// Stop closes the window without asking the editor: the system ends the
// program. What the page holds is still handed over.
func (w *Window) Stop() {
	w.settle()
	w.closing.isDecided.Store(true)
	w.options.Native.Quit()
}

func (w *Window) leave() {
	if !w.closing.isAsking.TryLock() {
		return // is being asked
	}
	defer w.closing.isAsking.Unlock()
	switch {
	case !w.settle() && !w.confirm("window-quit-unsaved"):
	case w.options.Newsroom.IsBusy() && !w.confirm("window-quit-busy"):
	default:
		w.closing.isDecided.Store(true)
		w.options.Native.Quit()
	}
}

func (w *Window) confirm(question string) bool {
	w.asking.Lock()
	defer w.asking.Unlock()
	return w.options.Native.Confirm(w.say("window-quit"), w.say(question))
}

// settle has the page hand over what it holds back, and reports whether all of
// it is kept. A page that is not there holds nothing.
func (w *Window) settle() bool {
	select {
	case <-w.closing.settled: // an answer that came too late
	default:
	}
	if !w.options.Newsroom.Tell(w.caller().Client, desk.Event{Name: "closing", Data: struct{}{}}) {
		return true
	}
	select {
	case isSaved := <-w.closing.settled:
		return isSaved
	case <-time.After(w.options.Patience):
		return false
	}
}

// Settled implements httpapi.Shell.
func (w *Window) Settled(isSaved bool) {
	select {
	case w.closing.settled <- isSaved:
	default:
	}
}
