package cli

import (
	"context"
	"errors"
	"slices"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/store"
)

// The exit codes of all commands.
const (
	exitDone  = 0
	exitOther = 1 // usage, output, interruption, faults of the program
	exitInput = 2 // the manuscript, a value or a folder that was given cannot be used
	// exitStopped: the export profile stops the page, and nothing else is wrong.
	exitStopped = 3
)

// notInput are findings that stop the work for a reason other than the input.
var notInput = []finding.Code{
	store.OutputNoFolder, store.OutputIsFolder, store.OutputIsInput, store.OutputTwice, store.OutputNotWritten,
	store.OutFolderOfOriginals, store.OutputExists,
	desk.NoFaces, desk.Internal,
	store.LibraryInUse, store.LibraryUnwritable, store.LibraryDamaged, store.LibraryNoHome,
	store.DiskFull, store.WriteFailed, store.ReadFailed,
}

// outcome ends a command that did its work, but not all of it well.
type outcome struct {
	message string
	code    int
}

func (o outcome) Error() string { return o.message }

// exitCode maps an error to the exit code, for all commands.
func exitCode(err error) int {
	f, isFinding := finding.FromError(err)
	var mixed outcome
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &mixed):
		return mixed.code
	case isFinding && !slices.Contains(notInput, f.Code):
		return exitInput
	}
	return exitOther
}

// messageOf puts an error into the words of the language.
func messageOf(err error, words words) string {
	if f, ok := finding.FromError(err); ok {
		return f.Message(words.lang)
	}
	if errors.Is(err, context.Canceled) {
		return words.say("interrupted")
	}
	return err.Error()
}
