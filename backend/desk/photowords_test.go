package desk

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"testing"

	"broadsheet/backend/photo/metadata"
)

func plainJPEG(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, 16, 16)), nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// turnedWithPlace is a JPEG that is to be turned, and says where it was taken.
func turnedWithPlace(t *testing.T) []byte {
	t.Helper()
	tiff := []byte("II*\x00\x08\x00\x00\x00\x02\x00")
	entry := func(tag, kind uint16, count, value uint32) {
		tiff = binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(tiff, tag), kind)
		tiff = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(tiff, count), value)
	}
	entry(0x0112, 3, 1, 6)
	entry(0x8825, 4, 1, 38) // the directory of the place
	tiff = append(tiff, 0, 0, 0, 0)
	tiff = append(tiff, 1, 0)
	entry(0x0001, 2, 2, 'N')
	tiff = append(tiff, 0, 0, 0, 0)
	body := append([]byte(metadata.ExifHeader), tiff...)
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2))
	data := plainJPEG(t)
	return append(append(append(append([]byte{}, data[:2]...), segment...), body...), data[2:]...)
}

// originalsWithPlace are turned photos of every format that carries EXIF and can
// be written in a few lines; but for the JPEG they have no picture.
func originalsWithPlace(t *testing.T) map[string][]byte {
	t.Helper()
	whole := turnedWithPlace(t)
	start := bytes.Index(whole, []byte("II*"))
	exif := whole[start : start+56]
	webp := binary.LittleEndian.AppendUint32([]byte("RIFF\x00\x00\x00\x00WEBPEXIF"), uint32(len(exif)))
	png := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), uint32(len(exif)))
	return map[string][]byte{
		"jpeg": whole, "tiff": exif, "webp": append(webp, exif...),
		"png": append(append(append(png, "eXIf"...), exif...), 0, 0, 0, 0),
	}
}

func TestThePlaceStaysAtHome(t *testing.T) {
	for format, original := range originalsWithPlace(t) {
		if found, _ := metadata.Read(format, original); found.Orientation != 6 {
			t.Fatalf("the test's %s has orientation %d", format, found.Orientation)
		}
		for _, keep := range []bool{false, true} {
			out, err := photoWords{metadata.Fields{Caption: "老码头"}, keep}.embedded(plainJPEG(t), original)
			if err != nil {
				t.Fatal(err)
			}
			found, err := metadata.Read("jpeg", out)
			if err != nil || found.Caption != "老码头" || found.Orientation != 1 {
				t.Errorf("%s, keep %v: %+v, %v", format, keep, found, err)
			}
			hasPlace := bytes.Contains(out, []byte{0x25, 0x88, 4, 0}) || bytes.Contains(out, []byte{0x88, 0x25, 0, 4})
			if hasPlace != keep {
				t.Errorf("%s, keep %v: the place is there: %v", format, keep, hasPlace)
			}
		}
	}
}

// Whatever an EXIF block holds, looking for the orientation ends.
func TestSetUprightTakesAnything(t *testing.T) {
	whole := turnedWithPlace(t)
	at := bytes.Index(whole, []byte("II*"))
	for n := range 60 {
		cut := bytes.Clone(whole[at : at+n])
		setUpright(cut)
	}
	setUpright([]byte("MM\x00*\xff\xff\xff\xff\x00\x01"))
}
