package delivery

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"broadsheet/backend/finding"

	"go.yaml.in/yaml/v3"
)

//go:embed words/*.yaml
var wordFiles embed.FS

// words are the texts of a delivery in one language.
type words map[string]string

func wordsIn(lang string) words {
	raw, err := wordFiles.ReadFile("words/" + lang + ".yaml")
	if err != nil {
		raw, _ = wordFiles.ReadFile("words/en.yaml")
	}
	w := words{}
	if err := yaml.Unmarshal(raw, &w); err != nil {
		panic("delivery: words in " + lang + ": " + err.Error()) // embedded, so ours
	}
	return w
}

// say returns a text; pairs are name, value … for its {name}.
func (w words) say(key string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(w[key])
}

// byteOrderMark lets old editors see that the index is UTF-8.
const byteOrderMark = "\ufeff"

// index says what was written, what is missing, and the sums, in lines that
// sha256sum -c reads.
func (d *Delivery) index(all []written, missing []finding.Finding) string {
	w := wordsIn(d.Lang)
	var out strings.Builder
	line := func(text string) { out.WriteString(text + "\n") }
	out.WriteString(byteOrderMark)
	line(oneLine(d.Title))
	line(w.say("made", "program", d.Program, "profile", oneLine(d.Profile)))
	if !d.Date.IsZero() {
		line(w.say("dated", "date", d.Date.Format(time.DateOnly)))
	}
	line("\n" + w.say("contents"))
	for _, kind := range []Kind{Page, Report, Captions, Fonts, Document, Original} {
		of := slices.DeleteFunc(slices.Clone(all), func(one written) bool { return one.Kind != kind })
		if len(of) == 0 {
			continue
		}
		line("\n" + w.say("of-"+string(kind)))
		for _, one := range of {
			line(w.say("part", "name", one.Name, "bytes", strconv.FormatInt(one.bytes, 10)))
		}
	}
	if len(missing) > 0 {
		line("\n" + w.say("missing"))
		for _, f := range missing {
			line("  " + oneLine(f.Message(d.Lang)))
		}
	}
	line("\n" + w.say("sums", "name", indexName))
	for _, one := range all {
		line(fmt.Sprintf("%s  %s", one.sum, one.Name))
	}
	return out.String()
}

// oneLine keeps a text from looking like lines of the index.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
