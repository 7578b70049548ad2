package jpeg

import (
	"encoding/binary"
	"math/bits"
)

// The tables of codes: bit 0 tells means (0) from other frequencies (1), the
// rest is which set.
const tables = 4

// tableOf returns the set of a channel, of codes and of steps: 1 for chroma.
func tableOf(channel int) int { return [4]int{0, 1, 1, 0}[channel] }

// token is a symbol and the bits that follow its code: the symbol in 8 bits,
// its table in 2, the bits from 16 on. The lower half of a symbol is how many
// bits follow (T.81, F.1.2).
type token uint32

// counts is how often each symbol of each table occurs.
type counts [tables][256]int

// tokens are those of a restart interval.
type tokens struct {
	list   []token
	counts counts
	means  [4]int32 // of the blocks before
}

// Symbols without bits: a run of 16 zeros, and zeros to the block's end.
const (
	manyZeros  = 0xf0
	endOfBlock = 0
)

// block adds the coefficients of a channel's next block, of which the bits tell
// which are not 0, as they are stored.
func (t *tokens) block(channel int, b *[64]int16, isCoded uint64) {
	var list [64]token // a value for each, or the end for some
	table := 2 * tableOf(channel)
	list[0] = newToken(table, 0, int32(b[0])-t.means[channel])
	t.means[channel] = int32(b[0])
	n, before := 1, 0
	for rest := isCoded &^ 1; rest != 0; rest &= rest - 1 {
		k := bits.TrailingZeros64(rest)
		run := k - before - 1
		for ; run > 15; run -= 16 {
			list[n&63] = token(table+1)<<8 | manyZeros
			n++
		}
		list[n&63] = newToken(table+1, run, int32(b[zigzag[k]&63]))
		n, before = n+1, k
	}
	if before < 63 {
		list[n&63] = token(table+1)<<8 | endOfBlock
		n++
	}
	for _, one := range list[:n] {
		t.counts[one>>8&(tables-1)][one&0xff]++
	}
	t.list = append(t.list, list[:n]...)
}

// newToken tells a value after a run of zeros.
func newToken(table, run int, v int32) token {
	sign := v >> 31
	size := bits.Len32(uint32((v ^ sign) - sign))
	v += sign & (1<<size - 1) // of a negative value the bits of one less
	return token(v)<<16 | token(table)<<8 | token(run<<4|size)
}

// pack writes tokens in their codes, padded with ones to a whole byte (T.81,
// F.1.2.3).
func pack(list []token, all *[tables]codes) []byte {
	p := packer{out: make([]byte, 0, 2*len(list)+16)}
	for _, t := range list {
		c := all[t>>8&3].of[t&0xff]
		size := uint(t & 15)
		p.put(uint64(c.bits)<<size|uint64(t>>16), uint(c.length)+size)
	}
	if p.n&7 > 0 {
		p.put(0xff>>(p.n&7), 8-p.n&7)
	}
	return p.rest()
}

// packer gathers bits, the first uppermost.
type packer struct {
	out []byte
	acc uint64 // the lowest n bits
	n   uint
}

// put adds bits, at most 32.
func (p *packer) put(v uint64, size uint) {
	p.acc = p.acc<<size | v
	if p.n += size; p.n >= 32 {
		p.n -= 32
		p.word(uint32(p.acc >> p.n))
	}
}

// word writes 32 bits. A byte of ones is followed by a zero, or it would be a
// marker.
func (p *packer) word(w uint32) {
	if hasOnes(w) {
		for shift := 24; shift >= 0; shift -= 8 {
			p.byte(byte(w >> shift))
		}
		return
	}
	p.out = binary.BigEndian.AppendUint32(p.out, w)
}

// hasOnes reports whether one of four bytes may be all ones: adding one to each
// carries out of such a byte only.
func hasOnes(w uint32) bool { return (w & ^(w + 0x01010101) & 0x80808080) != 0 }

func (p *packer) byte(b byte) {
	p.out = append(p.out, b)
	if b == 0xff {
		p.out = append(p.out, 0)
	}
}

// rest writes the whole bytes that are left.
func (p *packer) rest() []byte {
	for ; p.n >= 8; p.n -= 8 {
		p.byte(byte(p.acc >> (p.n - 8)))
	}
	return p.out
}
