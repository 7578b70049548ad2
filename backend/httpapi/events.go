package httpapi

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"strconv"
	"time"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
)

// mostStreams bounds the streams of events that are open at once.
const mostStreams = 100

// events is the stream of server-sent events. It ends with the server, with
// the newsroom, with the caller, or when a write fails: in a window neither is
// there a context that ends nor a way to flush, so the heartbeat's failure is
// how the end of the page is noticed.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	defer s.streams.Add(-1)
	if s.streams.Add(1) > mostStreams {
		s.fail(w, r, finding.Stop(TooManyStreams, finding.Place{}, "limit", strconv.Itoa(mostStreams)))
		return
	}
	events, stop := s.newsroom.Subscribe(callerOf(r))
	defer stop()
	header := w.Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	out := stream{w, http.NewResponseController(w), s.patience}
	heart := time.NewTicker(s.options.Heartbeat)
	defer heart.Stop()
	for err := out.write(": here\n\n"); err == nil; {
		select {
		case e, ok := <-events:
			if !ok {
				return
			}
			err = out.event(e)
		case <-heart.C:
			err = out.write(": still here\n\n")
		case <-r.Context().Done():
			return
		case <-s.closing:
			return
		}
	}
}

// stream writes at once what it is given. A reader that does not take it
// within its patience is dropped.
type stream struct {
	w        io.Writer
	control  *http.ResponseController
	patience time.Duration
}

func (s stream) write(text string) error {
	_ = s.control.SetWriteDeadline(time.Now().Add(s.patience)) // a window has no deadlines
	if _, err := io.WriteString(s.w, text); err != nil {
		return err
	}
	_ = s.control.Flush() // nor does it need flushing; on a connection the next write fails too
	return nil
}

func (s stream) event(e desk.Event) error {
	data, err := json.Marshal(e.Data)
	if err != nil {
		return err
	}
	return s.write("event: " + e.Name + "\ndata: " + string(data) + "\n\n")
}

// logTo is where net/http writes what happens below the requests.
func logTo(w io.Writer) *log.Logger { return log.New(w, "", 0) }
