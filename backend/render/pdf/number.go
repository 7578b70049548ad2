package pdf

import (
	"math"
	"strconv"

	"broadsheet/backend/geom"
)

// maxLength keeps lengths inside what readers of PDF must accept as a number
// (ISO 32000-1, annex C: ±3.403 × 10^38, but many keep 32-bit fixed point).
const maxLength = 30_000_000 // 1/1000 pt

// appendLength writes l in points, exactly.
func appendLength(b []byte, l geom.Length) []byte {
	return appendFixed(b, int64(max(-maxLength, min(maxLength, l))), 3)
}

// appendFixed writes v / 10^decimals without trailing zeros: (1500, 3) is "1.5".
func appendFixed(b []byte, v int64, decimals int) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	scale := int64(math.Pow10(decimals))
	whole, part := v/scale, v%scale
	if whole != 0 || part == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if part == 0 {
		return b
	}
	b = append(b, '.')
	for scale /= 10; part != 0; scale /= 10 {
		b = append(b, byte('0'+part/scale))
		part %= scale
	}
	return b
}

// appendShare writes a share of ink, held to 0 to 1, to four decimals.
func appendShare(b []byte, v float64) []byte {
	if !(v > 0) { // NaN too
		v = 0
	}
	return appendFixed(b, int64(math.Round(min(v, 1)*10000)), 4)
}

const hexDigits = "0123456789abcdef"

// appendHex16 writes v as four hexadecimal digits.
func appendHex16(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}
