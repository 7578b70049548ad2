package desk

import (
	"encoding/binary"
	"slices"

	"broadsheet/backend/caption/table"
	"broadsheet/backend/document"
	"broadsheet/backend/photo"
	"broadsheet/backend/photo/metadata"
)

// photoWords are what goes out with a photo: the words, and whether the place
// and the serial numbers of the camera go with them.
type photoWords struct {
	fields       metadata.Fields
	keepLocation bool
}

// embedded writes words into a JPEG of ours. original is the photo that it was
// made of: where its place is kept, what its EXIF tells of that comes along.
func (w photoWords) embedded(jpeg, original []byte) ([]byte, error) {
	if w.keepLocation {
		jpeg = withEXIFOf(jpeg, original)
	}
	return metadata.Embed(jpeg, w.fields, metadata.Keep{Location: w.keepLocation, Serials: w.keepLocation})
}

// withEXIFOf gives a JPEG the EXIF of its original, whatever the format of that.
// The picture is upright by now, so the orientation says so.
func withEXIFOf(jpeg, original []byte) []byte {
	exif := photo.EXIF(original)
	if len(exif) == 0 {
		return jpeg
	}
	setUpright(exif)
	body := slices.Concat([]byte(metadata.ExifHeader), exif)
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2)) //nolint:gosec // photo.EXIF fits
	return slices.Concat(jpeg[:2], segment, body, jpeg[2:])
}

// setUpright sets the orientation in the first directory of a TIFF structure
// (Exif 2.32, 4.6.2) to 1, if it has one.
func setUpright(tiff []byte) {
	order, ok := metadata.ByteOrder(tiff)
	if !ok || len(tiff) < 8 {
		return
	}
	const orientation, entry = 0x0112, 12
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return
	}
	n := int64(order.Uint16(tiff[at:]))
	for at += 2; n > 0 && at+entry <= int64(len(tiff)); n, at = n-1, at+entry {
		if order.Uint16(tiff[at:]) == orientation {
			order.PutUint16(tiff[at+8:], 1)
		}
	}
}

// wordsIn are the words of a photo's own file with those of its sidecar over
// them. What cannot be read of either is not there.
func wordsIn(p photo.Photo, data []byte, sidecar []byte) metadata.Fields {
	found, _ := metadata.Read(p.Format, data)
	if sidecar == nil {
		return found.Fields
	}
	beside, _ := metadata.ReadSidecar(sidecar)
	return found.WithSidecar(beside).Fields
}

// wordsOfPhoto are the words that a document has for a photo. Its own file is not
// asked: what an editor took out must not come back.
func wordsOfPhoto(p *document.Photo) metadata.Fields {
	return metadata.Fields{
		Caption: p.Caption, Headline: p.Headline, Byline: p.Byline, Credit: p.Credit, Rights: p.Rights,
		Date: p.Date, Place: p.Place, People: p.People, Keywords: p.Keywords,
	}
}

func tableFields(f metadata.Fields) table.Fields {
	return table.Fields{
		Caption: f.Caption, Headline: f.Headline, Byline: f.Byline, Credit: f.Credit, Place: f.Place, Date: f.Date,
		People: f.People, Keywords: f.Keywords, Rights: f.Rights,
	}
}

// overwritten are the words with those of a table in their place; title and
// source, which no table has, stay.
func overwritten(f metadata.Fields, t table.Fields) metadata.Fields {
	f.Caption, f.Headline, f.Byline, f.Credit, f.Place, f.Date = t.Caption, t.Headline, t.Byline, t.Credit, t.Place, t.Date
	f.People, f.Keywords, f.Rights = t.People, t.Keywords, t.Rights
	return f
}
