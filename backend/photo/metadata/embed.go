package metadata

import (
	"bytes"
	"crypto/md5" // #nosec G501 -- the digest that the standards name, not a protection
	"encoding/binary"
	"encoding/hex"
	"errors"
	"slices"
)

// ErrNotJPEG says that bytes are no JPEG, or one that breaks off before its
// pixels.
var ErrNotJPEG = errors.New("not a whole JPEG")

// maxSegment is the most bytes that a segment of JPEG holds.
const maxSegment = 0xffff - 2

// Embed returns a JPEG that says what the fields say, and nothing else: the
// fields are written as IPTC-IIM and XMP, which replace what was there, the
// texts of EXIF are taken out, and with them everything that Keep does not
// keep. Pixels, orientation and colour profile are those of the original, whose
// bytes are not changed. Same input, same bytes. What is no JPEG gives
// ErrNotJPEG.
func Embed(jpeg []byte, f Fields, keep Keep) ([]byte, error) {
	f = f.Normal()
	s, ok := split(jpeg)
	if !ok {
		return nil, ErrNotJPEG
	}
	out := make([]byte, 0, len(jpeg)+8<<10)
	out = append(out, jpeg[:2]...)
	for _, body := range s.jfif {
		out = appendSegment(out, markerAPP0, body)
	}
	if exif := stripEXIF(s.exif, f.Date, keep); len(exif) > 0 {
		out = appendSegment(out, markerAPP1, slices.Concat([]byte(ExifHeader), exif))
	}
	for _, body := range xmpSegments(f, s.xmp, keep) {
		out = appendSegment(out, markerAPP1, body)
	}
	for chunk := range slices.Chunk(resourcesFor(f, s.resources), maxSegment-len(photoshopHeader)) {
		out = appendSegment(out, markerAPP13, slices.Concat([]byte(photoshopHeader), chunk))
	}
	return append(append(out, s.others...), s.scans...), nil
}

func appendSegment(b []byte, marker byte, body []byte) []byte {
	b = binary.BigEndian.AppendUint16(append(b, 0xff, marker), uint16(len(body)+2))
	return append(b, body...)
}

// pieces are the parts of a JPEG that Embed puts together anew.
type pieces struct {
	jfif      [][]byte
	exif      []byte
	xmp       []byte
	resources []byte
	others    []byte // whole segments that stay, in their order
	scans     []byte // from the first scan to the end of the picture
}

// split takes a JPEG apart. Behind the end of the picture nothing stays: that
// is where phones put films, and cameras further pictures with their own EXIF.
func split(jpeg []byte) (pieces, bool) {
	var p pieces
	if len(jpeg) < 4 || jpeg[0] != 0xff || jpeg[1] != 0xd8 {
		return p, false
	}
	for marker, body := range Segments(jpeg) {
		p.take(marker, body)
	}
	at := firstScan(jpeg)
	if at < 0 {
		return p, false
	}
	p.scans = jpeg[at:pictureEnd(jpeg, at)]
	return p, true
}

// take sorts a segment. Of those of applications only colour profiles and
// Adobe's word on the colour model stay; comments do not.
func (p *pieces) take(marker byte, body []byte) {
	starts := func(header string) bool { return bytes.HasPrefix(body, []byte(header)) }
	switch {
	case marker == markerAPP0 && starts(jfifHeader) && p.jfif == nil:
		p.jfif = [][]byte{withoutThumbnail(body)}
	case marker == markerAPP1 && starts(ExifHeader) && p.exif == nil:
		p.exif = body[len(ExifHeader):]
	case marker == markerAPP1 && starts(xmpHeader) && p.xmp == nil:
		p.xmp = body[len(xmpHeader):]
	case marker == markerAPP13 && starts(photoshopHeader):
		p.resources = append(p.resources, body[len(photoshopHeader):]...)
	case marker == markerAPP2 && starts(iccHeader), marker == markerAPP14 && starts(adobeHeader),
		marker < markerAPP0, marker > markerAPP15 && marker != markerComment:
		p.others = appendSegment(p.others, marker, body)
	}
}

// withoutThumbnail returns a JFIF header without the small picture that may end
// it (JFIF 1.02, page 5).
func withoutThumbnail(body []byte) []byte {
	const size = 14
	if len(body) < size {
		return body
	}
	out := bytes.Clone(body[:size])
	out[size-2], out[size-1] = 0, 0
	return out
}

// firstScan returns where the first scan begins, -1 if there is none.
func firstScan(jpeg []byte) int {
	at := 2
	for i := 2; i+4 <= len(jpeg); {
		switch marker := jpeg[i+1]; {
		case jpeg[i] != 0xff || marker == 0xff:
			i++
		case marker == markerScan:
			return i
		case marker == markerEnd:
			return -1
		case marker == 0 || marker == 1 || marker >= 0xd0 && marker <= 0xd8:
			i += 2
		default:
			at = i + 2 + int(binary.BigEndian.Uint16(jpeg[i+2:]))
			if at < i+4 {
				return -1
			}
			i = at
		}
	}
	return -1
}

// pictureEnd returns where a picture ends whose first scan begins at a byte:
// behind its end marker, or with the file. Segments between scans are stepped
// over, in them the marker means nothing.
func pictureEnd(jpeg []byte, at int) int {
	for i := at; i+1 < len(jpeg); {
		switch marker := jpeg[i+1]; {
		case jpeg[i] != 0xff || marker == 0xff:
			i++
		case marker == markerEnd:
			return i + 2
		case marker == 0 || marker == 1 || marker >= 0xd0 && marker <= 0xd8 || i+4 > len(jpeg):
			i += 2
		default:
			i += 2 + int(binary.BigEndian.Uint16(jpeg[i+2:]))
		}
	}
	return len(jpeg)
}

// resourcesFor returns image resources with the fields as IPTC, its digest, and
// of those that were there the resolution.
func resourcesFor(f Fields, had []byte) []byte {
	var out []byte
	for id, value := range eachResource(had) {
		if id == resourceResolution && out == nil {
			out = appendResource(out, id, value)
		}
	}
	iim := toIIM(f)
	sum := md5.Sum(iim) // #nosec G401 -- see the import
	return appendResource(appendResource(out, resourceIPTC, iim), resourceDigest, sum[:])
}

// maxPacket is the most bytes that a packet may have in a segment.
const maxPacket = maxSegment - len(xmpHeader)

// xmpSegments returns the bodies of the segments that hold the fields as XMP
// and what stays of the XMP that was there. What has no room in one packet is
// moved to an extension (XMP part 3, 1.1.3.1), the properties that readers need
// first last.
func xmpSegments(f Fields, had []byte, keep Keep) [][]byte {
	ours := writeFields(&f, anyProperty)
	whole := wholeXMP(ours)
	if keep.XMP || keep.History {
		if merged, err := merge(f, had, keep.isUnwanted); err == nil {
			whole = bareXMP(merged)
		}
	}
	if packet := wrap(whole); len(packet) <= maxPacket {
		return [][]byte{slices.Concat([]byte(xmpHeader), packet)}
	}
	sum := md5.Sum(whole) // #nosec G401 -- see the import
	guid := bytes.ToUpper([]byte(hex.EncodeToString(sum[:])))
	packet := []written{writeProperty(noteExtended, "", []string{string(guid)})}
	for _, p := range ours {
		if more := append(slices.Clip(packet), p); len(wrap(wholeXMP(more))) <= maxPacket {
			packet = more
		}
	}
	out := [][]byte{slices.Concat([]byte(xmpHeader), wrap(wholeXMP(packet)))}
	return append(out, extensionSegments(guid, whole)...)
}

// extensionSegments cuts extended XMP: GUID, full length, offset, bytes.
func extensionSegments(guid, whole []byte) [][]byte {
	var out [][]byte
	head := slices.Concat([]byte(extensionHeader), guid)
	head = binary.BigEndian.AppendUint32(head, uint32(len(whole)))
	at := 0
	for chunk := range slices.Chunk(whole, maxSegment-len(head)-4) {
		body := binary.BigEndian.AppendUint32(slices.Clip(head), uint32(at))
		out = append(out, append(body, chunk...))
		at += len(chunk)
	}
	return out
}

// bareXMP returns XMP without the wrapper of a packet and the space behind it.
func bareXMP(xmp []byte) []byte {
	if end := bytes.LastIndex(xmp, []byte("<?xpacket end")); end >= 0 {
		xmp = xmp[:end]
	}
	if bytes.HasPrefix(xmp, []byte("<?xpacket begin")) {
		if _, rest, ok := bytes.Cut(xmp, []byte("?>")); ok {
			xmp = rest
		}
	}
	return bytes.TrimSpace(xmp)
}
