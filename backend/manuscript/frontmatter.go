package manuscript

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"broadsheet/backend/finding"
)

// frontMatterKeys are the keys that front matter may have, in both languages.
var frontMatterKeys = map[string]func(*Meta) *string{
	"date": (*Meta).date, "日期": (*Meta).date,
	"page": (*Meta).page, "版次": (*Meta).page, "版": (*Meta).page,
	"rubric": (*Meta).rubric, "栏目": (*Meta).rubric, "版名": (*Meta).rubric,
	"paper": (*Meta).paper, "报纸": (*Meta).paper, "报名": (*Meta).paper,
	"editors": (*Meta).editors, "editor": (*Meta).editors, "编辑": (*Meta).editors, "责编": (*Meta).editors, "责任编辑": (*Meta).editors,
	"author": (*Meta).author, "byline": (*Meta).author, "作者": (*Meta).author, "署名": (*Meta).author,
	"lang": (*Meta).lang, "language": (*Meta).lang, "语言": (*Meta).lang,
	"design": (*Meta).design, "版式": (*Meta).design,
	"title": (*Meta).title, "headline": (*Meta).title, "标题": (*Meta).title, "主题": (*Meta).title,
	"kicker": (*Meta).kicker, "引题": (*Meta).kicker, "肩题": (*Meta).kicker,
	"deck": (*Meta).deck, "subtitle": (*Meta).deck, "副题": (*Meta).deck, "副标题": (*Meta).deck,
	"credit": (*Meta).credit, "图片署名": (*Meta).credit,
}

func (m *Meta) date() *string    { return &m.Date }
func (m *Meta) page() *string    { return &m.Page }
func (m *Meta) rubric() *string  { return &m.Rubric }
func (m *Meta) paper() *string   { return &m.Paper }
func (m *Meta) editors() *string { return &m.Editors }
func (m *Meta) author() *string  { return &m.Author }
func (m *Meta) lang() *string    { return &m.Lang }
func (m *Meta) design() *string  { return &m.Design }
func (m *Meta) title() *string   { return &m.Title }
func (m *Meta) kicker() *string  { return &m.Kicker }
func (m *Meta) deck() *string    { return &m.Deck }
func (m *Meta) credit() *string  { return &m.Credit }

// cutFrontMatter returns the YAML between the "---" of the first line and the
// next such line, and the text with these lines blanked, so that lines and
// offsets stay what they were.
func cutFrontMatter(text string) (matter, rest string, ok bool) {
	head, body, found := strings.Cut(text, "\n")
	if !found || strings.TrimRight(head, " \t") != "---" {
		return "", text, false
	}
	for at := len(head) + 1; at <= len(text) && at < maxFrontMatterBytes; {
		line, _, more := strings.Cut(text[at:], "\n")
		if mark := strings.TrimRight(line, " \t"); mark == "---" || mark == "..." {
			end := at + len(line)
			return body[:at-len(head)-1], blanked(text[:end]) + text[end:], true
		}
		if !more {
			break
		}
		at += len(line) + 1
	}
	return "", text, false
}

// blanked returns a text of the same length with spaces for all but line ends.
func blanked(text string) string {
	out := []byte(text)
	for i, b := range out {
		if b != '\n' {
			out[i] = ' '
		}
	}
	return string(out)
}

// readFrontMatter fills the meta from front matter and returns the text
// without it. Where it is not a list of keys and values, "---" was a line
// between paragraphs and all of it is text.
func (d *draft) readFrontMatter(text string) string {
	matter, rest, ok := cutFrontMatter(text)
	if !ok {
		return text
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(matter), &document); err != nil {
		d.report(finding.Warning, FrontMatterBroken, 1, "")
		return text
	}
	if len(document.Content) == 0 {
		return rest
	}
	mapping := document.Content[0]
	if mapping.Kind != yaml.MappingNode {
		return text
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		d.setMeta(mapping.Content[i], mapping.Content[i+1])
	}
	return rest
}

// setMeta stores one value, as written. Lists are joined with a space.
func (d *draft) setMeta(key, value *yaml.Node) {
	field, ok := frontMatterKeys[strings.ToLower(strings.TrimSpace(key.Value))]
	if !ok {
		d.report(finding.Note, FrontMatterKey, 1+key.Line, "", "key", shorten(key.Value, 40))
		return
	}
	var parts []string
	switch value.Kind {
	case yaml.ScalarNode:
		parts = append(parts, value.Value)
	case yaml.SequenceNode:
		for _, item := range value.Content {
			if item.Kind == yaml.ScalarNode {
				parts = append(parts, item.Value)
			}
		}
	default:
		d.report(finding.Note, FrontMatterKey, 1+key.Line, "", "key", shorten(key.Value, 40))
	}
	if d.metaLine == 0 {
		d.metaLine = 1 + key.Line
	}
	*field(&d.meta) = strings.TrimFunc(strings.Join(parts, " "), isBlank)
}
