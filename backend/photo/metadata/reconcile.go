package metadata

import (
	"maps"
	"slices"
	"strings"
)

// The places that a field can come from.
const (
	FromEXIF    = "exif"
	FromIPTC    = "iptc"
	FromXMP     = "xmp"
	FromSidecar = "sidecar"
)

// Origin says where a field was taken from, and which other places say
// something else.
type Origin struct {
	From    string   `json:"from"`
	Differs []string `json:"differs,omitempty"`
}

// Origins are those of the fields that are known, by the field's name in JSON.
type Origins map[string]Origin

// sources are what each block says.
type sources struct {
	exif, iptc, xmp Fields
	weak            Fields // tags of EXIF that nobody relies on
	terms           string // of use, from XMP
	isInStep        bool   // IPTC is not known to be changed since XMP was written
}

// voice is what one place says of all fields.
type voice struct {
	from   string
	fields *Fields
}

// order is the order of trust of the Metadata Working Group (Guidelines for
// Handling Image Metadata 2.0, chapter 3, as ExifTool's module MWG does it):
// EXIF before the others for the fields that it has; IPTC before XMP only if
// its digest tells that it was changed since, by a program without XMP.
func (s *sources) order() []voice {
	exif, iptc, xmp := voice{FromEXIF, &s.exif}, voice{FromIPTC, &s.iptc}, voice{FromXMP, &s.xmp}
	if s.isInStep {
		return []voice{exif, xmp, iptc, {FromEXIF, &s.weak}}
	}
	return []voice{exif, iptc, xmp, {FromEXIF, &s.weak}}
}

// reconcile settles each field, tells its origin, and what others say instead.
func (s *sources) reconcile() (Fields, Origins, map[string][]Said) {
	var out Fields
	origins, lost := Origins{}, map[string][]Said{}
	for _, d := range fields {
		if o, from, others := s.settle(d); from != nil {
			d.set(&out, from)
			origins[d.name], lost[d.name] = o, others
		}
	}
	if s.terms != "" && out.Rights == "" {
		origins["rights"] = Origin{From: FromXMP}
	}
	out.Rights = withTerms(out.Rights, s.terms)
	if len(origins) == 0 {
		origins = nil
	}
	return out, origins, lost
}

// settle returns the origin of a field, the fields that it is taken from, nil
// if nobody knows it, and what other places say instead.
func (s *sources) settle(d field) (o Origin, from *Fields, lost []Said) {
	for _, v := range s.order() {
		said := d.values(v.fields)
		switch {
		case len(said) == 0:
		case from == nil || isCutOf(d.values(from), said) && o.From == FromIPTC:
			o.From, from = v.from, v.fields
		case !slices.Equal(said, d.values(from)) && !isCutOf(said, d.values(from)) && v.from != o.From:
			o.Differs = append(o.Differs, v.from)
			lost = append(lost, Said{v.from, said})
		}
	}
	return o, from, lost
}

// shortestLimit is the least that a dataset of IPTC may hold, less a character
// that had no room.
const shortestLimit = 32 - 3

// isCutOf reports whether texts are others cut to the length of an IPTC
// dataset: they say the same.
func isCutOf(cut, whole []string) bool {
	if len(cut) != len(whole) || slices.Equal(cut, whole) {
		return false
	}
	for i := range cut {
		if cut[i] != whole[i] && (len(cut[i]) < shortestLimit || !strings.HasPrefix(whole[i], cut[i])) {
			return false
		}
	}
	return true
}

// withTerms joins a copyright notice and terms of use.
func withTerms(notice, terms string) string {
	switch {
	case strings.Contains(notice, terms):
		return notice
	case strings.Contains(terms, notice):
		return terms
	}
	return notice + " " + terms
}

// WithSidecar returns what was found with the fields of a sidecar over it: the
// sidecar is newer, or it would not be there. What it leaves empty stays.
func (f Found) WithSidecar(sidecar Fields) Found {
	origins, lost := Origins{}, maps.Clone(f.lost)
	maps.Copy(origins, f.Origins)
	for _, d := range fields {
		said, had := d.values(&sidecar), d.values(&f.Fields)
		if len(said) == 0 {
			continue
		}
		o := Origin{From: FromSidecar}
		if len(had) > 0 && !slices.Equal(said, had) {
			o.Differs = append([]string{origins[d.name].From}, origins[d.name].Differs...)
		}
		if lost != nil {
			lost[d.name] = others(said, append([]Said{{origins[d.name].From, had}}, lost[d.name]...))
		}
		origins[d.name] = o
		d.set(&f.Fields, &sidecar)
	}
	f.Origins, f.lost = origins, lost
	return f
}
