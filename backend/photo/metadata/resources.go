package metadata

import (
	"bytes"
	"crypto/md5" // #nosec G501 -- the digest that Photoshop and the Metadata Working Group name, not a protection
	"encoding/binary"
)

// Image resources of Photoshop (Adobe Photoshop File Formats, "Image
// Resources").
const (
	resourceResolution = 0x03ed
	resourceIPTC       = 0x0404
	resourceDigest     = 0x0425 // the MD5 of the IPTC when XMP was written with it
)

// resources takes the IPTC and its digest out of image resources.
func (p *parts) resources(b []byte) {
	for id, value := range eachResource(b) {
		switch {
		case id == resourceIPTC && p.iim == nil:
			p.iim = value
		case id == resourceDigest && p.digest == nil:
			p.digest = value
		}
	}
}

// eachResource walks image resources: "8BIM", number, a name padded to even
// length, size, bytes padded to even length.
func eachResource(b []byte) func(yield func(id uint16, value []byte) bool) {
	return func(yield func(uint16, []byte) bool) {
		for len(b) >= 12 && string(b[:4]) == "8BIM" {
			id := binary.BigEndian.Uint16(b[4:])
			start := 6 + (int(b[6])+2)&^1
			if start+4 > len(b) {
				return
			}
			size := int64(binary.BigEndian.Uint32(b[start:]))
			b = b[start+4:]
			if size > int64(len(b)) || !yield(id, b[:size:size]) {
				return
			}
			b = b[min(size+size&1, int64(len(b))):]
		}
	}
}

func appendResource(b []byte, id uint16, value []byte) []byte {
	b = binary.BigEndian.AppendUint16(append(b, "8BIM"...), id)
	b = binary.BigEndian.AppendUint32(append(b, 0, 0), uint32(len(value)))
	b = append(b, value...)
	return append(b, make([]byte, len(value)&1)...)
}

// isInStep reports whether the IPTC is as it was when XMP was written with it;
// without a digest nobody knows.
func (p parts) isInStep() bool {
	sum := md5.Sum(p.iim) // #nosec G401 -- see the import
	return p.digest == nil || bytes.Equal(p.digest, sum[:])
}
