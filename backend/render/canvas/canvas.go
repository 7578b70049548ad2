// Package canvas renders a scene for the editor's canvas: as JSON that a
// browser paints without deciding anything, and as the difference of two
// scenes, so that a typed character costs a kilobyte and not the page.
//
// The form is that of frontend/src/model/scene.ts. Every item is held as the
// JSON that it becomes: comparing two scenes is comparing bytes, and writing
// one is copying.
package canvas

// Scene is a scene as the canvas takes it. It does not change any more.
type Scene struct {
	id     string
	faces  []string // ids, in the order of the table
	paints []string // CSS colours
	pages  []page
	size   int // about the bytes of its JSON
}

// page is one page; head is the JSON of all its fields but the groups.
type page struct {
	head   []byte
	groups []group
}

// group is one frame or piece of furniture; head is the JSON of all its fields
// but the items.
type group struct {
	key   string
	head  []byte
	items [][]byte
}

// ID names the scene for the deltas that follow: equal scenes have equal ids.
func (s *Scene) ID() string { return s.id }

// Faces returns the ids of the faces that the scene's runs name by index.
func (s *Scene) Faces() []string { return s.faces }

// MarshalJSON implements json.Marshaler.
func (s *Scene) MarshalJSON() ([]byte, error) {
	return s.AppendJSON(make([]byte, 0, s.size+s.size/8)), nil
}

// AppendJSON appends the scene as JSON.
func (s *Scene) AppendJSON(b []byte) []byte {
	b = appendString(append(b, `{"id":`...), s.id)
	b = appendStrings(append(b, `,"faces":`...), s.faces)
	b = appendStrings(append(b, `,"paints":`...), s.paints)
	b = append(b, `,"pages":[`...)
	for i := range s.pages {
		b = comma(b, i)
		b = s.pages[i].appendJSON(b)
	}
	return append(b, "]}"...)
}

func (p *page) appendJSON(b []byte) []byte {
	b = append(b, p.head...)
	b = append(b, `,"groups":[`...)
	for i := range p.groups {
		b = comma(b, i)
		b = p.groups[i].appendJSON(b)
	}
	return append(b, "]}"...)
}

func (g *group) appendJSON(b []byte) []byte {
	b = append(b, g.head...)
	b = append(b, `,"items":`...)
	return append(appendItems(b, g.items), '}')
}

func appendItems(b []byte, items [][]byte) []byte {
	b = append(b, '[')
	for i, item := range items {
		b = comma(b, i)
		b = append(b, item...)
	}
	return append(b, ']')
}
