package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// mutant is a press file taken apart, to be broken and written again.
type mutant struct {
	*file
	t                   *testing.T
	catalog, info, page dict
	trailer             dict
	version             string
	xrefStream          bool // keep the references in a stream, as PDF 1.5 can
}

func takeApart(t *testing.T, data []byte, version string) *mutant {
	m := &mutant{file: reread(t, data), t: t, version: version}
	m.catalog, m.info = m.get(m.root), m.get(m.file.info)
	m.page = m.get(m.get(m.catalog["Pages"])["Kids"].(array)[0])
	m.trailer = dict{"Root": m.root, "Info": m.file.info, "ID": array{text("0123456789abcdef"), text("0123456789abcdef")}}
	return m
}

// get returns an object's dictionary, which may be changed.
func (m *mutant) get(o object) dict {
	if r, ok := o.(ref); ok {
		o = m.objects[r]
	}
	switch v := o.(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	m.t.Fatalf("%v is no dictionary", o)
	return nil
}

// add gives an object the next number.
func (m *mutant) add(o object) ref {
	n := ref(len(m.objects) + 1)
	m.objects[n] = o
	return n
}

// paint appends content to the page.
func (m *mutant) paint(content string) {
	m.page["Contents"] = array{m.page["Contents"], m.add(&stream{dict{}, []byte(content)})}
}

// resource gives the page a resource more.
func (m *mutant) resource(kind, called name, o object) {
	resources := m.get(m.page["Resources"])
	if resources[kind] == nil {
		resources[kind] = dict{}
	}
	m.get(resources[kind])[called] = o
}

// formWith adds a form that paints content, and shows it.
func (m *mutant) formWith(content string, more dict) {
	d := dict{"Type": name("XObject"), "Subtype": name("Form"), "BBox": array{number(0), number(0), number(9), number(9)}}
	for k, v := range more {
		d[k] = v
	}
	m.resource("XObject", "FmX", m.add(&stream{d, []byte(content)}))
	m.paint("/FmX Do")
}

// picture returns a dictionary of a 1 × 1 picture with more in it.
func pictureWith(more dict) *stream {
	d := dict{"Type": name("XObject"), "Subtype": name("Image"), "Width": number(1), "Height": number(1), "BitsPerComponent": number(8), "ColorSpace": name("DeviceGray")}
	for k, v := range more {
		d[k] = v
	}
	return &stream{d, []byte{0, 0, 0}}
}

// intent is the first output intent, profile its profile's bytes.
func (m *mutant) intent() dict { return m.get(m.catalog["OutputIntents"].(array)[0]) }

func (m *mutant) setProfile(p []byte) {
	m.intent()["DestOutputProfile"] = m.add(&stream{dict{"N": number(4)}, p})
}

// xmp replaces words in the metadata.
func (m *mutant) xmp(old, new string) {
	s := m.objects[m.catalog["Metadata"].(ref)].(*stream)
	if !bytes.Contains(s.data, []byte(old)) {
		m.t.Fatalf("%q is not in the metadata", old)
	}
	s.data = bytes.Replace(s.data, []byte(old), []byte(new), 1)
}

// font is the dictionary of the first composite font, descendant the one below.
func (m *mutant) descendant() dict {
	for _, n := range m.numbers() {
		if d, ok := m.objects[n].(dict); ok && d["Subtype"] == name("CIDFontType2") {
			return d
		}
	}
	m.t.Fatal("no font")
	return nil
}

// annotate puts an annotation on the page, at a rectangle in points.
func (m *mutant) annotate(kind name, sides ...int) dict {
	box := array{}
	for _, v := range sides {
		box = append(box, number(v))
	}
	d := dict{"Type": name("Annot"), "Subtype": kind, "Rect": box}
	m.page["Annots"] = array{m.add(d)}
	return d
}

// bytes writes the file again.
func (m *mutant) bytes() []byte {
	bodies := make([][]byte, len(m.objects))
	for n, o := range m.objects {
		bodies[n-1] = appendIndirect(nil, n, o)
	}
	m.trailer["Size"] = number(len(bodies) + 1)
	if m.xrefStream {
		return m.withXRefStream(bodies)
	}
	var out bytes.Buffer
	if err := writeFile(&out, m.version, bodies, m.trailer); err != nil {
		m.t.Fatal(err)
	}
	return out.Bytes()
}

// withXRefStream writes a cross-reference stream (ISO 32000-1, 7.5.8).
func (m *mutant) withXRefStream(bodies [][]byte) []byte {
	var out strings.Builder
	out.WriteString(header(m.version))
	table := []byte{0, 0, 0, 0, 0}
	for _, b := range bodies {
		at := out.Len()
		table = append(table, 1, byte(at>>16), byte(at>>8), byte(at), 0)
		out.Write(b)
	}
	at, n := out.Len(), len(bodies)+1
	table = append(table, 1, byte(at>>16), byte(at>>8), byte(at), 0)
	d := dict{"Type": name("XRef"), "W": array{number(1), number(3), number(1)}, "Size": number(n + 1)}
	for _, k := range []name{"Root", "Info", "ID"} {
		d[k] = m.trailer[k]
	}
	out.Write(appendIndirect(nil, ref(n), &stream{d, table}))
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", at)
	return []byte(out.String())
}
