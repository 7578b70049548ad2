package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// The datasets of IPTC's Information Interchange Model that a picture desk
// reads: record and number.
const (
	iptcEnvelope    = 1
	iptcApplication = 2
	iptcCharset     = 90
	iptcVersion     = 0
	iptcTitle       = 5
	iptcByline      = 80
	iptcCredit      = 110
	iptcCaption     = 120
)

// utf8Mark is what dataset 1:90 holds where the texts are UTF-8: ESC % G.
const utf8Mark = "\x1b%G"

// withIPTC returns a JPEG with caption, credit and title, in an APP13 segment
// after the start of the image.
func withIPTC(jpeg []byte, title, caption, credit string) ([]byte, error) {
	var block bytes.Buffer
	dataset(&block, iptcEnvelope, iptcCharset, utf8Mark)
	dataset(&block, iptcApplication, iptcVersion, "\x00\x04")
	dataset(&block, iptcApplication, iptcTitle, title)
	dataset(&block, iptcApplication, iptcByline, credit)
	dataset(&block, iptcApplication, iptcCredit, credit)
	dataset(&block, iptcApplication, iptcCaption, caption)

	var segment bytes.Buffer
	segment.WriteString("Photoshop 3.0\x008BIM\x04\x04\x00\x00")
	_ = binary.Write(&segment, binary.BigEndian, uint32(block.Len()))
	segment.Write(block.Bytes())
	if block.Len()%2 == 1 {
		segment.WriteByte(0)
	}
	if segment.Len()+2 > 0xffff {
		return nil, fmt.Errorf("IPTC of %d bytes does not fit a segment", segment.Len())
	}
	var out bytes.Buffer
	out.Write(jpeg[:2])
	out.Write([]byte{0xff, 0xed})
	_ = binary.Write(&out, binary.BigEndian, uint16(segment.Len()+2))
	out.Write(segment.Bytes())
	out.Write(jpeg[2:])
	return out.Bytes(), nil
}

func dataset(to *bytes.Buffer, record, number byte, value string) {
	to.Write([]byte{0x1c, record, number, byte(len(value) >> 8), byte(len(value))})
	to.WriteString(value)
}
