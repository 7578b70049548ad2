package cli

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageError is a command line that cannot be understood, in the words of the
// language.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

func noArguments(words words) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usageError{words.say("too-many-arguments", "argument", args[0])}
		}
		return nil
	}
}

func oneArgument(words words, missing string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return usageError{words.say(missing)}
		case len(args) > 1:
			return usageError{words.say("too-many-arguments", "argument", args[1])}
		}
		return nil
	}
}

// flagError says in our words what the flag parser found.
func flagError(err error, words words) error {
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return usageError{words.say("unknown-flag", "name", dashed(unknown.GetSpecifiedName()))}
	case errors.As(err, &valueless):
		return usageError{words.say("flag-without-value", "name", dashed(valueless.GetSpecifiedName()))}
	case errors.As(err, &invalid):
		return usageError{words.say("flag-with-bad-value", "name", dashed(invalid.GetFlag().Name), "value", invalid.GetValue())}
	}
	return usageError{words.say("bad-flag", "reason", err.Error())}
}

// dashed writes a flag's name as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func atMostOneArgument(words words) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usageError{words.say("too-many-arguments", "argument", args[1])}
		}
		return nil
	}
}

// fileOrCommand takes one file. A word that names no file and looks like none
// is a command that was misspelt.
func fileOrCommand(words words) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 0 && filepath.Ext(args[0]) == "" && !exists(args[0]) {
			return usageError{words.say("unknown-command", "name", args[0])}
		}
		return atMostOneArgument(words)(c, args)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
