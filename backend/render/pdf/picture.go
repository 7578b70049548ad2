package pdf

import (
	"errors"
	"fmt"

	"broadsheet/backend/colour"
	"broadsheet/backend/photo"
	"broadsheet/backend/render"
)

// pictureName is the name of picture i in the content of every page, until
// each page gives its pictures numbers of its own.
func pictureName(i int) string { return fmt.Sprintf("Picture%d", i) }

// checkAll holds every picture to what its object is going to say of it.
// Errors: *render.PictureError.
func (f *fetching) checkAll(standard Standard) error {
	for i := range f.pictures {
		if err := checkPicture(&f.pictures[i], standard); err != nil {
			return &render.PictureError{Photo: f.order[i].photo, Err: err}
		}
	}
	return nil
}

// checkPicture also takes a JPEG's size from its bytes, which a reader
// believes more than the dictionary.
func checkPicture(p *render.Encoded, standard Standard) error {
	if p.Space == photo.SRGB && standard == X1a {
		return errors.New("it is in RGB, and PDF/X-1a holds process inks alone")
	}
	if p.Coding == photo.Flate {
		return checkRows(p)
	}
	width, height, channels := frame(p.Data)
	switch {
	case width == 0 || height == 0:
		return errors.New("the rendition is no JPEG")
	case channels != p.Space.Channels():
		return fmt.Errorf("the rendition has %d channels, its space has %d", channels, p.Space.Channels())
	}
	p.Width, p.Height = width, height
	return nil
}

// checkRows looks at the head of a zlib stream (RFC 1950, 2.2).
func checkRows(p *render.Encoded) error {
	if p.Width <= 0 || p.Height <= 0 {
		return errors.New("the rendition has no size")
	}
	if len(p.Data) < 2 || p.Data[0]&15 != 8 || (int(p.Data[0])<<8|int(p.Data[1]))%31 != 0 {
		return errors.New("the rendition is no zlib stream")
	}
	return nil
}

// frame returns what a JPEG's frame header declares; zeros where there is none
// (ITU T.81, B.2.2).
func frame(b []byte) (width, height, channels int) {
	word := func(at int) int { return int(b[at])<<8 | int(b[at+1]) }
	for at := 2; at+9 < len(b) && b[at] == 0xff; {
		marker := b[at+1]
		switch {
		case marker == 0xff: // fill
			at++
			continue
		case marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc:
			return word(at + 7), word(at + 5), int(b[at+9])
		}
		at += 2 + word(at+2)
	}
	return 0, 0, 0
}

// addPictures adds an image object for every picture: page content may name
// them from then on.
func (f *finishing) addPictures(pictures []render.Encoded) {
	f.images = dict{}
	for i := range pictures {
		f.images[name(pictureName(i))] = f.add(f.image(&pictures[i]))
	}
}

// image returns the object of a picture (ISO 32000-1, 8.9.5).
func (f *finishing) image(p *render.Encoded) *stream {
	d := dict{
		"Type": name("XObject"), "Subtype": name("Image"), "BitsPerComponent": plain("8"),
		"Width": number(p.Width), "Height": number(p.Height), "ColorSpace": f.spaceOf(p.Space),
	}
	if p.Coding == photo.JPEG {
		d["Filter"] = name("DCTDecode")
		if p.Space == photo.CMYK { // Adobe's way: 255 is no ink
			d["Decode"] = array{number(1), number(0), number(1), number(0), number(1), number(0), number(1), number(0)}
		}
		return &stream{d, p.Data}
	}
	d["Filter"] = name("FlateDecode")
	d["DecodeParms"] = dict{
		"Predictor": plain("15"), "BitsPerComponent": plain("8"),
		"Colors": number(p.Space.Channels()), "Columns": number(p.Width),
	}
	return &stream{d, p.Data}
}

// spaceOf says what the samples mean. Greys and black ink are both DeviceGray,
// which a press prints with K alone; RGB is always by its profile.
func (f *finishing) spaceOf(s photo.Space) object {
	switch s {
	case photo.SRGB:
		return array{name("ICCBased"), f.screenProfile()}
	case photo.CMYK:
		return name("DeviceCMYK")
	}
	return name("DeviceGray")
}

// screenProfile returns the profile of sRGB, which is in the file once.
func (f *finishing) screenProfile() ref {
	if f.srgb == 0 {
		f.srgb = f.add(&stream{
			dict{"N": plain("3"), "Alternate": name("DeviceRGB"), "Filter": name("FlateDecode")},
			deflate(colour.SRGBProfile()),
		})
	}
	return f.srgb
}
