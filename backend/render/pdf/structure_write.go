package pdf

import "broadsheet/backend/geom"

// describe tells what a photo shows, for who cannot see it, and where it
// stands.
func (s *structuring) describe(e *structElement, photo string) {
	for i, sh := range s.sheets {
		for _, st := range sh.steps {
			if st.picture == nil || st.picture.Photo != photo {
				continue
			}
			if e.alt == "" {
				e.alt = st.picture.Alt
			}
			if !e.place.IsEmpty() && e.page != i {
				e.place = geom.Rect{}
				return
			}
			e.page, e.place = i, e.place.Union(st.picture.Rect)
		}
	}
}

// box is a rectangle of the page as the file has it.
func (s *sheet) box(r geom.Rect) array {
	low := s.toSheet(geom.Point{X: r.X, Y: r.Bottom()})
	high := s.toSheet(geom.Point{X: r.Right(), Y: r.Y})
	return rectangle(low.X, low.Y, high.X, high.Y)
}

// write adds an element and those under it.
func (s *structuring) write(e *structElement, parent ref) {
	d := dict{"Type": name("StructElem"), "S": e.kind, "P": parent}
	e.ref = s.add(d)
	if e.lang != "" {
		d["Lang"] = textString(e.lang)
	}
	if e.alt != "" {
		d["Alt"] = textString(e.alt)
	}
	if !e.place.IsEmpty() {
		d["A"] = dict{"O": name("Layout"), "Placement": name("Block"), "BBox": s.sheets[e.page].box(e.place)}
	}
	kids := array{}
	for _, c := range e.content {
		if c.link != nil {
			kids = s.writeLink(c, e.ref, kids)
			continue
		}
		kids = append(kids, c.object())
		s.owners[[3]int{int(c.page), int(c.stream), c.id}] = e
	}
	for _, child := range e.under {
		s.write(child, e.ref)
		kids = append(kids, child.ref)
	}
	d["K"] = kids
}

// object refers to the run (ISO 32000-1, 14.7.4.2).
func (c content) object() dict {
	d := dict{"Type": name("MCR"), "Pg": c.page, "MCID": number(c.id)}
	if c.stream != 0 {
		d["Stm"] = c.stream
	}
	return d
}

// writeParents leads from the numbers in each stream to the elements
// (14.7.4.4): one entry of the tree for each page, each form and each link.
func (s *structuring) writeParents(root dict) {
	var nums array
	for key, in := range s.streams {
		elements := make(array, len(in.tags))
		for id := range elements {
			elements[id] = s.owners[[3]int{int(in.page), int(in.stream), id}].ref
		}
		in.owner["StructParents"] = number(key)
		nums = append(nums, number(key), s.add(elements))
	}
	nums = s.linkParents(nums)
	root["ParentTree"] = s.add(dict{"Nums": nums})
	root["ParentTreeNextKey"] = number(len(s.streams) + len(s.links))
}
