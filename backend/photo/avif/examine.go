package avif

import (
	"errors"
	"fmt"

	"broadsheet/backend/photo/heif"
)

// Examine reads as much of a file as tells whether there is something to decode:
// where its coded pictures lie, how the decoder is to be configured, and how each
// is cut into units. It takes microseconds, and no decoder. What it lets through
// may still be damaged inside of a frame.
//
// Errors: io.ErrUnexpectedEOF where the file ends before its picture,
// *heif.UnsupportedError, and those that wrap ErrPicture.
func Examine(data []byte) error {
	coded, err := heif.Coding(data, "av01")
	if err != nil {
		return err
	}
	for i := range coded {
		if err := examine(&coded[i]); err != nil {
			return fmt.Errorf("%w: %w", ErrPicture, err)
		}
	}
	return nil
}

// examine looks at one coded picture.
func examine(c *heif.Coded) error {
	if err := checkConfig(c.Config); err != nil {
		return err
	}
	s, err := readStream(c.Data)
	if err != nil {
		return err
	}
	if !c.IsLayered && c.Width > 0 && !(isPadded(s.width, c.Width) && isPadded(s.height, c.Height)) {
		return fmt.Errorf("it has %d × %d pixels, its header says %d × %d", s.width, s.height, c.Width, c.Height)
	}
	return nil
}

// isPadded reports whether frames of a length can be what a picture of another
// was coded as: some encoders fill it up to whole superblocks of up to 128 pixels.
func isPadded(frame, picture int) bool { return frame >= picture && frame < picture+128 }

// checkConfig checks the box av1C (AV1 Codec ISO Media File Format Binding,
// 2.3.3): its marker and its version, both 1.
func checkConfig(av1C []byte) error {
	if len(av1C) < 4 || av1C[0] != 0x81 {
		return errors.New("its av1C is missing or broken")
	}
	return nil
}

// The kinds of units that matter (AV1 Bitstream, 6.2.2).
const (
	sequenceHeader = 1
	frameHeader    = 3
	tileGroup      = 4
	wholeFrame     = 6 // header and tiles in one
)

// stream is what the units of a coded picture say.
type stream struct {
	isReduced     bool // a single picture, with a header of the short form
	hasHeader     bool
	isFramed      bool // a frame header came
	hasTiles      bool
	width, height int // pixels at most
}

// readStream goes through the units of a picture (AV1 Bitstream, 5.3).
func readStream(data []byte) (s stream, err error) {
	for len(data) > 0 {
		var u unit
		if u, data, err = nextUnit(data); err != nil {
			return s, err
		}
		if err := s.take(u); err != nil {
			return s, err
		}
	}
	if !s.hasHeader || !s.hasTiles {
		return s, errors.New("there is no frame in it")
	}
	return s, nil
}

// take looks at one unit.
func (s *stream) take(u unit) error {
	switch u.kind {
	case sequenceHeader:
		return s.readSequence(u.body)
	case frameHeader, wholeFrame:
		if err := s.readFrame(u.body); err != nil {
			return err
		}
		s.hasTiles = s.hasTiles || u.kind == wholeFrame
	case tileGroup:
		if !s.isFramed || len(u.body) == 0 {
			return errors.New("tiles stand without a frame")
		}
		s.hasTiles = true
	}
	return nil
}

// readFrame looks at the beginning of a frame's header: the first frame must
// stand by itself (AV1 Bitstream, 5.9.2).
func (s *stream) readFrame(body []byte) error {
	if !s.hasHeader || len(body) == 0 {
		return errors.New("a frame has no sequence header, or is empty")
	}
	if !s.isFramed && !s.isReduced {
		b := bits{data: body}
		if showsExisting, kind := b.take(1), b.take(2); showsExisting == 1 || kind&1 == 1 {
			return errors.New("its first frame is made of frames that are not there")
		}
	}
	s.isFramed = true
	return nil
}

// unit is an open bitstream unit.
type unit struct {
	kind byte
	body []byte
}

// nextUnit takes the unit that data begins with, and returns what follows it.
// One without a size reaches to the end.
func nextUnit(data []byte) (u unit, rest []byte, err error) {
	head := data[0]
	if head&0x80 != 0 {
		return u, nil, errors.New("a forbidden bit is set")
	}
	u.kind, data = head>>3&15, data[1:]
	if isExtended := head&4 != 0; isExtended {
		if len(data) == 0 {
			return u, nil, errCut
		}
		data = data[1:]
	}
	if hasSize := head&2 != 0; !hasSize {
		u.body = data
		return u, nil, nil
	}
	size, data, ok := leb128(data)
	if !ok || size > uint64(len(data)) {
		return u, nil, errCut
	}
	u.body = data[:size]
	return u, data[size:], nil
}

var errCut = errors.New("a unit is longer than the picture")

// leb128 takes a number of up to eight groups of seven bits, the low ones first
// (AV1 Bitstream, 4.10.5), below 2^32.
func leb128(data []byte) (v uint64, rest []byte, ok bool) {
	for i := 0; i < min(8, len(data)); i++ {
		v |= uint64(data[i]&0x7f) << (7 * i)
		if data[i]&0x80 == 0 {
			return v, data[i+1:], v < 1<<32
		}
	}
	return 0, nil, false
}
