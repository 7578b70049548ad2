package heif

import (
	"errors"
	"fmt"
	"io"
)

// Coded is one coded picture of a file: the main one, or a cell of its grid, or
// what is transparent of these.
type Coded struct {
	Data          []byte // its bytes, in one piece
	Config        []byte // of the decoder; the box av1C or hvcC, nil if there is none
	Width, Height int    // pixels; 0 where the file does not say
	// IsLayered says that the bytes hold several pictures of which one is
	// chosen: they need not have the size that the file says.
	IsLayered bool
}

// UnsupportedError names what a file makes use of and is not read here.
type UnsupportedError struct{ Feature string }

func (e *UnsupportedError) Error() string { return "heif: " + e.Feature + " is not read" }

// errDamaged says that the boxes do not lead to a picture.
func errDamaged(format string, args ...any) error { return fmt.Errorf("heif: "+format, args...) }

// maxCoded bounds the cells of a grid; a picture of 100 megapixels in cells of
// 512 × 512 has 400.
const maxCoded = 4096

// maxShared is how many times the bytes of the file its pictures may come to:
// cells that look the same may be the same bytes.
const maxShared = 8

// Coding returns all coded pictures of one kind ("av01", "hvc1") that showing
// the main picture takes. Nothing of them is decoded, but all of their bytes are
// there. Errors: io.ErrUnexpectedEOF where the file ends before them,
// *UnsupportedError, and others that say what is wrong.
func Coding(data []byte, kind string) ([]Coded, error) {
	meta := find(data, "meta")
	if len(meta) < 4 {
		return nil, errors.New("heif: there is no picture, only a film or nothing")
	}
	meta = meta[4:] // version and flags
	if h := find(meta, "hdlr"); len(h) < 12 || string(h[8:12]) != "pict" {
		return nil, errDamaged("it says that it holds no picture")
	}
	c := collector{data: data, idat: find(meta, "idat"), kind: kind, seen: map[int]bool{}}
	c.items = newItems(meta)
	err := c.collect(primary(find(meta, "pitm")))
	return c.found, err
}

// collector gathers coded pictures.
type collector struct {
	data, idat []byte
	kind       string
	items      *items
	seen       map[int]bool
	found      []Coded
	bytes      int // of all that was found
}

// collect adds an item, the cells of a grid, and what is transparent of it. Each
// item comes once, however often it is named.
func (c *collector) collect(id int) error {
	if c.seen[id] {
		return nil
	}
	if c.seen[id] = true; len(c.seen) > maxCoded {
		return &UnsupportedError{fmt.Sprintf("a picture of more than %d parts", maxCoded)}
	}
	if err := c.take(id); err != nil {
		return err
	}
	for _, alpha := range c.items.alphas[id] {
		if err := c.collect(alpha); err != nil {
			return err
		}
	}
	return nil
}

// take adds an item, or the cells of one that is a grid.
func (c *collector) take(id int) error {
	kind := c.items.kinds[id]
	switch kind {
	case "":
		return errDamaged("picture %d is not there", id)
	case c.kind:
		return c.add(id)
	case "grid":
		return c.addCells(id)
	}
	return &UnsupportedError{fmt.Sprintf("a picture of the kind %q", kind)}
}

func (c *collector) add(id int) error {
	bytes, err := c.items.bytes(id, c.data, c.idat)
	if err != nil {
		return err
	}
	if c.bytes += len(bytes); c.bytes > maxShared*len(c.data) {
		return errDamaged("its parts lie on each other")
	}
	found := Coded{Data: bytes}
	for _, p := range c.items.properties(id) {
		switch {
		case p.name == "ispe":
			found.Width, found.Height = sizeIn(p.body)
		case p.name == "av1C" || p.name == "hvcC":
			found.Config = p.body
		case p.name == "lsel" || p.name == "a1op" || p.name == "a1lx":
			found.IsLayered = true
		}
	}
	c.found = append(c.found, found)
	return nil
}

// addCells goes through a grid: rows and columns less one stand behind version
// and flags (23008-12, 6.6.2.3.2), the cells in the reference dimg.
func (c *collector) addCells(id int) error {
	head, err := c.items.bytes(id, c.data, c.idat)
	if err != nil {
		return err
	}
	cells := c.items.cells[id]
	if len(head) < 8 || len(cells) != (int(head[2])+1)*(int(head[3])+1) {
		return errDamaged("a grid has %d cells and says otherwise", len(cells))
	}
	for _, cell := range cells {
		if c.items.kinds[cell] == "grid" {
			return errDamaged("a grid is made of grids")
		}
		if err := c.collect(cell); err != nil {
			return err
		}
	}
	return nil
}

// items are what a file's boxes say of its items, by their numbers.
type items struct {
	kinds  map[int]string
	places map[int]place
	cells  map[int][]int // of a grid, in order
	alphas map[int][]int // the items that say what is transparent of another
	boxes  []box         // the properties of all items
	linked map[int][]int // the indices in boxes, from 1, of each item's properties
}

func newItems(meta []byte) *items {
	iprp := find(meta, "iprp")
	s := &items{places: places(find(meta, "iloc")), kinds: kinds(find(meta, "iinf")), linked: allAssociations(find(iprp, "ipma"))}
	for name, body := range boxes(find(iprp, "ipco")) {
		s.boxes = append(s.boxes, box{name, body})
	}
	s.refer(find(meta, "iref"))
	return s
}

// properties returns what an item has.
func (s *items) properties(id int) []box {
	var out []box
	for _, i := range s.linked[id] {
		if i >= 1 && i <= len(s.boxes) {
			out = append(out, s.boxes[i-1])
		}
	}
	return out
}

// refer reads which items belong to which (14496-12, 8.11.12).
func (s *items) refer(iref []byte) {
	s.cells, s.alphas = map[int][]int{}, map[int][]int{}
	head := reader{iref}
	size := 2
	if head.take(4)>>24 > 0 {
		size = 4
	}
	for name, body := range boxes(head.data) {
		r := reader{body}
		from := r.take(size)
		for n := r.take(2); n > 0 && len(r.data) >= size; n-- {
			switch to := r.take(size); {
			case name == "dimg":
				s.cells[from] = append(s.cells[from], to)
			case name == "auxl" && s.isAlpha(from):
				s.alphas[to] = append(s.alphas[to], from)
			}
		}
	}
}

// isAlpha reports whether an item says what is transparent of another.
func (s *items) isAlpha(id int) bool {
	for _, p := range s.properties(id) {
		if p.name != "auxC" || len(p.body) < 4 {
			continue
		}
		switch untilZero(p.body[4:]) {
		case "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1":
			return true
		}
	}
	return false
}

func untilZero(b []byte) string {
	for i, c := range b {
		if c == 0 {
			return string(b[:i])
		}
	}
	return string(b)
}

// kinds reads how items are coded (14496-12, 8.11.6).
func kinds(iinf []byte) map[int]string {
	out := map[int]string{}
	r := reader{iinf}
	size := 2
	if r.take(4)>>24 > 0 {
		size = 4
	}
	r.take(size) // the count; boxes tell it too
	for name, body := range boxes(r.data) {
		e := reader{body}
		version := e.take(4) >> 24
		if name != "infe" || version < 2 {
			continue
		}
		id := e.take(2 * (version - 1)) // two bytes, or four in version 3
		e.take(2)
		if len(e.data) >= 4 && version <= 3 {
			out[id] = string(e.data[:4])
		}
	}
	return out
}

// place is where the bytes of an item lie.
type place struct {
	method  int // 0 in the file, 1 in the box idat
	extents []extent
}

// extent is a stretch of bytes; one of no length reaches to the end.
type extent struct{ start, length uint64 }

// places reads where items lie (14496-12, 8.11.3).
func places(iloc []byte) map[int]place {
	out := map[int]place{}
	r := reader{iloc}
	version := r.take(4) >> 24
	sizes := r.take(2)
	startSize, lengthSize, baseSize, indexSize := sizes>>12, sizes>>8&15, sizes>>4&15, sizes&15
	wide := 2
	if version >= 2 {
		wide = 4
	}
	if version == 0 {
		indexSize = 0
	}
	for count := r.take(wide); count > 0 && len(r.data) > 0; count-- {
		id := r.take(wide)
		var p place
		if version > 0 {
			p.method = r.take(2) & 15
		}
		r.take(2) // another file; the caller has one
		base := r.number(baseSize)
		for n := r.take(2); n > 0 && len(r.data) > 0; n-- {
			r.take(indexSize)
			start, length := r.number(startSize), r.number(lengthSize)
			p.extents = append(p.extents, extent{base + start, length})
		}
		if _, isThere := out[id]; !isThere {
			out[id] = p
		}
	}
	return out
}

// number takes a number of up to eight bytes.
func (r *reader) number(size int) uint64 { return uint64(r.take(size)) }

// bytes returns an item's bytes. They share memory with the file where they lie
// in one piece.
func (s *items) bytes(id int, data, idat []byte) ([]byte, error) {
	p, isThere := s.places[id]
	switch {
	case !isThere || len(p.extents) == 0:
		return nil, errDamaged("it does not say where picture %d lies", id)
	case p.method == 1:
		data = idat
	case p.method != 0:
		return nil, &UnsupportedError{"a picture made of parts of others"}
	}
	if len(p.extents) == 1 {
		return p.extents[0].of(data)
	}
	var out []byte
	for _, e := range p.extents {
		part, err := e.of(data)
		if err != nil {
			return nil, err
		}
		if out = append(out, part...); len(out) > len(data) {
			return nil, errDamaged("the parts of picture %d lie on each other", id)
		}
	}
	return out, nil
}

// of returns the bytes of an extent.
func (e extent) of(data []byte) ([]byte, error) {
	size := uint64(len(data))
	if e.start >= size || e.length > size-e.start {
		return nil, io.ErrUnexpectedEOF
	}
	if e.length == 0 {
		return data[e.start:], nil
	}
	return data[e.start : e.start+e.length], nil
}
