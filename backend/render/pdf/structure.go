package pdf

import (
	"cmp"
	"slices"

	"broadsheet/backend/geom"
	"broadsheet/backend/scene"
)

// structElement is one of the structure tree (ISO 32000-1, 14.7.2) under way.
type structElement struct {
	kind    name
	lang    string
	alt     string
	page    int       // that a figure stands on
	place   geom.Rect // where, in page space; empty where it stands on several pages
	content []content
	under   []*structElement
	ref     ref
}

// content is a run of marked content, where it is; or a link.
type content struct {
	page   ref
	stream ref // the form that holds it; 0: the page's own content
	id     int
	start  int
	link   *sheetLink // nil: marked content
	annot  ref        // of the link
}

// structuring builds the tree of a file.
type structuring struct {
	*finishing
	streams []tagStream
	found   map[tag][]content
	order   []tag                     // by first appearance
	owners  map[[3]int]*structElement // by page, stream and number
	links   []linked
}

// finishStructure adds the structure tree to a tagged file, and leads from
// each run of marked content to its element.
func (f *finishing) finishStructure() {
	if !f.options.Tagged {
		return
	}
	s := &structuring{finishing: f, found: map[tag][]content{}, owners: map[[3]int]*structElement{}}
	s.collect()
	root := dict{"Type": name("StructTreeRoot")}
	at := f.add(root)
	document := s.document()
	s.write(document, at)
	root["K"] = document.ref
	s.writeParents(root)
	catalog := f.dict(f.root)
	catalog["StructTreeRoot"] = at
	catalog["MarkInfo"] = dict{"Marked": plain("true")}
	for _, page := range f.pages {
		f.dict(page)["Tabs"] = name("S")
	}
}

// tagStream is a stream with marked content.
type tagStream struct {
	page   ref
	stream ref  // 0: the page's own content
	owner  dict // the page or the form
	tags   []tagged
}

// tagStreams lists the streams of all pages that hold something to be read.
func (f *finishing) tagStreams() []tagStream {
	var out []tagStream
	for i, sh := range f.sheets {
		page := f.dict(f.pages[i])
		if len(sh.tags) > 0 {
			out = append(out, tagStream{page: f.pages[i], owner: page, tags: sh.tags})
		}
		resources, _ := page["Resources"].(dict)
		objects, _ := resources["XObject"].(dict)
		for _, st := range sh.steps {
			at, _ := objects[name(formName(st.form)[1:])].(ref)
			if form, ok := f.objects[at].(*stream); st.picture == nil && ok && len(st.drawn.tags) > 0 {
				out = append(out, tagStream{f.pages[i], at, form.dict, st.drawn.tags})
			}
		}
	}
	return out
}

// collect lists the marked content of all pages, in paint order.
func (s *structuring) collect() {
	s.streams = s.tagStreams()
	for _, in := range s.streams {
		for id, t := range in.tags {
			s.note(t, content{page: in.page, stream: in.stream, id: id, start: t.start})
		}
	}
	s.collectLinks()
}

func (s *structuring) note(t tagged, c content) {
	if _, ok := s.found[t.tag]; !ok {
		s.order = append(s.order, t.tag)
	}
	s.found[t.tag] = append(s.found[t.tag], c)
}

// take returns the content of a tag, in reading order, once.
func (s *structuring) take(t tag) []content {
	c := s.found[t]
	delete(s.found, t)
	slices.SortStableFunc(c, func(a, b content) int { return cmp.Compare(a.start, b.start) })
	return c
}

// document builds the tree: the stories with their blocks in order, figures
// behind the blocks that they belong to, those that belong to none after the
// text of the first story and before its credit line, and at the end what no
// story claims.
func (s *structuring) document() *structElement {
	root := &structElement{kind: "Document", lang: s.scene.Lang}
	stories := s.stories()
	for i, blocks := range stories {
		root.under = append(root.under, s.article(blocks, i == 0))
	}
	if len(stories) == 0 {
		root.under = append(root.under, s.figures(isBesideNothing)...)
	}
	for _, t := range s.order {
		if c := s.take(t); len(c) > 0 {
			root.under = append(root.under, s.stray(t, c))
		}
	}
	return root
}

// stray is content that nothing claims: it is read all the same.
func (s *structuring) stray(t tag, c []content) *structElement {
	if t.kind == figureTag {
		return s.figureOf(t.photo, c)
	}
	return &structElement{kind: "P", content: c}
}

// stories returns the blocks of each story in order.
func (s *structuring) stories() [][]scene.BlockRef {
	var out [][]scene.BlockRef
	for _, b := range s.scene.Reading.Blocks {
		if n := len(out); n == 0 || out[n-1][0].Story != b.Story {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], b)
	}
	return out
}

// article builds a story: what follows a section's head stands in a section of
// its own.
func (s *structuring) article(blocks []scene.BlockRef, hasFigures bool) *structElement {
	art := &structElement{kind: "Art", lang: langBeside(blocks[0].Lang, s.scene.Lang)}
	into, heads := art, headings{}
	for _, b := range blocks {
		if b.Role == "credit" && hasFigures {
			art.under, hasFigures = append(art.under, s.figures(isBesideNothing)...), false
		}
		if c := s.take(tag{kind: textTag, story: b.Story, block: b.Block}); len(c) > 0 {
			switch b.Role {
			case "sectionhead":
				into = &structElement{kind: "Sect"}
				art.under = append(art.under, into)
			case "credit":
				into = art
			}
			into.under = append(into.under, &structElement{kind: heads.kindOf(b.Role), content: c})
		}
		into.under = append(into.under, s.figures(func(at scene.BlockAt) bool { return at == scene.BlockAt{Story: b.Story, Block: b.Block} })...)
	}
	if hasFigures {
		art.under = append(art.under, s.figures(isBesideNothing)...)
	}
	return art
}

func isBesideNothing(at scene.BlockAt) bool { return at == scene.BlockAt{} }

// langBeside returns a language where it is another than that around it.
func langBeside(lang, around string) string {
	if lang == around {
		return ""
	}
	return lang
}

// headings gives heads their levels: none is left out on the way down (ISO
// 14289-1, 7.4.2).
type headings struct{ depth int }

func (h *headings) kindOf(role string) name {
	wanted, isHead := map[string]int{"headline": 1, "sectionhead": 2, "crosshead": 3}[role]
	if !isHead {
		return "P"
	}
	h.depth = min(wanted, h.depth+1)
	return [...]name{"", "H1", "H2", "H3"}[h.depth]
}

// figures builds the photos that belong to a place, by importance, each with
// its caption.
func (s *structuring) figures(belongs func(scene.BlockAt) bool) []*structElement {
	var out []*structElement
	for _, photo := range s.scene.Reading.Photos {
		if !belongs(s.scene.Reading.Beside[photo]) {
			continue
		}
		if c := s.take(tag{kind: figureTag, photo: photo}); len(c) > 0 {
			out = append(out, s.figureOf(photo, c))
		}
	}
	return out
}

func (s *structuring) figureOf(photo string, shown []content) *structElement {
	e := &structElement{kind: "Figure", content: shown}
	s.describe(e, photo)
	if e.alt == "" {
		e.alt = wordForPhoto(s.scene.Lang)
	}
	if c := s.take(tag{kind: captionTag, photo: photo}); len(c) > 0 {
		e.under = []*structElement{{kind: "Caption", content: c}}
	}
	return e
}

// wordForPhoto stands for a caption where there is none: every figure says
// what it is.
func wordForPhoto(lang string) string {
	if len(lang) >= 2 && lang[:2] == "zh" {
		return "照片"
	}
	return "Photo"
}
