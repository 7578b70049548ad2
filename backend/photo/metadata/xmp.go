package metadata

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// Limits on XMP; encoding/xml expands no entities of its own.
const (
	maxXMP       = 4 << 20
	maxDepth     = 64
	maxXMPValues = 2000
)

// ErrLimit says that XMP is larger or deeper than any photo's.
var ErrLimit = errors.New("XMP beyond limits")

// Namespaces of XMP (ISO 16684-1), IPTC Core 1.3 and IPTC Extension.
const (
	nsRDF       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsXML       = "http://www.w3.org/XML/1998/namespace"
	nsDC        = "http://purl.org/dc/elements/1.1/"
	nsPhotoshop = "http://ns.adobe.com/photoshop/1.0/"
	nsRights    = "http://ns.adobe.com/xap/1.0/rights/"
	nsCore      = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
	nsExt       = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
	nsEXIF      = "http://ns.adobe.com/exif/1.0/"
	nsNote      = "http://ns.adobe.com/xmp/note/"
)

// properties holds the texts of the properties that are read, by name. Of
// alternatives the default comes first.
type properties map[xml.Name][]string

// readXMP reads an XMP packet or sidecar. What was read before an error counts.
func readXMP(data []byte) (properties, error) {
	r := xmpReader{found: properties{}, hasDefault: map[xml.Name]bool{}}
	if len(data) > maxXMP {
		return r.found, ErrLimit
	}
	d := xml.NewDecoder(bytes.NewReader(xmpText(data)))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // see xmpText
	for {
		token, err := d.Token()
		if err == io.EOF {
			return r.found, nil
		}
		if err == nil {
			err = r.take(token)
		}
		if err != nil {
			return r.found, fmt.Errorf("XMP: %w", err)
		}
	}
}

// xmpText returns XMP in UTF-8 without the zeros and spaces that pad it. XMP is
// UTF-8; sidecars of some programs are UTF-16 with a byte order mark.
func xmpText(data []byte) []byte {
	if len(data) >= 2 && (data[0] == 0xff && data[1] == 0xfe || data[0] == 0xfe && data[1] == 0xff) {
		data = []byte(decodeUTF16(data, data[0] == 0xfe))
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return bytes.Trim(data, "\x00 \r\n\t")
}

// xmpReader holds the open elements and the text of the innermost one.
type xmpReader struct {
	found      properties
	count      int
	open       []xml.StartElement
	text       []byte
	isLeaf     bool // nothing was closed since the last opening
	hasDefault map[xml.Name]bool
}

func (r *xmpReader) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		if len(r.open) == maxDepth {
			return ErrLimit
		}
		r.open, r.text, r.isLeaf = append(r.open, t.Copy()), r.text[:0], true
		if len(r.open) == r.depth()+1 {
			r.attributes(t)
		}
	case xml.CharData:
		r.text = append(r.text, t...)
	case xml.EndElement:
		if r.isLeaf { // white space between the items of a list is no text
			r.close()
		}
		r.open, r.text, r.isLeaf = r.open[:len(r.open)-1], r.text[:0], false
	}
	return nil
}

// depth returns at which depth rdf:Description stands: in rdf:RDF, which stands
// in x:xmpmeta or alone. -1 outside of any.
func (r *xmpReader) depth() int {
	for i, e := range r.open {
		if e.Name == (xml.Name{Space: nsRDF, Local: "RDF"}) {
			return i + 1
		}
	}
	return -1
}

// attributes reads the short form: plain properties of an rdf:Description.
func (r *xmpReader) attributes(t xml.StartElement) {
	if t.Name == (xml.Name{Space: nsRDF, Local: "Description"}) {
		for _, a := range t.Attr {
			r.keep(a.Name, a.Value, false)
		}
	}
}

// containers are the elements of RDF between a property and its text.
var containers = map[string]bool{"Alt": true, "Seq": true, "Bag": true, "li": true, "value": true, "Description": true}

// close keeps the text of the element that ends, if nothing but containers
// stands between it and a property of the photo.
func (r *xmpReader) close() {
	at := r.depth() + 1
	if at < 2 || at >= len(r.open) {
		return
	}
	isDefault := false
	for _, e := range r.open[at+1:] {
		if e.Name.Space != nsRDF || !containers[e.Name.Local] {
			return
		}
		isDefault = isDefault || language(e) == "x-default"
	}
	r.keep(r.open[at].Name, string(r.text), isDefault)
}

func language(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "lang" && (a.Name.Space == nsXML || a.Name.Space == "xml") {
			return a.Value
		}
	}
	return ""
}

// keep adds a text; the first default comes to the front.
func (r *xmpReader) keep(name xml.Name, text string, isDefault bool) {
	if !isRead[name] && !isCoordinate[name] || text == "" || r.count == maxXMPValues {
		return
	}
	r.count++
	if isDefault && !r.hasDefault[name] {
		r.hasDefault[name] = true
		r.found[name] = append([]string{text}, r.found[name]...)
		return
	}
	r.found[name] = append(r.found[name], text)
}

// add takes over what another packet says and this one does not.
func (p properties) add(other properties) {
	for name, texts := range other {
		if p[name] == nil {
			p[name] = texts
		}
	}
}
