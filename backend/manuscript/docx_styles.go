package manuscript

import (
	"strings"

	"broadsheet/backend/story"
)

// tristate is a switch that a style may leave to the one it is based on.
type tristate int8

const (
	unset tristate = iota
	off
	on
)

func switchOf(e element) tristate {
	if e.isOn() {
		return on
	}
	return off
}

// or returns the switch, or where it is unset the other one.
func (t tristate) or(other tristate) tristate {
	if t == unset {
		return other
	}
	return t
}

// runFormat is what formatting says about a run's look; zero is unset.
type runFormat struct {
	bold, italic, hidden tristate
	size                 int // half points
}

func (f runFormat) over(base runFormat) runFormat {
	f.bold, f.italic, f.hidden = f.bold.or(base.bold), f.italic.or(base.italic), f.hidden.or(base.hidden)
	if f.size == 0 {
		f.size = base.size
	}
	return f
}

// paragraphFormat is what formatting says about a paragraph.
type paragraphFormat struct {
	style    string
	align    string
	outline  int // level from 1, 0 unset, 10 body text
	list     string
	level    int // in the list, from 0
	hasLevel bool
	markGone bool // its end was deleted: the next paragraph goes on with it
	run      runFormat
}

func (f paragraphFormat) over(base paragraphFormat) paragraphFormat {
	f.run = f.run.over(base.run)
	if f.align == "" {
		f.align = base.align
	}
	if f.outline == 0 {
		f.outline = base.outline
	}
	if f.list == "" {
		f.list = base.list
		if !f.hasLevel {
			f.level = base.level
		}
	}
	return f
}

// wordStyle is one style of styles.xml.
type wordStyle struct {
	name, basedOn string
	format        paragraphFormat
}

// wordStyles holds the styles by id, and the defaults of the document.
type wordStyles struct {
	styles           map[string]*wordStyle
	defaults         runFormat
	defaultParagraph string
	resolved         map[string]paragraphFormat
}

func readStyles(a *archive, raw []byte) (*wordStyles, error) {
	s := &wordStyles{styles: map[string]*wordStyle{}, resolved: map[string]paragraphFormat{}}
	if raw == nil {
		return s, nil
	}
	x := newXMLReader(a.d, raw)
	return s, x.root(func(e element) error {
		switch e.name {
		case "style":
			return s.readStyle(x, e)
		case "docDefaults":
			return x.find("rPr", func() error { return x.runFormat(&s.defaults) })
		}
		return x.skip()
	})
}

func (s *wordStyles) readStyle(x *xmlReader, e element) error {
	style, id := &wordStyle{}, e.attr("styleId")
	if e.attr("type") == "paragraph" && e.attr("default") != "" && e.isDefault() {
		s.defaultParagraph = id
	}
	s.styles[id] = style
	return x.children(func(e element) error {
		switch e.name {
		case "name":
			style.name = strings.ToLower(e.attr("val"))
		case "basedOn":
			style.basedOn = e.attr("val")
		case "pPr":
			return x.paragraphFormat(&style.format)
		case "rPr":
			return x.runFormat(&style.format.run)
		}
		return x.skip()
	})
}

func (e element) isDefault() bool {
	v := e.attr("default")
	return v == "1" || v == "true" || v == "on"
}

// maxStyleDepth ends chains of styles that are based on each other in a ring.
const maxStyleDepth = 32

// format returns a style's formatting with that of the styles it is based on.
func (s *wordStyles) format(id string) paragraphFormat {
	if f, ok := s.resolved[id]; ok {
		return f
	}
	f := s.formatAt(id, 0)
	s.resolved[id] = f
	return f
}

func (s *wordStyles) formatAt(id string, depth int) paragraphFormat {
	style := s.styles[id]
	if style == nil || depth > maxStyleDepth {
		return paragraphFormat{run: s.defaults}
	}
	return style.format.over(s.formatAt(style.basedOn, depth+1))
}

// role returns the role and heading level that the style's name says, asking
// the styles it is based on where its own name says nothing.
func (s *wordStyles) role(id string) (role story.Role, level int) {
	for depth := 0; depth < maxStyleDepth; depth++ {
		style := s.styles[id]
		if style == nil {
			return roleOfStyle(strings.ToLower(id))
		}
		if role, level = roleOfStyle(style.name); role != "" || level > 0 {
			return role, level
		}
		id = style.basedOn
	}
	return "", 0
}

// styleRoles are style names in the languages that newsrooms use.
var styleRoles = map[string]story.Role{
	"title": story.Headline, "标题": story.Headline, "文章标题": story.Headline, "大标题": story.Headline, "主题": story.Headline, "主标题": story.Headline, "headline": story.Headline,
	"subtitle": story.Deck, "副标题": story.Deck, "副题": story.Deck, "deck": story.Deck, "standfirst": story.Deck,
	"引题": story.Kicker, "肩题": story.Kicker, "眉题": story.Kicker, "kicker": story.Kicker,
	"caption": roleCaption, "题注": roleCaption, "图片说明": roleCaption, "图注": roleCaption,
	"byline": story.Byline, "署名": story.Byline, "作者": story.Byline,
	"lead": story.Lead, "导语": story.Lead,
	"小标题": story.SectionHead, "crosshead": story.Crosshead,
	"credit": roleCredit,
}

// roleOfStyle reads a style's name in lower case: "heading 2", "标题 2".
func roleOfStyle(name string) (story.Role, int) {
	if role, ok := styleRoles[name]; ok {
		return role, 0
	}
	for _, prefix := range []string{"heading", "标题", "überschrift", "titre"} {
		rest, ok := strings.CutPrefix(name, prefix)
		rest = strings.TrimSpace(rest)
		if ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '9' {
			return "", int(rest[0] - '0')
		}
	}
	return "", 0
}

// root calls f for each child of the part's root element.
func (x *xmlReader) root(f func(element) error) error {
	return x.top(func(element) error { return x.children(f) })
}

// top calls f for the root element.
func (x *xmlReader) top(f func(element) error) error {
	for {
		token, err := x.next()
		if err != nil {
			if isEOF(err) {
				return nil
			}
			return err
		}
		if e, ok := startOf(token); ok {
			return f(e)
		}
	}
}

// find calls f for elements of a name inside the one just started; f has to
// read the element to its end.
func (x *xmlReader) find(name string, f func() error) error {
	return x.children(func(e element) error {
		if e.name == name {
			return f()
		}
		return x.find(name, f)
	})
}

// runFormat reads a w:rPr.
func (x *xmlReader) runFormat(f *runFormat) error {
	return x.children(func(e element) error {
		switch e.name {
		case "b":
			f.bold = switchOf(e)
		case "i":
			f.italic = switchOf(e)
		case "vanish", "webHidden":
			f.hidden = switchOf(e)
		case "sz":
			f.size = min(max(atoi(e.attr("val")), 0), 4000)
		}
		return x.skip()
	})
}

// paragraphFormat reads a w:pPr.
func (x *xmlReader) paragraphFormat(f *paragraphFormat) error {
	return x.children(func(e element) error {
		switch e.name {
		case "pStyle":
			f.style = e.attr("val")
		case "jc":
			f.align = e.attr("val")
		case "outlineLvl":
			f.outline = min(max(atoi(e.attr("val")), 0), 9) + 1
		case "numPr":
			return x.numbering(f)
		case "rPr":
			return x.paragraphMark(f)
		}
		return x.skip()
	})
}

func (x *xmlReader) numbering(f *paragraphFormat) error {
	return x.children(func(e element) error {
		switch e.name {
		case "numId":
			f.list = e.attr("val")
		case "ilvl":
			f.level, f.hasLevel = min(max(atoi(e.attr("val")), 0), 8), true
		}
		return x.skip()
	})
}

// paragraphMark reads the format of a paragraph's end, where a deletion or a
// move away joins it to the next paragraph.
func (x *xmlReader) paragraphMark(f *paragraphFormat) error {
	return x.children(func(e element) error {
		if e.name == "del" || e.name == "moveFrom" {
			f.markGone = true
		}
		return x.skip()
	})
}
