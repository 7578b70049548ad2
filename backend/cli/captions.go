package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/store"

	"github.com/spf13/cobra"
)

// captionWork is one call of the captions command.
type captionWork struct {
	Main
	words words

	of         string // a .broadsheet file, or a folder of photos
	exportTo   string
	importFrom string
	format     string
	subfolders bool
	quiet      bool
	input      io.Reader // what "-" reads
}

func (m Main) captionsCommand(words words) *cobra.Command {
	w := &captionWork{Main: m, words: words, input: os.Stdin}
	command := fileCommand(words, "captions FILE.broadsheet|DIR", "captions-no-source", func(command *cobra.Command, file string) error {
		w.of = file
		return w.run(command.Context())
	})
	flags := command.Flags()
	flags.StringVar(&w.exportTo, "export", "", words.say("flag-captions-export"))
	flags.StringVar(&w.importFrom, "import", "", words.say("flag-captions-import"))
	flags.StringVar(&w.format, "format", "", words.say("flag-captions-format"))
	flags.BoolVarP(&w.subfolders, "recursive", "r", false, words.say("flag-photos-recursive"))
	flags.BoolVar(&w.quiet, "quiet", false, words.say("flag-quiet"))
	return command
}

// standard names the standard output or input.
const standard = "-"

func (w *captionWork) run(ctx context.Context) error {
	switch {
	case (w.exportTo == "") == (w.importFrom == ""):
		return usageError{w.words.say("captions-one-way")}
	case w.exportTo != "":
		return w.export(ctx)
	}
	return w.take(ctx)
}

// export writes the table of a document or of a folder.
func (w *captionWork) export(ctx context.Context) error {
	format := desk.TableFormat(w.exportTo)
	switch {
	case w.format != "":
		format = desk.TableFormat("." + w.format)
	case w.exportTo == standard:
		format = "csv"
	}
	if format == "" {
		name, value := "--export", w.exportTo
		if w.format != "" {
			name, value = "--format", w.format
		}
		return usageError{w.words.say("flag-with-bad-value", "name", name, "value", value)}
	}
	if w.exportTo != standard {
		if err := store.CheckOutputs([]string{w.exportTo}, []string{w.of}); err != nil {
			return err
		}
	}
	data, result, err := w.tableOf(ctx, format)
	if err != nil {
		return err
	}
	if err := w.write(data); err != nil {
		return err
	}
	return result
}

// tableOf makes the table; result is nil where all photos are in it.
func (w *captionWork) tableOf(ctx context.Context, format string) (data []byte, result, err error) {
	if isFolder(w.of) {
		return w.tableOfFolder(ctx, format)
	}
	f, err := store.ReadFileAt(w.of)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	data, err = desk.ExportFileCaptions(f, format, w.words.lang)
	return data, nil, w.placed(err)
}

// placed names the document in a finding that lacks a file.
func (w *captionWork) placed(err error) error {
	f, ok := finding.FromError(err)
	if !ok || f.Place.File != "" {
		return err
	}
	f.Place.File = w.of
	return &finding.Error{Finding: f}
}

func (w *captionWork) write(data []byte) error {
	if w.exportTo == standard {
		_, err := w.Stdout.Write(data)
		return err
	}
	err := store.WriteFile(w.exportTo, func(out io.Writer) error {
		_, err := io.Copy(out, bytes.NewReader(data))
		return err
	})
	if err == nil && !w.quiet {
		fmt.Fprintln(w.Stderr, w.words.say("written-report", "file", w.exportTo))
	}
	return err
}

// take writes a table into a document or beside the photos of a folder.
func (w *captionWork) take(ctx context.Context) error {
	if w.format != "" {
		return usageError{w.words.say("flag-with-bad-value", "name", "--format", "value", w.format)}
	}
	table, err := w.readTable()
	if err != nil {
		return err
	}
	taken, err := w.takeInto(ctx, table)
	if err != nil {
		return err
	}
	w.tell(taken.Findings)
	if !w.quiet {
		fmt.Fprintln(w.Stderr, w.words.say("captions-taken", "count", strconv.Itoa(taken.Changed)))
	}
	for _, f := range taken.Findings {
		if f.Severity != finding.Note {
			return outcome{w.words.say("captions-partly"), exitOther}
		}
	}
	return nil
}

// tell shows all findings, notes too: a table has few.
func (w *captionWork) tell(findings []finding.Finding) {
	for _, f := range findings {
		if !w.quiet || f.Severity == finding.Fault {
			fmt.Fprintln(w.Stderr, w.words.say("warning", "message", f.Message(w.words.lang)))
		}
	}
}

func (w *captionWork) readTable() (desk.CaptionTable, error) {
	if w.importFrom == standard {
		data, err := store.ReadTableFrom(w.input, standard, desk.MostTableBytes)
		return desk.CaptionTable{Name: standard, Data: data}, err
	}
	data, err := store.ReadTable(w.importFrom, desk.MostTableBytes)
	return desk.CaptionTable{Name: w.importFrom, Data: data}, err
}

func (w *captionWork) takeInto(ctx context.Context, table desk.CaptionTable) (taken desk.CaptionsTaken, err error) {
	if isFolder(w.of) {
		return w.takeIntoFolder(ctx, table)
	}
	err = store.RewriteFile(w.of, func(f store.File) (store.File, bool, error) {
		next, result, err := desk.ImportFileCaptions(f, table)
		taken = result
		return next, result.Changed > 0, w.placed(err)
	})
	return taken, err
}
