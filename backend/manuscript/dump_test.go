package manuscript

import (
	"fmt"
	"strings"

	"broadsheet/backend/story"
)

// dump prints a manuscript so that a person can check it: one line for each
// block, with role, confidence in percent, line, label and text; bold text is
// between stars, italic between underlines.
func dump(m *Manuscript) string {
	var out strings.Builder
	fmt.Fprintf(&out, "locale %s, encoding %s\n", m.Story.Locale, m.Encoding)
	if m.Meta != (Meta{}) {
		fmt.Fprintf(&out, "meta %+v\n", m.Meta)
	}
	for _, b := range m.Story.Blocks {
		label := ""
		if b.Label != "" {
			label = "[" + b.Label + "] "
		}
		fmt.Fprintf(&out, "%-4s %-12s %3.0f  :%-3d %s%s\n", b.ID, b.Role, b.Confidence*100, b.Line, label, dumpSpans(b.Spans))
	}
	for _, c := range m.Captions {
		fmt.Fprintf(&out, "caption %3.0f :%d section %d picture %d photo %q label %q: %s\n",
			c.Confidence*100, c.Line, c.Section, c.Picture, c.Photo, c.Label, c.Text)
	}
	for i, p := range m.Pictures {
		fmt.Fprintf(&out, "picture %d :%d section %d %s, %d bytes\n", i, p.Line, p.Section, p.Name, len(p.Data))
	}
	if m.Credit != "" {
		fmt.Fprintf(&out, "credit :%d %s\n", m.CreditLine, m.Credit)
	}
	for _, f := range m.Findings {
		fmt.Fprintf(&out, "%s %s: %s\n", f.Severity, f.Code, f.Message("en"))
	}
	return out.String()
}

func dumpSpans(spans []story.Span) string {
	var out strings.Builder
	for _, s := range spans {
		mark := ""
		if s.Bold {
			mark += "*"
		}
		if s.Italic {
			mark += "_"
		}
		out.WriteString(mark + strings.ReplaceAll(s.Text, "\n", "⏎") + mark)
	}
	return out.String()
}
