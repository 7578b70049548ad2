package cli

import (
	"errors"
	"fmt"
	"strconv"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"

	"github.com/spf13/pflag"
)

// overriding is what lets pass what a profile stops: who says so, and why.
type overriding struct {
	why   string
	by    string
	codes []string // empty: all that stops
}

func (o *overriding) flags(flags *pflag.FlagSet, words words) {
	flags.StringVar(&o.why, "override", "", words.say("flag-preflight-override"))
	flags.StringVar(&o.by, "by", "", words.say("flag-preflight-by"))
	flags.StringSliceVar(&o.codes, "override-codes", nil, words.say("flag-override-codes"))
}

// check holds the flags to what goes together. What is not said at all is for
// the desk to refuse.
func (o *overriding) check(words words) error {
	if o.why == "" && (o.by != "" || len(o.codes) > 0) {
		return usageError{words.say("preflight-by-alone")}
	}
	return nil
}

func (o *overriding) overrides() []desk.Override {
	if o.why == "" {
		return nil
	}
	one := desk.Override{By: o.by, Why: o.why}
	for _, code := range o.codes {
		one.Codes = append(one.Codes, finding.Code(code))
	}
	return []desk.Override{one}
}

// tellStopped lists what an export profile stops, a line each, and ends with
// the exit code for it. Any other error is returned as it is.
func (m Main) tellStopped(err error, words words) error {
	var stopped *desk.Stopped
	if !errors.As(err, &stopped) {
		return err
	}
	for _, f := range stopped.Findings() {
		fmt.Fprintln(m.Stderr, words.say("preflight-stop", "message", f.Finding.Message(words.lang)))
	}
	return outcome{words.say("export-stopped", "count", strconv.Itoa(stopped.Report.Counts.Stop), "profile", stopped.Report.Profile.Title), exitStopped}
}
