package canvas

import (
	"fmt"

	"broadsheet/backend/colour"
)

// Tables number the faces and paints of a document's scenes. They only grow,
// so that the index in one scene means the same in the next: keep one Tables
// while a document is open. The zero value is ready; it is not for concurrent
// use.
type Tables struct {
	faces    []string
	paints   []string
	faceAt   map[string]int
	paintAt  map[colour.Paint]int
	colourAt map[string]int
	size     int // bytes of the scene encoded last
}

// face returns the index of a face.
func (t *Tables) face(id string) int {
	if at, ok := t.faceAt[id]; ok {
		return at
	}
	if t.faceAt == nil {
		t.faceAt = map[string]int{}
	}
	t.faceAt[id] = len(t.faces)
	t.faces = append(t.faces, id)
	return len(t.faces) - 1
}

// paint returns the index of the colour that a paint has on the screen.
func (t *Tables) paint(p colour.Paint) int {
	if at, ok := t.paintAt[p]; ok {
		return at
	}
	if t.paintAt == nil {
		t.paintAt, t.colourAt = map[colour.Paint]int{}, map[string]int{}
	}
	css := css(p)
	at, ok := t.colourAt[css]
	if !ok {
		at = len(t.paints)
		t.colourAt[css] = at
		t.paints = append(t.paints, css)
	}
	t.paintAt[p] = at
	return at
}

// css writes a paint as it looks in print.
func css(p colour.Paint) string {
	r, g, b := p.RGB()
	return fmt.Sprintf("#%02x%02x%02x", r, g, b)
}
