package manuscript

import (
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// softBreak stands in spans for a line end of the source until it is decided
// whether it parts lines or paragraphs. No text holds NUL: decode refuses it.
const softBreak = "\x00"

// inlineReader collects the text of one paragraph.
type inlineReader struct {
	r      *markdownReader
	line   int
	spans  []story.Span
	images []paragraph
}

func (in *inlineReader) children(parent ast.Node, style story.Span) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		in.node(n, style)
	}
}

func (in *inlineReader) add(text string, style story.Span) {
	style.Text = text
	in.spans = append(in.spans, style)
}

func (in *inlineReader) node(n ast.Node, style story.Span) {
	switch n := n.(type) {
	case *ast.Text:
		in.text(n, style)
	case *ast.String:
		in.add(string(n.Value), style)
	case *ast.Emphasis:
		if n.Level >= 2 {
			style.Bold = true
		} else {
			style.Italic = true
		}
		in.children(n, style)
	case *ast.AutoLink:
		in.add(string(n.Label(in.r.source)), style)
	case *ast.Link:
		in.children(n, style)
		if dest := string(n.Destination); !strings.HasPrefix(dest, "#") {
			in.r.d.report(finding.Note, MarkupLeftOut, in.line, "", "markup", shorten(dest, 40))
		}
	case *ast.Image:
		in.image(n)
	case *ast.RawHTML:
		var tag strings.Builder
		for i := 0; i < n.Segments.Len(); i++ {
			s := n.Segments.At(i)
			tag.Write(s.Value(in.r.source))
		}
		in.html(tag.String(), style)
	default:
		in.children(n, style)
	}
}

func (in *inlineReader) text(n *ast.Text, style story.Span) {
	value := n.Segment.Value(in.r.source)
	if _, isCode := n.Parent().(*ast.CodeSpan); isCode || n.IsRaw() {
		in.add(string(value), style)
	} else {
		in.add(unescape(value), style)
	}
	switch {
	case n.HardLineBreak():
		in.add("\n", style)
	case n.SoftLineBreak():
		in.add(softBreak, style)
	}
}

// unescape resolves backslashes and entities.
func unescape(raw []byte) string {
	if !strings.ContainsAny(string(raw), `\&`) {
		return string(raw)
	}
	var out strings.Builder
	for i := 0; i < len(raw); i++ {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			i++
			out.WriteByte(raw[i])
		case raw[i] == '&':
			entity := entityPattern.Find(raw[i:min(len(raw), i+40)])
			if entity == nil {
				out.WriteByte('&')
				continue
			}
			out.Write(util.ResolveEntityNames(util.ResolveNumericReferences(entity)))
			i += len(entity) - 1
		default:
			out.WriteByte(raw[i])
		}
	}
	return strings.ReplaceAll(out.String(), softBreak, "\ufffd")
}

var entityPattern = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// image makes a caption of an image's title or description; it names its
// file.
func (in *inlineReader) image(n *ast.Image) {
	inner := inlineReader{r: in.r, line: in.line}
	inner.children(n, story.Span{})
	caption := plainBreaks(inner.spans)
	if len(n.Title) > 0 {
		caption = []story.Span{{Text: unescape(n.Title)}}
	}
	in.addImage(string(n.Destination), caption)
	in.images = append(in.images, inner.images...)
}

func (in *inlineReader) addImage(destination string, caption []story.Span) {
	photo := path.Base(strings.ReplaceAll(unescape([]byte(destination)), "\\", "/"))
	if strings.HasPrefix(destination, "data:") || destination == "" {
		photo = "data"
	}
	in.images = append(in.images, paragraph{
		line: in.line, styled: roleCaption, photo: photo, spans: trimSpans(mergeSpans(caption)),
	})
}

var (
	tagPattern  = regexp.MustCompile(`(?s)<!--.*?-->|</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>`)
	attrPattern = regexp.MustCompile(`(?i)\b(src|alt|title)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)
)

// knownTags are those that only format; their text stays and they go.
var knownTags = runeWords("a abbr b big blockquote body br center cite code dd del details div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li main mark ol p picture pre q rp rt ruby s section small span strong sub summary sup table tbody td th thead time title tr u ul wbr")

func runeWords(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// html reads one tag: a line break, an image, or formatting that is dropped.
// A tag that no browser knows is text.
func (in *inlineReader) html(tag string, style story.Span) {
	m := tagPattern.FindStringSubmatch(tag)
	if m == nil {
		in.add(tag, style)
		return
	}
	name := strings.ToLower(m[1])
	switch {
	case name == "" && strings.HasPrefix(tag, "<!--"):
		in.r.d.report(finding.Note, MarkupLeftOut, in.line, "", "markup", shorten(tag, 40))
	case name == "br":
		in.add("\n", style)
	case name == "img":
		in.htmlImage(tag)
	case !knownTags[name]:
		in.add(tag, style)
	}
}

func (in *inlineReader) htmlImage(tag string) {
	values := map[string]string{}
	for _, a := range attrPattern.FindAllStringSubmatch(tag, -1) {
		values[strings.ToLower(a[1])] = a[2] + a[3] + a[4]
	}
	words := values["title"]
	if words == "" {
		words = values["alt"]
	}
	in.addImage(values["src"], []story.Span{{Text: unescape([]byte(words))}})
}

// html reads a block of HTML: its text line by line, without the tags.
func (r *markdownReader) html(n *ast.HTMLBlock) {
	var raw strings.Builder
	for i := 0; i < n.Lines().Len(); i++ {
		l := n.Lines().At(i)
		raw.Write(l.Value(r.source))
	}
	if n.HasClosure() {
		raw.Write(n.ClosureLine.Value(r.source))
	}
	in := inlineReader{r: r, line: r.lineOf(n)}
	text, last := raw.String(), 0
	for _, at := range tagPattern.FindAllStringIndex(text, -1) {
		in.add(unescape([]byte(text[last:at[0]])), story.Span{})
		in.html(text[at[0]:at[1]], story.Span{})
		last = at[1]
	}
	in.add(unescape([]byte(text[last:])), story.Span{})
	for _, l := range splitSpans(in.spans) {
		r.add(paragraph{line: in.line, spans: l})
	}
	r.d.paragraphs = append(r.d.paragraphs, in.images...)
}

// boldStars makes bold what stands between "**" that Markdown left: beside
// Chinese quotation marks its rules do not see emphasis.
func boldStars(spans []story.Span) []story.Span {
	count := 0
	for _, s := range spans {
		count += strings.Count(s.Text, "**")
	}
	if count == 0 || count%2 == 1 {
		return spans
	}
	var out []story.Span
	isBold := false
	for _, s := range spans {
		for i, part := range strings.Split(s.Text, "**") {
			if i > 0 {
				isBold = !isBold
			}
			out = append(out, story.Span{Text: part, Bold: s.Bold || isBold, Italic: s.Italic})
		}
	}
	return mergeSpans(out)
}
