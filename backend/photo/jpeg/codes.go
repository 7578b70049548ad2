package jpeg

// codes are the codes of a table, none longer than 16 bits.
type codes struct {
	lengths [16]byte // how many codes there are of 1 bit, of 2 and so on
	symbols []byte   // by the length of their codes, then by number
	of      [256]code
}

type code struct {
	bits   uint16
	length uint8
}

// The longest code that the making of a tree can give before it is cut to 16
// (T.81, K.2); sums of counts that double by Fibonacci's numbers cannot go
// deeper within 32 bits.
const deepest = 64

// newCodes makes the best codes for counts (T.81, K.2): Huffman's, with lengths
// up to 16, and none of all ones.
func newCodes(counts *[256]int) (c codes) {
	sizes := codeSizes(counts)
	var perLength [deepest + 1]int
	for _, n := range sizes {
		perLength[n]++
	}
	perLength[0] = 0
	shorten(&perLength)
	for n := 1; n <= 16; n++ {
		c.lengths[n-1] = byte(perLength[n])
	}
	c.symbols = bySize(&sizes, counts)
	c.number()
	return c
}

// codeSizes builds the tree (T.81, figure K.1). Symbol 256 stands for the code
// of all ones, which nothing gets: it has the longest.
func codeSizes(counts *[256]int) (sizes [257]int) {
	var weight, next [257]int
	for s, n := range counts {
		weight[s] = n
		next[s] = -1
	}
	weight[256], next[256] = 1, -1
	for {
		a, b := lightestTwo(&weight)
		if b < 0 {
			return sizes
		}
		weight[a] += weight[b]
		weight[b] = 0
		for sizes[a]++; next[a] >= 0; sizes[a]++ {
			a = next[a]
		}
		next[a] = b
		for sizes[b]++; next[b] >= 0; sizes[b]++ {
			b = next[b]
		}
	}
}

// lightestTwo returns the two least weights above 0, of equal ones the last; -1
// for what is not there.
func lightestTwo(weight *[257]int) (a, b int) {
	a, b = -1, -1
	for s, w := range weight {
		switch {
		case w == 0:
		case a < 0 || w <= weight[a]:
			a, b = s, a
		case b < 0 || w <= weight[b]:
			b = s
		}
	}
	return a, b
}

// shorten takes codes to 16 bits (T.81, figure K.3) and the code of all ones
// away.
func shorten(perLength *[deepest + 1]int) {
	for i := deepest; i > 16; i-- {
		for perLength[i] > 0 {
			j := i - 2
			for perLength[j] == 0 {
				j--
			}
			perLength[i] -= 2
			perLength[i-1]++
			perLength[j+1] += 2
			perLength[j]--
		}
	}
	for i := 16; i > 0; i-- {
		if perLength[i] > 0 {
			perLength[i]--
			return
		}
	}
}

// bySize sorts the symbols that occur by the lengths before shortening, which
// keeps their order.
func bySize(sizes *[257]int, counts *[256]int) []byte {
	var out []byte
	for n := 1; n <= deepest; n++ {
		for s := range counts {
			if sizes[s] == n {
				out = append(out, byte(s))
			}
		}
	}
	return out
}

// number gives the symbols their codes (T.81, C.2).
func (c *codes) number() {
	next, i := uint16(0), 0
	for n, count := range c.lengths {
		for range count {
			c.of[c.symbols[i]] = code{next, uint8(n + 1)}
			next++
			i++
		}
		next <<= 1
	}
}
