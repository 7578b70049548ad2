package scene

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"
)

// Dump prints the scene as text, one line for each item, a group's items
// indented under it. Lengths are points with three decimals, in page space;
// of a run's glyphs the steps from one to the next are shown, equal ones
// counted. It is meant for reading and for golden tests. Errors are those of w.
func Dump(w io.Writer, s *Scene) error {
	d := &dump{w: bufio.NewWriter(w)}
	d.line("scene %q author %q lang %q", s.Title, s.Author, s.Lang)
	for _, b := range s.Outline {
		d.line("bookmark %s%q page %d at %s", strings.Repeat("> ", max(0, b.Level)), b.Title, b.Page+1, xy(b.At))
	}
	for i := range s.Pages {
		d.page(i, &s.Pages[i])
	}
	return d.w.Flush()
}

// dump is a dump under way.
type dump struct {
	w     *bufio.Writer // keeps its first error until Flush
	depth int
}

func (d *dump) line(format string, args ...any) {
	for range d.depth {
		_, _ = d.w.WriteString("  ") // the error stays with the writer until Flush
	}
	fmt.Fprintf(d.w, format, args...)
	_ = d.w.WriteByte('\n')
}

func (d *dump) page(i int, p *Page) {
	d.line("page %d %q %s bleed %s", i+1, p.Label, size(p.Trim.W, p.Trim.H), pt(p.Bleed))
	d.items(p.Items)
}

func (d *dump) items(items []Item) {
	d.depth++
	for _, item := range items {
		d.item(item)
	}
	d.depth--
}

func (d *dump) item(item Item) {
	switch v := item.(type) {
	case Glyphs:
		d.glyphs(&v)
	case Picture:
		d.line("picture %s %s crop %.4f,%.4f %.4fx%.4f%s alt %q", v.Photo, rect(v.Rect), v.Crop.X, v.Crop.Y, v.Crop.W, v.Crop.H, tone(v.Tone), v.Alt)
	case Fill:
		d.line("fill %s %s", area(&v), ink(v.Paint))
	case Rule:
		d.line("rule %s to %s width %s%s %s", xy(v.From), xy(v.To), pt(v.Width), dash(v.Dash), ink(v.Paint))
	case Group:
		d.line("group%s", labels(&v))
		d.items(v.Items)
	case Link:
		d.line("link %s %q", rect(v.Rect), v.URL)
	default:
		d.line("%T", item)
	}
}

func (d *dump) glyphs(g *Glyphs) {
	var extra strings.Builder
	if g.ScaleX != 0 && g.ScaleX != 1 {
		fmt.Fprintf(&extra, " scale %.4f", g.ScaleX)
	}
	if g.Y != nil {
		fmt.Fprintf(&extra, " rise %s", counted(g.Y))
	}
	d.line("glyphs %s %s %s at %s %q gid %v steps %s%s", g.Face, pt(g.Size), ink(g.Paint), xy(g.Origin), g.Text, g.GIDs, counted(steps(g.X)), extra.String())
}

// steps returns the first x and the way from each to the next.
func steps(x []geom.Length) []geom.Length {
	out := make([]geom.Length, len(x))
	for i := range x {
		out[i] = x[i]
		if i > 0 {
			out[i] -= x[i-1]
		}
	}
	return out
}

// counted lists lengths, equal neighbours as "9.000*12".
func counted(ls []geom.Length) string {
	var parts []string
	for i := 0; i < len(ls); {
		n := 1
		for i+n < len(ls) && ls[i+n] == ls[i] {
			n++
		}
		part := pt(ls[i])
		if n > 1 {
			part = fmt.Sprintf("%s*%d", part, n)
		}
		parts = append(parts, part)
		i += n
	}
	return strings.Join(parts, " ")
}

func labels(g *Group) string {
	var b strings.Builder
	for _, l := range []struct{ key, value string }{
		{"role", g.Role}, {"frame", g.Frame}, {"lang", g.Lang}, {"story", g.Story}, {"block", g.Block}, {"photo", g.Photo},
	} {
		if l.value != "" {
			fmt.Fprintf(&b, " %s=%s", l.key, l.value)
		}
	}
	if g.Start != 0 || g.End != 0 {
		fmt.Fprintf(&b, " runes=%d-%d", g.Start, g.End)
	}
	if g.Clip != nil {
		fmt.Fprintf(&b, " clip=%s", rect(*g.Clip))
	}
	return b.String()
}

func area(f *Fill) string {
	if len(f.Path) == 0 {
		return rect(f.Rect)
	}
	var parts []string
	for _, s := range f.Path {
		part := string(rune(s.Op))
		for i := range pointCount(s.Op) {
			part += " " + xy(s.P[i])
		}
		parts = append(parts, part)
	}
	return "path " + strings.Join(parts, " ")
}

// pointCount returns how many points of a path segment count.
func pointCount(op byte) int {
	switch op {
	case 'M', 'L':
		return 1
	case 'C':
		return 3
	}
	return 0
}

// pt writes a length exactly.
func pt(l geom.Length) string {
	sign := ""
	if l < 0 {
		sign, l = "-", -l
	}
	return fmt.Sprintf("%s%d.%03d", sign, l/geom.Pt, l%geom.Pt)
}

func xy(p geom.Point) string { return pt(p.X) + "," + pt(p.Y) }

func size(w, h geom.Length) string { return pt(w) + "x" + pt(h) }

func rect(r geom.Rect) string { return pt(r.X) + "," + pt(r.Y) + " " + size(r.W, r.H) }

func dash(ls []geom.Length) string {
	if len(ls) == 0 {
		return ""
	}
	return " dash " + counted(ls)
}

// tone writes what a tone changes; nothing for one that changes nothing.
func tone(t Tone) string {
	if t == (Tone{}) {
		return ""
	}
	out := " tone"
	for _, one := range []struct {
		word  string
		value float64
	}{{"exposure", t.Exposure}, {"contrast", t.Contrast}, {"shadows", t.Shadows}, {"white", t.White}} {
		if one.value != 0 {
			out += fmt.Sprintf(" %s %.4g", one.word, one.value)
		}
	}
	if t.Newsprint {
		out += " newsprint"
	}
	return out
}

// ink writes the inks in per cent, those that are there: "k100", "c20m80";
// bare paper is "white".
func ink(p colour.Paint) string {
	out := ""
	for _, i := range []struct {
		letter string
		share  float64
	}{{"c", p.C}, {"m", p.M}, {"y", p.Y}, {"k", p.K}} {
		if i.share != 0 {
			out += fmt.Sprintf("%s%.4g", i.letter, i.share*100)
		}
	}
	if out == "" {
		return "white"
	}
	return out
}
