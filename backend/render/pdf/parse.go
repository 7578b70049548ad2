package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// file is a PDF taken apart.
type file struct {
	objects map[ref]object
	root    ref
	info    ref
}

var errShort = errors.New("ends too early")

// parseFile reads what gofpdf writes: one cross-reference table, streams of
// stated length. It is strict, for gofpdf's output and our objects are all
// that it ever sees.
func parseFile(raw []byte) (*file, error) {
	table, err := xrefOffset(raw)
	if err != nil {
		return nil, err
	}
	p := &parser{b: raw, at: table}
	offsets, err := p.xref()
	if err != nil {
		return nil, err
	}
	f := &file{objects: make(map[ref]object, len(offsets))}
	if err := f.readTrailer(p); err != nil {
		return nil, err
	}
	for n, offset := range offsets {
		p.at = offset
		o, err := p.indirect(n)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
		f.objects[n] = o
	}
	return f, nil
}

// xrefOffset finds the table by the number before the end of the file.
func xrefOffset(raw []byte) (int, error) {
	i := bytes.LastIndex(raw, []byte("startxref"))
	if i < 0 {
		return 0, errors.New("no startxref")
	}
	p := &parser{b: raw, at: i + len("startxref")}
	return p.integer()
}

func (f *file) readTrailer(p *parser) error {
	if err := p.expect("trailer"); err != nil {
		return err
	}
	o, err := p.object()
	if err != nil {
		return err
	}
	d, _ := o.(dict)
	f.root, _ = d["Root"].(ref)
	f.info, _ = d["Info"].(ref)
	if f.root == 0 {
		return errors.New("the trailer has no root")
	}
	return nil
}

// parser reads objects from b on at.
type parser struct {
	b  []byte
	at int
	// depth of arrays and dictionaries under way
	depth int
}

// maxDepth is more than any object of a page needs.
const maxDepth = 64

// xref reads the table: number to offset of each object in use.
func (p *parser) xref() (map[ref]int, error) {
	if err := p.expect("xref"); err != nil {
		return nil, err
	}
	first, err := p.integer()
	if err != nil {
		return nil, err
	}
	count, err := p.integer()
	if err != nil {
		return nil, err
	}
	offsets := map[ref]int{}
	for n := first; n < first+count; n++ {
		offset, err := p.integer()
		if err != nil {
			return nil, err
		}
		if _, err := p.integer(); err != nil {
			return nil, err
		}
		if p.word() == "n" {
			offsets[ref(n)] = offset
		}
	}
	return offsets, nil
}

// indirect reads "n 0 obj … endobj".
func (p *parser) indirect(n ref) (object, error) {
	if err := p.expect(fmt.Sprint(int(n))); err != nil {
		return nil, err
	}
	if err := p.expect("0"); err != nil {
		return nil, err
	}
	if err := p.expect("obj"); err != nil {
		return nil, err
	}
	o, err := p.object()
	if err != nil {
		return nil, err
	}
	switch w := p.word(); w {
	case "endobj":
		return o, nil
	case "stream":
		return p.stream(o)
	default:
		return nil, fmt.Errorf("%q where the object should end", w)
	}
}

// stream reads the bytes after the word stream.
func (p *parser) stream(o object) (object, error) {
	d, _ := o.(dict)
	text, _ := d["Length"].(plain)
	length, err := strconv.Atoi(string(text))
	if err != nil || length < 0 {
		return nil, errors.New("a stream without length")
	}
	if p.at++; length > len(p.b)-p.at { // the line's end after "stream"
		return nil, errShort
	}
	s := &stream{d, p.b[p.at : p.at+length]}
	p.at += length
	if err := p.expect("endstream"); err != nil {
		return nil, err
	}
	return s, p.expect("endobj")
}

func (p *parser) skipSpace() {
	for p.at >= 0 && p.at < len(p.b) && isSpace(p.b[p.at]) {
		p.at++
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// word reads to the next space or delimiter.
func (p *parser) word() string {
	p.skipSpace()
	start := p.at
	for p.at >= 0 && p.at < len(p.b) && !isSpace(p.b[p.at]) && !isDelimiter(p.b[p.at]) {
		p.at++
	}
	if start < 0 || start > len(p.b) {
		return ""
	}
	return string(p.b[start:p.at])
}

func (p *parser) expect(want string) error {
	if got := p.word(); got != want {
		return fmt.Errorf("%q where %q should be", got, want)
	}
	return nil
}

func (p *parser) integer() (int, error) {
	v, err := strconv.Atoi(p.word())
	if err != nil || v < 0 {
		return 0, errors.New("a number is missing")
	}
	return v, nil
}
