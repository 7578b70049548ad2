package metadata

import (
	"bytes"
	"encoding/xml"
)

// Where a photo was taken, in EXIF (CIPA DC-008, 4.6.6) and in XMP (part 2 of
// the specification, EXIF schema). They are not read, only noticed.
const (
	tagLatitude  = 0x0002
	tagLongitude = 0x0004
)

var (
	exifLatitude  = xml.Name{Space: nsEXIF, Local: "GPSLatitude"}
	exifLongitude = xml.Name{Space: nsEXIF, Local: "GPSLongitude"}
	isCoordinate  = map[xml.Name]bool{exifLatitude: true, exifLongitude: true}
)

// exifHasCoordinates reports whether EXIF tells a latitude and a longitude. A
// camera that had no reception leaves them out, or writes nothing but zeros.
func exifHasCoordinates(b []byte) bool {
	t, ok := openBlock(b)
	if !ok {
		return false
	}
	gps := t.sub(t.first(), tagGPS)
	latitude, hasLatitude := find(gps, tagLatitude)
	longitude, hasLongitude := find(gps, tagLongitude)
	return hasLatitude && hasLongitude && (isTold(latitude) || isTold(longitude))
}

// isTold reports whether one of degrees, minutes and seconds is not zero: a
// RATIONAL is two numbers of four bytes, the first the numerator.
func isTold(e entry) bool {
	for at := 0; at+8 <= len(e.value); at += 8 {
		if !bytes.Equal(e.value[at:at+4], make([]byte, 4)) {
			return true
		}
	}
	return false
}

// haveCoordinates reports whether XMP tells a latitude and a longitude.
func (p properties) haveCoordinates() bool {
	return firstOf(p[exifLatitude]...) != "" && firstOf(p[exifLongitude]...) != ""
}
