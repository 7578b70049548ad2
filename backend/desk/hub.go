package desk

import "sync"

// hub brings events to those who listen. Nobody waits for a slow listener: one
// that has fallen behind by a whole queue is let go, and begins anew when it
// asks again.
type hub struct {
	server string // tells this run of the program from others

	mu        sync.Mutex
	listeners map[*listener]struct{}
	isClosed  bool
}

type listener struct {
	caller Caller
	events chan Event
}

// queued is how many events may wait for one listener: a document's edits of
// some seconds.
const queued = 256

func newHub() *hub {
	return &hub{server: newID(), listeners: map[*listener]struct{}{}}
}

// subscribe returns the events from now on, hello first. The channel is closed
// when stop is called, the hub closes, or the listener falls behind.
func (h *hub) subscribe(c Caller) (<-chan Event, func()) {
	l := &listener{caller: c, events: make(chan Event, queued)}
	l.events <- Event{"hello", Hello{h.server}}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.isClosed {
		close(l.events)
		return l.events, func() {}
	}
	h.listeners[l] = struct{}{}
	return l.events, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.drop(l)
	}
}

// drop lets go of a listener, once; mu is held.
func (h *hub) drop(l *listener) {
	if _, ok := h.listeners[l]; ok {
		delete(h.listeners, l)
		close(l.events)
	}
}

// publish tells everyone; of makes the event's data for a caller.
func (h *hub) publish(name string, of func(Caller) any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		select {
		case l.events <- Event{name, of(l.caller)}:
		default:
			h.drop(l)
		}
	}
}

// tell tells the streams of one client; heard is false where it has none.
func (h *hub) tell(client string, e Event) (heard bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for l := range h.listeners {
		if l.caller.Client != client {
			continue
		}
		select {
		case l.events <- e:
			heard = true
		default:
			h.drop(l)
		}
	}
	return heard
}

func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.isClosed = true
	for l := range h.listeners {
		h.drop(l)
	}
}

func (h *hub) changed(document string, revision Revision, client string) {
	h.publish("changed", func(Caller) any { return Changed{document, revision, client} })
}

func (h *hub) shelf() {
	h.publish("shelf", func(Caller) any { return Shelf{} })
}

// Subscribe returns the events from now on, hello first. The channel is closed
// by stop, with the newsroom, or when the caller has fallen too far behind.
func (n *Newsroom) Subscribe(c Caller) (events <-chan Event, stop func()) { return n.hub.subscribe(c) }

// Tell sends an event of a shell's own to the streams of one client. heard is
// false where it has none, or does not keep up.
func (n *Newsroom) Tell(client string, e Event) (heard bool) { return n.hub.tell(client, e) }
