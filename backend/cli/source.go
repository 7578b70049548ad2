package cli

import (
	"path/filepath"
	"strings"

	"broadsheet/backend/desk"

	"github.com/spf13/pflag"
)

// source is what a page is made of, as a command line names it.
type source struct {
	Manuscript string     `json:"manuscript,omitempty"`
	Photos     string     `json:"photos,omitempty"` // folder; empty: none
	Design     string     `json:"design,omitempty"`
	Folio      desk.Folio `json:"folio"`
	folders
}

// absolute is the same for a program that was started in another folder.
func (s source) absolute() source {
	for _, path := range []*string{&s.Manuscript, &s.Photos} {
		if full, err := filepath.Abs(*path); err == nil && *path != "" {
			*path = full
		}
	}
	return s
}

func (s *source) photoFlag(flags *pflag.FlagSet, words words) {
	flags.StringVar(&s.Photos, "photos", "", words.say("flag-photos"))
}

func (s *source) designFlag(flags *pflag.FlagSet, words words) {
	flags.StringVar(&s.Design, "design", "", words.say("flag-design", "names", strings.Join(desk.Designs(), " "), "default", desk.DefaultDesign))
}

func (s *source) folioFlags(flags *pflag.FlagSet, words words) {
	flags.StringVar(&s.Folio.Date, "date", "", words.say("flag-date"))
	flags.StringVar(&s.Folio.PageNumber, "page", "", words.say("flag-page"))
	flags.StringVar(&s.Folio.Rubric, "rubric", "", words.say("flag-rubric"))
	flags.StringVar(&s.Folio.Paper, "paper", "", words.say("flag-paper"))
	flags.StringVar(&s.Folio.Editors, "editors", "", words.say("flag-editors"))
}
