// Package pdfx holds a PDF to PDF/X-4 and PDF/X-1a:2003, rule by rule.
//
// It reads objects, not bytes: who has a reader of PDF hands a File over
// (package open does so with pdfcpu, for tests). Each rule has a name, a
// sentence that says what it asks for, and its source. ISO 15930 is sold;
// clauses are named as public texts cite them: "AN" is CGATS, Application
// Notes for PDF/X Standards, version 4, and "list" the checklists that
// docs/decisions/0028-pdfx-by-rules.md names; a number is given where a public
// text gives it.
//
// Files are hostile: references may lead in circles, types may be wrong,
// contents broken. Whatever cannot be read breaks the rule that needed it.
package pdfx

// Object is what a PDF is made of: nil, bool, float64, Name, Text, Ref, Array,
// Dict or *Stream (ISO 32000-1, 7.3).
type Object any

// The kinds of object beside Go's own.
type (
	Name  string // without the slash, escapes undone
	Text  []byte // a string's bytes
	Ref   int    // number of an indirect object
	Array []Object
	Dict  map[Name]Object
)

// Stream is a dictionary with bytes.
type Stream struct {
	Dict
	// Content is what all filters leave; nil where they could not be undone
	// or are those of a picture.
	Content []byte
	// Coded is what stands in the file, of a picture alone.
	Coded []byte
}

// File is a PDF taken apart.
type File struct {
	Version string // of the header: "1.6"
	Trailer Dict   // Root, Info, ID, Encrypt
	Objects map[Ref]Object
	// HasXRefStreams and HasObjectStreams say how the file keeps its objects,
	// which PDF 1.4 does not know.
	HasXRefStreams, HasObjectStreams bool
}

// maxChain is how many references may lead to one another.
const maxChain = 16

// At follows references.
func (f *File) At(o Object) Object {
	for range maxChain {
		r, ok := o.(Ref)
		if !ok {
			return o
		}
		o = f.Objects[r]
	}
	return nil
}

// Dict returns a dictionary, or that of a stream; empty where there is none.
func (f *File) Dict(o Object) Dict {
	switch v := f.At(o).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array returns an array; empty where there is none.
func (f *File) Array(o Object) Array {
	a, _ := f.At(o).(Array)
	return a
}

// Name returns a name; empty where there is none.
func (f *File) Name(o Object) Name {
	n, _ := f.At(o).(Name)
	return n
}

// Number returns a number, and whether there is one.
func (f *File) Number(o Object) (float64, bool) {
	n, ok := f.At(o).(float64)
	return n, ok
}

// text returns a text string in UTF-8 (7.9.2.2); "" where there is none.
func (f *File) text(o Object) string {
	t, _ := f.At(o).(Text)
	return decodeText(t)
}

// Rect returns a rectangle with its corners in order.
func (f *File) Rect(o Object) (r [4]float64, ok bool) {
	a := f.Array(o)
	if len(a) != 4 {
		return r, false
	}
	for i := range r {
		if r[i], ok = f.Number(a[i]); !ok {
			return r, false
		}
	}
	return [4]float64{min(r[0], r[2]), min(r[1], r[3]), max(r[0], r[2]), max(r[1], r[3])}, true
}
