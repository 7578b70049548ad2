// Package icc reads ICC profiles of versions 2 and 4 (ICC.1:2001-04 and
// ICC.1:2022) and converts colours and rows of pictures by them.
//
// Parse makes a Profile of foreign bytes. A Link leads exactly from the colours
// of one profile to those of another, by way of the profile connection space
// (XYZ or CIELAB under D50). A Transform is a Link made quick for the rows of a
// picture: tables where both profiles are matrices, a cube of nodes else.
//
// Invariant: whatever the bytes are, there is a profile or an error, and no
// more memory is taken than a small multiple of the bytes given.
package icc

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"broadsheet/backend/colour"
)

// Space is a colour space by its signature (ICC.1:2022, table 19).
type Space string

// The device spaces that are understood, and the two connection spaces.
const (
	RGB  Space = "RGB "
	Gray Space = "GRAY"
	CMYK Space = "CMYK"
	XYZ  Space = "XYZ "
	Lab  Space = "Lab "
)

// Channels returns the number of a colour's components, 0 for other spaces.
func (s Space) Channels() int {
	switch s {
	case Gray:
		return 1
	case RGB, XYZ, Lab:
		return 3
	case CMYK:
		return 4
	}
	return 0
}

// Name returns the space as people write it.
func (s Space) Name() string {
	if s == Gray {
		return "grey"
	}
	return strings.TrimSpace(string(s))
}

// Intent says what gives way where a colour cannot be shown (ICC.1:2022, 6.2).
// Its numbers are those of the profile header.
type Intent uint32

// The intents that transforms are built for. Relative lays white on white;
// Absolute keeps each medium's own, so that a proof shows the paper.
const (
	Perceptual Intent = 0
	Relative   Intent = 1
	Absolute   Intent = 3
)

// Sample is a colour of up to four components, 0 to 1; unused ones are 0.
type Sample [4]float64

// Profile is one device's colours, as an ICC profile describes them. It is
// never changed after Parse.
type Profile struct {
	Version     int // major, 2 or 4
	Class       string
	Space       Space  // of the device
	Connection  Space  // XYZ or Lab
	Intent      Intent // the one that the header recommends; any number
	Description string // for people; may be empty

	digest   [sha256.Size]byte
	white    colour.XYZ // of the medium; D50 where screens leave it to the eye
	shaper   *shaper    // of an RGB profile by matrix
	grey     curve      // of a grey profile by curve
	toPCS    [2]*table  // A2B0, A2B1
	fromPCS  [2]*table  // B2A0, B2A1
	encoders encoders   // made when a picture is first converted to the shaper
}

// maxProfile bounds the bytes of a profile; large ones of presses have 3 MB.
const maxProfile = 32 << 20

// classes are the profile classes that describe a device or a space.
var classes = map[string]bool{"mntr": true, "scnr": true, "prtr": true, "spac": true}

// Parse reads a profile. Errors say what is wrong with the bytes, or what is
// not supported.
func Parse(data []byte) (*Profile, error) {
	p, tags, err := parseHeader(data)
	if err != nil {
		return nil, fmt.Errorf("icc: %w", err)
	}
	p.Description, p.white, p.digest = tags.description(), p.mediumWhite(tags["wtpt"]), sha256.Sum256(data)
	for _, read := range []func(tagTable) error{p.readTables, p.readShaper, p.readGrey} {
		if err := read(tags); err != nil {
			return nil, fmt.Errorf("icc: %w", err)
		}
	}
	if p.shaper == nil && p.grey == nil && p.toPCS[0] == nil && p.toPCS[1] == nil {
		return nil, errors.New("icc: the profile has neither curves with a matrix nor a table from the device")
	}
	return p, nil
}

// readTables reads what there is of the four tables.
func (p *Profile) readTables(tags tagTable) error {
	for i := range 2 {
		var err error
		if p.toPCS[i], err = tags.table(fmt.Sprintf("A2B%d", i), p.Space, p.Connection, false); err != nil {
			return err
		}
		if p.fromPCS[i], err = tags.table(fmt.Sprintf("B2A%d", i), p.Connection, p.Space, true); err != nil {
			return err
		}
	}
	return nil
}

// readGrey reads the curve of a grey profile.
func (p *Profile) readGrey(tags tagTable) (err error) {
	body, ok := tags["kTRC"]
	if p.Space != Gray || !ok {
		return nil
	}
	if p.grey, _, err = parseCurve(body); err != nil {
		return fmt.Errorf("kTRC: %w", err)
	}
	return nil
}

// pick returns the table for an intent, or the other one; nil if there is none.
func pick(tables [2]*table, intent Intent) *table {
	i := 0
	if intent == Relative || intent == Absolute {
		i = 1
	}
	if tables[i] == nil {
		i = 1 - i
	}
	return tables[i]
}

// connection returns the colour under D50 that the device shows for a sample.
func (p *Profile) connection(s Sample, intent Intent) colour.XYZ {
	switch t := pick(p.toPCS, intent); {
	case t != nil:
		return t.encoding.decode(t.run(s))
	case p.shaper != nil:
		return p.shaper.light(s)
	case p.Connection == Lab:
		return colour.Lab{L: 100 * p.grey.at(s[0])}.XYZ()
	default:
		return scale(colour.D50, p.grey.at(s[0]))
	}
}

// device returns the sample for which the device shows a colour; beyond its
// gamut it may lie outside 0 to 1. The profile must pass canShow.
func (p *Profile) device(c colour.XYZ, intent Intent) Sample {
	switch t := pick(p.fromPCS, intent); {
	case t != nil:
		return t.run(t.encoding.encode(c))
	case p.shaper != nil:
		return p.shaper.codes(c)
	case p.Connection == Lab:
		return Sample{p.grey.inverse(c.Lab().L / 100)}
	default:
		return Sample{p.grey.inverse(c.Y)}
	}
}

// canShow tells why the profile cannot be a destination.
func (p *Profile) canShow() error {
	if p.fromPCS[0] == nil && p.fromPCS[1] == nil && p.shaper == nil && p.grey == nil {
		return errors.New("icc: the profile has no table to the device")
	}
	return nil
}

// mediumWhite reads wtpt. Displays of version 2 state the white of the room
// there; the eye adapts to theirs, which version 4 puts down as D50.
func (p *Profile) mediumWhite(tag []byte) colour.XYZ {
	kind, b := kind(tag)
	if kind != "XYZ " || len(b) < 12 || p.Version == 2 && p.Class == "mntr" {
		return colour.D50
	}
	white := colour.XYZ{X: fixed(b), Y: fixed(b[4:]), Z: fixed(b[8:])}
	if min(white.X, white.Y, white.Z) < darkestWhite || max(white.X, white.Y, white.Z) > 2 {
		return colour.D50
	}
	return white
}

// darkestWhite bounds what a damaged wtpt may stretch.
const darkestWhite = 0.01

func scale(c colour.XYZ, f float64) colour.XYZ { return colour.XYZ{X: f * c.X, Y: f * c.Y, Z: f * c.Z} }
