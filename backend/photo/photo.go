// Package photo reads photos and makes what a page prints of them.
//
// The way of a photo through a run:
//
//	Probe     header, metadata and hash, without decoding a pixel
//	Analyse   decode once, keep a reduced negative, find what matters in it
//	CropFor   the part of a shape that keeps what matters
//	Rendition that part at the size of the page, as JPEG, cached
//
// Whatever comes from a file is foreign: the size is checked from the header
// before decoding, and a decoder that panics gives an error like any other.
//
// Deliberately absent: files and clocks. Originals come from a Source, results
// are kept in a Cache; both are the caller's.
package photo

import (
	"crypto/sha256"
	"encoding/hex"

	"broadsheet/backend/photo/metadata"
)

// ID names a photo by its content: the first 128 bits of the SHA-256 of the
// original's bytes, in hex.
type ID string

// idOf returns the ID of an original.
func idOf(data []byte) ID {
	sum := sha256.Sum256(data)
	return ID(hex.EncodeToString(sum[:16]))
}

// IsOf reports whether a photo of this ID has these bytes.
func (id ID) IsOf(original []byte) bool { return idOf(original) == id }

// Photo is what is known of a photo without its pixels. Width and Height are
// those of the upright picture, after its EXIF orientation.
type Photo struct {
	ID          ID     `json:"id"`
	Name        string `json:"name"` // file name
	Width       int    `json:"width"`
	Height      int    `json:"height"`
	Orientation int    `json:"orientation"` // EXIF, 1 to 8
	Format      string `json:"format"`      // "jpeg", "png", "tiff", "webp", "gif", "bmp"
	Bytes       int64  `json:"bytes"`       // of the original
	// Profile is the description of the embedded colour profile; empty where
	// there is none, and the colours are taken as sRGB.
	Profile string `json:"profile,omitempty"`
	// ProfileFault says why the embedded profile does not serve; colours are
	// taken then as if there were none.
	ProfileFault string `json:"profileFault,omitempty"`
	// Damage says what is wrong with a file of which a part can be shown;
	// empty where nothing is. Probe knows only of a missing end, which may do no
	// harm; what Analyse says holds.
	Damage string   `json:"damage,omitempty"`
	Meta   Metadata `json:"meta"`
	Focus  Focus    `json:"focus"` // zero until Analyse
	Light  Light    `json:"-"`     // the same
}

// Metadata is what the original says about itself in IPTC, XMP and EXIF; where
// they differ, the order of the Metadata Working Group holds. Empty fields are
// not known.
type Metadata struct {
	Caption  string   `json:"caption,omitempty"`
	Headline string   `json:"headline,omitempty"`
	Title    string   `json:"title,omitempty"`
	Byline   string   `json:"byline,omitempty"` // the photographer
	Credit   string   `json:"credit,omitempty"` // who provides the picture
	Source   string   `json:"source,omitempty"` // who owns the original
	Date     string   `json:"date,omitempty"`   // ISO 8601 day
	Place    string   `json:"place,omitempty"`  // where it was taken
	People   []string `json:"people,omitempty"` // who is seen
	Rights   string   `json:"rights,omitempty"` // copyright notice and terms of use
	Keywords []string `json:"keywords,omitempty"`
	// Origins tells for each field by its name here where it was taken from,
	// "exif", "iptc", "xmp" or "sidecar", and which of the others differ.
	Origins metadata.Origins `json:"origins,omitempty"`
}

// Focus is what matters in a picture, in fractions of the upright picture. The
// zero Focus knows nothing; crops then follow the rule of thirds.
type Focus struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	// Keep is the part that should not be cut: the box of the salient mass.
	Keep Crop `json:"keep"`
	// Confidence is how clearly something stands out, 0 to 1.
	Confidence float64 `json:"confidence"`
	// Heads are the places that look like faces, the surest first.
	Heads []Crop `json:"heads,omitempty"`
	// Columns and Rows are the shares of importance of equal strips from left
	// to right and from top to bottom; each sums to 1.
	Columns []float64 `json:"columns,omitempty"`
	Rows    []float64 `json:"rows,omitempty"`
}

// IsKnown reports whether the photo has been analysed.
func (f Focus) IsKnown() bool { return len(f.Columns) > 0 && len(f.Rows) > 0 }
