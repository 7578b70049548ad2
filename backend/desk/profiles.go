package desk

import (
	"io/fs"

	"broadsheet/backend/press"
)

// DefaultProfile is the export profile of a PDF that names none.
const DefaultProfile = press.Default

// ProfilesIn returns the profiles of a folder over those of the program; nil:
// those of the program alone.
func ProfilesIn(own fs.FS) press.Shelf { return press.NewShelf(own) }

// ExportProfile is what an editor has to know of an export profile.
type ExportProfile struct {
	Name      string         `json:"name"`
	Title     string         `json:"title"` // in the caller's language
	About     string         `json:"about,omitempty"`
	Standard  press.Standard `json:"standard"`
	Space     press.Space    `json:"space"`
	Condition string         `json:"condition,omitempty"` // for people
	InkLimit  float64        `json:"inkLimit"`            // percent
	PPI       float64        `json:"ppi"`
	BleedMM   float64        `json:"bleedMM"`
	Marks     bool           `json:"marks"`
	Override  bool           `json:"override"`
}

// Profiles returns the export profiles that there are, the default first. One
// that cannot be read is left out here; asking for it by name says why.
func (n *Newsroom) Profiles(c Caller) []ExportProfile {
	shelf := n.desk.tools.Profiles
	out := []ExportProfile{}
	for _, name := range shelf.Names() {
		if p, err := shelf.Load(name); err == nil {
			out = append(out, toldProfile(p, c.Language))
		}
	}
	return out
}

func toldProfile(p *press.Profile, lang string) ExportProfile {
	return ExportProfile{
		Name: p.Name, Title: inLanguage(p.Title, lang, p.Name), About: inLanguage(p.About, lang, ""),
		Standard: p.Standard, Space: p.Space, Condition: p.Condition.In(lang),
		InkLimit: p.Condition.InkLimit, PPI: p.Photos.PPI, BleedMM: p.Sheet.Bleed.MM(),
		Marks: p.Sheet.HasMarks(), Override: p.Override,
	}
}

// inLanguage returns the words in a language, else in English, else the other.
func inLanguage(words map[string]string, lang, other string) string {
	return firstOf(words[lang], words["en"], other)
}
