// Package avif decodes AVIF pictures by libavif and dav1d, compiled to
// WebAssembly and run by wazero: nothing in a file can reach further than the
// memory of that machine, which has a limit, and its time, which has one too.
//
// The module is the one that github.com/gen2brain/avif v0.6.0 ships; why it is
// run from here is told in docs/decisions/0013-avif-in-a-box.md. It is compiled
// when the first picture comes, which takes about a second, and stays.
package avif

import (
	"context"
	"errors"
	"fmt"
	"image"
	"time"

	"github.com/tetratelabs/wazero/api"
)

// timeLimit ends the decoding of one picture. One of 24 megapixels takes five to
// fifteen seconds.
const timeLimit = 60 * time.Second

// ErrTooSlow says that the time limit was reached, ErrPicture that the file's
// picture cannot be decoded.
var (
	ErrTooSlow = errors.New("avif: decoding takes too long")
	ErrPicture = errors.New("avif: the picture cannot be decoded")
)

// Cost returns the bytes that decoding a picture takes at its peak: the samples,
// the pixels made of them, and those pixels as they are handed over.
func Cost(width, height int, isDeep bool) int64 {
	pixels := int64(width) * int64(height)
	if isDeep {
		return 22 * pixels
	}
	return 11 * pixels
}

// Decode decodes the first picture of a file, whose size the caller knows from
// its header and has checked: another size is an error. The picture, with its
// colours premultiplied, is handed to use, and is gone when use returns. A file
// that does not pass Examine is refused before there is a decoder.
func Decode(ctx context.Context, data []byte, width, height int, use func(*image.RGBA)) error {
	if err := Examine(data); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, timeLimit)
	defer cancel()
	m, err := start(ctx)
	if err != nil {
		return err
	}
	defer m.module.Close(context.WithoutCancel(ctx))
	img, err := m.decode(ctx, data, width, height)
	if ctx.Err() != nil {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return ErrTooSlow
		}
		return ctx.Err()
	}
	if err != nil {
		return err
	}
	use(img)
	return nil
}

// session is one run of the module.
type session struct {
	module api.Module
}

// decode asks for the size first, then for the pixels.
func (s *session) decode(ctx context.Context, data []byte, width, height int) (*image.RGBA, error) {
	in, err := s.put(ctx, data)
	if err != nil {
		return nil, err
	}
	facts, err := s.alloc(ctx, 32) // width, height, depth, count of pictures; a delay of 8 bytes
	if err != nil {
		return nil, err
	}
	run := func(isConfigOnly, out uint64) error {
		got, err := s.call(ctx, "decode", uint64(in), uint64(len(data)), isConfigOnly, 0,
			uint64(facts), uint64(facts+4), uint64(facts+8), uint64(facts+12), uint64(facts+16), out)
		if err == nil && got == 0 {
			err = ErrPicture
		}
		return err
	}
	if err := run(1, 0); err != nil {
		return nil, err
	}
	if w, h := s.number(facts), s.number(facts+4); int(w) != width || int(h) != height {
		return nil, fmt.Errorf("%w: it has %d × %d pixels, its header says %d × %d", ErrPicture, w, h, width, height)
	}
	isDeep := s.number(facts+8) > 8
	size := 4 * width * height
	if isDeep {
		size *= 2
	}
	out, err := s.alloc(ctx, size)
	if err != nil {
		return nil, err
	}
	if err := run(0, uint64(out)); err != nil {
		return nil, err
	}
	pix, ok := s.module.Memory().Read(out, uint32(size))
	if !ok {
		return nil, ErrPicture
	}
	if isDeep {
		pix = highBytes(pix)
	}
	return &image.RGBA{Pix: pix, Stride: 4 * width, Rect: image.Rect(0, 0, width, height)}, nil
}

// highBytes keeps the high ones of numbers of 16 bits, low byte first, in place.
func highBytes(pix []byte) []byte {
	n := len(pix) / 2
	for i := range n {
		pix[i] = pix[2*i+1]
	}
	return pix[:n]
}

// put copies bytes into the module.
func (s *session) put(ctx context.Context, data []byte) (uint32, error) {
	at, err := s.alloc(ctx, len(data))
	if err == nil && !s.module.Memory().Write(at, data) {
		err = ErrPicture
	}
	return at, err
}

// alloc takes memory of the module. It is given back with the module.
func (s *session) alloc(ctx context.Context, size int) (uint32, error) {
	at, err := s.call(ctx, "malloc", uint64(size))
	if err == nil && at == 0 {
		err = fmt.Errorf("%w: it needs more than %d MB", ErrPicture, memoryLimit>>20)
	}
	return uint32(at), err
}

func (s *session) call(ctx context.Context, name string, args ...uint64) (uint64, error) {
	f := s.module.ExportedFunction(name)
	if f == nil {
		return 0, fmt.Errorf("avif: the decoder has no %s", name)
	}
	got, err := f.Call(ctx, args...)
	if err != nil {
		return 0, fmt.Errorf("%w: %w", ErrPicture, err)
	}
	return got[0], nil
}

func (s *session) number(at uint32) uint32 {
	v, _ := s.module.Memory().ReadUint32Le(at)
	return v
}
