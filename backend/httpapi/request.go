package httpapi

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
)

// The codes of this package.
const (
	BadRequest  finding.Code = "httpapi.bad-request"
	NoCall      finding.Code = "httpapi.no-call"
	NoToken     finding.Code = "httpapi.no-token"
	WrongHost   finding.Code = "httpapi.wrong-host"
	WrongOrigin finding.Code = "httpapi.wrong-origin"
	TooLarge    finding.Code = "httpapi.too-large"
	Cancelled   finding.Code = "httpapi.cancelled"
	Failed      finding.Code = "httpapi.failed"
	// TooManyStreams: of events, at once.
	TooManyStreams finding.Code = "httpapi.too-many-streams"
)

// maxJSON bounds bodies that are JSON: the largest is an edit that replaces a
// whole document.
const maxJSON = 16 << 20

// maxName bounds in bytes what a client may call itself or a file; file systems
// have no longer names.
const maxName = 256

// callerOf says who asks. An EventSource cannot send headers, so the query
// does as well.
func callerOf(r *http.Request) desk.Caller {
	query := r.URL.Query()
	return desk.Caller{
		Client:   short(firstOf(r.Header.Get("X-Client"), query.Get("client"))),
		Language: languageOf(firstOf(query.Get("lang"), r.Header.Get("Accept-Language"))),
	}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// short cuts what is only shown or compared.
func short(s string) string { return strings.ToValidUTF8(s[:min(len(s), maxName)], "") }

// languageOf takes the first of the languages that we have; English without.
func languageOf(accepted string) string {
	for part := range strings.SplitSeq(accepted, ",") {
		tag := strings.ToLower(strings.TrimSpace(part))
		for _, lang := range finding.Languages {
			if strings.HasPrefix(tag, lang) {
				return lang
			}
		}
	}
	return "en"
}

// badRequest is a request that cannot be read.
func badRequest(reason string) error {
	return finding.Stop(BadRequest, finding.Place{}, "reason", reason)
}

// read decodes the JSON body of a request into a value. Fields that nobody
// knows are refused: a misspelt one would be ignored in silence.
func read(w http.ResponseWriter, r *http.Request, into any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return badRequest("Content-Type must be application/json")
	}
	body := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxJSON))
	body.DisallowUnknownFields()
	if err := body.Decode(into); err != nil {
		return unreadable(err)
	}
	if _, err := body.Token(); !errors.Is(err, io.EOF) {
		return badRequest("something follows the JSON value")
	}
	return nil
}

func unreadable(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return tooLarge(large.Limit)
	}
	return badRequest(err.Error())
}

func tooLarge(limit int64) error {
	return finding.Stop(TooLarge, finding.Place{}, "limit", strconv.FormatInt(limit>>20, 10))
}

// number reads a whole number of the query; absent gives the other value.
func number(r *http.Request, name string, absent int) (int, error) {
	text := r.URL.Query().Get(name)
	if text == "" {
		return absent, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, badRequest(name + " must be a whole number")
	}
	return n, nil
}

// flag reads a yes or no of the query.
func flag(r *http.Request, name string) bool {
	switch r.URL.Query().Get(name) {
	case "1", "true":
		return true
	}
	return false
}

// stateOf reads a client's state from the query.
func stateOf(r *http.Request) (desk.State, error) {
	query := r.URL.Query()
	base, err := strconv.ParseUint(query.Get("base"), 10, 64)
	if err != nil {
		return desk.State{}, badRequest("base must be a revision")
	}
	return desk.State{Base: base, Scene: query.Get("scene")}, nil
}
