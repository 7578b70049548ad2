package metadata

import (
	"encoding/xml"
	"strings"
)

// Keep says what Embed leaves in a photo beside what it shows: by default
// nothing that tells of the place, the camera's owner or the way of the file.
// The orientation and the colour profile always stay.
type Keep struct {
	Location   bool // GPS
	Serials    bool // serial numbers of camera and lens
	Owner      bool // the camera's owner and the computer's name
	MakerNotes bool // what the camera's maker writes for itself
	UniqueID   bool // the number that the camera gave to the picture
	History    bool // XMP's history and the ids of documents
	XMP        bool // properties of XMP that are not ours
}

const (
	nsAux = "http://ns.adobe.com/exif/1.0/aux/"
	nsEX  = "http://cipa.jp/exif/1.0/"
	nsMM  = "http://ns.adobe.com/xap/1.0/mm/"
	nsXAP = "http://ns.adobe.com/xap/1.0/"
	nsTIF = "http://ns.adobe.com/tiff/1.0/"
)

// isUnwanted reports whether a foreign property of XMP does not stay.
func (k Keep) isUnwanted(n xml.Name) bool {
	switch name := strings.ToLower(n.Local); {
	case isRead[n], name == "xmlns", n.Space == "xmlns", n.Space == nsXML, n.Space == nsRDF:
		return false
	case n == noteExtended, n.Space == nsXAP && name == "thumbnails":
		return true
	case n.Space == nsTIF && (name == "imagedescription" || name == "artist" || name == "copyright"),
		n.Space == nsEXIF && name == "usercomment": // they would say something else than our fields
		return true
	case strings.HasPrefix(name, "gps"), n.Space == nsExt && strings.HasPrefix(name, "location"):
		return !k.Location
	case strings.Contains(name, "serialnumber"):
		return !k.Serials
	case strings.Contains(name, "ownername"):
		return !k.Owner
	case strings.Contains(name, "makernote"):
		return !k.MakerNotes
	case strings.Contains(name, "uniqueid"):
		return !k.UniqueID
	case n.Space == nsMM, n.Space == nsPhotoshop && (name == "history" || name == "documentancestors"):
		return !k.History
	}
	return !k.XMP
}

// Tags of EXIF about the camera's owner and its numbers.
const (
	tagHost         = 0x013c
	tagCameraSerial = 0xc62f
	tagMakerNote    = 0x927c
	tagUniqueID     = 0xa420
	tagOwner        = 0xa430
	tagBodySerial   = 0xa431
	tagLensSerial   = 0xa435
)

// plainTags are the tags of EXIF that tell how the picture was taken and how it
// is to be shown. Those that are not here are nobody's, or private.
var plainTags = [][2]uint16{
	{0x010f, 0x0110}, {tagOrientation, tagOrientation}, {0x011a, 0x011b}, {0x0128, 0x0128}, {0x0131, 0x0132},
	{0x013e, 0x013f}, {0x0211, 0x0214}, {0x829a, 0x829d}, {0x8822, 0x8835}, {0x9000, 0x9012}, {0x9101, 0x920a},
	{0x9214, 0x9214}, {0x9290, 0x9292}, {0xa000, 0xa003}, {0xa20e, 0xa217}, {0xa300, 0xa302}, {0xa401, 0xa40c},
	{0xa432, 0xa434}, {0xa500, 0xa500},
}

// takenTags tell the time that the picture was taken at.
var takenTags = map[uint16]bool{tagTaken: true, 0x9004: true, 0x9011: true, 0x9012: true, 0x9291: true, 0x9292: true}

// keepsTag reports whether a tag of EXIF stays. Directories of tags are not
// asked for.
func (k Keep) keepsTag(tag uint16) bool {
	switch tag {
	case tagGPS:
		return false
	case tagHost, tagOwner:
		return k.Owner
	case tagCameraSerial, tagBodySerial, tagLensSerial:
		return k.Serials
	case tagMakerNote:
		return k.MakerNotes
	case tagUniqueID:
		return k.UniqueID
	}
	for _, r := range plainTags {
		if tag >= r[0] && tag <= r[1] {
			return true
		}
	}
	return false
}
