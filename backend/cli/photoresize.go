package cli

import (
	"context"
	"fmt"
	"strconv"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/store"
)

// The range of --resize, in pixels: what nobody means is refused.
const (
	leastLongest = 16
	mostLongest  = 30_000
)

// checkResizing holds the flags of --resize to what can be done.
func (p *photoWork) checkResizing() error {
	bad := func(name string, value int) error {
		return usageError{p.words.say("flag-with-bad-value", "name", name, "value", strconv.Itoa(value))}
	}
	switch {
	case p.resize.Longest < leastLongest || p.resize.Longest > mostLongest:
		return bad("--resize", p.resize.Longest)
	case p.resize.Quality < 1 || p.resize.Quality > 100:
		return bad("--quality", p.resize.Quality)
	case p.out == "":
		return usageError{p.words.say("photos-no-out")}
	}
	return nil
}

// resizeAll writes a copy of each photo. What cannot be copied is told, and
// stops nothing.
func (p *photoWork) resizeAll(ctx context.Context) error {
	if err := p.checkResizing(); err != nil {
		return err
	}
	files, err := p.files()
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return p.noPhotos()
	}
	folder, err := store.OpenOutFolder(p.out, p.dir, p.subfolders, p.force)
	if err != nil {
		return err
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name
	}
	names = desk.CopyNames(names)
	progress := p.newProgress(false)
	defer progress.close()
	var counts copied
	err = desk.ResizePhotos(ctx, files, store.HEIFConverter{}, p.resize, p.words.lang, func(i int, one desk.Resized) error {
		progress.report(stepPhotos(i+1, len(files)))
		stop := p.keepCopy(folder, files[i].Name, names[i], one, &counts)
		return stop
	})
	progress.close()
	if err != nil {
		return err
	}
	return p.resized(counts)
}

// copied counts what came of copies.
type copied struct{ written, doubtful, failed, refused int }

// keepCopy writes one copy. A full disk ends the work: the others would fare no
// better.
func (p *photoWork) keepCopy(folder *store.OutFolder, original, name string, one desk.Resized, counts *copied) error {
	err := one.Error
	if err == nil {
		err = folder.Write(name, one.JPEG)
	} else {
		counts.refused++
	}
	f, isFinding := finding.FromError(err)
	switch {
	case err == nil && one.Warning == "":
		counts.written++
	case err == nil:
		counts.written++
		counts.doubtful++
		p.warn(original + ": " + one.Warning)
	case isFinding:
		counts.failed++
		fmt.Fprintln(p.Stderr, clearedFor(p)+p.words.say("error", "message", messageOf(&finding.Error{Finding: inFile(f, original)}, p.words)))
	default:
		return err
	}
	return nil
}

func (p *photoWork) warn(message string) {
	if !p.quiet {
		fmt.Fprintln(p.Stderr, clearedFor(p)+p.words.say("warning", "message", message))
	}
}

// clearedFor takes a progress line away before a message.
func clearedFor(p *photoWork) string {
	if isTerminal(p.Stderr) {
		return clearLine
	}
	return ""
}

// inFile names the file in a finding that lacks it.
func inFile(f finding.Finding, name string) finding.Finding {
	if f.Place.File == "" {
		f.Place.File = name
	}
	return f
}

// resized tells what came of it.
func (p *photoWork) resized(c copied) error {
	if !p.quiet {
		fmt.Fprintln(p.Stderr, p.words.say("photos-written", "count", strconv.Itoa(c.written), "folder", p.out))
	}
	switch {
	case c.failed == 0 && c.doubtful == 0:
		return nil
	case c.written == 0 && c.refused == c.failed:
		return outcome{p.words.say("photos-none-written"), exitInput}
	}
	return outcome{p.words.say("photos-not-all", "failed", strconv.Itoa(c.failed), "damaged", strconv.Itoa(c.doubtful)), exitOther}
}
