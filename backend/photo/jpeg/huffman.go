package jpeg

// lookupBits is how many bits the lookup tables see: enough for nine of ten
// codes with the value behind them, and small enough (8 kB) for the first cache.
const lookupBits = 11

// endRun is added to the run of a code that ends a block (or, in progressive
// files, several): run then is endRun + r.
const endRun = 64

// entry is what a code means. From the lowest bit: 5 bits length of the code,
// with the value where that is known; 4 bits size of the value that follows, 0
// where it is known; 7 bits run of zeros before it; 16 bits the value, 0 where
// it is not known. Entry 0 stands for no code.
type entry uint32

func (e entry) length() int { return int(e & 31) }
func (e entry) size() int   { return int(e >> 5 & 15) }
func (e entry) run() int    { return int(e >> 9 & 127) }
func (e entry) value() int  { return int(int32(e) >> 16) }

// huffman is a table of codes (T.81, C.2). It is not changed once it is read.
type huffman struct {
	lookup  [1 << lookupBits]entry // by the next bits
	limit   [17]int32              // by length: first code, left-aligned to 16 bits, beyond that length
	first   [17]int32              // by length: symbol index minus code
	symbols []byte
	isDC    bool
	widest  byte // the largest symbol
}

// readHuffman reads tables of codes (T.81, B.2.4.2).
func (d *decoder) readHuffman(b []byte) error {
	for len(b) > 0 {
		class, id, total := b[0]>>4, b[0]&15, 0
		if class > 1 || id > 3 || len(b) < 17 {
			return FormatError("has a broken Huffman table")
		}
		for _, n := range b[1:17] {
			total += int(n)
		}
		if total > 256 || len(b) < 17+total {
			return FormatError("has a broken Huffman table")
		}
		t := newHuffman([16]byte(b[1:17]), b[17:17+total], class == 0)
		if t == nil {
			return FormatError("has a Huffman table with too many codes")
		}
		d.codes[class][id] = t
		b = b[17+total:]
	}
	return nil
}

// newHuffman makes a table of the numbers of codes of each length and their
// symbols, nil if there are more codes than bits can tell apart.
func newHuffman(counts [16]byte, symbols []byte, isDC bool) *huffman {
	t := &huffman{symbols: symbols, isDC: isDC}
	code, index := int32(0), int32(0)
	for length := 1; length <= 16; length++ {
		t.first[length] = index - code
		for range counts[length-1] {
			if code >= 1<<length {
				return nil
			}
			t.widest = max(t.widest, symbols[index])
			t.enter(code, length, symbols[index])
			code, index = code+1, index+1
		}
		t.limit[length] = code << (16 - length)
		code <<= 1
	}
	return t
}

// enter puts a code into the lookup table, with each value that fits behind it.
func (t *huffman) enter(code int32, length int, symbol byte) {
	rest := lookupBits - length
	if rest < 0 {
		return
	}
	plain := t.meaning(symbol, length)
	size := plain.size()
	from := code << rest
	for i := range int32(1) << rest {
		e := plain
		if size > 0 && size <= rest {
			value := extend(i>>(rest-size), size)
			e = entry(uint32(value)<<16 | uint32(plain.run())<<9 | uint32(length+size))
		}
		t.lookup[from+i] = e
	}
}

// meaning returns the entry of a symbol whose value is not known yet.
func (t *huffman) meaning(symbol byte, length int) entry {
	run, size := int(symbol>>4), int(symbol&15)
	if !t.isDC && size == 0 && run < 15 {
		run += endRun
	}
	return entry(run<<9 | size<<5 | length)
}

// long finds a code that the lookup table does not hold in the next 16 bits, 0
// if there is none.
func (t *huffman) long(bits int32) entry {
	for length := lookupBits + 1; length <= 16; length++ {
		if bits < t.limit[length] {
			return t.symbolAt(t.first[length]+bits>>(16-length), length)
		}
	}
	return 0
}

func (t *huffman) symbolAt(index int32, length int) entry {
	if index < 0 || int(index) >= len(t.symbols) {
		return 0
	}
	return t.meaning(t.symbols[index], length)
}

// extend makes a value of its bits: those that begin with 0 are negative (T.81,
// F.2.2.1).
func extend(bits int32, size int) int32 {
	if bits < 1<<(size-1) {
		return bits - 1<<size + 1
	}
	return bits
}
