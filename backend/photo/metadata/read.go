package metadata

// parts are the blocks of metadata of a file, each as its standard lays it out.
type parts struct {
	exif   []byte // a TIFF structure
	iim    []byte // datasets of IPTC-IIM
	digest []byte // of the IPTC when XMP was written with it; nil if unknown
	xmp    [][]byte
}

// maxPackets limits how many packets of XMP are read: one, its extension, and
// what a careless program has added.
const maxPackets = 4

// addXMP takes a packet; those beyond the limit are left alone.
func (p *parts) addXMP(packet []byte) {
	if len(p.xmp) < maxPackets {
		p.xmp = append(p.xmp, packet)
	}
}

// Found is what the metadata of a photo say.
type Found struct {
	Fields
	Origins     Origins
	Orientation int // EXIF, 1 to 8; 1 where none is told
	// HasCoordinates says that EXIF or XMP tell where the photo was taken, by
	// latitude and longitude.
	HasCoordinates bool
	lost           map[string][]Said // by field: what other places say instead
}

// Read returns the metadata of a photo in the format "jpeg", "png", "tiff",
// "webp", "avif" or "heic"; others carry none. What was read before an error
// counts.
func Read(format string, data []byte) (Found, error) {
	return partsOf(format, data).found()
}

func partsOf(format string, data []byte) parts {
	switch format {
	case "jpeg":
		return jpegParts(data)
	case "png":
		return pngParts(data)
	case "tiff":
		return tiffParts(data)
	case "webp":
		return webpParts(data)
	case "avif", "heic":
		return boxParts(data)
	}
	return parts{}
}

// ReadSidecar reads an .xmp file. What was read before an error counts.
func ReadSidecar(data []byte) (Fields, error) {
	p, err := readXMP(data)
	f, terms := p.fields()
	f.Rights = withTerms(f.Rights, terms)
	return f, err
}

func (p parts) found() (Found, error) {
	var s sources
	var out Found
	s.exif, s.weak, out.Orientation = fromEXIF(p.exif)
	s.iptc, s.isInStep = fromIIM(p.iim), p.isInStep()
	all := properties{}
	var firstErr error
	for _, packet := range p.xmp {
		found, err := readXMP(packet)
		if all.add(found); firstErr == nil {
			firstErr = err
		}
	}
	s.xmp, s.terms = all.fields()
	out.Fields, out.Origins, out.lost = s.reconcile()
	out.HasCoordinates = exifHasCoordinates(p.exif) || all.haveCoordinates()
	return out, firstErr
}
