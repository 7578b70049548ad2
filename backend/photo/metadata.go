package photo

import (
	"encoding/binary"

	"broadsheet/backend/photo/metadata"
)

// facts is what the metadata of a file say.
type facts struct {
	orientation int // 1 to 8
	meta        Metadata
}

// readMetadata reads IPTC, XMP and EXIF. What was read before an error counts;
// a reader that panics gives an error like any other.
func readMetadata(format string, data []byte) (facts, error) {
	found, err := guard(func() (metadata.Found, error) { return metadata.Read(format, data) })
	return facts{orientation: max(found.Orientation, 1), meta: metadataOf(found)}, err
}

// Words returns what the file of a photo says of itself, in a format as Probe
// tells it. What was read before something broken counts.
func Words(format string, data []byte) metadata.Found {
	found, _ := guard(func() (metadata.Found, error) { return metadata.Read(format, data) })
	return found
}

func metadataOf(f metadata.Found) Metadata {
	return Metadata{
		Caption: f.Caption, Headline: f.Headline, Title: f.Title, Byline: f.Byline,
		Credit: f.Credit, Source: f.Source, Date: f.Date, Place: f.Place, People: f.People,
		Rights: f.Rights, Keywords: f.Keywords, Origins: f.Origins,
	}
}

// Fields returns what is known of a photo as metadata.Embed and
// metadata.Sidecar write it.
func (m Metadata) Fields() metadata.Fields {
	return metadata.Fields{
		Caption: m.Caption, Headline: m.Headline, Title: m.Title, Byline: m.Byline,
		Credit: m.Credit, Source: m.Source, Date: m.Date, Place: m.Place, People: m.People,
		Rights: m.Rights, Keywords: m.Keywords,
	}
}

// WithSidecar returns the metadata with those of an .xmp file beside the photo
// over them; what the sidecar leaves empty stays. What was read of it before an
// error counts.
func (m Metadata) WithSidecar(sidecar []byte) (Metadata, error) {
	over, err := metadata.ReadSidecar(sidecar)
	return metadataOf(metadata.Found{Fields: m.Fields(), Origins: m.Origins}.WithSidecar(over)), err
}

// EXIF returns the EXIF of a photo in any format that can be read, as a JPEG may
// carry it: see metadata.EXIF. Empty where there is none.
func EXIF(data []byte) []byte {
	f, err := formatOf("", data)
	if err != nil {
		return nil
	}
	exif, _ := guard(func() ([]byte, error) { return metadata.EXIF(f.name, data), nil })
	return exif
}

const exifHeader = metadata.ExifHeader

// maxTags limits how many entries of a directory are looked at.
const maxTags = 2000

// jpegSegments walks the segments before the pixels.
func jpegSegments(data []byte) func(yield func(marker byte, body []byte) bool) {
	return metadata.Segments(data)
}

func byteOrder(b []byte) (binary.ByteOrder, bool) { return metadata.ByteOrder(b) }
