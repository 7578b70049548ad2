package jpeg

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// Samples is a picture to encode: rows of pixels, Channels bytes each. One
// channel is grey, 0 black; four are inks, 255 full.
type Samples struct {
	Pix           []byte
	Width, Height int // pixels, 1 to 65535
	Stride        int // bytes from one row to the next
	Channels      int // 1 or 4
}

// EncodeOptions say how a picture is written.
type EncodeOptions struct {
	Quality int // 1 to 100, as libjpeg counts; what is beyond is taken to the end
	// MostInk bounds what the four inks of a pixel come to once the file is
	// decoded again, in levels of 255 each; at least 255. 0 sets no bound.
	MostInk int
}

// mostSide is the largest width and height that a frame header can tell.
const mostSide = 1<<16 - 1

// Encode writes a baseline JPEG (T.81) of grey or of inks, no component at
// less than full resolution. Inks are stored as Adobe's programs do: as YCCK and
// upside down, under an APP14 marker. That takes a fifth to a third less than
// four inks side by side where both look equally like the picture. Each row of
// blocks is a restart interval, so that all processors work on one picture, here
// and where it is read; the bytes do not depend on how many there are. The error
// says what is wrong with the samples.
func Encode(s Samples, o EncodeOptions) ([]byte, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	w := newWriter(s, o)
	w.eachRow(w.transformRow)
	w.makeCodes()
	w.eachRow(w.packRow)
	return w.file(), nil
}

func (s Samples) check() error {
	switch {
	case s.Channels != 1 && s.Channels != 4:
		return fmt.Errorf("jpeg: a picture of %d channels cannot be written", s.Channels)
	case min(s.Width, s.Height) < 1 || max(s.Width, s.Height) > mostSide:
		return fmt.Errorf("jpeg: %d by %d pixels cannot be written", s.Width, s.Height)
	case s.Stride < s.Width*s.Channels || len(s.Pix) < (s.Height-1)*s.Stride+s.Width*s.Channels:
		return fmt.Errorf("jpeg: %d bytes are too few for %d by %d pixels", len(s.Pix), s.Width, s.Height)
	}
	return nil
}

// writer writes one file.
type writer struct {
	Samples
	across, down int // blocks
	quantisers   [2]*quantiser
	limiter      *limiter // nil: inks may be as many as they like
	rows         []codedRow
	codes        [tables]codes

	mu     sync.Mutex
	counts counts // of all rows
}

// codedRow is a row of blocks on its way: tokens first, then bytes.
type codedRow struct {
	tokens []token
	packed []byte
}

func newWriter(s Samples, o EncodeOptions) *writer {
	w := &writer{Samples: s, across: over(s.Width, 8), down: over(s.Height, 8), quantisers: newQuantisers(o.Quality)}
	if o.MostInk > 0 && s.Channels == 4 {
		w.limiter = newLimiter(w.quantisers, max(o.MostInk, 255))
	}
	w.rows = make([]codedRow, w.down)
	return w
}

// eachRow works on all rows of blocks, on all processors.
func (w *writer) eachRow(do func(y int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), w.down) {
		all.Go(func() {
			for y := int(next.Add(1)) - 1; y < w.down; y = int(next.Add(1)) - 1 {
				do(y)
			}
		})
	}
	all.Wait()
}

// transformRow makes the tokens of a row of blocks.
func (w *writer) transformRow(y int) {
	var t tokens
	var u unit
	for x := range w.across {
		w.read(&u, x, y)
		for c := range w.Channels {
			u.quantise(c, &w.quantisers)
		}
		if w.limiter != nil {
			w.limiter.hold(&u)
		}
		for c := range w.Channels {
			t.block(c, &u.stored[c], u.isCoded[c])
		}
	}
	w.rows[y].tokens = t.list
	w.count(&t.counts)
}

// count adds a row's symbols to those of the others; in which order they come
// makes no difference.
func (w *writer) count(row *counts) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for t := range row {
		for s, n := range row[t] {
			w.counts[t][s] += n
		}
	}
}

// makeCodes gives each symbol the code that all rows together ask for.
func (w *writer) makeCodes() {
	for i := range w.codes {
		w.codes[i] = newCodes(&w.counts[i])
	}
}

// packRow turns the tokens of a row into bytes.
func (w *writer) packRow(y int) {
	r := &w.rows[y]
	r.packed = pack(r.tokens, &w.codes)
	r.tokens = nil
}
