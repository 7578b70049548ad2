package jpeg

import (
	"fmt"
	"image"
	"runtime"
	"sync"
)

const (
	// maxScans bounds the work that a small progressive file can cause;
	// encoders write up to about twenty.
	maxScans = 200
	// defaultMaxPixels and defaultMaxBytes hold where Options name none.
	defaultMaxPixels = 1 << 28
	defaultMaxBytes  = 1 << 30
)

// Options say what of a picture is wanted, and at what cost.
type Options struct {
	Scale     int             // eighths: 1, 2, 4 or 8; 0 means 8
	Region    image.Rectangle // in pixels of the file's picture; empty means all
	Workers   int             // goroutines; 0 means one for each processor
	MaxPixels int64           // of the file's picture; 0 means 2^28
	MaxBytes  int64           // that decoding takes at its peak; 0 means 2^30
}

// normal returns the options with what is left out filled in. It fails for a
// scale that there is not.
func (o Options) normal(c Config) (Options, error) {
	if o.Scale == 0 {
		o.Scale = 8
	}
	if o.Scale != 1 && o.Scale != 2 && o.Scale != 4 && o.Scale != 8 {
		return o, &UnsupportedError{fmt.Sprintf("a scale of %d/8", o.Scale)}
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.MaxPixels <= 0 {
		o.MaxPixels = defaultMaxPixels
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = defaultMaxBytes
	}
	whole := image.Rect(0, 0, c.Width, c.Height)
	if o.Region.Empty() {
		o.Region = whole
	}
	o.Region = o.Region.Intersect(whole)
	if o.Region.Empty() {
		return o, FormatError("has nothing in the region wanted")
	}
	return o, nil
}

// component is one of a frame's components while it is decoded.
type component struct {
	id    byte
	h, v  int // blocks of an MCU, across and down
	table byte

	quantisation *[64]int32      // as it was when the first scan came
	wide, high   int             // blocks that hold samples of the picture
	kept         image.Rectangle // blocks that are kept
	plane        Plane
	isSeen       bool // a scan came

	// Progressive pictures only:
	coefficients []int16  // of the blocks kept, scale*scale each
	isNonzero    []uint64 // of all blocks: a bit for each coefficient, as stored
	maskStride   int      // blocks
}

// decoder is the state of one file.
type decoder struct {
	data    []byte
	pos     int
	config  Config
	options Options

	frame        []component
	most         Sampling // the largest factors of all components
	quantisation [4]*[64]int32
	codes        [2][4]*huffman // DC, AC
	restart      int            // MCUs of a restart interval; 0 means none
	isJFIF       bool
	isAdobe      bool
	adobe        byte // Adobe's transform

	buffer []byte // codes of the scan without stuffing

	lock   sync.Mutex
	reason string // of the first damage
	rows   int    // of the picture, as far as sound goes
	sound  int    // MCUs of the first component's first scan that were read
}

// damage notes why the picture will not be what it was; the first reason stays.
func (d *decoder) damage(reason string) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.reason == "" {
		d.reason = reason
	}
}

// count adds MCUs of a scan that were read, if the scan is the first of the
// first component.
func (d *decoder) count(s *scan, mcus int) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if s.parts[0].c == &d.frame[0] && s.from == 0 && s.high == 0 {
		d.sound += mcus
		d.rows = d.sound / s.across
	}
}

// Decode decodes a file. Errors: FormatError, *UnsupportedError and *LimitError,
// all from the header. Behind the header a damaged or cut file gives a Picture
// that says so, with mid-grey for what is lost.
func Decode(data []byte, o Options) (p *Picture, err error) {
	d := &decoder{data: data}
	scan, err := d.readHeader()
	if err != nil {
		return nil, err
	}
	if d.options, err = o.normal(d.config); err != nil {
		return nil, err
	}
	d.measure()
	if err := d.checkLimits(); err != nil {
		return nil, err
	}
	d.allocate()
	buffer := buffers.Get().(*[]byte)
	d.buffer = *buffer
	defer func() {
		*buffer = d.buffer
		buffers.Put(buffer) // not &d.buffer, which would keep the planes alive
	}()
	d.guard(func() { d.readScans(scan) })
	d.guard(d.finish)
	return d.picture(), nil
}

// buffers are kept for the codes of later files.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// guard runs a part of the work and turns its panic, which would be a bug of
// ours, into damage of one picture.
func (d *decoder) guard(work func()) {
	defer func() {
		if r := recover(); r != nil {
			d.damage(fmt.Sprintf("the decoder gave up: %v", r))
		}
	}()
	work()
}

// mcus returns how many MCUs an interleaved scan has, across and down.
func (d *decoder) mcus() (across, down int) {
	return over(d.config.Width, 8*d.most.H), over(d.config.Height, 8*d.most.V)
}

// over divides and rounds up.
func over(a, b int) int { return (a + b - 1) / b }

// measure finds for each component which blocks there are and which are kept:
// those of each MCU that has a part in the region.
func (d *decoder) measure() {
	r, w, h := d.options.Region, 8*d.most.H, 8*d.most.V
	mcus := image.Rect(r.Min.X/w, r.Min.Y/h, over(r.Max.X, w), over(r.Max.Y, h))
	across, _ := d.mcus()
	for i := range d.frame {
		c := &d.frame[i]
		c.wide = over(over(d.config.Width*c.h, d.most.H), 8)
		c.high = over(over(d.config.Height*c.v, d.most.V), 8)
		c.kept = image.Rect(mcus.Min.X*c.h, mcus.Min.Y*c.v, mcus.Max.X*c.h, mcus.Max.Y*c.v)
		c.maskStride = across * c.h
	}
}

// checkLimits refuses a picture that would take more than the options allow.
func (d *decoder) checkLimits() error {
	pixels := int64(d.config.Width) * int64(d.config.Height)
	if pixels > d.options.MaxPixels {
		return &LimitError{"pixels", pixels, d.options.MaxPixels}
	}
	if need := d.cost(); need > d.options.MaxBytes {
		return &LimitError{"bytes", need, d.options.MaxBytes}
	}
	return nil
}

// Cost returns the bytes that decoding the whole picture at a scale and making
// an Image of it takes at its peak, beside the file itself. The scale is one of
// those of Options.
func (c Config) Cost(scale int) int64 {
	return c.RegionCost(scale, image.Rect(0, 0, c.Width, c.Height))
}

// RegionCost is the same for a region, which lies in the picture.
func (c Config) RegionCost(scale int, region image.Rectangle) int64 {
	d := &decoder{config: c, options: Options{Scale: scale, Region: region}}
	for _, s := range c.Sampling {
		d.frame = append(d.frame, component{h: s.H, v: s.V})
		d.most.H, d.most.V = max(d.most.H, s.H), max(d.most.V, s.V)
	}
	d.measure()
	pixels := int64(over(region.Dx()*scale, 8)) * int64(over(region.Dy()*scale, 8))
	return d.cost() + pixels*c.copied()
}

// copied returns the bytes of a pixel that Image adds to the planes.
func (c Config) copied() int64 {
	switch c.Transform {
	case Gray:
		return 0
	case YCbCr:
		if _, hasRatio := (&Picture{Config: c}).ratio(); hasRatio {
			return 0
		}
		return 3
	}
	return 4
}

// cost returns the bytes that decoding takes at its peak, without what Image
// may add.
func (d *decoder) cost() int64 {
	_, down := d.mcus()
	bytes := int64(len(d.data)) // the codes without stuffing
	for i := range d.frame {
		c := &d.frame[i]
		blocks := int64(c.kept.Dx()) * int64(c.kept.Dy())
		samples := blocks * int64(d.options.Scale*d.options.Scale)
		bytes += samples
		if d.config.IsProgressive {
			bytes += 2*samples + 8*int64(c.maskStride)*int64(down*c.v)
		} else {
			bytes += int64(rowsAhead) * int64(c.kept.Dx()*c.v) * (64*2 + 1)
		}
	}
	return bytes
}

// allocate makes the planes and what a progressive picture needs beside them.
func (d *decoder) allocate() {
	n := d.options.Scale
	_, down := d.mcus()
	for i := range d.frame {
		c := &d.frame[i]
		blocks := c.kept.Dx() * c.kept.Dy()
		c.plane = d.newPlane(c)
		if d.config.IsProgressive {
			c.coefficients = make([]int16, blocks*n*n)
			c.isNonzero = make([]uint64, c.maskStride*down*c.v)
		}
	}
}

// readScans reads scans, from the header of the first on, until everything that
// is kept has come.
func (d *decoder) readScans(header []byte) {
	if header == nil {
		d.damage("there is no scan")
		return
	}
	for range maxScans {
		s, err := d.newScan(header)
		if err != nil {
			d.damage(err.Error())
		} else if d.readScan(s); d.isComplete() {
			return
		}
		var ok bool
		if header, ok = d.nextScan(); !ok {
			return
		}
	}
	d.damage("there are too many scans")
}

// nextScan reads segments up to the next scan. It is not ok where there is
// none.
func (d *decoder) nextScan() ([]byte, bool) {
	for {
		marker, body, ok := d.nextSegment()
		switch {
		case !ok:
			d.damage("the file ends before its end marker")
			return nil, false
		case marker == markEOI:
			return nil, false
		case marker == markSOS:
			return body, true
		}
		if err := d.readSegment(marker, body); err != nil {
			d.damage(err.Error())
		}
	}
}

// isComplete reports whether nothing more can come: a progressive picture can
// always become finer.
func (d *decoder) isComplete() bool {
	if d.config.IsProgressive {
		return false
	}
	for i := range d.frame {
		if !d.frame[i].isSeen {
			return false
		}
	}
	return true
}

// finish makes samples of progressive coefficients, and grey of components that
// never came.
func (d *decoder) finish() {
	for i := range d.frame {
		c := &d.frame[i]
		switch {
		case !c.isSeen:
			d.damage("a component is missing")
			for i := range c.plane.Pix {
				c.plane.Pix[i] = 128
			}
		case d.config.IsProgressive:
			d.transformAll(c)
		}
	}
}
