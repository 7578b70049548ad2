package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// object reads any direct object or reference.
func (p *parser) object() (object, error) {
	p.skipSpace()
	if p.at < 0 || p.at >= len(p.b) {
		return nil, errShort
	}
	if p.depth++; p.depth > maxDepth {
		return nil, errors.New("nested too deep")
	}
	defer func() { p.depth-- }()
	rest := p.b[p.at:]
	switch {
	case rest[0] == '/':
		p.at++
		return name(p.word()), nil
	case rest[0] == '(':
		return p.literal()
	case bytes.HasPrefix(rest, []byte("<<")):
		return p.dict()
	case rest[0] == '<':
		return p.hex()
	case rest[0] == '[':
		return p.array()
	}
	return p.plainOrRef()
}

func (p *parser) dict() (object, error) {
	p.at += 2
	d := dict{}
	for {
		p.skipSpace()
		if bytes.HasPrefix(p.b[p.at:], []byte(">>")) {
			p.at += 2
			return d, nil
		}
		k, err := p.object()
		if err != nil {
			return nil, err
		}
		key, ok := k.(name)
		if !ok {
			return nil, fmt.Errorf("%v where a key should be", k)
		}
		if d[key], err = p.object(); err != nil {
			return nil, err
		}
	}
}

func (p *parser) array() (object, error) {
	p.at++
	a := array{}
	for {
		p.skipSpace()
		if p.at < len(p.b) && p.b[p.at] == ']' {
			p.at++
			return a, nil
		}
		o, err := p.object()
		if err != nil {
			return nil, err
		}
		a = append(a, o)
	}
}

// plainOrRef reads a number or keyword, or "n 0 R".
func (p *parser) plainOrRef() (object, error) {
	w := p.word()
	if w == "" {
		return nil, fmt.Errorf("%q cannot begin an object", p.b[p.at])
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < 0 {
		return plain(w), nil //nolint:nilerr // a word that is no number is an object too
	}
	after := p.at
	if p.word() == "0" && p.word() == "R" {
		return ref(n), nil
	}
	p.at = after
	return plain(w), nil
}

// hex reads <…>; a missing last digit is 0.
func (p *parser) hex() (object, error) {
	end := bytes.IndexByte(p.b[p.at:], '>')
	if end < 0 {
		return nil, errShort
	}
	digits := bytes.Join(bytes.Fields(p.b[p.at+1:p.at+end]), nil)
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	p.at += end + 1
	t := make(text, len(digits)/2)
	for i := range t {
		v, err := strconv.ParseUint(string(digits[2*i:2*i+2]), 16, 8)
		if err != nil {
			return nil, err
		}
		t[i] = byte(v)
	}
	return t, nil
}

// literal reads (…) with its escapes (7.3.4.2).
func (p *parser) literal() (object, error) {
	t, open := text{}, 0
	for ; p.at < len(p.b); p.at++ {
		c := p.b[p.at]
		switch {
		case c == '\\' && p.at+1 < len(p.b):
			p.at++
			t = p.escaped(t)
			continue
		case c == '(':
			if open++; open == 1 {
				continue
			}
		case c == ')':
			if open--; open == 0 {
				p.at++
				return t, nil
			}
		}
		t = append(t, c)
	}
	return nil, errShort
}

// escapes are the letters that stand for a control character.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// escaped appends what the escape at the parser's place stands for.
func (p *parser) escaped(t text) text {
	c := p.b[p.at]
	if c >= '0' && c <= '7' {
		v := 0
		for i := 0; i < 3 && p.at < len(p.b) && p.b[p.at] >= '0' && p.b[p.at] <= '7'; i++ {
			v = v*8 + int(p.b[p.at]-'0')
			p.at++
		}
		p.at--
		return append(t, byte(v))
	}
	if c == '\n' {
		return t // a broken line goes on
	}
	if e, ok := escapes[c]; ok {
		c = e
	}
	return append(t, c)
}
