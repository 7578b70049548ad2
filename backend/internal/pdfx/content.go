package pdfx

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
)

// Operation is an operator of a content stream with its operands.
type Operation struct {
	Operator string
	Operands []Object
}

// scanner reads a content stream (ISO 32000-1, 7.8.2).
type scanner struct {
	b     []byte
	at    int
	depth int
}

// maxNesting bounds arrays and dictionaries in one another.
const maxNesting = 64

var errContent = errors.New("the content cannot be read")

// Scan hands every operation of a content stream to do. An inline image is
// one operation "BI" whose operand is its dictionary. It fails at what cannot
// be read; what came before has been handed over.
func Scan(content []byte, do func(Operation)) error {
	s := &scanner{b: content}
	var operands []Object
	for {
		o, word, err := s.token()
		switch {
		case err != nil:
			return err
		case word == "" && o == nil && s.at >= len(s.b):
			return nil
		case word == "BI":
			if o, err = s.inlineImage(); err != nil {
				return err
			}
			do(Operation{"BI", []Object{o}})
			operands = nil
		case word != "":
			do(Operation{word, operands})
			operands = nil
		default:
			operands = append(operands, o)
		}
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}
func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (s *scanner) skip() {
	for s.at < len(s.b) {
		switch c := s.b[s.at]; {
		case c == '%':
			for s.at < len(s.b) && s.b[s.at] != '\n' && s.b[s.at] != '\r' {
				s.at++
			}
		case isSpace(c):
			s.at++
		default:
			return
		}
	}
}

func (s *scanner) word() string {
	from := s.at
	for s.at < len(s.b) && !isSpace(s.b[s.at]) && !isDelimiter(s.b[s.at]) {
		s.at++
	}
	return string(s.b[from:s.at])
}

// token reads an operand or an operator's word; neither at the end.
func (s *scanner) token() (o Object, word string, err error) {
	s.skip()
	if s.at >= len(s.b) {
		return nil, "", nil
	}
	if s.depth++; s.depth > maxNesting {
		return nil, "", errContent
	}
	defer func() { s.depth-- }()
	rest := s.b[s.at:]
	switch {
	case rest[0] == '/':
		s.at++
		return Name(s.word()), "", nil
	case rest[0] == '(':
		o, err = s.literal()
	case bytes.HasPrefix(rest, []byte("<<")):
		s.at += 2
		o, err = s.dict(">>")
	case rest[0] == '<':
		o, err = s.hex()
	case rest[0] == '[':
		s.at++
		o, err = s.list()
	default:
		return s.plain()
	}
	return o, "", err
}

func (s *scanner) plain() (Object, string, error) {
	w := s.word()
	if w == "" {
		return nil, "", errContent
	}
	if v, err := strconv.ParseFloat(w, 64); err == nil {
		return v, "", nil
	}
	switch w {
	case "true", "false":
		return w == "true", "", nil
	}
	return nil, w, nil
}

func (s *scanner) list() (Object, error) {
	a := Array{}
	for {
		s.skip()
		if s.at < len(s.b) && s.b[s.at] == ']' {
			s.at++
			return a, nil
		}
		o, word, err := s.token()
		if err != nil || s.at >= len(s.b) && o == nil {
			return nil, errContent
		}
		if word == "" {
			a = append(a, o)
		}
	}
}

// dict reads keys and values up to an end; that of an inline image is "ID".
func (s *scanner) dict(end string) (Dict, error) {
	d := Dict{}
	for {
		s.skip()
		if bytes.HasPrefix(s.b[s.at:], []byte(end)) {
			s.at += len(end)
			return d, nil
		}
		key, _, err := s.token()
		k, ok := key.(Name)
		if err != nil || !ok {
			return nil, errContent
		}
		if d[k], _, err = s.token(); err != nil {
			return nil, err
		}
	}
}

// inlineImage reads the dictionary and passes over the data: EI between
// spaces ends it.
func (s *scanner) inlineImage() (Dict, error) {
	d, err := s.dict("ID")
	if err != nil {
		return nil, err
	}
	for i := s.at + 1; i+2 <= len(s.b); i++ {
		if s.b[i] == 'E' && s.b[i+1] == 'I' && isSpace(s.b[i-1]) && (i+2 == len(s.b) || isSpace(s.b[i+2])) {
			s.at = i + 2
			return d, nil
		}
	}
	return nil, errContent
}

func (s *scanner) hex() (Object, error) {
	end := bytes.IndexByte(s.b[s.at:], '>')
	if end < 0 {
		return nil, errContent
	}
	t := hexText(s.b[s.at+1 : s.at+end])
	s.at += end + 1
	return t, nil
}

// hexText reads the digits of a string; a missing last one is 0 (7.3.4.3), and
// what is no digit is passed over.
func hexText(digits []byte) Text {
	t := make(Text, 0, len(digits)/2)
	high, isHalf := 0, false
	for _, c := range digits {
		v := strings.IndexByte("0123456789abcdef", c|0x20)
		switch {
		case v < 0 || c < '0':
		case isHalf:
			t, isHalf = append(t, byte(high<<4|v)), false
		default:
			high, isHalf = v, true
		}
	}
	if isHalf {
		t = append(t, byte(high<<4))
	}
	return t
}

func (s *scanner) literal() (Object, error) {
	from, open := s.at+1, 0
	for ; s.at < len(s.b); s.at++ {
		switch s.b[s.at] {
		case '\\':
			s.at++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				s.at++
				return unescaped(s.b[from : s.at-1]), nil
			}
		}
	}
	return nil, errContent
}

// escapes are those of a literal string with what they stand for (7.3.4.2).
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// unescaped undoes the escapes of a literal string.
func unescaped(b []byte) Text {
	if bytes.IndexByte(b, '\\') < 0 {
		return Text(b)
	}
	t := make(Text, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] != '\\' || i+1 == len(b) {
			t = append(t, b[i])
			continue
		}
		i++
		switch c := b[i]; {
		case c >= '0' && c <= '7':
			v := 0
			for k := 0; k < 3 && i < len(b) && b[i] >= '0' && b[i] <= '7'; k, i = k+1, i+1 {
				v = v<<3 | int(b[i]-'0')
			}
			i--
			t = append(t, byte(v))
		case c == '\r' || c == '\n': // the line goes on
			if c == '\r' && i+1 < len(b) && b[i+1] == '\n' {
				i++
			}
		case escapes[c] != 0:
			t = append(t, escapes[c])
		default:
			t = append(t, c)
		}
	}
	return t
}
