package photo

import (
	"image/color"
	"path"

	"broadsheet/backend/finding"
)

// Probe reads what can be known without decoding a pixel: format, size,
// orientation, metadata and content hash. It takes milliseconds.
//
// The findings are about a photo that can be used; a file that cannot gives a
// *finding.Error and a Photo with no more than its ID, name and length.
func Probe(name string, data []byte) (Photo, []finding.Finding, error) {
	p := Photo{ID: idOf(data), Name: name, Bytes: int64(len(data)), Orientation: 1}
	h, err := readHeader(name, data)
	if err != nil {
		return p, nil, err
	}
	facts, metaErr := readMetadata(h.format.name, data)
	p.Format, p.Orientation, p.Meta = h.format.name, facts.orientation, facts.meta
	p.Width, p.Height = turned(h.width, h.height, p.Orientation)
	return p, h.findings(name, metaErr), nil
}

// findings tells what an editor should know of a usable photo.
func (h header) findings(name string, metaErr error) []finding.Finding {
	var out []finding.Finding
	note := func(s finding.Severity, code finding.Code, pairs ...string) {
		out = append(out, finding.New(s, code, finding.Place{File: name}, pairs...))
	}
	if !h.format.hasExtension(name) {
		note(finding.Note, WrongExtension, "extension", path.Ext(name), "format", h.format.name)
	}
	if h.model == color.CMYKModel {
		note(finding.Note, ConvertedCMYK)
	}
	if metaErr != nil {
		note(finding.Note, MetadataDamaged, "reason", reason(metaErr))
	}
	return out
}
