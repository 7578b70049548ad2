package finding

import (
	"embed"
	"maps"
	"path"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed catalogue/*.yaml
var catalogueFiles embed.FS

// Languages are the languages that every code has a text in.
var Languages = []string{"zh", "en"}

// catalogues maps language to code to text; read once.
var catalogues = sync.OnceValue(readCatalogues)

func readCatalogues() map[string]map[Code]string {
	all := map[string]map[Code]string{}
	files, _ := catalogueFiles.ReadDir("catalogue")
	for _, f := range files {
		raw, _ := catalogueFiles.ReadFile(path.Join("catalogue", f.Name()))
		texts := map[string]string{}
		if err := yaml.Unmarshal(raw, &texts); err != nil {
			panic("finding: catalogue " + f.Name() + ": " + err.Error()) // embedded, so ours
		}
		domain, lang, _ := strings.Cut(strings.TrimSuffix(f.Name(), ".yaml"), ".")
		if all[lang] == nil {
			all[lang] = map[Code]string{}
		}
		for key, text := range texts {
			all[lang][Code(domain+"."+key)] = text
		}
	}
	return all
}

// Text returns the finding's words in a language ("zh", "en"; others get
// English) without its place. An unknown code is shown as it is.
func (f Finding) Text(lang string) string {
	texts, ok := catalogues()[lang]
	if !ok {
		texts = catalogues()["en"]
	}
	text, ok := texts[f.Code]
	if !ok {
		return string(f.Code)
	}
	return f.Params.filledIn(text, texts)
}

// filledIn puts the values into a text, all at once: a value may look like
// another parameter. A value that is a code is told by its text, with the same
// values: so a reason has the language of its finding.
func (p Params) filledIn(text string, texts map[Code]string) string {
	var pairs []string
	for key, value := range p {
		if reason, ok := texts[Code(value)]; ok {
			others := maps.Clone(p)
			delete(others, key)
			value = others.filledIn(reason, texts)
		}
		pairs = append(pairs, "{"+key+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Message returns place and words: "report.txt:12: …".
func (f Finding) Message(lang string) string {
	if at := f.Place.String(); at != "" {
		return at + ": " + f.Text(lang)
	}
	return f.Text(lang)
}

// HasText reports whether the code has a text in the language.
func HasText(lang string, code Code) bool {
	_, ok := catalogues()[lang][code]
	return ok
}
