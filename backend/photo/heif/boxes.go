package heif

import (
	"encoding/binary"
	"iter"
)

// box is one box of a file: its type, and what it holds.
type box struct {
	name string
	body []byte
}

// next reads the box that data begins with (ISO/IEC 14496-12, 4.2), and returns
// what follows it.
func next(data []byte) (name string, body, rest []byte, ok bool) {
	if len(data) < 8 {
		return "", nil, nil, false
	}
	size, head := uint64(binary.BigEndian.Uint32(data)), uint64(8)
	switch {
	case size == 1 && len(data) >= 16:
		size, head = binary.BigEndian.Uint64(data[8:]), 16
	case size == 0:
		size = uint64(len(data))
	}
	if size < head || size > uint64(len(data)) {
		return "", nil, nil, false
	}
	return string(data[4:8]), data[head:size], data[size:], true
}

// boxes goes through boxes side by side, up to the first that is damaged.
func boxes(data []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for {
			name, body, rest, ok := next(data)
			if !ok || !yield(name, body) {
				return
			}
			data = rest
		}
	}
}

// find returns the first box of a type, nil if there is none.
func find(data []byte, name string) []byte {
	for n, body := range boxes(data) {
		if n == name {
			return body
		}
	}
	return nil
}

// reader takes whole numbers from a box; behind its end they are 0.
type reader struct {
	data []byte
}

func (r *reader) take(size int) int {
	v := 0
	if size > len(r.data) {
		r.data = nil
		return 0
	}
	for _, b := range r.data[:size] {
		v = v<<8 | int(b)
	}
	r.data = r.data[size:]
	return v
}

// primary returns the number of the main picture (14496-12, 8.11.4).
func primary(pitm []byte) int {
	r := reader{pitm}
	if r.take(4)>>24 == 0 {
		return r.take(2)
	}
	return r.take(4)
}

// allAssociations returns which properties each picture has, from 1 (23008-12,
// 9.3). Of a picture that is named twice the first counts.
func allAssociations(ipma []byte) map[int][]int {
	out := map[int][]int{}
	r := reader{ipma}
	head := r.take(4)
	idSize, indexSize, mask := 2, 1, 0x7f
	if head>>24 > 0 {
		idSize = 4
	}
	if head&1 != 0 {
		indexSize, mask = 2, 0x7fff
	}
	for count := r.take(4); count > 0 && len(r.data) > 0; count-- {
		id := r.take(idSize)
		var found []int
		for n := r.take(1); n > 0; n-- {
			found = append(found, r.take(indexSize)&mask)
		}
		if _, isThere := out[id]; !isThere {
			out[id] = found
		}
	}
	return out
}
