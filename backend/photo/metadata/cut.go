package metadata

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
)

// errNoRDF says that XML is not XMP.
var errNoRDF = errors.New("XMP: no rdf:RDF in it")

// trimmed is XMP out of which properties were cut; every other byte is as its
// program wrote it.
type trimmed struct {
	xmp    []byte
	insert int    // where another rdf:Description can stand
	about  string // what the descriptions are about, as it is written
}

// with returns the XMP with properties added.
func (t trimmed) with(ps []written) []byte {
	if len(ps) == 0 {
		return t.xmp
	}
	out := append(bytes.Clone(t.xmp[:t.insert]), describe(ps, t.about)...)
	return append(out, t.xmp[t.insert:]...)
}

// cutProperties takes out of XMP the properties that a test names, in the form
// of elements and of attributes.
func cutProperties(xmp []byte, isCut func(xml.Name) bool) (trimmed, error) {
	if len(xmp) > maxXMP {
		return trimmed{}, ErrLimit
	}
	c := cutter{xmp: xmpText(xmp), isCut: isCut, insert: -1}
	d := xml.NewDecoder(bytes.NewReader(c.xmp))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // see xmpText
	for {
		from := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return trimmed{}, fmt.Errorf("XMP: %w", err)
		}
		c.take(token, from, int(d.InputOffset()))
		if len(c.open) > maxDepth {
			return trimmed{}, ErrLimit
		}
	}
	if c.insert < 0 {
		return trimmed{}, errNoRDF
	}
	return c.result(), nil
}

// cutter walks XMP and keeps what is cut, as ranges of bytes in order.
type cutter struct {
	xmp    []byte
	isCut  func(xml.Name) bool
	open   []xml.Name
	rdf    int // how deep rdf:RDF stands; 0 outside
	start  int // where the property that is cut began
	inCut  bool
	cuts   [][2]int
	insert int
	about  string
}

func (c *cutter) take(token xml.Token, from, to int) {
	switch t := token.(type) {
	case xml.ProcInst:
		if t.Target == "xml" && !c.inCut { // it may name an encoding that is not ours
			c.cuts = append(c.cuts, [2]int{from, to})
		}
	case xml.StartElement:
		c.begin(t, from, to)
	case xml.EndElement:
		c.end(from, to)
	}
}

func (c *cutter) begin(t xml.StartElement, from, to int) {
	c.open = append(c.open, t.Name)
	switch {
	case t.Name == (xml.Name{Space: nsRDF, Local: "RDF"}) && c.rdf == 0:
		c.rdf = len(c.open)
	case c.rdf > 0 && len(c.open) == c.rdf+1 && t.Name == (xml.Name{Space: nsRDF, Local: "Description"}):
		c.attributes(t, from, to)
	case c.rdf > 0 && len(c.open) == c.rdf+2 && !c.inCut && c.isCut(t.Name):
		c.inCut, c.start = true, from
	}
}

func (c *cutter) end(from, to int) {
	switch {
	case c.inCut && len(c.open) == c.rdf+2:
		c.inCut = false
		c.cuts = append(c.cuts, [2]int{c.start, to})
	case len(c.open) == c.rdf && from < to: // not <rdf:RDF/>, where nothing can be added
		c.insert = from
	}
	if c.open = c.open[:len(c.open)-1]; len(c.open) < c.rdf {
		c.rdf = 0
	}
}

var attributeForm = regexp.MustCompile(`\s+[^\s=>/]+\s*=\s*("[^"]*"|'[^']*')`)

// attributes cuts attributes of a start tag; the decoder has them in the order
// in which they are written.
func (c *cutter) attributes(t xml.StartElement, from, to int) {
	places := attributeForm.FindAllSubmatchIndex(c.xmp[from:to], -1)
	if len(places) != len(t.Attr) {
		return
	}
	for i, a := range t.Attr {
		if a.Name == (xml.Name{Space: nsRDF, Local: "about"}) && c.about == "" {
			c.about = escaped(a.Value)
		}
		if c.isCut(a.Name) {
			c.cuts = append(c.cuts, [2]int{from + places[i][0], from + places[i][1]})
		}
	}
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer does not fail
	return b.String()
}

// result joins what was not cut.
func (c *cutter) result() trimmed {
	out := trimmed{about: c.about}
	at := 0
	for _, cut := range append(c.cuts, [2]int{len(c.xmp), len(c.xmp)}) {
		if c.insert >= at && c.insert <= cut[0] {
			out.insert = len(out.xmp) + c.insert - at
		}
		out.xmp = append(out.xmp, c.xmp[at:cut[0]]...)
		at = cut[1]
	}
	return out
}
