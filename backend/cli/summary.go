package cli

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"broadsheet/backend/finding"
)

// withoutNotes leaves out what the editor shows in its list anyway.
func withoutNotes(findings []finding.Finding) []finding.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f finding.Finding) bool { return f.Severity == finding.Note })
}

// summarise shows the findings: errors and warnings in a line each, notes only
// counted; with quiet, errors alone.
func summarise(w io.Writer, findings []finding.Finding, words words, quiet bool) {
	notes := 0
	for _, f := range findings {
		switch {
		case f.Severity == finding.Fault:
			fmt.Fprintln(w, words.say("error", "message", f.Message(words.lang)))
		case f.Severity == finding.Note:
			notes++
		case !quiet:
			fmt.Fprintln(w, words.say("warning", "message", f.Message(words.lang)))
		}
	}
	if notes > 0 && !quiet {
		fmt.Fprintln(w, words.say("notes", "count", strconv.Itoa(notes)))
	}
}
