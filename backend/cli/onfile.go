package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
)

// fileCommand is a command about one file or folder, which use names after the
// command. Its words are NAME-short, NAME-long and NAME-example, and noFile
// where nothing is named.
func fileCommand(words words, use, noFile string, run func(command *cobra.Command, file string) error) *cobra.Command {
	name, _, _ := strings.Cut(use, " ")
	command := &cobra.Command{
		Use:     use,
		Short:   words.say(name + "-short"),
		Long:    words.say(name + "-long"),
		Example: indented(words.say(name + "-example")),
		Args:    oneArgument(words, noFile),
		RunE:    func(command *cobra.Command, args []string) error { return run(command, args[0]) },
	}
	command.Flags().SortFlags = false
	return command
}

func indented(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }

// onDocument imports a .broadsheet file into a library that is gone afterwards,
// so that what comes of the work is what would come of it in the editor. The
// progress is to be closed before anything else is shown.
func (m Main) onDocument(ctx context.Context, file string, f folders, words words, quiet bool, work func(n *newsroom, document string, progress *progress) error) error {
	progress := newProgress(m.Stderr, words, quiet)
	defer progress.close()
	return m.withTemporary(ctx, f, words, progress.report, func(n *newsroom) error {
		document, err := n.importFile(ctx, file)
		if err != nil {
			return err
		}
		return work(n, document, progress)
	})
}
