package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// Version is the program's version, set by the linker.
var Version = "unknown"

func (m Main) versionCommand(words words) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: words.say("version-short"),
		Args:  noArguments(words),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(m.Stdout, "broadsheet %s (%s %s/%s)\n", Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
