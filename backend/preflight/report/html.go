package report

import (
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"broadsheet/backend/press"
)

//go:embed words/*.yaml
var wordFiles embed.FS

//go:embed page.html
var pageFile string

// words are the texts of the page in one language.
type words map[string]string

func wordsIn(lang string) words {
	raw, err := wordFiles.ReadFile("words/" + lang + ".yaml")
	if err != nil {
		raw, _ = wordFiles.ReadFile("words/en.yaml")
	}
	w := words{}
	if err := yaml.Unmarshal(raw, &w); err != nil {
		panic("report: words in " + lang + ": " + err.Error()) // embedded, so ours
	}
	return w
}

// say returns a text; pairs are name, value … for its {name}.
func (w words) say(key string, pairs ...any) string {
	text, ok := w[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", pairs[i]), fmt.Sprint(pairs[i+1]))
	}
	return text
}

// section is the entries of one kind.
type section struct {
	Kind    string
	Entries []Entry
}

// page is what the template shows.
type page struct {
	*Report
	words words
}

// HTML writes the report as one page that needs nothing else: it is read in a
// browser, printed, and sent along. The same report gives the same bytes.
func (r *Report) HTML(w io.Writer) error {
	p := page{r, wordsIn(r.Language)}
	t, err := template.New("page").Funcs(template.FuncMap{
		"say": p.words.say, "jpeg": jpegURL, "percent": percent,
	}).Parse(pageFile)
	if err != nil {
		return err
	}
	return t.Execute(w, p)
}

// jpegURL is a picture inside the page.
func jpegURL(data []byte) template.URL {
	return template.URL("data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(data)) // ours, and base64 holds nothing else
}

// percent is a length of the style sheet.
func percent(v float64) template.CSS {
	return template.CSS(strconv.FormatFloat(v, 'f', 2, 64) + "%")
}

// Lang is the page's language as HTML names it.
func (p page) Lang() string {
	if p.Language == "zh" {
		return "zh-Hans"
	}
	return "en"
}

// Verdict is the key of the words that say whether the page may print.
func (p page) Verdict() string {
	switch {
	case !p.MayExport:
		return "may-not"
	case p.Counts.Overridden > 0:
		return "may-overridden"
	}
	return "may"
}

// Reason says why.
func (p page) Reason() string {
	switch {
	case !p.MayExport:
		return p.words.say("verdict-may-not", "count", p.Counts.Stop)
	case p.Counts.Overridden > 0:
		return p.words.say("verdict-overridden", "count", p.Counts.Overridden)
	}
	return p.words.say("verdict-may")
}

// Facts are the rows of the table at the top: a key and what it is.
func (p page) Facts() [][2]string {
	standard := string(p.Profile.Standard)
	if p.Profile.Standard == press.Plain {
		standard = p.words.say("plain")
	}
	var sizes []string
	for i, t := range p.Subject.Trims {
		if i == 0 || t != p.Subject.Trims[i-1] {
			sizes = append(sizes, fmt.Sprintf("%.4g × %.4g mm", t[0], t[1]))
		}
	}
	rows := [][2]string{
		{"of-paper", joined(p.Subject.Paper, p.Subject.Rubric)}, {"of-date", p.Subject.Date},
		{"of-pages", strings.Join(p.Subject.Labels, ", ")}, {"of-size", strings.Join(sizes, ", ")},
		{"of-file", p.Subject.File}, {"of-profile", fmt.Sprintf("%s (%s)", p.Profile.Title, p.Profile.Name)}, {"of-standard", standard},
		{"of-condition", p.Profile.Condition}, {"of-ink", strconv.FormatFloat(p.Profile.InkLimit, 'f', -1, 64) + " %"},
	}
	var out [][2]string
	for _, row := range rows {
		if row[1] != "" {
			out = append(out, row)
		}
	}
	return out
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// Sections are the entries by kind, without the empty ones.
func (p page) Sections() []section {
	var out []section
	for _, e := range p.Findings {
		if n := len(out); n == 0 || out[n-1].Kind != e.Kind() {
			out = append(out, section{Kind: e.Kind()})
		}
		s := &out[len(out)-1]
		s.Entries = append(s.Entries, e)
	}
	return out
}

// Where says where an entry stands, in words.
func (p page) Where(e Entry) string {
	n := e.Place.Page
	switch {
	case n == 0 && e.Place.File != "":
		return e.Place.File
	case n == 0:
		return p.words.say("document-wide")
	case n <= len(p.Subject.Labels) && p.Subject.Labels[n-1] != "":
		return p.words.say("page-label", "label", p.Subject.Labels[n-1])
	}
	return p.words.say("page", "page", n)
}

// Codes says what an override lets pass.
func (p page) Codes(o Override) string {
	if len(o.Codes) == 0 {
		return p.words.say("passes-all")
	}
	var out []string
	for _, c := range o.Codes {
		out = append(out, string(c))
	}
	return strings.Join(out, ", ")
}
