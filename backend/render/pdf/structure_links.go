package pdf

import "broadsheet/backend/scene"

// sheetLink is a link and what it is part of.
type sheetLink struct {
	scene.Link
	tagged
}

// linked is a link that stands in the structure.
type linked struct {
	annot   ref
	element ref
	url     string
	parent  ref
}

// collectLinks lists the links of all pages beside the content that they are
// part of. A page's annotations are its sheet's links, in their order.
func (s *structuring) collectLinks() {
	for i, sh := range s.sheets {
		annots, _ := s.dict(s.pages[i])["Annots"].(array)
		for j := range min(len(annots), len(sh.links)) {
			l := &sh.links[j]
			s.note(l.tagged, content{page: s.pages[i], start: l.start, link: l, annot: annots[j].(ref)})
		}
	}
}

// writeLink adds a link to the element that it is part of, as ISO 14289-1,
// 7.18.5 asks: an element of its own that leads to the annotation (ISO
// 32000-1, 14.7.4.3), which says in words where it leads. What is broken over
// lines has several annotations and is one link.
func (s *structuring) writeLink(c content, parent ref, kids array) array {
	object := dict{"Type": name("OBJR"), "Pg": c.page, "Obj": c.annot}
	s.dict(c.annot)["Contents"] = textString(c.link.URL)
	if n := len(s.links); n > 0 && s.links[n-1].parent == parent && s.links[n-1].url == c.link.URL && c.link.Continues {
		before := s.links[n-1]
		element := s.dict(before.element)
		element["K"] = append(element["K"].(array), object)
		before.annot = c.annot
		s.links = append(s.links, before)
		return kids
	}
	element := s.add(dict{"Type": name("StructElem"), "S": name("Link"), "P": parent, "K": array{object}})
	s.links = append(s.links, linked{c.annot, element, c.link.URL, parent})
	return append(kids, element)
}

// linkParents leads from each link's annotation to its element.
func (s *structuring) linkParents(nums array) array {
	for i, l := range s.links {
		key := number(len(s.streams) + i)
		s.dict(l.annot)["StructParent"] = key
		nums = append(nums, key, l.element)
	}
	return nums
}
