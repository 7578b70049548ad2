// Package metadata reads what photos say about themselves, as IPTC-IIM, XMP and
// EXIF, settles where these differ, and writes it back as IPTC-IIM and XMP.
//
//	Read         the bytes of a photo to Fields, with the origin of each
//	ReadSidecar  the bytes of an .xmp file to Fields
//	Embed        Fields into the bytes of a JPEG, its pixels untouched
//	Sidecar      Fields as an .xmp file, or into one that is there
//
// Everything that is read is foreign: sizes, counts and nesting have limits,
// and what was read before something broken counts.
//
// Deliberately absent: files, clocks and pixels. The same input gives the same
// bytes.
package metadata

import "strings"

// Limits on what is kept.
const (
	maxTextRunes = 4000 // a caption of IPTC holds 2,000 bytes, XMP somewhat more
	maxKeywords  = 100
)

// Fields is what a photo says about itself, each text one line without white
// space at its ends. Empty fields are not known.
type Fields struct {
	Caption, Headline, Title string
	Byline                   string // the photographers, joined by ", "
	Credit, Source, Rights   string
	Date                     string // ISO 8601 day
	Place                    string
	People, Keywords         []string
}

// field is one field by the name that it has in JSON. A plain field has text, a
// list has list.
type field struct {
	name string
	text func(*Fields) *string
	list func(*Fields) *[]string
}

// fields are all fields in the order of Fields.
var fields = []field{
	{name: "caption", text: func(f *Fields) *string { return &f.Caption }},
	{name: "headline", text: func(f *Fields) *string { return &f.Headline }},
	{name: "title", text: func(f *Fields) *string { return &f.Title }},
	{name: "byline", text: func(f *Fields) *string { return &f.Byline }},
	{name: "credit", text: func(f *Fields) *string { return &f.Credit }},
	{name: "source", text: func(f *Fields) *string { return &f.Source }},
	{name: "rights", text: func(f *Fields) *string { return &f.Rights }},
	{name: "date", text: func(f *Fields) *string { return &f.Date }},
	{name: "place", text: func(f *Fields) *string { return &f.Place }},
	{name: "people", list: func(f *Fields) *[]string { return &f.People }},
	{name: "keywords", list: func(f *Fields) *[]string { return &f.Keywords }},
}

// values returns a field as a list, empty where it is not known.
func (d field) values(f *Fields) []string {
	if d.list != nil {
		return *d.list(f)
	}
	if text := *d.text(f); text != "" {
		return []string{text}
	}
	return nil
}

// set makes a field what another Fields has there.
func (d field) set(to, from *Fields) {
	if d.list != nil {
		*d.list(to) = *d.list(from)
		return
	}
	*d.text(to) = *d.text(from)
}

// Normal returns the fields as reading gives them: tidy texts, no words of a
// camera, a date that is a day, at most 100 keywords and people.
func (f Fields) Normal() Fields {
	for _, d := range fields {
		if d.list != nil {
			list := d.list(&f)
			*list = tidyAll(*list)
			continue
		}
		text := d.text(&f)
		*text = tidy(*text)
	}
	f.Caption, f.Title = byPerson(f.Caption), byPerson(f.Title)
	f.Date = day(f.Date)
	f.Byline = joinNames([]string{f.Byline})
	return f
}

// joinNames joins the names of several creators; splitNames parts them again.
func joinNames(names []string) string { return tidy(strings.Join(names, ", ")) }

// splitNames returns the names that joinNames joined, or the text as it is
// where it cannot have been joined.
func splitNames(text string) []string {
	names := strings.Split(text, ", ")
	for _, n := range names {
		if n == "" || n != tidy(n) {
			return []string{text}
		}
	}
	return names
}

// tidyAll tidies the texts of a list and leaves out empty ones and those beyond
// the limit.
func tidyAll(texts []string) []string {
	var out []string
	for _, t := range texts {
		if t = tidy(t); t != "" && len(out) < maxKeywords {
			out = append(out, t)
		}
	}
	return out
}
