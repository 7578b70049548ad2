package metadata

import "encoding/xml"

// The properties of XMP that hold our fields. Each is a plain text or a list;
// an Alt has a text for each language.
var (
	dcDescription  = xml.Name{Space: nsDC, Local: "description"}
	dcTitle        = xml.Name{Space: nsDC, Local: "title"}
	dcRights       = xml.Name{Space: nsDC, Local: "rights"}
	dcCreator      = xml.Name{Space: nsDC, Local: "creator"}
	dcSubject      = xml.Name{Space: nsDC, Local: "subject"}
	psHeadline     = xml.Name{Space: nsPhotoshop, Local: "Headline"}
	psCredit       = xml.Name{Space: nsPhotoshop, Local: "Credit"}
	psSource       = xml.Name{Space: nsPhotoshop, Local: "Source"}
	psDate         = xml.Name{Space: nsPhotoshop, Local: "DateCreated"}
	psCity         = xml.Name{Space: nsPhotoshop, Local: "City"}
	psState        = xml.Name{Space: nsPhotoshop, Local: "State"}
	psCountry      = xml.Name{Space: nsPhotoshop, Local: "Country"}
	coreLocation   = xml.Name{Space: nsCore, Local: "Location"}
	extPeople      = xml.Name{Space: nsExt, Local: "PersonInImage"}
	rightsTerms    = xml.Name{Space: nsRights, Local: "UsageTerms"}
	exifTaken      = xml.Name{Space: nsEXIF, Local: "DateTimeOriginal"}
	noteExtended   = xml.Name{Space: nsNote, Local: "HasExtendedXMP"}
	preferredNames = map[string]string{
		nsDC: "dc", nsPhotoshop: "photoshop", nsCore: "Iptc4xmpCore", nsExt: "Iptc4xmpExt", nsNote: "xmpNote",
	}
)

// property says where in XMP a field is written, in which container of RDF
// (none for a plain text), and which properties are read for it.
type property struct {
	field     string
	name      xml.Name
	container string
	read      []xml.Name
}

// vocabulary is in the order that is written: what readers need first.
var vocabulary = []property{
	{"caption", dcDescription, "Alt", []xml.Name{dcDescription}},
	{"headline", psHeadline, "", []xml.Name{psHeadline}},
	{"title", dcTitle, "Alt", []xml.Name{dcTitle}},
	{"byline", dcCreator, "Seq", []xml.Name{dcCreator}},
	{"credit", psCredit, "", []xml.Name{psCredit}},
	{"source", psSource, "", []xml.Name{psSource}},
	{"rights", dcRights, "Alt", []xml.Name{dcRights, rightsTerms}},
	{"date", psDate, "", []xml.Name{psDate, exifTaken}},
	{"place", coreLocation, "", []xml.Name{coreLocation, psCity, psState, psCountry}},
	{"people", extPeople, "Bag", []xml.Name{extPeople}},
	{"keywords", dcSubject, "Bag", []xml.Name{dcSubject}},
}

// isRead holds the properties that are read.
var isRead = func() map[xml.Name]bool {
	out := map[xml.Name]bool{}
	for _, p := range vocabulary {
		for _, name := range p.read {
			out[name] = true
		}
	}
	return out
}()

// fields returns what the properties say, and apart from the copyright notice
// the terms of use.
func (p properties) fields() (f Fields, terms string) {
	one := func(name xml.Name) string { return firstOf(p[name]...) }
	f = Fields{
		Caption: one(dcDescription), Headline: one(psHeadline), Title: one(dcTitle),
		Byline: joinNames(tidyAll(p[dcCreator])), Credit: one(psCredit), Source: one(psSource), Rights: one(dcRights),
		Date:   firstOf(day(one(psDate)), day(one(exifTaken))),
		Place:  place{tidy(one(coreLocation)), tidy(one(psCity)), tidy(one(psState)), tidy(one(psCountry))}.String(),
		People: p[extPeople], Keywords: p[dcSubject],
	}
	return f.Normal(), tidy(one(rightsTerms))
}

// values returns what is written of a field: its texts, the creators one by
// one.
func (p property) values(f *Fields) []string {
	for _, d := range fields {
		switch {
		case d.name != p.field:
		case p.name == dcCreator && f.Byline != "":
			return splitNames(f.Byline)
		default:
			return d.values(f)
		}
	}
	return nil
}
