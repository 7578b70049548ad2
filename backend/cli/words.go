package cli

import (
	"embed"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed words/*.yaml
var wordFiles embed.FS

// words are the texts of the command line in one language.
type words struct {
	lang  string // "zh" or "en"
	texts map[string]string
}

// wordsFor reads the words of a language.
func wordsFor(lang string) words {
	raw, err := wordFiles.ReadFile("words/" + lang + ".yaml")
	if err != nil {
		panic("cli: no words in " + lang) // language gives only those that we have
	}
	w := words{lang: lang}
	if err := yaml.Unmarshal(raw, &w.texts); err != nil {
		panic("cli: words in " + lang + ": " + err.Error())
	}
	return w
}

// say returns a text; pairs are name, value … for its {name}. A key without a
// text is shown as it is, and fails a test.
func (w words) say(key string, pairs ...string) string {
	text, ok := w.texts[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.TrimRight(strings.NewReplacer(pairs...).Replace(text), "\n")
}

// language chooses the language of messages: --lang before the environment,
// whose first variable that is set decides, as for every program; Chinese for
// a Chinese locale, else English.
func language(args []string, getenv func(string) string) string {
	chosen := langFlag(args)
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if chosen == "" {
			chosen = getenv(name)
		}
	}
	if strings.HasPrefix(strings.ToLower(chosen), "zh") {
		return "zh"
	}
	return "en"
}

// langFlag looks for --lang ahead of the parser: its own messages are already
// in a language.
func langFlag(args []string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
		if arg == "--" {
			break
		}
	}
	return ""
}
