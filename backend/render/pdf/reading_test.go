package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// listener is a reader who cannot see the page: it goes through a file as a
// screen reader does and says what is missing for it. The rules are those of
// ISO 14289-1 (PDF/UA-1) that a machine can check, numbered as there.
type listener struct {
	*file
	faults map[string]bool
	// reached are the numbers of each stream that the tree leads to, and links
	// the elements of the annotations that it leads to.
	reached map[string][]int
	links   map[ref]object
	depth   int // of the last heading
}

func listen(f *file) []string {
	l := &listener{file: f, faults: map[string]bool{}, reached: map[string][]int{}, links: map[ref]object{}}
	l.catalog()
	l.tree()
	l.pages()
	var out []string
	for fault := range l.faults {
		out = append(out, fault)
	}
	slices.Sort(out)
	return out
}

func (l *listener) want(rule string, holds bool) {
	if !holds {
		l.faults[rule] = true
	}
}

func (l *listener) at(o object) object {
	for {
		r, ok := o.(ref)
		if !ok {
			return o
		}
		o = l.objects[r]
	}
}

func (l *listener) dictAt(o object) dict {
	switch v := l.at(o).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return dict{}
}

func (l *listener) arrayAt(o object) array { a, _ := l.at(o).(array); return a }

func (l *listener) catalog() {
	c := l.dictAt(l.root)
	info := l.dictAt(l.info)
	l.want("5 claims PDF/UA", strings.Contains(string(l.streamAt(c["Metadata"])), "<pdfuaid:part>1<"))
	l.want("7.1 is marked", l.dictAt(c["MarkInfo"])["Marked"] == plain("true"))
	l.want("7.1 shows its title", l.dictAt(c["ViewerPreferences"])["DisplayDocTitle"] == plain("true") && info["Title"] != nil)
	l.want("7.1 has a structure", l.dictAt(c["StructTreeRoot"])["K"] != nil)
	l.want("7.2 has a language", c["Lang"] != nil)
}

func (l *listener) streamAt(o object) []byte {
	s, ok := l.at(o).(*stream)
	if !ok {
		return nil
	}
	if s.dict["Filter"] != name("FlateDecode") {
		return s.data
	}
	r, err := zlib.NewReader(bytes.NewReader(s.data))
	if err != nil {
		return nil
	}
	data, _ := io.ReadAll(r)
	return data
}

var standardTypes = strings.Fields("Document Art Sect P H1 H2 H3 Figure Caption Link")

func (l *listener) tree() {
	root := l.dictAt(l.dictAt(l.root)["StructTreeRoot"])
	l.element(root["K"])
}

func (l *listener) element(o object) {
	e := l.dictAt(o)
	kind, _ := e["S"].(name)
	l.want("7.1 types are standard", slices.Contains(standardTypes, string(kind)))
	if kind == "Figure" {
		alt, _ := e["Alt"].(text)
		l.want("7.3 figures have another text", len(alt) > 0)
		l.want("7.3 figures have a place", l.dictAt(e["A"])["BBox"] != nil)
	}
	if level, ok := strings.CutPrefix(string(kind), "H"); ok {
		n, _ := strconv.Atoi(level)
		l.want("7.4.2 headings leave out no level", n <= l.depth+1)
		l.depth = n
	}
	kids := l.arrayAt(e["K"])
	l.want("7.1 no element is empty", len(kids) > 0)
	for _, kid := range kids {
		if d := l.dictAt(kid); d["Type"] == name("MCR") {
			l.reach(d, o)
			continue
		}
		if d := l.dictAt(kid); d["Type"] == name("OBJR") {
			l.want("7.18.5 links are in Link elements", kind == "Link")
			annot, _ := d["Obj"].(ref)
			l.links[annot] = o
			continue
		}
		l.want("7.1 elements know their parents", l.dictAt(kid)["P"] == o)
		l.element(kid)
	}
}

// reach notes content that the tree leads to, and follows the way back.
func (l *listener) reach(mcr dict, owner object) {
	id, _ := strconv.Atoi(string(mcr["MCID"].(plain)))
	holder := mcr["Pg"]
	if mcr["Stm"] != nil {
		holder = mcr["Stm"]
	}
	key := fmt.Sprint(holder)
	l.want("7.1 content is read once", !slices.Contains(l.reached[key], id))
	l.reached[key] = append(l.reached[key], id)
	back := l.arrayAt(l.parentEntry(l.dictAt(holder)["StructParents"]))
	l.want("7.1 content knows its element", id < len(back) && back[id] == owner)
}

func (l *listener) parentEntry(key object) object {
	nums := l.arrayAt(l.dictAt(l.dictAt(l.dictAt(l.root)["StructTreeRoot"])["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		if nums[i] == key {
			return nums[i+1]
		}
	}
	return nil
}

func (l *listener) pages() {
	for _, page := range l.arrayAt(l.dictAt(l.dictAt(l.root)["Pages"])["Kids"]) {
		p := l.dictAt(page)
		l.want("7.18.3 tabs follow the structure", p["Tabs"] == name("S"))
		l.annotations(p)
		objects := l.dictAt(l.dictAt(p["Resources"])["XObject"])
		l.content(page, l.streamAt(p["Contents"]), objects)
		for _, o := range objects {
			if l.dictAt(o)["Subtype"] == name("Form") {
				l.content(o, l.streamAt(o), nil)
			}
		}
	}
}

// annotations holds a page's links: each is reached, knows its element, and says
// where it leads.
func (l *listener) annotations(page dict) {
	for _, o := range l.arrayAt(page["Annots"]) {
		annot := l.dictAt(o)
		at, _ := o.(ref)
		element := l.links[at]
		l.want("7.18.1 annotations are read", element != nil)
		l.want("7.18.1 annotations know their elements", element == nil || l.parentEntry(annot["StructParent"]) == element)
		said, _ := annot["Contents"].(text)
		l.want("7.18.5 links say where they lead", len(said) > 0)
	}
}

var (
	operand = regexp.MustCompile(`<[0-9a-fA-F\s]*>|\([^)]*\)|/[^\s/<>\[\]()]+|[A-Za-z*']+|[-+.0-9]+|<<|>>|\[|\]`)
	paints  = strings.Fields("f f* F S s B b B* b* Tj TJ Do sh")
)

// content walks a stream: everything painted stands in marked content, or is a
// form that is walked by itself.
func (l *listener) content(holder object, data []byte, objects dict) {
	depth, ids, last := 0, []int{}, ""
	for _, token := range operand.FindAllString(string(data), -1) {
		switch {
		case token == "BDC" || token == "BMC":
			depth++
		case token == "EMC":
			depth--
			l.want("14.6 marked content is balanced", depth >= 0)
		case last == "/MCID":
			id, _ := strconv.Atoi(token)
			ids = append(ids, id)
		case slices.Contains(paints, token):
			isForm := token == "Do" && l.dictAt(objects[name(last[1:])])["Subtype"] == name("Form")
			l.want("7.1 all content is marked", depth > 0 || isForm)
		}
		last = token
	}
	l.want("14.6 marked content is balanced", depth == 0)
	reached := slices.Sorted(slices.Values(l.reached[fmt.Sprint(holder)]))
	slices.Sort(ids)
	l.want("7.1 all marked content is read", slices.Equal(ids, reached))
}
