package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"broadsheet/backend/desk"
	"broadsheet/backend/store"

	"github.com/spf13/cobra"
)

// exporting is one call of the export command.
type exporting struct {
	Main
	words words

	file  string
	out   string
	page  int    // from 1, of a PNG
	pages string // of a PDF: "1,3-4"; empty: all
	dpi   int
	quiet bool

	profile string
	folders
	overriding
}

func (m Main) exportCommand(words words) *cobra.Command {
	e := &exporting{Main: m, words: words}
	command := fileCommand(words, "export FILE.broadsheet", "export-no-file", func(command *cobra.Command, file string) error {
		e.file = file
		return e.tellStopped(e.run(command.Context()), words)
	})
	flags := command.Flags()
	flags.StringVarP(&e.out, "output", "o", "", words.say("flag-export-output"))
	flags.StringVar(&e.pages, "pages", "", words.say("flag-export-pages"))
	flags.IntVar(&e.page, "page", 1, words.say("flag-export-page"))
	flags.IntVar(&e.dpi, "dpi", 100, words.say("flag-png-dpi"))
	flags.StringVar(&e.profile, "profile", "", words.say("flag-profile", "default", desk.DefaultProfile))
	e.profilesFlag(flags, words)
	e.overriding.flags(flags, words)
	e.fontFlag(flags, words)
	flags.BoolVar(&e.quiet, "quiet", false, words.say("flag-quiet"))
	return command
}

func (e *exporting) run(ctx context.Context) error {
	request, err := e.request()
	if err != nil {
		return err
	}
	if err := store.CheckOutputs([]string{e.out}, []string{e.file}); err != nil {
		return err
	}
	return e.onDocument(ctx, e.file, e.folders, e.words, e.quiet, func(n *newsroom, document string, progress *progress) error {
		job, err := n.await(ctx, func() (desk.Job, error) { return n.Export(ctx, n.caller, document, request) })
		progress.close()
		if err != nil {
			return err
		}
		summarise(e.Stderr, findingsOf(job), e.words, e.quiet)
		return e.write(n, job.ID)
	})
}

// request checks the flags; the format is that of the output's name.
func (e *exporting) request() (desk.ExportRequest, error) {
	if e.out == "" {
		e.out = defaultPDF(e.file)
	}
	bad := func(name, value string) error {
		return usageError{e.words.say("flag-with-bad-value", "name", name, "value", value)}
	}
	format := strings.TrimPrefix(strings.ToLower(filepath.Ext(e.out)), ".")
	switch {
	case !isDocumentFile(e.file):
		return desk.ExportRequest{}, usageError{e.words.say("export-no-file")}
	case format != "pdf" && format != "png":
		return desk.ExportRequest{}, bad("--output", e.out)
	case e.page < 1:
		return desk.ExportRequest{}, bad("--page", strconv.Itoa(e.page))
	case e.dpi < 20 || e.dpi > 600:
		return desk.ExportRequest{}, bad("--dpi", strconv.Itoa(e.dpi))
	case format == "pdf":
		return e.pdfRequest()
	case e.pages != "":
		return desk.ExportRequest{}, bad("--pages", e.pages)
	case e.profile != "" || e.why != "" || e.by != "":
		return desk.ExportRequest{}, usageError{e.words.say("profile-not-for-png")}
	}
	return desk.ExportRequest{Format: format, Page: e.page - 1, DPI: float64(e.dpi)}, nil
}

// pdfRequest asks for a PDF of all pages, or of some.
func (e *exporting) pdfRequest() (r desk.ExportRequest, err error) {
	r = desk.ExportRequest{Format: "pdf", Profile: e.profile, Overrides: e.overrides()}
	if err := e.overriding.check(e.words); err != nil {
		return r, err
	}
	var ok bool
	if r.Pages, ok = pageList(e.pages); !ok {
		return r, usageError{e.words.say("flag-with-bad-value", "name", "--pages", "value", e.pages)}
	}
	return r, nil
}

// mostPages is more than a document has.
const mostPages = 1000

// pageList reads "1,3-4", counted from 1, as indexes from 0; nothing is all.
func pageList(text string) (pages []int, ok bool) {
	if text == "" {
		return nil, true
	}
	for part := range strings.SplitSeq(text, ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(part), "-")
		if !isRange {
			to = from
		}
		first, err1 := strconv.Atoi(strings.TrimSpace(from))
		last, err2 := strconv.Atoi(strings.TrimSpace(to))
		if err1 != nil || err2 != nil || first < 1 || last < first || last > mostPages {
			return nil, false
		}
		for page := first; page <= last; page++ {
			pages = append(pages, page-1)
		}
	}
	return pages, true
}

func (e *exporting) write(n *newsroom, job string) error {
	result, err := n.Result(job)
	if err != nil {
		return err
	}
	err = store.WriteFile(e.out, func(w io.Writer) error {
		_, err := result.WriteTo(w)
		return err
	})
	if err == nil && !e.quiet {
		fmt.Fprintln(e.Stderr, e.words.say("written-report", "file", e.out))
	}
	return err
}
