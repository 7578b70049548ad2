package draw

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"broadsheet/backend/font"
	"broadsheet/backend/geom"
	"broadsheet/backend/layout"
	"broadsheet/backend/scene"
)

// address finds what can be followed: a web address, with or without its
// scheme, and an address of mail (the characters of RFC 3986, 2.2 and 2.3, in
// print only those of ASCII). No other scheme becomes a link.
var address = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[-a-z0-9._~:/?#\[\]@!$&'()*+,;=%]+|\b[a-z0-9][-a-z0-9._+]*@[a-z0-9][-a-z0-9]*(?:\.[a-z0-9][-a-z0-9]*)+`)

// link is an address in a text, in rune offsets.
type link struct {
	start, end int
	url        string
}

// linksIn finds the addresses of a text.
func linksIn(text string) []link {
	if !strings.Contains(text, "://") && !strings.Contains(text, "@") && !strings.Contains(strings.ToLower(text), "www.") {
		return nil
	}
	var out []link
	for _, at := range address.FindAllStringIndex(text, -1) {
		said := trimmed(text[at[0]:at[1]])
		start := utf8.RuneCountInString(text[:at[0]])
		if url := urlOf(said); url != "" {
			out = append(out, link{start, start + len(said), url}) // ASCII alone
		}
	}
	return out
}

// trimmed takes away the marks of the sentence that an address stands in; a
// closing bracket belongs to it only where it was opened in it.
func trimmed(said string) string {
	for said != "" {
		last := said[len(said)-1]
		isSentence := strings.IndexByte(".,;:!?'", last) >= 0
		isStray := last == ')' && strings.Count(said, "(") < strings.Count(said, ")") ||
			last == ']' && strings.Count(said, "[") < strings.Count(said, "]")
		if !isSentence && !isStray {
			break
		}
		said = said[:len(said)-1]
	}
	return said
}

// urlOf is where an address leads; "" where nothing follows its beginning.
func urlOf(said string) string {
	lower := strings.ToLower(said)
	switch {
	case strings.HasPrefix(lower, "http"):
		if _, host, _ := strings.Cut(said, "://"); host == "" {
			return ""
		}
		return said
	case strings.HasPrefix(lower, "www."):
		if len(said) < len("www.a.b") {
			return ""
		}
		return "http://" + said
	}
	return "mailto:" + said
}

// lineLinks returns the links of a set line, in groups as the line's own; a
// text keeps its addresses for its next line.
func (p *painter) lineLinks(of *scene.Group, line *layout.Line) (g scene.Group, ok bool) {
	if line.Label || line.Text == "" {
		return g, false
	}
	if line.Text != p.linked {
		p.linked, p.links = line.Text, linksIn(line.Text)
	}
	g = *of
	g.Items = nil
	for _, l := range p.links {
		if rect := extent(line, l.start, l.end); !rect.IsEmpty() {
			g.Items = append(g.Items, scene.Link{Rect: rect, URL: l.url, Continues: line.Set.Start > l.start})
		}
	}
	return g, len(g.Items) > 0
}

// ascent is how much of a line's size stands above its baseline.
const ascent = 0.88

// extent is the part of a line that shows some runes of its text.
func extent(line *layout.Line, start, end int) geom.Rect {
	var out geom.Rect
	for i := range line.Set.Runs {
		run := &line.Set.Runs[i]
		if run.Face == nil || run.End <= start || run.Start >= end {
			continue
		}
		for n, cluster := range run.Clusters {
			if int(cluster) < start || int(cluster) >= end || n >= len(run.At) {
				continue
			}
			advance := font.ToLength(int64(run.Face.Advance(run.GIDs[n])), run.Face.Metrics().UnitsPerEm, run.Size)
			box := geom.Rect{X: line.X + run.X + run.At[n], Y: line.Baseline - run.Size.Scale(ascent), W: advance, H: run.Size}
			out = out.Union(box)
		}
	}
	return out
}
