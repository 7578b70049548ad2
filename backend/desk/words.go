package desk

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime/debug"

	"broadsheet/backend/finding"
	"broadsheet/backend/preflight"
)

// told puts a finding into words. Its message is the text without the place,
// which the editor sees on the page.
func told(f finding.Finding, mend *Edit, lang string) Finding {
	return Finding{Finding: f, Message: f.Text(lang), Mend: mend}
}

// toldAll puts a check's findings into words; never nil.
func toldAll(fs []preflight.Finding, lang string) []Finding {
	out := make([]Finding, len(fs))
	for i, f := range fs {
		out[i] = told(f.Finding, f.Mend, lang)
	}
	return out
}

// toldError is what a failed call says: the finding inside err, or a fault of
// the program.
func toldError(err error, lang string) Finding {
	if f, ok := finding.FromError(err); ok {
		return told(f, nil, lang)
	}
	return told(finding.New(finding.Fault, Internal, finding.Place{}, "reason", err.Error()), nil, lang)
}

// panicError is a fault of the program, with where it was.
type panicError struct {
	value any
	stack []byte
}

func panicked(value any) error { return &panicError{value, debug.Stack()} }

// Error returns the value of the panic; Stack tells where it came from.
func (e *panicError) Error() string { return fmt.Sprint(e.value) }

// newID returns a name that nothing else has.
func newID() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// isEnd reports whether an error is that of a context that ended.
func isEnd(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
