package jpeg

import (
	"bytes"
	"encoding/binary"
)

// Markers of T.81, table B.1.
const (
	markSOF0  = 0xc0
	markSOF1  = 0xc1
	markSOF2  = 0xc2
	markDHT   = 0xc4
	markJPG   = 0xc8
	markDAC   = 0xcc
	markRST0  = 0xd0
	markRST7  = 0xd7
	markSOI   = 0xd8
	markEOI   = 0xd9
	markSOS   = 0xda
	markDQT   = 0xdb
	markDNL   = 0xdc
	markDRI   = 0xdd
	markAPP0  = 0xe0
	markAPP14 = 0xee
	markAPP15 = 0xef
	markCOM   = 0xfe
	markSOF55 = 0xf7 // JPEG-LS (T.87, C.1.1)
	markTEM   = 0x01
)

// Transform says what the components of a picture are.
type Transform uint8

const (
	Gray      Transform = iota
	YCbCr               // JFIF, or Adobe's transform 1
	RGB                 // Adobe's transform 0, or components named R, G, B
	CMYK                // ink, 255 is full
	AdobeCMYK           // as Adobe writes it: 0 is full ink
	AdobeYCCK           // the same, C, M and Y as YCbCr
)

// Sampling is how many samples of a component an MCU has, across and down.
type Sampling struct {
	H, V int // 1 to 4
}

// Config is what a file says of its picture.
type Config struct {
	Width, Height int // pixels, as stored
	Sampling      []Sampling
	IsProgressive bool
	Transform     Transform
}

// Components returns the number of components: 1, 3 or 4.
func (c Config) Components() int { return len(c.Sampling) }

// DecodeConfig reads a file's header up to its first scan. Errors: FormatError,
// *UnsupportedError.
func DecodeConfig(data []byte) (Config, error) {
	d := &decoder{data: data}
	if _, err := d.readHeader(); err != nil {
		return Config{}, err
	}
	return d.config, nil
}

// HasEnd reports whether an end marker stands anywhere behind the header of a
// file's first scan; a file without one was cut off. Only the end marker of a
// preview, which lies before, may make other ways of looking go wrong.
func HasEnd(data []byte) bool {
	d := &decoder{data: data}
	if _, err := d.readHeader(); err != nil {
		return false
	}
	return bytes.LastIndex(data[d.pos:], []byte{0xff, markEOI}) >= 0
}

// readHeader reads segments up to the first scan and returns that scan's
// header, nil where the file ends before.
func (d *decoder) readHeader() ([]byte, error) {
	if len(d.data) < 2 || d.data[0] != 0xff || d.data[1] != markSOI {
		return nil, FormatError("does not begin with SOI")
	}
	d.pos = 2
	for {
		marker, body, ok := d.nextSegment()
		if !ok || marker == markEOI || marker == markSOS {
			if d.frame == nil {
				return nil, FormatError("has no frame header")
			}
			d.config.Transform = d.transform()
			return body, nil
		}
		if err := d.readSegment(marker, body); err != nil {
			return nil, err
		}
	}
}

// nextSegment returns the next marker and what its segment holds, without the
// length; bytes that are no marker are passed over. It is not ok at the end of
// the file.
func (d *decoder) nextSegment() (marker byte, body []byte, ok bool) {
	for d.pos+1 < len(d.data) {
		marker = d.data[d.pos+1]
		if d.data[d.pos] != 0xff || marker == 0 || marker == 0xff {
			d.pos++
			continue
		}
		d.pos += 2
		if isBare(marker) {
			if marker == markEOI {
				return marker, nil, true
			}
			continue
		}
		return d.segmentBody(marker)
	}
	return 0, nil, false
}

// isBare reports whether a marker has no segment behind it.
func isBare(marker byte) bool {
	return marker >= markRST0 && marker <= markEOI || marker == markTEM
}

func (d *decoder) segmentBody(marker byte) (byte, []byte, bool) {
	rest := d.data[d.pos:]
	if len(rest) < 2 {
		return 0, nil, false
	}
	length := int(binary.BigEndian.Uint16(rest))
	if length < 2 || length > len(rest) {
		return 0, nil, false
	}
	d.pos += length
	return marker, rest[2:length], true
}

// readSegment takes in everything but scans.
func (d *decoder) readSegment(marker byte, body []byte) error {
	switch {
	case marker == markDHT:
		return d.readHuffman(body)
	case marker == markDQT:
		return d.readQuantisation(body)
	case marker == markDRI && len(body) >= 2:
		d.restart = int(binary.BigEndian.Uint16(body))
	case marker == markAPP0 && len(body) >= 5 && string(body[:5]) == "JFIF\x00":
		d.isJFIF = true
	case marker == markAPP14 && len(body) >= 12 && string(body[:5]) == "Adobe":
		d.isAdobe, d.adobe = true, body[11]
	case marker == markDAC:
		return &UnsupportedError{Arithmetic}
	case marker >= markSOF0 && marker <= 0xcf && marker != markJPG, marker == markSOF55:
		return d.readFrame(marker, body)
	}
	return nil
}

// unsupportedFrames are the frame headers of what is not read (T.81, table B.1).
var unsupportedFrames = map[byte]string{
	0xc3: Lossless, 0xc5: Hierarchical, 0xc6: Hierarchical, 0xc7: Hierarchical,
	0xc9: Arithmetic, 0xca: Arithmetic, 0xcb: Arithmetic, 0xcd: Arithmetic, 0xce: Arithmetic, 0xcf: Arithmetic,
	markSOF55: Lossless,
}

// readFrame reads a frame header (T.81, B.2.2).
func (d *decoder) readFrame(marker byte, b []byte) error {
	if feature, found := unsupportedFrames[marker]; found {
		return &UnsupportedError{feature}
	}
	if d.frame != nil {
		return FormatError("has two frame headers")
	}
	if len(b) < 6 || len(b) < 6+3*int(b[5]) {
		return FormatError("frame header is too short")
	}
	c := Config{IsProgressive: marker == markSOF2}
	c.Height, c.Width = int(binary.BigEndian.Uint16(b[1:])), int(binary.BigEndian.Uint16(b[3:]))
	switch {
	case b[0] == 12:
		return &UnsupportedError{TwelveBits}
	case b[0] != 8:
		return FormatError("has an impossible number of bits a sample")
	case c.Width == 0:
		return FormatError("is 0 pixels wide")
	case c.Height == 0:
		return &UnsupportedError{"a height that is told after the picture (DNL)"}
	case b[5] != 1 && b[5] != 3 && b[5] != 4:
		return &UnsupportedError{"a number of components other than 1, 3 or 4"}
	}
	d.config = c
	return d.readComponents(b[6:], int(b[5]))
}

func (d *decoder) readComponents(b []byte, count int) error {
	d.frame = make([]component, count)
	for i := range d.frame {
		c := &d.frame[i]
		c.id, c.h, c.v, c.table = b[3*i], int(b[3*i+1]>>4), int(b[3*i+1]&15), b[3*i+2]
		if c.h < 1 || c.h > 4 || c.v < 1 || c.v > 4 || c.table > 3 {
			return FormatError("has impossible sampling factors")
		}
		for _, other := range d.frame[:i] {
			if other.id == c.id {
				return FormatError("has two components of one name")
			}
		}
		if count == 1 {
			c.h, c.v = 1, 1 // its factors mean nothing (A.2.2)
		}
		d.most.H, d.most.V = max(d.most.H, c.h), max(d.most.V, c.v)
		d.config.Sampling = append(d.config.Sampling, Sampling{c.h, c.v})
	}
	return nil
}

// transform tells what the components are, by the rules that libjpeg and
// image/jpeg follow too.
func (d *decoder) transform() Transform {
	switch len(d.frame) {
	case 1:
		return Gray
	case 4:
		switch {
		case !d.isAdobe:
			return CMYK
		case d.adobe == 0:
			return AdobeCMYK
		}
		return AdobeYCCK
	}
	named := d.frame[0].id == 'R' && d.frame[1].id == 'G' && d.frame[2].id == 'B'
	if !d.isJFIF && (d.isAdobe && d.adobe == 0 || !d.isAdobe && named) {
		return RGB
	}
	return YCbCr
}

// readQuantisation reads quantisation tables (T.81, B.2.4.1) into the order of
// the rows of a block.
func (d *decoder) readQuantisation(b []byte) error {
	for len(b) > 0 {
		wide, id := int(b[0]>>4), b[0]&15
		if wide > 1 || id > 3 || len(b) < 1+64*(wide+1) {
			return FormatError("has a broken quantisation table")
		}
		q := new([64]int32)
		for k := range q {
			if wide == 1 {
				q[zigzag[k]] = int32(binary.BigEndian.Uint16(b[1+2*k:]))
			} else {
				q[zigzag[k]] = int32(b[1+k])
			}
		}
		d.quantisation[id] = q
		b = b[1+64*(wide+1):]
	}
	return nil
}
