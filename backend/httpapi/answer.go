package httpapi

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
)

// call is one call of the interface: it returns its answer, or writes it by
// itself and returns nil for both.
type call func(w http.ResponseWriter, r *http.Request) (answer any, err error)

// accepted is the answer of a call whose work goes on.
type accepted struct{ job desk.Job }

// answering turns a call into a handler.
func (s *Server) answering(c call) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limitAnswer(w)
		answer, err := c(w, r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		switch a := answer.(type) {
		case nil:
		case accepted:
			s.writeJSON(w, r, http.StatusAccepted, a.job)
		default:
			s.writeJSON(w, r, http.StatusOK, a)
		}
	})
}

// limitAnswer bounds how long a caller may take to receive.
func limitAnswer(w http.ResponseWriter) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(answerTime))
}

// done answers a call that has nothing to say.
func done(w http.ResponseWriter) (any, error) {
	w.WriteHeader(http.StatusNoContent)
	return nil, nil
}

// fail answers a call that failed, in the caller's language.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := problemOf(err)
	if p.log != "" {
		s.options.Log(r.Method + " " + r.URL.Path + ": " + p.log)
	}
	said := desk.Finding{Finding: p.finding, Message: p.finding.Message(callerOf(r).Language)}
	w.Header().Set("Cache-Control", "no-store")
	s.writeJSON(w, r, p.status, failed{said, stopsOf(err)})
}

// failed is the answer of a call that failed.
type failed struct {
	Error desk.Finding `json:"error"`
	// Stops are all findings for which a profile refuses an export.
	Stops []desk.Finding `json:"stops,omitempty"`
}

func stopsOf(err error) []desk.Finding {
	var stopped *desk.Stopped
	if errors.As(err, &stopped) {
		return stopped.Findings()
	}
	return nil
}

// writeJSON writes a value. What cannot be written any more is dropped: the
// caller has gone.
func (s *Server) writeJSON(w http.ResponseWriter, r *http.Request, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("httpapi: %T is no JSON: %v", value, err)) // recovered for this request alone
	}
	header := w.Header()
	header.Set("Content-Type", "application/json")
	if header.Get("Cache-Control") == "" {
		header.Set("Cache-Control", "no-store")
	}
	if isWorthZipping(r, len(body)) {
		writeZipped(w, status, body)
		return
	}
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// zipFrom is the size from which a slow network gains by zipping.
const zipFrom = 16 << 10

// isWorthZipping: on one machine zipping takes longer than sending.
func isWorthZipping(r *http.Request, size int) bool {
	return size >= zipFrom && !isLocal(r.RemoteAddr) && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip")
}

func isLocal(address string) bool {
	host, _, err := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return err != nil || ip == nil || ip.IsLoopback()
}

func writeZipped(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Add("Vary", "Accept-Encoding")
	w.WriteHeader(status)
	zip, _ := gzip.NewWriterLevel(w, gzip.BestSpeed) // the level is one of those that there are
	_, _ = zip.Write(body)
	_ = zip.Close()
}

// immutable marks an answer that is always the same for its address.
func immutable(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
}

// attach gives an answer the name under which a browser saves it.
func attach(w http.ResponseWriter, f desk.File) (any, error) {
	header := w.Header()
	header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	header.Set("Cache-Control", "no-store")
	if f.Write == nil {
		return writeBytes(w, f.Type, f.Data)
	}
	header.Set("Content-Type", f.Type)
	out := &patient{w: w, control: http.NewResponseController(w)}
	if _, err := f.WriteTo(out); err != nil {
		return nil, out.broken(err)
	}
	return nil, nil
}

// patient is a long answer: it may take as long as it goes on.
type patient struct {
	w       http.ResponseWriter
	control *http.ResponseController
	begun   bool
}

func (p *patient) Write(data []byte) (int, error) {
	p.begun = true
	_ = p.control.SetWriteDeadline(time.Now().Add(answerTime)) // a window has no deadlines
	return p.w.Write(data)
}

// broken tells of an error where the answer has not begun; where it has, the
// connection is cut, so that nobody takes a part for the whole.
func (p *patient) broken(err error) error {
	if p.begun {
		panic(http.ErrAbortHandler)
	}
	for _, name := range []string{"Content-Disposition", "Content-Type"} {
		p.w.Header().Del(name)
	}
	return err
}

func writeBytes(w http.ResponseWriter, kind string, data []byte) (any, error) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) // an error means that the caller has gone
	return nil, nil
}

// recovering keeps a panic in one request from harming any other.
func (s *Server) recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			crash := recover()
			if crash == nil {
				return
			}
			if err, ok := crash.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(crash)
			}
			s.options.Log(fmt.Sprintf("%s %s: %v\n%s", r.Method, r.URL.Path, crash, debug.Stack()))
			s.fail(w, r, finding.Stop(Failed, finding.Place{}, "what", fmt.Sprint(crash)))
		}()
		next.ServeHTTP(w, r)
	})
}
