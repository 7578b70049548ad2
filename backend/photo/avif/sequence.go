package avif

import "errors"

// readSequence reads a sequence header up to the size of its frames (AV1
// Bitstream, 5.5.1).
func (s *stream) readSequence(body []byte) error {
	b := bits{data: body}
	profile := b.take(3)
	b.take(1) // a still picture; sequences begin with one too
	s.isReduced = b.take(1) == 1
	if s.isReduced {
		b.take(5) // level
	} else {
		b.skipTiming()
	}
	across, down := int(b.take(4))+1, int(b.take(4))+1
	s.width, s.height = int(b.take(across))+1, int(b.take(down))+1
	if b.isExhausted || profile > 2 {
		return errors.New("its sequence header is broken")
	}
	s.hasHeader = true
	return nil
}

// skipTiming reads over what a long sequence header says of clocks, buffers and
// operating points (AV1 Bitstream, 5.5.1, 5.5.3 to 5.5.5).
func (b *bits) skipTiming() {
	delayBits := 0 // 0 where there is no model of the decoder
	if hasTiming := b.take(1) == 1; hasTiming {
		b.take(64)
		if isEqual := b.take(1) == 1; isEqual {
			b.skipUVLC()
		}
		if hasModel := b.take(1) == 1; hasModel {
			delayBits = int(b.take(5)) + 1
			b.take(32 + 5 + 5)
		}
	}
	hasDelays := b.take(1) == 1
	for n := b.take(5) + 1; n > 0; n-- {
		b.take(12)
		if level := b.take(5); level > 7 {
			b.take(1)
		}
		if delayBits > 0 && b.take(1) == 1 {
			b.take(2*delayBits + 1)
		}
		if hasDelays && b.take(1) == 1 {
			b.take(4)
		}
	}
}

// bits takes whole numbers from bytes, the high bit first; behind the end they
// are 0.
type bits struct {
	data        []byte
	at          int // bits
	isExhausted bool
}

// take takes a number of so many bits; of more than 64 the last ones.
func (b *bits) take(n int) (v uint64) {
	if b.at+n > 8*len(b.data) {
		b.at, b.isExhausted = 8*len(b.data), true
		return 0
	}
	for ; n > 0; n-- {
		v = v<<1 | uint64(b.data[b.at/8]>>(7-b.at%8)&1)
		b.at++
	}
	return v
}

// skipUVLC reads over a number of variable length (AV1 Bitstream, 4.10.3).
func (b *bits) skipUVLC() {
	zeros := 0
	for !b.isExhausted && b.take(1) == 0 {
		zeros++
	}
	if zeros < 32 {
		b.take(zeros)
	}
}
