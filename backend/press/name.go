package press

import "strings"

// Naming is what a file's name is made of; what is not known is empty.
type Naming struct {
	Title, Paper, Date, Page string
}

// separators are what joins the parts of a name; of those left over where a
// part is empty, one stays.
const separators = "-_ "

// Named fills the template of a file's name, without extension. Parts that are
// not known leave no gap: "{date}-{page}-{title}" without a date is
// "04-Title". What a file system does not bear is for the caller to mend.
func (p *Profile) Named(n Naming) string {
	filled := strings.NewReplacer(
		"{title}", n.Title, "{paper}", n.Paper, "{date}", n.Date, "{page}", n.Page, "{profile}", p.Name,
	)
	var parts []string
	for _, part := range splitTemplate(p.FileName) {
		if text := filled.Replace(part.text); text != "" {
			if len(parts) > 0 {
				parts = append(parts, part.before)
			}
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "")
}

// piece is a stretch of a template between separators.
type piece struct {
	before string // the separator in front
	text   string
}

func splitTemplate(template string) []piece {
	var out []piece
	var now piece
	for _, r := range template {
		if strings.ContainsRune(separators, r) {
			out, now = append(out, now), piece{before: string(r)}
			continue
		}
		now.text += string(r)
	}
	return append(out, now)
}
