package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"broadsheet/backend/geom"
	"broadsheet/backend/render"
	"broadsheet/backend/scene"
)

// finishing is gofpdf's file on its way to the finished one.
type finishing struct {
	*file
	scene   *scene.Scene
	sheets  []*sheet
	options Options
	pages   []ref
	last    ref // highest number in use
	// metadata is the XMP stream, made last, for it holds the file's id.
	metadata ref
	images   dict // the pictures by their names in the pages' content
	srgb     ref  // the profile of sRGB; 0: not in the file yet
}

// finish makes gofpdf's file exact and complete, and writes it to w.
func finish(w io.Writer, raw []byte, s *scene.Scene, sheets []*sheet, pictures []render.Encoded, o Options) error {
	parsed, err := parseFile(raw)
	if err != nil {
		return fmt.Errorf("pdf: gofpdf's file: %w", err)
	}
	f := &finishing{file: parsed, scene: s, sheets: sheets, options: o}
	for n := range f.objects {
		f.last = max(f.last, n)
	}
	f.addPictures(pictures)
	if err := f.finishPages(); err != nil {
		return err
	}
	f.finishStructure()
	f.finishArticles()
	f.finishInfo()
	f.finishCatalog()
	return f.write(w)
}

// add gives an object a number.
func (f *finishing) add(o object) ref {
	f.last++
	f.objects[f.last] = o
	return f.last
}

func (f *finishing) dict(r object) dict {
	n, _ := r.(ref)
	d, _ := f.objects[n].(dict)
	return d
}

// finishPages makes boxes exact, and gives each page the resources that it
// uses under short names.
func (f *finishing) finishPages() error {
	tree := f.dict(f.dict(f.root)["Pages"])
	kids, _ := tree["Kids"].(array)
	if len(kids) != len(f.sheets) {
		return errors.New("pdf: gofpdf's file has other pages than the scene")
	}
	delete(tree, "MediaBox")
	for i, kid := range kids {
		page := f.dict(kid)
		n, _ := page["Contents"].(ref)
		content, ok := f.objects[n].(*stream)
		if !ok {
			return fmt.Errorf("pdf: gofpdf's page %d has no content", i+1)
		}
		f.pages = append(f.pages, kid.(ref))
		f.sheets[i].setBoxes(page)
		page["Resources"] = f.ownResources(f.dict(page["Resources"]), content)
		f.finishLinks(page)
	}
	return nil
}

// setBoxes writes the boxes to 1/1000 pt; gofpdf rounds to 1/100.
func (s *sheet) setBoxes(page dict) {
	page["MediaBox"] = rectangle(0, 0, s.width(), s.height())
	page["BleedBox"] = s.boxAround(s.bleed)
	page["TrimBox"] = s.boxAround(0)
}

// boxAround returns the box that reaches beyond the trim by a length.
func (s *sheet) boxAround(by geom.Length) array {
	m := s.margin
	return rectangle(m-by, m-by, m+s.page.Trim.W+by, m+s.page.Trim.H+by)
}

func rectangle(sides ...geom.Length) array {
	var a array
	for _, l := range sides {
		a = append(a, plain(appendLength(nil, l)))
	}
	return a
}

// ownResources returns what a page uses: forms from gofpdf's one resource
// dictionary, pictures under numbers of the page's own.
func (f *finishing) ownResources(shared dict, content *stream) dict {
	all, _ := shared["XObject"].(dict)
	own, short := dict{}, map[name]name{}
	var out []byte
	for _, line := range bytes.SplitAfter(content.data, []byte("\n")) {
		before, used, after := xobjectIn(line)
		if used == "" {
			out = append(out, line...)
			continue
		}
		called := used
		if image, ok := f.images[used]; ok {
			if short[used] == "" {
				short[used] = name(fmt.Sprintf("Im%d", len(short)+1))
			}
			called = short[used]
			own[called] = image
		} else {
			own[used] = all[used]
		}
		out = append(append(append(append(out, before...), '/'), called...), after...)
	}
	content.data = deflate(out)
	content.dict["Filter"] = name("FlateDecode")
	if len(own) == 0 {
		return dict{}
	}
	return dict{"XObject": own}
}

// xobjectIn splits a line at the name that its Do paints.
func xobjectIn(line []byte) (before []byte, used name, after []byte) {
	end := bytes.Index(line, []byte(" Do"))
	if end < 0 {
		return line, "", nil
	}
	start := bytes.LastIndexByte(line[:end], '/')
	if start < 0 {
		return line, "", nil
	}
	return line[:start], name(line[start+1 : end]), line[end:]
}

// finishLinks makes annotations objects of their own, and printed with the
// page, as PDF/A and PDF/X ask.
func (f *finishing) finishLinks(page dict) {
	annots, _ := page["Annots"].(array)
	for i, a := range annots {
		if d, ok := a.(dict); ok {
			d["F"] = plain("4")
			annots[i] = f.add(d)
		}
	}
}
