package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/store"

	"github.com/spf13/cobra"
)

// preflighting is one call of the preflight command.
type preflighting struct {
	Main
	words words
	folders

	file    string
	profile string
	json    string
	html    string
	quiet   bool
	overriding
}

func (m Main) preflightCommand(words words) *cobra.Command {
	p := &preflighting{Main: m, words: words}
	command := fileCommand(words, "preflight FILE.broadsheet | FILE.pdf", "preflight-no-file", func(command *cobra.Command, file string) error {
		p.file = file
		return p.run(command.Context())
	})
	flags := command.Flags()
	flags.StringVar(&p.profile, "profile", "", words.say("flag-profile", "default", desk.DefaultProfile))
	p.profilesFlag(flags, words)
	flags.StringVar(&p.html, "html", "", words.say("flag-preflight-html"))
	flags.StringVar(&p.json, "json", "", words.say("flag-preflight-json"))
	p.overriding.flags(flags, words)
	p.fontFlag(flags, words)
	flags.BoolVar(&p.quiet, "quiet", false, words.say("flag-preflight-quiet"))
	return command
}

// run holds the file to the profile, as the editor does.
func (p *preflighting) run(ctx context.Context) error {
	if err := p.check(); err != nil {
		return err
	}
	if isPDFFile(p.file) {
		d, err := p.newDesk(p.folders)
		if err != nil {
			return err
		}
		return p.holdPDF(d)
	}
	return p.onDocument(ctx, p.file, p.folders, p.words, p.quiet, func(n *newsroom, document string, progress *progress) error {
		report, err := p.hold(ctx, n, document, progress.report)
		progress.close()
		if err != nil {
			return err
		}
		report.Subject.File = filepath.Base(p.file)
		return p.tell(report)
	})
}

// check holds the flags to what goes together.
func (p *preflighting) check() error {
	bad := func(name, value string) error {
		return usageError{p.words.say("flag-with-bad-value", "name", name, "value", value)}
	}
	switch {
	case !isDocumentFile(p.file) && !isPDFFile(p.file):
		return usageError{p.words.say("preflight-no-file")}
	case p.html != "" && !strings.EqualFold(filepath.Ext(p.html), ".html"):
		return bad("--html", p.html)
	}
	if err := p.overriding.check(p.words); err != nil {
		return err
	}
	var outputs []string
	for _, out := range []string{p.html, p.json} {
		if out != "" && out != "-" {
			outputs = append(outputs, out)
		}
	}
	return store.CheckOutputs(outputs, []string{p.file})
}

// hold asks for pictures only where a page is to be written.
func (p *preflighting) hold(ctx context.Context, n *newsroom, document string, tell func(desk.Step)) (*desk.Preflight, error) {
	if p.html == "" {
		return n.Preflight(ctx, n.caller, document, p.request())
	}
	return n.IllustratedPreflight(ctx, n.caller, document, p.request(), tell)
}

func (p *preflighting) request() desk.PreflightRequest {
	return desk.PreflightRequest{Profile: p.profile, Overrides: p.overrides()}
}

// holdPDF holds a PDF that somebody else made to the profile's standard.
func (p *preflighting) holdPDF(d *desk.Desk) error {
	data, err := readAll(p.file)
	if err != nil {
		return err
	}
	report, err := d.PreflightPDF(filepath.Base(p.file), data, p.request(), p.words.lang)
	if err != nil {
		return err
	}
	report.Subject.File = filepath.Base(p.file)
	return p.tell(report)
}

// readAll reads a file of a printer's size at most.
func readAll(path string) ([]byte, error) {
	f, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestPDF+1))
	if err == nil && len(data) > largestPDF {
		return nil, finding.Stop(desk.PDFUnreadable, finding.Place{File: path}, "reason", "more than 1 GB")
	}
	return data, err
}

// largestPDF is more than any newspaper page takes; it is held in memory.
const largestPDF = 1 << 30

func isPDFFile(path string) bool { return strings.EqualFold(filepath.Ext(path), ".pdf") }

// tell writes the report and ends with what it says.
func (p *preflighting) tell(r *desk.Preflight) error {
	if p.json != "-" {
		p.list(r)
	}
	if err := p.writeJSON(r); err != nil {
		return err
	}
	if p.html != "" {
		if err := p.write(p.html, r.HTML); err != nil {
			return err
		}
	}
	if r.MayExport {
		return nil
	}
	return outcome{p.words.say("preflight-stopped", "count", strconv.Itoa(r.Counts.Stop)), exitStopped}
}

// list shows the findings, a line each, strictest first.
func (p *preflighting) list(r *desk.Preflight) {
	for i := range r.Findings {
		e := &r.Findings[i]
		if p.quiet && e.Kind() != "stop" {
			continue
		}
		fmt.Fprintln(p.Stdout, p.line(e.Kind(), placed(e)))
	}
	if p.quiet {
		return
	}
	count := strconv.Itoa
	fmt.Fprintln(p.Stdout, p.words.say("preflight-sum", "profile", r.Profile.Title,
		"stop", count(r.Counts.Stop), "passed", count(r.Counts.Overridden), "warn", count(r.Counts.Warn), "note", count(r.Counts.Note)))
	if r.MayExport {
		fmt.Fprintln(p.Stdout, p.words.say("preflight-may"))
	}
}

// line is a finding with what becomes of it.
func (p *preflighting) line(kind, message string) string {
	switch kind {
	case "stop":
		return p.words.say("preflight-stop", "message", message)
	case "passed":
		return p.words.say("preflight-passed", "message", message)
	case "warn":
		return p.words.say("preflight-warn", "message", message)
	}
	return p.words.say("preflight-note", "message", message)
}

func (p *preflighting) writeJSON(r *desk.Preflight) error {
	if p.json == "" {
		return nil
	}
	if p.json == "-" {
		return r.WriteJSON(p.Stdout)
	}
	return p.write(p.json, r.WriteJSON)
}

func (p *preflighting) write(file string, fill func(io.Writer) error) error {
	err := store.WriteFile(file, fill)
	if err == nil && !p.quiet {
		fmt.Fprintln(p.Stderr, p.words.say("written-report", "file", file))
	}
	return err
}

// placed is an entry's message behind its place.
func placed(e *desk.PreflightEntry) string {
	if at := e.Place.String(); at != "" {
		return at + ": " + e.Message
	}
	return e.Message
}
