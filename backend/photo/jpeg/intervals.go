package jpeg

import "bytes"

// lookahead is how far a restart marker may be ahead of the one awaited and
// still tell of intervals lost; otherwise it is taken for one of the past:
// markers count to eight.
const lookahead = 5

// intervals cuts the codes of a scan at its restart markers and takes out what
// is stuffed into them (T.81, F.1.2.3). The result is indexed by interval; one
// that is lost is nil, and it may be shorter than count. They lie in a buffer
// that the next scan uses again.
func (d *decoder) intervals(count int) [][]byte {
	c := cutter{out: make([][]byte, 0, min(count, 1024)), count: count}
	c.buffer = d.buffer[:0]
	if need := len(d.data) - d.pos; cap(c.buffer) < need {
		c.buffer = make([]byte, 0, need)
	}
	d.pos = c.cut(d, d.pos)
	d.buffer = c.buffer
	return c.out
}

// cutter holds the intervals of a scan while they are cut.
type cutter struct {
	out    [][]byte
	count  int    // intervals that the scan has
	buffer []byte // codes without stuffing; never grows beyond its capacity
	begin  int    // of the interval under way, in buffer
	isPast bool   // the interval under way repeats one that is done
}

// cut goes through the codes from a place in the file and returns where the
// marker stands that ends them.
func (c *cutter) cut(d *decoder, pos int) int {
	for {
		i := bytes.IndexByte(d.data[pos:], 0xff)
		if i < 0 || pos+i+1 >= len(d.data) {
			c.buffer = append(c.buffer, d.data[pos:]...)
			c.end()
			return len(d.data)
		}
		c.buffer = append(c.buffer, d.data[pos:pos+i]...)
		pos += i
		switch marker := d.data[pos+1]; {
		case marker == 0:
			c.buffer = append(c.buffer, 0xff)
			pos += 2
		case marker == 0xff:
			pos++ // a fill byte
		case marker >= markRST0 && marker <= markRST7:
			c.restart(d, int(marker-markRST0))
			pos += 2
		case endsScan(marker):
			c.end()
			return pos
		default:
			d.damage("a marker that means nothing stands between codes")
			pos += 2
		}
	}
}

// endsScan reports whether a marker can stand behind a scan. Others come from
// damage.
func endsScan(marker byte) bool {
	switch marker {
	case markEOI, markSOS, markDHT, markDQT, markDRI, markDNL, markCOM, markDAC:
		return true
	}
	return marker >= markAPP0 && marker <= markAPP15
}

// end closes the interval under way.
func (c *cutter) end() {
	if !c.isPast && len(c.out) < c.count {
		c.out = append(c.out, c.buffer[c.begin:len(c.buffer):len(c.buffer)])
	}
	c.begin = len(c.buffer)
}

// restart closes the interval before a restart marker and leaves those out that
// the marker's number says are lost.
func (c *cutter) restart(d *decoder, number int) {
	if c.count == 1 {
		return // no intervals were announced
	}
	c.end()
	ahead := (number - (len(c.out) - 1)) & 7
	c.isPast = ahead > lookahead
	if ahead > 0 {
		d.damage("restart markers are missing or out of order")
	}
	for ; !c.isPast && ahead > 0 && len(c.out) < c.count; ahead-- {
		c.out = append(c.out, nil)
	}
}
