package desk

import (
	"context"
	"strconv"
	"strings"

	"broadsheet/backend/finding"
	"broadsheet/backend/preflight"
)

// The codes of exports that a profile guards.
const (
	// ExportStopped: what a profile stops is neither mended nor overridden.
	ExportStopped finding.Code = "desk.export-stopped"
	// ExportOverridden: somebody let pass what a profile stops; among the
	// findings of the job.
	ExportOverridden finding.Code = "desk.export-overridden"
)

// Stopped is the refusal of an export: a *finding.Error, ExportStopped at the
// first place, with the whole report behind it.
type Stopped struct {
	Report *Preflight
	first  *finding.Error
}

// Error implements error.
func (s *Stopped) Error() string { return s.first.Error() }

// Unwrap returns the *finding.Error.
func (s *Stopped) Unwrap() error { return s.first }

// Findings are what stops, in the words of the report.
func (s *Stopped) Findings() []Finding {
	var out []Finding
	for _, e := range s.Report.Findings {
		if e.Kind() == "stop" {
			out = append(out, Finding{Finding: e.Finding, Message: e.Message})
		}
	}
	return out
}

// refusal returns why a report lets nothing out; nil where it does.
func refusal(r *Preflight) error {
	if r.MayExport {
		return nil
	}
	first := r.Findings[0] // strictest first
	return &Stopped{r, &finding.Error{Finding: finding.New(finding.Fault, ExportStopped, first.Place, "count", strconv.Itoa(r.Counts.Stop),
		"profile", r.Profile.Title, "first", first.Message)}}
}

// passedIn tells of each override that was needed.
func passedIn(r *Preflight) []finding.Finding {
	counts := map[*Override]int{}
	for _, e := range r.Findings {
		counts[e.Override]++
	}
	var out []finding.Finding
	for i := range r.Overrides {
		if o := &r.Overrides[i]; counts[o] > 0 {
			out = append(out, finding.New(finding.Warning, ExportOverridden, finding.Place{}, "count", strconv.Itoa(counts[o]), "by", o.By, "why", o.Why))
		}
	}
	return out
}

// guard holds the document to the request's profile and makes that ready.
// Errors are those of profiles and overrides, and a *Stopped.
func (e *export) guard(ctx context.Context) error {
	profile, err := e.room.desk.profileOf(PreflightRequest{Profile: e.request.Profile, Overrides: e.request.Overrides})
	if err != nil {
		return err
	}
	e.held = e.room.desk.heldTo(profile, e.now, e.room.inkOf(ctx, profile), e.request.Overrides, e.request.Pages, e.lang)
	if err := refusal(e.held.report); err != nil {
		return err
	}
	if e.pressing, err = e.room.desk.ready(profile); err == nil && strings.TrimSpace(e.request.Name) != "" {
		e.pressing.name = fileNameOf(e.request.Name)
	}
	return err
}

// held returns an alternative held to the request's export profile.
func (c *Composition) held(alternative int, lang string) *Preflight {
	a, d := &c.result.Alternatives[alternative].Document, c.drawn[alternative]
	now := &state{document: a, layout: d.layout, findings: preflight.Check(a, d.layout, nil)}
	return c.desk.heldTo(c.pressing.profile, now, nil, nil, nil, lang).report
}

// Refusal returns a *Stopped where the request's export profile keeps back an
// alternative, counted from 0; else nil. Exports do not ask: a page that
// is composed for the first time is a draft, and who wants none asks here.
func (c *Composition) Refusal(alternative int, lang string) error {
	return refusal(c.held(alternative, lang))
}
