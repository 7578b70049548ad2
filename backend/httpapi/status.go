package httpapi

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
)

// statusCancelled is what nginx answers where the client has gone, or has
// asked for something newer.
const statusCancelled = 499

// statuses are the ways in which a call ends without an answer. Findings that
// are not named here mean that what was sent cannot be used: 422.
var statuses = map[finding.Code]int{
	BadRequest:         http.StatusBadRequest,
	desk.BadRequest:    http.StatusBadRequest,
	NoToken:            http.StatusUnauthorized,
	WrongHost:          http.StatusForbidden,
	WrongOrigin:        http.StatusForbidden,
	NoCall:             http.StatusNotFound,
	desk.EditRefused:   http.StatusConflict,
	desk.NothingToUndo: http.StatusConflict,
	desk.NothingToRedo: http.StatusConflict,
	TooLarge:           http.StatusRequestEntityTooLarge,
	TooManyStreams:     http.StatusServiceUnavailable,
	Cancelled:          statusCancelled,
	desk.Superseded:    statusCancelled,
	Failed:             http.StatusInternalServerError,
	desk.Internal:      http.StatusInternalServerError,
	diskFull:           http.StatusInsufficientStorage,

	"store.document-missing": http.StatusNotFound,
	"store.original-missing": http.StatusNotFound,
	"store.upload-missing":   http.StatusNotFound,
	"store.upload-too-large": http.StatusRequestEntityTooLarge,
	"store.write-failed":     http.StatusInternalServerError,
	"store.read-failed":      http.StatusInternalServerError,
	"store.document-damaged": http.StatusInternalServerError,
}

// diskFull, like the other codes of the store, is written out here: a shell
// does not import the store.
const diskFull finding.Code = "store.disk-full"

// problem is how a call failed, as it is shown and as it is logged.
type problem struct {
	status  int
	finding finding.Finding
	log     string // empty where the fault is not ours
}

// problemOf makes a finding and a status of any error.
func problemOf(err error) problem {
	f, isFinding := finding.FromError(err)
	switch {
	case isFinding:
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		f = finding.New(finding.Note, Cancelled, finding.Place{})
	default:
		f = finding.New(finding.Fault, Failed, finding.Place{}, "what", err.Error())
	}
	p := problem{status: statusOf(f.Code), finding: f}
	if p.status == http.StatusInternalServerError {
		p.log = err.Error()
	}
	return p
}

func statusOf(code finding.Code) int {
	if status, ok := statuses[code]; ok {
		return status
	}
	if strings.HasPrefix(string(code), "desk.no-") && code != desk.NoFit && code != desk.NoFaces {
		return http.StatusNotFound // an id that names nothing
	}
	return http.StatusUnprocessableEntity
}
