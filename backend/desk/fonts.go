package desk

import (
	"broadsheet/backend/design"
	"broadsheet/backend/finding"
	"broadsheet/backend/font"
	"broadsheet/backend/story"
)

// openBook makes the Book of all fonts at hand.
func openBook(t Tools) *font.Book {
	var sources []font.Source
	if len(t.UserFonts) > 0 {
		sources = append(sources, font.NewFolder(rootsOf(t.UserFonts)...))
	}
	if t.Bundled != nil {
		sources = append(sources, t.Bundled)
	}
	if len(t.InstalledFonts) > 0 {
		sources = append(sources, font.NewInstalled(rootsOf(t.InstalledFonts)...))
	}
	return font.NewBook(sources...)
}

func rootsOf(folders []FontFolder) []font.Root {
	var roots []font.Root
	for _, f := range folders {
		roots = append(roots, font.Root(f))
	}
	return roots
}

// preload opens the faces of the design that will most likely be used while
// the manuscript is still being read. A wrong guess costs nothing but time.
func (d *Desk) preload(name string) {
	if name == "" {
		name = DefaultDesign
	}
	if d0, err := design.Load(name); err == nil {
		d.book.Preload(facesOf(d0)...)
	}
}

// facesOf lists the faces of a design's styles, each once.
func facesOf(d design.Design) []font.Query {
	seen := map[font.Query]bool{}
	var out []font.Query
	for _, s := range d.Styles {
		q := font.Query{Family: familyOf(d, s.Family), Weight: s.Weight, Italic: s.Italic}
		if !seen[q] {
			seen[q] = true
			out = append(out, q)
		}
	}
	return out
}

// familyOf turns a design's word into the name of a family.
func familyOf(d design.Design, word string) string {
	if name, ok := d.Faces[word]; ok {
		return name
	}
	return word
}

// checkFaces makes sure that there is a face for the body text, and for
// Chinese text one that has Chinese characters: without one the page would be
// nothing but boxes.
func (d *Desk) checkFaces(ds design.Design, locale story.Locale) error {
	body := ds.Style("body")
	q := font.Query{Family: familyOf(ds, body.Family), Weight: body.Weight}
	probe := 'a'
	if locale.IsChinese() {
		probe = '国'
	}
	if _, ok := d.book.FaceFor(q, probe); !ok {
		return finding.Stop(NoFaces, finding.Place{})
	}
	return nil
}
