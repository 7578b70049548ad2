package photo

import (
	"encoding/binary"
	"hash/crc32"
)

// The head of a rendition in the cache: what its bytes do not tell, and a sum
// over all of it. A JPEG of light is kept without one, as it always was.
const (
	keptMark = "inks" // 4 bytes
	keptHead = 4 + 4 + 1 + 1 + 4 + 4
)

// kept returns a rendition with its head.
func (r Rendition) kept() []byte {
	b := make([]byte, keptHead, keptHead+len(r.Data))
	copy(b, keptMark)
	b[8], b[9] = byte(r.Coding), byte(r.Space)
	binary.BigEndian.PutUint32(b[10:], uint32(r.Width))
	binary.BigEndian.PutUint32(b[14:], uint32(r.Height))
	b = append(b, r.Data...)
	binary.BigEndian.PutUint32(b[4:], crc32.ChecksumIEEE(b[8:]))
	return b
}

// parseKept reads what kept wrote. False: it is damaged.
func parseKept(b []byte) (Rendition, bool) {
	if len(b) < keptHead || string(b[:4]) != keptMark || binary.BigEndian.Uint32(b[4:]) != crc32.ChecksumIEEE(b[8:]) {
		return Rendition{}, false
	}
	return Rendition{
		Data:   b[keptHead:],
		Width:  int(binary.BigEndian.Uint32(b[10:])),
		Height: int(binary.BigEndian.Uint32(b[14:])),
		Coding: Coding(b[8]), Space: Space(b[9]),
	}, true
}
