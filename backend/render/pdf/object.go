package pdf

import (
	"slices"
	"strconv"
	"unicode/utf16"
)

// object is a PDF object: plain, name, text, ref, array, dict or *stream
// (ISO 32000-1, 7.3).
type object any

type (
	plain string // a number, true, false or null, as written
	name  string // without the slash, escapes as written
	text  []byte // a string's bytes
	ref   int    // number of an indirect object
	array []object
	dict  map[name]object
)

// stream is a dictionary with bytes.
type stream struct {
	dict dict
	data []byte
}

func number(v int) plain { return plain(strconv.Itoa(v)) }

// textString returns a text string: ASCII as it is, else UTF-16 (7.9.2.2).
func textString(s string) text {
	ascii := true
	for _, c := range []byte(s) {
		ascii = ascii && c >= ' ' && c < 0x7f
	}
	if ascii {
		return text(s)
	}
	t := text{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		t = append(t, byte(u>>8), byte(u))
	}
	return t
}

// appendObject writes o. Keys are sorted, so that a dictionary's bytes depend
// on its content alone.
func appendObject(b []byte, o object) []byte {
	switch v := o.(type) {
	case plain:
		return append(b, v...)
	case name:
		return append(append(b, '/'), v...)
	case text:
		return appendText(b, v)
	case ref:
		return append(strconv.AppendInt(b, int64(v), 10), " 0 R"...)
	case array:
		b = append(b, '[')
		for i, item := range v {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendObject(b, item)
		}
		return append(b, ']')
	case dict:
		return appendDict(b, v)
	case *stream:
		return appendStream(b, v)
	}
	return append(b, "null"...)
}

func appendDict(b []byte, d dict) []byte {
	b = append(b, "<<"...)
	for _, k := range sortedKeys(d) {
		b = append(append(b, '/'), k...)
		if !delimits(d[k]) {
			b = append(b, ' ')
		}
		b = appendObject(b, d[k])
	}
	return append(b, ">>"...)
}

// delimits reports whether an object's first byte ends the name before it.
func delimits(o object) bool {
	switch o.(type) {
	case plain, ref, nil:
		return false
	}
	return true
}

func appendStream(b []byte, s *stream) []byte {
	s.dict["Length"] = number(len(s.data))
	b = appendDict(b, s.dict)
	b = append(b, "\nstream\n"...)
	b = append(b, s.data...)
	return append(b, "\nendstream"...)
}

// appendText writes a literal string, or a hexadecimal one where bytes are
// not printable.
func appendText(b []byte, t text) []byte {
	for _, c := range t {
		if c < ' ' || c >= 0x7f {
			b = append(b, '<')
			for _, c := range t {
				b = append(b, hexDigits[c>>4], hexDigits[c&15])
			}
			return append(b, '>')
		}
	}
	b = append(b, '(')
	for _, c := range t {
		if c == '(' || c == ')' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, c)
	}
	return append(b, ')')
}

func sortedKeys(d dict) []name {
	keys := make([]name, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
