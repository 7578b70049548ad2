package cli

import (
	"strings"

	"broadsheet/backend/desk"

	"github.com/spf13/pflag"
)

// source is what a page is made of, as a command line names it.
type source struct {
	manuscript string
	photos     string // folder; empty: none
	fonts      string // folder; empty: none
	design     string
	folio      desk.Folio
}

func (s *source) photoFlag(flags *pflag.FlagSet, words words) {
	flags.StringVar(&s.photos, "photos", "", words.say("flag-photos"))
}

func (s *source) designFlag(flags *pflag.FlagSet, words words) {
	flags.StringVar(&s.design, "design", "", words.say("flag-design", "names", strings.Join(desk.Designs(), " "), "default", desk.DefaultDesign))
}

func (s *source) folioFlags(flags *pflag.FlagSet, words words) {
	flags.StringVar(&s.folio.Date, "date", "", words.say("flag-date"))
	flags.StringVar(&s.folio.PageNumber, "page", "", words.say("flag-page"))
	flags.StringVar(&s.folio.Rubric, "rubric", "", words.say("flag-rubric"))
	flags.StringVar(&s.folio.Paper, "paper", "", words.say("flag-paper"))
	flags.StringVar(&s.folio.Editors, "editors", "", words.say("flag-editors"))
}

func (s *source) fontFlag(flags *pflag.FlagSet, words words) {
	flags.StringVar(&s.fonts, "fonts", "", words.say("flag-fonts"))
}
