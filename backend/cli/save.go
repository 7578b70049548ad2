package cli

import (
	"context"
	"fmt"
	"io"

	"broadsheet/backend/store"
)

// save composes into a .broadsheet file, which the editor opens.
func (c *composing) save(ctx context.Context) error {
	if flag := c.notForFiles(); flag != "" {
		return usageError{c.words.say("flag-not-for-file", "name", flag)}
	}
	if err := store.CheckOutputs([]string{c.out.pdf}, []string{c.Manuscript}); err != nil {
		return err
	}
	progress := newProgress(c.Stderr, c.words, c.quiet)
	defer progress.close()
	return c.withTemporary(ctx, c.folders, c.words, progress.report, func(n *newsroom) error {
		document, findings, err := n.create(ctx, c.source)
		progress.close()
		summarise(c.Stderr, withoutNotes(findings), c.words, c.quiet)
		if err != nil {
			return err
		}
		return c.writeFile(ctx, n, document)
	})
}

func (c *composing) writeFile(ctx context.Context, n *newsroom, document string) error {
	file, err := n.File(ctx, document)
	if err != nil {
		return err
	}
	err = store.WriteFile(c.out.pdf, func(w io.Writer) error {
		_, err := file.WriteTo(w)
		return err
	})
	if err == nil && !c.quiet {
		fmt.Fprintln(c.Stderr, c.words.say("written-report", "file", c.out.pdf))
	}
	return err
}

// notForFiles returns a flag that was given and says nothing for a file: it
// holds one page, and the others are made from it by export.
func (c *composing) notForFiles() string {
	switch {
	case c.out.png != "":
		return "--png"
	case c.out.report != "":
		return "--report"
	case c.alternatives > 1:
		return "--alternatives"
	case c.seed != 0:
		return "--seed"
	case c.profile != "":
		return "--profile"
	case c.strict:
		return "--strict"
	}
	return ""
}
