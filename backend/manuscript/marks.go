package manuscript

import (
	"regexp"
	"strings"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// A Markdown manuscript corrects the reading by marks. At the end of a
// paragraph or heading:
//
//	记者手记 {.kicker}
//	开展调研。 {.caption photo=03.jpg}
//
// or around one or more paragraphs:
//
//	::: deck
//	一年履职工作回眸
//	:::
//
// docs/manuscript.md holds the list.

// markNames are the names of the roles in marks.
var markNames = map[string]story.Role{
	"kicker": story.Kicker, "引题": story.Kicker,
	"headline": story.Headline, "主题": story.Headline, "标题": story.Headline,
	"deck": story.Deck, "副题": story.Deck,
	"byline": story.Byline, "署名": story.Byline,
	"dateline": story.Dateline, "电头": story.Dateline,
	"lead": story.Lead, "导语": story.Lead,
	"sectionhead": story.SectionHead, "section": story.SectionHead, "小标题": story.SectionHead,
	"crosshead": story.Crosshead, "插题": story.Crosshead,
	"body": story.Body, "正文": story.Body,
	"note": story.Note, "注": story.Note,
	"caption": roleCaption, "图说": roleCaption, "图片说明": roleCaption,
	"credit": roleCredit, "图片署名": roleCredit,
}

// mark is what a mark says about the paragraphs it stands for.
type mark struct {
	role         story.Role
	photo, label string
}

// apply gives a paragraph the mark's role.
func (m mark) apply(p *paragraph) {
	p.styled, p.level, p.isTitle = m.role, 0, false
	if m.photo != "" {
		p.photo = m.photo
	}
	if m.label != "" {
		p.label = m.label
	}
}

// parseMark reads "deck", ".deck" or ".caption photo=03.jpg".
func parseMark(text string) (mark, bool) {
	fields := strings.Fields(strings.Trim(strings.TrimSpace(text), "{}"))
	if len(fields) == 0 {
		return mark{}, false
	}
	m := mark{role: markNames[strings.ToLower(strings.TrimPrefix(fields[0], "."))]}
	for _, f := range fields[1:] {
		switch key, value, _ := strings.Cut(f, "="); key {
		case "photo":
			m.photo = strings.Trim(value, `"'`)
		case "label":
			m.label = strings.Trim(value, `"'`)
		default:
			return mark{}, false
		}
	}
	return m, m.role != ""
}

// markedLines are the lines from and to which a mark holds, counted from 1.
type markedLines struct {
	from, to int
	mark     mark
}

// cutFences finds the ":::" marks and returns the text with their lines
// blanked. What cannot be understood stays text, with a finding.
func (d *draft) cutFences(text string) (string, []markedLines) {
	if !strings.Contains(text, ":::") {
		return text, nil
	}
	var fences []markedLines
	lines := strings.Split(text, "\n")
	open, inCode := -1, ""
	for i, l := range lines {
		trimmed := strings.TrimSpace(l)
		if codeFence(trimmed, &inCode) || inCode != "" || !strings.HasPrefix(trimmed, ":::") {
			continue
		}
		name := strings.TrimSpace(strings.TrimLeft(trimmed, ":"))
		if name == "" && open >= 0 {
			fences[open].to = i
			lines[i], open = blanked(l), -1
			continue
		}
		m, ok := parseMark(name)
		if !ok || open >= 0 {
			d.report(finding.Warning, UnknownMark, i+1, trimmed, "mark", shorten(trimmed, 40))
			continue
		}
		lines[i], open = blanked(l), len(fences)
		fences = append(fences, markedLines{from: i + 1, mark: m})
	}
	if open >= 0 {
		d.closeFence(&fences[open], lines)
	}
	return strings.Join(lines, "\n"), fences
}

// codeFence follows the fences of code, in which marks do not count.
func codeFence(trimmed string, inCode *string) bool {
	for _, fence := range []string{"```", "~~~"} {
		if !strings.HasPrefix(trimmed, fence) {
			continue
		}
		switch *inCode {
		case "":
			*inCode = fence
		case fence:
			*inCode = ""
		}
		return true
	}
	return false
}

// closeFence ends a mark without an end at the next blank line.
func (d *draft) closeFence(f *markedLines, lines []string) {
	d.report(finding.Warning, UnclosedMark, f.from, "")
	for f.to = f.from; f.to < len(lines) && strings.TrimSpace(lines[f.to]) != ""; f.to++ {
	}
}

var endMark = regexp.MustCompile(`[\s　]*\{[\s　]*(\.[^{}\n]{1,200})\}$`)

// cutEndMark takes a "{.role}" from the end of a paragraph.
func (d *draft) cutEndMark(p *paragraph) {
	n := len(p.spans)
	if n == 0 || !strings.HasSuffix(p.spans[n-1].Text, "}") {
		return
	}
	last := &p.spans[n-1]
	at := endMark.FindStringSubmatchIndex(last.Text)
	if at == nil {
		return
	}
	m, ok := parseMark(last.Text[at[2]:at[3]])
	if !ok {
		d.report(finding.Warning, UnknownMark, p.line, last.Text[at[2]-1:], "mark", shorten(last.Text[at[2]-1:], 40))
		return
	}
	last.Text = last.Text[:at[0]]
	m.apply(p)
}

// applyFences gives the paragraphs between ":::" lines their roles.
func applyFences(paragraphs []paragraph, fences []markedLines) {
	i := 0
	for k := range paragraphs {
		p := &paragraphs[k]
		for i < len(fences) && fences[i].to < p.line {
			i++
		}
		if i < len(fences) && p.line >= fences[i].from {
			fences[i].mark.apply(p)
		}
	}
}
