package cli

import (
	"context"
	"strconv"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
	"broadsheet/backend/store"

	"github.com/spf13/cobra"
)

// photoWork is one call of the photos command.
type photoWork struct {
	Main
	words words

	dir        string
	subfolders bool
	quiet      bool

	list   bool
	asJSON bool
	sheet  string
	fonts  string
	resize desk.Resizing
	out    string
	force  bool
}

func (m Main) photosCommand(words words) *cobra.Command {
	p := &photoWork{Main: m, words: words}
	command := fileCommand(words, "photos DIR", "photos-no-folder", func(command *cobra.Command, file string) error {
		p.dir = file
		return p.run(command.Context(), command.Flags().Changed)
	})
	flags := command.Flags()
	flags.BoolVar(&p.list, "list", false, words.say("flag-photos-list"))
	flags.BoolVar(&p.asJSON, "json", false, words.say("flag-photos-json"))
	flags.StringVar(&p.sheet, "contact-sheet", "", words.say("flag-photos-sheet"))
	flags.IntVar(&p.resize.Longest, "resize", 0, words.say("flag-photos-resize"))
	flags.StringVar(&p.out, "out", "", words.say("flag-photos-out"))
	flags.IntVar(&p.resize.Quality, "quality", 85, words.say("flag-photos-quality"))
	flags.BoolVar(&p.resize.KeepLocation, "keep-location", false, words.say("flag-photos-keep-location"))
	flags.BoolVar(&p.force, "force", false, words.say("flag-photos-force"))
	flags.BoolVarP(&p.subfolders, "recursive", "r", false, words.say("flag-photos-recursive"))
	flags.StringVar(&p.fonts, "fonts", "", words.say("flag-fonts"))
	flags.BoolVar(&p.quiet, "quiet", false, words.say("flag-quiet"))
	return command
}

// run does the one thing that was asked for; nothing asked for is a list.
func (p *photoWork) run(ctx context.Context, isGiven func(flag string) bool) error {
	if both := contradiction(isGiven); both != "" {
		return usageError{p.words.say("photos-one-thing", "flag", both)}
	}
	tuneBatch()
	switch task(isGiven) {
	case "contact-sheet":
		return p.drawSheet(ctx)
	case "resize":
		return p.resizeAll(ctx)
	}
	return p.listAll(ctx)
}

// tasks are the flags that say what is to be done, each with those that go
// with it alone.
var tasks = []struct {
	name     string
	goesWith []string
}{
	{"contact-sheet", []string{"fonts"}},
	{"resize", []string{"out", "quality", "keep-location", "force"}},
	{"list", []string{"json"}},
}

// task is what was asked for; nothing asked for is a list.
func task(isGiven func(string) bool) string {
	for _, t := range tasks {
		if isGiven(t.name) {
			return t.name
		}
	}
	return "list"
}

// contradiction names a flag that does not go with what is asked for.
func contradiction(isGiven func(string) bool) string {
	wanted := task(isGiven)
	for _, t := range tasks {
		for _, flag := range append([]string{t.name}, t.goesWith...) {
			if t.name != wanted && isGiven(flag) {
				return "--" + flag
			}
		}
	}
	return ""
}

// files lists the folder. One without a photo has already been told of.
func (p *photoWork) files() ([]desk.PhotoFile, error) {
	found, findings, err := store.WalkPhotos(p.dir, p.subfolders)
	if err != nil {
		return nil, err
	}
	summarise(p.Stderr, findings, p.words, p.quiet)
	sidecars := store.Sidecars(found)
	files := make([]desk.PhotoFile, len(found))
	for i, f := range found {
		files[i] = desk.PhotoFile{Name: f.Name, Read: f.Read, Sidecar: sidecars[i].Read}
	}
	return files, nil
}

// noPhotos ends a call on a folder that holds none.
func (p *photoWork) noPhotos() error {
	return finding.Stop(store.FolderWithoutPhotos, finding.Place{File: p.dir})
}

// tally counts what came of the photos.
type tally struct{ sound, damaged, refused int }

func (t *tally) add(s desk.PhotoStatus) {
	switch s {
	case desk.PhotoSound:
		t.sound++
	case desk.PhotoDamaged:
		t.damaged++
	default:
		t.refused++
	}
}

// result is nil where all went well, and else the outcome: of no use where not
// one photo can be used, partly where some can.
func (t tally) result(words words) error {
	all := t.sound + t.damaged + t.refused
	if t.sound == all {
		return nil
	}
	code := exitOther
	if t.refused == all {
		code = exitInput
	}
	return outcome{words.say("photos-outcome", "all", strconv.Itoa(all), "damaged", strconv.Itoa(t.damaged), "refused", strconv.Itoa(t.refused)), code}
}

// progress is told on the standard error, unless rows on a terminal tell it
// already.
func (p *photoWork) newProgress(tellsItself bool) *progress {
	return newProgress(p.Stderr, p.words, p.quiet || tellsItself)
}

// stepPhotos tells how many photos are done.
func stepPhotos(done, of int) desk.Step { return desk.Step{Name: "photos", Done: done, Of: of} }
