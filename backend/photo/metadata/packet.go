package metadata

import (
	"bytes"
	"encoding/xml"
	"maps"
	"slices"
)

// The wrapper of a packet (ISO 16684-1, 7.3.2), by which programs find XMP in
// files that they do not know.
const (
	packetBegin = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	packetEnd   = "\n<?xpacket end=\"w\"?>"
	metaBegin   = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="` + nsRDF + `">` + "\n"
	metaEnd     = "</rdf:RDF></x:xmpmeta>"
)

// written is a property as XML.
type written struct {
	prefix, xml string
}

// writeFields returns the properties that hold the fields, of those that pass
// a test.
func writeFields(f *Fields, isWanted func(property) bool) []written {
	var out []written
	for _, p := range vocabulary {
		if values := p.values(f); len(values) > 0 && isWanted(p) {
			out = append(out, writeProperty(p.name, p.container, values))
		}
	}
	return out
}

func anyProperty(property) bool { return true }

// writeProperty returns one property, its texts in a container of RDF if one
// is named. Characters that XML cannot hold become U+FFFD.
func writeProperty(name xml.Name, container string, texts []string) written {
	prefix := preferredNames[name.Space]
	element := prefix + ":" + name.Local
	var b bytes.Buffer
	b.WriteString("<" + element + ">")
	if container == "" {
		_ = xml.EscapeText(&b, []byte(texts[0])) // a buffer does not fail
	} else {
		writeContainer(&b, container, texts)
	}
	b.WriteString("</" + element + ">\n")
	return written{prefix, b.String()}
}

func writeContainer(b *bytes.Buffer, container string, texts []string) {
	item := "<rdf:li>"
	if container == "Alt" {
		item = `<rdf:li xml:lang="x-default">`
	}
	b.WriteString("<rdf:" + container + ">")
	for _, t := range texts {
		b.WriteString(item)
		_ = xml.EscapeText(b, []byte(t)) // a buffer does not fail
		b.WriteString("</rdf:li>")
	}
	b.WriteString("</rdf:" + container + ">")
}

// describe returns properties in an rdf:Description that stands on its own:
// it declares what it uses. What it is about is escaped already.
func describe(ps []written, about string) []byte {
	spaces := map[string]string{}
	for space, prefix := range preferredNames {
		for _, p := range ps {
			if p.prefix == prefix {
				spaces[prefix] = space
			}
		}
	}
	var b bytes.Buffer
	b.WriteString(`<rdf:Description xmlns:rdf="` + nsRDF + `" rdf:about="` + about + `"`)
	for _, prefix := range slices.Sorted(maps.Keys(spaces)) {
		b.WriteString("\n xmlns:" + prefix + `="` + spaces[prefix] + `"`)
	}
	b.WriteString(">\n")
	for _, p := range ps {
		b.WriteString(p.xml)
	}
	b.WriteString("</rdf:Description>\n")
	return b.Bytes()
}

// wholeXMP returns properties as XMP without its wrapper.
func wholeXMP(ps []written) []byte {
	return slices.Concat([]byte(metaBegin), describe(ps, ""), []byte(metaEnd))
}

// wrap puts XMP into the wrapper of a packet.
func wrap(xmp []byte) []byte {
	return slices.Concat([]byte(packetBegin), xmp, []byte(packetEnd))
}
