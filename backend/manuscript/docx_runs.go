package manuscript

import (
	"cmp"
	"path"
	"strings"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// inline reads an element inside a paragraph.
func (r *bodyReader) inline(e element) error {
	switch e.name {
	case "r":
		return r.run(e)
	case "AlternateContent":
		return r.alternative(r.inline)
	case "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir",
		"oMathPara", "oMath", "e", "num", "den", "sup", "sub", "deg", "f", "rad", "sSup", "sSub", "sSubSup", "nary", "d", "func", "fName", "acc", "bar", "m", "mr", "limLow", "limUpp", "lim", "box", "borderBox", "groupChr", "eqArr", "sPre", "phant":
		if e.name == "ins" || e.name == "moveTo" {
			r.changes++
		}
		return r.x.children(r.inline)
	case "del", "moveFrom":
		r.changes++
	}
	return r.x.skip()
}

// run reads a w:r: its format comes first, as the standard demands.
func (r *bodyReader) run(e element) error {
	format := r.baseFormat()
	return r.x.children(func(e element) error { return r.runPart(e, &format) })
}

// baseFormat returns the format of text without any of its own: that of the
// paragraph's style.
func (r *bodyReader) baseFormat() runFormat {
	style := r.par.format.style
	if style == "" {
		style = r.styles.defaultParagraph
	}
	return r.styles.format(style).run.over(r.styles.defaults)
}

func (r *bodyReader) runPart(e element, format *runFormat) error {
	switch e.name {
	case "rPr":
		return r.readRunFormat(format)
	case "t":
		text, err := r.x.text()
		r.addText(cleanText(text), *format)
		return err
	case "tab", "ptab":
		r.addText("\t", *format)
	case "br", "cr":
		if kind := e.attr("type"); kind == "" || kind == "textWrapping" {
			r.addText("\n", *format)
		}
	case "noBreakHyphen":
		r.addText("\u2011", *format)
	case "softHyphen":
		r.addText("\u00ad", *format)
	case "sym":
		r.addText(r.d.symbol(hexRune(e.attr("char")), e.attr("font"), r.line), *format)
	case "fldChar":
		r.field(e.attr("fldCharType"))
	case "footnoteReference":
		r.note("footnotes.xml", e.attr("id"))
	case "endnoteReference":
		r.note("endnotes.xml", e.attr("id"))
	case "ruby":
		return r.ruby(*format)
	case "drawing", "pict", "object":
		return r.graphic(e)
	case "AlternateContent":
		return r.alternative(func(e element) error { return r.runPart(e, format) })
	}
	return r.x.skip()
}

// readRunFormat reads the w:rPr of a run and what its character style says.
func (r *bodyReader) readRunFormat(format *runFormat) error {
	direct, style := runFormat{}, ""
	err := r.x.children(func(e element) error {
		switch e.name {
		case "rStyle":
			style = e.attr("val")
		case "b":
			direct.bold = switchOf(e)
		case "i":
			direct.italic = switchOf(e)
		case "vanish", "webHidden":
			direct.hidden = switchOf(e)
		case "sz":
			direct.size = min(max(atoi(e.attr("val")), 0), 4000)
		}
		return r.x.skip()
	})
	if s := r.styles.styles[style]; s != nil {
		own := s.format.run
		for depth := 0; s != nil && depth < maxStyleDepth; depth++ {
			own = own.over(s.format.run)
			s = r.styles.styles[s.basedOn]
		}
		direct = direct.over(own)
	}
	*format = direct.over(*format)
	return err
}

// addText appends visible text to the paragraph.
func (r *bodyReader) addText(text string, f runFormat) {
	if f.hidden == on {
		if countInk(text) > 0 {
			r.hidden++
		}
		return
	}
	if !r.isHiddenField() {
		r.par.add(text, f)
	}
}

// cleanText makes spaces of line ends: in XML they are only white space.
func cleanText(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, text)
}

// field follows the three marks of a field: only its result is visible.
func (r *bodyReader) field(mark string) {
	n := len(r.fields)
	switch {
	case mark == "begin" && n < maxXMLDepth:
		r.fields = append(r.fields, true)
	case mark == "separate" && n > 0:
		r.fields[n-1] = false
	case mark == "end" && n > 0:
		r.fields = r.fields[:n-1]
	}
}

func (r *bodyReader) isHiddenField() bool {
	for _, isInstruction := range r.fields {
		if isInstruction {
			return true
		}
	}
	return false
}

// ruby reads base characters with the reading above them, which comes first
// in the file; on the page it follows in brackets.
func (r *bodyReader) ruby(format runFormat) error {
	var reading []story.Span
	err := r.x.children(func(e element) error {
		switch e.name {
		case "rt":
			before := r.par.spans
			r.par.spans = nil
			err := r.x.children(r.inline)
			reading, r.par.spans = r.par.spans, before
			return err
		case "rubyBase":
			return r.x.children(r.inline)
		}
		return r.x.skip()
	})
	if len(reading) > 0 {
		r.addText("（", format)
		r.par.spans = append(r.par.spans, reading...)
		r.addText("）", format)
	}
	return err
}

// graphic reads a drawing, old or new: pictures, text boxes and the words of
// WordArt in it.
func (r *bodyReader) graphic(e element) error {
	switch e.name {
	case "txbxContent":
		return r.textBox()
	case "AlternateContent":
		return r.alternative(r.graphic)
	case "blip":
		r.embed(e.attr("embed"), e.attr("link"))
	case "imagedata":
		r.embed(e.attr("id"), e.attr("href"))
	case "textpath":
		r.addText(e.attr("string"), r.baseFormat())
	case "OLEObject":
		r.reportObject(e.attr("ProgID"))
	case "chart", "relIds":
		r.reportObject(e.name)
	}
	return r.x.children(r.graphic)
}

func (r *bodyReader) reportObject(name string) {
	r.d.report(finding.Warning, ObjectLeftOut, r.line, "", "name", shorten(name, 40))
}

// textBox reads the paragraphs of a text box; they follow the paragraph that
// the box is anchored in.
func (r *bodyReader) textBox() error {
	outer, out, blanks, fields := r.par, r.out, r.blanks, r.fields
	r.par, r.out, r.blanks, r.fields = nil, nil, 0, nil
	err := r.x.children(r.block)
	r.closeCarried()
	box := r.out
	r.par, r.out, r.blanks, r.fields = outer, out, blanks, fields
	r.par.boxes = append(r.par.boxes, box...)
	return err
}

// reportLinked reports a picture that stays outside the file, by its file name
// where the relation gives one.
func (r *bodyReader) reportLinked(id string) {
	name := id
	if target := r.rels[id].target; target != "" {
		name = path.Base(target)
	}
	r.d.report(finding.Warning, PictureLinked, r.line, "", "name", shorten(name, 40))
}

// maxPictures is how many pictures of one manuscript are read.
const maxPictures = 1000

// embed adds a picture that the paragraph shows.
func (r *bodyReader) embed(id, link string) {
	rel, ok := r.rels[id]
	switch {
	case id == "" && link != "", ok && rel.external:
		r.reportLinked(cmp.Or(id, link))
		return
	case !ok && id != "":
		r.d.report(finding.Warning, PictureMissing, r.line, "", "name", shorten(id, 40))
		return
	case !ok || len(r.d.pictures) >= maxPictures:
		return
	}
	p, isLoaded := r.loaded[rel.target]
	if !isLoaded {
		if p, ok = r.a.picture(rel.target, r.line); !ok {
			return
		}
		r.loaded[rel.target] = p
	}
	p.Line = r.line
	r.par.pictures = append(r.par.pictures, len(r.d.pictures))
	r.d.pictures = append(r.d.pictures, p)
}
