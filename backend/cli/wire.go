package cli

import (
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"broadsheet/backend/desk"
	"broadsheet/backend/font/bundled"
	"broadsheet/backend/store"
)

// folders are those that a user may name; empty ones are not named.
type folders struct {
	fonts    string // looked into before the bundled fonts
	profiles string // of the newspaper's own export profiles
}

func (f *folders) fontFlag(flags *pflag.FlagSet, words words) {
	flags.StringVar(&f.fonts, "fonts", "", words.say("flag-fonts"))
}

func (f *folders) profilesFlag(flags *pflag.FlagSet, words words) {
	flags.StringVar(&f.profiles, "profiles", "", words.say("flag-profiles"))
}

// newDesk gives the desk its tools: the files, caches, fonts and the clock of
// this machine.
func (m Main) newDesk(f folders) (*desk.Desk, error) {
	tools, err := m.newTools(f)
	if err != nil {
		return nil, err
	}
	return desk.New(tools), nil
}

func (m Main) newTools(f folders) (desk.Tools, error) {
	tools := desk.Tools{
		Cache:     store.OpenCache(),
		Converter: store.HEIFConverter{},
		Originals: store.NewOriginals(),
		Bundled:   bundled.Source(),
		Clock:     newClock(),
		Version:   Version,
	}
	profiles, err := store.OpenProfiles(f.profiles, m.Getenv)
	if err != nil {
		return desk.Tools{}, err
	}
	tools.Profiles = desk.ProfilesIn(profiles)
	tools.SourceDate = sourceDate(m.Getenv)
	for _, folder := range store.InstalledFonts() {
		tools.InstalledFonts = append(tools.InstalledFonts, desk.FontFolder(folder))
	}
	if f.fonts != "" {
		folder, err := store.OpenFontFolder(f.fonts)
		if err != nil {
			return desk.Tools{}, err
		}
		tools.UserFonts = []desk.FontFolder{desk.FontFolder(folder)}
	}
	return tools, nil
}

// sourceDate is SOURCE_DATE_EPOCH, the seconds since 1970 that reproducible
// builds give all files (reproducible-builds.org); zero where it is not set.
func sourceDate(getenv func(string) string) time.Time {
	seconds, err := strconv.ParseInt(getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil || seconds < 0 || seconds > latestDate {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

// latestDate is the end of the year 9999, the last that a PDF can write.
const latestDate = 253402300799

// newClock gives the time since now, which nothing but a report shows.
func newClock() func() time.Duration {
	begin := time.Now()
	return func() time.Duration { return time.Since(begin) }
}
