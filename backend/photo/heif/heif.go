// Package heif reads what a HEIF file (ISO/IEC 23008-12: HEIC and AVIF) says of
// its picture, without decoding it: the boxes of ISO/IEC 14496-12 around it.
package heif

import (
	"encoding/binary"
	"errors"
)

// Kind is the coding of the picture.
type Kind uint8

// The codings that are told apart.
const (
	None Kind = iota // no HEIF at all
	AVIF             // AV1
	HEIC             // HEVC, and other codings of phones
)

// Header is what a file says of its main picture.
type Header struct {
	Width, Height int // pixels, as stored
	// Orientation is how the picture is turned to stand upright, as EXIF
	// counts it (1 to 8); the file's own EXIF does not count beside it.
	Orientation int
	IsDeep      bool   // more than 8 bits a sample
	Profile     []byte // ICC; nil if there is none
	Colours     Colours
}

// Colours says by the code points of ITU-T H.273 what the samples mean; 0 where
// the file does not say.
type Colours struct{ Primaries, Transfer int }

// KindOf tells a file by its first box. Nothing is said of what follows.
func KindOf(data []byte) Kind {
	name, body, _, ok := next(data)
	if !ok || name != "ftyp" || len(body) < 8 {
		return None
	}
	found := None
	for i := 0; i+4 <= len(body); i += 4 {
		if i == 4 {
			continue // the minor version
		}
		switch string(body[i : i+4]) {
		case "avif", "avis", "avio":
			return AVIF
		case "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1":
			found = HEIC
		}
	}
	return found
}

// Read reads the header of the main picture. Errors say what is missing.
func Read(data []byte) (Header, error) {
	h := Header{Orientation: 1}
	meta := find(data, "meta")
	if len(meta) < 4 {
		return h, errors.New("heif: there is no picture, only a film or nothing")
	}
	meta = meta[4:] // version and flags
	properties := find(meta, "iprp")
	var list []box
	for name, body := range boxes(find(properties, "ipco")) {
		list = append(list, box{name, body})
	}
	turn, mirror := 0, -1
	for _, i := range allAssociations(find(properties, "ipma"))[primary(find(meta, "pitm"))] {
		if i >= 1 && i <= len(list) {
			h.take(list[i-1], &turn, &mirror)
		}
	}
	if h.Width < 1 || h.Height < 1 {
		return h, errors.New("heif: the main picture has no size")
	}
	h.Orientation = orientationOf(turn, mirror)
	return h, nil
}

// take reads one property of the main picture.
func (h *Header) take(b box, turn, mirror *int) {
	switch p := b.body; {
	case b.name == "ispe" && len(p) >= 12:
		h.Width, h.Height = sizeIn(p)
	case b.name == "pixi" && len(p) >= 5:
		for _, bits := range p[5:min(len(p), 5+int(p[4]))] {
			h.IsDeep = h.IsDeep || bits > 8
		}
	case b.name == "av1C" && len(p) >= 4: // AV1-ISOBMFF, 2.3.3: high_bitdepth
		h.IsDeep = h.IsDeep || p[2]&0x40 != 0
	case b.name == "irot" && len(p) >= 1:
		*turn = int(p[0] & 3)
	case b.name == "imir" && len(p) >= 1:
		*mirror = int(p[0] & 1)
	case b.name == "colr" && len(p) > 4 && (string(p[:4]) == "prof" || string(p[:4]) == "rICC"):
		h.Profile = p[4:]
	case b.name == "colr" && len(p) >= 8 && string(p[:4]) == "nclx":
		h.Colours = Colours{int(binary.BigEndian.Uint16(p[4:])), int(binary.BigEndian.Uint16(p[6:]))}
	}
}

// sizeIn reads the box ispe, in pixels; no size of one that is too short.
func sizeIn(ispe []byte) (width, height int) {
	if len(ispe) < 12 {
		return 0, 0
	}
	w, h := binary.BigEndian.Uint32(ispe[4:]), binary.BigEndian.Uint32(ispe[8:])
	return int(min(w, 1<<30)), int(min(h, 1<<30))
}

// orientationOf joins a turn, in quarters counter-clockwise, and the mirroring
// behind it (axis 0 upside down, 1 left to right, -1 none) to what EXIF calls it.
func orientationOf(turn, mirror int) int {
	switch mirror {
	case 0:
		return [4]int{4, 5, 2, 7}[turn]
	case 1:
		return [4]int{2, 7, 4, 5}[turn]
	}
	return [4]int{1, 8, 3, 6}[turn]
}
