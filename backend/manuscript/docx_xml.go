package manuscript

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"sort"
	"strings"
	"unicode/utf8"
)

// xmlReader reads an XML part element by element, with a limit on nesting.
// A document type is refused: word processors write none, and it is the door
// to entity bombs and foreign files. encoding/xml resolves no entities of its
// own and opens nothing.
type xmlReader struct {
	d     *draft
	dec   *xml.Decoder
	depth int
}

// element is the start of an XML element. The space is shortened to what the
// readers ask for: "w", "mc", "r", "v", "m", "a" or "".
type element struct {
	space, name string
	attrs       []xml.Attr
}

func newXMLReader(d *draft, raw []byte) *xmlReader {
	if bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		raw = []byte(decodeUTF16(raw[2:], raw[0] == 0xfe))
	}
	x := &xmlReader{d: d, dec: xml.NewDecoder(bytes.NewReader(raw))}
	x.dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // UTF-16 is decoded above
	return x
}

// checkTags refuses elements with more attributes than any program writes:
// the decoder keeps all of one element in memory.
func (d *draft) checkTags(raw []byte) error {
	inTag, quote, attributes := false, byte(0), 0
	for _, c := range raw {
		switch {
		case !inTag:
			inTag, attributes = c == '<', 0
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"', c == '\'':
			quote = c
			if attributes++; attributes > maxAttributes {
				return d.stop(DocumentBroken, 0, "detail", "attributes")
			}
		case c == '>':
			inTag = false
		}
	}
	return nil
}

// next returns the next start or end of an element or text, and io.EOF at the
// end. Text inside unknown elements is returned too.
func (x *xmlReader) next() (xml.Token, error) {
	for {
		token, err := x.dec.Token()
		if errors.Is(err, io.EOF) {
			return nil, err
		}
		if err != nil {
			return nil, x.d.stop(DocumentBroken, 0, "detail", detailOf(err))
		}
		switch token.(type) {
		case xml.Directive:
			return nil, x.d.stop(DocumentType, 0)
		case xml.StartElement:
			if x.depth++; x.depth > maxXMLDepth {
				return nil, x.d.stop(TooDeep, 0)
			}
			return token, nil
		case xml.EndElement:
			x.depth--
			return token, nil
		case xml.CharData:
			return token, nil
		}
	}
}

func detailOf(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return shorten(strings.ToValidUTF8(syntax.Msg, "?"), 80)
	}
	return "XML"
}

// children calls f for each child element of the one just started. f has to
// read its element to the end: by children, skip or text.
func (x *xmlReader) children(f func(element) error) error {
	for {
		token, err := x.next()
		if errors.Is(err, io.EOF) {
			return x.d.stop(DocumentBroken, 0, "detail", "unexpected end")
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := f(newElement(t)); err != nil {
				return err
			}
		}
	}
}

// each calls f for every element of the part, however deep; f reads nothing.
func (x *xmlReader) each(f func(element) error) error {
	for {
		token, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := f(newElement(start)); err != nil {
				return err
			}
		}
	}
}

// skip reads the element just started to its end.
func (x *xmlReader) skip() error {
	return x.children(func(element) error { return x.skip() })
}

// text returns the character data of the element just started.
func (x *xmlReader) text() (string, error) {
	var out strings.Builder
	for {
		token, err := x.next()
		if errors.Is(err, io.EOF) {
			return "", x.d.stop(DocumentBroken, 0, "detail", "unexpected end")
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			out.Write(t)
		case xml.StartElement:
			if err := x.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return out.String(), nil
		}
	}
}

func newElement(t xml.StartElement) element {
	return element{spaceOf(t.Name.Space), t.Name.Local, t.Attr}
}

// spaceOf shortens the names of the namespaces, of which the strict form of
// the standard has a second set.
func spaceOf(uri string) string {
	switch {
	case uri == "w", strings.HasSuffix(uri, "/wordprocessingml/2006/main"), strings.HasSuffix(uri, "/wordprocessingml/main"):
		return "w"
	case uri == "mc", strings.HasSuffix(uri, "/markup-compatibility/2006"):
		return "mc"
	case uri == "v", uri == "urn:schemas-microsoft-com:vml":
		return "v"
	case uri == "m", strings.HasSuffix(uri, "/officeDocument/2006/math"), strings.HasSuffix(uri, "/officeDocument/math"):
		return "m"
	case uri == "a", strings.HasSuffix(uri, "/drawingml/2006/main"), strings.HasSuffix(uri, "/drawingml/main"):
		return "a"
	}
	return ""
}

// attr returns an attribute by its local name, whatever its namespace.
func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// isOn reads a switch: an element without a value is on.
func (e element) isOn() bool {
	switch strings.ToLower(e.attr("val")) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// atoi reads a whole number, 0 for anything else.
func atoi(s string) int {
	n := 0
	negative := strings.HasPrefix(s, "-")
	for _, r := range strings.TrimPrefix(s, "-") {
		if r < '0' || r > '9' || n > 1<<24 {
			break
		}
		n = n*10 + int(r-'0')
	}
	if negative {
		return -n
	}
	return n
}

// hexRune reads a character's code as w:sym writes it.
func hexRune(s string) rune {
	n := rune(0)
	for _, c := range strings.ToLower(s) {
		i := strings.IndexRune("0123456789abcdef", c)
		if i < 0 || n > utf8.MaxRune {
			return utf8.RuneError
		}
		n = n<<4 | rune(i)
	}
	if !utf8.ValidRune(n) || n < ' ' {
		return utf8.RuneError
	}
	return n
}

func isEOF(err error) bool { return errors.Is(err, io.EOF) }

func startOf(token xml.Token) (element, bool) {
	t, ok := token.(xml.StartElement)
	if !ok {
		return element{}, false
	}
	return newElement(t), true
}
