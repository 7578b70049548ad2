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

// packing is one call of the package command.
type packing struct {
	Main
	words words

	file    string
	out     string // a .zip, or a folder
	profile string
	force   bool
	quiet   bool
	folders
	overriding
}

func (m Main) packageCommand(words words) *cobra.Command {
	p := &packing{Main: m, words: words}
	command := fileCommand(words, "package FILE.broadsheet", "package-no-file", func(command *cobra.Command, file string) error {
		p.file = file
		return p.tellStopped(p.run(command.Context()), words)
	})
	flags := command.Flags()
	flags.StringVarP(&p.out, "output", "o", "", words.say("flag-package-output"))
	flags.StringVar(&p.profile, "profile", "", words.say("flag-profile", "default", desk.DefaultProfile))
	p.profilesFlag(flags, words)
	p.overriding.flags(flags, words)
	flags.BoolVar(&p.force, "force", false, words.say("flag-package-force"))
	p.fontFlag(flags, words)
	flags.BoolVar(&p.quiet, "quiet", false, words.say("flag-quiet"))
	return command
}

func (p *packing) run(ctx context.Context) error {
	if err := p.check(); err != nil {
		return err
	}
	request := desk.ExportRequest{Format: "package", Profile: p.profile, Overrides: p.overrides()}
	return p.onDocument(ctx, p.file, p.folders, p.words, p.quiet, func(n *newsroom, document string, progress *progress) error {
		job, err := n.await(ctx, func() (desk.Job, error) { return n.Export(ctx, n.caller, document, request) })
		progress.close()
		if err != nil {
			return err
		}
		summarise(p.Stderr, findingsOf(job), p.words, p.quiet)
		result, err := n.Result(job.ID)
		if err != nil {
			return err
		}
		missing, err := p.write(result.Delivery)
		if err != nil {
			return err
		}
		return p.told(missing[min(len(result.Delivery.Missing), len(missing)):], len(missing))
	})
}

// check holds the flags to what goes together, before any work is done.
func (p *packing) check() error {
	if !isDocumentFile(p.file) {
		return usageError{p.words.say("package-no-file")}
	}
	if p.out == "" {
		p.out = strings.TrimSuffix(defaultPDF(p.file), ".pdf") + ".zip"
	}
	if err := p.overriding.check(p.words); err != nil || !p.isZip() {
		return err
	}
	if err := store.CheckOutputs([]string{p.out}, []string{p.file}); err != nil {
		return err
	}
	return store.CheckNew(p.out, p.force)
}

func (p *packing) isZip() bool { return strings.EqualFold(filepath.Ext(p.out), ".zip") }

// write writes the package and returns what is missing in it.
func (p *packing) write(d *desk.Delivery) (missing []finding.Finding, err error) {
	if !p.isZip() {
		return p.fill(d)
	}
	err = store.WriteFile(p.out, func(w io.Writer) error {
		missing, err = d.Zip(w)
		return err
	})
	return missing, err
}

// fill writes the files into a folder. One that cannot be written is told, and
// stops nothing.
func (p *packing) fill(d *desk.Delivery) ([]finding.Finding, error) {
	folder, err := store.OpenOutFolder(p.out, filepath.Dir(p.file), false, p.force)
	if err != nil {
		return nil, err
	}
	return d.Each(func(part desk.DeliveryPart) error { return folder.Fill(part.Name, part.Write) })
}

// told tells what is missing that was not told yet, and ends with whether
// anything is.
func (p *packing) told(unsaid []finding.Finding, missing int) error {
	for _, f := range unsaid {
		fmt.Fprintln(p.Stderr, p.words.say("error", "message", f.Message(p.words.lang)))
	}
	if missing > 0 {
		return outcome{p.words.say("package-not-all", "count", strconv.Itoa(missing), "file", p.out), exitOther}
	}
	if !p.quiet {
		fmt.Fprintln(p.Stderr, p.words.say("written-report", "file", p.out))
	}
	return nil
}
