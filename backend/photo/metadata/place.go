package metadata

import (
	"strings"
	"unicode"
)

// place is where a photo was taken, in the parts of IPTC Core.
type place struct{ sublocation, city, state, country string }

// String names the place as a reader does: in Chinese from large to small
// without separators, else "sublocation, city". The state stands in for a
// missing city, and one's own country goes without saying.
func (p place) String() string {
	if strings.ContainsFunc(p.sublocation+p.city+p.state, isHan) {
		return p.chinese()
	}
	parts := []string{p.sublocation, p.city}
	if p.city == "" {
		parts = []string{p.sublocation, p.state, p.country}
	}
	return joinDistinct(parts, ", ")
}

func (p place) chinese() string {
	country := p.country
	switch country {
	case "中国", "中华人民共和国", "China", "CN", "CHN":
		country = ""
	}
	if !strings.ContainsFunc(country, isHan) {
		country = ""
	}
	out := ""
	for _, part := range []string{country, p.state, p.city, p.sublocation} {
		switch {
		case out != "" && strings.HasPrefix(part, out): // "北京市", then "北京市朝阳区"
			out = part
		case !strings.HasSuffix(out, part):
			out += part
		}
	}
	return out
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// joinDistinct joins the texts that are not empty and not like the one before.
func joinDistinct(texts []string, separator string) string {
	var out []string
	for _, t := range texts {
		if t != "" && (len(out) == 0 || out[len(out)-1] != t) {
			out = append(out, t)
		}
	}
	return strings.Join(out, separator)
}
