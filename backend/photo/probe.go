package photo

import (
	"path"
	"strings"

	"broadsheet/backend/colour/icc"
	"broadsheet/backend/finding"
	"broadsheet/backend/photo/heif"
)

// Probe reads what can be known without decoding a pixel: format, size,
// orientation, metadata and content hash. It takes milliseconds.
//
// The findings are about a photo that can be used; what Photo.Findings tells is
// not among them. A file that cannot be used gives a *finding.Error and a Photo
// with no more than its ID, name and length.
func Probe(name string, data []byte) (Photo, []finding.Finding, error) {
	p := Photo{ID: idOf(data), Name: name, Bytes: int64(len(data)), Orientation: 1}
	h, err := readHeader(name, data)
	if err != nil {
		return p, nil, err
	}
	facts, metaErr := readMetadata(h.format.name, data)
	p.Format, p.Orientation, p.Meta = h.format.name, h.orientation(facts.orientation), facts.meta
	p.Width, p.Height = turned(h.width, h.height, p.Orientation)
	p.Damage = h.jpegDamage(data)
	own := h.profile(data)
	p.Profile, p.ProfileFault = own.description, own.misfit(h.space())
	return p, append(h.findings(name, own, metaErr), p.Meta.findings(name)...), nil
}

// findings tells where a photo says two things of what a page prints.
func (m Metadata) findings(name string) []finding.Finding {
	var out []finding.Finding
	for _, f := range []struct {
		field string
		code  finding.Code
	}{{"caption", CaptionDiffers}, {"byline", CreditDiffers}, {"credit", CreditDiffers}} {
		if o := m.Origins[f.field]; len(o.Differs) > 0 && (len(out) == 0 || out[len(out)-1].Code != f.code) {
			out = append(out, finding.New(finding.Note, f.code, finding.Place{File: name},
				"origin", strings.ToUpper(o.From), "others", strings.ToUpper(strings.Join(o.Differs, ", "))))
		}
	}
	return out
}

// findings tells what an editor should know of a usable photo.
func (h header) findings(name string, own *profile, metaErr error) []finding.Finding {
	var out []finding.Finding
	note := func(s finding.Severity, code finding.Code, pairs ...string) {
		out = append(out, finding.New(s, code, finding.Place{File: name}, pairs...))
	}
	if !h.format.hasExtension(name) {
		note(finding.Note, WrongExtension, "extension", path.Ext(name), "format", h.format.name)
	}
	if h.space() == icc.CMYK && own.space == "" && own.fault == "" {
		note(finding.Note, ConvertedCMYK)
	}
	if h.heif.Profile == nil && h.format.heif == heif.AVIF && isHighRange(h.heif.Colours) {
		note(finding.Note, HighRange)
	}
	if metaErr != nil {
		note(finding.Note, MetadataDamaged, "reason", reason(metaErr))
	}
	return out
}

// Findings tells what is wrong with a photo that is shown all the same: what
// Probe could see of it, and after Analyse all that the decoder met.
func (p Photo) Findings() []finding.Finding {
	var out []finding.Finding
	warn := func(code finding.Code, reason string) {
		out = append(out, finding.New(finding.Warning, code, finding.Place{File: p.Name}, "reason", reason))
	}
	switch p.Damage {
	case "":
	case cutOff:
		warn(CutOff, p.Damage)
	default:
		warn(PartlyLost, p.Damage)
	}
	if p.ProfileFault != "" {
		warn(ProfileUnfit, p.ProfileFault)
	}
	return out
}
