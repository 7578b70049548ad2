package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strconv"
	"sync"
)

// parcel holds the objects that gofpdf takes over as they are. gofpdf knows
// an imported object by a key of forty characters, replaces each reference to
// a key by the object's number, and expects every object to end itself.
type parcel struct {
	objects map[string][]byte
	places  map[string]map[int]string // key, byte offset of a reference, key
	forms   map[string]string         // resource name of a form, key
}

// keyLength is fixed by gofpdf.
const keyLength = 40

// key returns the key of object n of the parcel.
func key(n int) string { return fmt.Sprintf("%0*d", keyLength, n) }

// formName returns the resource name of form n.
func formName(n int) string { return "/Fm" + strconv.Itoa(n) }

// body is an object under way.
type body struct {
	b      []byte
	places map[int]string
}

func (o *body) printf(format string, args ...any) { o.b = fmt.Appendf(o.b, format, args...) }

// ref writes a reference to object n.
func (o *body) ref(n int) {
	if o.places == nil {
		o.places = map[int]string{}
	}
	o.places[len(o.b)] = key(n)
	o.b = append(o.b, key(n)...)
	o.b = append(o.b, " 0 R"...)
}

// stream ends the dictionary under way and adds a deflated stream.
func (o *body) stream(content []byte) {
	packed := deflate(content)
	o.printf("/Filter/FlateDecode/Length %d>>\nstream\n", len(packed))
	o.b = append(o.b, packed...)
	o.b = append(o.b, "\nendstream"...)
}

// put adds object n to the parcel.
func (p *parcel) put(n int, o *body) {
	o.b = append(o.b, "\nendobj"...)
	p.objects[key(n)] = o.b
	if o.places != nil {
		p.places[key(n)] = o.places
	}
}

// deflaters are kept, for one weighs more than most of what it packs.
var deflaters = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, deflateLevel) // the level is good
	return w
}}

// deflateLevel 3 packs a page's fonts to within 5 % of the best level in half
// of its time.
const deflateLevel = 3

func deflate(content []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(content)/2 + 64)
	w := deflaters.Get().(*zlib.Writer)
	w.Reset(&out)
	_, _ = w.Write(content) // a buffer takes everything
	w.Close()
	deflaters.Put(w)
	return out.Bytes()
}
