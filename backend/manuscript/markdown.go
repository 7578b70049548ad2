package manuscript

import (
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// readMarkdown finds the paragraphs of a Markdown text. Text that would cost
// its parser too much is read as plain text: nothing is lost by it but the
// markup.
func readMarkdown(d *draft, source string) error {
	source = d.readFrontMatter(source)
	source, fences := d.cutFences(source)
	if line := intricateLine(source); line > 0 {
		d.report(finding.Warning, MarkdownTooDeep, line, "")
		return readText(d, source)
	}
	lines, err := splitLines(d, source)
	if err != nil {
		return err
	}
	r := &markdownReader{d: d, source: []byte(source), starts: lineStarts(source), wrap: findWrap(lines), fences: fences}
	r.blocks(newMarkdownParser().Parse(text.NewReader(r.source)), blockContext{})
	applyFences(d.paragraphs, fences)
	d.captionImages()
	return nil
}

// newMarkdownParser knows CommonMark and tables, with two exceptions. Four
// spaces are the indent of a paragraph, not code; and there are no addresses
// set apart from their links ("[1]: …"), since they would swallow footnotes
// that are written so.
func newMarkdownParser() parser.Parser {
	blocks := []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(indentedParagraph{parser.NewParagraphParser()}, 1000),
	}
	p := parser.NewParser(parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...))
	return goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.Table)).Parser()
}

// indentedParagraph lets paragraphs begin with any indent. Without a parser for
// such lines they and all below them would be lost.
type indentedParagraph struct{ parser.BlockParser }

func (indentedParagraph) CanAcceptIndentedLine() bool { return true }

// intricateLine returns the first line whose nesting, or whose paragraph's
// number of delimiters, is beyond what a person writes; 0 for none.
func intricateLine(source string) int {
	delimiters, all, number := 0, 0, 0
	for rest, more := source, true; more; {
		var l string
		l, rest, more = strings.Cut(rest, "\n")
		number++
		if beginsBlock(l) {
			delimiters = 0
		}
		n := countDelimiters(l)
		delimiters += n
		all += n
		if delimiters > maxMarkdownDelimiters || all > maxMarkdownMarks || nesting(l) > maxMarkdownNesting {
			return number
		}
	}
	return 0
}

// beginsBlock reports whether a line cannot go on with the paragraph above.
func beginsBlock(l string) bool {
	l = strings.TrimSpace(l)
	return l == "" || strings.HasPrefix(l, "#") || strings.HasPrefix(l, "- ") || strings.HasPrefix(l, "* ") || strings.HasPrefix(l, "+ ") || strings.HasPrefix(l, "1.")
}

func countDelimiters(l string) int {
	n := 0
	for i := 0; i < len(l); i++ {
		if strings.IndexByte("[]*_`<!", l[i]) >= 0 {
			n++
		}
	}
	return n
}

// nesting counts the quotations and lists that a line opens, and its indent.
func nesting(l string) int {
	n, spaces := 0, 0
	for i := 0; i < len(l) && n <= maxMarkdownNesting; i++ {
		switch c := l[i]; {
		case c == ' ':
			spaces++
		case c == '\t':
			spaces += 4
		case c == '>', strings.IndexByte("-+*.)", c) >= 0 && i+1 < len(l) && l[i+1] == ' ':
			n++
		case c < '0' || c > '9':
			return n + spaces/8
		}
	}
	return n + spaces/8
}

// markdownReader turns the tree of a Markdown text into paragraphs.
type markdownReader struct {
	d      *draft
	source []byte
	starts []int // byte offset of each line
	wrap   wrapping
	fences []markedLines
}

// blockContext is what the blocks around a paragraph say about it.
type blockContext struct {
	kind  kind
	label string // number or bullet of the list item, for its first paragraph
}

func lineStarts(source string) []int {
	starts := []int{0}
	for i := 0; i < len(source); i++ {
		if source[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// lineAt returns the line of a byte offset, counted from 1.
func (r *markdownReader) lineAt(offset int) int {
	return sort.Search(len(r.starts), func(i int) bool { return r.starts[i] > offset })
}

// blocks appends the paragraphs of all children of a node.
func (r *markdownReader) blocks(parent ast.Node, in blockContext) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n, in)
		in.label = ""
	}
}

func (r *markdownReader) block(n ast.Node, in blockContext) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n, in)
	case *ast.Paragraph, *ast.TextBlock:
		r.paragraph(n, 0, in)
	case *ast.Blockquote:
		r.blocks(n, blockContext{kind: quotation})
	case *ast.List:
		r.list(n)
	case *ast.FencedCodeBlock:
		r.code(n)
	case *ast.HTMLBlock:
		r.html(n)
	case *extast.Table:
		r.table(n)
	default:
		r.blocks(n, in)
	}
}

// heading appends a heading. A whole paragraph over a line of dashes is one
// to Markdown only: its writer meant a paragraph and a rule.
func (r *markdownReader) heading(n *ast.Heading, in blockContext) {
	level := n.Level
	if n.Lines().Len() > 0 {
		first := n.Lines().At(0)
		isUnderlined := r.source[r.starts[r.lineAt(first.Start)-1]] != '#'
		if isUnderlined && !looksLikeHead(string(first.Value(r.source))) {
			level = 0
		}
	}
	r.paragraph(n, level, in)
}

// list appends the items with the numbers and bullets that a reader sees.
func (r *markdownReader) list(n *ast.List) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		label := "•"
		if n.IsOrdered() {
			label = strconv.Itoa(number) + string(rune(n.Marker))
			number++
		}
		r.blocks(item, blockContext{kind: listItem, label: label})
	}
}

func (r *markdownReader) code(n *ast.FencedCodeBlock) {
	for i := 0; i < n.Lines().Len(); i++ {
		l := n.Lines().At(i)
		r.add(paragraph{line: r.lineAt(l.Start), spans: []story.Span{{Text: string(l.Value(r.source))}}})
	}
}

// table appends one paragraph for each row, its cells parted by tabs.
func (r *markdownReader) table(n ast.Node) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		p := paragraph{kind: tableRow, line: r.lineOf(row)}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell != row.FirstChild() {
				p.spans = append(p.spans, story.Span{Text: "\t"})
			}
			in := inlineReader{r: r}
			in.children(cell, story.Span{})
			p.spans = append(p.spans, plainBreaks(in.spans)...)
		}
		r.add(p)
	}
	r.d.report(finding.Note, Table, r.lineOf(n), "", "count", "1")
}

// lineOf returns the first line of a node, asking its children where the
// parser keeps no lines for it.
func (r *markdownReader) lineOf(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return r.lineAt(n.Lines().At(0).Start)
		}
		if t, ok := n.(*ast.Text); ok {
			return r.lineAt(t.Segment.Start)
		}
	}
	return 0
}

// paragraph appends the paragraphs of one Markdown paragraph or heading, and
// behind it the images in it.
func (r *markdownReader) paragraph(n ast.Node, level int, in blockContext) {
	inline := inlineReader{r: r, line: r.lineOf(n)}
	inline.children(n, story.Span{})
	whole := paragraph{line: inline.line, level: level, kind: in.kind, label: in.label, spans: inline.spans}
	whole.spans = boldStars(mergeSpans(whole.spans))
	r.d.cutEndMark(&whole)
	isMarked := whole.styled != "" || r.isFenced(whole.line)
	for i, l := range r.breakLines(whole, isMarked) {
		p := whole
		p.spans, p.line = l.spans, whole.line+l.number
		if i > 0 {
			p.label = ""
		}
		r.add(p)
	}
	r.d.paragraphs = append(r.d.paragraphs, inline.images...)
}

func (r *markdownReader) isFenced(line int) bool {
	for _, f := range r.fences {
		if line >= f.from && line <= f.to {
			return true
		}
	}
	return false
}

// add appends a paragraph that has text, with its look.
func (r *markdownReader) add(p paragraph) {
	if p.spans = trimSpans(mergeSpans(p.spans)); len(p.spans) == 0 {
		return
	}
	p.line = min(p.line, len(r.starts)) // a <br> is a line of the page, not of the source
	if p.line > 1 {
		p.before = r.blanksBefore(p.line)
	}
	p.look = lookOf(p.spans, nil, paragraphFormat{})
	r.d.paragraphs = append(r.d.paragraphs, p)
}

// blanksBefore counts the blank lines above a line.
func (r *markdownReader) blanksBefore(line int) int {
	n := 0
	for i := line - 2; i >= 0 && n < 9; i-- {
		if strings.TrimFunc(string(r.source[r.starts[i]:r.starts[i+1]]), isBlank) != "" {
			break
		}
		n++
	}
	return n
}

// captionImages makes the short paragraph below an image without words of its
// own the caption.
func (d *draft) captionImages() {
	var out []paragraph
	for i := 0; i < len(d.paragraphs); i++ {
		p := d.paragraphs[i]
		if p.photo != "" && len(p.spans) == 0 && i+1 < len(d.paragraphs) {
			next := d.paragraphs[i+1]
			next.measure()
			isText := next.styled == "" && next.level == 0 && next.kind == plain && next.photo == ""
			if isText && isWithin(next.text, 60) && (next.look.italic || strings.Count(next.text, "。") <= 1) && !isCredit(next.text) {
				next.styled, next.photo = roleCaption, p.photo
				out = append(out, next)
				i++
				continue
			}
		}
		out = append(out, p)
	}
	d.paragraphs = out
}
