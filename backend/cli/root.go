// Package cli is the command line: one file for each command. A command is an
// adapter: it reads files through the store, calls the desk, and shows what
// comes back.
package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// Main is one call of the program.
type Main struct {
	Args   []string // without the program's name
	Stdout io.Writer
	Stderr io.Writer
	Getenv func(string) string
	// Frontend holds the built editor, for serve; nil where there is none.
	Frontend fs.FS
	// Window shows the editor in a window of its own and returns when that is
	// closed; nil where the program has none and uses the browser.
	Window func(context.Context, *Launch) error
}

// Execute runs the command line of this process and returns its exit code.
// frontend holds the built editor; window shows it, or is nil (Main.Window).
func Execute(frontend fs.FS, window func(context.Context, *Launch) error) int {
	tuneMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	m := Main{Args: os.Args[1:], Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Frontend: frontend, Window: window}
	return m.Run(ctx)
}

// Run executes one command and returns its exit code: 0 done, 2 input
// unusable, 3 stopped by an export profile, 1 anything else. A crash counts as
// anything else, where the language's own exit code for it would say 2.
func (m Main) Run(ctx context.Context) (code int) {
	words := wordsFor(language(m.Args, m.Getenv))
	defer func() {
		if crash := recover(); crash != nil {
			fmt.Fprintln(m.Stderr, words.say("crash", "what", fmt.Sprint(crash)))
			fmt.Fprintf(m.Stderr, "%s", debug.Stack())
			code = exitOther
		}
	}()
	err := m.root(words).ExecuteContext(ctx)
	if err != nil {
		fmt.Fprintln(m.Stderr, words.say("error", "message", messageOf(err, words)))
	}
	return exitCode(err)
}

// root is the command without a name: it opens the editor, in a window where
// the program has one.
func (m Main) root(words words) *cobra.Command {
	s := &serving{Main: m, words: words}
	root := &cobra.Command{
		Use:           "broadsheet [MANUSCRIPT | FILE.broadsheet]",
		Short:         words.say("root-short"),
		Long:          words.say("root-long"),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          fileOrCommand(words),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				s.Manuscript = args[0]
			}
			return s.open(c.Context(), c.Flags().Changed("addr"))
		},
	}
	s.flags(root.Flags())
	root.SetArgs(m.Args)
	root.SetOut(m.Stdout)
	root.SetErr(m.Stderr)
	root.SetUsageTemplate(usageTemplate(words))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err, words) })
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().String("lang", "", words.say("flag-lang"))
	root.PersistentFlags().BoolP("help", "h", false, words.say("flag-help"))
	root.SetHelpCommand(&cobra.Command{Use: "no-help-command", Hidden: true})
	root.AddCommand(m.composeCommand(words), m.serveCommand(words), m.exportCommand(words), m.packageCommand(words), m.preflightCommand(words), m.photosCommand(words), m.captionsCommand(words), m.versionCommand(words))
	return root
}

// usageTemplate is cobra's, reduced to what this program has, in the words of
// the language.
func usageTemplate(words words) string {
	return words.say("usage") + `
  {{.UseLine}}{{if .HasAvailableSubCommands}}

` + words.say("commands") + `{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasExample}}

` + words.say("examples") + `
{{.Example}}{{end}}{{if .HasAvailableFlags}}

` + words.say("flags") + `
{{.Flags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}
