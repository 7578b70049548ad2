package colour

import (
	"encoding/binary"
	"math"
	"slices"
	"sync"
)

// s15 is the ICC's s15Fixed16Number, a count of 1/65536.
type s15 int32

// The primaries of sRGB (IEC 61966-2-1) as XYZ under D50, adapted from D65 by
// Bradford's matrix, and D50 itself; the usual rounding.
var (
	srgbRed   = [3]s15{0x6fa2, 0x38f5, 0x0390}
	srgbGreen = [3]s15{0x6299, 0xb785, 0x18da}
	srgbBlue  = [3]s15{0x24a0, 0x0f84, 0xb6cf}
	d50       = [3]s15{0xf6d6, 0x10000, 0xd32d}
)

// curvePoints is enough that linear interpolation is exact to 8 bits.
const curvePoints = 1024

// srgbProfile is made once.
var srgbProfile = sync.OnceValue(makeSRGB)

// SRGBProfile returns an ICC profile of version 2.1 (ICC.1:1998-09) for sRGB,
// as a display device; about 2.6 kB. Its bytes are always the same.
func SRGBProfile() []byte { return slices.Clone(srgbProfile()) }

func makeSRGB() []byte {
	curve := curveTag()
	return profile([]tag{
		{"desc", descTag("sRGB IEC61966-2.1")},
		{"cprt", textTag("No copyright, use freely")},
		{"wtpt", xyzTag(d50)},
		{"rXYZ", xyzTag(srgbRed)},
		{"gXYZ", xyzTag(srgbGreen)},
		{"bXYZ", xyzTag(srgbBlue)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	})
}

// tag is one element of a profile.
type tag struct {
	signature string
	body      []byte
}

const (
	headerSize = 128
	entrySize  = 12
)

// profile puts header, tag table and bodies together; equal neighbours share
// one body.
func profile(tags []tag) []byte {
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	at := headerSize + 4 + entrySize*len(tags)
	var bodies []byte
	start := at
	for i, t := range tags {
		if i == 0 || !slices.Equal(t.body, tags[i-1].body) {
			start = at + len(bodies)
			bodies = append(bodies, t.body...)
			bodies = append(bodies, make([]byte, -len(t.body)&3)...)
		}
		table = append(table, t.signature...)
		table = binary.BigEndian.AppendUint32(table, uint32(start))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.body)))
	}
	return slices.Concat(profileHeader(at+len(bodies)), table, bodies)
}

// profileHeader is ICC.1:1998-09, 6.1. The date is the standard's, not a clock's.
func profileHeader(size int) []byte {
	h := make([]byte, headerSize)
	be := binary.BigEndian
	be.PutUint32(h[0:], uint32(size))
	be.PutUint32(h[8:], 0x02100000)
	copy(h[12:], "mntrRGB XYZ ")
	for i, v := range [...]uint16{1999, 10, 18, 0, 0, 0} {
		be.PutUint16(h[24+2*i:], v)
	}
	copy(h[36:], "acsp")
	for i, v := range d50 { // illuminant of the connection space
		be.PutUint32(h[68+4*i:], uint32(v))
	}
	return h
}

func xyzTag(v [3]s15) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, c := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(c))
	}
	return b
}

func textTag(s string) []byte { return append([]byte("text\x00\x00\x00\x00"+s), 0) }

// descTag is 6.5.17: ASCII, then empty Unicode and ScriptCode parts.
func descTag(s string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...)
}

// curveTag samples the decoding of sRGB from code to light.
func curveTag() []byte {
	b := []byte("curv\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, curvePoints)
	for i := range curvePoints {
		v := linear(float64(i) / (curvePoints - 1))
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}

// linear turns an sRGB code into light, both 0 to 1 (IEC 61966-2-1, 5.2).
func linear(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}
