package pdfx

import (
	"fmt"
	"slices"
)

// reading is a file with what its rules look at gathered once.
type reading struct {
	*File
	catalog, info Dict
	intents       []Dict // output intents of PDF/X
	xmp           properties
	xmpTrouble    string // why there is no metadata to read; "" where there is
	pages         []page
	treeTrouble   string
	surfaces      []surface
	used          map[Object]bool // surfaces and resources met before, by reference
	colours       []colourUse
	operations    map[string][]string // unknown operators, intents of ri, … by what they are
}

// page is a leaf of the page tree with what it inherits.
type page struct {
	Dict
	where string
}

// surface is what a content stream paints with: a page, a form, a pattern, a
// glyph of Type 3.
type surface struct {
	where     string
	dict      Dict // of the page or of the stream
	resources Dict
	content   []byte
	isWhole   bool // the content could be read
}

const (
	maxPages    = 10_000
	maxSurfaces = 100_000
)

// inherited are the keys that a page has from those above it (7.7.3.4).
var inherited = []Name{"Resources", "MediaBox", "CropBox", "Rotate"}

func read(f *File) *reading {
	r := &reading{File: f, used: map[Object]bool{}, operations: map[string][]string{}}
	r.catalog, r.info = f.Dict(f.Trailer["Root"]), f.Dict(f.Trailer["Info"])
	for _, o := range f.Array(r.catalog["OutputIntents"]) {
		if d := f.Dict(o); f.Name(d["S"]) == "GTS_PDFX" {
			r.intents = append(r.intents, d)
		}
	}
	r.readMetadata()
	r.readTree(r.catalog["Pages"], Dict{}, 0)
	for i := range r.pages {
		r.addPage(&r.pages[i])
	}
	for i := 0; i < len(r.surfaces); i++ { // grows on the way
		r.readSurface(&r.surfaces[i])
	}
	return r
}

func (r *reading) readMetadata() {
	s, ok := r.At(r.catalog["Metadata"]).(*Stream)
	switch {
	case !ok:
		r.xmpTrouble = "the catalog has no metadata stream"
	case s.Content == nil:
		r.xmpTrouble = "the metadata stream cannot be unpacked"
	default:
		var err error
		if r.xmp, err = readXMP(s.Content); err != nil {
			r.xmpTrouble = "the metadata is no XML: " + err.Error()
		}
	}
}

// readTree gathers the pages below a node; from is what is inherited.
func (r *reading) readTree(o Object, from Dict, depth int) {
	node := r.Dict(o)
	if ref, ok := o.(Ref); ok && r.used[ref] || depth > maxNesting || node == nil || len(r.pages) >= maxPages {
		r.treeTrouble = "the page tree is broken"
		return
	} else if ok {
		r.used[ref] = true
	}
	own := Dict{}
	for _, k := range inherited {
		own[k] = from[k]
		if node[k] != nil {
			own[k] = node[k]
		}
	}
	if r.Name(node["Type"]) == "Page" {
		d := Dict{}
		for k, v := range node {
			d[k] = v
		}
		for k, v := range own {
			d[k] = v
		}
		r.pages = append(r.pages, page{d, fmt.Sprintf("page %d", len(r.pages)+1)})
		return
	}
	for _, kid := range r.Array(node["Kids"]) {
		r.readTree(kid, own, depth+1)
	}
}

// Pages returns the dictionaries of a file's pages, with what they inherit.
func (f *File) Pages() []Dict {
	r := &reading{File: f, used: map[Object]bool{}}
	r.readTree(f.Dict(f.Dict(f.Trailer["Root"])["Pages"]), Dict{}, 0)
	out := make([]Dict, len(r.pages))
	for i, p := range r.pages {
		out[i] = p.Dict
	}
	return out
}

// Content returns what a page's content streams say, one after the other. It
// is whole if all of them could be read.
func (f *File) Content(page Dict) (content []byte, isWhole bool) {
	isWhole = true
	parts := []Object{page["Contents"]}
	if list := f.Array(parts[0]); list != nil {
		parts = list
	}
	for _, o := range parts {
		if f.At(o) == nil {
			continue
		}
		c, ok := f.At(o).(*Stream)
		if !ok || c.Content == nil {
			isWhole = false
			continue
		}
		content = append(append(content, c.Content...), '\n')
	}
	return content, isWhole
}

// addPage makes a surface of a page and of what its annotations show.
func (r *reading) addPage(p *page) {
	s := surface{where: p.where, dict: p.Dict, resources: r.Dict(p.Dict["Resources"])}
	s.content, s.isWhole = r.Content(p.Dict)
	r.surfaces = append(r.surfaces, s)
	for _, o := range r.Array(p.Dict["Annots"]) {
		r.addStreams(r.Dict(o)["AP"], p.where+", annotation", 0)
	}
}

// addStreams adds every content stream below an object, such as the
// appearances of an annotation.
func (r *reading) addStreams(o Object, where string, depth int) {
	if s, ok := r.At(o).(*Stream); ok {
		r.addContent(o, s, where, nil)
		return
	}
	if depth > 3 {
		return
	}
	d := r.Dict(o)
	for _, k := range keys(d) {
		r.addStreams(d[k], where, depth+1)
	}
}

// addContent adds a content stream once; outer are the resources that a form
// without its own paints with (7.8.3).
func (r *reading) addContent(o Object, s *Stream, where string, outer Dict) {
	if !r.isNew(o) || len(r.surfaces) >= maxSurfaces {
		return
	}
	resources := r.Dict(s.Dict["Resources"])
	if resources == nil {
		resources = outer
	}
	r.surfaces = append(r.surfaces, surface{where, s.Dict, resources, s.Content, s.Content != nil})
}

// isNew reports whether an object is met for the first time; direct objects
// always are.
func (r *reading) isNew(o Object) bool {
	ref, ok := o.(Ref)
	if ok && r.used[ref] {
		return false
	}
	if ok {
		r.used[ref] = true
	}
	return true
}

// readSurface scans the content and follows the resources.
func (r *reading) readSurface(s *surface) {
	where, resources := s.where, s.resources
	if err := Scan(s.content, func(o Operation) { r.operation(where, resources, o) }); err != nil || !s.isWhole {
		r.note("unreadable", where)
	}
	for _, k := range r.each(resources["XObject"]) {
		x, ok := r.At(k.object).(*Stream)
		if !ok {
			continue
		}
		switch at := where + ", " + string(k.name); r.Name(x.Dict["Subtype"]) {
		case "Form":
			r.addContent(k.object, x, at, resources)
		case "Image":
			r.addImage(k.object, x, at, resources)
		}
	}
	for _, k := range r.each(resources["ColorSpace"]) {
		r.addColour(k.object, where+", "+string(k.name), resources)
	}
	for _, k := range r.each(resources["Shading"]) {
		r.addColour(r.Dict(k.object)["ColorSpace"], where+", "+string(k.name), resources)
	}
	for _, k := range r.each(resources["Pattern"]) {
		r.addPattern(k.object, where+", "+string(k.name), resources)
	}
	for _, k := range r.each(resources["Font"]) {
		r.addStreams(r.Dict(k.object)["CharProcs"], where+", "+string(k.name), 0)
	}
	for _, k := range r.each(resources["ExtGState"]) {
		r.addStreams(r.Dict(r.Dict(k.object)["SMask"])["G"], where+", "+string(k.name), 0)
	}
}

func (r *reading) addPattern(o Object, where string, resources Dict) {
	if s, ok := r.At(o).(*Stream); ok {
		r.addContent(o, s, where, resources)
		return
	}
	r.addColour(r.Dict(r.Dict(o)["Shading"])["ColorSpace"], where, resources)
}

// addImage notes an image's colours; a mask has none.
func (r *reading) addImage(o Object, s *Stream, where string, resources Dict) {
	if !r.isNew(o) {
		return
	}
	if mask, _ := r.At(s.Dict["ImageMask"]).(bool); !mask {
		r.addColour(s.Dict["ColorSpace"], where, resources)
	}
	if alpha, ok := r.At(s.Dict["SMask"]).(*Stream); ok {
		r.addImage(s.Dict["SMask"], alpha, where+", soft mask", resources)
	}
}

func (r *reading) note(what, where string) {
	if !slices.Contains(r.operations[what], where) {
		r.operations[what] = append(r.operations[what], where)
	}
}

// entry is a key of a dictionary with its object, not followed.
type entry struct {
	name   Name
	object Object
}

// each returns the entries of a dictionary in the order of their keys.
func (r *reading) each(o Object) []entry {
	d := r.Dict(o)
	out := make([]entry, 0, len(d))
	for _, k := range keys(d) {
		out = append(out, entry{k, d[k]})
	}
	return out
}

func keys(d Dict) []Name {
	out := make([]Name, 0, len(d))
	for k := range d {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
