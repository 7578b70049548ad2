package pdfx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// prefixes are the usual short names of the schemas that rules look at.
var prefixes = map[string]string{
	"http://purl.org/dc/elements/1.1/":            "dc",
	"http://ns.adobe.com/pdf/1.3/":                "pdf",
	"http://ns.adobe.com/pdfx/1.3/":               "pdfx",
	"http://www.npes.org/pdfx/ns/id/":             "pdfxid",
	"http://ns.adobe.com/xap/1.0/":                "xmp",
	"http://ns.adobe.com/xap/1.0/mm/":             "xmpMM",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}

// properties are the values of a metadata stream by "prefix:Name"; of a list
// the first entry.
type properties map[string]string

// maxElements bounds what is read of a metadata stream.
const maxElements = 20_000

// readXMP reads a metadata stream.
func readXMP(data []byte) (properties, error) {
	p := properties{}
	d := xml.NewDecoder(bytes.NewReader(data))
	current := "" // the property under way
	for range maxElements {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return p, nil
		}
		if err != nil {
			return p, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			p.attributes(t)
			if short := shortName(t.Name); short != "" && !strings.HasPrefix(short, "rdf:") {
				current = short
			}
		case xml.EndElement:
			if shortName(t.Name) == current {
				current = ""
			}
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); current != "" && s != "" && p[current] == "" {
				p[current] = s
			}
		}
	}
	return p, errors.New("the metadata has too many elements")
}

// attributes reads the short form, in which properties are attributes.
func (p properties) attributes(t xml.StartElement) {
	if shortName(t.Name) != "rdf:Description" {
		return
	}
	for _, a := range t.Attr {
		if short := shortName(a.Name); short != "" {
			p[short] = a.Value
		}
	}
}

func shortName(n xml.Name) string {
	if prefix, ok := prefixes[n.Space]; ok {
		return prefix + ":" + n.Local
	}
	return ""
}
