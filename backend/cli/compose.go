package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strconv"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/store"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
)

// composing is one call of the compose command.
type composing struct {
	Main
	words words

	source
	out          outputs
	dpi          int
	alternatives int
	seed         int64
	profile      string // of the PDFs
	strict       bool   // what the profile stops is not written
	quiet        bool
}

func (m Main) composeCommand(words words) *cobra.Command {
	c := &composing{Main: m, words: words}
	command := fileCommand(words, "compose MANUSCRIPT", "compose-no-manuscript", func(command *cobra.Command, file string) error {
		c.Manuscript = file
		return c.tellStopped(c.run(command.Context()), words)
	})
	c.flags(command)
	return command
}

func (c *composing) flags(command *cobra.Command) {
	say, flags := c.words.say, command.Flags()
	c.photoFlag(flags, c.words)
	flags.StringVarP(&c.out.pdf, "output", "o", "", say("flag-output"))
	flags.StringVar(&c.out.png, "png", "", say("flag-png"))
	flags.IntVar(&c.dpi, "png-dpi", 100, say("flag-png-dpi"))
	c.designFlag(flags, c.words)
	flags.IntVar(&c.alternatives, "alternatives", 1, say("flag-alternatives"))
	flags.Int64Var(&c.seed, "seed", 0, say("flag-seed"))
	flags.StringVar(&c.out.report, "report", "", say("flag-report"))
	c.folioFlags(flags, c.words)
	flags.StringVar(&c.profile, "profile", "", say("flag-profile", "default", desk.DefaultProfile))
	flags.BoolVar(&c.strict, "strict", false, say("flag-compose-strict"))
	c.profilesFlag(flags, c.words)
	c.fontFlag(flags, c.words)
	flags.BoolVar(&c.quiet, "quiet", false, say("flag-quiet"))
}

// run reads, composes and writes. Findings are shown even when the work stops
// half way.
func (c *composing) run(ctx context.Context) error {
	if err := c.checkNumbers(); err != nil {
		return err
	}
	if isDocumentFile(c.out.pdf) {
		return c.save(ctx)
	}
	if c.out.pdf == "" {
		c.out.pdf = defaultPDF(c.Manuscript)
	}
	progress := newProgress(c.Stderr, c.words, c.quiet)
	defer progress.close()
	in, err := c.readInputs()
	if err != nil {
		return err
	}
	if err := store.CheckOutputs(c.out.files(onePageEach(c.alternatives)), in.paths); err != nil {
		return err
	}
	in.request.Progress = progress.report
	composition, err := in.desk.Compose(ctx, in.request)
	if err != nil {
		return err
	}
	if err = c.refusal(composition); err == nil {
		err = c.write(ctx, composition, in.paths)
	}
	progress.close()
	summarise(c.Stderr, composition.Findings(), c.words, c.quiet)
	if err != nil {
		return err
	}
	c.announce(composition)
	return nil
}

// refusal returns what the profile stops first where nothing that it stops is
// wanted.
func (c *composing) refusal(composition *desk.Composition) error {
	for alternative := range composition.Alternatives() {
		if !c.strict {
			break
		}
		if err := composition.Refusal(alternative, c.words.lang); err != nil {
			return err
		}
	}
	return nil
}

func (c *composing) checkNumbers() error {
	if c.alternatives < 1 || c.alternatives > 9 {
		return usageError{c.words.say("flag-with-bad-value", "name", "--alternatives", "value", strconv.Itoa(c.alternatives))}
	}
	if c.dpi < 20 || c.dpi > 600 {
		return usageError{c.words.say("flag-with-bad-value", "name", "--png-dpi", "value", strconv.Itoa(c.dpi))}
	}
	return nil
}

// onePageEach is what is known before composing: the further pages of a long
// story are checked when they are written.
func onePageEach(alternatives int) []int {
	pages := make([]int, alternatives)
	for i := range pages {
		pages[i] = 1
	}
	return pages
}

// write exports all alternatives, their pages and formats side by side, and
// then the report, which holds the time that this took.
func (c *composing) write(ctx context.Context, composition *desk.Composition, inputs []string) error {
	pages := make([]int, composition.Alternatives())
	for i := range pages {
		pages[i] = composition.Pages(i)
	}
	if err := store.CheckOutputs(c.out.files(pages), inputs); err != nil {
		return err
	}
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for alternative, n := range pages {
		work.Go(func() error {
			return store.WriteFile(numbered(c.out.pdf, alternative, 0), func(w io.Writer) error {
				return composition.ExportPDF(ctx, w, alternative)
			})
		})
		for page := range n {
			if c.out.png != "" {
				work.Go(func() error { return c.writePNG(ctx, composition, alternative, page) })
			}
		}
	}
	if err := work.Wait(); err != nil {
		return err
	}
	return c.writeReport(composition)
}

func (c *composing) writePNG(ctx context.Context, composition *desk.Composition, alternative, page int) error {
	return store.WriteFile(numbered(c.out.png, alternative, page), func(w io.Writer) error {
		return composition.ExportPNG(ctx, w, alternative, page, float64(c.dpi))
	})
}

func (c *composing) writeReport(composition *desk.Composition) error {
	if c.out.report == "" {
		return nil
	}
	return store.WriteFile(c.out.report, func(w io.Writer) error {
		report := json.NewEncoder(w)
		report.SetIndent("", "  ")
		report.SetEscapeHTML(false)
		return report.Encode(composition.Report(Version, c.words.lang))
	})
}

func (c *composing) announce(composition *desk.Composition) {
	if c.quiet {
		return
	}
	for i := range composition.Alternatives() {
		pages := strconv.Itoa(composition.Pages(i))
		fmt.Fprintln(c.Stderr, c.words.say("written", "file", numbered(c.out.pdf, i, 0), "pages", pages))
	}
	if c.out.report != "" {
		fmt.Fprintln(c.Stderr, c.words.say("written-report", "file", c.out.report))
	}
}

// inputs are what the files on the command line hold, ready for the desk.
type inputs struct {
	desk    *desk.Desk
	request desk.Request
	paths   []string // that must not be overwritten
}

func (c *composing) readInputs() (inputs, error) {
	text, err := store.ReadManuscript(c.Manuscript)
	if err != nil {
		return inputs{}, err
	}
	in := inputs{paths: []string{c.Manuscript}, request: desk.Request{
		Manuscript:   desk.Manuscript{Name: filepath.Base(c.Manuscript), Data: text},
		Design:       c.Design,
		Folio:        c.Folio,
		Alternatives: c.alternatives,
		Seed:         c.seed,
		Profile:      c.profile,
	}}
	if err := c.readPhotos(&in); err != nil {
		return inputs{}, err
	}
	in.desk, err = c.newDesk(c.folders)
	return in, err
}

// readPhotos lists the folder; the photos themselves are read by the desk,
// several at once.
func (c *composing) readPhotos(in *inputs) error {
	if c.Photos == "" {
		return nil
	}
	files, notes, err := store.ListPhotos(c.Photos)
	if err != nil {
		return err
	}
	in.request.Findings = append([]finding.Finding(nil), notes...)
	for _, f := range files {
		in.paths = append(in.paths, f.Path)
		in.request.Photos = append(in.request.Photos, desk.PhotoFile{Name: f.Name, Read: f.Read, Stamp: f.Stamp})
	}
	return nil
}
